"""Consistency: where one shows up, whether it deepens, and what the stages of the groups should become."""

from collections.abc import Sequence
from datetime import date
from statistics import mean

from vaultkit.measures.groups import NEWEST, missed_in_a_row, rate_of
from vaultkit.model.location import Location
from vaultkit.model.measures import Measures, Meeting, Membership
from vaultkit.model.period import Period
from vaultkit.model.view import Line, PracticeView, Section, Words
from vaultkit.practices.words import decimal, dotted, joined, listed, meeting_strip, sentence, spelled
from vaultkit.syntax.plurals import count

TRYING_DAYS = 183
MISSED_LIMIT = 3
RESONANCE_TO_STAY = 4.0
VISITS_TO_STAY = 2
STAGES = ("core", "regular", "trying", "leaving", "", "left")
START: Words = (
    "Give a note `type: group` and a `stage`, and name it as the `group` of its events, to see where you show up.",
)


def look(m: Measures) -> PracticeView:
    """The groups one has not left, core ones first, each with its evidence; what to decide about them on top."""
    shown = _memberships(m)
    if not shown:
        return PracticeView(name="consistency", start=() if m.groups else START)
    asked = advice(m)
    return PracticeView(
        name="consistency",
        line=_summary(shown),
        headline=asked or (Line(words=sentence(_summary(shown))),),
        sections=tuple(_section(m, s) for s in shown),
    )


def review(m: Measures, period: Period) -> Section:
    """Where one showed up in the period: a week names its meetings, longer ones every group with its count."""
    shown = _memberships(m)
    items = [_in_period(m, s, period) for s in shown if any(one.day in period for one in s.meetings)]
    asked = advice(m)
    if period.span == "week":
        return Section(title=("Consistency",), items=(*items, *asked)[:3])
    if period.span == "month":
        return Section(title=("Consistency",), text=asked, items=tuple(items))
    absent = [s for s in shown if s.meetings and not any(one.day in period for one in s.meetings)]
    away = (_absent(m, absent),) if absent else ()
    return Section(title=("Consistency",), text=asked, items=(*items, *away))


def _memberships(m: Measures) -> list[Membership]:
    """The groups that one has not left, core ones first."""
    place = {stage: number for number, stage in enumerate(STAGES)}
    found = (mine for mine in m.memberships.values() if mine.group.stage != "left")
    return sorted(found, key=lambda s: (place.get(s.group.stage, len(STAGES)), s.group.name.casefold(), s.group.path))


def _section(m: Measures, mine: Membership) -> Section:
    group = mine.group
    title: Words = (m.ref(group.path), f" · {group.stage}" if group.stage else "")
    return Section(title=tuple(w for w in title if w), items=(_evidence(m, mine),))


def _evidence(m: Measures, mine: Membership) -> Line:
    meetings, known = mine.meetings, mine.known
    seen = max((one.day for one in meetings if one.there), default=None)
    words = dotted(
        _strip(meetings) if meetings else ("no meeting noted yet",),
        ("last ", seen) if seen else (),
        (f"{count(len(known), 'person', 'people')} {'knows' if len(known) == 1 else 'know'} you there",)
        if known
        else (),
        ("serves ", *listed(m, mine.goals)) if mine.goals else (),
        _hours(mine),
    )
    below = (Line(words=("you met three times or more: ", *listed(m, known, most=6))),) if known else ()
    location = meetings[-1].location if meetings else mine.group.location
    return Line(words=words, location=location, children=below)


def _strip(meetings: Sequence[Meeting]) -> Words:
    last = meetings[-NEWEST:]
    return (f"{meeting_strip(last)} {sum(one.there for one in last)} of {len(last)}",)


def _hours(mine: Membership) -> Words:
    if mine.hours is None:
        return ()
    partly = f", noted for {mine.noted} of {mine.visits} visits" if mine.noted < mine.visits else ""
    return (f"{decimal(mine.hours)} hours in 12 months{partly}",)


def _summary(shown: Sequence[Membership]) -> Words:
    core = [s for s in shown if s.group.stage == "core" and len(s.meetings) >= MISSED_LIMIT]
    if core:
        good = sum(_on_track(s) for s in core)
        if len(core) == 1:
            return ("your core group is on track" if good else "your core group is not on track",)
        return (f"{spelled(good)} of {spelled(len(core))} core groups on track",)
    visited = sum(any(one.there for one in s.meetings) for s in shown)
    return (f"{count(len(shown), 'group')}, {spelled(visited) if visited else 'none'} of them visited",)


def _on_track(mine: Membership) -> bool:
    return rate_of(mine.meetings) >= 0.5 and missed_in_a_row(mine.meetings) < MISSED_LIMIT


def advice(m: Measures) -> tuple[Line, ...]:
    """What to decide about the groups: to stay, to leave, or that there are too many at the core."""
    shown = _memberships(m)
    found = [line for s in shown for line in (_promote(m, s), _missed(m, s), _verdict(m, s)) if line]
    return (*found, *_too_many(m, shown))


def _promote(m: Measures, mine: Membership) -> Line | None:
    rated = [e.resonated for e in mine.events if e.resonated is not None]
    visits = sum(one.there for one in mine.meetings)
    if mine.group.stage != "trying" or visits < VISITS_TO_STAY or not rated or mean(rated) < RESONANCE_TO_STAY:
        return None
    ref = m.ref(mine.group.path)
    rating = f"{decimal(mean(rated))} of 5, n = {len(rated)}"
    words: Words = (ref, f" resonates ({rating}) after {spelled(visits)} visits: make it `regular`?")
    return Line(words=words, location=mine.events[-1].location)


def _missed(m: Measures, mine: Membership) -> Line | None:
    missed = missed_in_a_row(mine.meetings)
    if mine.group.stage != "core" or missed < MISSED_LIMIT:
        return None
    ref = m.ref(mine.group.path)
    seen = max((one.day for one in mine.meetings if one.there), default=None)
    since: Words = (", last there ", seen) if seen else ()
    words: Words = (ref, f" is core, and you missed the last {spelled(missed)}", *since, ": is it still core?")
    return Line(words=words, location=mine.meetings[-1].location)


def _verdict(m: Measures, mine: Membership) -> Line | None:
    started, location = _trying_since(mine)
    if mine.group.stage != "trying" or started is None or (m.today - started).days < TRYING_DAYS:
        return None
    if _promote(m, mine):
        return None
    ref = m.ref(mine.group.path)
    return Line(words=("You have been trying ", ref, " since ", started, ": stay or leave?"), location=location)


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
    words: Words = (f"{count(len(core), 'core group')}, and you set {limit}. ", ref, " serves least: ", *_little(least))
    return (Line(words=words, location=m.boundaries.location if m.boundaries.path else least.group.location),)


def _little(mine: Membership) -> Words:
    goals = count(len(mine.goals), "goal") if mine.goals else "no goal"
    last = mine.meetings[-NEWEST:]
    parts: list[Words] = [(goals,)]
    if last:
        parts.append((f"you went to {sum(one.there for one in last)} of {len(last)}",))
    known = len(mine.known)
    parts.append((f"{count(known, 'person', 'people') if known else 'nobody'} there whom you met three times",))
    return joined(parts)


def _in_period(m: Measures, mine: Membership, period: Period) -> Line:
    inside = [one for one in mine.meetings if one.day in period]
    there = sum(one.there for one in inside)
    ref = m.ref(mine.group.path)
    stage = f" ({mine.group.stage})" if mine.group.stage else ""
    location = inside[-1].location
    if period.span == "week":
        words: Words = (ref, f"{stage}: {'there' if there else 'missed'}, {_strip(mine.meetings)[0]}")
        return Line(words=words, location=location)
    hours = [e.hours for e in mine.events if e.day and e.day in period and e.hours is not None]
    spent: Words = (f"{decimal(sum(hours))} hours",) if hours else ()
    base: Words = (ref, f"{stage}: {meeting_strip(inside)} {there} of {len(inside)}")
    serves: Words = ("serves ", *listed(m, mine.goals)) if mine.goals else ()
    return Line(words=dotted(base, spent, serves), location=location)


def _absent(m: Measures, absent: Sequence[Membership]) -> Line:
    return Line(words=("No meeting of ", *listed(m, [s.group.path for s in absent], most=6), " in this time"))
