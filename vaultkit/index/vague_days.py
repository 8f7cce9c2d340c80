"""Vague days: lines of a person's note that tell of contact on a day that is written so that it is not read (`am 5.
November 2026 telefoniert`, `Di 24.11. Kaffee`, `Nov 2026: met at the fair`), to findings."""

from collections.abc import Iterator
from functools import cache

from vaultkit.model.contact_kinds import DEPTH_BY_KIND, KIND_BY_WORD
from vaultkit.model.contact_words import PAST_VERBS
from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.note import Note
from vaultkit.model.regex import regex
from vaultkit.syntax.dates import make_day
from vaultkit.syntax.numbers import small_int
from vaultkit.syntax.phrases import Phrases, phrases, words_of
from vaultkit.syntax.remarks import own_words
from vaultkit.syntax.written_days import begin_with_iso, month_of, weekday_of

_ON = regex(r"(?i:on|am|vom|den|le|el|il|em|dia|op|w dniu|в)\s+(?:the\s+|día\s+|dia\s+)?")
_NAME = r"[^\W\d_]{2,15}"
_WEEKDAY = regex(rf"(?P<word>{_NAME})[.,]{{0,2}}\s+")
_NUMBERS = regex(
    r"(?P<day>\d{1,2})(?:(?P<dot>\.)\s?(?P<month>\d{1,2})(?P<last>\.?)|/(?P<second>\d{1,2}))(?=[\s:,–—-]|$)"
)
_DAY_MONTH = regex(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|[.ºª°])?\s+(?:of\s+|de\s+)?(?P<name>{_NAME})\b\.?(?!\s*\d{{4}})")
_MONTH_DAY = regex(rf"(?P<name>{_NAME})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d.])(?!,?\s*\d{{4}})")
_MONTH_YEAR = regex(rf"(?P<name>{_NAME})\.?\s+(?:de\s+)?(?P<year>\d{{4}})(?!\d)")
_LEAP = 2000
_NEAR = 12
"""So many words of a line are looked at for what happened."""


def vague_days(note: Note) -> Iterator[Diagnostic]:
    """A finding on each such line of a person's note that is no log line."""
    known = {line.location.line for line in note.log}
    for remark in own_words(note):
        if remark.location.line in known or not (found := _vague(remark.text)):
            continue
        said, doubt, hint = found
        if _happened().find(words_of(remark.text[len(said) :])[:_NEAR]):
            yield diagnose(
                "bad-date", f"the line begins with {said.strip()}, {doubt}, and is not read", remark.location, hint
            )


@cache
def _happened() -> Phrases[str]:
    """The words that tell of contact."""
    return phrases((*(word for word, kind in KIND_BY_WORD.items() if DEPTH_BY_KIND[kind]), *PAST_VERBS))


def _vague(text: str) -> tuple[str, str, str] | None:
    """What a line begins with that is nearly a day, why it is none, and what to write."""
    on = _ON.match(text)
    start = on.end() if on else 0
    if on and (iso := begin_with_iso(text[start:])):
        return text[:start], "and then with its day", f"begin it with {iso[:10]}"
    is_number = text[start : start + 1].isdecimal()
    weekday = None if is_number else _WEEKDAY.match(text, start)
    is_weekday = weekday is not None and bool(weekday_of(weekday["word"]))
    start = weekday.end() if weekday and is_weekday else start
    is_number = text[start : start + 1].isdecimal()
    if is_number and (match := _NUMBERS.match(text, start)):
        month = small_int(match["month"] or match["second"])
        is_plain = bool(match["last"]) or is_weekday or on is not None
        if is_plain and (make_day(_LEAP, month, small_int(match["day"])) or match["second"]):
            return text[: match.end()], "a day without a year", "write YYYY-MM-DD"
    form = _DAY_MONTH if is_number else _MONTH_DAY
    if (match := form.match(text, start)) and make_day(_LEAP, month_of(match["name"]), small_int(match["day"])):
        return text[: match.end()], "a day without a year", "write YYYY-MM-DD"
    if not is_number and (match := _MONTH_YEAR.match(text, start)) and month_of(match["name"]):
        return text[: match.end()], "a month without a day", "write YYYY-MM-DD"
    return None
