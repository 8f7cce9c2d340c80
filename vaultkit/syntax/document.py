"""Document: the bytes of one note to a Note; total over any bytes, without settings and without a clock."""

import re
from collections.abc import Iterable
from dataclasses import replace

from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.location import Location
from vaultkit.model.note import Field, Fragment, LogLine, Note, Property, Tag
from vaultkit.syntax.blocks import BodyReader
from vaultkit.syntax.closed_notes import why_closed
from vaultkit.syntax.fault import unread_note, unreadable
from vaultkit.syntax.fragments import find_fragments
from vaultkit.syntax.frontmatter import FrontMatter, read_block, split
from vaultkit.syntax.logline import front_matter_log
from vaultkit.syntax.markdown import parse_body
from vaultkit.syntax.merge import conflict_at, without_markers
from vaultkit.syntax.presence_labels import LABEL_IN_TEXT
from vaultkit.syntax.region import is_page
from vaultkit.syntax.tags import property_tags
from vaultkit.syntax.unread import HEAD, begins_like_front_matter, unread_lines

MAX_SIZE = 1_000_000
"""The largest note that is read, in bytes."""

# A body without any of these holds no link, task, tag, field, block id, date, fence or HTML, and no heading.
_WORTH_PARSING = re.compile(
    r"\[\[|\]\(|\[[^\n]\ufe0f?\]|#|::|[<`~]|%%|\$\$|\^[A-Za-z0-9]|\d{4}|\d[-/._]\d{1,2}[-/._]\d"
    r"|(?m:^[ \t>]*(?:=+|-+)[ \t]*$)"
)


_BEGUN = re.compile(r"-\Z|- (?:\Z|\d|\[)|##?(?: L?o?g?)?\Z")
"""A last line without its end that may be the beginning of what vaultkit was to append."""


def parse_note(path: str, data: bytes, *, as_written: bool = False) -> Note:
    """The note that the bytes are, with its findings; never raises: whatever goes wrong inside is a finding, too.

    Pieces that a save left of a line of vaultkit's are no part of what it says, unless it is read `as_written`."""
    try:
        return _parse(path, data, as_written=as_written)
    except Exception as fault:
        return _failed(path, data, fault)


def _parse(path: str, data: bytes, *, as_written: bool) -> Note:
    if len(data) > MAX_SIZE:
        return _refused(path, data, _found(path, "file-too-large", f"the note has more than {MAX_SIZE} bytes"))
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        return _refused(path, data, _found(path, "binary-file", "the file holds NUL bytes", line))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            return _cut_off(path, data[: error.start], as_written=as_written)
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")) + 1
        return _refused(path, data, _found(path, "not-utf8", "the file is not UTF-8 text", line, column))
    return _parse_text(path, text.replace("\r\n", "\n") if "\r" in text else text, as_written=as_written)


def _cut_off(path: str, data: bytes, *, as_written: bool) -> Note:
    """A note that ends within a letter, which a write that was cut off leaves: all before it is read."""
    note = _parse(path, data, as_written=as_written)
    found = _found(path, "not-utf8", "the file ends within a letter", data.count(b"\n") + 1)
    return replace(note, writable=False, whole=False, diagnostics=(*note.diagnostics, found))


def _failed(path: str, data: bytes, fault: Exception) -> Note:
    """The note with which something went wrong inside vaultkit: a plain one, private where it may say so."""
    try:
        return replace(_refused(path, data, unreadable(path, fault)), failed=True)
    except Exception:
        return unread_note(path, fault)


def _found(path: str, rule: str, message: str, line: int = 1, column: int = 1) -> Diagnostic:
    return diagnose(rule, message, Location(path=path, line=line, column=column))


def _refused(path: str, data: bytes, found: Diagnostic) -> Note:
    """A note of which nothing is read but what it may say of `private`."""
    # Without its NULs, text in UTF-16 reads as it is meant, but for letters beyond ASCII.
    text = data[:MAX_SIZE].replace(b"\0", b"").decode("utf-8", "replace").lstrip("\ufeff\ufffd").replace("\r\n", "\n")
    unread = _unread(path, text, split(text)[0])
    return Note(path=path, writable=False, unread=unread, diagnostics=(found,))


def _parse_text(path: str, text: str, *, as_written: bool) -> Note:
    block, body, body_line = split(text)
    template = block is not None and ("{{" in block or "<%" in block)
    front = FrontMatter() if block is None or template else read_block(block, path, 2)
    if any(found.rule == "not-a-mapping" for found in front.diagnostics):
        body, body_line = text.removeprefix("\ufeff"), 1
    conflicts = _conflicts(path, text)
    diagnostics: list[Diagnostic] = [*front.diagnostics, *conflicts]
    is_doubtful = bool(front.diagnostics) if block is not None else bool(conflicts) or begins_like_front_matter(text)
    if not front.properties and front.diagnostics and is_page(text):
        front = replace(front, properties=(_page_key(path),))
    page = any(found.key == "vaultkit" for found in front.properties)
    fragments: tuple[Fragment, ...] = ()
    if not page and not as_written:
        if conflicts:
            body = "\n".join(without_markers(text).removeprefix("\ufeff").split("\n")[body_line - 1 :])
        body, fragments = find_fragments(path, body, body_line)
    reader = BodyReader(path, body, body_line)
    if not page and (_WORTH_PARSING.search(body) or LABEL_IN_TEXT.search(body)):
        parsed = parse_body(body)
        reader.read(parsed)
        if parsed.open_end:
            last = Location(path=path, line=body_line + body.rstrip("\n").count("\n"))
            diagnostics.append(diagnose("open-fence", "the note ends inside a fence or a comment", last))
    diagnostics += reader.diagnostics
    log, log_findings = front_matter_log(front)
    diagnostics += log_findings
    closed = None if page else why_closed(path, text, body, body_line, (*front.properties, *reader.fields))
    return Note(
        path=path,
        source=text if page or fragments or _BEGUN.match(text, text.rfind("\n") + 1) else "",
        properties=front.properties,
        fields=tuple(reader.fields),
        blocks=tuple(reader.blocks),
        headings=tuple(reader.headings),
        log=(*log, *reader.log),
        fragments=fragments,
        tags=_tags(front.properties, reader.tags, log),
        writable=closed is None and not any(found.severity == "error" for found in diagnostics),
        closed=closed,
        whole=not text or text.endswith("\n"),
        template=template,
        unread=_unread(path, text, block) if is_doubtful else (),
        diagnostics=tuple(diagnostics),
    )


def _page_key(path: str) -> Property:
    """What makes a note a page of vaultkit's, where its front matter says so and cannot be read whole: what stands on
    a page is output and never evidence."""
    return Property(key="vaultkit", value="page", location=Location(path=path))


def _unread(path: str, text: str, block: str | None) -> tuple[Field, ...]:
    """The lines of front matter that cannot be read whole; what git left in it may have cut it short."""
    if block is None or "<<<<<<<" in block:
        return unread_lines(text[:HEAD], path, 1)
    return unread_lines(block, path, 2)


def _conflicts(path: str, text: str) -> Iterable[Diagnostic]:
    """A finding at the first of git's conflict markers, where they stand in the note."""
    at = conflict_at(text)
    if at < 0:
        return ()
    location = Location(path=path, line=text.count("\n", 0, at) + 1)
    return (diagnose("conflict-markers", "git conflict markers stand in the note", location),)


def _tags(properties: Iterable[Property], body: Iterable[Tag], log: Iterable[LogLine]) -> tuple[Tag, ...]:
    """All tags, once each, in the casing in which they come first."""
    tags: dict[str, Tag] = {}
    for found in properties:
        if found.key.lower() == "tags":
            for name in property_tags(found.value):
                tags.setdefault(name.lower(), Tag(name=name, location=found.location))
    for line in log:
        for name in line.tags:
            tags.setdefault(name.lower(), Tag(name=name, location=line.location))
    for tag in body:
        tags.setdefault(tag.name.lower(), tag)
    return tuple(tags.values())
