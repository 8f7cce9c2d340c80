"""Day ranges: a value that names a first and a last day (`1–3 October 2026`, `2026-10-01/2026-10-03`) to both."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from vaultkit.model.regex import regex

_HOURS = regex(r"(\d{1,2}:\d{2})\s*(?:-|–|—|to|bis)\s*\d{1,2}:\d{2}")
_BETWEEN = regex(
    r"\s*(?:/|–|—|\.\.+|→|->|~|〜|～|-|\s(?:to|until|till|bis|al?|au|do|t/m|tot|até|по|to)\s|至|から)\s*", re.IGNORECASE
)
_NUMBER = regex(r"\D{0,3}?\d{1,2}(?:st|nd|rd|th|[.ºª])?")
_YEAR = regex(r"\d{4}")
_LONGEST_DAYS = 366
_MOST = 12

Read = Callable[[str], date | None]


def parse_days(text: str, read: Read) -> tuple[date, date] | None:
    """The first and last day that a value names, both the same of a single day; None when it names none.

    `read` says which day a text is; what one end leaves out (`1–3 Oct 2026`) is taken from the other one."""
    said = text.strip()[:200]
    if ":" in said:
        said = _HOURS.sub(r"\1", said)
    if day := read(said):
        return day, day
    plain = said.replace("[[", "").replace("]]", "") if said.count("[[") > 1 else said
    for number, between in enumerate(_BETWEEN.finditer(plain)):
        left, right = plain[: between.start()].strip(), plain[between.end() :].strip()
        if number >= _MOST or not left or not right:
            continue
        for first_text, last_text in _whole(left, right):
            first, last = read(first_text), read(last_text)
            if first and last and 0 <= (last - first).days <= _LONGEST_DAYS:
                return first, last
    return None


def _whole(left: str, right: str) -> Iterator[tuple[str, str]]:
    """Both ends as they stand, then with what one of them leaves out."""
    yield left, right
    if _YEAR.search(right) and not _YEAR.search(left):
        year = _YEAR.findall(right)[-1]
        if _NUMBER.match(right):
            yield _NUMBER.sub(left, right, count=1), right
        yield f"{left}{'' if left.endswith('.') else ' '}{year}", right
        yield f"{left}, {year}", f"{left.rpartition(' ')[0]} {right}"
    elif _YEAR.search(left) and len(right) < len(left) and re.fullmatch(r"[\d./-]+", right):
        yield left, left[: -len(right)] + right
