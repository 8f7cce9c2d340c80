"""Boundaries: what to say yes to: each open invitation weighed, the budgets and what went beyond them, and what a no
made room for."""

from collections.abc import Iterable
from datetime import date, timedelta

from vaultkit.model.index import Index
from vaultkit.model.period import Period, after, period_of
from vaultkit.model.record import Event
from vaultkit.model.view import Line, PracticeView, Quote, Section, Words
from vaultkit.practices.measures.budgets import (
    Budget,
    budgets,
    evenings_budget,
    events_budget,
    new_people_in,
    people_budget,
)
from vaultkit.practices.measures.gatherings import attended, events_with, is_evening, reference
from vaultkit.practices.measures.invitations import Invitation, invitations, similar_words
from vaultkit.practices.measures.phrasing import count, decimal, dotted, joined, listed, shortened
from vaultkit.practices.measures.touches import REAL, contacts, told, weeks_of
from vaultkit.syntax.checklist import make_id

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


def look(index: Index, today: date) -> PracticeView:
    """The open invitations with a verdict each, the budgets of this month and week, declines and what they made room
    for, days away and the season."""
    waiting = invitations(index, today)
    declined = _declined(index, today - timedelta(days=RECENT_DAYS), today + timedelta(days=RECENT_DAYS), today)
    if not (index.boundaries.path or waiting or declined):
        return PracticeView(name="boundaries", start=START)
    sections = (
        _answers(index, waiting),
        Section(
            title=("This month and this week",), items=tuple(_budget_line(index, b) for b in budgets(index, today))
        ),
        Section(title=("What a no made room for",), items=tuple(_room_line(index, e, today) for e in declined)),
        Section(title=("Season and days away",), items=_season_lines(index, today)),
    )
    return PracticeView(
        name="boundaries",
        line=_summary(index, today, waiting),
        headline=_headline(index, today, waiting),
        sections=tuple(s for s in sections if s.items or s.text or s.sections),
    )


def review(index: Index, today: date, period: Period) -> Section:
    """The limits in the period: a week tells its budgets and what waits for an answer; longer ones what was accepted
    beyond them, and every no with what it made room for."""
    day = min(today, period.last)
    if period.span == "week":
        return Section(title=TITLE, items=_week_lines(index, day, period))
    months = _months(index, period, day)
    declined = [e for e in _declined(index, period.first, period.last, today) if e.day and e.day in period]
    items = (*months, *_evening_lines(index, period, day), *_people_lines(index, period, day))
    room = Section(
        title=(f"{count(len(declined), 'invitation')} declined",),
        items=tuple(_room_line(index, e, today) for e in declined),
    )
    return Section(title=TITLE, items=items, sections=(room,) if declined else ())


def to_answer(index: Index, today: date) -> tuple[Line, ...]:
    """The checklist items of the week's page: accept and decline for each open invitation, the verdict and the
    wording of a no below the second."""
    return tuple(line for one in invitations(index, today) for line in _boxes(index, one, told=True))


def _boxes(index: Index, one: Invitation, *, told: bool) -> tuple[Line, Line]:
    event, ref = one.event, reference(index, one.event.path)
    below = [Line(words=verdict(one), location=event.location)] if told else []
    wording = decline_words(index, event)
    if wording and one.verdict != "lean yes":
        below.append(Line(words=wording, location=index.boundaries.location))
    accept = Line(words=("accept ", ref), id=make_id("accept", event.path), location=event.location)
    decline = Line(
        words=("decline ", ref), id=make_id("decline", event.path), location=event.location, children=tuple(below)
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


def decline_words(index: Index, event: Event) -> Words:
    """The wording of a no from the boundaries note with the inviter's name filled in; () when there is none."""
    name = _inviter(index, event)
    wording = " ".join(index.boundaries.wording.split())
    for blank in () if name else (" {name}", "{name}"):
        wording = wording.replace(blank, "")
    filled = wording.replace("{name}", name)
    return ("\u201c", Quote(text=filled), "\u201d") if filled else ()


def _inviter(index: Index, event: Event) -> str:
    private = {p.path for p in index.people if p.private} | {g.path for g in index.groups if g.private}
    return event.inviter.name if event.inviter and event.inviter.path not in private else ""


def _answers(index: Index, waiting: Iterable[Invitation]) -> Section:
    parts = tuple(_answer(index, one) for one in waiting)
    text = (Line(words=EVIDENCE),) if parts else ()
    return Section(title=("To answer",), text=text, sections=parts)


def _answer(index: Index, one: Invitation) -> Section:
    said = Line(words=verdict(one), location=one.event.location)
    facts = tuple(Line(words=w, location=one.event.location) for w in _facts(index, one) if w)
    return Section(
        title=(reference(index, one.event.path),), text=(said,), items=(*_boxes(index, one, told=False), *facts)
    )


def _facts(index: Index, one: Invitation) -> tuple[Words, ...]:
    """When and from whom, what it serves, costs and displaces, what similar ones gave, and whom one would see."""
    event = one.event
    inviter = _from(index, event)
    serves: Words = ("serves ", *listed(index, one.goals)) if one.goals else ()
    return (
        dotted(("on ", one.day), inviter, serves),
        _costs(one),
        ("so far: ", *similar_words(one.similar)) if one.similar.events else similar_words(one.similar),
        _company(index, one),
        _aside(one),
    )


def _aside(one: Invitation) -> Words:
    """What else speaks for or against it, where neither the verdict nor another line says so."""
    said = sum(_two_reasons(one), ())
    rest = [r.words for r in one.reasons if r.factor in ASIDE and not set(r.words) <= set(said)]
    return ("also: ", *joined(rest)) if rest else ()


def _from(index: Index, event: Event) -> Words:
    name = _inviter(index, event)
    if not name or event.inviter is None:
        return ()
    path = event.inviter.path
    return ("from ", reference(index, path) if path else Quote(text=name))


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
    return (f"{budget.name} {_marks(budget)} {when}",)


def _company(index: Index, one: Invitation) -> Words:
    there = one.company
    parts: list[Words] = []
    for label, people in (("in touch", there.warm), ("quiet", there.quiet), ("wanted", there.wanted)):
        if people:
            parts.append((*listed(index, people, most=NAMES), f" ({label})"))
    return ("you would see ", *joined(parts)) if parts else ()


def _marks(budget: Budget) -> str:
    """`●●●○`, with what is beyond or that it is full; in numbers when there are too many for dots."""
    beyond = f" and {len(budget.beyond)} beyond" if budget.beyond else ""
    if not budget.marks:
        return f"{min(budget.used, budget.limit)} of {budget.limit}{beyond}"
    return budget.marks + (beyond or ("" if budget.left else " (full)"))


def _budget_line(index: Index, budget: Budget) -> Line:
    when = "now" if budget.name == "core groups" else f"in {budget.period.key}"
    beyond = budget.beyond if budget.name not in COUNTED else ()
    below: tuple[Line, ...] = ()
    if beyond:
        below = (Line(words=("beyond it: ", *listed(index, beyond, most=NAMES))),)
    words = f"{budget.name} {_marks(budget)} {when}, {budget.used} of {budget.limit}"
    return Line(
        words=(words if budget.marks else f"{budget.name} {_marks(budget)} {when}",),
        location=budget.location,
        children=below,
    )


def _summary(index: Index, today: date, waiting: tuple[Invitation, ...]) -> Words:
    spans = {"month": "this month", "week": "this week"}
    shown = [b for b in budgets(index, today) if b.name in {"events", "evenings"}]
    parts = [f"{b.name} {_marks(b)} {spans[b.period.span]}" for b in shown]
    if waiting:
        parts.append(f"{count(len(waiting), 'invitation')} to answer")
    if not parts and index.boundaries.season != "steady":
        parts.append(f"season {index.boundaries.season}")
    return (", ".join(parts),) if parts else ()


def _headline(index: Index, today: date, waiting: tuple[Invitation, ...]) -> tuple[Line, ...]:
    lines = []
    if waiting:
        names: Words = joined([(reference(index, w.event.path), f" ({w.verdict})") for w in waiting[:NAMES]])
        more = f" and {len(waiting) - NAMES} more" if len(waiting) > NAMES else ""
        lines.append(Line(words=(f"{count(len(waiting), 'invitation')} to answer: ", *names, f"{more}.")))
    beyond = [b for b in budgets(index, today) if b.beyond and b.name != "touches"]
    for budget in beyond:
        when = "now" if budget.name == "core groups" else f"in {budget.period.key}"
        words: Words = (f"You set {budget.limit} {budget.name} and have {budget.used} {when}.",)
        lines.append(Line(words=words, location=budget.location))
    if not lines and (said := _summary(index, today, waiting)):
        lines.append(Line(words=said, location=index.boundaries.location if index.boundaries.path else None))
    return tuple(lines)


def _declined(index: Index, first: date, last: date, today: date) -> tuple[Event, ...]:
    return tuple(e for e in events_with(index, today, "declined") if e.day and first <= e.day <= last)


def _room_line(index: Index, event: Event, today: date) -> Line:
    """A declined event, and what happened in the time that it would have taken."""
    day = event.day or today
    reason = shortened(told(index, event.reason))
    why: Words = ("because: ", Quote(text=reason)) if reason else ()
    ref: Words = (reference(index, event.path), ", declined for ", day)
    location = next((d.location for d in event.decisions if d.verb == "declined"), event.location)
    return Line(words=dotted(ref, why, _room(index, day, today)), location=location)


def _room(index: Index, day: date, today: date) -> Words:
    if day > today:
        return ("keeps ", day, " free")
    same = [e.path for e in attended(index, today) if e.day == day]
    people = tuple(dict.fromkeys(i.person for i in contacts(index, day, day, depth=REAL) if not i.event))
    if same or people:
        return ("that day: ", *listed(index, (*same, *people), most=3))
    week = period_of("week", day)
    met = tuple(dict.fromkeys(i.person for i in contacts(index, week.first, min(week.last, today), depth=REAL)))
    return ("that week you spoke with ", *listed(index, met, most=3)) if met else ("the time stayed yours",)


def _season_lines(index: Index, today: date) -> tuple[Line, ...]:
    where = index.boundaries.location
    lines = []
    if said := SEASONS.get(index.boundaries.season):
        lines.append(Line(words=(said,), location=where))
    for first, last in sorted(a for a in index.boundaries.away if a[1] >= today):
        lines.append(Line(words=("Away from ", first, " to ", last, ": no plan in these days."), location=where))
    return tuple(lines)


def _week_lines(index: Index, day: date, period: Period) -> tuple[Line, ...]:
    where = index.boundaries.location
    every = (evenings_budget(index, period, day), events_budget(index, period_of("month", day), day))
    parts = [_left(b) for b in every if b]
    lines = [Line(words=dotted(*(_this(p, period) for p in parts)), location=where)] if parts else []
    waiting = invitations(index, day)
    for one in waiting[:1]:
        rest = len(waiting) - 1
        more = f" (and {rest} more to answer)" if rest else ""
        words: Words = (reference(index, one.event.path), ": ", *verdict(one), more)
        lines.append(Line(words=tuple(w for w in words if w), location=one.event.location))
    declined = _declined(index, period.first, period.last, day)
    lines += [_room_line(index, e, day) for e in declined[:1]]
    return tuple(lines)


def _this(words: Words, period: Period) -> Words:
    return tuple(w.replace("that week", f"in {period.key}") if isinstance(w, str) else w for w in words)


def _months(index: Index, period: Period, day: date) -> tuple[Line, ...]:
    """The budget of events, month by month, with what was accepted beyond it."""
    lines, month = [], period_of("month", period.first)
    while month.first <= min(period.last, day):
        budget = events_budget(index, month, day)
        if budget:
            lines.append(_budget_line(index, budget))
        month = after(month)
    return tuple(lines)


def _evening_lines(index: Index, period: Period, day: date) -> tuple[Line, ...]:
    weeks = [w for w in weeks_of(period) if w.first <= day]
    every = [b for b in (evenings_budget(index, w, day) for w in weeks) if b]
    if not every:
        return ()
    within = sum(not b.beyond for b in every)
    words = f"evenings: within {every[0].limit} a week in {within} of {count(len(every), 'week')}"
    beyond = [path for b in every for path in b.beyond]
    below = (Line(words=("beyond it: ", *listed(index, beyond, most=NAMES))),) if beyond else ()
    return (Line(words=(words,), location=index.boundaries.location, children=below),)


def _people_lines(index: Index, period: Period, day: date) -> tuple[Line, ...]:
    budget = people_budget(index, period, day)
    if budget is None:
        return ()
    if period.span == "month":
        return (_budget_line(index, budget),)
    met = new_people_in(index, period, day)
    return (Line(words=(f"new people: {len(met)}, you set {budget.limit} a month",), location=budget.location),)
