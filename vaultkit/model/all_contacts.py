"""All contacts: those with everybody, oldest first, put together when they are asked for; most ask for the newest."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import Any, Protocol, TypeVar

from vaultkit.model.contact_summary import ContactSummary
from vaultkit.model.lazy import LazySequence
from vaultkit.model.memory import Memory
from vaultkit.model.record import Interaction

_RECENT_DAYS = 400
"""What a build says of contact reaches back a year and the rest of the month in which that began."""
_LATELY_DAYS = 7
"""What a build tells of single contacts reaches back to the beginning of the week."""
_DAY = attrgetter("day")
_Value = TypeVar("_Value")


class Contacted(Protocol):
    """The contacts with one person, and what they come to."""

    @property
    def contacts(self) -> Sequence[Interaction]:
        """The contacts that count, oldest first."""

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which they were, each once."""

    @property
    def summary(self) -> ContactSummary:
        """What is asked of the contacts of everybody."""


class AllContacts(LazySequence[Interaction]):
    """The contacts of all ties; those of the last months are found without a look at all others."""

    def __init__(self, ties: Mapping[str, Contacted], today: date, memory: Memory | None = None) -> None:
        """Of the ties by path, as of that day; a `memory` tells what was made of each tie before."""
        super().__init__(lambda: _together(tie.contacts for tie in ties.values()))
        self._ties, self._memory = ties, memory or Memory()
        self._told: dict[str, Mapping[str, Any]] = {}
        self._once: dict[str, Any] = {}
        self.since, self._lately = recent_since(today), lately_since(today)

    def between(self, first: date, last: date) -> Sequence[Interaction]:
        """The contacts from the first to the last day."""
        if first < self.since:
            return between(self._every, first, last)
        ties = [tie for tie in self._ties.values() if tie.days and tie.days[-1] >= first]
        is_late = first >= self._lately
        return _together(between(tie.summary.lately if is_late else tie.contacts, first, last) for tie in ties)

    def once(self, name: str, make: Callable[[], _Value]) -> _Value:
        """What `make`, which goes by that name, gives; worked out once."""
        if name not in self._once:
            self._once[name] = make()
        found: _Value = self._once[name]
        return found

    def of_each(self, name: str, make: Callable[[Contacted], _Value | None], since: date) -> Mapping[str, _Value]:
        """What `make`, a function that goes by that name and that day, gives of each tie, by path, of those of which it
        gives anything; worked out once."""
        if name not in self._told:
            keys = tuple(self._ties)
            values = self._memory.each(name, make, since).of(self._ties.values())
            self._told[name] = self._memory.table(f"{name} by person", _itself).of(keys, values)
        return self._told[name]


@lru_cache(maxsize=4)
def recent_since(today: date) -> date:
    """Since when contact is recent on that day."""
    return date.fromordinal(max(today.toordinal() - _RECENT_DAYS, 1))


@lru_cache(maxsize=4)
def lately_since(today: date) -> date:
    """Since when the contacts themselves are at hand on that day."""
    return date.fromordinal(max(today.toordinal() - _LATELY_DAYS, 1))


def since(contacts: Sequence[Interaction], days: Sequence[date], first: date) -> Sequence[Interaction]:
    """The contacts, oldest first, from that day on; `days` are those on which they were."""
    if not days or days[-1] < first:
        return ()
    if len(contacts) == len(days):  # mostly there is one a day, and days are compared by themselves at once
        return contacts[bisect_left(days, first) :]
    return contacts[bisect_left(contacts, first, key=_DAY) :]


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
