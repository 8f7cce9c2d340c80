"""Birthdays: the ways in which address books write one, with and without a year, to a birthday; and back."""

import re

from vaultkit.model.record import Birthday
from vaultkit.model.regex import regex
from vaultkit.syntax.dates import parse_birthday, parse_day

_NO_YEAR = regex(r"--(\d{2})-?(\d{2})")
_TIMED = regex(r"(\d{4}-?\d{2}-?\d{2})T[\d:.]*(?:Z|[+-]\d{2}:?\d{2})?", re.IGNORECASE)
_OMITTED = "1604"
"""The leap year that some address books write for no year."""


def card_birthday(text: str) -> Birthday | None:
    """The birthday that a text names (`1980-05-17`, `19800517`, `--04-17`, `--0417`, `1604-04-17`); None for a year or
    a month alone, a day without a month, and any text that has two readings."""
    said = text.strip()
    if timed := _TIMED.fullmatch(said):
        said = timed[1]
    if match := _NO_YEAR.fullmatch(said):
        said = f"--{match[1]}-{match[2]}"
    elif re.fullmatch(r"\d{8}", said):
        said = f"{said[:4]}-{said[4:6]}-{said[6:]}"
    elif said.isdigit() or (re.fullmatch(r"\d{4}-\d{2}", said) is not None):
        return None
    if said.startswith(f"{_OMITTED}-") and (day := parse_day(said)):
        return Birthday(month=day.month, day=day.day)
    return parse_birthday(said)


def written_birthday(birthday: Birthday) -> str:
    """The birthday as notes and tables write it: `1980-05-17`, or `--05-17` without a year."""
    year = f"{birthday.year:04}" if birthday.year else "-"
    return f"{year}-{birthday.month:02}-{birthday.day:02}"


def compact_birthday(birthday: Birthday) -> str:
    """The birthday as vCard 4.0 writes it: `19800517`, `--0517`."""
    year = f"{birthday.year:04}" if birthday.year else "--"
    return f"{year}{birthday.month:02}{birthday.day:02}"
