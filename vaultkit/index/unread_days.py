"""Unread days: lines and headings that begin with a date of more than one reading, or of none, to findings: what stands
there would else be left out without a word."""

import re
from collections.abc import Iterator

from vaultkit.index.day_names import DayNames
from vaultkit.index.headed_days import headed_days
from vaultkit.index.vague_days import vague_days
from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.note import Note
from vaultkit.model.record import Kind
from vaultkit.model.regex import regex
from vaultkit.syntax.dates import written_day
from vaultkit.syntax.plurals import count

_NUMBERS = regex(
    r"[^\w\n\[\]]{0,6}(?P<day>(?P<first>\d{1,2})(?P<sign>[-/.])(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4}|\d{2}))(?![\w/.-]*\d)"
)
_DIARIES = frozenset({Kind.NOTE, Kind.DATED})
_CENTURY = "20"


def unread_days_of(note: Note, kind: Kind, names: DayNames) -> tuple[Diagnostic, ...]:
    """Those findings of one note of that kind."""
    if kind is Kind.PERSON:
        return *_lines(note), *vague_days(note)
    return tuple(_headings(note, names)) if kind in _DIARIES and note.headings else ()


def _lines(note: Note) -> Iterator[Diagnostic]:
    known = {line.location.line for line in note.log}
    for block in note.blocks:
        if block.location.line in known or block.quoted or block.task is not None:
            continue
        if found := _NUMBERS.match(block.text):
            message = f"the line begins with {found['day']}, {_doubt(found)}, and is not read"
            yield diagnose("bad-date", message, block.location, _hint(found))


def _headings(note: Note, names: DayNames) -> Iterator[Diagnostic]:
    found = [(one, match) for one in note.headings if (match := _NUMBERS.match(one.text))]
    unread = [(one, match) for one, match in found if not names.begin_with_iso(one.text)]
    if unread and (
        headed_days(note, names) or len(unread) > 1 or not unread[0][1].string[unread[0][1].end() :].strip()
    ):
        heading, first = unread[0]
        many = f"{count(len(unread), 'heading')} {'begins' if len(unread) == 1 else 'begin'} with a date such as"
        message = f"{many} {first['day']}, {_doubt(first)}: what stands below has no day"
        yield diagnose("bad-date", message, heading.location, _hint(first))


def _readings(found: re.Match[str]) -> list[str]:
    """The days that the numbers may mean, the day first and then the month."""
    year = found["year"] if len(found["year"]) == len("2026") else _CENTURY + found["year"]
    pairs = [(found["first"], found["second"]), (found["second"], found["first"])]
    if found["sign"] == "." and written_day(year, found["second"], found["first"]):
        pairs = pairs[:1]  # wherever dots are written, the day comes first
    days = [written_day(year, month, day) for day, month in pairs]
    return list(dict.fromkeys(day.isoformat() for day in days if day))


def _doubt(found: re.Match[str]) -> str:
    days = _readings(found)
    if not days:
        return "which is no date"
    if len(found["year"]) < len("2026"):
        return f"whose year has two digits (perhaps {' or '.join(days)})"
    return f"which may be {' or '.join(days)}"


def _hint(found: re.Match[str]) -> str:
    return f"write {_readings(found)[0]}" if len(_readings(found)) == 1 else "write YYYY-MM-DD"
