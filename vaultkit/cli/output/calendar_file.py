"""Calendar file: the calendar of a vault, and whether the file that the user named had to be written anew."""

from pathlib import Path

from vaultkit.cli.output.exported import entries_of
from vaultkit.exchange.ical_feed import is_our_calendar, write_calendar
from vaultkit.model.measures import Measures
from vaultkit.vault.named_file import write_named

MOST_BYTES = 100_000_000


def calendar_of(m: Measures) -> bytes:
    """The calendar as of the day of the measures."""
    return write_calendar(entries_of(m), m.today, "vaultkit")


def keep_calendar(path: Path, m: Measures) -> bool:
    """Whether the file was written: only where it differs; raises as `write_named` does."""
    return write_named(path, calendar_of(m), is_our_calendar, limit=MOST_BYTES)
