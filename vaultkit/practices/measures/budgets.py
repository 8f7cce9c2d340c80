"""Budgets: how much of what one set for a month or a week is taken, and what was accepted beyond it."""

from dataclasses import dataclass
from datetime import date

from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.period import Period, period_of
from vaultkit.model.record import Event
from vaultkit.practices.measures.gatherings import PRIVATE_FORMATS, events_with, is_evening
from vaultkit.practices.measures.ties import met_days
from vaultkit.practices.measures.touches import touches

STRIP = 12
"""A larger limit is told in numbers only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """One limit over its period: how much of it is taken, and by which notes, in the order of their days.

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

    @property
    def marks(self) -> str:
        """The limit as dots, `●` taken and `○` free; "" for a limit of none or of more than twelve."""
        if not 0 < self.limit <= STRIP:
            return ""
        within = min(self.used, self.limit)
        return "●" * within + "○" * (self.limit - within)


def is_gathering(event: Event) -> bool:
    """Whether the event counts as one: a coffee or a call between two people does not."""
    return event.format.strip().casefold() not in PRIVATE_FORMATS


def events_in(index: Index, period: Period, today: date) -> tuple[Event, ...]:
    """The events of the period that were attended or are accepted, by day."""
    taken = events_with(index, today, "attended", "accepted")
    return tuple(e for e in taken if e.day and e.day in period and is_gathering(e))


def evenings_in(index: Index, period: Period, today: date) -> tuple[Event, ...]:
    """The attended or accepted events of the period that cost an evening, by day."""
    taken = events_with(index, today, "attended", "accepted")
    return tuple(e for e in taken if e.day and e.day in period and is_evening(e))


def new_people_in(index: Index, period: Period, today: date) -> tuple[str, ...]:
    """The people, by path, met for the first time in the period and not after today; the earliest first."""
    met = met_days(index, today)
    return tuple(sorted((path for path in met if met[path] in period), key=lambda path: (met[path], path)))


def events_budget(index: Index, period: Period, today: date) -> Budget | None:
    """The budget of events of a month, None when no limit is set."""
    limit = index.boundaries.events_per_month
    return None if limit is None else _budget(index, "events", period, limit, _paths(events_in(index, period, today)))


def evenings_budget(index: Index, period: Period, today: date) -> Budget | None:
    """The budget of evenings of a week, None when no limit is set."""
    limit = index.boundaries.evenings_per_week
    return (
        None if limit is None else _budget(index, "evenings", period, limit, _paths(evenings_in(index, period, today)))
    )


def people_budget(index: Index, period: Period, today: date) -> Budget | None:
    """The budget of new people of a month, None when no limit is set."""
    limit = index.boundaries.new_people_per_month
    return None if limit is None else _budget(index, "new people", period, limit, new_people_in(index, period, today))


def touches_budget(index: Index, period: Period, today: date) -> Budget | None:
    """The touches done of those that a week may ask for, None when the week has no plan."""
    planned = [t for t in touches(index, today) if t.week == period]
    done = tuple(t.person for t in planned if t.outcome == "done")
    return _budget(index, "touches", period, index.boundaries.touches_per_week, done) if planned else None


def groups_budget(index: Index, period: Period) -> Budget | None:
    """The groups at the core of those that one allows, None when there is none."""
    core = tuple(g.path for g in index.groups if g.stage == "core" and not g.private)
    return _budget(index, "core groups", period, index.boundaries.core_groups, core) if core else None


def budgets(index: Index, today: date) -> tuple[Budget, ...]:
    """Every budget that has a limit or is in use: those of this month, then those of this week."""
    month, week = period_of("month", today), period_of("week", today)
    every = (
        events_budget(index, month, today),
        people_budget(index, month, today),
        evenings_budget(index, week, today),
        touches_budget(index, week, today),
        groups_budget(index, month),
    )
    return tuple(b for b in every if b is not None)


def _paths(events: tuple[Event, ...]) -> tuple[str, ...]:
    return tuple(e.path for e in events)


def _budget(index: Index, name: str, period: Period, limit: int, taken: tuple[str, ...]) -> Budget:
    return Budget(name=name, period=period, limit=limit, taken=taken, location=index.boundaries.location)
