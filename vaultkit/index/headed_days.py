"""Headed days: the headings of a note that begin with a date to the days of what stands below them."""

from collections.abc import Mapping
from datetime import date

from vaultkit.index.day_names import DayNames
from vaultkit.model.note import Note


def headed_days(note: Note, names: DayNames) -> Mapping[int, date]:
    """The day of each heading of the note, by its number in `Note.headings`: its own where it begins with a date or
    with a link to a day, else that of the nearest one above it of a higher level; a heading without any is left out."""
    found: dict[int, date] = {}
    for number, heading in enumerate(note.headings):
        iso = names.begin_with_iso(heading.text)
        if iso:
            found[number] = date.fromisoformat(iso[: len("2026-10-01")])
        elif heading.over in found:
            found[number] = found[heading.over]
    return found
