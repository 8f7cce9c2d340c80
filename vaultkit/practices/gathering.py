"""Gathering: the seven practices side by side: on a day, in a period, and the one decision that waits."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.page import PageItem, PageState
from vaultkit.model.period import Period, Span, before, period_of
from vaultkit.model.record import Ref
from vaultkit.model.view import Line, PeriodReview, PracticeView, Reconnection, Section, Words
from vaultkit.practices import boundaries, commitment, consistency, exploration, focus, vision
from vaultkit.practices.boundaries import verdict
from vaultkit.practices.measures.gatherings import reference
from vaultkit.practices.measures.invitations import invitations
from vaultkit.practices.measures.phrasing import count, dotted, listed
from vaultkit.practices.measures.touches import Touch, touches
from vaultkit.practices.questions import question_of
from vaultkit.practices.reconnecting.planning import SECTION
from vaultkit.practices.reconnecting.reporting import look_at, review_at

NAMES = 4
CALENDAR = "Contact week by week"
_OUTCOMES = (("done", "done"), ("skipped", "not this time"), ("snoozed", "later"), ("dropped", "left open"))


def with_plan(index: Index, today: date, lists: Reconnection) -> Index:
    """The index with the week's plan on its page, as it stands there once this build is written, so that a first build
    says what the second one does."""
    week = period_of("week", today)
    path = f"{index.settings.pages_folder}/Reviews/{week.key}.md"
    page = index.pages.get(path, PageState(path=path, key=week.key))
    wanted = {entry.id for entry in lists.plan}
    known = {item.id: item for item in page.items if item.id in wanted}
    where = Location(path=path)
    plan = tuple(
        replace(
            known.get(e.id, PageItem(id=e.id, status=" ", line=e.line, path=e.person.path, location=where)),
            section=SECTION,
        )
        for e in lists.plan
    )
    others = tuple(replace(item, section=_away(item.section)) for item in page.items if item.id not in wanted)
    return replace(index, pages={**index.pages, path: replace(page, items=(*plan, *others))})


def _away(section: str) -> str:
    """The section of an item that is not in the plan: it is not shown where the plan stands."""
    return "" if section.strip().casefold() == SECTION else section


def look_at_all(index: Index, today: date, lists: Reconnection) -> tuple[PracticeView, ...]:
    """What each of the seven has to say on a day, in their order."""
    return (
        vision.look(index, today),
        exploration.look(index, today),
        consistency.look(index, today),
        look_at(index, lists),
        commitment.look(index, today),
        boundaries.look(index, today),
        focus.look(index, today),
    )


def review_of(index: Index, today: date, lists: Reconnection, span: Span) -> PeriodReview:
    """The current period of that length through the seven, without the sections that have nothing to say."""
    period = period_of(span, today)
    sections = (
        vision.review(index, today, period),
        exploration.review(index, today, period),
        consistency.review(index, today, period),
        review_at(index, today, lists, period),
        _with_calendar(index, today, commitment.review(index, today, period), period),
        boundaries.review(index, today, period),
        focus.review(index, today, period),
    )
    return PeriodReview(
        period=period,
        before=_planned_before(index, today, period),
        sections=tuple(s for s in sections if s.text or s.items or s.sections),
        question=question_of(period),
    )


def decision(index: Index, today: date) -> Line | None:
    """The one decision that waits: the invitation with the nearest deadline, else a group to decide about, a ring that
    is over its limit, or a goal to look at again."""
    for one in invitations(index, today):
        words: Words = (reference(index, one.event.path), ": ", *verdict(one))
        return Line(words=words, location=one.event.location)
    month = period_of("month", today)
    asked: tuple[Callable[[], Sequence[Line]], ...] = (
        lambda: consistency.review(index, today, month).text,
        lambda: _swaps(index, today, month),
        lambda: vision.review(index, today, month).text,
    )
    return next((lines[0] for ask in asked if (lines := ask())), None)


def _swaps(index: Index, today: date, month: Period) -> Sequence[Line]:
    return [line for item in focus.review(index, today, month).items for line in item.children]


def _with_calendar(index: Index, today: date, section: Section, period: Period) -> Section:
    if period.span not in {"quarter", "year"} or not (section.items or section.sections):
        return section
    view = commitment.look(index, today)
    calendar = tuple(s for s in view.sections if s.title == (CALENDAR,))
    return Section(title=section.title, text=section.text, items=section.items, sections=(*section.sections, *calendar))


def _planned_before(index: Index, today: date, period: Period) -> tuple[Line, ...]:
    """Whom the plans of the period before asked for, and what became of it: by name, once each."""
    last = before(period)
    mine = [t for t in touches(index, today) if t.person and t.week.first + timedelta(days=3) in last]
    if not mine:
        return ()
    people = len({t.person for t in mine})
    page = next((p.path for p in index.pages.values() if p.key == last.key), "")
    head: Words = (Ref(name=last.key, path=page), f" planned {count(people, 'person', 'people')}")
    parts = [_those(index, mine, outcome, label) for outcome, label in _OUTCOMES]
    return (Line(words=dotted(head, *parts), location=mine[0].location),)


def _those(index: Index, planned: Sequence[Touch], outcome: str, label: str) -> Words:
    people = list(dict.fromkeys(t.person for t in planned if t.outcome == outcome))
    return (f"{label}: ", *listed(index, people, most=NAMES)) if people else ()
