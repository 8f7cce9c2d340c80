"""Characters: how many of them a call gives to patterns, whose loops run inside C and are no steps."""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from vaultkit.model.regex import WaitingRegex

_WHOLE = frozenset(("finditer", "findall", "sub", "subn", "split"))
_SOUGHT = frozenset(("search", "match", "fullmatch"))


def characters(call: Callable[[], object], *, within: str) -> int:
    """How many characters the call gives to the patterns of the modules whose names begin so: a search counts up to
    what it finds, else to the text's end; what is matched in place counts as far as it reaches."""
    counted = _Count()
    with _watched(within, counted):
        call()
    return counted.characters


class _Count:
    def __init__(self) -> None:
        self.characters = 0

    def call(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The method of a pattern, counted."""

        def counted(*args: Any, **words: Any) -> Any:
            found = function(*args, **words)
            text = next((arg for arg in reversed(args) if isinstance(arg, str)), "")
            begin = args[1] if len(args) > 1 and isinstance(args[1], int) else 0
            if name in _WHOLE or (name == "search" and found is None):
                self.characters += len(text) - begin
            elif found is not None:
                self.characters += found.end() - begin
            self.characters += 1
            return found

        return counted


class _Watched:
    """Stands for a compiled pattern, or for the module `re`."""

    def __init__(self, original: Any, count: _Count) -> None:
        self._original, self._count = original, count

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._original, name)
        return self._count.call(name, value) if name in _WHOLE | _SOUGHT else value


@contextmanager
def _watched(within: str, count: _Count) -> Iterator[None]:
    modules = [module for name, module in sys.modules.items() if name.startswith(within)]
    places: list[tuple[ModuleType, str, Any]] = [
        (module, name, value)
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, (re.Pattern, WaitingRegex)) or value is re
    ]
    for module, name, value in places:
        setattr(module, name, _Watched(value, count))
    try:
        yield
    finally:
        for module, name, value in places:
            setattr(module, name, value)
