"""Consistency: where one shows up, month by month, whether it deepens, and what to decide about the groups."""

from collections.abc import Sequence
from datetime import date, timedelta

from vaultkit.measures.groups import NEWEST, absent_in_a_row, meetings_in, noted_of, rate_of
from vaultkit.measures.rhythm import middle
from vaultkit.model.location import Location
from vaultkit.model.measures import Measures, Meeting, Membership
from vaultkit.model.period import Period
from vaultkit.model.view import Grid, Line, PracticeView, Row, Section, Words
from vaultkit.practices.circle import head, months
from vaultkit.practices.strips import MEETING_MARKS, legend, meeting_strip
from vaultkit.practices.words import decimal, dotted, joined, listed, month_words, spelled
from vaultkit.syntax.plurals import count

TITLE: Words = ("Consistency",)
TRYING_DAYS = 183
ABSENT_LIMIT = 3
RESONANCE_TO_STAY = 4.0
VISITS_TO_STAY = 2
NAMES = 4
MOST_GROUPS = 12
STAGES = ("core", "regular", "trying", "leaving", "", "left")
MEANINGS = {"there": "there", "missed": "missed", "away": "away", "unnoted": "nothing noted"}
START: Words = (
    "Give a note `type: group` and a `stage`, and name it as the `group` of its events, to see where you show up.",
)


def look(m: Measures) -> PracticeView:
    """The groups one has not left by month, what to decide about them, and each in two lines, core ones first."""
    shown = _memberships(m)
    if not shown:
        return PracticeView(name="consistency", start=() if m.groups else START)
    some = shown[:MOST_GROUPS]
    each = Section(sections=tuple(Section(title=_title(m, s), text=(_evidence(m, s),)) for s in some))
    rest = Line(words=(f"And {len(shown) - MOST_GROUPS} more: `vaultkit list groups`",))
    return PracticeView(
        name="consistency",
        line=_summary(m, shown),
        opens=_grid(m, some),
        headline=advice(m),
        sections=(each, *((Section(text=(rest,)),) if len(shown) > MOST_GROUPS else ())),
    )


def review(m: Measures, period: Period) -> Section:
    """Where one showed up in the period, what changed about it, and which groups had nothing noted."""
    shown = _memberships(m)
    here = [(s, meetings_in(s, period)) for s in shown]
    items = [_in_period(m, s, inside) for s, inside in here if any(one.mark != "unnoted" for one in inside)]
    silent = [s for s, inside in here if inside and all(one.mark == "unnoted" for one in inside)]
    none: Words = ("Nothing noted of ", *listed(m, [s.group.path for s in silent], most=NAMES))
    changed = _changed(m, period)
    return Section(title=TITLE, items=(*items, *changed, *((Line(words=none),) if silent else ())))


def _memberships(m: Measures) -> tuple[Membership, ...]:
    """The groups that one has not left, core ones first."""
    return m.once("memberships", _in_order)


def _in_order(m: Measures) -> tuple[Membership, ...]:
    place = {stage: number for number, stage in enumerate(STAGES)}
    found = (mine for mine in m.memberships.values() if mine.group.stage != "left")
    return tuple(
        sorted(found, key=lambda s: (place.get(s.group.stage, len(STAGES)), s.group.name.casefold(), s.group.path))
    )


def _grid(m: Measures, shown: Sequence[Membership]) -> Section | None:
    """Which of the groups one was at in which month; None where no month of the last twelve has a meeting."""
    spans, rows = months(m), []
    for mine in shown:
        by_month: dict[tuple[int, int], set[str]] = {}
        for one in mine.meetings:
            by_month.setdefault((one.day.year, one.day.month), set()).add(one.mark)
        marks = (_mark(by_month.get((span.first.year, span.first.month), set())) for span in spans)
        rows.append(Row(name=m.ref(mine.group.path).name, marks=tuple(marks)))
    if all(mark == MEETING_MARKS["unnoted"] for row in rows for mark in row.marks):
        return None
    grid = Grid(head=head(spans), rows=tuple(rows))
    meanings = {MEETING_MARKS[mark]: meaning for mark, meaning in MEANINGS.items()}
    return Section(grid=grid, text=(Line(words=(legend(grid, meanings),)),))


def _mark(found: set[str]) -> str:
    return next(
        (MEETING_MARKS[mark] for mark in ("there", "missed", "away") if mark in found), MEETING_MARKS["unnoted"]
    )


def _title(m: Measures, mine: Membership) -> Words:
    return (m.ref(mine.group.path), *((f" · {mine.group.stage}",) if mine.group.stage else ()))


def _evidence(m: Measures, mine: Membership) -> Line:
    meetings, known = mine.meetings, mine.known
    regulars = "regular knows you: " if len(known) == 1 else "regulars know you: "
    strip: Words = (f"{meeting_strip(meetings)} ", *_rate(m, meetings)) if meetings else ("no meeting noted yet",)
    words = dotted(
        strip,
        (f"{spelled(len(known))} {regulars}", *listed(m, known, most=NAMES)) if known else (),
        ("serves ", *listed(m, mine.goals, most=NAMES)) if mine.goals else (),
        _hours(mine),
    )
    return Line(words=words, location=meetings[-1].location if meetings else mine.group.location)


def _rate(m: Measures, meetings: Sequence[Meeting]) -> Words:
    """`six of six noted since July, away once`: of the newest ten meetings."""
    newest, noted = meetings[-NEWEST:], noted_of(meetings)
    since = month_words(newest[0].day, m.today.year)
    if not noted:
        said = f"nothing noted since {since}"
    else:
        said = f"{spelled(sum(one.there for one in noted))} of {spelled(len(noted))} noted since {since}"
    away = sum(one.mark == "away" for one in newest)
    return (f"{said}, away {_times(away)}" if away else said,)


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{spelled(number)} times")


def _hours(mine: Membership) -> Words:
    if mine.hours is None:
        return ()
    partly = f", noted for {mine.noted} of {count(mine.visits, 'visit')}" if mine.noted < mine.visits else ""
    return (f"{decimal(mine.hours)} hours in 12 months{partly}",)


def _summary(m: Measures, shown: Sequence[Membership]) -> Words:
    core = [s for s in shown if s.group.stage == "core" and len(s.meetings) >= ABSENT_LIMIT]
    absent = [s for s in core if len(absent_in_a_row(s.meetings)) >= ABSENT_LIMIT]
    if absent:
        return (*_nothing_noted(m, absent[0]), " of ", m.ref(absent[0].group.path))
    if core:
        good = sum(rate_of(s.meetings) >= 0.5 for s in core)
        return (f"you go to {spelled(good)} of your {count(len(core), 'core group')} regularly",)
    visited = sum(any(one.there for one in s.meetings) for s in shown)
    if len(shown) == 1:
        seen = [one.day for one in shown[0].meetings if one.there]
        return (m.ref(shown[0].group.path), *((": last there on ", seen[-1]) if seen else (": no visit noted yet",)))
    return (f"{count(len(shown), 'group')}, {spelled(visited) if visited else 'none'} of them visited",)


def advice(m: Measures) -> tuple[Line, ...]:
    """What to decide about the groups: to stay, to leave, or that there are too many at the core."""
    return m.once("advice on groups", _advice)


def _advice(m: Measures) -> tuple[Line, ...]:
    shown = _memberships(m)
    found = [line for s in shown for line in (_promote(m, s), _absent(m, s), _verdict(m, s)) if line]
    return (*found, *_too_many(m, shown))


def _promote(m: Measures, mine: Membership) -> Line | None:
    if mine.group.stage != "trying":
        return None
    rated = [e.resonated for e in mine.events if e.resonated is not None]
    visits = sum(one.there for one in mine.meetings)
    if visits < VISITS_TO_STAY or not rated or middle(rated) < RESONANCE_TO_STAY:
        return None
    ref = m.ref(mine.group.path)
    words: Words = (ref, f": {decimal(middle(rated))} of 5 after {spelled(visits)} visits. Make it `regular`?")
    return Line(words=words, location=mine.events[-1].location)


def _absent(m: Measures, mine: Membership) -> Line | None:
    if mine.group.stage != "core" or len(absent_in_a_row(mine.meetings)) < ABSENT_LIMIT:
        return None
    words: Words = (m.ref(mine.group.path), " is core, and ", *_nothing_noted(m, mine), ". Is it still core?")
    return Line(words=words, location=mine.meetings[-1].location)


def _nothing_noted(m: Measures, mine: Membership) -> Words:
    """`nothing noted since July`; where the notes tell of a meeting at which one was not, no visit is noted."""
    seen = [one.day for one in mine.meetings if one.there]
    what = "no visit" if any(one.mark == "missed" for one in absent_in_a_row(mine.meetings)) else "nothing"
    return (f"{what} noted since {month_words(seen[-1], m.today.year)}" if seen else f"{what} noted so far",)


def _verdict(m: Measures, mine: Membership) -> Line | None:
    if mine.group.stage != "trying":
        return None
    started, location = _trying_since(mine)
    if started is None or (m.today - started).days < TRYING_DAYS:
        return None
    if _promote(m, mine):
        return None
    ref = m.ref(mine.group.path)
    return Line(words=("You have been trying ", ref, " since ", started, ". Stay or leave?"), location=location)


def _trying_since(mine: Membership) -> tuple[date | None, Location]:
    group = mine.group
    decided = [d for d in group.decisions if d.verb == "stage"]
    if decided:
        newest = max(decided, key=lambda d: d.day)
        return newest.day, newest.location
    if group.since:
        return group.since, group.location
    first = mine.meetings[0] if mine.meetings else None
    return (first.day, first.location) if first else (None, group.location)


def _too_many(m: Measures, shown: Sequence[Membership]) -> tuple[Line, ...]:
    core = [s for s in shown if s.group.stage == "core"]
    limit = m.boundaries.core_groups
    if len(core) <= limit:
        return ()
    least = min(core, key=lambda s: (len(s.goals), rate_of(s.meetings), len(s.known), s.group.path))
    ref = m.ref(least.group.path)
    number = f"{spelled(len(core))} core groups".capitalize()
    words: Words = (f"{number}, and you set {spelled(limit)}. ", ref, " serves least: ", *_little(m, least), ".")
    return (Line(words=words, location=m.boundaries.location if m.boundaries.path else least.group.location),)


def _little(m: Measures, mine: Membership) -> Words:
    parts: list[Words] = [(f"{spelled(len(mine.goals))} goals" if len(mine.goals) != 1 else "one goal",)]
    if mine.meetings:
        parts.append(_rate(m, mine.meetings))
    if not mine.known:
        parts.append(("no regular whom you met on three days",))
    return joined(parts)


def _in_period(m: Measures, mine: Membership, inside: Sequence[Meeting]) -> Line:
    noted = [one for one in inside if one.mark in {"there", "missed"}]
    there = sum(one.there for one in noted)
    away = sum(one.mark == "away" for one in inside)
    if not there:
        rate = f"missed {_times(len(noted))}"
    elif there == len(noted):
        rate = f"there {_times(there)}"
    else:
        rate = f"there {spelled(there)} of {spelled(len(noted))} noted"
    said = dotted((rate,) if noted else (), (f"away {_times(away)}",) if away else ())
    return Line(words=(m.ref(mine.group.path), ": ", *said), location=inside[-1].location)


def _changed(m: Measures, period: Period) -> tuple[Line, ...]:
    """The stages that were decided in the period, and what came to be decided in it."""
    lines = []
    for mine in m.memberships.values():
        decided = [one for one in mine.group.decisions if one.verb == "stage" and one.day in period]
        ref = m.ref(mine.group.path)
        lines += [Line(words=(ref, f" is {one.argument} now"), location=one.location) for one in decided]
        if line := _absent(m, mine):
            third = absent_in_a_row(mine.meetings)[ABSENT_LIMIT - 1].day
            lines += [line] if third in period else []
        if line := _verdict(m, mine):
            started, _ = _trying_since(mine)
            lines += [line] if started and started + timedelta(days=TRYING_DAYS) in period else []
        if (line := _promote(m, mine)) and any(e.day and e.day in period for e in mine.events):
            lines.append(line)
    return tuple(lines)
