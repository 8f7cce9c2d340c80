"""Vision: whom the goals ask for, who is there, where the gaps are, and which next step leads to somebody."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from vaultkit.measures.events import ahead
from vaultkit.measures.goal_effort import Effort, efforts
from vaultkit.model.measures import Introduction, Measures, WantState
from vaultkit.model.period import Period, period_of
from vaultkit.model.record import Event, Goal
from vaultkit.model.view import Line, PracticeView, Quote, Section, Words
from vaultkit.practices.words import decimal, dotted, joined, listed, sentence
from vaultkit.syntax.plurals import count

YEAR_DAYS = 365
AHEAD_DAYS = 90
MOST = 6
MOST_WAYS = 3
ENOUGH = 3
START: Words = (
    "Give a note `type: goal` and say in `wants` whom it asks for (`2 mentors in robotics`), to see who is there and "
    "where the gaps are.",
)


def look(m: Measures) -> PracticeView:
    """Each active goal with its wants, its gaps, what serves it and the time it got; what is stale or stuck on top."""
    if not m.active:
        return PracticeView(name="vision", start=() if m.goals else START)
    times, coming = _times(m, period_of("quarter", m.today).first), _coming(m)
    return PracticeView(
        name="vision",
        line=_summary(m),
        headline=(*_headline(m), *_shares(m)),
        sections=tuple(_section(m, goal, times.get(goal.path, ()), coming.get(goal.path, ())) for goal in m.active),
    )


def review(m: Measures, period: Period) -> Section:
    """What the goals got in the period: a week names those that got something, longer ones every goal with its
    gaps."""
    stale = to_look_at_again(m)
    spent = _times(m, period.first)
    times = [(goal, spent.get(goal.path, ())) for goal in m.active]
    title: Words = ("Vision",)
    if period.span == "week":
        lines = [_served(m, goal, time) for goal, time in times if time]
        return Section(title=title, items=(*lines, *stale)[:3])
    items = tuple(_in_period(m, goal, time) for goal, time in times)
    if period.span == "month":
        return Section(title=title, text=stale, items=items)
    return Section(title=title, text=(*stale, *_stuck(m), *_shares(m)), items=items)


def _wants(m: Measures) -> tuple[WantState, ...]:
    return tuple(state for goal in m.active for state in m.wants[goal.path])


def _coming(m: Measures) -> Mapping[str, Sequence[Event]]:
    """What lies ahead for each goal that something ahead serves, by path, soonest first."""
    found: dict[str, list[Event]] = {}
    for event in ahead(m, AHEAD_DAYS):
        for goal in m.serving.get(event.path, ()):
            found.setdefault(goal, []).append(event)
    return found


def _section(m: Measures, goal: Goal, time: Words, coming: Sequence[Event]) -> Section:
    text = (_review_line(m, goal), _time_line(goal, time))
    items = (*(_want_line(m, state) for state in m.wants[goal.path]), *_serving(m, goal, coming))
    shown = tuple(line for line in text if line)
    if not shown and not items:
        shown = (Line(words=("Nothing serves it yet, and it asks for nobody.",), location=goal.location),)
    return Section(title=(m.ref(goal.path),), text=shown, items=items)


def _review_line(m: Measures, goal: Goal) -> Line | None:
    if goal.review is None:
        return None
    verb = "Its review was due on " if goal.review < m.today else "To be looked at again on "
    return Line(words=(verb, goal.review, "."), location=goal.location)


def _want_line(m: Measures, state: WantState) -> Line:
    people: Words = (": ", *listed(m, state.there, most=MOST)) if state.there else ()
    words = dotted(
        (Quote(text=state.want.words),),
        (f"{len(state.there)} of {state.want.count}", *people),
        ("wanted: ", *listed(m, state.wanted, most=MOST)) if state.wanted and state.gap else (),
        _quiet(m, state) if state.gap else (),
    )
    ways = tuple(Line(words=_way(m, w), location=w.location) for w in state.ways[:MOST_WAYS])
    return Line(words=words, location=state.want.location, children=ways)


def _quiet(m: Measures, state: WantState) -> Words:
    parts: list[Words] = []
    for path in state.quiet[:MOST_WAYS]:
        last = m.ties[path].last_day
        parts.append((m.ref(path), " since ", last) if last else (m.ref(path),))
    return ("quiet: ", *joined(parts)) if parts else ()


def _way(m: Measures, way: Introduction) -> Words:
    through, shared = m.ref(way.through), shared_words(m, way)
    if way.to:
        return ("one introduction away: ", m.ref(way.to), " through ", through, " (", *shared, ")")
    return ("ask ", through, ", who ", *shared)


def shared_words(m: Measures, way: Introduction) -> Words:
    """What somebody whom one knows shares with the far side of an introduction."""
    if way.by == "via":
        return ("knows them already",)
    thing = m.ref(way.thing) if way.by in {"group", "event"} else Quote(text=way.thing)
    if way.to:
        return ("both in " if way.by == "group" else "both at ", thing)
    return ({"org": "is at ", "field": "works in "}.get(way.by, "is in "), thing)


def _serving(m: Measures, goal: Goal, coming: Sequence[Event]) -> tuple[Line, ...]:
    served = m.served[goal.path]
    groups = [path for path in sorted(served.groups) if m.groups[path].stage != "left"]
    people = [path for path in sorted(served.people) if m.ties[path].is_alive]
    lines = []
    if people:
        words: Words = ("People of the last 12 months: ", *listed(m, people, most=MOST))
        lines.append(Line(words=words, location=goal.location))
    if groups:
        lines.append(Line(words=("Groups: ", *listed(m, groups, most=MOST)), location=goal.location))
    if coming:
        parts: list[Words] = [(m.ref(e.path), " on ", e.day or m.today) for e in coming[:MOST]]
        lines.append(Line(words=("Ahead: ", *joined(parts)), location=coming[0].location))
    return tuple(lines)


def _time_line(goal: Goal, time: Words) -> Line | None:
    return Line(words=("This quarter: ", *time, "."), location=goal.location) if time else None


def _times(m: Measures, first: date) -> Mapping[str, Words]:
    """What each goal, by path, got from that day on, in words that say what is counted."""
    return {effort.goal: _spent(effort) for effort in efforts(m, first, m.today)}


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


def _headline(m: Measures) -> tuple[Line, ...]:
    stale = to_look_at_again(m)
    gap = next((state.want.location for state in _wants(m) if state.gap), None)
    return (Line(words=sentence(_summary(m)), location=gap), *stale, *_stuck(m))


def _summary(m: Measures) -> Words:
    states = _wants(m)
    gaps = [state for state in states if state.gap]
    if not states:
        return (f"{count(len(m.active), 'goal')}, none of which says yet whom it wants",)
    if not gaps:
        return ("everybody whom your goals ask for is there",)
    best = next((state for state in gaps if state.ways), gaps[0])
    first: Words = (m.ref(best.goal.path), f": {len(best.there)} of {best.want.count}")
    if not best.ways:
        return first
    way = best.ways[0]
    return (*first, "; one introduction away through " if way.to else "; ask ", m.ref(way.through))


def to_look_at_again(m: Measures) -> tuple[Line, ...]:
    """The goals whose day of review is past."""
    return tuple(line for goal in m.active if (line := _stale(m, goal)))


def _stale(m: Measures, goal: Goal) -> Line | None:
    if goal.review is None or goal.review >= m.today:
        return None
    words: Words = (m.ref(goal.path), " was to be looked at again on ", goal.review, ": does it still hold?")
    return Line(words=words, location=goal.location)


def _stuck(m: Measures) -> tuple[Line, ...]:
    """The wants with nobody and no next step: nobody quiet or wanted, no introduction, and nothing ahead that helps."""
    helped = _coming(m)
    return tuple(
        Line(
            words=(
                "Nobody and no next step yet for ",
                Quote(text=state.want.words),
                " (",
                m.ref(state.goal.path),
                "): who could you ask?",
            ),
            location=state.want.location,
        )
        for state in _wants(m)
        if not (state.there or state.ways or state.wanted or state.quiet or state.goal.path in helped)
    )


def _shares(m: Measures) -> tuple[Line, ...]:
    people = [path for path, tie in m.ties.items() if tie.is_alive]
    since = m.today - timedelta(days=YEAR_DAYS)
    events = [event for event in m.attended if event.day and event.day > since]
    parts: list[Words] = []
    if len(people) >= ENOUGH:
        idle = sum(path not in m.serving for path in people)
        parts.append((f"{idle} of {len(people)} people",))
    if len(events) >= ENOUGH:
        idle = sum(event.path not in m.serving for event in events)
        parts.append((f"{idle} of {len(events)} events",))
    return (Line(words=(*joined(parts), " of the last 12 months serve no goal; not all need to.")),) if parts else ()


def _served(m: Measures, goal: Goal, time: Words) -> Line:
    return Line(words=(m.ref(goal.path), ": ", *time), location=goal.location)


def _in_period(m: Measures, goal: Goal, time: Words) -> Line:
    words = dotted((m.ref(goal.path),), time or ("no time noted",))
    wants = tuple(_want_line(m, state) for state in m.wants[goal.path])
    return Line(words=words, location=goal.location, children=wants)
