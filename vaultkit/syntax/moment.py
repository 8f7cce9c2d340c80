"""Moment: names of dated notes to days and back, by the format tokens that Obsidian uses; English names."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from math import prod

from vaultkit.syntax.dates import MONTHS, WEEKDAYS, make_day, month_number, weekday_number
from vaultkit.syntax.numbers import small_int

_TOKEN = re.compile(
    r"\[[^\]]*\]|YYYY|YY|GGGG|GG|gggg|gg|Qo|Q|MMMM|MMM|MM|Mo|M|DDDD|DDDo|DDD|DD|Do|D|dddd|ddd|dd|do|d|E|e"
    r"|WW|Wo|W|ww|wo|w|HH|H|hh|h|kk|k|mm|m|ss|s|S+|A|a|ZZ|Z|X|x|[\s\S]"
)
_ORDINAL = r"{}(?:st|nd|rd|th)"
_ORDINAL_ENDS = "stndrh"
_TIMESTAMP_DIGITS = 14  # milliseconds since 1970
_SMALL = r"[1-9]\d?"
_CLOCK = r"\d\d?"
_MOST_WAYS = 1_000


def _names(names: Sequence[str], length: int | None = None) -> str:
    return "(?ai:" + "|".join(name[:length] for name in names) + ")"


_WAYS = {
    **dict.fromkeys(("M", "Mo", "D", "Do", "W", "Wo", "w", "wo", "H", "h", "k", "m", "s"), 2),
    **dict.fromkeys(("DDD", "DDDo"), 3),
    "X": 11,
    "x": 14,
}
"""In how many ways a token may be read where digits follow one another; all others have one."""

_PATTERNS: dict[str, tuple[str, str]] = {
    "YYYY": ("year", r"\d{4}"),
    "YY": ("short", r"\d{2}"),
    "GGGG": ("isoyear", r"\d{4}"),
    "GG": ("isoshort", r"\d{2}"),
    "gggg": ("weekyear", r"\d{4}"),
    "gg": ("weekshort", r"\d{2}"),
    "Q": ("quarter", "[1-4]"),
    "Qo": ("quarter", _ORDINAL.format("[1-4]")),
    "MMMM": ("month", _names(MONTHS)),
    "MMM": ("month", _names(MONTHS, 3)),
    "MM": ("month", r"\d{2}"),
    "Mo": ("month", _ORDINAL.format(_SMALL)),
    "M": ("month", _SMALL),
    "DDDD": ("ordinal", r"\d{3}"),
    "DDDo": ("ordinal", _ORDINAL.format(r"[1-9]\d{0,2}")),
    "DDD": ("ordinal", r"[1-9]\d{0,2}"),
    "DD": ("day", r"\d{2}"),
    "Do": ("day", _ORDINAL.format(_SMALL)),
    "D": ("day", _SMALL),
    "dddd": ("weekday", _names(WEEKDAYS)),
    "ddd": ("weekday", _names(WEEKDAYS, 3)),
    "dd": ("weekday", _names(WEEKDAYS, 2)),
    "d": ("sunday", "[0-6]"),
    "e": ("sunday", "[0-6]"),
    "do": ("sunday", _ORDINAL.format("[0-6]")),
    "E": ("monday", "[1-7]"),
    "WW": ("isoweek", r"\d{2}"),
    "W": ("isoweek", _SMALL),
    "Wo": ("isoweek", _ORDINAL.format(_SMALL)),
    "ww": ("week", r"\d{2}"),
    "w": ("week", _SMALL),
    "wo": ("week", _ORDINAL.format(_SMALL)),
    "X": ("seconds", r"\d{1,11}"),
    "x": ("milliseconds", r"\d{1,14}"),
    **dict.fromkeys(("HH", "hh", "kk", "mm", "ss"), ("", r"\d{2}")),
    **dict.fromkeys(("H", "h", "k", "m", "s"), ("", _CLOCK)),
    **dict.fromkeys(("A", "a"), ("", "(?i:am|pm)")),
    **dict.fromkeys(("Z", "ZZ"), ("", r"[+-]\d{2}:?\d{2}")),
}


@lru_cache(maxsize=64)
def _compiled(fmt: str) -> tuple[re.Pattern[str], tuple[str, ...]] | None:
    """The pattern of a format and the fields of its groups; None for a format that a name could match in so many ways
    that trying them takes long: a vault is shared, so that its settings are untrusted too."""
    pattern: list[str] = []
    fields: list[str] = []
    tokens = _TOKEN.findall(fmt)
    if prod(_WAYS.get(token, 1) for token in tokens) > _MOST_WAYS:
        return None
    for token in tokens:
        field, expression = _PATTERNS.get(token, ("", ""))
        if field:
            fields.append(field)
            pattern.append(f"({expression})")
        elif expression:
            pattern.append(f"(?:{expression})")
        elif token[0] == "S":
            pattern.append(rf"\d{{{len(token)}}}")
        else:
            pattern.append(re.escape(token[1:-1] if token[0] == "[" and len(token) > 1 else token))
    return re.compile("".join(pattern)), tuple(fields)


def match_day(fmt: str, text: str) -> date | None:
    """The day that the whole text names in that format, strictly; None when it does not match or names no real day.

    A week, month, quarter or year gives its first day: `GGGG`/`WW` weeks are ISO, `gggg`/`ww` weeks begin on Sunday and
    week 1 holds 1 January (Moment's English locale). Tokens that repeat, and weekdays beside a date, must agree."""
    if len(text) > 500 or len(fmt) > 200:
        return None
    compiled = _compiled(fmt)
    match = compiled[0].fullmatch(text) if compiled else None
    if compiled is None or match is None:
        return None
    values: dict[str, int] = {}
    for field, found in zip(compiled[1], match.groups(), strict=True):
        value = _number(field, found)
        if value is None or values.setdefault(field, value) != value:
            return None
    return _resolve(values)


def _number(field: str, found: str) -> int | None:
    if field == "month" and found[0].isalpha():
        return month_number(found)
    if field == "weekday":
        return weekday_number(found)
    return small_int(found.rstrip(_ORDINAL_ENDS), digits=_TIMESTAMP_DIGITS)


def _resolve(values: dict[str, int]) -> date | None:
    instant = values.get("seconds", values["milliseconds"] // 1000 if "milliseconds" in values else None)
    if instant is not None:
        return datetime.fromtimestamp(instant, UTC).date() if instant < 32_000_000_000 else None
    year = values.get("year", _century(values.get("short")))
    weekday = _weekday(values)
    if year is not None and "month" in values and "day" in values:
        day = make_day(year, values["month"], values["day"])
        return day if day and weekday in {None, day.weekday()} else None
    if "isoweek" in values:
        return _iso_week(values.get("isoyear", _century(values.get("isoshort"), year)), values["isoweek"], weekday)
    if "week" in values:
        return _english_week(values.get("weekyear", _century(values.get("weekshort"), year)), values["week"], weekday)
    if year is None:
        year = values.get("isoyear", values.get("weekyear"))
    if year is None or "day" in values:
        return None
    if "ordinal" in values:
        first = make_day(year, 1, 1)
        day = first + timedelta(days=values["ordinal"] - 1) if first and values["ordinal"] else None
        return day if day and day.year == year else None
    month = values.get("month", 3 * values["quarter"] - 2 if "quarter" in values else 1)
    return make_day(year, month, 1)


def _century(short: int | None, fallback: int | None = None) -> int | None:
    if short is None:
        return fallback
    return 1900 + short if short > 68 else 2000 + short


def _weekday(values: dict[str, int]) -> int | None:
    if "sunday" in values:
        return (values["sunday"] - 1) % 7
    return values.get("weekday", values["monday"] - 1 if "monday" in values else None)


def _iso_week(year: int | None, week: int, weekday: int | None) -> date | None:
    if year is None or not 1000 <= year <= 2999:
        return None
    try:
        return date.fromisocalendar(year, week, (weekday or 0) + 1)
    except ValueError:
        return None


def _first_week(year: int) -> date:
    """The Sunday on which week 1 of a year begins in the English locale."""
    first = date(year, 1, 1)
    return first - timedelta(days=first.isoweekday() % 7)


def _english_week(year: int | None, week: int, weekday: int | None) -> date | None:
    if year is None or not 1000 <= year <= 2999 or week < 1:
        return None
    day = _first_week(year) + timedelta(days=7 * (week - 1))
    if day >= _first_week(year + 1):
        return None
    return day + timedelta(days=0 if weekday is None else (weekday + 1) % 7)


def _week_of(day: date) -> tuple[int, int]:
    year = day.year + 1 if day.year < 9999 and day >= _first_week(day.year + 1) else day.year
    return year, (day - _first_week(year)).days // 7 + 1


def _ordinal(number: int) -> str:
    tail = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{tail}"


_EPOCH = date(1970, 1, 1)
_DAY_SECONDS = 86_400
_FORMATS: dict[str, Callable[[date], str]] = {
    "YYYY": lambda day: f"{day.year:04}",
    "YY": lambda day: f"{day.year % 100:02}",
    "GGGG": lambda day: f"{day.isocalendar().year:04}",
    "GG": lambda day: f"{day.isocalendar().year % 100:02}",
    "gggg": lambda day: f"{_week_of(day)[0]:04}",
    "gg": lambda day: f"{_week_of(day)[0] % 100:02}",
    "Q": lambda day: str((day.month + 2) // 3),
    "Qo": lambda day: _ordinal((day.month + 2) // 3),
    "MMMM": lambda day: MONTHS[day.month - 1],
    "MMM": lambda day: MONTHS[day.month - 1][:3],
    "MM": lambda day: f"{day.month:02}",
    "Mo": lambda day: _ordinal(day.month),
    "M": lambda day: str(day.month),
    "DDDD": lambda day: f"{day.timetuple().tm_yday:03}",
    "DDDo": lambda day: _ordinal(day.timetuple().tm_yday),
    "DDD": lambda day: str(day.timetuple().tm_yday),
    "DD": lambda day: f"{day.day:02}",
    "Do": lambda day: _ordinal(day.day),
    "D": lambda day: str(day.day),
    "dddd": lambda day: WEEKDAYS[day.weekday()],
    "ddd": lambda day: WEEKDAYS[day.weekday()][:3],
    "dd": lambda day: WEEKDAYS[day.weekday()][:2],
    "d": lambda day: str(day.isoweekday() % 7),
    "e": lambda day: str(day.isoweekday() % 7),
    "do": lambda day: _ordinal(day.isoweekday() % 7),
    "E": lambda day: str(day.isoweekday()),
    "WW": lambda day: f"{day.isocalendar().week:02}",
    "W": lambda day: str(day.isocalendar().week),
    "Wo": lambda day: _ordinal(day.isocalendar().week),
    "ww": lambda day: f"{_week_of(day)[1]:02}",
    "w": lambda day: str(_week_of(day)[1]),
    "wo": lambda day: _ordinal(_week_of(day)[1]),
    "X": lambda day: str((day - _EPOCH).days * _DAY_SECONDS),
    "x": lambda day: str((day - _EPOCH).days * _DAY_SECONDS * 1000),
    **dict.fromkeys(("HH", "mm", "ss"), lambda day: "00"),
    **dict.fromkeys(("H", "m", "s"), lambda day: "0"),
    **dict.fromkeys(("hh", "h"), lambda day: "12"),
    **dict.fromkeys(("kk", "k"), lambda day: "24"),
    "A": lambda day: "AM",
    "a": lambda day: "am",
    "Z": lambda day: "+00:00",
    "ZZ": lambda day: "+0000",
}


def format_day(fmt: str, day: date) -> str:
    """The day in that format, at midnight UTC; what is no token stays as it is, without the brackets of `[literal]`."""
    parts: list[str] = []
    for token in _TOKEN.findall(fmt):
        if token in _FORMATS:
            parts.append(_FORMATS[token](day))
        elif token[0] == "S":
            parts.append("0" * len(token))
        else:
            parts.append(token[1:-1] if token[0] == "[" and len(token) > 1 else token)
    return "".join(parts)
