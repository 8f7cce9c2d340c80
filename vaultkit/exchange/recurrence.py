"""Recurrence: the rule of a repeated event to its days in a window, bounded whatever the rule says."""

import re
from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice

from vaultkit.model.regex import regex
from vaultkit.syntax.dates import written_day
from vaultkit.syntax.numbers import small_int

MOST = 400
"""So many occurrences of one rule are looked at in the window."""
LONGEST_RULE = 500

_FREQUENCIES = frozenset(("DAILY", "WEEKLY", "MONTHLY", "YEARLY"))
_PLAIN = frozenset(("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"))
_PART = regex(r"([A-Z]+)=([A-Z0-9,+:-]+)")
_FAR = 3_660
"""Days that a rule may lie behind the window, so that it is found by stepping; beyond it the window is reached in whole
steps of the rule."""
_CYCLE_YEARS = 400
_CYCLE = timedelta(days=146_097)
"""After so long each day has the same date and weekday again. A rule is followed as late as can be, since one that
comes to no day is looked for until the year 9999."""
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MOST_DAYS = {"DAILY": 1, "MONTHLY": 31, "YEARLY": 366}


class UnboundedError(Exception):
    """A rule that is not followed; the text says why."""


def occurrences(rule: str, start: datetime, first: date, last: date, without: Collection[date]) -> Iterator[datetime]:
    """The beginnings of a repeated event that lie between the two days, both counted, in order; `start` is that of the
    first, in the event's own time and without a zone; the days `without` are taken out.

    Raises UnboundedError for a rule that repeats more often than daily or cannot be read."""
    from dateutil.rrule import rrulestr  # comes with icalendar and dateparser, and takes its time

    parts = _parts(rule)
    until = _until(parts.pop("UNTIL", ""), start)
    counted = _count(parts.pop("COUNT", ""))
    begin = max(datetime.combine(first, time.min), start)
    near = _near(parts, start, begin) if counted is None else start
    if _is_never(parts) or max(near.date(), first) > last:
        return
    later = _CYCLE * ((date.max.year - max(last.year, near.year)) // _CYCLE_YEARS)
    parts["UNTIL"] = f"{_digits(last + later)}T235959"
    text = ";".join(f"{name}={value}" for name, value in parts.items())
    try:
        found = (moment - later for moment in islice(iter(rrulestr(text, dtstart=near + later)), counted))
        for moment in islice((one for one in found if one >= begin), MOST):
            if moment.date() > last or (until is not None and moment > until):
                return
            if moment.date() not in without:
                yield moment
    except Exception as fault:  # whatever the library makes of one rule, the other events are read
        raise UnboundedError("its rule cannot be read") from fault


def _parts(rule: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for part in rule.strip().upper().removeprefix("RRULE:").split(";")[:20]:
        found = _PART.fullmatch(part.strip())
        if found is None or len(rule) > LONGEST_RULE:
            raise UnboundedError("its rule cannot be read")
        parts[found[1]] = found[2]
    if parts.get("FREQ") not in _FREQUENCIES or not parts.keys() <= _PLAIN:
        raise UnboundedError("its rule is finer than days")
    if not (small_int(parts.get("INTERVAL", "1")) or 0) > 0:
        raise UnboundedError("its rule cannot be read")  # in steps of nothing it would never end
    return parts


def _is_never(parts: dict[str, str]) -> bool:
    """Whether the rule can come to no day: the 30th of February, or the second of the Mondays of one week."""
    months = [_LONGEST_MONTHS[one - 1] if 0 < one <= 12 else 31 for one in _numbers(parts, "BYMONTH")]
    days, places = _numbers(parts, "BYMONTHDAY"), _numbers(parts, "BYSETPOS")
    most = _MOST_DAYS.get(parts["FREQ"]) or len(parts.get("BYDAY", "").split(","))
    return bool(months and days and min(days) > max(months)) or bool(places and min(places) > most)


def _numbers(parts: dict[str, str], name: str) -> list[int]:
    """The numbers of a part, whichever end they are counted from."""
    return [abs(small_int(one, signed=True) or 0) for one in parts.get(name, "").split(",") if one]


def _count(text: str) -> int | None:
    """How often a rule repeats, None where it does not say."""
    if len(text) > 5:
        raise UnboundedError("its rule has no end")
    found = small_int(text) if text else None
    if text and not found:
        raise UnboundedError("its rule cannot be read")
    return found


def _digits(day: date) -> str:
    return f"{day.year:04}{day:%m%d}"


def _until(text: str, start: datetime) -> datetime | None:
    """The end of a rule, whether it is written as a day or as a moment; a day counts whole."""
    digits = re.sub(r"\D", "", text)
    if len(digits) < 8:
        return None
    day = written_day(digits[:4], digits[4:6], digits[6:8])
    if day is None and digits.startswith("9999"):
        return None
    if day is None:
        raise UnboundedError("its rule cannot be read")
    return datetime.combine(day, time.max)


def _near(parts: dict[str, str], start: datetime, begin: datetime) -> datetime:
    """A beginning of the same rule nearer to the window, in whole steps, where there are many before it."""
    interval = small_int(parts.get("INTERVAL", "1"), digits=3) or 0
    if (begin - start).days < _FAR or interval < 1 or parts["FREQ"] not in {"DAILY", "WEEKLY"}:
        return start
    step = timedelta(days=interval * (7 if parts["FREQ"] == "WEEKLY" else 1))
    return start + step * ((begin - start) // step - 1)
