"""Periods: a key to its days and back, and no period past the ends of the calendar."""

from datetime import date

import pytest

from vaultkit.model.period import SPANS, Span, period_named, period_of


@pytest.mark.parametrize("span", SPANS)
@pytest.mark.parametrize("day", [date(1000, 1, 1), date(2024, 2, 29), date(2026, 12, 31), date(9998, 12, 31)])
def test_a_period_is_found_again_by_its_key(span: Span, day: date) -> None:
    if (period := period_named(period_of(span, day).key)) is not None:
        assert day in period


@pytest.mark.parametrize(
    "key", ["9999-W52", "9999-12", "9999-Q4", "2026-W54", "2026-13", "2026-00", "2026-W00", "0999"]
)
def test_what_is_no_period_has_none(key: str) -> None:
    assert period_named(key) is None
