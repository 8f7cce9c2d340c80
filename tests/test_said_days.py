"""Said days: days as one says them near a period."""

from datetime import date

import pytest

from vaultkit.model.period import period_named
from vaultkit.syntax.said_days import said_day


@pytest.mark.parametrize(
    ("key", "day", "words"),
    [
        ("2026-W48", date(2026, 11, 23), "Mon 23"),
        ("2026-W48", date(2026, 11, 29), "Sun 29"),
        ("2026-W48", date(2026, 11, 19), "Thu 19"),
        ("2026-W48", date(2026, 11, 16), "Mon 16"),
        ("2026-W48", date(2026, 11, 15), "Sun 15 November"),
        ("2026-W48", date(2026, 12, 1), "Tue 1 December"),
        ("2026-W48", date(2026, 9, 24), "Thu 24 September"),
        ("2026-W48", date(2026, 8, 30), "30 August"),
        ("2026-W48", date(2025, 11, 23), "23 November 2025"),
        ("2026-W48", date(2027, 1, 8), "Fri 8 January 2027"),
        ("2026-W53", date(2027, 1, 1), "Fri 1"),
        ("2026-W53", date(2027, 1, 12), "Tue 12 January 2027"),
        ("2026-W49", date(2026, 12, 1), "Tue 1"),
        ("2026-11", date(2026, 11, 12), "Thu 12 November"),
        ("2026-11", date(2026, 8, 12), "12 August"),
        ("2026-Q4", date(2026, 10, 1), "Thu 1 October"),
        ("2026", date(2026, 3, 4), "Wed 4 March"),
        ("2026", date(2025, 3, 4), "4 March 2025"),
        ("2026-W48", date.min, "1 January 1"),
        ("2026-W48", date.max, "31 December 9999"),
    ],
)
def test_a_day_near_a_period(key: str, day: date, words: str) -> None:
    period = period_named(key)
    assert period is not None
    assert said_day(day, period) == words
