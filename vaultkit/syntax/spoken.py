"""Spoken: a day as people say it (`last friday`, `3 weeks ago`, `12 May`) to a date, seen from a given day, in English
and the other large languages."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from vaultkit.model.regex import regex
from vaultkit.syntax.coming_days import parse_coming_day
from vaultkit.syntax.dates import A_MONTH, A_WEEKDAY, make_day, month_number, parse_birthday, parse_day
from vaultkit.syntax.numbers import small_int
from vaultkit.syntax.past_days import parse_past_day

_LONGEST = 60
_ONE_MONTH = regex(rf"({A_MONTH})\.?(?:\s+(\d{{4}}))?")
_NAMES_A_MONTH = regex(rf"\b(?:{A_MONTH})\b")
_NAMES_A_DAY = regex(
    rf"\b(?:{A_MONTH}|{A_WEEKDAY}|tues|thurs?"
    r"|today|tonight|yesterday|tomorrow|morning|noon|afternoon|evening|night"
    r"|days?|weeks?|fortnights?|months?|years?)\b"
)
_ORDINAL = regex(r"(\d{1,2})(?:st|nd|rd|th)")
_DAY_AND_MONTH = regex(r"(\d{1,2})\. ?(\d{1,2})")
"""With dots the day stands first, and the last dot is off already."""
_NUMBER = regex(r"\d+")
_ODD = regex(r"_|[^\x00-\x7f]")
_SAME = (
    (regex(r"^(?:on|by|until|till)\s+"), ""),
    (regex(r"^the\s+(?=\d)"), ""),
    (regex(r"\bpast\b"), "last"),
    (regex(r"\bhalf a year\b"), "6 months"),
    (regex(r"\bfortnight\b"), "2 weeks"),
    (regex(r"\bcouple of\b"), "2"),
    (regex(r"\ba (?=\d)"), ""),
    (regex(r"\bfrom today\b"), "from now"),
)
_NEAR_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}
"""The words that are said most; for them alone nobody waits for the library."""

_WEEK = regex(
    r"(?:(?P<year>\d{4})[- ]?)?(?:w|kw|calendar week|week|woche|semaine|semana|settimana)[ .]?(?P<number>\d{1,2})"
    r"(?:-(?P<day>[1-7]))?(?:[ /]+(?P<later>\d{4}))?"
)
_MISREAD = regex(r"^this (?:week|month|year)$|\b(?<!day )before\b|\b(?<!day )after\b|\d days (?:before|after)")


def parse_spoken_day(text: str, today: date, *, coming: bool) -> date | None:
    """The day that the text says, seen from `today`; None for nonsense and for what has two readings (`03/04/2026`).

    A weekday, or a day without a year, is the next one after today when `coming`, else the last one before. A month
    alone is its first day, and only when `coming`. Relative days (`3 weeks ago`) are read by the library dateparser,
    which is given the base and the language, so that neither clock nor locale matters."""
    said = " ".join(text[: _LONGEST + 1].lower().split()).rstrip(".,")
    if len(said) > _LONGEST:
        return None
    if day := parse_day(said):
        return day
    if said in _NEAR_DAYS:
        return today + timedelta(days=_NEAR_DAYS[said])
    typed = said
    for pattern, other in _SAME:
        said = pattern.sub(other, said)
    if month := _ONE_MONTH.fullmatch(said):
        return _first_day(month[1], month[2], today) if coming else None
    if ordinal := _ORDINAL.fullmatch(said):
        return _of_month(small_int(ordinal[1]), today, coming=coming)
    if dotted := _DAY_AND_MONTH.fullmatch(said):
        years = range(today.year, today.year + 9) if coming else range(today.year, today.year - 9, -1)
        day_of, month_of = small_int(dotted[1]), small_int(dotted[2])
        return _nearest((make_day(year, month_of, day_of) for year in years), today, coming=coming)
    if not re.fullmatch(r"[\d-]*", said) and (birthday := parse_birthday(said)):
        years = range(today.year, today.year + 9) if coming else range(today.year, today.year - 9, -1)
        days = (make_day(year, birthday.month, birthday.day) for year in years)
        return _nearest(days, today, coming=coming) if birthday.year is None else None
    if week := _WEEK.fullmatch(said):
        return _of_week(week, today, coming=coming)
    if _is_a_day(said) and (found := _relative(said, today, coming=coming)):
        return found
    if coming:
        return parse_coming_day(said, today)
    return parse_past_day(typed, today) or parse_coming_day(said, today, surely=True)


def _of_week(week: re.Match[str], today: date, *, coming: bool) -> date | None:
    """The Monday of a numbered week, or the weekday that is given with it."""
    number, day = small_int(week["number"]) or 0, small_int(week["day"] or "1") or 0
    if year := small_int(week["year"] or week["later"] or ""):
        return _in_week(year, number, day)
    near = range(today.year - 1, today.year + 2)
    days = [_in_week(year, number, day) for year in (near if coming else reversed(near))]
    return _nearest(days, today, coming=coming)


def _in_week(year: int, number: int, day: int) -> date | None:
    try:
        found = date.fromisocalendar(year, number, day)
    except ValueError:
        return None
    return make_day(found.year, found.month, found.day)


def _nearest(days: Iterable[date | None], today: date, *, coming: bool) -> date | None:
    """The first of the days that lies on the right side of today."""
    return next((day for day in days if day and (day > today if coming else day <= today)), None)


def _first_day(name: str, year: str | None, today: date) -> date | None:
    number = month_number(name)
    if year:
        return make_day(small_int(year), number, 1)
    return _nearest((make_day(one, number, 1) for one in (today.year, today.year + 1)), today, coming=True)


def _of_month(number: int | None, today: date, *, coming: bool) -> date | None:
    step = 1 if coming else -1
    months = (today.year * 12 + today.month - 1 + step * ahead for ahead in range(4))
    return _nearest((make_day(one // 12, one % 12 + 1, number) for one in months), today, coming=coming)


def _is_a_day(said: str) -> bool:
    """Whether the text names a day at all, and one that the library reads as it is meant (it takes `32 may`, too)."""
    written = [small_int(number) for number in _NUMBER.findall(said)]
    numbers = [number for number in written if number is not None and number <= 9_999]
    if _ODD.search(said) or len(numbers) < len(written):
        return False
    if not _NAMES_A_DAY.search(said) or _MISREAD.search(said):
        return False
    if not _NAMES_A_MONTH.search(said):
        return True
    years = [number for number in numbers if number >= 1_000]
    return any(1 <= number <= 31 for number in numbers) and len(numbers) <= 1 + len(years)


def _relative(said: str, today: date, *, coming: bool) -> date | None:
    from dateparser import parse  # slow to import, and only what is said in words needs it

    settings = {
        "RELATIVE_BASE": datetime.combine(today, time(12)),
        "PREFER_DATES_FROM": "future" if coming else "past",
        "TIMEZONE": "UTC",
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    found = parse(said, languages=["en"], settings=settings)
    return make_day(found.year, found.month, found.day) if found else None
