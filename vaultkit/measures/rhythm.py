"""Rhythm: contacts to the quantities of a tie: the days of contact, its usual gap and its strength."""

import math
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from vaultkit.model.record import Interaction

HALF_LIFE_DAYS = 60
FEWEST_GAPS, MOST_GAPS = 3, 30
SHORTEST_SPAN_DAYS = 21


def contact_days(history: Iterable[Interaction]) -> tuple[date, ...]:
    """The distinct days of contact, oldest first."""
    return tuple(sorted({contact.day for contact in history}))


def rhythm_of(days: Sequence[date]) -> float | None:
    """The usual gap in days: the median of the latest 30 gaps; None with fewer than 3 gaps or less than 21 days in all.

    `days` are distinct and ascending."""
    tail = days[-MOST_GAPS - 1 :]
    gaps = [(later - earlier).days for earlier, later in pairwise(tail)]
    if len(gaps) < FEWEST_GAPS or sum(gaps) < SHORTEST_SPAN_DAYS:
        return None
    return middle(gaps)


def middle(values: Sequence[float]) -> float:
    """The median of one value and more: the one kind of average of what one noted."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return (ordered[half] + ordered[~half]) / 2


def strength_of(history: Iterable[Interaction], today: date) -> float:
    """The strength of a tie: of each day of contact the deepest one, its depth halved every 60 days since."""
    deepest: dict[date, float] = {}
    for contact in history:
        if contact.depth > deepest.get(contact.day, 0.0):
            deepest[contact.day] = contact.depth
    return sum((deepest[day] * math.exp2((day - today).days / HALF_LIFE_DAYS) for day in sorted(deepest)), 0.0)
