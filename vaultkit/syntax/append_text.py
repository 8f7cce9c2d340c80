"""Text to append: a note's bytes and log lines to the bytes that are to follow its end, or the reason why none may."""

import re
from collections.abc import Sequence
from dataclasses import replace

from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.location import Location
from vaultkit.model.note import LogLine, Note
from vaultkit.syntax.document import parse_note
from vaultkit.syntax.frontmatter import split
from vaultkit.syntax.logline import split_id

LOG_HEADING = "## Log"

_BOM = b"\xef\xbb\xbf"
_LOG = re.compile(r" {0,3}#{1,6}[ \t]+log[ \t]*#*\s*", re.IGNORECASE)
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")
_IN_LIST = re.compile(rb"[ \t]+\S|(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")
_SHORTEST_TORN = len("- 2026-11-20 ")


def text_to_append(path: str, data: bytes, lines: Sequence[str]) -> bytes | Diagnostic:
    """The bytes to append so that the note ends with these log lines, each with an id; nothing is added for a line
    whose id the note's log holds already.

    The line ending is the note's own. A newline comes first where the note lacks one, and a heading `## Log` where the
    note's last section holds no log line. A line of which the note's end holds only a beginning (a write was cut off)
    is completed. The finding says why nothing may be appended: the note cannot be read whole, a line at its end would
    not be read as a log line, or what stands above would be read another way."""
    note = parse_note(path, data)
    known = {line.id for line in note.log if line.id}
    wanted = [line for line in lines if split_id(line)[1] not in known]
    if not wanted:
        return b""
    torn = _torn(data, wanted[0])
    whole = data + torn
    note = parse_note(path, whole) if torn else note
    if not note.writable or note.template:
        return _refused(path, note)
    if torn:
        wanted = wanted[1:]
    for apart in (False, True):
        added = torn + _spelled(whole, wanted, note, apart=apart) if wanted else torn
        if _is_read_back(path, note, data + added, wanted):
            return added
    message = "a line at the end of the note would not be read as a log line"
    return diagnose("append-refused", message, Location(path=path), "end the note with a paragraph or a list")


def with_lines(note: Note, lines: Sequence[str]) -> Note:
    """The note as it reads once these log lines stand at its end; the beginning of the first of them, if a write was
    cut off there, is completed."""
    added = parse_note(note.path, "\n".join(lines).encode())
    note = _without_torn(note, added.log[0]) if added.log and not note.whole else note
    places = [*(block.location.line for block in note.blocks), *(line.location.line for line in note.log)]
    down = max(places, default=0)

    def moved(where: Location) -> Location:
        return replace(where, line=where.line + down)

    first = len(note.blocks)
    blocks = (
        replace(block, location=moved(block.location), parent=None if block.parent is None else block.parent + first)
        for block in added.blocks
    )
    log = (replace(line, location=moved(line.location)) for line in added.log)
    names = {tag.name.lower() for tag in note.tags}
    tags = (replace(tag, location=moved(tag.location)) for tag in added.tags if tag.name.lower() not in names)
    return replace(note, blocks=(*note.blocks, *blocks), log=(*note.log, *log), tags=(*note.tags, *tags))


def _without_torn(note: Note, line: LogLine) -> Note:
    last = note.log[-1] if note.log else None
    if last is None or last.day != line.day or not _said(line).startswith(_said(last)):
        return note
    if any(block.location > last.location for block in note.blocks):
        return note
    blocks = tuple(block for block in note.blocks if block.location.line != last.location.line)
    return replace(note, blocks=blocks, log=note.log[:-1])


def _said(line: LogLine) -> str:
    return f"{line.text} ^{line.id}" if line.id else line.text


def _refused(path: str, note: Note) -> Diagnostic:
    if note.closed is not None:
        return note.closed
    why = next((found for found in note.diagnostics if found.severity == "error"), None)
    reason = f"{why.message} ({why.rule})" if why else "the note is a template"
    where = why.location if why else Location(path=path)
    return diagnose("append-refused", f"nothing is appended: {reason}", where, why.hint if why else "")


def _spelled(data: bytes, lines: Sequence[str], note: Note, *, apart: bool) -> bytes:
    """The lines as they follow the note's text; `apart` asks for an empty line before them in any case."""
    eol = line_ending(data)
    rows = [row.strip() and row.rstrip(b"\r") for row in data.removeprefix(_BOM).split(b"\n")]
    last = next((row for row in reversed(rows) if row), b"")
    start = eol if rows[-1] else b""
    headed = _ends_in_log(data.decode(), note)
    loose = apart or not headed or not _IN_LIST.match(last)
    gap = eol if last and loose and (start or rows[-2]) else b""
    heading = b"" if headed else LOG_HEADING.encode() + eol + eol
    return start + gap + heading + b"".join(line.encode() + eol for line in lines)


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


def _torn(data: bytes, line: str) -> bytes:
    """The rest of a line of which the note's end holds the beginning; empty when its end is something else."""
    tail = data[data.rfind(b"\n") + 1 :]
    encoded = line.encode()
    if not _SHORTEST_TORN <= len(tail) < len(encoded) or not encoded.startswith(tail):
        return b""
    return encoded[len(tail) :] + line_ending(data)


def _is_read_back(path: str, before: Note, data: bytes, lines: Sequence[str]) -> bool:
    """Whether the note with the text appended reads as before, with the log lines behind it."""
    after = parse_note(path, data)
    ids = {line.id for line in after.log}
    if not after.writable or not all(split_id(line)[1] in ids for line in lines):
        return False
    return after.properties == before.properties and after.blocks[: len(before.blocks)] == before.blocks
