"""Dates: what people write for a day, a birthday, a cadence or a duration, to values; and a cadence back to words."""

import re
from datetime import date
from functools import lru_cache

from msgspec import Struct

from vaultkit.model.note import Value
from vaultkit.model.record import Birthday
from vaultkit.model.regex import regex
from vaultkit.syntax.numbers import small_decimal, small_int

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""English names, so that no locale changes what is read or written."""

A_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS).lower() + "|sept"
A_WEEKDAY = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in WEEKDAYS).lower()
"""Patterns of a name, whole or short, in lower case. Where case is ignored, they are to stand in `(?a:...)`: else `ſep`
is a month."""

_MONTH_NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_WEEKDAY_NUMBERS = {name[:2].lower(): number for number, name in enumerate(WEEKDAYS)}
_BEGINNINGS = frozenset(name[:3].lower() for name in (*MONTHS, *WEEKDAYS))

_TIME = (
    r"(?:[T ,]+(?:at )?\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?"
    r"|[T ,]+\d{1,2}\s*[ap]\.?m\.?)?"
)
_NAME = rf"(?P<name>(?a:{A_MONTH}))\.?"
_WEEKDAY = rf"(?:(?a:{A_WEEKDAY}|tues|thur|thurs)\.?,?\s+)?"
_ISO = regex(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}", re.IGNORECASE)
_COMPACT = regex(r"(\d{4})(\d{2})(\d{2})")
_MONTH = regex(r"(\d{4})-(\d{2})")
_MONTH_FIRST = regex(
    rf"{_WEEKDAY}{_NAME}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<year>\d{{4}}){_TIME})?", re.IGNORECASE
)
_DAY_FIRST = regex(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?(?:\s+of)?[\s-]+{_NAME}(?:,?[\s-]+(?P<year>\d{{4}}){_TIME})?",
    re.IGNORECASE,
)
_NUMERIC = regex(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}){_TIME}", re.IGNORECASE)
_LINKED = regex(r"!?\[\[(?:[^\[\]|#]*/)?([^\[\]|#/]+?)(?:\.md)?(?:[#|][^\[\]]*)?\]\]")
_NO_YEAR = regex(r"(?:--|0000-)?(\d{2})-?(\d{2})")
_SLASHED = regex(r"(\d{1,2})[/.](\d{1,2})\.?")
_NO_YEAR_GIVEN = 1604  # address books write this leap year for "no year"


class Cadence(Struct, frozen=True, kw_only=True):
    """How often: a number of days, or never; not both."""

    days: int | None = None
    never: bool = False


def make_day(year: int | None, month: int | None, day: int | None) -> date | None:
    """The date, None when there is no such day or the year is not a plausible one (1000 to 2999)."""
    if year is None or month is None or day is None or not 1000 <= year <= 2999:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def written_day(year: str, month: str, day: str) -> date | None:
    """The date of three numbers as they are written, None when there is no such day."""
    return make_day(small_int(year), small_int(month), small_int(day))


def iso_day(text: str) -> date | None:
    """The same of a text that has the form `2026-10-01`, in ASCII digits."""
    try:
        return date.fromisoformat(text) if text[0] in "12" else None
    except ValueError:
        return None


def parse_day(text: str) -> date | None:
    """The day that the whole text names, with or without a time, as a link or plain; None when it names none.

    A month alone (`2021-04`) is its first day; of `01.02.1980` the day comes first, as wherever dots are written, while
    `01/02/1980` has two readings and so is none."""
    value = _plain(text)
    if not _may_be_day(value):
        return None
    if len(value) == 10 and value[4] == value[7] == "-" and (value[:4] + value[5:7] + value[8:]).isdecimal():
        return written_day(value[:4], value[5:7], value[8:])
    if match := _ISO.fullmatch(value):
        return written_day(match[1], match[3], match[4])
    if match := _COMPACT.fullmatch(value):
        return written_day(match[1], match[2], match[3])
    if match := _MONTH.fullmatch(value):
        return written_day(match[1], match[2], "1")
    if match := _NUMERIC.fullmatch(value):
        day_first = written_day(match[4], match[3], match[1]) if match[2] == "." else None
        return day_first or _one_reading(match[1], match[3], match[4])
    match = _MONTH_FIRST.fullmatch(value) or _DAY_FIRST.fullmatch(value)
    if match and match["year"]:
        return make_day(small_int(match["year"]), month_number(match["name"]), small_int(match["day"]))
    return None


def _may_be_day(value: str) -> bool:
    """Whether a text begins as a day does: with a number, or with the name of a month or weekday and more behind it."""
    return value[:1].isdecimal() or (value[:3].lower() in _BEGINNINGS and not value.isalpha())


def _plain(text: str) -> str:
    value = text.strip()[:200]
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1].strip()
    linked = _LINKED.fullmatch(value) if "[[" in value else None
    return linked[1].strip() if linked else value


def month_number(name: str) -> int:
    """1 to 12 for the name of a month, whole or short, in any case; raises KeyError for any other."""
    return _MONTH_NUMBERS[name[:3].lower()]


def weekday_number(name: str) -> int:
    """0 (Monday) to 6 for the name of a weekday, whole or short, in any case; raises KeyError for any other."""
    return _WEEKDAY_NUMBERS[name[:2].lower()]


def _one_reading(first: str, second: str, year: str) -> date | None:
    readings = {day for day in (written_day(year, second, first), written_day(year, first, second)) if day}
    return readings.pop() if len(readings) == 1 else None


def parse_birthday(text: str) -> Birthday | None:
    """The birthday that the text names, with or without a year; None when it names none.

    Without a year: `04-17` and `--04-17` (month first), `April 17`, `17 April`, `17/4` when it has one reading."""
    value = _plain(text)
    if match := _NO_YEAR.fullmatch(value):
        return _birthday(small_int(match[1]), small_int(match[2]))
    if day := parse_day(value):
        whole = not _MONTH.fullmatch(value)
        year = None if day.year == _NO_YEAR_GIVEN else day.year
        return Birthday(month=day.month, day=day.day, year=year) if whole else None
    if match := _MONTH_FIRST.fullmatch(value) or _DAY_FIRST.fullmatch(value):
        return None if match["year"] else _birthday(month_number(match["name"]), small_int(match["day"]))
    if match := _SLASHED.fullmatch(value):
        first, second = small_int(match[1]), small_int(match[2])
        readings = {day for day in (_birthday(second, first), _birthday(first, second)) if day}
        return readings.pop() if len(readings) == 1 else None
    return None


def _birthday(month: int | None, day: int | None) -> Birthday | None:
    found = make_day(2000, month, day)
    return Birthday(month=found.month, day=found.day) if found else None


def birthday_in(birthday: Birthday, year: int) -> date:
    """The day of a year on which a birthday falls; 29 February falls on the 28th in common years."""
    try:
        return date(year, birthday.month, birthday.day)
    except ValueError:  # the only day that some years lack
        return date(year, 2, 28)


_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "quarter": 90, "year": 365}
_UNIT_NAMES = {
    **dict.fromkeys(("d", "day", "days"), "day"),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), "week"),
    **dict.fromkeys(("fortnight", "fortnights"), "fortnight"),
    **dict.fromkeys(("m", "mo", "mos", "month", "months"), "month"),
    **dict.fromkeys(("q", "quarter", "quarters"), "quarter"),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years"), "year"),
}
_WORDS = {
    "daily": 1,
    "weekly": 7,
    **dict.fromkeys(("biweekly", "bi-weekly", "fortnightly"), 14),
    "monthly": 30,
    **dict.fromkeys(("bimonthly", "bi-monthly"), 60),
    "quarterly": 90,
    **dict.fromkeys(
        ("half-yearly", "half yearly", "semiannually", "semi-annually", "biannually", "twice a year", "half a year"),
        180,
    ),
    **dict.fromkeys(("yearly", "annually", "annual"), 365),
}
_NEVER = frozenset(("never", "none", "no", "off", "as needed", "when needed", "ad hoc", "ad-hoc", "on demand"))
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
} | {"a": 1, "an": 1, "other": 2, "couple of": 2}
_EVERY = regex(
    r"(?:once )?(?:every |each |per )?(?:(?P<number>\d{1,5}|" + "|".join(_NUMBERS) + r")[ -]?)?(?P<unit>[a-z]+)?"
)
_TIMES = regex(
    r"(?P<times>\d{1,3} ?x|\d{1,3} times|once|twice|thrice)(?: a | an | per | each | every |/| ?/ ?)(?P<unit>[a-z]+)"
)
_OFTEN = {"once": 1, "twice": 2, "thrice": 3}
_DURATION = regex(r"p(?P<number>\d{1,5})(?P<unit>[dwmy])")
_DECIMAL = regex(r"(?P<days>\d{1,5})[.,](?P<rest>\d{1,4})")
_LONGEST = 36_500


def parse_cadence(value: Value) -> Cadence | None:
    """How often a value asks for contact, in days (a month is 30, a quarter 90, a year 365); None when not understood.

    Takes `30`, `30d`, `6 weeks`, `monthly`, `quarterly`, `every 2 months`, `2x a month`, `P30D`, `never`, the same in
    the large languages (`alle 6 Wochen`, `cada 2 meses`, `每月`), and a list of one of these."""
    if isinstance(value, tuple):
        return parse_cadence(value[0]) if len(value) == 1 else None
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    words = " ".join(str(value).lower().split())
    if found := _cadence(words):
        return found
    from vaultkit.syntax.cadence_words import in_english  # most are told in English

    return _cadence(other) if (other := in_english(words)) else None


def _cadence(words: str) -> Cadence | None:
    if words in _NEVER:
        return Cadence(never=True)
    days = _WORDS.get(words) or _every(words) or _times(words)
    return Cadence(days=days) if days and 0 < days <= _LONGEST else None


def _every(words: str) -> int | None:
    match = _EVERY.fullmatch(words)
    if match is None or not words:
        return None
    number, unit = match["number"], match["unit"]
    if unit is None:
        return small_int(number) if number else None
    if unit not in _UNIT_NAMES:
        return None
    count = 1 if number is None else _NUMBERS.get(number) or small_int(number)
    return None if count is None else count * _UNIT_DAYS[_UNIT_NAMES[unit]]


def _times(words: str) -> int | None:
    """The days of `2x a month`, of a duration (`P30D`), and of a number with decimals, rounded."""
    if match := _TIMES.fullmatch(words):
        times = _OFTEN.get(match["times"]) or small_int(match["times"].removesuffix("times").rstrip("x "))
        unit = _UNIT_NAMES.get(match["unit"])
        return max(_UNIT_DAYS[unit] // times, 1) if unit and times else None
    if match := _DURATION.fullmatch(words):
        number = small_int(match["number"])
        return number and number * _UNIT_DAYS[_UNIT_NAMES[match["unit"]]]
    if match := _DECIMAL.fullmatch(words):
        days = small_int(match["days"])
        return None if days is None else days + (match["rest"][0] >= "5")
    return None


def format_cadence(days: int) -> str:
    """A number of days in words, in the longest unit that fits: `3 weeks`, `2 months`, `1 year`, `10 days`."""
    for unit in ("year", "month", "week", "day"):
        count, rest = divmod(days, _UNIT_DAYS[unit])
        if count and not rest:
            return f"{count} {unit}" + ("s" if count > 1 else "")
    return f"{days} days"


_HOUR_PARTS = regex(r"(\d+(?:[.,]\d+)?)\s*([a-z]+)")
_HOURS_BY_UNIT = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), 1 / 3600),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), 1 / 60),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), 1.0),
    **dict.fromkeys(("d", "day", "days"), 24.0),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), 168.0),
    **dict.fromkeys(("mo", "month", "months"), 720.0),
    **dict.fromkeys(("yr", "yrs", "year", "years"), 8760.0),
}


def parse_hours(value: Value) -> float | None:
    """A duration in hours: `2`, `1.5`, `90 min`, `1h 27m`, `1:30`; a bare number above 24 counts minutes."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    words = str(value).strip().lower()
    if (number := small_decimal(words)) is not None:
        return number if number <= 24 else number / 60
    if match := re.fullmatch(r"([0-9]{1,3}):([0-5][0-9])", words):
        return (small_int(match[1]) or 0) + (small_int(match[2]) or 0) / 60
    total, position = 0.0, 0
    for part in _HOUR_PARTS.finditer(words[:100]):
        if words[position : part.start()].strip(" ,") not in {"", "and"} or part[2] not in _HOURS_BY_UNIT:
            return None
        number = small_decimal(part[1])
        if number is None:
            return None
        total += number * _HOURS_BY_UNIT[part[2]]
        position = part.end()
    return total if position and not words[position:].strip() else None
