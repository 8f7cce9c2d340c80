"""Period: the week, month, quarter or year that a review is about, with its key, its days and its neighbours."""

from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, TypeAlias

from msgspec import Struct

from vaultkit.model.regex import regex

Span: TypeAlias = Literal["week", "month", "quarter", "year"]
SPANS: tuple[Span, ...] = ("week", "month", "quarter", "year")
"""The lengths of a period, shortest first."""
WEEK_ONLY: tuple[Span, ...] = ("week",)


_KEY = regex(r"([1-9][0-9]{3})(?:-W(0[1-9]|[1-5][0-9])|-(0[1-9]|1[0-2])|-Q([1-4]))?")


class Period(Struct, frozen=True, kw_only=True):
    """A closed range of days with the key that names its page: `2026-W48` (ISO 8601), `2026-11`, `2026-Q4` or
    `2026`."""

    span: Span
    key: str
    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@lru_cache(maxsize=4096)
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


@lru_cache(maxsize=4096)
def period_named(key: str) -> Period | None:
    """The period that a page's key names (`2026-W48`, `2026-11`, `2026-Q4`, `2026`), None for any other key."""
    match = _KEY.fullmatch(key)
    if match is None:
        return None
    year, week, month, quarter = (int(part) if part else 0 for part in match.groups())
    try:
        if week:
            return period_of("week", date.fromisocalendar(year, week, 1))
        day = date(year, month or max(3 * quarter, 1), 1)
        return period_of("month" if month else "quarter" if quarter else "year", day)
    except (ValueError, OverflowError):  # no such period, or one that ends behind the calendar
        return None


def before(period: Period) -> Period:
    """The period of the same length that ends where this one begins."""
    return period_of(period.span, period.first - timedelta(days=1))


def after(period: Period) -> Period:
    """The period of the same length that begins where this one ends."""
    return period_of(period.span, period.last + timedelta(days=1))
