"""Focus: fewer, better: who is in the circle, month by month, what to decide about it, and give and take."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from heapq import nsmallest

from vaultkit.measures.old_ties import LET_GO_DAYS, to_let_go
from vaultkit.measures.person_days import days_since
from vaultkit.measures.standing import nobody_is_ever_due
from vaultkit.model.measures import Measures, Side, Tie
from vaultkit.model.period import Period
from vaultkit.model.view import Line, PracticeView, Quote, Section, Words
from vaultkit.practices.circle import MOST_ROWS, alive_count, circle, rings_shown
from vaultkit.practices.giving import balance_lines, thanks_lines
from vaultkit.practices.words import capital, cluster_words, dotted, joined, listed, spelled
from vaultkit.syntax.plurals import count

TITLE: Words = ("Focus",)
YEAR_DAYS = 365
ENOUGH = 3
NAMES, MOST = 3, 4
MOST_WITH_ROOM = 8
PAGE_LINES = 60
"""So many lines the page has at most, whatever the size of the circle."""
START: Words = ("Give people's notes a `tier` (inner, close, active or wide) to see your circle and its limits.",)


def look(m: Measures) -> PracticeView:
    """Who is in the circle, by tier and month; then what to decide about it, and give and take."""
    year, most = m.today - timedelta(days=YEAR_DAYS), _room(m)
    lines = (*over_lines(m), *_side_lines(m), *_link_lines(m), *_to_go(m))
    decide = Section(title=("To decide",), items=_some(lines, most))
    giving = Section(title=("Give and take",), items=_some((*balance_lines(m, year, m.today), *thanks_lines(m)), most))
    sections = tuple(section for section in (decide, giving) if section.items)
    told = _year_lines(m, year)
    opens = circle(m, _rows_left(m, sections))
    if not (sections or opens or told):
        return PracticeView(name="focus", start=START)
    return PracticeView(name="focus", line=_summary(m), opens=opens, headline=told, sections=sections)


def review(m: Measures, period: Period) -> Section:
    """What changed in the circle in the period: with whom one was in contact, who changed the tier or was let go, and
    what was given and taken."""
    lines = (*_days_line(m, period), *_decided(m, period), *_now_silent(m, period))
    exchange = (*thanks_lines(m, period), *balance_lines(m, period.first, min(period.last, m.today)))
    return Section(title=TITLE, items=(*lines, *_some(exchange)))


def _some(lines: Sequence[Line], most: int = MOST) -> tuple[Line, ...]:
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], Line(words=(f"and {spelled(len(lines) - most + 1)} more",)))


def _around(m: Measures) -> int:
    """How many lines of the page are neither people nor decisions: its title, the two fences, the head, the legend, the
    year in a line, the link back, and how to begin where nobody is ever due; each tier has one in the grid and one with
    its links."""
    return 7 + 2 * rings_shown(m) + nobody_is_ever_due(m)


def _room(m: Measures) -> int:
    """How many lines each of the two lists may have, so that the grid is not cut for them before they are short."""
    rows = min(alive_count(m), MOST_ROWS)
    return max(MOST, min(MOST_WITH_ROOM, (PAGE_LINES - _around(m) - rows - 2) // 2))


def _rows_left(m: Measures, sections: Sequence[Section]) -> int:
    """How many rows leave the page within its length."""
    return PAGE_LINES - _around(m) - sum(1 + len(section.items) for section in sections)


def _members(m: Measures) -> Mapping[str, Sequence[Tie]]:
    """Who is in each tier that has a limit, in the order of the limits."""
    return m.once("tiers", _in_tiers)


def _in_tiers(m: Measures) -> Mapping[str, Sequence[Tie]]:
    found: dict[str, list[Tie]] = {tier: [] for tier, _ in m.boundaries.tier_limits}
    for tie in m.ties.values():
        if tie.person.tier in found and not tie.is_past and tie.standing != "wanted":
            found[tie.person.tier].append(tie)
    return found


def _summary(m: Measures) -> Words:
    members = _members(m)
    sizes = [(tier, len(members[tier]), limit) for tier, limit in m.boundaries.tier_limits]
    over = [(tier, n, limit) for tier, n, limit in sizes if n > limit]
    if over:
        tier, n, limit = over[0]
        return (f"{spelled(n)} in the {tier} circle of {spelled(limit)}",)
    filled = [f"{spelled(n)} in the {tier} circle of {spelled(limit)}" for tier, n, limit in sizes if n][:2]
    if filled:
        return (", ".join(filled),)
    alive = sum(tie.is_alive for tie in m.ties.values())
    return (f"{count(alive, 'person', 'people')} in 12 months, no tiers yet",) if alive else ()


def over_lines(m: Measures) -> tuple[Line, ...]:
    """The tiers that are over their limit, each with who might move out."""
    return m.once("tiers over their limit", _over_lines)


def _over_lines(m: Measures) -> tuple[Line, ...]:
    members = _members(m)
    lines = (_swap(m, tier, members[tier], limit) for tier, limit in m.boundaries.tier_limits)
    return tuple(line for line in lines if line)


def _swap(m: Measures, tier: str, ring: Sequence[Tie], limit: int) -> Line | None:
    """`Seven in the inner circle of five: of those who serve no goal A and B have been quiet longest.` Nothing within
    the limit."""
    if len(ring) <= limit:
        return None
    order = [(tie.person.path in m.serving, tie.days[-1] if tie.days else date.min, tie.person.path) for tie in ring]
    out = [m.ties[path] for *_, path in nsmallest(min(len(ring) - limit, NAMES), order)]
    reason = "has been quiet longest" if len(out) == 1 else "have been quiet longest"
    serve_none = m.active and not any(tie.path in m.serving for tie in out)
    among = "of those who serve no goal " if serve_none and any(tie.path in m.serving for tie in ring) else ""
    number = capital(f"{spelled(len(ring))} in the {tier} circle of {spelled(limit)}")
    words: Words = (f"{number}: {among}", *listed(m, [tie.path for tie in out]), f" {reason}. Who moves out?")
    return Line(words=words, location=out[0].person.location)


def _side_lines(m: Measures) -> tuple[Line, ...]:
    return tuple(_side(m, one) for one in m.sides)


def _side(m: Measures, one: Side) -> Line:
    join = {"org": " at ", "group": " in ", "field": " in "}[one.cluster.kind]
    number = f"all {spelled(one.of)}" if one.people == one.of else f"{one.people} of {one.of}"
    words: Words = (f"{capital(number)} are{join}", *cluster_words(m, one.cluster))
    return Line(words=(*words, ", so most of your news comes from one side"))


def _link_lines(m: Measures) -> tuple[Line, ...]:
    """Who is the only one that one knows in what a goal names."""
    links = [tie for tie in m.ties.values() if tie.sole_link and tie.is_alive]
    return tuple(_link(m, tie) for tie in sorted(links, key=lambda tie: (tie.last_day or date.min, tie.path)))


def _link(m: Measures, tie: Tie) -> Line:
    parts: list[Words] = []
    for kind, join in (("field", "in "), ("org", "at ")):
        mine = [cluster for cluster in tie.sole_link if cluster.kind == kind][:NAMES]
        if mine:
            parts.append((join, *joined([(Quote(text=one.name),) for one in mine])))
    last: Words = ("last on ", tie.last_day) if tie.last_day else ()
    words = dotted((m.ref(tie.path), " is the only one you know ", *joined(parts)), last)
    return Line(words=words, location=tie.person.location)


def _to_go(m: Measures) -> tuple[Line, ...]:
    ties = to_let_go(m)
    if not ties:
        return ()
    parts: list[Words] = [(m.ref(tie.path), " (last on ", tie.last_day or m.today, ")") for tie in ties[:NAMES]]
    if len(ties) > NAMES:
        parts.append((f"{len(ties) - NAMES} more",))
    words: Words = ("Perhaps to let go: ", *joined(parts), ", no goal, no promise. A line `let go` in the note does it")
    return (Line(words=words, location=ties[0].person.location),)


def _year_lines(m: Measures, first: date) -> tuple[Line, ...]:
    said = _days_words(m, first, m.today, with_whom=True)
    return (Line(words=("In 12 months: ", *said, ".")),) if said else ()


def _days_line(m: Measures, period: Period) -> tuple[Line, ...]:
    said = _days_words(m, period.first, min(period.last, m.today))
    return (Line(words=(capital(str(said[0])), *said[1:])),) if said else ()


def _days_words(m: Measures, first: date, last: date, *, with_whom: bool = False) -> Words:
    """How often one was in contact with how many, each person and day once, and with whom only in writing, where one
    spoke with others."""
    found = days_since(m, first).with_each(first, last)
    days, spoke = found.days, found.spoke
    if days < ENOUGH:
        return ()
    people = f" with {count(found.people, 'person', 'people')}" if with_whom else ""
    written = [person for person, number in found.only_wrote if number >= ENOUGH]
    only: Words = ("; in writing only: ", *listed(m, written, most=NAMES)) if written and spoke else ()
    talks = "always" if spoke == days else "never" if not spoke else count(spoke, "time")
    return (f"{days} times in contact{people}, {talks} in conversation", *only)


def _decided(m: Measures, period: Period) -> tuple[Line, ...]:
    """Whom one moved to another tier or let go in the period."""
    lines = []
    for tie in m.ties.values():
        for decision in tie.person.decisions:
            if decision.day in period and decision.verb in {"tier", "let go"}:
                what: Words = (f" is {decision.argument} now",) if decision.verb == "tier" else (" was let go",)
                lines.append((decision.day, Line(words=(m.ref(tie.path), *what), location=decision.location)))
    return _some([line for _, line in sorted(lines, key=lambda pair: (pair[0], str(pair[1].location)))])


def _now_silent(m: Measures, period: Period) -> tuple[Line, ...]:
    """Who became two years silent in the period, so that one may let them go."""
    two_years = timedelta(days=LET_GO_DAYS)
    found = [tie.path for tie in to_let_go(m) if tie.last_day and tie.last_day + two_years in period]
    return (Line(words=("Perhaps to let go, after two years: ", *listed(m, found, most=NAMES))),) if found else ()
