"""Today: the only place on the command line that reads the clock."""

from datetime import date, datetime


def local_today() -> date:
    """Today in the person's own time zone."""
    return datetime.now().astimezone().date()
