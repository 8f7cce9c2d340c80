"""Period: the week, month, quarter or year that a review is about, with its key, its days and its neighbours."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

Span: TypeAlias = Literal["week", "month", "quarter", "year"]
SPANS: tuple[Span, ...] = ("week", "month", "quarter", "year")
"""The lengths of a period, shortest first."""
WEEK_ONLY: tuple[Span, ...] = ("week",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A closed range of days with the key that names its page: `2026-W48` (ISO 8601), `2026-11`, `2026-Q4` or
    `2026`."""

    span: Span
    key: str
    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def period_of(span: Span, day: date) -> Period:
    """The period of that length that holds `day`; weeks are ISO weeks (Monday first, week 1 holds the first
    Thursday)."""
    if span == "week":
        year, week, weekday = day.isocalendar()
        first = day - timedelta(days=weekday - 1)
        return Period(span=span, key=f"{year}-W{week:02}", first=first, last=first + timedelta(days=6))
    if span == "year":
        return Period(span=span, key=f"{day.year}", first=date(day.year, 1, 1), last=date(day.year, 12, 31))
    months = 1 if span == "month" else 3
    start = (day.month - 1) // months * months + 1
    end = start + months
    following = date(day.year + 1, 1, 1) if end > 12 else date(day.year, end, 1)
    key = f"{day.year}-{start:02}" if span == "month" else f"{day.year}-Q{(start + 2) // 3}"
    return Period(span=span, key=key, first=date(day.year, start, 1), last=following - timedelta(days=1))


def before(period: Period) -> Period:
    """The period of the same length that ends where this one begins."""
    return period_of(period.span, period.first - timedelta(days=1))


def after(period: Period) -> Period:
    """The period of the same length that begins where this one ends."""
    return period_of(period.span, period.last + timedelta(days=1))
