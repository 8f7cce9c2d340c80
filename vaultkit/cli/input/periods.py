"""Periods: the words with which a person names a week, month, quarter or year, to that period."""

import re
from collections.abc import Sequence
from datetime import date

from vaultkit.cli.errors import Unclear
from vaultkit.model.names import fold
from vaultkit.model.period import SPANS, Period, Span, after, before, period_named, period_of
from vaultkit.model.regex import regex
from vaultkit.syntax.calendar_names import fold_name, months
from vaultkit.syntax.dates import MONTHS
from vaultkit.syntax.inert import terminal
from vaultkit.syntax.nearest import closest

TAKES = "2026-W48, week 48, 2026-11, 2026-Q4, Q4, 2026, november, or last, this, next"
ALL = "all"
_LETTERS = {"quarter": "Q", "q": "Q", "week": "W", "w": "W", "kw": "W"}
_NUMBERED = regex(
    rf"(?:(?P<before>\d{{4}})[ /-]?)?(?:(?P<word>{'|'.join(_LETTERS)})[ ]?)?"
    r"(?P<number>\d{1,2})(?:[ /-]?(?P<behind>\d{4}))?",
    re.IGNORECASE,
)
_THIS, _LAST, _NEXT = frozenset({"this", "current", ""}), frozenset({"last", "previous"}), frozenset({"next"})


def read_period(words: Sequence[str], today: date, *, span: Span | None = None) -> Period:
    """The period that the words name, of that length where one is given; of a month by its name the newest one that has
    begun.

    Raises Unclear for other words, and for a key of another length."""
    said = " ".join(words).strip()
    if (named := period_named(said.upper())) is not None:
        if span in {None, named.span}:
            return named
        raise Unclear(f"{terminal(said)} is a {named.span}, not a {span}.")
    if (numbered := _numbered(said, span, today)) is not None:
        if span in {None, numbered.span}:
            return numbered
        raise Unclear(f"{terminal(said)} is a {numbered.span}, not a {span}.")
    first, _, rest = fold(said).partition(" ")
    length = next((one for one in SPANS if one == rest), span) if rest or first not in SPANS else None
    if length and (not rest or rest == length) and first in _THIS | _LAST | _NEXT:
        now = period_of(length, today)
        return before(now) if first in _LAST else after(now) if first in _NEXT else now
    if not rest and (found := next((one for one in SPANS if one == first), None)) and span in {None, found}:
        return period_of(found, today)
    month = _month(first, rest, today)
    if month is None or span not in {None, "month"}:
        raise Unclear(f"{terminal(said)!r} is no period; write {TAKES}.")
    return period_of("month", month)


def _numbered(said: str, span: Span | None, today: date) -> Period | None:
    """The week or quarter of that number (`Q3`, `q3 2026`, `week 47`, behind the length of the period a number alone),
    in the year that is given, else the newest that has begun; None for other words."""
    found = _NUMBERED.fullmatch(said)
    letter = _LETTERS.get(found["word"].lower() if found and found["word"] else span or "")
    if found is None or letter is None or (found["before"] and found["behind"]):
        return None
    given = found["before"] or found["behind"]
    years = (given,) if given else (today.year + 1, today.year, today.year - 1)
    named = (period_named(f"{year}-{letter}{found['number'].zfill(2 if letter == 'W' else 1)}") for year in years)
    return next((one for one in named if one and (given or one.first <= today)), None)


def _month(word: str, year: str, today: date) -> date | None:
    """The first day of a month that is named, in the year that is given, else the newest that has begun."""
    number = next((n for n, name in enumerate(MONTHS, start=1) if len(word) >= 3 and fold(name).startswith(word)), 0)
    if not number and len(numbers := months().get(fold_name(word), frozenset())) == 1:
        number = min(numbers)
    if not number or (year and not (len(year) == 4 and year.isdecimal() and period_named(year))):
        return None
    if year:
        named = period_named(year)
        return named.first.replace(month=number) if named else None
    return date(today.year - (number > today.month), number, 1)


def read_review(words: Sequence[str], today: date) -> Period | None:
    """The period of the review that is asked for: the current week without words; None for all current ones.

    Raises Unclear."""
    if not words:
        return period_of("week", today)
    first = words[0].lower()
    if first == ALL and len(words) == 1:
        return None
    span = next((one for one in SPANS if one == first), None)
    if span is not None:
        return read_period(words[1:], today, span=span)
    if len(words) == 1 and fold(first) in _THIS | _LAST | _NEXT:
        return read_period(words, today, span="week")
    near = closest(first, (*SPANS, ALL)) if not any(map(str.isdecimal, first)) else ""
    if near:
        raise Unclear(f"{terminal(words[0])!r} is no review; did you mean {near}?")
    return read_period(words, today)
