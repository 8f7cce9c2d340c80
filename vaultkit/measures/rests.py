"""Rests: what earlier plans asked of a person, and what became of it, to whether the person is let be for now."""

from collections.abc import Iterable, Sequence

from vaultkit.model.measures import Touch
from vaultkit.model.period import Period

PASSED = frozenset({"skipped", "dropped"})
"""What became of an item that was not acted on; what was put off has a day of its own."""
RECENT_WEEKS = 8
LONG_REST_WEEKS = 4


def rests(touches: Iterable[Touch], week: Period) -> bool:
    """Whether somebody who was planned and not reached rests in a week: once left open, the week after; twice in eight
    weeks, the four weeks after."""
    passed = _passed(touches, week)
    recent = [weeks for weeks in passed if weeks <= RECENT_WEEKS]
    return 1 in passed or (len(recent) >= 2 and min(recent) <= LONG_REST_WEEKS)


def stood_in(touches: Iterable[Touch], weeks: Sequence[Period]) -> bool:
    """Whether somebody stood in the plan of one of these weeks."""
    return any(touch.week in weeks for touch in touches)


def was_called_back(touches: Iterable[Touch], weeks: Sequence[Period]) -> bool:
    """Whether somebody's rest was broken already: planned in each of these last weeks, and not reached."""
    passed = {touch.week for touch in touches if touch.outcome in PASSED}
    return bool(weeks) and passed.issuperset(weeks)


def passed_of(touches: Sequence[Touch], week: Period, last: int) -> tuple[Touch, ...]:
    """Of the last plans before a week that named somebody, so many of them, those that were in vain, oldest first."""
    earlier = [touch for touch in touches if _weeks(touch, week) > 0]
    return tuple(touch for touch in earlier[-last:] if touch.outcome in PASSED)


def named(touches: Iterable[Touch], week: Period) -> int:
    """How many plans before a week named somebody."""
    return sum(_weeks(touch, week) > 0 for touch in touches)


def _passed(touches: Iterable[Touch], week: Period) -> list[int]:
    """How many weeks ago the plans were that named somebody in vain."""
    return [weeks for touch in touches if touch.outcome in PASSED and (weeks := _weeks(touch, week)) > 0]


def _weeks(touch: Touch, week: Period) -> int:
    return (week.first - touch.week.first).days // 7
