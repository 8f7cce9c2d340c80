"""Practise: the seven practices side by side: on a day, in its periods, and the one decision that waits."""

from collections.abc import Collection, Sequence
from typing import TypeAlias

from vaultkit.measures.touches import page_of, touches_in, with_plan
from vaultkit.model.measures import Measures, Touch
from vaultkit.model.memory import Memory
from vaultkit.model.period import SPANS, WEEK_ONLY, Period, Span, before, period_of
from vaultkit.model.record import Ref
from vaultkit.model.view import Line, PeriodReview, PracticeView, Reconnection, Views, Words
from vaultkit.practices import boundaries, commitment, consistency, exploration, focus, vision
from vaultkit.practices.briefs import briefs, with_briefs
from vaultkit.practices.invitations import Invitation, invitations
from vaultkit.practices.questions import question_of
from vaultkit.practices.reconnection import view as reconnection
from vaultkit.practices.reconnection.lists import reconnect
from vaultkit.practices.room import fitted
from vaultkit.practices.verdicts import verdict
from vaultkit.practices.week import week_review
from vaultkit.practices.words import OUTCOMES, dotted, listed
from vaultkit.syntax.plurals import count

NAMES = 4
Waiting: TypeAlias = tuple[Invitation, ...]


def practise(m: Measures, spans: Collection[Span] = WEEK_ONLY, memory: Memory | None = None) -> Views:
    """All that the practices say about a day, with a review of the current period of each of those lengths. A `memory`
    that is kept between runs leaves to a run what has changed since."""
    memory = memory or Memory()
    lists = reconnect(m, memory)
    m = with_plan(m, [(entry.id, entry.person.path) for entry in lists.plan])
    waiting, known = invitations(m, memory), briefs(m, memory)
    return Views(
        today=m.today,
        reconnection=lists,
        week=with_briefs(week_review(m, lists, waiting), known),
        practices=_on_the_day(m, lists, waiting, memory),
        reviews=tuple(_review(m, lists, waiting, period_of(span, m.today)) for span in SPANS if span in spans),
        briefs=known,
        invited=len(waiting),
        decision=decision(m, waiting),
    )


def review_of(m: Measures, period: Period) -> PeriodReview:
    """The review of a period as it reads on the day of the measures, with no plans but those that its pages hold."""
    return _review(m, reconnect(m), invitations(m), period)


def _on_the_day(m: Measures, lists: Reconnection, waiting: Waiting, memory: Memory) -> tuple[PracticeView, ...]:
    """What each of the seven has to say on a day, in their order."""
    return (
        vision.look(m),
        exploration.look(m, memory),
        consistency.look(m),
        reconnection.look(m, lists),
        commitment.look(m, memory),
        boundaries.look(m, waiting),
        focus.look(m),
    )


def _review(m: Measures, lists: Reconnection, waiting: Waiting, period: Period) -> PeriodReview:
    """A period through the seven, without the sections that have nothing to say."""
    sections = (
        vision.review(m, period),
        exploration.review(m, period),
        consistency.review(m, period),
        reconnection.review(m, lists, period),
        commitment.review(m, period),
        boundaries.review(m, period, waiting),
        focus.review(m, period),
    )
    return fitted(
        PeriodReview(
            period=period,
            before=_planned_before(m, period),
            sections=tuple(s for s in sections if s.grid or s.text or s.items or s.sections),
            question=question_of(period),
        )
    )


def decision(m: Measures, waiting: Waiting) -> Line | None:
    """The one decision that waits: the invitation with the nearest deadline, else a group to decide about, a ring that
    is over its limit, or a goal to look at again."""
    for one in waiting:
        words: Words = (m.ref(one.event.path), ": ", *verdict(one))
        return Line(words=words, location=one.event.location)
    return next(iter((*consistency.advice(m), *focus.over_lines(m), *vision.to_look_at_again(m))), None)


def _planned_before(m: Measures, period: Period) -> tuple[Line, ...]:
    """Whom the plans of the period before asked for, and what became of it: by name, once each."""
    last = before(period)
    mine = [touch for touch in touches_in(m, last) if touch.person]
    if not mine:
        return ()
    people = len({touch.person for touch in mine})
    head: Words = (Ref(name=last.key, path=page_of(m, last)), f" planned {count(people, 'person', 'people')}")
    parts = [_those(m, mine, outcome) for outcome in OUTCOMES if outcome != "open"]
    return (Line(words=dotted(head, *parts), location=mine[0].location),)


def _those(m: Measures, planned: Sequence[Touch], outcome: str) -> Words:
    people = list(dict.fromkeys(touch.person for touch in planned if touch.outcome == outcome))
    return (f"{OUTCOMES[outcome]}: ", *listed(m, people, most=NAMES)) if people else ()
