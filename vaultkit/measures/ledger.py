"""Ledger: attended events put together by format, size or field, with what they gave and what is worth another try."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from math import fsum, sqrt
from operator import attrgetter

from vaultkit.measures.events import size_of
from vaultkit.measures.rhythm import middle
from vaultkit.measures.standing import NEW_DAYS
from vaultkit.measures.yields import together
from vaultkit.model.derived import Derived
from vaultkit.model.measures import Yield
from vaultkit.model.record import Event, Group

ENOUGH = 3
"""Fewer events than this are never summed up, and fewer ratings give no median."""
OPTIMISM = 1.5
GOOD = 4.0
MIX_DAYS = 183
_DAY = attrgetter("day")


class Account(Derived, frozen=True, kw_only=True):
    """The events of one kind: its name as first written, the events oldest first, and what they gave in people."""

    name: str
    events: tuple[Event, ...]
    people: Yield

    @cached_property
    def ratings(self) -> tuple[float, ...]:
        """The resonances that were noted, oldest first."""
        return tuple(e.resonated for e in self.events if e.resonated is not None)

    @cached_property
    def energies(self) -> tuple[float, ...]:
        """The energies that were noted, oldest first."""
        return tuple(e.energy for e in self.events if e.energy is not None)

    @cached_property
    def resonance(self) -> float | None:
        """The median resonance, from three ratings on."""
        return _median(self.ratings)

    @cached_property
    def energy(self) -> float | None:
        """The median energy, from three notes of it on."""
        return _median(self.energies)

    @cached_property
    def size(self) -> str:
        """The size as a word, where all of them were of one size."""
        sizes = {size_of(event) for event in self.events}
        return sizes.pop() if len(sizes) == 1 else ""

    @property
    def again(self) -> str:
        """What one noted last about going again, "" for nothing."""
        return next((event.again for event in reversed(self.events) if event.again), "")

    @property
    def hours(self) -> float:
        """The hours that were noted, together."""
        return sum(e.hours for e in self.events if e.hours is not None)


def _median(values: Sequence[float]) -> float | None:
    return middle(values) if len(values) >= ENOUGH else None


def formats_of(event: Event) -> tuple[str, ...]:
    """The format, as the one kind that an event is of."""
    return (event.format,) if event.format else ()


def sizes_of(event: Event) -> tuple[str, ...]:
    """The size as a word, as the one kind that an event is of."""
    return (size,) if (size := size_of(event)) else ()


def fields_of(event: Event) -> tuple[str, ...]:
    """The fields: an event counts once in each."""
    return event.fields


def accounts(
    events: Iterable[Event], kinds: Callable[[Event], tuple[str, ...]], yields: Mapping[str, Yield]
) -> tuple[Account, ...]:
    """The events by kind, those tried most first, then by name; `yields` is what each gave in people, by path."""
    names: dict[str, str] = {}
    keys: dict[str, str] = {}
    found: dict[str, list[Event]] = {}
    for event in events:
        for name in kinds(event):
            key = keys.get(name)
            if key is None:
                key = keys[name] = name.strip().casefold()
                names.setdefault(key, name.strip())
                found.setdefault(key, [])
            if not (those := found[key]) or those[-1] is not event:
                those.append(event)
    gave = {path: one for path, one in yields.items() if one.met}
    every = [
        Account(
            name=names[key],
            events=tuple(those),
            people=together([gave[event.path] for event in those if event.path in gave]),
        )
        for key, those in found.items()
        if key
    ]
    return tuple(sorted(every, key=lambda a: (-len(a.events), a.name.casefold())))


def overall_resonance(events: Iterable[Event]) -> float | None:
    """The mean of all resonances that were noted."""
    rated = [e.resonated for e in events if e.resonated is not None]
    return fsum(rated) / len(rated) if rated else None


def upper_bound(ratings: Sequence[float], overall: float) -> float:
    """How good a kind of event may still be: its mean with one event at the overall mean added, plus 1.5 / sqrt(n)."""
    return (sum(ratings) + overall) / (len(ratings) + 1) + OPTIMISM / sqrt(len(ratings))


def worth_another_try(ratings: Sequence[float], overall: float) -> bool:
    """Whether the bound still reaches a good evening (4), or the overall mean where that is lower: one bad evening
    never ends an experiment."""
    return upper_bound(ratings, overall) >= min(overall, GOOD)


def novel(events: Sequence[Event], groups: Mapping[str, Group]) -> tuple[Event, ...]:
    """The events, out of all tried oldest first, that were the first of their format, of a field or of their group;
    none of a group that one had known before, as its log or its `since` says."""
    seen: set[tuple[str, str]] = set()
    as_written: set[tuple[tuple[str, ...], str, str]] = set()
    found = []
    for event in events:
        group = event.group
        written = event.fields, event.format, (group.path or group.name) if group else ""
        if written in as_written:
            continue
        as_written.add(written)
        traits = _traits(event)
        if traits - seen and not _is_known(event, groups):
            found.append(event)
        seen |= traits
    return tuple(found)


def _is_known(event: Event, groups: Mapping[str, Group]) -> bool:
    group = groups.get(event.group.path) if event.group else None
    if group is None or event.day is None:
        return False
    if group.since and (event.day - group.since).days > NEW_DAYS:
        return True
    return any(day < event.day for day in group.attended)


def _traits(event: Event) -> set[tuple[str, str]]:
    traits = {("field", field.casefold()) for field in event.fields}
    if event.format:
        traits.add(("format", event.format.casefold()))
    if event.group:
        traits.add(("group", event.group.path or event.group.name.casefold()))
    return traits


def recent(events: Sequence[Event], today: date) -> Sequence[Event]:
    """The events of the last 6 months, out of all that one was at, oldest first."""
    return events[bisect_right(events, today - timedelta(days=MIX_DAYS), key=_DAY) :]
