"""Groups: where one shows up: the meetings of each group that could be expected, which of them one attended, the hours
that they took, and which of the regulars know one."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import accumulate, chain
from operator import attrgetter

from vaultkit.measures.contact_summaries import KNOWN_FROM
from vaultkit.model.lazy import later
from vaultkit.model.location import Location
from vaultkit.model.measures import Mark, Meeting, Membership, Tie
from vaultkit.model.memory import Memory
from vaultkit.model.period import Period
from vaultkit.model.record import Boundaries, Event, Group
from vaultkit.syntax.phrases import phrases, words_of

YEAR_DAYS = 365
NEWEST = 10
"""So many of a group's meetings, the newest, say how often one is there."""
_DAY = attrgetter("day")

_AWAY = phrases(
    (
        *("away", "travelling", "traveling", "abroad", "on holiday", "on holidays", "on vacation", "out of town"),
        *("weg", "verreist", "unterwegs", "im urlaub", "auf reisen", "absent", "absente", "en voyage", "en vacances"),
        *("de viaje", "fuera", "de vacaciones", "fora", "em viagem", "de férias", "via", "in viaggio", "in vacanza"),
        *("op reis", "op vakantie", "na wyjeździe", "na urlopie", "w podróży", "в отъезде", "в отпуске", "уехал"),
        *("уехала", "出差", "旅行", "不在", "出張"),
    )
)


class _Away:
    """The days away, ready to be asked for one."""

    def __init__(self, spans: Iterable[tuple[date, date]]) -> None:
        """Spans may overlap: of each it keeps the last day of those that begin no later."""
        ordered = sorted(spans)
        self._firsts = [first for first, _ in ordered]
        self._lasts = list(accumulate((last for _, last in ordered), max))

    def __contains__(self, day: date) -> bool:
        begun = bisect_right(self._firsts, day)
        return bool(begun) and day <= self._lasts[begun - 1]


def memberships_of(
    groups: Iterable[Group],
    events: Iterable[Event],
    goals: Mapping[str, tuple[str, ...]],
    ties: Mapping[str, Tie],
    boundaries: Boundaries,
    today: date,
    memory: Memory,
) -> dict[str, Membership]:
    """Where one stands with each group, by path; `goals` are those that each serves."""
    theirs: dict[str, list[Event]] = {}
    for event in events:
        if event.group and event.group.path and event.day and event.day <= today:
            theirs.setdefault(event.group.path, []).append(event)
    away = _Away(boundaries.away)
    every = tuple(groups)
    held = [tuple(theirs.get(group.path, ())) for group in every]
    expected = memory.each(
        "meetings", lambda group, events: _meetings(group, events, away, today), boundaries.away, today
    )
    found = {}
    for group, those, meetings in zip(every, held, expected.of(every, held), strict=True):
        known = later(partial(_who_know_one, group, those, ties))  # of most groups nobody asks
        found[group.path] = _membership(group, those, meetings, known, goals.get(group.path, ()), today)
    return found


def _membership(
    group: Group,
    events: Sequence[Event],
    meetings: tuple[Meeting, ...],
    known: tuple[str, ...],
    goals: tuple[str, ...],
    today: date,
) -> Membership:
    attended = _attended(events)
    hours = [event.hours for event in attended if event.day and (today - event.day).days < YEAR_DAYS]
    logged = _visits_in_log(group, events)
    hours += [group.hours for day in logged if 0 <= (today - day).days < YEAR_DAYS]
    noted = [one for one in hours if one is not None]
    return Membership(
        group=group,
        meetings=meetings,
        logged=logged,
        events=attended,
        known=known,
        goals=goals,
        hours=sum(noted) if noted else None,
        noted=len(noted),
        visits=len(hours),
    )


def _visits_in_log(group: Group, events: Iterable[Event]) -> tuple[date, ...]:
    told = {event.day for event in events if event.attendance in {"attended", "accepted", "missed", "declined"}}
    return tuple(sorted(set(group.attended) - told))


def _attended(events: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(event for event in events if event.attendance == "attended")


def _regulars(group: Group, events: Iterable[Event]) -> tuple[str, ...]:
    """Those who belong to the group, or were at three of its events or more, by path."""
    seen = seen_at(_attended(events))
    return tuple(sorted({*group.people, *(path for path, times in seen.items() if times >= KNOWN_FROM)}))


def _who_know_one(group: Group, events: Iterable[Event], ties: Mapping[str, Tie]) -> tuple[str, ...]:
    """Those of the regulars with whom one was in contact on three days or more, wherever."""
    return tuple(path for path in _regulars(group, events) if path in ties and _is_known(ties[path]))


def _is_known(tie: Tie) -> bool:
    return tie.is_alive and tie.summary.is_known


def _meetings(group: Group, events: Iterable[Event], away: _Away, today: date) -> tuple[Meeting, ...]:
    """The meetings expected up to today, oldest first, one a day: the group's events and its own log lines; with a
    cadence also those that fell between them or since, where nothing is noted. On days on which the log says that the
    group did not meet nothing is expected.

    Nothing is expected before the first meeting that the notes know."""
    held = tuple(events)
    known: dict[date, Meeting] = {}
    for meeting in (*_logged(group, away, today), *_noted(held, away)):
        if meeting.day not in known or meeting.there:
            known[meeting.day] = meeting
    ordered = [known[day] for day in sorted(known)]
    if not ordered or not group.cadence:
        return tuple(ordered)
    off = [*group.days_off, *((e.day, e.day) for e in held if e.day and e.attendance == "cancelled")]
    silent = _unnoted([meeting.day for meeting in ordered], off, group.cadence, today)
    location = group.location
    extra = [Meeting(day, "away" if day in away else "unnoted", location) for day in silent]
    return tuple(sorted([*ordered, *extra], key=_DAY)) if extra else tuple(ordered)


def _logged(group: Group, away: _Away, today: date) -> Iterator[Meeting]:
    places: dict[date, Location] = {}
    said: dict[date, str] = {}
    for decision in group.decisions:
        places.setdefault(decision.day, decision.location)
        said.setdefault(decision.day, decision.argument)
    for day in group.missed:
        if day <= today:
            mark = _why_not(said.get(day, ""), day, away)
            yield Meeting(day=day, mark=mark, location=places.get(day, group.location))
    for day in group.attended:
        if day <= today:
            yield Meeting(day=day, mark="there", location=places.get(day, group.location))


def _noted(events: Iterable[Event], away: _Away) -> Iterator[Meeting]:
    for event in events:
        if event.day and event.attendance in {"attended", "missed", "declined"}:
            there = event.attendance == "attended"
            mark: Mark = "there" if there else _why_not(event.reason, event.day, away)
            yield Meeting(day=event.day, mark=mark, location=event.location)


def _why_not(reason: str, day: date, away: _Away) -> Mark:
    """How one was not at a meeting, for the reason that is noted."""
    return "away" if reason and _AWAY.find(words_of(reason)) else _unseen(day, away, "missed")


def _unseen(day: date, away: _Away, mark: Mark) -> Mark:
    return "away" if day in away else mark


def _unnoted(days: Sequence[date], off: Sequence[tuple[date, date]], cadence: int, today: date) -> Iterable[date]:
    """The days on which the cadence expects a meeting and none is noted; half a cadence of delay is no absence, and
    what is off begins the count anew."""
    first = days[0]
    spans = sorted((begin, min(end, today)) for begin, end in off if end >= first and begin <= today)
    anchors = sorted([*((day, day) for day in days), *spans])
    end_of: list[tuple[date, date]] = []
    for begin, end in anchors:
        if end_of and begin <= end_of[-1][1]:
            end_of[-1] = end_of[-1][0], max(end, end_of[-1][1])
        else:
            end_of.append((begin, end))
    starts = [*(begin for begin, _ in end_of[1:]), today]
    for (_, start), end in zip(end_of, starts, strict=True):
        count = int((end - start).days / cadence - 0.5)
        day = start.toordinal()
        yield from map(date.fromordinal, range(day + cadence, day + cadence * count + 1, cadence))


def meetings_in(mine: Membership, period: Period) -> Sequence[Meeting]:
    """The meetings of a group that lie in a period, oldest first."""
    begin = bisect_left(mine.meetings, period.first, key=_DAY)
    return mine.meetings[begin : bisect_right(mine.meetings, period.last, key=_DAY)]


def noted_of(meetings: Sequence[Meeting]) -> tuple[Meeting, ...]:
    """Those of the newest ten meetings of which it is noted whether one was there."""
    return tuple(meeting for meeting in meetings[-NEWEST:] if meeting.mark in {"there", "missed"})


def rate_of(meetings: Sequence[Meeting]) -> float:
    """How often one was at those of the newest ten meetings of which that is noted, from 0 to 1."""
    noted = noted_of(meetings)
    return sum(meeting.there for meeting in noted) / len(noted) if noted else 0.0


def absent_in_a_row(meetings: Sequence[Meeting]) -> tuple[Meeting, ...]:
    """The newest meetings at which nothing says that one was, without a break, those of days away left out."""
    found: list[Meeting] = []
    for meeting in reversed(meetings):
        if meeting.there:
            break
        if meeting.mark != "away":
            found.append(meeting)
    return tuple(reversed(found))


def seen_at(events: Iterable[Event]) -> Mapping[str, int]:
    """How often each person, by path, was at the events, days counted once."""
    there: dict[date, set[str]] = {}
    for event in events:
        there.setdefault(event.day or date.min, set()).update(event.people)
    return Counter(chain.from_iterable(there.values()))
