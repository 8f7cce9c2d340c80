"""Invitations: the open ones, each with what it serves and costs, what events like it gave, whom one would see there,
and what speaks for and against."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from vaultkit.measures.budgets import Budget, evenings_budget, events_budget
from vaultkit.measures.events import is_evening, is_gathering, who_come, with_attendance
from vaultkit.measures.similar import ENOUGH, Resemblance, Similar
from vaultkit.measures.standing import GONE
from vaultkit.measures.ties import by_warmth
from vaultkit.measures.vocabulary import speak_of
from vaultkit.model.measures import Measures
from vaultkit.model.period import Period, period_of
from vaultkit.model.record import Event, Group, Ref
from vaultkit.model.view import Quote, Reason, Words
from vaultkit.practices.limits import limit_words, when_of
from vaultkit.practices.words import decimal, joined, listed, quoted, spelled
from vaultkit.syntax.plain import plain
from vaultkit.syntax.sentences import sentences

GOOD, POOR = 4.0, 2.5
LEAN = 2.0
MOST_ANSWERED = 3
"""So many invitations have their boxes on the page of the week."""
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


class Attendees(Struct, frozen=True, kw_only=True):
    """Whom one would see there, by path: those in touch, those quiet for long, those that one wants to meet, those who
    rest, those whom one let go, and `others` of whom only imports or nothing so far tell."""

    warm: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()
    resting: tuple[str, ...] = ()
    let_go: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


class Invitation(Struct, frozen=True, kw_only=True):
    """An open invitation with all that is known about it; `reasons` carry points above 0 for a yes and below for a
    no, the strongest first."""

    event: Event
    day: date
    goals: tuple[str, ...]
    events: Budget | None
    evenings: Budget | None
    similar: Similar
    attendees: Attendees
    reasons: tuple[Reason, ...]

    @property
    def verdict(self) -> str:
        """`lean yes`, `lean no` or `ask first`."""
        points = sum(r.points for r in self.reasons)
        return "lean yes" if points >= LEAN else "lean no" if points <= -LEAN else "ask first"


def open_events(m: Measures) -> tuple[Event, ...]:
    """The invitations that wait for an answer and are not past: the earliest deadline first."""
    waiting = [(event.day, event) for event in with_attendance(m, "invited", first=m.today) if event.day]
    ordered = sorted(waiting, key=lambda pair: (pair[1].answer_by or pair[0], pair[0], pair[1].path))
    return tuple(event for _, event in ordered)


def invitations(m: Measures) -> tuple[Invitation, ...]:
    """The open invitations, weighed; the earliest deadline first."""
    scales = _Scales(m)
    return tuple(scales.weigh(event, event.day) for event in open_events(m) if event.day)


def weighed(m: Measures, event: Event) -> Invitation | None:
    """One invitation, weighed; None when the event waits for no answer."""
    waits = event.day is not None and event.attendance == "invited" and event.day >= m.today
    return _Scales(m).weigh(event, event.day) if waits and event.day else None


class _Scales:
    """What all invitations are weighed with: the events like each, the series, what is accepted, day by day."""

    def __init__(self, m: Measures) -> None:
        self._m = m
        self._resemblance = m.once("resemblance", Resemblance)
        self._judged: dict[str, tuple[Event, ...]] = {}
        for series in m.series:
            judged = tuple(edition for edition in series.editions if edition.again)
            self._judged |= dict.fromkeys((edition.path for edition in series.editions), judged)
        self._budgets: dict[str, Budget | None] = {}
        self._accepted: dict[date, list[Event]] = {}
        for event in with_attendance(m, "accepted"):
            if event.day:
                self._accepted.setdefault(event.day, []).append(event)

    def weigh(self, event: Event, day: date) -> Invitation:
        """What speaks for and against going to an event on that day."""
        m = self._m
        goals = m.serving.get(event.path, ())
        events = self._budget(period_of("month", day)) if is_gathering(event) else None
        evenings = self._budget(period_of("week", day)) if is_evening(event) else None
        similar, attendees = self._resemblance.of(event), attendees_of(m, event)
        found = (
            *_fit(m, event, goals),
            *_attendee_reasons(m, attendees),
            *_similar_reasons(m, similar),
            *_series_reasons(m, day, self._judged.get(event.path, ())),
            *_budget_reasons(events, evenings),
            *_day_reasons(m, event, day, self._accepted),
            *_own_reasons(m, event),
        )
        return Invitation(
            event=event,
            day=day,
            goals=goals,
            events=events,
            evenings=evenings,
            similar=similar,
            attendees=attendees,
            reasons=tuple(sorted(found, key=lambda r: (-abs(r.points), r.factor))),
        )

    def _budget(self, period: Period) -> Budget | None:
        """The budget of events of a month, or of evenings of a week."""
        if period.key not in self._budgets:
            budget = events_budget if period.span == "month" else evenings_budget
            self._budgets[period.key] = budget(self._m, period)
        return self._budgets[period.key]


def group_of(m: Measures, event: Event) -> Group | None:
    """The group whose event it is."""
    return m.groups.get(event.group.path) if event.group else None


def attendees_of(m: Measures, event: Event) -> Attendees:
    """Whom one would see there; `quiet` are those due, overdue, drifting or dormant."""
    there = sorted(who_come(m, event))
    near = by_warmth(m, there)
    rest = [path for path in there if not m.ties[path].warmth]
    return Attendees(
        warm=near.get("in touch", ()),
        quiet=(*near.get("quiet", ()), *near.get("dormant", ())),
        wanted=near.get("wanted", ()),
        resting=near.get("resting", ()),
        let_go=tuple(path for path in rest if m.ties[path].standing in GONE),
        others=tuple(path for path in rest if m.ties[path].standing not in GONE),
    )


def _reason(factor: str, points: float, *words: object, event: Event | None = None) -> Reason:
    said: Words = words  # type: ignore[assignment]
    return Reason(factor=factor, points=points, words=said, location=event.location if event else None)


def _fit(m: Measures, event: Event, goals: Sequence[str]) -> list[Reason]:
    found = []
    if goals:
        found.append(_reason("goal", 2.0, "it serves ", *listed(m, goals, most=2), event=event))
    elif m.active:
        found.append(_reason("goal", -1.0, "it serves no active goal", event=event))
    group = group_of(m, event)
    if group and group.stage in {"core", "regular"}:
        stage = "at the core for you" if group.stage == "core" else "where you go regularly"
        found.append(_reason("group", 1.0, m.ref(group.path), f" is {stage}"))
    return found


def _attendee_reasons(m: Measures, attendees: Attendees) -> list[Reason]:
    if attendees.wanted:
        names = listed(m, attendees.wanted, most=2)
        return [_reason("wanted", 2.0, "you could meet ", *names, ", whom you want to know")]
    if attendees.quiet:
        first = attendees.quiet[0]
        last = m.ties[first].last_day or m.today
        return [_reason("quiet", 1.0, "you would see ", m.ref(first), " again, quiet since ", last)]
    return []


def _similar_reasons(m: Measures, similar: Similar) -> list[Reason]:
    if len(similar.events) < ENOUGH:
        return []
    points = 0.0
    if similar.resonance is not None:
        points += 1.0 if similar.resonance >= GOOD else -1.0 if similar.resonance <= POOR else 0.0
    if similar.people.kept:
        points += 1.0
    elif similar.judged >= ENOUGH:
        points -= 1.0
    return [_reason("similar", points, *similar_words(m, similar), event=similar.events[-1])] if points else []


def _series_reasons(m: Measures, day: date, judged: Sequence[Event]) -> list[Reason]:
    """What one noted after the edition before that day, out of those `judged`, oldest first."""
    before = bisect_left(judged, day, key=lambda event: event.day or date.min)
    last = judged[before - 1] if before else None
    if last is None or last.again not in {"yes", "no"}:
        return []
    words = ("after ", m.ref(last.path), " you noted: ", "again" if last.again == "yes" else "not again")
    return [_reason("again", 1.0 if last.again == "yes" else -2.0, *words, event=last)]


def similar_words(m: Measures, similar: Similar) -> Words:
    """`six like it (small workshop) gave 4.5 of 5; all three people you met there stayed in contact`; judged from three
    events on only."""
    visited = len(similar.events)
    if not visited:
        return ("nothing like it was tried so far",)
    if visited < ENOUGH:
        times = "once" if visited == 1 else "twice"
        return (f"tried {times} (", _likeness(m, similar), "), too little to tell")
    parts: list[str] = []
    if similar.resonance is not None:
        of = f" for {spelled(len(similar.ratings))} of them" if len(similar.ratings) < visited else ""
        parts.append(f" gave {decimal(similar.resonance)} of 5{of}")
    parts.append(f"; {_stayed(similar)}" if parts else f": {_stayed(similar)}")
    return (f"{spelled(visited)} like it (", _likeness(m, similar), ")", *parts)


def _stayed(similar: Similar) -> str:
    met, kept = len(similar.people.met), len(similar.people.kept)
    if not met:
        return "you met nobody new there"
    if kept == met:
        return (
            "the one you met there stayed in contact" if met == 1 else f"all {spelled(met)} you met stayed in contact"
        )
    if not kept and len(similar.people.waiting) == met:
        return f"you met {spelled(met)} there, too recent to tell"
    some = spelled(kept) if kept else "none"
    return f"{some} of the {spelled(met)} you met stayed in contact"


def _likeness(m: Measures, similar: Similar) -> Ref | Quote:
    return m.ref(similar.thing) if similar.by == "group" else Quote(text=similar.thing)


def _budget_reasons(events: Budget | None, evenings: Budget | None) -> list[Reason]:
    found = []
    for budget in (evenings, events):
        if budget and not budget.left:
            noun = f"{budget.name[:-1]} {when_of(budget)}"
            limit = spelled(budget.limit) if budget.limit else "none"
            words = f"it would be the {_ordinal(budget.used + 1)} {noun} (you set {limit})"
            found.append(Reason(factor=budget.name, points=-2.0, words=(words,), location=budget.location))
    budget = evenings or events
    if budget and not found:
        words = f"there is room: {limit_words(budget)}"
        found.append(Reason(factor="room", points=0.5, words=(words,), location=budget.location))
    return found


def _ordinal(number: int) -> str:
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else f"{number}th"


def _day_reasons(m: Measures, event: Event, day: date, accepted: Mapping[date, Sequence[Event]]) -> list[Reason]:
    found = []
    last = event.end or day
    away = next(((a, b) for a, b in m.boundaries.away if a <= last and day <= b), None)
    if away:
        words: Words = ("you are away from ", away[0], " to ", away[1])
        found.append(Reason(factor="away", points=-4.0, words=words, location=m.boundaries.location))
    other = next((e for e in accepted.get(day, ()) if e.path != event.path), None)
    if other:
        found.append(_reason("same day", -1.0, m.ref(other.path), " is on the same day", event=other))
    return found


def _own_reasons(m: Measures, event: Event) -> list[Reason]:
    found = []
    texts = (event.name, event.format, *event.tags, *event.fields, "evening" if is_evening(event) else "")
    refused = [no for no in m.boundaries.no if speak_of(no, texts)]
    where = m.boundaries.location
    if refused:
        words: Words = ("you set a no to ", *joined([(Quote(text=no),) for no in refused[:2]]))
        found.append(Reason(factor="no", points=-3.0, words=words, location=where))
    elif met := _refused_in_words(m, event, texts):
        no, said = met
        words = (
            "you set a no to ",
            Quote(text=no),
            " (\u201c",
            *quoted(said.rstrip(".。"), most=80),
            "\u201d)",
        )
        found.append(Reason(factor="no", points=-2.0, words=words, location=where))
    if m.boundaries.season == "low":
        found.append(Reason(factor="season", points=-1.0, words=("the season is low",), location=where))
    return found


def _refused_in_words(m: Measures, event: Event, texts: Sequence[str]) -> tuple[str, str] | None:
    """The kind of invitation that one declines and of which the event's own note speaks, with the sentence that does;
    what a sentence denies is none."""
    from vaultkit.syntax.denials import denies  # few events need it

    own = [said for remark in event.remarks for said in sentences(plain(remark.text)) if not denies(said)]
    return next(((no, said) for no in m.boundaries.no for said in own if speak_of(no, (*texts, said))), None)
