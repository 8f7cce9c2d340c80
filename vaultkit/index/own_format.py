"""Own format: the lines of a record's note that begin with a day as the vault's day notes are named, to log lines."""

from operator import attrgetter

from msgspec.structs import replace

from vaultkit.index.day_names import DayNames
from vaultkit.model.note import LogLine, Note
from vaultkit.syntax.logged_pieces import item_line, own_links


def with_own_format(note: Note, names: DayNames) -> Note:
    """The note with those lines among its log, where the vault has a format of its own; else the note as it is.

    What begins with a day in a form that needs no settings is a log line already."""
    if names.is_plain or not note.blocks:
        return note
    known = {line.location.line for line in note.log}
    found: list[LogLine] = []
    for block in note.blocks:
        if block.quoted or block.task is not None or block.location.line in known:
            continue
        dated = names.begin_with_iso(block.text)
        line = item_line(dated, block.id, block.location, own_links(block.text, block.links), block.tags)
        if line is not None:
            found.append(replace(line, kind=block.kind))
    return replace(note, log=tuple(sorted((*note.log, *found), key=attrgetter("location")))) if found else note
