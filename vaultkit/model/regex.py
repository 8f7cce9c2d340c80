"""Regex: regular expressions that are compiled when one is first asked, since to compile all of them takes longer than
most commands do."""

import re
from functools import cached_property
from typing import Any, AnyStr, cast


class WaitingRegex:
    """A regular expression with all that a compiled one has; what was asked once is its own attribute from then on, and
    costs no more than that of a compiled one."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        """Nothing is looked at before it is needed; then a wrong source raises re.error."""
        self._written = source, flags

    @cached_property
    def compiled(self) -> "re.Pattern[Any]":
        """The expression itself."""
        return re.compile(*self._written)

    def __getattr__(self, name: str) -> Any:
        """What the compiled expression calls so."""
        found = getattr(self.compiled, name)
        setattr(self, name, found)
        return found


def regex(source: AnyStr, flags: int = 0) -> "re.Pattern[AnyStr]":
    """The expression, as `re.compile` gives it, but that it is compiled at its first use."""
    return cast("re.Pattern[AnyStr]", WaitingRegex(source, flags))
