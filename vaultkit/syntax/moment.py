"""Moment: names of dated notes to days and back, by the format tokens that Obsidian uses; names of months and weekdays
are read in the large languages, and written in English."""

import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from vaultkit.model.regex import regex
from vaultkit.syntax.calendar_names import Names, fold_name, months, weekdays
from vaultkit.syntax.dates import MONTHS, WEEKDAYS, make_day, month_number, weekday_number
from vaultkit.syntax.moment_patterns import NAME_TOKENS, ORDINAL_TOKENS, Reading, compiled, fewest_digits, tokens_of
from vaultkit.syntax.numbers import small_int

_DIGIT = regex(r"\d")
_DIGITS = regex(r"\d+")
_TIMESTAMP_DIGITS = 14  # milliseconds since 1970


def match_day(fmt: str, text: str, *, titled: bool = False) -> date | None:
    """The day that the whole text names in that format, strictly, or with a title behind it if it may be `titled`; None
    when it does not match or names no real day.

    A week, month, quarter or year gives its first day: `GGGG`/`WW` weeks are ISO, `gggg`/`ww` weeks begin on Sunday and
    week 1 holds 1 January (Moment's English locale). Tokens that repeat, and weekdays beside a date, must agree. Names
    may be those of any large language; a name that is no known one does not spoil a date that is whole without it."""
    found = _found(fmt, text, titled)
    return found[0] if found else None


def match_beginning(fmt: str, text: str) -> tuple[date, int] | None:
    """The day with which the text begins in that format, and where it ends; behind it nothing, or what may be a
    title."""
    return _found(fmt, text, titled=True)


def _found(fmt: str, text: str, titled: bool) -> tuple[date, int] | None:
    if len(text) > 500 or len(fmt) > 200 or len(_DIGIT.findall(text)) < fewest_digits(fmt):
        return None
    found = _match(fmt, text, Reading.ENGLISH, titled)
    if found is None and _has_names(fmt):
        composed = unicodedata.normalize("NFC", text)
        return _match(fmt, composed, Reading.NAMES, titled) or _match(fmt, composed, Reading.ANY, titled)
    return found


@lru_cache(maxsize=256)
def _has_names(fmt: str) -> bool:
    return not (NAME_TOKENS | ORDINAL_TOKENS).isdisjoint(tokens_of(fmt))


def _match(fmt: str, text: str, reading: Reading, titled: bool) -> tuple[date, int] | None:
    form = compiled(fmt, reading, titled)
    match = form[0].fullmatch(text) if form else None
    if form is None or match is None:
        return None
    values: dict[str, int] = {}
    called: dict[str, frozenset[int]] = {}
    for field, found in zip(form[1], match.groups()[: len(form[1])], strict=True):
        if field in {"name", "weekday"}:
            called[field] = called.get(field, _ALL) & _named(field, found, reading)
        elif (value := _number(found)) is None or values.setdefault(field, value) != value:
            return None
    day = _agreed(values, called)
    end = match.start("title") if titled and match["title"] else len(text)
    return (day, end) if day else None


_ALL = frozenset(range(13))


def _named(field: str, found: str, reading: Reading) -> frozenset[int]:
    """The numbers that a name may mean: all for a word that is no name, since it tells nothing."""
    if reading is Reading.ENGLISH:
        return frozenset({month_number(found) if field == "name" else weekday_number(found)})
    names: Names = months() if field == "name" else weekdays()
    return names.get(fold_name(found), _ALL)


def _agreed(values: dict[str, int], called: dict[str, frozenset[int]]) -> date | None:
    """The day of the numbers, if the names agree with it and none that tells nothing is needed."""
    named, days = called.get("name", _ALL), called.get("weekday", _ALL)
    if len(named) == 1:
        values.setdefault("month", next(iter(named)))
    if "name" in called and values.get("month") not in named:
        return None
    if len(days) == 1:
        values["weekday"] = next(iter(days))
    elif "weekday" in called and "day" not in values and "ordinal" not in values:
        return None
    day = _resolve(values)
    return day if day and day.weekday() in days else None


def _number(found: str) -> int | None:
    digits = _DIGITS.match(found)
    return small_int(digits[0], digits=_TIMESTAMP_DIGITS) if digits else None


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
    "yyyy": lambda day: f"{day.year:04}",
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
    for token in tokens_of(fmt):
        if token in _FORMATS:
            parts.append(_FORMATS[token](day))
        elif token[0] == "S":
            parts.append("0" * len(token))
        else:
            parts.append(token[1:-1] if token[0] == "[" and len(token) > 1 else token)
    return "".join(parts)
