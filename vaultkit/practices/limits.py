"""Limits: what one set for a month or a week in words, and as a strip with a number for each month."""

from collections.abc import Callable, Sequence
from datetime import date

from vaultkit.measures.budgets import Budget, coming, evenings_budget, events_budget, people_budget
from vaultkit.measures.contacts import weeks_of
from vaultkit.model.measures import Measures
from vaultkit.model.period import Period, after, period_of
from vaultkit.model.view import Grid, Line, Row
from vaultkit.practices.circle import head
from vaultkit.practices.words import capital, listed, spelled
from vaultkit.syntax.dates import MONTHS

NAMES = 4
COUNTED = frozenset({"touches", "core groups"})
"""Limits in which no single note is the one too many."""
_ONE_OF = {"events": "event", "evenings": "evening", "new people": "new person", "core groups": "core group"}


def when_of(budget: Budget) -> str:
    """`that week`, `in December`."""
    return "that week" if budget.period.span == "week" else f"in {MONTHS[budget.period.first.month - 1]}"


def limit_words(budget: Budget, when: str = "") -> str:
    """`five events in November, one over your four`, `two evenings that week, as many as you set`."""
    noun = budget.name if budget.used != 1 else _ONE_OF.get(budget.name, budget.name)
    said = f"{spelled(budget.used)} {noun} {when or when_of(budget)}"
    over = budget.used - budget.limit
    if over > 0:
        return f"{said}, {spelled(over)} over your {spelled(budget.limit)}"
    return f"{said}, as many as you set" if not over else f"{said}, of your {spelled(budget.limit)}"


def limit_line(m: Measures, budget: Budget, when: str = "") -> Line:
    """A limit with what is taken of it (of events that have been and others that are still to come, how many come:
    `five events in November (two still to come), one over your four`), and what came after it was reached."""
    beyond = [path for path in budget.beyond if path] if budget.name not in COUNTED else []
    past = (": ", *listed(m, beyond, most=NAMES)) if beyond else ()
    if 0 < (ahead := coming(m, budget)) < budget.used:
        when = f"{when or when_of(budget)} ({spelled(ahead)} still to come)"
    return Line(words=(capital(limit_words(budget, when)), *past), location=budget.location)


def strip_legend(grid: Grid) -> str:
    """What the rows of a strip count: `in brackets what you set: events and new people in a month`."""
    names = [row.name.partition(" ")[0] for row in grid.rows]
    monthly = " and ".join({"people": "new people"}.get(name, name) for name in names if name != "evenings")
    parts = [f"{monthly} in a month"] if monthly else []
    parts += ["evenings in the fullest week"] if "evenings" in names else []
    return f"In brackets what you set: {', '.join(parts)}."


def strip(m: Measures, first: date, last: date) -> Grid | None:
    """The events, new people and evenings of each month from the first to the last day, each with the limit that one
    set behind its name; None where none is set, or for a single month. Twelve months fit a phone."""
    months = [period_of("month", first)]
    while (following := after(months[-1])).first <= last:
        months.append(following)
    rows = [
        row for name, of in (("events", events_budget), ("people", people_budget)) if (row := _row(m, name, of, months))
    ]
    evenings = _evenings(m, months, last)
    rows += [evenings] if evenings else []
    return Grid(head=head(months), rows=tuple(rows)) if rows and len(months) > 1 else None


def _row(
    m: Measures, name: str, of: Callable[[Measures, Period], Budget | None], months: Sequence[Period]
) -> Row | None:
    limits = [limit for month in months if (limit := of(m, month))]
    if not limits:
        return None
    return Row(name=f"{name} ({limits[-1].limit})", marks=tuple(str(one.used) for one in limits))


def _evenings(m: Measures, months: Sequence[Period], last: date) -> Row | None:
    """The most evenings of a week, for each month."""
    if m.boundaries.evenings_per_week is None:
        return None
    marks = []
    for month in months:
        weeks = (evenings_budget(m, week) for week in weeks_of(month) if week.first <= last)
        marks.append(str(max((week.used for week in weeks if week), default=0)))
    return Row(name=f"evenings ({m.boundaries.evenings_per_week})", marks=tuple(marks))
