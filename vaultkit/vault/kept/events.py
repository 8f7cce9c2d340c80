"""Kept events: the measures that hold events to the parts of a cache file and back, with the path of an event where it
is the one that the index has, or the measures have, at that path."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, TypeAlias

import msgspec
from msgspec import Struct
from msgspec.structs import fields

from vaultkit.model.index import Index
from vaultkit.model.measures import Measures, Membership, Series
from vaultkit.model.record import Event
from vaultkit.vault.kept.tables import decoded, encoded

_Ref: TypeAlias = str | Event
_OTHERS = tuple(one for one in fields(Membership) if one.name != "events")
_OF_MEMBERSHIP = attrgetter(*(one.name for one in _OTHERS))
_Membership = msgspec.defstruct("_Membership", [(one.name, one.type) for one in _OTHERS], frozen=True, array_like=True)


class _Kept(Struct, frozen=True):
    """How each of them is kept."""

    events: tuple[_Ref, ...]
    by_attendance: dict[str, tuple[_Ref, ...]]
    series: tuple[tuple[str, str, tuple[_Ref, ...]], ...]
    memberships: dict[str, tuple[_Membership, tuple[_Ref, ...]]]  # type: ignore[valid-type]


OF_EVENTS = _Kept.__struct_fields__
"""Which they are, by name."""


def event_parts(m: Measures, index: Index) -> Iterator[tuple[str, bytes]]:
    """The parts of these of the measures, with their names; raises UnpackedError."""
    known = m.events
    yield "events", encoded(_refs(known.values(), _by_path(index)))
    yield "by_attendance", encoded({word: _refs(some, known) for word, some in m.by_attendance.items()})
    yield "series", encoded([(one.name, one.group, _refs(one.editions, known)) for one in m.series])
    told = {path: (_OF_MEMBERSHIP(one), _refs(one.events, known)) for path, one in m.memberships.items()}
    yield "memberships", encoded(told)


def read_events(data: bytes, index: Index) -> dict[str, Event]:
    """The events of these bytes, by path; raises KeyError or ValueError on others."""
    return {event.path: event for event in _events(decoded(_Kept, "events", data), _by_path(index))}


def read_of_events(name: str, data: bytes, known: Mapping[str, Event]) -> Any:
    """What else has that name, of the events that are known; raises KeyError or ValueError on other bytes."""
    told = decoded(_Kept, name, data)
    if name == "series":
        return tuple(Series(name=one, group=group, editions=_events(some, known)) for one, group, some in told)
    if name == "by_attendance":
        return {word: _events(some, known) for word, some in told.items()}
    names = _Membership.__struct_fields__
    return {
        path: Membership(**{name: getattr(one, name) for name in names}, events=_events(some, known))
        for path, (one, some) in told.items()
    }


def _refs(events: Iterable[Event], known: Mapping[str, Event]) -> list[_Ref]:
    return [event.path if known.get(event.path) is event else event for event in events]


def _events(refs: Sequence[_Ref], known: Mapping[str, Event]) -> tuple[Event, ...]:
    return tuple([known[ref] if isinstance(ref, str) else ref for ref in refs])


def _by_path(index: Index) -> Mapping[str, Event]:
    return {event.path: event for event in index.events}
