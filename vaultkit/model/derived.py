"""Derived: values of which more follows than they hold, each of it worked out once, at the first question."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

from msgspec import Struct

_Value = TypeVar("_Value")


class Derived(Struct, frozen=True, dict=True, weakref=True):
    """A value that keeps what was worked out of it; that is no part of it: equal ones are equal without."""

    @cached_property
    def _known(self) -> dict[str, Any]:
        return {}

    def once(self, name: str, make: Callable[[Any], _Value]) -> _Value:
        """What `make` gives of this very value, worked out at the first call under that name. It must not hold the
        value itself: the collector of cycles does not look here, and both would stay for good."""
        known = self._known
        if name not in known:
            known[name] = make(self)
        value: _Value = known[name]
        return value
