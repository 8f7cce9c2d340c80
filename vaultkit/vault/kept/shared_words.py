"""Shared words: what is said again and again of the notes of a vault (a path, a kind, a day) as one value each. What is
decoded has each place of it as a value of its own, and in a large vault these are most of what is held in memory."""

from collections.abc import Callable, Iterable, Mapping
from sys import intern
from typing import Any

from msgspec.structs import force_setattr

from vaultkit.model.accounts import Account, EventRecord
from vaultkit.model.location import Location
from vaultkit.model.record import Interaction

_TABLES = ("told", "promises", "backlinks", "unresolved")
"""The mappings of an account."""


class Words:
    """Those of one vault; what is given to it anew must not be in other hands yet."""

    def __init__(self) -> None:
        """None yet."""
        self._known: dict[Any, Any] = {}
        self._share: Callable[[Any, Any], Any] = self._known.setdefault

    def forget(self) -> None:
        """What is given from now on is not shared with what was given before."""
        self._known.clear()

    def _paths(self, some: Iterable[str]) -> tuple[str, ...]:
        """The same paths."""
        every = tuple(some)
        return tuple(map(self._share, every, every))

    def share_all(self, values: Mapping[str, Any]) -> None:
        """Shares what the notes at these paths say: what they tell, or what they describe."""
        for path, value in values.items():
            kind = type(value)
            if kind is Account:
                self._share_told(value, path)
            elif kind is tuple:
                self._share_of(value[0])

    def _share_told(self, account: Account, path: str) -> None:
        for name in _TABLES:
            if told := getattr(account, name):
                table = dict(zip(self._paths(told), told.values(), strict=True))
                self._share_in(table, path)
                force_setattr(account, name, table)

    def _share_in(self, table: Mapping[str, Any], path: str) -> None:
        """Places, pieces of evidence and promises, by whom they are about."""
        share = self._share
        for key, values in table.items():
            for one in values:
                if type(one) is Location:
                    place = one
                else:
                    place = one.location
                    if one.person == key:
                        force_setattr(one, "person", key)
                    if type(one) is Interaction:
                        force_setattr(one, "kind", intern(one.kind))
                        force_setattr(one, "day", share(one.day, one.day))
                        force_setattr(one, "depth", share(one.depth, one.depth))
                    if one.links:
                        force_setattr(one, "links", share(one.links, one.links))
                if place.path == path:
                    force_setattr(place, "path", path)

    def _share_of(self, record: Any) -> None:
        """Whom an event names; of a person nothing is said twice."""
        if type(record) is EventRecord:
            force_setattr(record.event, "people", self._paths(record.event.people))
