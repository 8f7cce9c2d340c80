"""Moment patterns: a format of Obsidian's date tokens to a pattern for names in it, and the fields of its groups."""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from math import prod

from vaultkit.model.regex import regex
from vaultkit.syntax.calendar_names import months, pattern_of, weekdays
from vaultkit.syntax.dates import MONTHS, WEEKDAYS

_TOKEN = regex(
    r"\[[^\]]*\]|YYYY|YY|yyyy|GGGG|GG|gggg|gg|Qo|Q|MMMM|MMM|MM|Mo|M|DDDD|DDDo|DDD|DD|Do|D|dddd|ddd|dd|do|d|E|e"
    r"|WW|Wo|W|ww|wo|w|HH|H|hh|h|kk|k|mm|m|ss|s|S+|A|a|ZZ|Z|X|x|[\s\S]"
)
_USUAL, _OF_USUAL = "YYYY-MM-DD", ("YYYY", "-", "MM", "-", "DD")
_ORDINAL = r"{}(?:st|nd|rd|th)"
_ANY_ORDINAL = r"(?:\.|[º°]|[:-]?[^\W\d_]{1,3})?"  # 1., 1er, 1º, 1-го, 1日, and 2 where only the first has an ending
_SMALL = r"[1-9]\d?"
_CLOCK = r"\d\d?"
_MOST_WAYS = 1_000
_TITLE = r"(?P<title>\s+\S[\s\S]*|\s*[_–—,;:.-]+\s*[^\W\d][\s\S]*)?"
"""What may follow a date in a name; a month is not to be read out of `2026-10-01`."""


def tokens_of(fmt: str) -> Sequence[str]:
    """The tokens of a format, and each sign that is none."""
    return _OF_USUAL if fmt == _USUAL else _TOKEN.findall(fmt)


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
    "yyyy": ("year", r"\d{4}"),
    "YY": ("short", r"\d{2}"),
    "GGGG": ("isoyear", r"\d{4}"),
    "GG": ("isoshort", r"\d{2}"),
    "gggg": ("weekyear", r"\d{4}"),
    "gg": ("weekshort", r"\d{2}"),
    "Q": ("quarter", "[1-4]"),
    "Qo": ("quarter", _ORDINAL.format("[1-4]")),
    "MMMM": ("name", _names(MONTHS)),
    "MMM": ("name", _names(MONTHS, 3)),
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


class Reading(StrEnum):
    """How the names in a format are read: in English only, in any of the large languages, or as any word at all, which
    tells nothing then."""

    ENGLISH = "english"
    NAMES = "names"
    ANY = "any"


NAME_TOKENS = frozenset(("MMMM", "MMM", "dddd", "ddd", "dd"))
ORDINAL_TOKENS = frozenset(("Qo", "Mo", "DDDo", "Do", "do", "Wo", "wo"))
_ANY_WAYS = 30
_MOST_ANY_WAYS = 2_000


@lru_cache(maxsize=256)
def compiled(fmt: str, reading: Reading, titled: bool) -> tuple[re.Pattern[str], tuple[str, ...]] | None:
    """The pattern of a format and the fields of its groups; None for a format that a name could match in so many ways
    that trying them takes long: a vault is shared, so that its settings are untrusted too."""
    pattern: list[str] = []
    fields: list[str] = []
    tokens = tokens_of(fmt)
    if prod(_WAYS.get(token, 1) for token in tokens) > _MOST_WAYS:
        return None
    if reading is not Reading.ENGLISH and prod(_ways(token) for token in tokens) > _MOST_ANY_WAYS:
        return None
    for token in tokens:
        field, expression = _PATTERNS.get(token, ("", ""))
        if field:
            fields.append(field)
            pattern.append(f"({_expression(token, expression, reading)})")
        elif expression:
            pattern.append(f"(?:{expression})")
        elif token[0] == "S":
            pattern.append(rf"\d{{{len(token)}}}")
        else:
            pattern.append(re.escape(token[1:-1] if token[0] == "[" and len(token) > 1 else token))
    return re.compile("".join(pattern) + (_TITLE if titled else "")), tuple(fields)


def _ways(token: str) -> int:
    return _ANY_WAYS if token in NAME_TOKENS else _WAYS.get(token, 1)


def _expression(token: str, english: str, reading: Reading) -> str:
    if reading is Reading.ENGLISH:
        return english
    if token in ORDINAL_TOKENS:
        return _PATTERNS[token.removesuffix("o")][1] + _ANY_ORDINAL
    if token not in NAME_TOKENS:
        return english
    if reading is Reading.ANY:
        return rf"[^\d/]{{1,{_ANY_WAYS}}}?"
    return pattern_of(months if token[0] == "M" else weekdays) + r"\.?"


@lru_cache(maxsize=64)
def without_weekdays(fmt: str) -> str:
    """The format without its weekdays, and without the marks that set them off (`YY-MM-DD-ddd` is `YY-MM-DD`)."""
    kept: list[str] = []
    for token in tokens_of(fmt):
        if token in {"dddd", "ddd", "dd"}:
            while kept and not kept[-1].isalnum() and kept[-1][0] != "[":
                kept.pop()
        elif kept or token.isalnum() or token[0] == "[":
            kept.append(token)
    return "".join(kept)


@lru_cache(maxsize=64)
def says(fmt: str, span: str) -> bool:
    """Whether a format tells which day, week, month, quarter or year is meant, and not only a longer span."""
    return not _SAYING[span].isdisjoint(tokens_of(fmt))


_DAYS = frozenset(("D", "DD", "Do", "DDD", "DDDD", "DDDo", "X", "x", "d", "do", "e", "E", "dd", "ddd", "dddd"))
_WEEKS = frozenset(("W", "WW", "Wo", "w", "ww", "wo"))
_MONTHS = frozenset(("M", "MM", "MMM", "MMMM", "Mo"))
_QUARTERS = frozenset(("Q", "Qo"))
_YEARS = frozenset(("YYYY", "YY", "yyyy", "GGGG", "GG", "gggg", "gg"))
_SAYING = {
    "day": _DAYS,
    "week": _DAYS | _WEEKS,
    "month": _DAYS | _WEEKS | _MONTHS,
    "quarter": _DAYS | _WEEKS | _MONTHS | _QUARTERS,
    "year": _DAYS | _WEEKS | _MONTHS | _QUARTERS | _YEARS,
}


@lru_cache(maxsize=256)
def fewest_digits(fmt: str) -> int:
    """How many digits a text in that format has at least."""
    return sum(_digits(token) for token in tokens_of(fmt))


def _digits(token: str) -> int:
    if token[0] == "[":
        return sum(char.isdecimal() for char in token)
    if token in NAME_TOKENS or token in {"A", "a"}:
        return 0
    if token in _PATTERNS:
        return _FIXED_DIGITS.get(token, 1)
    return len(token) if token[0] == "S" else (1 if token.isdecimal() else 0)


_FIXED_DIGITS = {
    **dict.fromkeys(("YYYY", "yyyy", "GGGG", "gggg", "Z", "ZZ"), 4),
    "DDDD": 3,
    **dict.fromkeys(("YY", "GG", "gg", "MM", "DD", "WW", "ww", "HH", "hh", "kk", "mm", "ss"), 2),
}
