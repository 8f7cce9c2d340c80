"""Day: what a person typed for a day into a date, or into a refusal that says what would do."""

import re
from datetime import date

from vaultkit.cli.errors import Unclear
from vaultkit.model.regex import regex
from vaultkit.syntax.dates import written_day
from vaultkit.syntax.inert import abridged, terminal
from vaultkit.syntax.spoken import parse_spoken_day

_NUMERIC = regex(r"\s*(\d{1,2})[./-](\d{1,2})[./-](\d{4})\s*")
_BEGINNING = regex(r"\d{1,2}\.?|last|next|this|past|the|in|day|a|an", re.IGNORECASE)
_PAST = "yesterday, last friday, 3 days ago, 12 May or 2026-11-20"
_COMING = "friday, in 3 weeks, 12 May or 2027-02-01"


def day_meant(typed: str, today: date, *, coming: bool, option: str = "") -> date:
    """The day that is meant, seen from today; of two that it may be, the next when `coming`, else the last.

    `option` is the one that it was typed after. Raises Unclear for what is no day, or may be two."""
    day = parse_spoken_day(typed, today, coming=coming)
    if day:
        return day
    if found := _NUMERIC.fullmatch(typed):
        first, second, year = found.groups()
        readings = sorted(day for day in (written_day(year, second, first), written_day(year, first, second)) if day)
        if len(readings) == 2:
            raise Unclear(f"{terminal(typed)!r} may be {readings[0]} or {readings[1]}; write it like that.")
    if option and _BEGINNING.fullmatch(typed.strip()):
        raise Unclear(f'{terminal(typed)!r} is only the beginning of a day; put quotes around it: {option} "5 May"')
    examples = _COMING if coming else _PAST
    raise Unclear(f"{abridged(terminal(typed))!r} is not understood as a day. Write one like {examples}.")
