"""Invitations: the open ones, what events like them gave, whom one would see there, and what speaks for and against."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import mean

from vaultkit.model.index import Index
from vaultkit.model.period import period_of
from vaultkit.model.record import Event, Group
from vaultkit.model.view import Quote, Reason, Words
from vaultkit.practices.measures.budgets import Budget, evenings_budget, events_budget, is_gathering
from vaultkit.practices.measures.gatherings import (
    Yield,
    attended,
    events_with,
    is_evening,
    reference,
    series_of,
    size_of,
    yield_of_all,
)
from vaultkit.practices.measures.phrasing import count, decimal, joined, listed
from vaultkit.practices.measures.serving import active_goals, event_serves, last_contact, speaks_of
from vaultkit.practices.measures.standing import Tie
from vaultkit.practices.measures.ties import by_warmth, ties_of
from vaultkit.practices.measures.touches import shown_people

ENOUGH = 3
"""Fewer events than this say nothing about the next one."""
GOOD, POOR = 4.0, 2.5
LEAN = 2.0
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


@dataclass(frozen=True, slots=True, kw_only=True)
class Similar:
    """The attended events that are like another one, and in what they are alike."""

    likeness: Words = ()
    events: tuple[Event, ...] = ()
    people: Yield = field(default_factory=Yield)

    @property
    def ratings(self) -> tuple[float, ...]:
        """The resonances that were noted."""
        return tuple(e.resonated for e in self.events if e.resonated is not None)

    @property
    def judged(self) -> int:
        """How many people were met there long enough ago to tell whether they were kept."""
        return len(self.people.met) - len(self.people.waiting)


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """Whom one would see there, by path: those in touch, those quiet for long, those that one wants to meet."""

    warm: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """An open invitation with all that is known about it; `reasons` carry points above 0 for a yes and below for a
    no, the strongest first."""

    event: Event
    day: date
    goals: tuple[str, ...]
    events: Budget | None
    evenings: Budget | None
    similar: Similar
    company: Company
    reasons: tuple[Reason, ...]

    @property
    def verdict(self) -> str:
        """`lean yes`, `lean no` or `ask`."""
        points = sum(r.points for r in self.reasons)
        return "lean yes" if points >= LEAN else "lean no" if points <= -LEAN else "ask"


def open_events(index: Index, today: date) -> tuple[Event, ...]:
    """The invitations that wait for an answer and are not past: the earliest deadline first."""
    every = [e for e in events_with(index, today, "invited") if e.day and e.day >= today]
    return tuple(sorted(every, key=lambda e: (e.answer_by or e.day or today, e.day or today, e.path)))


def invitations(index: Index, today: date) -> tuple[Invitation, ...]:
    """The open invitations, weighed; the earliest deadline first."""
    waiting = open_events(index, today)
    ties = ties_of(index, today) if waiting else {}
    return tuple(weigh(index, event, event.day, today, ties) for event in waiting if event.day)


def weigh(index: Index, event: Event, day: date, today: date, ties: Mapping[str, Tie]) -> Invitation:
    """What speaks for and against going to an event on that day."""
    month, week = period_of("month", day), period_of("week", day)
    goals = tuple(g.path for g in active_goals(index) if event_serves(index, event, g))
    events = events_budget(index, month, today) if is_gathering(event) else None
    evenings = evenings_budget(index, week, today) if is_evening(event) else None
    similar, company = similar_to(index, event, today), company_at(index, event, ties)
    found = (
        *_fit(index, event, goals),
        *_company_reasons(index, company, today),
        *_similar_reasons(index, event, similar),
        *_budget_reasons(events, evenings),
        *_day_reasons(index, event, day, today),
        *_own_reasons(index, event),
    )
    return Invitation(
        event=event,
        day=day,
        goals=goals,
        events=events,
        evenings=evenings,
        similar=similar,
        company=company,
        reasons=tuple(sorted(found, key=lambda r: (-abs(r.points), r.factor))),
    )


def similar_to(index: Index, event: Event, today: date) -> Similar:
    """The attended events most like it: of its group, else of its format and size, its format, its field; the first
    of these with three events or more, else the one with the most."""
    past = [e for e in attended(index, today) if e.path != event.path]
    kind, size = event.format.strip().casefold(), size_of(event)
    group = _group(index, event)
    fields = {f.casefold() for f in event.fields}
    same_format = [e for e in past if kind and e.format.strip().casefold() == kind]
    both = [e for e in same_format if size and size_of(e) == size]
    named: list[tuple[Words, list[Event]]] = [
        ((reference(index, group.path),), [e for e in past if e.group and e.group.path == group.path])
        if group
        else ((), []),
        ((Quote(text=f"{size} {event.format}".strip()),), both),
        ((Quote(text=event.format),), same_format),
        ((Quote(text=", ".join(event.fields)),), [e for e in past if fields & {f.casefold() for f in e.fields}]),
    ]
    best = next((one for one in named if len(one[1]) >= ENOUGH), None) or max(named, key=lambda one: len(one[1]))
    if not best[1]:
        return Similar()
    return Similar(likeness=best[0], events=tuple(best[1]), people=yield_of_all(index, best[1], today))


def _group(index: Index, event: Event) -> Group | None:
    path = event.group.path if event.group else ""
    return next((g for g in index.groups if g.path == path and not g.private), None) if path else None


def company_at(index: Index, event: Event, ties: Mapping[str, Tie]) -> Company:
    """Whom one would see there; `quiet` are those due, overdue, drifting or dormant."""
    there = tuple(p for p in shown_people(index) if p.path in event.people)
    near = by_warmth(ties, there)
    return Company(
        warm=near.get("in touch", ()),
        quiet=(*near.get("quiet", ()), *near.get("dormant", ())),
        wanted=near.get("wanted", ()),
    )


def _reason(factor: str, points: float, *words: object, event: Event | None = None) -> Reason:
    said: Words = words  # type: ignore[assignment]
    return Reason(factor=factor, points=points, words=said, location=event.location if event else None)


def _fit(index: Index, event: Event, goals: Sequence[str]) -> list[Reason]:
    found = []
    if goals:
        found.append(_reason("goal", 2.0, "it serves ", *listed(index, goals, most=2), event=event))
    elif active_goals(index):
        found.append(_reason("goal", -1.0, "it serves no active goal", event=event))
    group = _group(index, event)
    if group and group.stage in {"core", "regular"}:
        stage = "at the core for you" if group.stage == "core" else "where you go regularly"
        found.append(_reason("group", 1.0, reference(index, group.path), f" is {stage}"))
    return found


def _company_reasons(index: Index, company: Company, today: date) -> list[Reason]:
    if company.wanted:
        names = listed(index, company.wanted, most=2)
        return [_reason("wanted", 2.0, "you could meet ", *names, ", whom you want to know")]
    if company.quiet:
        first = company.quiet[0]
        last = last_contact(index, first, today) or today
        return [_reason("quiet", 1.0, "you would see ", reference(index, first), " again, quiet since ", last)]
    return []


def _similar_reasons(index: Index, event: Event, similar: Similar) -> list[Reason]:
    found = []
    if len(similar.events) >= ENOUGH:
        points = 0.0
        if len(similar.ratings) >= ENOUGH:
            points += 1.0 if mean(similar.ratings) >= GOOD else -1.0 if mean(similar.ratings) <= POOR else 0.0
        if similar.people.kept:
            points += 1.0
        elif similar.judged >= ENOUGH:
            points -= 1.0
        if points:
            found.append(_reason("similar", points, *similar_words(similar), event=similar.events[-1]))
    series = next((s for s in series_of(index) if any(e.path == event.path for e in s.editions)), None)
    rated = [e for e in series.editions if e.again and e.day and event.day and e.day < event.day] if series else []
    if rated and rated[-1].again in {"yes", "no"}:
        again = rated[-1].again
        words = ("after ", reference(index, rated[-1].path), " you noted: ", "again" if again == "yes" else "not again")
        found.append(_reason("again", 1.0 if again == "yes" else -2.0, *words, event=rated[-1]))
    return found


def similar_words(similar: Similar) -> Words:
    """`4 of its kind visited (large dinner), resonance 2.5 of 5, nobody kept`; judged from three events on only."""
    visited = len(similar.events)
    if not visited:
        return ("nothing like it was tried so far",)
    if visited < ENOUGH:
        times = "once" if visited == 1 else "twice"
        return (f"tried {times} (", *similar.likeness, "): too little to tell")
    parts: list[str] = []
    if len(similar.ratings) >= ENOUGH:
        of = f", n = {len(similar.ratings)}" if len(similar.ratings) < visited else ""
        parts.append(f"resonance {decimal(mean(similar.ratings))} of 5{of}")
    if similar.people.met:
        kept = f"{len(similar.people.kept)} kept" if similar.people.kept else "nobody kept so far"
        parts.append(f"{len(similar.people.met)} met, {kept}")
    elif visited >= ENOUGH:
        parts.append("nobody met for the first time")
    return (f"{visited} of its kind visited (", *similar.likeness, "): ", ", ".join(parts))


def _budget_reasons(events: Budget | None, evenings: Budget | None) -> list[Reason]:
    found = []
    for budget, noun in ((evenings, "evening that week"), (events, f"event in {events.period.key}" if events else "")):
        if budget and not budget.left:
            words = f"it would be the {_ordinal(budget.used + 1)} {noun} (you set {budget.limit})"
            found.append(Reason(factor=budget.name, points=-2.0, words=(words,), location=budget.location))
    budget = evenings or events
    if budget and not found:
        span = "that week" if budget.period.span == "week" else f"in {budget.period.key}"
        words = f"there is room: {budget.used} of {count(budget.limit, budget.name[:-1])} {span} taken"
        found.append(Reason(factor="room", points=0.5, words=(words,), location=budget.location))
    return found


def _ordinal(number: int) -> str:
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else f"{number}th"


def _day_reasons(index: Index, event: Event, day: date, today: date) -> list[Reason]:
    found = []
    last = event.end or day
    away = next(((a, b) for a, b in index.boundaries.away if a <= last and day <= b), None)
    if away:
        where = index.boundaries.location
        words: Words = ("you are away from ", away[0], " to ", away[1])
        found.append(Reason(factor="away", points=-4.0, words=words, location=where))
    other = [e for e in events_with(index, today, "accepted") if e.day == day and e.path != event.path]
    if other:
        found.append(_reason("same day", -1.0, reference(index, other[0].path), " is on the same day", event=other[0]))
    return found


def _own_reasons(index: Index, event: Event) -> list[Reason]:
    found = []
    texts = (event.name, event.format, *event.tags, *event.fields)
    refused = [no for no in index.boundaries.no if speaks_of(no, texts)]
    where = index.boundaries.location
    if refused:
        words: Words = ("you set a no to ", *joined([(Quote(text=no),) for no in refused[:2]]))
        found.append(Reason(factor="no", points=-3.0, words=words, location=where))
    if index.boundaries.season == "low":
        found.append(Reason(factor="season", points=-1.0, words=("the season is low",), location=where))
    return found
