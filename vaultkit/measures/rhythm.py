"""Rhythm: contacts to the quantities of a tie: the days of contact, its usual gap and its strength."""

import math
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from operator import attrgetter, lt, mul, sub

from vaultkit.model.record import Interaction

HALF_LIFE_DAYS = 60
FEWEST_GAPS, MOST_GAPS = 3, 30
SHORTEST_SPAN_DAYS = 21
_DAY, _DEPTH = attrgetter("day"), attrgetter("depth")


def contact_days(history: Iterable[Interaction]) -> tuple[date, ...]:
    """The distinct days of contact, oldest first."""
    days = tuple(map(_DAY, history))
    return days if are_distinct(days) else tuple(sorted(set(days)))


def are_distinct(days: Sequence[date]) -> bool:
    """Whether the days are in order, and each of them stands there once."""
    return all(map(lt, days, days[1:]))


def rhythm_of(days: Sequence[date]) -> float | None:
    """The usual gap in days: the median of the latest 30 gaps; None with fewer than 3 gaps or less than 21 days in all.

    `days` are distinct and ascending."""
    tail = [*map(date.toordinal, days[-MOST_GAPS - 1 :])]
    gaps = [*map(sub, tail[1:], tail)]
    if len(gaps) < FEWEST_GAPS or tail[-1] - tail[0] < SHORTEST_SPAN_DAYS:
        return None
    return middle(gaps)


def middle(values: Sequence[float]) -> float:
    """The median of one value and more: the one kind of average of what one noted."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return (ordered[half] + ordered[~half]) / 2


def strength_of(history: Iterable[Interaction], today: date, on: Sequence[date] = ()) -> float:
    """The strength of a tie: of each day of contact the deepest one, its depth halved every 60 days since; `on` are
    the days of contact where they are known."""
    every = tuple(history)
    depths: Iterable[float] = map(_DEPTH, every)
    is_one_a_day = len(on) == len(every)
    days: Sequence[date] = on if is_one_a_day else tuple(map(_DAY, every))
    if not (is_one_a_day or are_distinct(days)):
        deepest = dict(sorted(zip(days, depths, strict=True)))  # the last of a day stays, and is its deepest one
        days, depths = [*deepest], deepest.values()
    return sum(map(mul, depths, map(_weights(today).__getitem__, days)), 0.0)


class _Weights(dict[date, float]):
    """What is left of a contact by its day, worked out when it is asked for: most days are those of many people."""

    def __init__(self, today: date) -> None:
        """As of that day."""
        super().__init__()
        self._today = today

    def __missing__(self, day: date) -> float:
        self[day] = weight = math.exp2((day - self._today).days / HALF_LIFE_DAYS)
        return weight


@lru_cache(maxsize=4)
def _weights(today: date) -> _Weights:
    return _Weights(today)
