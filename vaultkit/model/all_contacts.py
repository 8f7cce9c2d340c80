"""All contacts: those with everybody, oldest first, put together when they are asked for; most ask for the newest."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import Any, Protocol, TypeVar

from vaultkit.model.lazy import LazySequence
from vaultkit.model.memory import Memory
from vaultkit.model.record import Interaction

_RECENT_DAYS = 400
"""What a build says of contact reaches back a year and the rest of the month in which that began."""
_DAY = attrgetter("day")
_Value = TypeVar("_Value")


class _Tie(Protocol):
    @property
    def contacts(self) -> Sequence[Interaction]: ...

    @property
    def days(self) -> tuple[date, ...]: ...


class AllContacts(LazySequence[Interaction]):
    """The contacts of all ties; those of the last months are found without a look at all others."""

    def __init__(self, ties: Mapping[str, _Tie], today: date, memory: Memory | None = None) -> None:
        """Of the ties by path, as of that day; a `memory` tells what was made of each tie before."""
        super().__init__(lambda: _together(tie.contacts for tie in ties.values()))
        self._ties, self._memory = ties, memory or Memory()
        self._told: dict[str, Mapping[str, Any]] = {}
        self.since = date.fromordinal(max(today.toordinal() - _RECENT_DAYS, 1))

    def between(self, first: date, last: date) -> Sequence[Interaction]:
        """The contacts from the first to the last day."""
        if first < self.since:
            return between(self._every, first, last)
        ties = [tie for tie in self._ties.values() if tie.days and tie.days[-1] >= first]
        return _together(between(tie.contacts, first, last) for tie in ties)

    def of_each(self, name: str, make: Callable[[Sequence[Interaction]], _Value]) -> Mapping[str, _Value]:
        """What `make`, a function that goes by that name, gives of the contacts with each person from the day `since`
        on, by path, of those who have any; worked out once."""
        if name not in self._told:
            since, keys = self.since, tuple(self._ties)

            def made(tie: _Tie) -> _Value | None:
                days = tie.days
                return (
                    make(tie.contacts[bisect_left(tie.contacts, since, key=_DAY) :])
                    if days and days[-1] >= since
                    else None
                )

            values = self._memory.each(name, made, since).of(self._ties.values())
            self._told[name] = self._memory.table(f"{name} by person", _itself).of(keys, values)
        return self._told[name]

    @cached_property
    def _recent(self) -> tuple[Interaction, ...]:
        since = self.since
        alive = (tie.contacts for tie in self._ties.values() if tie.days and tie.days[-1] >= since)
        return _together(contacts[bisect_left(contacts, since, key=_DAY) :] for contacts in alive)

    def __reversed__(self) -> Iterator[Interaction]:
        recent = self._recent
        yield from reversed(recent)
        yield from reversed(self._every[: len(self._every) - len(recent)])


def _itself(value: _Value) -> _Value:
    return value


def between(contacts: Sequence[Interaction], first: date, last: date) -> Sequence[Interaction]:
    """Those of the contacts, oldest first, that lie in these days."""
    return contacts[bisect_left(contacts, first, key=_DAY) : bisect_right(contacts, last, key=_DAY)]


def _together(every: Iterable[Iterable[Interaction]]) -> tuple[Interaction, ...]:
    """The contacts of all ties, oldest first."""
    # Ties are in the order of their paths, contacts with one person in that of their places: so they stay on a day.
    days: defaultdict[date, list[Interaction]] = defaultdict(list)
    for contacts in every:
        for contact in contacts:
            days[contact.day].append(contact)
    return tuple(chain.from_iterable(map(days.__getitem__, sorted(days))))
