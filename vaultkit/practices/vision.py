"""Vision: whom the goals ask for, who is there, where the gaps are, and which next step leads to somebody."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from heapq import heapify, heappop

from msgspec import Struct

from vaultkit.measures.events import ahead, attended_between
from vaultkit.measures.giving import introduced_on
from vaultkit.measures.goal_effort import Effort, efforts
from vaultkit.model.location import Location
from vaultkit.model.measures import Introduction, Measures, WantState
from vaultkit.model.period import Period, period_of
from vaultkit.model.record import Event, Goal, Ref
from vaultkit.model.view import Line, PracticeView, Quote, Section, Words
from vaultkit.practices.words import decimal, dotted, joined, listed, sentence, spelled
from vaultkit.syntax.plurals import count

YEAR_DAYS = 365
AHEAD_DAYS = 90
MOST = 6
MOST_WAYS = 3
ENOUGH = 3
NOTED = frozenset({"step", "line", "link"})
"""The ways that one's own notes name, which are told as what to ask."""


class GoalLine(Struct, frozen=True, kw_only=True):
    """What is said of somebody for a goal, by path: the words, and the line that they come from."""

    goal: str
    words: Words
    location: Location


START: Words = (
    "Give a note `type: goal` and say in `wants` whom it asks for (`2 mentors in robotics`), to see who is there and "
    "where the gaps are.",
)


def look(m: Measures) -> PracticeView:
    """Each active goal with its wants, its gaps, what serves it and the time it got; what is stale or stuck on top."""
    if not m.active:
        return PracticeView(name="vision", start=() if m.goals else START)
    times, coming = _times(m, period_of("quarter", m.today).first, m.today), _coming(m)
    return PracticeView(
        name="vision",
        line=_summary(m),
        headline=(*_headline(m), *_shares(m)),
        sections=tuple(_section(m, goal, times.get(goal.path, ()), coming.get(goal.path, ())) for goal in m.active),
    )


def review(m: Measures, period: Period) -> Section:
    """What changed for the goals in the period: who came to fill a want or went silent, which goal was to be looked at
    again, and what got nothing."""
    last = min(period.last, m.today)
    stale = [line for goal in m.active if goal.review and goal.review in period and (line := _stale(m, goal))]
    changed = [line for state in _wants(m) for line in _changed(m, state, period)]
    told = (*changed[:MOST], *stale, *_without_time(m, period, last))
    return Section(title=("Vision",), items=told or _with_time(m, period, last))


def _changed(m: Measures, state: WantState, period: Period) -> Iterator[Line]:
    year, goal = timedelta(days=YEAR_DAYS + 1), m.ref(state.goal.path)
    for path in state.there:
        tie = m.ties[path]
        day = tie.met or introduced_on(tie, m.ties)
        if day and day in period:
            words: Words = (m.ref(path), " came as what ", goal, " asks for: ", Quote(text=_one_of(state)))
            yield Line(words=words, location=state.want.location)
    for path in state.quiet:
        last = m.ties[path].last_day
        if last and last + year in period and last + year <= m.today:
            words = (m.ref(path), " has been silent for a year; ", goal, " asks for ", Quote(text=_one_of(state)))
            yield Line(words=words, location=state.want.location)


def _without_time(m: Measures, period: Period, last: date) -> tuple[Line, ...]:
    """The goals that got no time in the period, from a quarter on."""
    if period.span not in {"quarter", "year"} or not m.active:
        return ()
    spent = _times(m, period.first, last)
    idle = [goal.path for goal in m.active if goal.path not in spent]
    return (Line(words=("No time went to ", *listed(m, idle, most=MOST))),) if idle else ()


def _with_time(m: Measures, period: Period, last: date) -> tuple[Line, ...]:
    """The goals that got time in the period, where nothing changed for them; how much stands with the commitment."""
    if period.span == "week" or not m.active:
        return ()
    spent = _times(m, period.first, last)
    got = [goal.path for goal in m.active if goal.path in spent]
    return (Line(words=("Time went to ", *listed(m, got, most=MOST))),) if got else ()


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
    said = dotted(_review_line(m, goal), ("this quarter: ", *time) if time else ())
    text = (Line(words=sentence(said), location=goal.location),) if said else ()
    items = (*(_want_line(m, state) for state in m.wants[goal.path]), *_serving(m, goal, coming))
    if not text and not items:
        text = (Line(words=("Nothing serves it yet, and it asks for nobody.",), location=goal.location),)
    return Section(title=(m.ref(goal.path),), text=text, items=items)


def _review_line(m: Measures, goal: Goal) -> Words:
    return ("to be looked at again by ", goal.review) if goal.review and goal.review >= m.today else ()


def _want_line(m: Measures, state: WantState) -> Line:
    """A want with who fills it, who is near it, and the next step, in one line."""
    words = dotted((Quote(text=_without_count(state)),), *(words for words, _ in _want_parts(m, state)))
    return Line(words=words, location=state.want.location)


def _want_parts(m: Measures, state: WantState) -> Iterator[tuple[Words, Location]]:
    """What is said of a want, part by part, each with the line that it comes from."""
    way, place = next_way(state), state.want.location
    yield _filled(m, state), place
    if state.gap:
        yield ("wanted: ", *listed(m, state.wanted, most=MOST)) if state.wanted else (), place
        yield _quiet(m, state), place
    if way:
        yield _way(m, way), way.location


def goals_lines(m: Measures, person: str) -> tuple[GoalLine, ...]:
    """What the page of the goals says that names this person, by path: whom one is to ask, whom one is asked about,
    who fills a want or is near it, goal by goal in the page's order."""
    return tuple(
        GoalLine(goal=state.goal.path, words=dotted((Quote(text=_without_count(state)),), words), location=location)
        for state in _wants(m)
        for words, location in _want_parts(m, state)
        if any(isinstance(part, Ref) and part.path == person for part in words)
    )


def next_way(state: WantState) -> Introduction | None:
    """The way that leads on: none to somebody who is named already for being near."""
    near = {path for path, _ in state.near}
    return next((way for way in state.ways if way.to or way.through not in near), None)


def _filled(m: Measures, state: WantState) -> Words:
    there = listed(m, state.there, most=MOST)
    if not state.gap:
        return ("filled: ", *there)
    if state.there:
        said: Words = (f"{spelled(len(state.there))} of {spelled(state.want.count)}: ", *there)
    else:
        said = ("nobody yet",)
    return (*said, "; near: ", *_near(m, state)) if state.near else said


def _near(m: Measures, state: WantState) -> Words:
    if len(state.near) == 1:
        (path, said), *_ = state.near
        return (m.ref(path), ", ", Quote(text=said))
    near: list[Words] = [(m.ref(path), " (", Quote(text=said), ")") for path, said in state.near[:MOST_WAYS]]
    return joined([*near, ("others",)] if len(state.near) > MOST_WAYS else near)


def _without_count(state: WantState) -> str:
    """What a want asks for, as the user wrote it, without the number one."""
    first, _, rest = state.want.words.partition(" ")
    return rest if first == "1" and rest else state.want.words


def _one_of(state: WantState) -> str:
    return state.want.role or _without_count(state)


def _quiet(m: Measures, state: WantState) -> Words:
    parts: list[Words] = []
    for path in state.quiet[:MOST_WAYS]:
        last = m.ties[path].last_day
        parts.append((m.ref(path), ", last on ", last) if last else (m.ref(path),))
    return ("ask again: ", *joined(parts)) if parts else ()


def _way(m: Measures, way: Introduction) -> Words:
    through, shared = m.ref(way.through), shared_words(m, way)
    if way.to and way.by in NOTED:
        return ("ask ", through, " about ", m.ref(way.to), " (", *shared, ")")
    if way.to:
        return ("one introduction away: ", m.ref(way.to), " through ", through, " (", *shared, ")")
    return ("ask ", through, ", who ", *shared)


def shared_words(m: Measures, way: Introduction) -> Words:
    """What somebody whom one knows shares with the far side of an introduction."""
    if way.by == "via":
        return ("knows them already",)
    if way.by == "step":
        return ("your next step",)
    if way.by == "line" and way.thing:
        return ("\u201c", Quote(text=way.thing), "\u201d")
    if way.by in NOTED:
        return ("your notes link the two",)
    thing = m.ref(way.thing) if way.by in {"group", "event"} else Quote(text=way.thing)
    if way.to:
        return ("both in " if way.by == "group" else "both at ", thing)
    return ({"org": "is at ", "field": "works in "}.get(way.by, "is in "), thing)


def _serving(m: Measures, goal: Goal, coming: Sequence[Event]) -> tuple[Line, ...]:
    """The people and groups that serve a goal besides those whom its wants name, and what lies ahead."""
    served, states = m.served[goal.path], m.wants[goal.path]
    named = {path for state in states for path in (*state.there, *(near for near, _ in state.near if state.gap))}
    groups = [path for path in sorted(served.groups) if m.groups[path].stage != "left"]
    people = _first_alive(m, served.people - named)
    lines = []
    if people or groups:
        words: Words = ("served by ", *listed(m, (*people, *groups), most=2 * MOST))
        lines.append(Line(words=words, location=goal.location))
    if coming:
        parts: list[Words] = [(m.ref(e.path), " on ", e.day or m.today) for e in coming[:MOST_WAYS]]
        lines.append(Line(words=("ahead: ", *joined(parts)), location=coming[0].location))
    return tuple(lines)


def _first_alive(m: Measures, people: Iterable[str]) -> list[str]:
    """The first of the people by path who are alive, as many as are named."""
    left, found = list(people), list[str]()
    heapify(left)
    while left and len(found) < MOST:
        path = heappop(left)
        found += [path] if m.ties[path].is_alive else []
    return found


def _times(m: Measures, first: date, last: date) -> Mapping[str, Words]:
    """What each goal, by path, got from the first to the last day, in words that say what is counted."""
    return {effort.goal: _spent(effort) for effort in efforts(m, first, last) if not effort.is_none}


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
    is_told_below = gap is not None and len(m.active) == 1
    summary = () if is_told_below else (Line(words=sentence(_summary(m)), location=gap),)
    return (*summary, *stale, *_stuck(m))


def _summary(m: Measures) -> Words:
    states = _wants(m)
    gaps = [state for state in states if state.gap]
    if not states:
        return (f"{count(len(m.active), 'goal')}; write in `wants` whom they ask for, such as `2 mentors in robotics`",)
    if not gaps:
        return ("everybody whom your goals ask for is there",)
    best = next((state for state in gaps if (way := next_way(state)) and way.to), gaps[0])
    way = next_way(best)
    asked = _without_count(best)
    some = f"{spelled(len(best.there))} of " if best.there else "nobody yet for "
    if best.there and asked.startswith(number := f"{best.want.count} "):
        some, asked = f"{some}{spelled(best.want.count)} ", asked.removeprefix(number)
    first: Words = (some, Quote(text=asked), " (", m.ref(best.goal.path), ")")
    return (*first, "; ", *_way(m, way)) if way else first


def to_look_at_again(m: Measures) -> tuple[Line, ...]:
    """The goals whose day of review is past."""
    return tuple(line for goal in m.active if (line := _stale(m, goal)))


def _stale(m: Measures, goal: Goal) -> Line | None:
    if goal.review is None or goal.review >= m.today:
        return None
    words: Words = ("You meant to look at ", m.ref(goal.path), " again by ", goal.review, ". Does it still hold?")
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
        if not (state.there or state.near or state.ways or state.wanted or state.quiet or state.goal.path in helped)
    )


def _shares(m: Measures) -> tuple[Line, ...]:
    """How many of the people and events of the last 12 months served a goal."""
    people = {path for path, tie in m.ties.items() if tie.is_alive}
    since = m.today - timedelta(days=YEAR_DAYS - 1)
    events = {event.path for event in attended_between(m, since, m.today)}
    parts: list[Words] = []
    for paths, noun in ((people, "people"), (events, "events")):
        if len(paths) >= ENOUGH:
            parts.append((f"{len(paths & m.serving.keys()) or 'none'} of {len(paths)} {noun}",))
    return (Line(words=("In 12 months ", *joined(parts), " served a goal. The rest need not.")),) if parts else ()
