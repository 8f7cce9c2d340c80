"""Attendance: the meetings of a group that could be expected, which of them were attended, and who knows one there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.record import Event, Group
from vaultkit.practices.measures.gatherings import attended, events_with, seen_at, status_on

STRIP = 10
KNOWN_FROM = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One expected meeting of a group: when, whether one was there, and the note that says so (for one that only the
    cadence expects, the group's)."""

    day: date
    there: bool
    location: Location


def meetings_of(index: Index, group: Group, today: date) -> tuple[Meeting, ...]:
    """The meetings expected up to that day, oldest first, one a day: its events and its own log lines; with a cadence
    also those that fell between them or since, where nothing is noted and one was not away.

    Nothing is expected before the first meeting that the notes know."""
    known: dict[date, Meeting] = {}
    for meeting in (*_logged(group, today), *_from_events(index, group, today)):
        if meeting.day not in known or meeting.there:
            known[meeting.day] = meeting
    ordered = [known[day] for day in sorted(known)]
    if not ordered or not group.cadence:
        return tuple(ordered)
    silent = _unnoted([m.day for m in ordered], group.cadence, today)
    extra = [Meeting(day=d, there=False, location=group.location) for d in silent if not _away(index, d)]
    return tuple(sorted([*ordered, *extra], key=lambda m: m.day))


def _logged(group: Group, today: date) -> Iterable[Meeting]:
    for there, days in ((False, group.missed), (True, group.attended)):
        for day in days:
            if day <= today:
                yield Meeting(day=day, there=there, location=_decided(group, day))


def _decided(group: Group, day: date) -> Location:
    return next((d.location for d in group.decisions if d.day == day), group.location)


def _from_events(index: Index, group: Group, today: date) -> Iterable[Meeting]:
    for event in events_with(index, today, "attended", "missed", "declined"):
        if event.group and event.group.path == group.path and event.day and event.day <= today:
            there = status_on(event, today) == "attended"
            yield Meeting(day=event.day, there=there, location=event.location)


def _unnoted(days: Sequence[date], cadence: int, today: date) -> Iterable[date]:
    """The days on which the cadence expects a meeting and none is noted; half a cadence of delay is no absence."""
    for start, end in zip(days, (*days[1:], today), strict=True):
        count = int((end - start).days / cadence - 0.5)
        yield from (start + timedelta(days=cadence * k) for k in range(1, count + 1))


def _away(index: Index, day: date) -> bool:
    return any(first <= day <= last for first, last in index.boundaries.away)


def attended_of(index: Index, group: Group, today: date) -> tuple[Event, ...]:
    """The events of the group attended up to that day, oldest first."""
    return tuple(e for e in attended(index, today) if e.group and e.group.path == group.path)


def strip_of(meetings: Sequence[Meeting]) -> str:
    """The last ten meetings as dots, oldest first: `●` there, `○` not."""
    return "".join("●" if m.there else "○" for m in meetings[-STRIP:])


def missed_in_a_row(meetings: Sequence[Meeting]) -> int:
    """How many of the newest meetings were missed without a break."""
    count = 0
    for meeting in reversed(meetings):
        if meeting.there:
            break
        count += 1
    return count


def known_by(index: Index, group: Group, today: date) -> tuple[str, ...]:
    """The people, by path, who were at three or more of the group's events that one attended: they know me."""
    shown = {p.path for p in index.people if not p.private}
    seen = seen_at(attended_of(index, group, today))
    return tuple(sorted(p for p, times in seen.items() if times >= KNOWN_FROM and p in shown))
