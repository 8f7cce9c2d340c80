"""Budgets: how much of what one set for a month or a week is taken, and what was accepted beyond it."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from vaultkit.measures.events import is_evening, is_gathering, with_attendance
from vaultkit.measures.touches import touches_in
from vaultkit.model.location import Location
from vaultkit.model.measures import Measures, Taken
from vaultkit.model.period import Period, period_of
from vaultkit.model.record import Event, Group


class Budget(Struct, frozen=True, kw_only=True):
    """One limit over its period: how much of it is taken, and by which notes, in the order of their days ("" for what
    is private).

    `beyond` are those, by path, that came after the limit was reached."""

    name: str
    period: Period
    limit: int
    taken: tuple[str, ...] = ()
    location: Location

    @property
    def used(self) -> int:
        """How much is taken."""
        return len(self.taken)

    @property
    def left(self) -> int:
        """How much is still free, never below 0."""
        return max(0, self.limit - self.used)

    @property
    def beyond(self) -> tuple[str, ...]:
        """What was taken after the limit was reached."""
        return self.taken[self.limit :]


def new_people_in(m: Measures, period: Period) -> tuple[str, ...]:
    """The people, by path, met for the first time in the period; the earliest first."""
    met = [(tie.met, tie.path) for tie in m.ties.values() if tie.met and tie.met in period]
    return tuple(path for _, path in sorted(met))


def events_budget(m: Measures, period: Period) -> Budget | None:
    """The budget of events of a month, None when no limit is set."""
    limit = m.boundaries.events_per_month
    if limit is None:
        return None
    return _budget(m, "events", period, limit, _paths(_events(m, period)))


def evenings_budget(m: Measures, period: Period) -> Budget | None:
    """The budget of evenings of a week, None when no limit is set."""
    limit = m.boundaries.evenings_per_week
    if limit is None:
        return None
    return _budget(m, "evenings", period, limit, _paths(_evenings(m, period)))


def coming(m: Measures, budget: Budget) -> int:
    """How much of what is taken of a limit of events or evenings lies ahead of today, 0 of any other limit."""
    if budget.name not in {"events", "evenings"} or budget.period.last <= m.today:
        return 0
    ahead = replace(budget.period, first=max(budget.period.first, m.today + timedelta(days=1)))
    return len(_events(m, ahead) if budget.name == "events" else _evenings(m, ahead))


def people_budget(m: Measures, period: Period) -> Budget | None:
    """The budget of new people of a month, None when no limit is set."""
    limit = m.boundaries.new_people_per_month
    return None if limit is None else _budget(m, "new people", period, limit, new_people_in(m, period))


def touches_budget(m: Measures, period: Period) -> Budget | None:
    """The touches done of those that a week may ask for, None when the week has no plan."""
    planned = touches_in(m, period)
    done = tuple(touch.person for touch in planned if touch.outcome == "done")
    return _budget(m, "touches", period, m.boundaries.touches_per_week, done) if planned else None


def groups_budget(m: Measures, period: Period) -> Budget | None:
    """The groups at the core of those that one allows, None when there is none."""
    core = tuple(group.path for group in m.groups.values() if group.stage == "core")
    return _budget(m, "core groups", period, m.boundaries.core_groups, core) if core else None


def budgets(m: Measures) -> tuple[Budget, ...]:
    """Every budget that has a limit or is in use: those of this month, then those of this week."""
    month = period_of("month", m.today)
    every = (
        events_budget(m, month),
        people_budget(m, month),
        evenings_budget(m, m.week),
        touches_budget(m, m.week),
        groups_budget(m, month),
    )
    return tuple(budget for budget in every if budget is not None)


def _events(m: Measures, period: Period) -> list[tuple[date, str]]:
    return _taken(m, period, is_gathering, _gathers, _is_any)


def _evenings(m: Measures, period: Period) -> list[tuple[date, str]]:
    return _taken(m, period, is_evening, _costs_one, _meets_at_night)


def _taken(
    m: Measures,
    period: Period,
    counts: Callable[[Event], bool],
    private: Callable[[Taken], bool],
    meets: Callable[[Group], bool],
) -> list[tuple[date, str]]:
    """What was attended or is accepted in the period, by day, each with it, visits of which only a group's log tells
    too; what is private has no path."""
    events = with_attendance(m, "attended", "accepted", first=period.first, last=period.last)
    found: list[tuple[date, str]] = [(e.day, e.path) for e in events if e.day and counts(e) and e.path not in m.work]
    found += [(one.day, "") for one in m.taken if one.day in period and private(one)]
    for mine in m.memberships.values():
        if meets(mine.group):
            begin, end = bisect_left(mine.logged, period.first), bisect_right(mine.logged, period.last)
            found += [(day, mine.group.path) for day in mine.logged[begin:end]]
    return sorted(found)


def _is_any(group: Group) -> bool:
    return True


def _meets_at_night(group: Group) -> bool:
    return group.evening


def _gathers(one: Taken) -> bool:
    return one.is_gathering


def _costs_one(one: Taken) -> bool:
    return one.is_evening


def _paths(taken: list[tuple[date, str]]) -> tuple[str, ...]:
    return tuple(path for _, path in taken)


def _budget(m: Measures, name: str, period: Period, limit: int, taken: tuple[str, ...]) -> Budget:
    return Budget(name=name, period=period, limit=limit, taken=taken, location=m.boundaries.location)
