"""Rhythm: contacts to the quantities of a tie: the days of contact, its usual gap, its strength, and a gap in words."""

import math
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from statistics import median

from vaultkit.model.record import Interaction

HALF_LIFE_DAYS = 120
FEWEST_GAPS, MOST_GAPS = 3, 30
SHORTEST_SPAN_DAYS = 21


def contact_days(history: Iterable[Interaction], today: date) -> tuple[date, ...]:
    """The distinct days of contact up to that day, oldest first."""
    return tuple(sorted({i.day for i in history if i.day <= today}))


def rhythm_of(days: Sequence[date]) -> float | None:
    """The usual gap in days: the median of the latest 30 gaps; None with fewer than 3 gaps or less than 21 days in all.

    `days` are distinct and ascending."""
    tail = days[-MOST_GAPS - 1 :]
    gaps = [(later - earlier).days for earlier, later in pairwise(tail)]
    if len(gaps) < FEWEST_GAPS or sum(gaps) < SHORTEST_SPAN_DAYS:
        return None
    return float(median(gaps))


def strength_of(history: Iterable[Interaction], today: date) -> float:
    """The strength of a tie: of each day of contact the deepest one, its depth halved every 120 days since."""
    deepest: dict[date, float] = {}
    for contact in history:
        if contact.day <= today:
            deepest[contact.day] = max(contact.depth, deepest.get(contact.day, 0.0))
    return sum(deepest[day] * math.exp2((day - today).days / HALF_LIFE_DAYS) for day in sorted(deepest))


def every(days: float) -> str:
    """A gap in words, rounded to what one would say: `every 10 days`, `every 3 weeks`, `every month`, `every year`."""
    number = round(days)
    if number < 14 and number != 7:
        return _each(max(number, 1), "day")
    if number < 56 and not 28 <= number <= 31:
        return _each(round(number / 7), "week")
    months = round(number / 30.4)
    if months < 24 and months != 12:
        return _each(months, "month")
    return _each(round(number / 365.25), "year")


def _each(number: int, unit: str) -> str:
    return f"every {unit}" if number == 1 else f"every {number} {unit}s"
