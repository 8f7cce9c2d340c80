"""Said days: days as people say them near a period: `Thu 19`, `Thu 3 December`, `30 August`, `18 June 2025`."""

from datetime import date

from vaultkit.model.period import Period
from vaultkit.syntax.dates import MONTHS

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
NEXT_DAYS = 7
"""So many days around a week are told without their month, where that is the week's own."""
NEAR_DAYS = 60
"""So many days around a period are told with their weekday."""


def said_day(day: date, period: Period) -> str:
    """The day as one says it near the period: its weekday where it is near, its month where that is not plain, its year
    where it is another one."""
    distance = max((period.first - day).days, (day - period.last).days, 0)
    months = {(one.year, one.month) for one in (period.first, period.last)}
    if period.span == "week" and distance <= NEXT_DAYS and (day.year, day.month) in months:
        return f"{WEEKDAYS[day.weekday()]} {day.day}"
    year = "" if f"{day.year:04}" == period.key[:4] else f" {day.year}"
    weekday = f"{WEEKDAYS[day.weekday()]} " if distance <= NEAR_DAYS else ""
    return f"{weekday}{day.day} {MONTHS[day.month - 1]}{year}"
