"""Document: the bytes of one note to a Note; total over any bytes, without settings and without a clock."""

from collections.abc import Iterable

from msgspec.structs import replace

from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.location import Location
from vaultkit.model.names import stem
from vaultkit.model.note import Field, Fragment, LogLine, Note, Property, Tag, Unlinked
from vaultkit.model.regex import regex
from vaultkit.syntax.block_values import FrontMatter
from vaultkit.syntax.blocks import BodyReader
from vaultkit.syntax.broken_block import marker_line, read_front_matter
from vaultkit.syntax.closed_notes import keeps_from_writing, why_closed
from vaultkit.syntax.fault import unread_note, unreadable
from vaultkit.syntax.fences import split
from vaultkit.syntax.fragments import find_fragments
from vaultkit.syntax.head import Head, is_all_queries, read_head
from vaultkit.syntax.logline import front_matter_log
from vaultkit.syntax.merge import conflict_at, without_markers
from vaultkit.syntax.numbers import holds_digit
from vaultkit.syntax.prescan import scan_body
from vaultkit.syntax.presence_labels import LABEL_IN_TEXT
from vaultkit.syntax.region import is_page
from vaultkit.syntax.remarks import read_remarks
from vaultkit.syntax.tags import property_tags
from vaultkit.syntax.unlinked import find_unlinked
from vaultkit.syntax.unread import HEAD, begins_like_front_matter, unread_lines

MAX_SIZE = 1_000_000
"""The largest note that is read, in bytes."""

TEMPLATE_MARKS = ("{{", "<%")
"""What makes a template of a note in whose front matter it stands."""

# A body without any of these holds no link, task, tag, field, block id, date, fence or HTML, and no heading.
_BOX = regex(r"\[[^\n]\ufe0f?\]")
_ID = regex(r"\^[A-Za-z0-9]")
_DAY = regex(r"\d(?:\d{3}|[-/._]\d{1,2}[-/._]\d)")
_UNDERLINE = regex(r"[ \t>]*(?:=+|-+)[ \t]*\Z")


_BEGUN = regex(r"-\Z|- (?:\Z|\d|\[)|##?(?: L?o?g?)?\Z")
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
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")) + 1
        if error.reason == "unexpected end of data":
            found = _found(path, "not-utf8", "the file ends within a letter: a write was cut off", line, column)
            return _cut_off(_parse(path, data[: error.start], as_written=as_written), found)
        return _refused(path, data, _found(path, "not-utf8", "the file is not UTF-8 text", line, column))
    return _parse_text(path, text.replace("\r\n", "\n") if "\r" in text else text, as_written=as_written)


def _cut_off(note: Note, found: Diagnostic) -> Note:
    """A note that ends within a letter, which a write that was cut off leaves: all before it is read."""
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
    front = FrontMatter() if block is None else read_front_matter(block, path, 2)
    if block is not None and template:
        front = replace(front, diagnostics=(_template(path, block),))
    if front.diagnostics and any(found.rule == "not-a-mapping" for found in front.diagnostics):
        body, body_line = text.removeprefix("\ufeff"), 1
    conflicts = _conflicts(path, text, block if front.diagnostics else None)
    diagnostics: list[Diagnostic] = [*front.diagnostics, *conflicts]
    is_doubtful = (
        bool(front.diagnostics) and not template
        if block is not None
        else bool(conflicts) or begins_like_front_matter(text)
    )
    page = "vaultkit" in [found.key for found in front.properties]
    if not page and front.diagnostics and not template and is_page(text):
        front, page = replace(front, properties=(*front.properties, _page_key(path))), True
    fragments: tuple[Fragment, ...] = ()
    if not page and not as_written:
        if conflicts:
            body = "\n".join(without_markers(text).removeprefix("\ufeff").split("\n")[body_line - 1 :])
        body, fragments = find_fragments(path, body, body_line)
    rows = [] if page else body.split("\n")
    reader = BodyReader(path, body, body_line, rows)
    unlinked: tuple[Unlinked, ...] = ()
    if not page and _may_say(body, rows):
        parsed = scan_body(body, rows)
        reader.read(parsed)
        if "[[" in body or "[\\[" in body:
            unlinked = find_unlinked(path, body, body_line, parsed, reader.blocks)
        if parsed.open_end:
            last = Location(path=path, line=body_line + body.rstrip("\n").count("\n"))
            diagnostics.append(diagnose("open-fence", "the note ends inside a fence or a comment", last))
    diagnostics += reader.diagnostics
    log, log_findings = front_matter_log(front)
    diagnostics += log_findings
    unread = _unread(path, text, block) if is_doubtful else ()
    head = Head() if page else read_head(rows)
    closed = None if page else why_closed(path, text, body, body_line, (*front.properties, *reader.fields, *unread))
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
        unlinked=unlinked,
        writable=closed is None and not (diagnostics and any(map(keeps_from_writing, diagnostics))),
        closed=closed,
        whole=not text or text.endswith("\n"),
        template=template,
        unread=unread,
        heading=head.heading,
        head=head.end and head.end + body_line - 1,
        head_tags=head.tags,
        queries=not page and ("`" in body or "~" in body) and is_all_queries(body, stem(path)),
        remarks=() if page else read_remarks(path, rows, body_line, reader.blocks),
        diagnostics=tuple(diagnostics),
    )


def _may_say(body: str, rows: Iterable[str]) -> bool:
    """Whether a body may hold any of what is read of one: the cheap questions come first."""
    if "#" in body or "<" in body or "`" in body or "~" in body:
        return True
    if "[" in body and ("[[" in body or "](" in body or _BOX.search(body)):
        return True
    if (":" in body and "::" in body) or ("%" in body and "%%" in body) or ("$" in body and "$$" in body):
        return True
    if "^" in body and _ID.search(body):
        return True
    if holds_digit(body) and _DAY.search(body):
        return True
    if ("-" in body or "=" in body) and any(map(_UNDERLINE.match, rows)):
        return True
    return any(map(LABEL_IN_TEXT.match, rows))


def _page_key(path: str) -> Property:
    """What makes a note a page of vaultkit's, where its front matter says so and cannot be read whole: what stands on
    a page is output and never evidence."""
    return Property(key="vaultkit", value="page", location=Location(path=path))


def _unread(path: str, text: str, block: str | None) -> tuple[Field, ...]:
    """The lines of front matter that cannot be read whole; what git left in it may have cut it short."""
    if block is None or "<<<<<<<" in block:
        return unread_lines(text[:HEAD], path, 1)
    return unread_lines(block, path, 2)


def _conflicts(path: str, text: str, block: str | None) -> tuple[Diagnostic, ...]:
    """A finding at the first of git's conflict markers, where they stand in the note, or one of them in front matter
    that is no YAML."""
    at = conflict_at(text)
    if at >= 0:
        location = Location(path=path, line=text.count("\n", 0, at) + 1)
        return (diagnose("conflict-markers", "git conflict markers stand in the note", location),)
    line = 0 if block is None else marker_line(block)
    if not line:
        return ()
    message = "one of git's conflict markers stands in the front matter"
    return (diagnose("conflict-markers", message, Location(path=path, line=line + 1)),)


def _template(path: str, block: str) -> Diagnostic:
    """What is to be said of a template that stands where records do, at what makes it one."""
    at = min(found for mark in TEMPLATE_MARKS if (found := block.find(mark)) >= 0)
    location = Location(path=path, line=block.count("\n", 0, at) + 2, column=at - block.rfind("\n", 0, at))
    message = "the front matter holds a template's code, so nothing of the note is read"
    return diagnose("looks-like-template", message, location)


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
