"""Calendar: the weeks of a year in which there was contact, as a grid of weeks by months."""

from datetime import date
from itertools import chain

from vaultkit.measures.contacts import is_away_week, weeks_of, weeks_over
from vaultkit.measures.person_days import days_since
from vaultkit.model.measures import Measures
from vaultkit.model.period import Period, after, period_of
from vaultkit.model.view import Grid, Line, Row, Section
from vaultkit.practices.circle import head
from vaultkit.practices.strips import AWAY, legend

WEEKS = 5
HABIT_WEEKS = 4
MEANINGS = {"●": "contact with somebody", "○": "none", AWAY: "away"}


def contact_calendar(m: Measures, period: Period) -> Section:
    """The weeks of the months of a period that have begun, each in the month that holds its Thursday; weeks before the
    first contact on record stay blank, and so does the one under way until there was contact. Nothing before there are
    four weeks with contact."""
    last = min(period.last, m.today)
    months = [period_of("month", period.first)]
    while (following := after(months[-1])).first <= last:
        months.append(following)
    weeks = [weeks_of(month) for month in months]
    over = weeks_over(period, m.today)
    until = max(last, over[-1].last) if over else last
    days = days_since(m, weeks[0][0].first)
    happened = days.weeks(days.contact, chain(*weeks), until)
    rows = tuple(
        Row(
            name=f"week {number + 1}",
            marks=tuple(_mark(m, mine[number], happened, until) if number < len(mine) else " " for mine in weeks),
        )
        for number in range(WEEKS)
    )
    if sum(mark == "●" for row in rows for mark in row.marks) < HABIT_WEEKS:
        return Section(title=("Contact week by week",))
    grid = Grid(head=head(months), rows=rows)
    return Section(title=("Contact week by week",), grid=grid, text=(Line(words=(legend(grid, MEANINGS),)),))


def _mark(m: Measures, week: Period, happened: frozenset[str], until: date) -> str:
    if week.first > m.today or m.begun is None or week.last < m.begun:
        return " "
    if week.key in happened:
        return "●"
    return AWAY if is_away_week(m, week) else "○" if week.last <= until else " "  # of one under way nothing is said
