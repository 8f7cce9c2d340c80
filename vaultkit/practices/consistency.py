"""Consistency: where one shows up, whether it deepens, and what the stages of the groups should become."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import mean

from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.period import Period
from vaultkit.model.record import Event, Group
from vaultkit.model.view import Line, PracticeView, Section, Words
from vaultkit.practices.measures.attendance import (
    STRIP,
    Meeting,
    attended_of,
    known_by,
    meetings_of,
    missed_in_a_row,
    strip_of,
)
from vaultkit.practices.measures.gatherings import reference
from vaultkit.practices.measures.phrasing import count, decimal, dotted, joined, listed, sentence, spelled
from vaultkit.practices.measures.serving import active_goals, group_serves

TRYING_DAYS = 183
YEAR_DAYS = 365
MISSED_LIMIT = 3
RESONANCE_TO_STAY = 4.0
VISITS_TO_STAY = 2
STAGES = ("core", "regular", "trying", "leaving", "", "left")
START: Words = (
    "Give a note `type: group` and a `stage`, and name it as the `group` of its events, to see where you show up.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Showing:
    """One group on one day: its meetings, its events, who knows one there and which goals it serves."""

    group: Group
    meetings: tuple[Meeting, ...]
    events: tuple[Event, ...]
    known: tuple[str, ...]
    goals: tuple[str, ...]

    @property
    def rate(self) -> float:
        last = self.meetings[-STRIP:]
        return sum(m.there for m in last) / len(last) if last else 0.0


def look(index: Index, today: date) -> PracticeView:
    """The groups one has not left, core ones first, each with its evidence; what to decide about them on top."""
    shown = [s for s in _showings(index, today) if s.group.stage != "left"]
    if not shown:
        return PracticeView(name="consistency", start=() if index.groups else START)
    advice = _advice(index, shown, today)
    return PracticeView(
        name="consistency",
        line=_summary(shown),
        headline=advice or (Line(words=sentence(_summary(shown))),),
        sections=tuple(_section(index, s, today) for s in shown),
    )


def review(index: Index, today: date, period: Period) -> Section:
    """Where one showed up in the period: a week names its meetings, longer ones every group with its count."""
    day = min(today, period.last)
    shown = [s for s in _showings(index, day) if s.group.stage != "left"]
    items = [_in_period(index, s, period) for s in shown if any(m.day in period for m in s.meetings)]
    advice = _advice(index, shown, day)
    if period.span == "week":
        return Section(title=("Consistency",), items=(*items, *advice)[:3])
    if period.span == "month":
        return Section(title=("Consistency",), text=advice, items=tuple(items))
    absent = [s for s in shown if s.meetings and not any(m.day in period for m in s.meetings)]
    away = (_absent(index, absent),) if absent else ()
    return Section(title=("Consistency",), text=advice, items=(*items, *away))


def _showings(index: Index, today: date) -> list[_Showing]:
    goals = active_goals(index)
    found = [
        _Showing(
            group=group,
            meetings=meetings_of(index, group, today),
            events=attended_of(index, group, today),
            known=known_by(index, group, today),
            goals=tuple(g.path for g in goals if group_serves(group, g)),
        )
        for group in index.groups
        if not group.private
    ]
    place = {stage: n for n, stage in enumerate(STAGES)}
    return sorted(found, key=lambda s: (place.get(s.group.stage, len(STAGES)), s.group.name.casefold(), s.group.path))


def _section(index: Index, showing: _Showing, today: date) -> Section:
    group = showing.group
    title: Words = (reference(index, group.path), f" · {group.stage}" if group.stage else "")
    return Section(title=tuple(w for w in title if w), items=(_evidence(index, showing, today),))


def _evidence(index: Index, showing: _Showing, today: date) -> Line:
    meetings, known = showing.meetings, showing.known
    seen = max((m.day for m in meetings if m.there), default=None)
    words = dotted(
        _strip(meetings) if meetings else ("no meeting noted yet",),
        ("last ", seen) if seen else (),
        (f"{count(len(known), 'person', 'people')} {'knows' if len(known) == 1 else 'know'} you there",)
        if known
        else (),
        ("serves ", *listed(index, showing.goals)) if showing.goals else (),
        _hours(showing.events, today),
    )
    below = (Line(words=("you met three times or more: ", *listed(index, known, most=6))),) if known else ()
    location = meetings[-1].location if meetings else showing.group.location
    return Line(words=words, location=location, children=below)


def _strip(meetings: Sequence[Meeting]) -> Words:
    last = meetings[-STRIP:]
    return (f"{strip_of(last)} {sum(m.there for m in last)} of {len(last)}",)


def _hours(events: Sequence[Event], today: date) -> Words:
    year = [e for e in events if e.day and (today - e.day).days < YEAR_DAYS]
    noted = [e.hours for e in year if e.hours is not None]
    if not noted:
        return ()
    partly = f", noted for {len(noted)} of {len(year)} visits" if len(noted) < len(year) else ""
    return (f"{decimal(sum(noted))} hours in 12 months{partly}",)


def _summary(shown: Sequence[_Showing]) -> Words:
    core = [s for s in shown if s.group.stage == "core" and len(s.meetings) >= MISSED_LIMIT]
    if core:
        good = sum(_on_track(s) for s in core)
        if len(core) == 1:
            return ("your core group is on track" if good else "your core group is not on track",)
        return (f"{spelled(good)} of {spelled(len(core))} core groups on track",)
    visited = sum(any(m.there for m in s.meetings) for s in shown)
    return (f"{count(len(shown), 'group')}, {spelled(visited) if visited else 'none'} of them visited",)


def _on_track(showing: _Showing) -> bool:
    return showing.rate >= 0.5 and missed_in_a_row(showing.meetings) < MISSED_LIMIT


def _advice(index: Index, shown: Sequence[_Showing], today: date) -> tuple[Line, ...]:
    found = [line for s in shown for line in (_promote(index, s), _missed(index, s), _verdict(index, s, today)) if line]
    return (*found, *_too_many(index, shown))


def _promote(index: Index, showing: _Showing) -> Line | None:
    rated = [e.resonated for e in showing.events if e.resonated is not None]
    visits = sum(m.there for m in showing.meetings)
    if showing.group.stage != "trying" or visits < VISITS_TO_STAY or not rated or mean(rated) < RESONANCE_TO_STAY:
        return None
    ref = reference(index, showing.group.path)
    rating = f"{decimal(mean(rated))} of 5, n = {len(rated)}"
    words: Words = (ref, f" resonates ({rating}) after {spelled(visits)} visits: make it `regular`?")
    return Line(words=words, location=showing.events[-1].location)


def _missed(index: Index, showing: _Showing) -> Line | None:
    missed = missed_in_a_row(showing.meetings)
    if showing.group.stage != "core" or missed < MISSED_LIMIT:
        return None
    ref = reference(index, showing.group.path)
    seen = max((m.day for m in showing.meetings if m.there), default=None)
    since: Words = (", last there ", seen) if seen else ()
    words: Words = (ref, f" is core, and you missed the last {spelled(missed)}", *since, ": is it still core?")
    return Line(words=words, location=showing.meetings[-1].location)


def _verdict(index: Index, showing: _Showing, today: date) -> Line | None:
    started, location = _trying_since(showing, today)
    if showing.group.stage != "trying" or started is None or (today - started).days < TRYING_DAYS:
        return None
    if _promote(index, showing):
        return None
    ref = reference(index, showing.group.path)
    return Line(words=("You have been trying ", ref, " since ", started, ": stay or leave?"), location=location)


def _trying_since(showing: _Showing, today: date) -> tuple[date | None, Location]:
    group = showing.group
    decided = [d for d in group.decisions if d.verb == "stage" and d.day <= today]
    if decided:
        newest = max(decided, key=lambda d: d.day)
        return newest.day, newest.location
    if group.since:
        return group.since, group.location
    first = showing.meetings[0] if showing.meetings else None
    return (first.day, first.location) if first else (None, group.location)


def _too_many(index: Index, shown: Sequence[_Showing]) -> tuple[Line, ...]:
    core = [s for s in shown if s.group.stage == "core"]
    limit = index.boundaries.core_groups
    if len(core) <= limit:
        return ()
    least = min(core, key=lambda s: (len(s.goals), s.rate, len(s.known), s.group.path))
    ref = reference(index, least.group.path)
    words: Words = (f"{count(len(core), 'core group')}, and you set {limit}. ", ref, " serves least: ", *_little(least))
    return (Line(words=words, location=index.boundaries.location if index.boundaries.path else least.group.location),)


def _little(showing: _Showing) -> Words:
    goals = count(len(showing.goals), "goal") if showing.goals else "no goal"
    last = showing.meetings[-STRIP:]
    parts: list[Words] = [(goals,)]
    if last:
        parts.append((f"you went to {sum(m.there for m in last)} of {len(last)}",))
    known = len(showing.known)
    parts.append((f"{count(known, 'person', 'people') if known else 'nobody'} there whom you met three times",))
    return joined(parts)


def _in_period(index: Index, showing: _Showing, period: Period) -> Line:
    inside = [m for m in showing.meetings if m.day in period]
    there = sum(m.there for m in inside)
    ref = reference(index, showing.group.path)
    stage = f" ({showing.group.stage})" if showing.group.stage else ""
    location = inside[-1].location
    if period.span == "week":
        words: Words = (ref, f"{stage}: {'there' if there else 'missed'}, {_strip(showing.meetings)[0]}")
        return Line(words=words, location=location)
    hours = [e.hours for e in showing.events if e.day and e.day in period and e.hours is not None]
    spent: Words = (f"{decimal(sum(hours))} hours",) if hours else ()
    base: Words = (ref, f"{stage}: {strip_of(inside)} {there} of {len(inside)}")
    serves: Words = ("serves ", *listed(index, showing.goals)) if showing.goals else ()
    return Line(words=dotted(base, spent, serves), location=location)


def _absent(index: Index, absent: Sequence[_Showing]) -> Line:
    return Line(words=("No meeting of ", *listed(index, [s.group.path for s in absent], most=6), " in this time"))
