"""Text to append: a note's bytes and log lines to the bytes that are to follow its end, or the reason why none may."""

import re
from collections.abc import Sequence
from itertools import product

from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.location import Location
from vaultkit.model.note import Note
from vaultkit.model.page import Pending
from vaultkit.model.regex import regex
from vaultkit.syntax.closed_notes import keeps_from_writing
from vaultkit.syntax.document import parse_note
from vaultkit.syntax.fences import split
from vaultkit.syntax.fragments import LOG_HEADING
from vaultkit.syntax.own_lines import as_begun, missing_lines

_BOM = b"\xef\xbb\xbf"
_LOG = regex(r" {0,3}#{1,6}[ \t]+log[ \t]*#*\s*", re.IGNORECASE)
_HEADING = regex(r" {0,3}#{1,6}(?:[ \t]|$)")
_SURELY_OURS = len("- 2026-11-20")
_IN_LIST = regex(rb"[ \t]+\S|(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")


def text_to_append(path: str, data: bytes, lines: Sequence[Pending]) -> bytes | Diagnostic:
    """The bytes to append so that the note ends with these log lines; nothing is added for a line that stands in the
    note's log already, edited or not.

    The line ending is the note's own. A newline comes first where the note lacks one, and a heading `## Log` where the
    note's last section holds no log line. Where the note ends in a beginning of all this, however short (a write was
    cut off), the rest follows. The finding says why nothing may be appended: the note cannot be read whole, a line at
    its end would not be read as a log line, or what stands above would be read another way."""
    note = parse_note(path, data)
    wanted = missing_lines(note, lines)
    if not wanted:
        return b""
    return _rest_of_begun(path, data, wanted) or _addition(path, data, wanted, note)


def _rest_of_begun(path: str, data: bytes, wanted: Sequence[Pending]) -> bytes:
    """What is missing of a text of which the note's end holds the beginning; empty where its end is something else."""
    start = max(data.rfind(b"\n") + 1, len(_BOM) if data.startswith(_BOM) else 0)
    row = data[start:].decode("utf-8", "replace")
    starts = (len(data) - 1, start) if data.endswith(b"\r") else (start,)  # half a line ending, or the last line
    for start, first in product(starts, wanted):
        lines = [as_begun(first, row), *(one for one in wanted if one is not first)]
        if rest := _rest(path, data, start, lines):
            return rest
    return b""


def _rest(path: str, data: bytes, start: int, lines: Sequence[Pending]) -> bytes:
    """What is missing of the lines, and of the heading above them, if they begin there."""
    begun, eol = data[start:], line_ending(data)
    text = b"".join(one.line.encode() + eol for one in lines)
    if len(begun) >= _SURELY_OURS and text.startswith(begun):
        note = parse_note(path, data + text[len(begun) :])
        return text[len(begun) :] if note.writable and not note.template and not missing_lines(note, lines) else b""
    if begun == b"\r" or (begun.strip() and (text.startswith(begun) or (_heading(eol) + text).startswith(begun))):
        above = parse_note(path, data[:start])
        added = _addition(path, data[:start], missing_lines(above, lines), above)
        if isinstance(added, bytes) and added.startswith(begun):
            return added[len(begun) :]
    return b""


def _addition(path: str, data: bytes, wanted: Sequence[Pending], note: Note) -> bytes | Diagnostic:
    """The text that is to follow the note, in which none of these lines stands."""
    if not note.writable or note.template:
        return _refused(path, note)
    before = parse_note(path, data, as_written=True) if note.fragments else note
    for apart in (False, True):
        added = _spelled(data, wanted, note, apart=apart)
        if _is_read_back(path, before, data + added, wanted):
            return added
    message = "a line at the end of the note would not be read as a log line"
    return diagnose("append-refused", message, Location(path=path), "end the note with a paragraph or a list")


def _refused(path: str, note: Note) -> Diagnostic:
    if note.closed is not None:
        return note.closed
    why = next(filter(keeps_from_writing, note.diagnostics), None)
    reason = f"{why.message} ({why.rule})" if why else "the note is a template"
    where = why.location if why else Location(path=path)
    return diagnose("append-refused", f"nothing is appended: {reason}", where, why.hint if why else "")


def _spelled(data: bytes, lines: Sequence[Pending], note: Note, *, apart: bool) -> bytes:
    """The lines as they follow the note's text; `apart` asks for an empty line before them in any case."""
    eol = line_ending(data)
    rows = [row.strip() and row.rstrip(b"\r") for row in data.removeprefix(_BOM).split(b"\n")]
    last = next((row for row in reversed(rows) if row), b"")
    start = eol if rows[-1] else b""
    headed = _ends_in_log(data.decode(), note)
    loose = apart or not headed or not _IN_LIST.match(last)
    gap = eol if last and loose and (start or rows[-2]) else b""
    heading = b"" if headed else _heading(eol)
    return start + gap + heading + b"".join(one.line.encode() + eol for one in lines)


def _heading(eol: bytes) -> bytes:
    return LOG_HEADING.encode() + eol + eol


def _ends_in_log(text: str, note: Note) -> bool:
    """Whether the last section of the note's body holds a log line, or is a log that is still empty."""
    _, body, first = split(text)
    rows = body.split("\n")
    begin = max((number for number, row in enumerate(rows) if _HEADING.match(row)), default=-1)
    if begin >= 0 and _LOG.fullmatch(rows[begin]):
        return True
    return any(line.location.line >= first + max(begin, 0) for line in note.log)


def line_ending(data: bytes) -> bytes:
    """The line ending of a file: CRLF where at least half of its lines have it."""
    crlf = data.count(b"\r\n")
    return b"\r\n" if crlf and 2 * crlf >= data.count(b"\n") else b"\n"


def _is_read_back(path: str, before: Note, data: bytes, lines: Sequence[Pending]) -> bool:
    """Whether the note with the text appended reads as before, with the log lines behind it."""
    after = parse_note(path, data, as_written=True)
    if not after.writable or missing_lines(after, lines):
        return False
    return after.properties == before.properties and after.blocks[: len(before.blocks)] == before.blocks
