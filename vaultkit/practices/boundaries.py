"""Boundaries: what to say yes to: each open invitation weighed, the budgets and what went beyond them, and what a no
made room for."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from vaultkit.measures.budgets import (
    Budget,
    budgets,
    evenings_budget,
    events_budget,
    new_people_in,
    people_budget,
)
from vaultkit.measures.contacts import IN_PERSON, contacts_in, weeks_of
from vaultkit.measures.events import attended_between, is_evening, with_attendance
from vaultkit.model.measures import Measures
from vaultkit.model.period import Period, after, period_of
from vaultkit.model.record import Event
from vaultkit.model.view import Line, PracticeView, Quote, Section, Words
from vaultkit.practices.invitations import Invitation, similar_words
from vaultkit.practices.words import decimal, dotted, has_marks, joined, listed, marks, quoted
from vaultkit.syntax.checklist import answer_id
from vaultkit.syntax.plurals import count

TITLE: Words = ("Boundaries",)
RECENT_DAYS = 90
COUNTED = frozenset({"touches", "core groups"})
"""Budgets in which no single note is the one too many."""
ASIDE = frozenset({"again", "away", "group", "no", "same day", "season"})
"""Reasons that no other line of an invitation tells."""
NAMES = 4
EVIDENCE: Words = (
    "A no costs less than it seems: 77 of 100 people had accepted an invitation that they did not want, and people "
    "overrate how badly a no is taken (Givi & Kirk 2024).",
)
START: Words = (
    "Write a note with `type: boundaries`, for example `events_per_month: 4` and `evenings_per_week: 2`, to weigh "
    "invitations against them.",
)
SEASONS = {
    "low": "Season low: the week's plan is a warm-up and one promise, and an invitation needs a good reason.",
    "building": "Season building: there is room for what is new.",
    "search": "Season search: what serves a goal comes first.",
}


def look(m: Measures, waiting: Sequence[Invitation]) -> PracticeView:
    """The open invitations (`waiting`) with a verdict each, the budgets of this month and week, declines and what they
    made room for, days away and the season."""
    lately = timedelta(days=RECENT_DAYS)
    declined = _declined(m, m.today - lately, m.today + lately)
    if not (m.boundaries.path or waiting or declined):
        return PracticeView(name="boundaries", start=START)
    limits = budgets(m)
    sections = (
        _answers(m, waiting),
        Section(title=("This month and this week",), items=tuple(_budget_line(m, limit) for limit in limits)),
        Section(title=("What a no made room for",), items=_room_lines(m, declined)),
        Section(title=("Season and days away",), items=_season_lines(m)),
    )
    return PracticeView(
        name="boundaries",
        line=_summary(m, limits, waiting),
        headline=_headline(m, limits, waiting),
        sections=tuple(s for s in sections if s.items or s.text or s.sections),
    )


def review(m: Measures, period: Period, waiting: Sequence[Invitation]) -> Section:
    """The limits in the period: a week tells its budgets and what waits for an answer; longer ones what was accepted
    beyond them, and every no with what it made room for."""
    if period.span == "week":
        return Section(title=TITLE, items=_week_lines(m, period, waiting))
    declined = _declined(m, period.first, period.last)
    items = (*_months(m, period), *_evening_lines(m, period), *_people_lines(m, period))
    room = Section(
        title=(f"{count(len(declined), 'invitation')} declined",),
        items=_room_lines(m, declined),
    )
    return Section(title=TITLE, items=items, sections=(room,) if declined else ())


def to_answer(m: Measures, waiting: Iterable[Invitation]) -> tuple[Line, ...]:
    """The checklist items of the week's page: accept and decline for each open invitation, the verdict and the
    wording of a no below the second."""
    return tuple(line for one in waiting for line in _boxes(m, one, with_verdict=True))


def _boxes(m: Measures, one: Invitation, *, with_verdict: bool) -> tuple[Line, Line]:
    event, ref = one.event, m.ref(one.event.path)
    below = [Line(words=verdict(one), location=event.location)] if with_verdict else []
    wording = decline_words(m, event)
    if wording and one.verdict != "lean yes":
        below.append(Line(words=wording, location=m.boundaries.location))
    accept = Line(words=("accept ", ref), id=answer_id("accept", event.path), location=event.location)
    decline = Line(
        words=("decline ", ref), id=answer_id("decline", event.path), location=event.location, children=tuple(below)
    )
    return accept, decline


def verdict(one: Invitation) -> Words:
    """`Lean no, answer by 2026-11-27: it serves no active goal, and it would be the third evening that week.`"""
    first, second = _two_reasons(one)
    by: Words = (", answer by ", one.event.answer_by) if one.event.answer_by else ()
    return (one.verdict.capitalize(), *by, ": ", *first, *second, ".")


def _two_reasons(one: Invitation) -> tuple[Words, Words]:
    """The two strongest reasons of the verdict's own side; with one only, the strongest of the other side or that
    there is none; to ask, the strongest of each side."""
    yes = [r.words for r in one.reasons if r.points > 0]
    no = [r.words for r in one.reasons if r.points < 0]
    if one.verdict == "ask":
        for_it = yes[0] if yes else ("nothing that you wrote speaks for it",)
        against = no[0] if no else ("nothing against it",)
        return for_it, (", but ", *against) if no and yes else (", and ", *against)
    mine, other, word = (yes, no, "against") if one.verdict == "lean yes" else (no, yes, "for")
    if len(mine) > 1:
        return mine[0], (", and ", *mine[1])
    return mine[0], (", though ", *other[0]) if other else (f", and nothing that you wrote speaks {word} it",)


def decline_words(m: Measures, event: Event) -> Words:
    """The wording of a no from the boundaries note with the inviter's name filled in; () when there is none."""
    name = event.inviter.name if event.inviter else ""
    wording = " ".join(m.boundaries.wording.split())
    for blank in () if name else (" {name}", "{name}"):
        wording = wording.replace(blank, "")
    filled = wording.replace("{name}", name)
    return ("\u201c", Quote(text=filled), "\u201d") if filled else ()


def _answers(m: Measures, waiting: Iterable[Invitation]) -> Section:
    parts = tuple(_answer(m, one) for one in waiting)
    text = (Line(words=EVIDENCE),) if parts else ()
    return Section(title=("To answer",), text=text, sections=parts)


def _answer(m: Measures, one: Invitation) -> Section:
    said = Line(words=verdict(one), location=one.event.location)
    facts = tuple(Line(words=w, location=one.event.location) for w in _facts(m, one) if w)
    return Section(title=(m.ref(one.event.path),), text=(said,), items=(*_boxes(m, one, with_verdict=False), *facts))


def _facts(m: Measures, one: Invitation) -> tuple[Words, ...]:
    """When and from whom, what it serves, costs and displaces, what similar ones gave, and whom one would see."""
    event = one.event
    inviter = _from(m, event)
    serves: Words = ("serves ", *listed(m, one.goals)) if one.goals else ()
    return (
        dotted(("on ", one.day), inviter, serves),
        _costs(one),
        ("so far: ", *similar_words(m, one.similar)) if one.similar.events else similar_words(m, one.similar),
        _attendees(m, one),
        _aside(one),
    )


def _aside(one: Invitation) -> Words:
    """What else speaks for or against it, where neither the verdict nor another line says so."""
    said = sum(_two_reasons(one), ())
    rest = [r.words for r in one.reasons if r.factor in ASIDE and not set(r.words) <= set(said)]
    return ("also: ", *joined(rest)) if rest else ()


def _from(m: Measures, event: Event) -> Words:
    who = event.inviter
    if who is None:
        return ()
    return ("from ", m.ref(who.path) if who.path else Quote(text=who.name))


def _costs(one: Invitation) -> Words:
    event = one.event
    parts: list[Words] = []
    if is_evening(event):
        parts.append(("an evening",))
    if event.hours is not None:
        parts.append((f"{decimal(event.hours)} hours",))
    if event.end and event.end > one.day:
        parts.append((f"{(event.end - one.day).days + 1} days",))
    costs: Words = ("costs ", *joined(parts)) if parts else ()
    left = [_left(b) for b in (one.evenings, one.events) if b]
    price: Words = ("price ", Quote(text=event.cost)) if event.cost else ()
    return dotted(costs, price, *left)


def _left(budget: Budget) -> Words:
    when = "that week" if budget.period.span == "week" else f"in {budget.period.key}"
    return (f"{budget.name} {marks(budget)} {when}",)


def _attendees(m: Measures, one: Invitation) -> Words:
    there = one.attendees
    parts: list[Words] = []
    for label, people in (("in touch", there.warm), ("quiet", there.quiet), ("wanted", there.wanted)):
        if people:
            parts.append((*listed(m, people, most=NAMES), f" ({label})"))
    return ("you would see ", *joined(parts)) if parts else ()


def _budget_line(m: Measures, budget: Budget) -> Line:
    when = "now" if budget.name == "core groups" else f"in {budget.period.key}"
    beyond = [path for path in budget.beyond if path] if budget.name not in COUNTED else []
    below: tuple[Line, ...] = ()
    if beyond:
        below = (Line(words=("beyond it: ", *listed(m, beyond, most=NAMES))),)
    words = f"{budget.name} {marks(budget)} {when}, {budget.used} of {budget.limit}"
    return Line(
        words=(words if has_marks(budget) else f"{budget.name} {marks(budget)} {when}",),
        location=budget.location,
        children=below,
    )


def _summary(m: Measures, limits: Sequence[Budget], waiting: Sequence[Invitation]) -> Words:
    spans = {"month": "this month", "week": "this week"}
    shown = [b for b in limits if b.name in {"events", "evenings"}]
    parts = [f"{b.name} {marks(b)} {spans[b.period.span]}" for b in shown]
    if waiting:
        parts.append(f"{count(len(waiting), 'invitation')} to answer")
    if not parts and m.boundaries.season != "steady":
        parts.append(f"season {m.boundaries.season}")
    return (", ".join(parts),) if parts else ()


def _headline(m: Measures, limits: Sequence[Budget], waiting: Sequence[Invitation]) -> tuple[Line, ...]:
    lines = []
    if waiting:
        names: Words = joined([(m.ref(w.event.path), f" ({w.verdict})") for w in waiting[:NAMES]])
        more = f" and {len(waiting) - NAMES} more" if len(waiting) > NAMES else ""
        lines.append(Line(words=(f"{count(len(waiting), 'invitation')} to answer: ", *names, f"{more}.")))
    beyond = [b for b in limits if b.beyond and b.name != "touches"]
    for budget in beyond:
        when = "now" if budget.name == "core groups" else f"in {budget.period.key}"
        words: Words = (f"You set {budget.limit} {budget.name} and have {budget.used} {when}.",)
        lines.append(Line(words=words, location=budget.location))
    if not lines and (said := _summary(m, limits, waiting)):
        lines.append(Line(words=said, location=m.boundaries.location if m.boundaries.path else None))
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
    people = tuple(dict.fromkeys(c.person for c in contacts_in(m, day, day, depth=IN_PERSON) if not c.event))
    if same or people:
        return ("that day: ", *listed(m, (*same, *people), most=3))
    week = period_of("week", day)
    talks = contacts_in(m, week.first, min(week.last, m.today), depth=IN_PERSON)
    met = tuple(dict.fromkeys(contact.person for contact in talks))
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
    where = m.boundaries.location
    limits = (evenings_budget(m, period), events_budget(m, period_of("month", m.today)))
    parts = [_left(limit) for limit in limits if limit]
    lines = [Line(words=dotted(*(_this(part, period) for part in parts)), location=where)] if parts else []
    for one in waiting[:1]:
        rest = len(waiting) - 1
        more = f" (and {rest} more to answer)" if rest else ""
        words: Words = (m.ref(one.event.path), ": ", *verdict(one), more)
        lines.append(Line(words=tuple(w for w in words if w), location=one.event.location))
    lines += _room_lines(m, _declined(m, period.first, period.last)[:1])
    return tuple(lines)


def _this(words: Words, period: Period) -> Words:
    return tuple(w.replace("that week", f"in {period.key}") if isinstance(w, str) else w for w in words)


def _months(m: Measures, period: Period) -> tuple[Line, ...]:
    """The budget of events, month by month, with what was accepted beyond it."""
    lines, month = [], period_of("month", period.first)
    while month.first <= min(period.last, m.today):
        budget = events_budget(m, month)
        if budget:
            lines.append(_budget_line(m, budget))
        month = after(month)
    return tuple(lines)


def _evening_lines(m: Measures, period: Period) -> tuple[Line, ...]:
    weeks = [week for week in weeks_of(period) if week.first <= m.today]
    every = [limit for limit in (evenings_budget(m, week) for week in weeks) if limit]
    if not every:
        return ()
    within = sum(not limit.beyond for limit in every)
    words = f"evenings: within {every[0].limit} a week in {within} of {count(len(every), 'week')}"
    beyond = [path for limit in every for path in limit.beyond if path]
    below = (Line(words=("beyond it: ", *listed(m, beyond, most=NAMES))),) if beyond else ()
    return (Line(words=(words,), location=m.boundaries.location, children=below),)


def _people_lines(m: Measures, period: Period) -> tuple[Line, ...]:
    budget = people_budget(m, period)
    if budget is None:
        return ()
    if period.span == "month":
        return (_budget_line(m, budget),)
    met = new_people_in(m, period)
    return (Line(words=(f"new people: {len(met)}, you set {budget.limit} a month",), location=budget.location),)
