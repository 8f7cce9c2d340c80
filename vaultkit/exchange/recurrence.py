"""Recurrence: the rule of a repeated event to its days in a window, bounded whatever the rule says."""

import re
from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice

from vaultkit.syntax.dates import written_day
from vaultkit.syntax.numbers import small_int

MOST = 400
"""So many occurrences of one rule are looked at in the window."""
LONGEST_RULE = 500

_FREQUENCIES = frozenset(("DAILY", "WEEKLY", "MONTHLY", "YEARLY"))
_PLAIN = frozenset(("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"))
_PART = re.compile(r"([A-Z]+)=([A-Z0-9,+:-]+)")
_FAR = 3_660
"""Days that a rule may lie behind the window, so that it is found by stepping; beyond it the window is reached in whole
steps of the rule."""


class UnboundedError(Exception):
    """A rule that is not followed; the text says why."""


def occurrences(rule: str, start: datetime, first: date, last: date, without: Collection[date]) -> Iterator[datetime]:
    """The beginnings of a repeated event that lie between the two days, both counted, in order; `start` is that of the
    first, in the event's own time and without a zone; the days `without` are taken out.

    Raises UnboundedError for a rule that repeats more often than daily or cannot be read."""
    from dateutil.rrule import rrulestr  # comes with icalendar and dateparser, and takes its time

    parts = _parts(rule)
    until = _until(parts.pop("UNTIL", ""), start)
    text = ";".join(f"{name}={value}" for name, value in parts.items())
    begin = max(datetime.combine(first, time.min), start)
    counted = "COUNT" in parts
    if not counted:
        text = f"{text};UNTIL={last:%Y%m%d}T235959"  # else a day that never comes is looked for until the year 9999
    try:
        found = rrulestr(text, dtstart=start if counted else _near(parts, start, begin))
        following = islice(found.xafter(begin, inc=True), MOST)
        for moment in following:
            if moment.date() > last or (until is not None and moment > until):
                return
            if moment.date() not in without:
                yield moment
    except (ValueError, OverflowError, TypeError, AttributeError) as fault:
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
    if "COUNT" in parts and len(parts["COUNT"]) > 5:
        raise UnboundedError("its rule has no end")
    return parts


def _until(text: str, start: datetime) -> datetime | None:
    """The end of a rule, whether it is written as a day or as a moment; a day counts whole."""
    digits = re.sub(r"\D", "", text)
    if len(digits) < 8:
        return None
    day = written_day(digits[:4], digits[4:6], digits[6:8])
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
