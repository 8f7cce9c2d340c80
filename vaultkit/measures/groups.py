"""Groups: where one shows up: the meetings of each group that could be expected, which of them one attended, the hours
that they took, and who knows one there."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from vaultkit.model.location import Location
from vaultkit.model.measures import Meeting, Membership
from vaultkit.model.record import Boundaries, Event, Group

KNOWN_FROM = 3
YEAR_DAYS = 365
NEWEST = 10
"""So many of a group's meetings, the newest, say how often one is there."""


def memberships_of(
    groups: Iterable[Group],
    events: Iterable[Event],
    goals: Mapping[str, tuple[str, ...]],
    boundaries: Boundaries,
    today: date,
) -> dict[str, Membership]:
    """Where one stands with each group, by path; `goals` are those that each serves."""
    theirs: dict[str, list[Event]] = {}
    for event in events:
        if event.group and event.group.path and event.day and event.day <= today:
            theirs.setdefault(event.group.path, []).append(event)
    return {
        group.path: _membership(group, theirs.get(group.path, []), goals.get(group.path, ()), boundaries, today)
        for group in groups
    }


def _membership(
    group: Group, events: Sequence[Event], goals: tuple[str, ...], boundaries: Boundaries, today: date
) -> Membership:
    attended = tuple(event for event in events if event.attendance == "attended")
    seen = seen_at(attended)
    year = [event for event in attended if event.day and (today - event.day).days < YEAR_DAYS]
    hours = [event.hours for event in year if event.hours is not None]
    return Membership(
        group=group,
        meetings=_meetings(group, events, boundaries, today),
        events=attended,
        known=tuple(sorted(path for path, times in seen.items() if times >= KNOWN_FROM)),
        goals=goals,
        hours=sum(hours) if hours else None,
        noted=len(hours),
        visits=len(year),
    )


def _meetings(group: Group, events: Iterable[Event], boundaries: Boundaries, today: date) -> tuple[Meeting, ...]:
    """The meetings expected up to today, oldest first, one a day: the group's events and its own log lines; with a
    cadence also those that fell between them or since, where nothing is noted and one was not away.

    Nothing is expected before the first meeting that the notes know."""
    known: dict[date, Meeting] = {}
    for meeting in (*_logged(group, today), *_noted(events)):
        if meeting.day not in known or meeting.there:
            known[meeting.day] = meeting
    ordered = [known[day] for day in sorted(known)]
    if not ordered or not group.cadence:
        return tuple(ordered)
    silent = _outside(_unnoted([m.day for m in ordered], group.cadence, today), boundaries.away)
    extra = [Meeting(day=day, there=False, location=group.location) for day in silent]
    return tuple(sorted([*ordered, *extra], key=lambda m: m.day))


def _logged(group: Group, today: date) -> Iterable[Meeting]:
    places: dict[date, Location] = {}
    for decision in group.decisions:
        places.setdefault(decision.day, decision.location)
    for there, days in ((False, group.missed), (True, group.attended)):
        for day in days:
            if day <= today:
                yield Meeting(day=day, there=there, location=places.get(day, group.location))


def _noted(events: Iterable[Event]) -> Iterable[Meeting]:
    for event in events:
        if event.day and event.attendance in {"attended", "missed", "declined"}:
            yield Meeting(day=event.day, there=event.attendance == "attended", location=event.location)


def _unnoted(days: Sequence[date], cadence: int, today: date) -> Iterable[date]:
    """The days on which the cadence expects a meeting and none is noted; half a cadence of delay is no absence."""
    for start, end in zip(days, (*days[1:], today), strict=True):
        count = int((end - start).days / cadence - 0.5)
        yield from (start + timedelta(days=cadence * k) for k in range(1, count + 1))


def _outside(days: Iterable[date], spans: Sequence[tuple[date, date]]) -> Iterable[date]:
    """The days, oldest first, that lie in none of the spans, which are in the order of their first days."""
    begun, end = 0, date.min
    for day in days:
        while begun < len(spans) and spans[begun][0] <= day:
            end = max(end, spans[begun][1])
            begun += 1
        if day > end:
            yield day


def rate_of(meetings: Sequence[Meeting]) -> float:
    """How often one was at the newest ten meetings, from 0 to 1."""
    last = meetings[-NEWEST:]
    return sum(meeting.there for meeting in last) / len(last) if last else 0.0


def missed_in_a_row(meetings: Sequence[Meeting]) -> int:
    """How many of the newest meetings were missed without a break."""
    count = 0
    for meeting in reversed(meetings):
        if meeting.there:
            break
        count += 1
    return count


def seen_at(events: Iterable[Event]) -> Mapping[str, int]:
    """How often each person, by path, was at the events, days counted once."""
    days: dict[str, set[date]] = {}
    for event in events:
        for person in event.people:
            days.setdefault(person, set()).add(event.day or date.min)
    return {person: len(found) for person, found in days.items()}
