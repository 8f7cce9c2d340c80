"""Vision: whom the goals ask for, who is there, where the gaps are, and which next step leads to somebody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vaultkit.model.index import Index
from vaultkit.model.period import Period, period_of
from vaultkit.model.record import Goal, Person, Want
from vaultkit.model.view import Line, PracticeView, Quote, Section, Words
from vaultkit.practices.measures.effort import Effort, efforts
from vaultkit.practices.measures.gatherings import ahead, attended, reference
from vaultkit.practices.measures.introductions import Introduction, introductions
from vaultkit.practices.measures.phrasing import count, decimal, dotted, joined, listed, sentence
from vaultkit.practices.measures.serving import (
    active_goals,
    event_serves,
    group_serves,
    is_alive,
    is_let_go,
    last_contact,
    meets_want,
    person_serves,
)

YEAR_DAYS = 365
AHEAD_DAYS = 90
MOST = 6
MOST_WAYS = 3
ENOUGH = 3
START: Words = (
    "Give a note `type: goal` and say in `wants` whom it asks for (`2 mentors in robotics`), to see who is there and "
    "where the gaps are.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Standing:
    """One want on one day, people by path: `there` fill it, `quiet` would after a new contact, `wanted` are still to
    be met; the introductions that would help, and whether anything ahead does."""

    goal: Goal
    want: Want
    there: tuple[str, ...]
    quiet: tuple[str, ...]
    wanted: tuple[str, ...]
    ways: tuple[Introduction, ...]
    step: bool

    @property
    def gap(self) -> int:
        return max(0, self.want.count - len(self.there))


def look(index: Index, today: date) -> PracticeView:
    """Each active goal with its wants, its gaps, what serves it and the time it got; what is stale or stuck on top."""
    goals = active_goals(index)
    if not goals:
        return PracticeView(name="vision", start=() if index.goals else START)
    standings = [s for g in goals for s in _standings(index, g, today)]
    shares = _shares(index, goals, today)
    times = _times(index, period_of("quarter", today).first, today)
    return PracticeView(
        name="vision",
        line=_summary(index, goals, standings),
        headline=(*_headline(index, goals, standings, today), *shares),
        sections=tuple(_section(index, g, times.get(g.path, ()), today) for g in goals),
    )


def review(index: Index, today: date, period: Period) -> Section:
    """What the goals got in the period: a week names those that got something, longer ones every goal with its
    gaps."""
    day = min(today, period.last)
    goals = active_goals(index)
    stale = tuple(line for g in goals if (line := _stale(index, g, day)))
    spent = _times(index, period.first, day)
    times = [(g, spent.get(g.path, ())) for g in goals]
    title: Words = ("Vision",)
    if period.span == "week":
        lines = [_served(index, g, time) for g, time in times if time]
        return Section(title=title, items=(*lines, *stale)[:3])
    items = tuple(_in_period(index, g, time, day) for g, time in times)
    if period.span == "month":
        return Section(title=title, text=stale, items=items)
    standings = [s for g in goals for s in _standings(index, g, day)]
    text = (*stale, *_stuck(index, standings), *_shares(index, goals, day))
    return Section(title=title, text=text, items=items)


def _standings(index: Index, goal: Goal, today: date) -> tuple[_Standing, ...]:
    return tuple(_standing(index, goal, want, today) for want in goal.wants)


def _standing(index: Index, goal: Goal, want: Want, today: date) -> _Standing:
    meant = [p for p in index.people if not p.private and not is_let_go(p) and meets_want(index, p, goal, want)]
    there = tuple(p.path for p in meant if is_alive(index, p, today))
    wanted = tuple(p.path for p in meant if p.status == "wanted")
    quiet = tuple(p.path for p in meant if p.path not in {*there, *wanted} and last_contact(index, p.path, today))
    gap = len(there) < want.count
    ways = introductions(index, goal, want, today) if gap else ()
    coming = any(event_serves(index, e, goal) for e in ahead(index, today, AHEAD_DAYS))
    step = bool(ways or wanted or quiet or coming)
    return _Standing(goal=goal, want=want, there=there, quiet=quiet, wanted=wanted, ways=ways, step=step)


def _section(index: Index, goal: Goal, time: Words, today: date) -> Section:
    text = (_review_line(goal, today), _time_line(goal, time))
    items = (*(_want_line(index, s, today) for s in _standings(index, goal, today)), *_serving(index, goal, today))
    shown = tuple(line for line in text if line)
    if not shown and not items:
        shown = (Line(words=("Nothing serves it yet, and it asks for nobody.",), location=goal.location),)
    return Section(title=(reference(index, goal.path),), text=shown, items=items)


def _review_line(goal: Goal, today: date) -> Line | None:
    if goal.review is None:
        return None
    verb = "Its review was due on " if goal.review < today else "To be looked at again on "
    return Line(words=(verb, goal.review, "."), location=goal.location)


def _want_line(index: Index, standing: _Standing, today: date) -> Line:
    people: Words = (": ", *listed(index, standing.there, most=MOST)) if standing.there else ()
    words = dotted(
        (Quote(text=standing.want.words),),
        (f"{len(standing.there)} of {standing.want.count}", *people),
        ("wanted: ", *listed(index, standing.wanted, most=MOST)) if standing.wanted and standing.gap else (),
        _quiet(index, standing, today) if standing.gap else (),
    )
    ways = tuple(Line(words=_way(index, w), location=w.location) for w in standing.ways[:MOST_WAYS])
    return Line(words=words, location=standing.want.location, children=ways)


def _quiet(index: Index, standing: _Standing, today: date) -> Words:
    parts: list[Words] = []
    for path in standing.quiet[:MOST_WAYS]:
        last = last_contact(index, path, today)
        parts.append((reference(index, path), " since ", last) if last else (reference(index, path),))
    return ("quiet: ", *joined(parts)) if parts else ()


def _way(index: Index, way: Introduction) -> Words:
    through = reference(index, way.through)
    if way.to:
        return ("one introduction away: ", reference(index, way.to), " through ", through, " (", *way.shared, ")")
    return ("ask ", through, ", who ", *way.shared)


def _serving(index: Index, goal: Goal, today: date) -> tuple[Line, ...]:
    groups = [g.path for g in index.groups if not g.private and g.stage != "left" and group_serves(g, goal)]
    coming = [e for e in ahead(index, today, AHEAD_DAYS) if event_serves(index, e, goal)]
    people = [p.path for p in _alive(index, today) if person_serves(index, p, goal)]
    lines = []
    if people:
        lines.append(Line(words=("People in touch: ", *listed(index, people, most=MOST)), location=goal.location))
    if groups:
        lines.append(Line(words=("Groups: ", *listed(index, groups, most=MOST)), location=goal.location))
    if coming:
        parts: list[Words] = [(reference(index, e.path), " on ", e.day or today) for e in coming[:MOST]]
        lines.append(Line(words=("Ahead: ", *joined(parts)), location=coming[0].location))
    return tuple(lines)


def _alive(index: Index, today: date) -> list[Person]:
    return [p for p in index.people if not p.private and is_alive(index, p, today)]


def _time_line(goal: Goal, time: Words) -> Line | None:
    return Line(words=("This quarter: ", *time, "."), location=goal.location) if time else None


def _times(index: Index, first: date, last: date) -> Mapping[str, Words]:
    """What each goal, by path, got from one day to another, in words that say what is counted."""
    return {effort.goal: _spent(effort) for effort in efforts(index, first, last)}


def _spent(effort: Effort) -> Words:
    parts: list[Words] = []
    if effort.events:
        parts.append((_at_events(effort),))
    if effort.conversations:
        parts.append((count(effort.conversations, "conversation"),))
    if effort.people:
        parts.append((f"contact with {count(effort.people, 'person', 'people')}",))
    return joined(parts)


def _at_events(effort: Effort) -> str:
    number = count(effort.events, "event")
    if effort.hours is None:
        return f"{number} (no hours noted)"
    partly = f" (noted for {effort.noted})" if effort.noted < effort.events else ""
    return f"{decimal(effort.hours)} hours at {number}{partly}"


def _headline(index: Index, goals: Sequence[Goal], standings: Sequence[_Standing], today: date) -> tuple[Line, ...]:
    stale = tuple(line for g in goals if (line := _stale(index, g, today)))
    first = Line(
        words=sentence(_summary(index, goals, standings)),
        location=next((s.want.location for s in standings if s.gap), None),
    )
    return (first, *stale, *_stuck(index, standings))


def _summary(index: Index, goals: Sequence[Goal], standings: Sequence[_Standing]) -> Words:
    gaps = [s for s in standings if s.gap]
    if not standings:
        return (f"{count(len(goals), 'goal')}, none of which says yet whom it wants",)
    if not gaps:
        return ("everybody whom your goals ask for is there",)
    best = next((s for s in gaps if s.ways), gaps[0])
    first: Words = (reference(index, best.goal.path), f": {len(best.there)} of {best.want.count}")
    if not best.ways:
        return first
    way = best.ways[0]
    near = reference(index, way.through)
    return (*first, "; one introduction away through " if way.to else "; ask ", near)


def _stale(index: Index, goal: Goal, today: date) -> Line | None:
    if goal.review is None or goal.review >= today:
        return None
    words: Words = (reference(index, goal.path), " was to be looked at again on ", goal.review, ": does it still hold?")
    return Line(words=words, location=goal.location)


def _stuck(index: Index, standings: Sequence[_Standing]) -> tuple[Line, ...]:
    return tuple(
        Line(
            words=(
                "Nobody and no next step yet for ",
                Quote(text=s.want.words),
                " (",
                reference(index, s.goal.path),
                "): who could you ask?",
            ),
            location=s.want.location,
        )
        for s in standings
        if not s.there and not s.step
    )


def _shares(index: Index, goals: Sequence[Goal], today: date) -> tuple[Line, ...]:
    people = _alive(index, today)
    since = today - timedelta(days=YEAR_DAYS)
    events = [e for e in attended(index, today) if e.day and e.day > since]
    idle_people = sum(not any(person_serves(index, p, g) for g in goals) for p in people)
    idle_events = sum(not any(event_serves(index, e, g) for g in goals) for e in events)
    parts: list[Words] = []
    if len(people) >= ENOUGH:
        parts.append((f"{idle_people} of {len(people)} people in touch",))
    if len(events) >= ENOUGH:
        parts.append((f"{idle_events} of {len(events)} events of the last 12 months",))
    return (Line(words=(*joined(parts), " serve no goal; not all need to.")),) if parts else ()


def _served(index: Index, goal: Goal, time: Words) -> Line:
    return Line(words=(reference(index, goal.path), ": ", *time), location=goal.location)


def _in_period(index: Index, goal: Goal, time: Words, today: date) -> Line:
    words = dotted((reference(index, goal.path),), time or ("no time noted",))
    wants = tuple(_want_line(index, s, today) for s in _standings(index, goal, today))
    return Line(words=words, location=goal.location, children=wants)
