"""Goal effort: what the days of a period were spent on, goal by goal."""

from collections import defaultdict
from datetime import date

from msgspec import Struct, field

from vaultkit.measures.events import attended_between
from vaultkit.measures.person_days import days_since
from vaultkit.model.location import Location
from vaultkit.model.measures import Measures


class Effort(Struct, frozen=True, kw_only=True):
    """What one goal got ("" for what served none): events attended, the hours noted for them (None: for none of them),
    conversations beside them, and with how many people there was contact."""

    goal: str
    events: int = 0
    hours: float | None = None
    noted: int = 0
    conversations: int = 0
    people: int = 0
    location: Location | None = None

    @property
    def is_none(self) -> bool:
        """Whether nothing went to it."""
        return not (self.events or self.conversations or self.people)


class _Sum(Struct):
    events: int = 0
    hours: list[float] = field(default_factory=list)
    talks: int = 0
    people: int = 0


def efforts(m: Measures, first: date, last: date) -> tuple[Effort, ...]:
    """What each active goal got from the first to the last day, by path, and at the end what served none of them; an
    event or a person that serves two goals counts for both."""
    return m.once(f"efforts from {first} to {last}", lambda m: _efforts(m, first, last))


def _efforts(m: Measures, first: date, last: date) -> tuple[Effort, ...]:
    sums: defaultdict[str, _Sum] = defaultdict(_Sum)
    for event in attended_between(m, first, last):
        for goal in m.serving.get(event.path, ("",)):
            sums[goal].events += 1
            if event.hours is not None:
                sums[goal].hours.append(event.hours)
    days = days_since(m, first)
    span, serving, none = days.span(first, last), m.serving, ("",)
    for person, mine in days.contacts.items():
        if mine & span:
            talks = (days.people[person].apart & span).bit_count()
            for goal in serving.get(person, none):
                total = sums[goal]
                total.people += 1
                total.talks += talks
    where = {goal.path: goal.location for goal in m.active}
    return tuple(_effort(goal, sums[goal], where.get(goal)) for goal in (*where, ""))


def _effort(goal: str, total: _Sum, location: Location | None) -> Effort:
    return Effort(
        goal=goal,
        events=total.events,
        hours=sum(total.hours) if total.hours else None,
        noted=len(total.hours),
        conversations=total.talks,
        people=total.people,
        location=location,
    )
