"""Written days: the dates that people write into running text and names (`1 Oct 2026`, `01.10.2026`, `1. října 2026`,
`20261001`) to days, at the beginning, at the end or anywhere in a text."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache

from vaultkit.model.record import Birthday
from vaultkit.model.regex import regex
from vaultkit.syntax.calendar_names import fold_name, may_be_weekday, months, weekdays
from vaultkit.syntax.dates import make_day, month_number, parse_birthday, parse_day, weekday_number, written_day
from vaultkit.syntax.numbers import small_int

_ENGLISH_MONTH = regex(r"(?ai:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})")
_ENGLISH_WEEKDAY = regex(r"(?ai:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)")
_WORD = r"[^\W\d_]{1,15}(?:-[^\W\d_]{1,6})?"
_OF = r"(?:(?:of|de|del|di)\s+|d['’]\s*)?"
_FORMS = regex(
    r"(?P<iso>(?P<y1>\d{4})(?P<s1>[-/._])(?P<m1>\d{2})(?P=s1)(?P<d1>\d{2}))(?!\d)"
    r"|(?P<numeric>(?P<d2>\d{1,2})(?P<s2>[-/.])[ ]?(?P<m2>\d{1,2})(?P=s2)[ ]?(?P<y2>\d{4}))(?!\d)"
    rf"|(?P<dayfirst>(?P<d3>\d{{1,2}})(?:st|nd|rd|th|er|[.ºª°])?[\s-]*{_OF}(?P<n3>{_WORD})\.?,?[\s-]*{_OF}(?P<y3>\d{{4}}))(?!\d)"
    r"(?:[ ]?(?:г\.?|р\.|年))?"
    rf"|(?P<monthfirst>(?P<n4>{_WORD})\.?\s+(?P<d4>\d{{1,2}})(?:st|nd|rd|th|[.ºª])?,?\s+(?P<y4>\d{{4}}))(?!\d)"
    rf"|(?P<yearfirst>(?P<y5>\d{{4}})\.?\s+(?P<n5>{_WORD})\.?\s+(?P<d5>\d{{1,2}})\.?)(?!\d)"
    r"|(?P<east>(?P<y6>\d{4})\s?[年년]\s?(?P<m6>\d{1,2})\s?[月월]\s?(?P<d6>\d{1,2})\s?[日일号])"
)
_LEAD = regex(r"[^\w\s\[\]<>~`\"'“”„«»!#@|\\/%$^&+?:;,.–—⏳🛫➕❌🔁🎂👶⚰🪦✝†✅-]|[_\s]")
_LONGEST_LEAD = 12
_MOST_WRAPS = 3
_LONGEST_CLOCK = 20
_BEFORE = regex(rf"(?P<word>{_WORD})(?:[.,]|\s*[)）])?[ ]+(?:(?:den|the|el|le)[ ]+)?")
_LINK = regex(r"\[\[(?P<target>[^\[\]|#\n]{1,120})(?:[|#][^\[\]\n]*)?\]\]")
_CLOSE = regex(r"[)\]>*_=]{0,6}")
_INSIDE = regex(rf",?[ ](?P<word>{_WORD})\.?(?=[)\]>])")
_END = regex(r"$|[\s:;,.–—|()（、]|[:,.]?[*_=]")
_MARKS_BEHIND = frozenset(" \t\n:;,.–—|)*_=") | {""}
_WRAPPED = regex(r"(\*\*|\*|__|_|==)(?P<inner>.+)\1")
_ON = regex(r"\s(?:on|am|vom|den|le|el|il|em|op|w dniu)$", re.IGNORECASE)
_CLOCK = regex(r"(?P<time>[ ,]{1,2}\d{1,2}:\d{2})\s?(?:Uhr|uur|hrs|h)\b")
_CLOCK_BEHIND = regex(r"[ ,T]+(?P<time>\d{1,2}:\d{2})(?:\s?(?:Uhr|uur|hrs|h))?[ *_)\]]*$")
_DIGITS = regex(r"(?<!\d)(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})(?:[0-2]\d[0-5]\d(?:[0-5]\d)?)?(?!\d)")
_MONTH = regex(r"\d{4}-\d{2}")
_YEAR, _ASCII_YEAR = regex(r"\d\d{3}"), regex(r"[0-9][0-9]{3}")
"""Four digits. A pattern that begins with a repetition is tried in full at each letter, so one stands before it."""
NEAR = 80
"""So far from its beginning the day is looked for with which a text may begin."""
_LONGEST_BEGIN = 24
"""More letters than a word has that stands in a date, with a small word behind it that is written as one."""
_LONGEST_TARGET = 122
_FEWEST_DIGITS = regex(r"\d(?:\D*\d){4}")

Read = Callable[[str], date | None]


def name_day(text: str) -> date | None:
    """The day that a name without folder is, in a form that needs no settings: `2026-10-01`, `2026_10_01`, `20261001`,
    `Oct 1st, 2026`; None for any other name."""
    said = text.strip()
    if not _YEAR.search(said) or len(said) > 60:
        return None
    if match := _DIGITS.fullmatch(said):
        return written_day(match["y"], match["m"], match["d"])
    match = _FORMS.fullmatch(said)
    if match is None and (before := _BEFORE.match(said)):
        match = _FORMS.fullmatch(said, before.end())
        match = match if match and weekday_of(before["word"]) else None
    if match is None and (start := _FORMS.match(said)):
        day = _day_of(start)
        return (
            day if day and not without_weekday(said[start.end() :].replace("_", " "), day).strip() else parse_day(said)
        )
    if match is not None:
        return _day_of(match)
    return None if _MONTH.fullmatch(said) else parse_day(said)


_OF_A_YEAR = regex(rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|[.ºª°])?[\s-]*{_OF}(?P<n>{_WORD})\.?")
_OF_A_YEAR_EAST = regex(r"(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일号]")


def written_birthday(text: str) -> Birthday | None:
    """The birthday that a text names, with or without a year and in any of the languages (`9 de diciembre`)."""
    if found := parse_birthday(text):
        return found
    said = text.strip()
    if day := name_day(said):
        return Birthday(month=day.month, day=day.day, year=day.year)
    if match := _OF_A_YEAR.fullmatch(said):
        day = make_day(2000, month_of(match["n"]), small_int(match["d"]))
    elif match := _OF_A_YEAR_EAST.fullmatch(said):
        day = make_day(2000, small_int(match["m"]), small_int(match["d"]))
    return Birthday(month=day.month, day=day.day) if day else None


def day_in(text: str) -> date | None:
    """The first day that stands anywhere in a name (`Meeting 2026-10-01 1030`, `202610011030 Ann`)."""
    if not _YEAR.search(text):
        return None
    found = [(match.start(), written_day(match["y"], match["m"], match["d"])) for match in _DIGITS.finditer(text[:200])]
    found += [(match.start(), _day_of(match)) for match in _forms_in(text[:200])]
    return next((day for _, day in sorted(found, key=lambda pair: pair[0]) if day), None)


def _forms_in(text: str) -> Iterator[re.Match[str]]:
    return (match for match in _FORMS.finditer(text) if not text[match.start() - 1 : match.start()].isdigit())


def may_begin_with_day(text: str) -> bool:
    """Whether a text may begin with a day, plain or in its first link: the shortest one has a year of four digits.

    Where a word stands first, a day is to follow on it at once, or it is that day's weekday."""
    word, blank, rest = text[:_LONGEST_BEGIN].partition(" ")
    if blank and word.isalpha() and not (rest[:1].isdecimal() or rest[:1].isspace() or _may_be_weekday(word)):
        return False
    year = _ASCII_YEAR if text.isascii() else _YEAR
    if year.search(text, 0, NEAR + 3):
        return True
    link = text.find("[[", 0, NEAR)
    return link >= 0 and year.search(text, link, text.find("]]", link)) is not None


_may_be_weekday = lru_cache(maxsize=4096)(may_be_weekday)


def may_name_day(text: str) -> bool:
    """Whether a day may stand in a text: that takes a year of four digits, and a day of one more."""
    return (_ASCII_YEAR if text.isascii() else _YEAR).search(text) is not None and _FEWEST_DIGITS.search(
        text
    ) is not None


def begin_with_iso(text: str, read: Read = name_day) -> str:
    """The text with the date that it begins with in the ISO form, "" when it begins with none.

    In front of it may stand an emoji, a bracket, emphasis or a weekday; of a link, `read` says which day it is."""
    if not _YEAR.search(text, 0, NEAR):
        link = text.find("[[", 0, NEAR)  # all that may be a date then is this link
        if link < 0 or (read is name_day and not _YEAR.search(text, link, link + _LONGEST_TARGET)):
            return ""
    start = _lead(text)
    found = _date_at(text, start, read)
    if found is None and (before := _BEFORE.match(text, start)) and weekday_of(before["word"]):
        found = _date_at(text, before.end(), read)
    if found is None:
        return ""
    day, end = found
    inner = _INSIDE.match(text, end)
    end = inner.end("word") if inner and day.weekday() in weekday_of(inner["word"]) else end
    closed = _CLOSE.match(text, end)
    end = closed.end() if closed else end
    if not _END.match(text, end):
        return ""
    rest = text[end:] if text[end : end + 1] in _MARKS_BEHIND else f" {text[end:]}"
    rest = without_weekday(rest, day)
    clock = _CLOCK.match(rest)
    return day.isoformat() + (clock["time"] + rest[clock.end() :] if clock else rest)


def end_with_iso(text: str, read: Read = name_day) -> str:
    """The text with the date that it ends with put in front of it in the ISO form (`Coffee - 2026-10-01`), "" when it
    ends with none or is nothing else."""
    text = text.strip()
    for _ in range(_MOST_WRAPS):
        wrapped = _WRAPPED.fullmatch(text)
        text = wrapped["inner"] if wrapped else text
    if clock := _CLOCK_BEHIND.search(text, max(len(text) - _LONGEST_CLOCK, 0)):
        found = _end_with_day(text[: clock.start()], read)
        return f"{found[:10]} {clock['time']}{found[10:]}" if found else ""
    return _end_with_day(text, read)


def _end_with_day(text: str, read: Read) -> str:
    said = text.rstrip(" *_=.:)]")
    if not _YEAR.search(said[-20:]) and "[[" not in said[-NEAR:]:
        return ""
    link = said.rfind("[[", -NEAR) if text.rstrip(" *_=.:)").endswith("]]") else -1
    if link >= 0:
        whole = _LINK.match(text, link)
        day, start = (_linked(whole["target"], read) if whole else None), link
    else:
        day, start = None, 0
        for match in _forms_in(said[-40:]):
            if match.end() == len(said[-40:]):
                day, start = _day_of(match), len(said) - len(said[-40:]) + match.start()
    before = _ON.sub("", text[:start].rstrip(" \t([,;:–—|@·•-"))
    return f"{day.isoformat()} {before}" if day and before.strip() else ""


def without_weekday(text: str, day: date) -> str:
    """A text that stands behind a date, without that day's weekday at its beginning: a long name, or a short one in
    brackets or in front of a mark."""
    match = _AFTER.match(text)
    if match is None:
        return text
    word = match["bare"] or match["bracketed"]
    is_marked = match["mark"] or match.end() == len(text) or word[0] > "\u2fff"
    if match["bare"] and len(word) < 5 and not is_marked:
        return text
    behind = match.start("mark") if match["mark"] else match.end()
    return text[behind:] if day.weekday() in weekday_of(word) else text


_AFTER = regex(
    rf"[ ,]{{0,2}}(?:[(（](?P<bracketed>{_WORD})\.?[)）]|(?P<bare>{_WORD}))(?P<mark>[:;,.–—]|[ ]-(?=[ ]))?(?!\w)"
)


@lru_cache(maxsize=4096)
def weekday_of(word: str) -> frozenset[int]:
    """The weekdays, 0 (Monday) to 6, that a word may mean; none for any other word."""
    if _ENGLISH_WEEKDAY.fullmatch(word):
        return frozenset({weekday_number(word)})
    return weekdays().get(fold_name(word), frozenset()) if may_be_weekday(word) else frozenset()


def month_of(word: str) -> int | None:
    """The month, 1 to 12, that a word means; None for any other word."""
    if _ENGLISH_MONTH.fullmatch(word):
        try:
            return month_number(word) if word.isascii() and _is_english(word) else _foreign(word)
        except KeyError:
            return None
    return _foreign(word)


def _is_english(word: str) -> bool:
    whole = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
             "november", "december")  # fmt: skip
    return word.lower() == "sept" or any(word.lower() in {name, name[:3]} for name in whole)


def _foreign(word: str) -> int | None:
    found = months().get(fold_name(word), frozenset())
    return next(iter(found)) if len(found) == 1 else None


def _lead(text: str) -> int:
    """How many characters of emphasis, emoji and opening brackets stand in front."""
    at = 0
    while at < _LONGEST_LEAD and (match := _LEAD.match(text, at)):
        at = match.end()
    is_opened = text[at : at + 1] in {"[", "<"} and text[at + 1 : at + 2].isdecimal()
    return at + 1 if is_opened else at


def _date_at(text: str, at: int, read: Read) -> tuple[date, int] | None:
    link = _LINK.match(text, at)
    match = None if link else _FORMS.match(text, at)
    day = _linked(link["target"], read) if link else _day_of(match) if match else None
    found = link or match
    return (day, found.end()) if day and found else None


def _linked(target: str, read: Read) -> date | None:
    return read(target) or read(target.rpartition("/")[2].removesuffix(".md"))


def _day_of(match: re.Match[str]) -> date | None:
    if match["iso"]:
        return written_day(match["y1"], match["m1"], match["d1"])
    if match["numeric"]:
        return parse_day(f"{match['d2']}{match['s2']}{match['m2']}{match['s2']}{match['y2']}")
    if match["east"]:
        return written_day(match["y6"], match["m6"], match["d6"])
    for number in "345":
        if name := match[f"n{number}"]:
            return make_day(small_int(match[f"y{number}"]), month_of(name), small_int(match[f"d{number}"]))
    return None
