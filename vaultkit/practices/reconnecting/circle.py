"""Circle: the index and a day to every tie that may be shown, with what the lists ask of all of them at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from vaultkit.model.index import Index
from vaultkit.model.period import Period, period_of
from vaultkit.model.record import Event, Goal, Group, Person, Promise, Ref
from vaultkit.practices.measures.gatherings import ahead
from vaultkit.practices.measures.standing import Tie
from vaultkit.practices.measures.ties import ties_of
from vaultkit.practices.measures.touches import Touch, touches

SOON_DAYS = 14
STALE_DAYS = 183
"""A promise without a due day, in a note of that age, is let be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """Everybody who may be shown, by path in order, on one day.

    `private` are the paths of notes that no page names; `planned` what earlier plans asked of each person, oldest
    first; `events` those that may be named, by path; `ahead` those of the next 30 days."""

    index: Index
    today: date
    week: Period
    ties: Mapping[str, Tie] = field(default_factory=dict)
    private: frozenset[str] = frozenset()
    planned: Mapping[str, tuple[Touch, ...]] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    ahead: tuple[Event, ...] = ()


def survey(index: Index, today: date) -> Circle:
    """The circle as of that day, private people left out."""
    planned: dict[str, tuple[Touch, ...]] = {}
    for touch in touches(index, today):
        planned[touch.person] = (*planned.get(touch.person, ()), touch)
    records: tuple[Person | Event | Group | Goal, ...] = (*index.people, *index.events, *index.groups, *index.goals)
    return Circle(
        index=index,
        today=today,
        week=period_of("week", today),
        ties=ties_of(index, today),
        private=frozenset(r.path for r in records if r.private),
        planned=planned,
        events={e.path: e for e in index.events if not e.private},
        ahead=ahead(index, today, 30),
    )


def ref_of(tie: Tie) -> Ref:
    """The reference to the person of a tie."""
    return Ref(name=tie.person.name, path=tie.person.path)


def open_promises(circle: Circle, path: str) -> tuple[Promise, ...]:
    """What is open towards a person, by due day (those without one last), then by age; old undated tasks left out."""
    since = circle.today - timedelta(days=STALE_DAYS)
    found = [p for p in circle.index.promises.get(path, ()) if p.due or p.day is None or p.day >= since]
    return tuple(sorted(found, key=lambda p: (p.due or date.max, p.day or date.min, p.location)))


def pressing(circle: Circle, path: str) -> Promise | None:
    """The first open promise to a person that is not put off to a day after the next two weeks."""
    last = circle.today + timedelta(days=SOON_DAYS)
    return next((p for p in open_promises(circle, path) if p.due is None or p.due <= last), None)


def skips(circle: Circle, path: str, weeks: int) -> tuple[Touch, ...]:
    """The times that a person was planned and not taken up, in the last so many weeks."""
    since = circle.week.first - timedelta(weeks=weeks)
    return tuple(t for t in circle.planned.get(path, ()) if t.outcome == "skipped" and t.week.first >= since)


def turn(week: Period) -> int:
    """The number of an ISO week since the year 1, by which lists rotate."""
    return (week.first.toordinal() - 1) // 7
