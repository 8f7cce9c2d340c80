"""The day on which the tests stand, a Monday, and days told from it."""

from datetime import date, timedelta

TODAY = date(2026, 11, 23)


def ago(days: int) -> date:
    """So many days before TODAY (after it, when negative)."""
    return TODAY - timedelta(days=days)
