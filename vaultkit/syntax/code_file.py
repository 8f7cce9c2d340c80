"""Code file: the text of the dot file in the page folder to the codes of generated lines, each with its day, and
back."""

from codecs import BOM_UTF8
from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from vaultkit.model.regex import regex

CODE_FILE = ".vaultkit"
"""The file's name."""

_LINE = regex(r"([0-9a-f]{10}) (\d{4}-\d\d-\d\d)")
_OF_GIT = regex(r"(?:<{7}|\|{7}|={7}|>{7})(?:[ \t].*)?")


class StoredCodes(Struct, frozen=True, kw_only=True):
    """What the file holds: the last day of the period of its page by code. `is_ours` says that each line is such a one,
    blank, or one of git's conflict markers."""

    days: Mapping[str, date] = field(default_factory=dict)
    is_ours: bool = True


def read_codes(data: bytes) -> StoredCodes:
    """The codes of the file, from all sides of a merge, of each the latest day; what is no code is passed over."""
    days: dict[str, date] = {}
    is_ours = True
    for line in data.removeprefix(BOM_UTF8).decode("utf-8", "replace").split("\n"):
        text = line.strip(" \t\r")
        match = _LINE.fullmatch(text)
        day = _day(match[2]) if match else None
        if match and day:
            days[match[1]] = max(day, days.get(match[1], day))
        elif text and not _OF_GIT.fullmatch(text):
            is_ours = False
    return StoredCodes(days=days, is_ours=is_ours)


def format_codes(days: Mapping[str, date]) -> bytes:
    """The bytes of the file: one line a code, sorted."""
    return "".join(f"{code} {day.isoformat()}\n" for code, day in sorted(days.items())).encode()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
