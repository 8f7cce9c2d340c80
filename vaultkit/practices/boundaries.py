"""Boundaries: what to say yes to: each open invitation weighed, the budgets and what went beyond them, and what a no
made room for."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from vaultkit.measures.budgets import Budget, budgets, evenings_budget, events_budget, people_budget
from vaultkit.measures.contacts import contacts_in, is_conversation, weeks_of
from vaultkit.measures.events import attended_between, is_evening, with_attendance
from vaultkit.model.measures import Measures
from vaultkit.model.period import Period, period_of
from vaultkit.model.record import Event
from vaultkit.model.view import Grid, Line, PracticeView, Quote, Section, Words
from vaultkit.practices.circle import months
from vaultkit.practices.invitations import MOST_ANSWERED, Invitation, similar_words
from vaultkit.practices.limits import limit_line, limit_words, strip, strip_legend
from vaultkit.practices.verdicts import for_and_against, letter_of, verdict
from vaultkit.practices.words import decimal, dotted, joined, listed, quoted, sentence, spelled
from vaultkit.syntax.checklist import answer_id

TITLE: Words = ("Boundaries",)
RECENT_DAYS = 90
NAMES = 4
MOST = 6
EVIDENCE: Words = (
    "A no costs less than it seems: 77 of 100 people had accepted an invitation that they did not want, and people "
    "overrate how badly a no is taken (Givi & Kirk 2024).",
)
START: Words = (
    "Write a note with `type: boundaries`, for example `events_per_month: 4` and `evenings_per_week: 2`, to weigh "
    "invitations against them.",
)
SEASONS = {
    "low": "Season low: the week's plan is an easy first one and one promise, and an invitation needs a good reason.",
    "building": "Season building: there is room for what is new.",
    "search": "Season search: what serves a goal comes first.",
}


def look(m: Measures, waiting: Sequence[Invitation]) -> PracticeView:
    """The open invitations (`waiting`) with what speaks for and against each, the letters of this week's declines, then
    the limits, month by month, what a no made room for, days away and the season."""
    lately = timedelta(days=RECENT_DAYS)
    declined = _declined(m, m.today - lately, m.today + lately)
    if not (m.boundaries.path or waiting or declined):
        return PracticeView(name="boundaries", start=START)
    limits = budgets(m)
    sections = (
        _answers(m, waiting),
        _letters(m),
        _limits(m, limits),
        Section(title=("What a no made room for",), items=_some(_room_lines(m, declined))),
        Section(title=("Season and days away",), items=_season_lines(m)),
    )
    return PracticeView(
        name="boundaries",
        line=_summary(m, limits, waiting),
        headline=_headline(m, limits, waiting),
        sections=tuple(s for s in sections if s.grid or s.items or s.text or s.sections),
    )


def review(m: Measures, period: Period, waiting: Sequence[Invitation]) -> Section:
    """What was taken of the limits in the period, and each no with what it made room for; a week tells what waits for
    an answer."""
    if period.span == "week":
        return Section(title=TITLE, items=_week_lines(m, period, waiting))
    last = min(period.last, m.today)
    items: list[Line] = []
    if period.span == "month":
        found = (events_budget(m, period), people_budget(m, period))
        items = [limit_line(m, limit) for limit in found if limit]
    items += [*_evening_lines(m, period), *_some(_room_lines(m, _declined(m, period.first, period.last)))]
    grid = strip(m, period.first, last)
    return Section(title=TITLE, grid=grid, text=_legend(grid), items=tuple(items))


def _legend(grid: Grid | None) -> tuple[Line, ...]:
    return (Line(words=(strip_legend(grid),)),) if grid else ()


def _some(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The newest of the lines, and how many there are besides."""
    more = len(lines) - MOST
    return (*lines[-MOST:], Line(words=(f"and {spelled(more)} more",))) if more > 0 else tuple(lines)


def to_answer(m: Measures, waiting: Iterable[Invitation]) -> tuple[Line, ...]:
    """The checklist items of the week's page: accept and decline for each open invitation, the verdict below the
    second; the wording of a no stands on the page of the boundaries."""
    return tuple(line for one in waiting for line in _boxes(m, one))


def _boxes(m: Measures, one: Invitation) -> tuple[Line, Line]:
    event, ref = one.event, m.ref(one.event.path)
    below = (Line(words=verdict(one), location=event.location),)
    accept = Line(words=("accept ", ref), id=answer_id("accept", event.path), location=event.location)
    decline = Line(
        words=("decline ", ref), id=answer_id("decline", event.path), location=event.location, children=below
    )
    return accept, decline


def _answers(m: Measures, waiting: Sequence[Invitation]) -> Section:
    parts = [_answer(m, one) for one in waiting[:MOST]]
    if len(waiting) > MOST:
        parts.append(Section(text=(Line(words=(f"And {spelled(len(waiting) - MOST)} more.",)),)))
    text = (Line(words=EVIDENCE),) if parts else ()
    return Section(title=("To answer",), text=text, sections=tuple(parts))


def _answer(m: Measures, one: Invitation) -> Section:
    event = one.event
    by: Words = (", by ", event.answer_by) if event.answer_by else ()
    letter = letter_of(m, one)
    facts = (*for_and_against(one), *_facts(m, one))
    return Section(
        title=(m.ref(event.path), f" · {one.verdict}", *by),
        text=(Line(words=letter, location=m.boundaries.location),) if letter else (),
        items=tuple(Line(words=words, location=event.location) for words in facts if words),
    )


def _facts(m: Measures, one: Invitation) -> tuple[Words, ...]:
    """When and from whom, what it costs, what similar ones gave where no reason says so, and whom one would see."""
    said = {reason.factor for reason in one.reasons}
    similar: Words = () if "similar" in said else similar_words(m, one.similar)
    return (dotted((one.day,), _from(m, one.event), *_costs(one, said)), similar, _attendees(m, one))


def _letters(m: Measures) -> Section:
    """The letter of each invitation that was declined this week: it stays until the week ends."""
    from vaultkit.practices.letters import decline_words  # only a no needs it

    parts = []
    for event in with_attendance(m, "declined"):
        day = next((one.day for one in reversed(event.decisions) if one.verb == "declined"), None)
        letter = decline_words(m, event)
        if letter and day and day in m.week:
            text = (Line(words=letter, location=m.boundaries.location),)
            parts.append(Section(title=(m.ref(event.path), ", declined on ", day), text=text))
    return Section(title=("Declined this week",), sections=tuple(parts))


def _limits(m: Measures, limits: Sequence[Budget]) -> Section:
    """The limits of the last twelve months as a strip, then those of now."""
    first = m.today.replace(day=1)
    begun = m.begun.replace(day=1) if m.begun else first
    grid = strip(m, max(begun, months(m)[0].first), m.today) if m.boundaries.path else None
    return Section(
        title=("Limits",),
        grid=grid,
        text=_legend(grid),
        items=tuple(limit_line(m, one, _when(one)) for one in limits if one.name != "touches"),
    )


def _when(budget: Budget) -> str:
    return "now" if budget.name == "core groups" else "this month" if budget.period.span == "month" else "this week"


def _from(m: Measures, event: Event) -> Words:
    who = event.inviter
    if who is None:
        return ()
    return ("from ", m.ref(who.path) if who.path else Quote(text=who.name))


def _costs(one: Invitation, said: Collection[str]) -> tuple[Words, ...]:
    """What it costs, and what is left of the limits, where no reason says so."""
    event = one.event
    parts: list[Words] = []
    if is_evening(event):
        parts.append(("an evening",))
    if event.hours is not None:
        parts.append((f"{decimal(event.hours)} hours",))
    if event.end and event.end > one.day:
        parts.append((f"{(event.end - one.day).days + 1} days",))
    if event.cost:
        parts.append((Quote(text=event.cost), " to pay"))
    limits = [limit for limit in (one.evenings, one.events) if limit]
    left = [limit for limit in (limits[1:] if "room" in said else limits) if limit.name not in said]
    return (joined(parts), *((limit_words(limit),) for limit in left))


def _attendees(m: Measures, one: Invitation) -> Words:
    there = one.attendees
    new = [path for path in there.warm if m.ties[path].standing == "new"]
    named = [path for path in there.warm if path not in new and m.ties[path].is_named]
    warm = [path for path in there.warm if path not in new and path not in named]
    labels = (
        ("in touch", warm),
        ("met lately", new),
        ("named lately", named),
        ("quiet", there.quiet),
        ("wanted", there.wanted),
        ("resting", there.resting),
        ("not seen yet", [path for path in there.others if not m.ties[path].days]),
        ("imported", [path for path in there.others if m.ties[path].days]),
        ("let go", there.let_go),
    )
    parts: list[Words] = []
    for label, people in labels:
        if people:
            parts.append((*listed(m, people, most=NAMES), f" ({label})"))
    return ("you would see ", *joined(parts)) if parts else ()


def _summary(m: Measures, limits: Sequence[Budget], waiting: Sequence[Invitation]) -> Words:
    """The limit that is passed, else how far those of this month and week are used."""
    shown = [one for one in limits if one.name in {"events", "evenings", "new people"}]
    over = [one for one in shown if one.beyond]
    parts = [limit_words(one, _when(one)) for one in over[:1] or [one for one in shown if one.name != "new people"]]
    if not parts and waiting:
        parts.append(f"{spelled(len(waiting))} {'invitation' if len(waiting) == 1 else 'invitations'} to answer")
    if not parts and m.boundaries.season != "steady":
        parts.append(f"season {m.boundaries.season}")
    return ("; ".join(parts),) if parts else ()


def _headline(m: Measures, limits: Sequence[Budget], waiting: Sequence[Invitation]) -> tuple[Line, ...]:
    lines = []
    if waiting:
        names = listed(m, [one.event.path for one in waiting], most=NAMES)
        number = f"{spelled(len(waiting))} {'invitation' if len(waiting) == 1 else 'invitations'}".capitalize()
        some = f" of the first {spelled(MOST_ANSWERED)}" if len(waiting) > MOST_ANSWERED else ""
        lines.append(Line(words=(f"{number} to answer: ", *names, f". The boxes{some} stand on the week's page.")))
    is_told_below = any(one.name != "touches" for one in limits)
    if not lines and not is_told_below and (said := _summary(m, limits, waiting)):
        lines.append(Line(words=sentence(said), location=m.boundaries.location if m.boundaries.path else None))
    return tuple(lines)


def _declined(m: Measures, first: date, last: date) -> tuple[Event, ...]:
    return with_attendance(m, "declined", first=first, last=last)


def _room_lines(m: Measures, declined: Sequence[Event]) -> tuple[Line, ...]:
    """The declined events, and what happened in the time that they would have taken."""
    taken = {one.day for one in m.taken}
    days = {event.day for event in declined if event.day}
    rooms = {day: _room(m, day, is_taken=day in taken) for day in days}
    return tuple(_room_line(m, event, event.day, rooms[event.day]) for event in declined if event.day)


def _room_line(m: Measures, event: Event, day: date, room: Words) -> Line:
    reason = quoted(event.reason)
    why: Words = ("because: ", *reason) if reason else ()
    ref: Words = (m.ref(event.path), ", declined for ", day)
    location = next((d.location for d in event.decisions if d.verb == "declined"), event.location)
    return Line(words=dotted(ref, why, room), location=location)


def _room(m: Measures, day: date, *, is_taken: bool) -> Words:
    """What filled the time; nothing is said of a day that something private took."""
    if day > m.today:
        return ("keeps ", day, " free")
    if is_taken:
        return ()
    same = [event.path for event in attended_between(m, day, day)]
    people = tuple(dict.fromkeys(c.person for c in contacts_in(m, day, day) if is_conversation(c) and not c.event))
    if same or people:
        return ("that day: ", *listed(m, (*same, *people), most=3))
    week = period_of("week", day)
    every = contacts_in(m, week.first, min(week.last, m.today))
    met = tuple(dict.fromkeys(contact.person for contact in every if is_conversation(contact)))
    return ("that week you spoke with ", *listed(m, met, most=3)) if met else ("the time stayed yours",)


def _season_lines(m: Measures) -> tuple[Line, ...]:
    where = m.boundaries.location
    lines = []
    if said := SEASONS.get(m.boundaries.season):
        lines.append(Line(words=(said,), location=where))
    for first, last in sorted(away for away in m.boundaries.away if away[1] >= m.today):
        lines.append(Line(words=("Away from ", first, " to ", last, ": no plan in these days."), location=where))
    return tuple(lines)


def _week_lines(m: Measures, period: Period, waiting: Sequence[Invitation]) -> tuple[Line, ...]:
    limits = (evenings_budget(m, period), events_budget(m, period_of("month", m.today)))
    lines = [limit_line(m, limit) for limit in limits if limit]
    lines += [
        Line(words=(m.ref(one.event.path), ": ", *verdict(one)), location=one.event.location) for one in waiting[:1]
    ]
    return (*lines, *_room_lines(m, _declined(m, period.first, period.last)[:1]))


def _evening_lines(m: Measures, period: Period) -> tuple[Line, ...]:
    """The weeks of the period with more evenings than one set; nothing when each was within."""
    weeks = [limit for week in weeks_of(period) if week.first <= m.today and (limit := evenings_budget(m, week))]
    over = [limit for limit in weeks if limit.beyond]
    if not over:
        return ()
    beyond = [path for limit in over for path in limit.beyond if path]
    number = f"{spelled(len(over))} {'week' if len(over) == 1 else 'weeks'}".capitalize()
    past: Words = (": ", *listed(m, beyond, most=NAMES)) if beyond else ()
    return (Line(words=(f"{number} with more than {over[0].limit} evenings", *past), location=m.boundaries.location),)
