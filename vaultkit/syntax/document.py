"""Document: the bytes of one note to a Note; total over any bytes, without settings and without a clock."""

from collections.abc import Callable, Iterable

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
from vaultkit.syntax.pieces import Body
from vaultkit.syntax.prescan import scan_body
from vaultkit.syntax.presence_labels import LABEL_IN_TEXT
from vaultkit.syntax.region import is_page
from vaultkit.syntax.remarks import opening
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
_BEGINS = frozenset("-#")


def parse_note(path: str, data: bytes, *, as_written: bool = False) -> Note:
    """The note that the bytes are, with its findings; never raises: whatever goes wrong inside is a finding, too.

    Pieces that a save left of a line of vaultkit's are no part of what it says, unless it is read `as_written`."""
    return parse_notes(((path, data),), as_written=as_written)[0]


def parse_notes(files: Iterable[tuple[str, bytes]], *, as_written: bool = False) -> list[Note]:
    """The same of several files, in their order.

    Each step is done for all of them before the next: a processor is quicker at what it did a moment ago."""
    begun = [_Parsing(path, data, as_written=as_written) for path, data in files]
    for step in _STEPS:
        for one in begun:
            if one.note is None:
                try:
                    step(one)
                except Exception as fault:
                    one.note = _failed(one.path, one.data, fault)
    return [one.note for one in begun if one.note is not None]


class _Parsing:
    """A note while it is parsed; each step sets what the ones behind it need, and the last one, or one that finds that
    nothing more is to be read, the note."""

    note: Note | None = None
    cut: Diagnostic | None = None
    block: str | None = None
    text = body = ""
    line = 1
    front = FrontMatter()
    is_template = is_page = is_doubtful = False
    fragments: tuple[Fragment, ...] = ()
    pieces: Body | None = None
    said: BodyReader
    unlinked: tuple[Unlinked, ...] = ()

    def __init__(self, path: str, data: bytes, *, as_written: bool) -> None:
        self.path, self.data, self.as_written = path, data, as_written
        self.diagnostics: list[Diagnostic] = []
        self.rows: list[str] = []

    def decode(self) -> None:
        """The bytes to the text."""
        path, data = self.path, self.data
        if len(data) > MAX_SIZE:
            self.note = _refused(path, data, _found(path, "file-too-large", f"the note has more than {MAX_SIZE} bytes"))
            return
        if b"\0" in data:
            line = data.count(b"\n", 0, data.index(b"\0")) + 1
            self.note = _refused(path, data, _found(path, "binary-file", "the file holds NUL bytes", line))
            return
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")) + 1
            if error.reason != "unexpected end of data":
                self.note = _refused(path, data, _found(path, "not-utf8", "the file is not UTF-8 text", line, column))
                return
            said = "the file ends within a letter: a write was cut off"
            self.cut = _found(path, "not-utf8", said, line, column)
            text = data[: error.start].decode("utf-8")
        self.text = text.replace("\r\n", "\n") if "\r" in text else text

    def part(self) -> None:
        """The text to front matter and body, the front matter to properties."""
        path, text = self.path, self.text
        block, self.body, self.line = split(text)
        self.block = block
        front = self.front
        if block is not None:
            front = read_front_matter(block, path, 2)
            if "{{" in block or "<%" in block:
                self.is_template, front = True, replace(front, diagnostics=(_template(path, block),))
        if front.diagnostics and any(found.rule == "not-a-mapping" for found in front.diagnostics):
            self.body, self.line = text.removeprefix("\ufeff"), 1
        conflicts = _conflicts(path, text, block if front.diagnostics else None)
        self.diagnostics += [*front.diagnostics, *conflicts]
        if block is not None:
            self.is_doubtful = bool(front.diagnostics) and not self.is_template
        else:
            self.is_doubtful = bool(conflicts) or begins_like_front_matter(text)
        self.is_page = "vaultkit" in [found.key for found in front.properties]
        if not self.is_page and front.diagnostics and not self.is_template and is_page(text):
            front, self.is_page = replace(front, properties=(*front.properties, _page_key(path))), True
        self.front = front
        if not self.is_page:
            if not self.as_written:
                if conflicts:
                    self.body = "\n".join(without_markers(text).removeprefix("\ufeff").split("\n")[self.line - 1 :])
                self.body, self.fragments = find_fragments(path, self.body, self.line)
            self.rows = self.body.split("\n")
        self.said = BodyReader(path, self.body, self.line, self.rows)

    def scan(self) -> None:
        """The body to its pieces."""
        if not self.is_page and _may_say(self.body, self.rows):
            self.pieces = scan_body(self.body, self.rows)

    def read(self) -> None:
        """The pieces to what they say."""
        if self.pieces is not None:
            self.said.read(self.pieces)

    def look(self) -> None:
        """What else of the body is told by what its pieces say."""
        body, path, pieces = self.body, self.path, self.pieces
        if pieces is not None:
            # Without a sign that hides what stands behind it, only what gives no piece can hold a link that is none.
            if "[" in body and (self.said.is_odd or pieces.raw):
                self.unlinked = find_unlinked(path, body, self.line, pieces, self.said.blocks)
            if pieces.open_end:
                last = Location(path=path, line=self.line + body.rstrip("\n").count("\n"))
                self.diagnostics.append(diagnose("open-fence", "the note ends inside a fence or a comment", last))
        self.diagnostics += self.said.diagnostics

    def end(self) -> None:
        """All of it to the note."""
        path, text, body, front, said = self.path, self.text, self.body, self.front, self.said
        diagnostics, is_page = self.diagnostics, self.is_page
        log, log_findings = front_matter_log(front)
        diagnostics += log_findings
        unread = _unread(path, text, self.block) if self.is_doubtful else ()
        head = Head() if is_page else read_head(self.rows)
        entries: tuple[Property | Field, ...] = (*front.properties, *said.fields, *unread)
        closed = None if is_page else why_closed(path, text, body, self.line, entries)
        note = Note(
            path=path,
            source=text if is_page or self.fragments or _is_begun(text) else "",
            properties=front.properties,
            fields=tuple(said.fields),
            blocks=tuple(said.blocks),
            headings=tuple(said.headings),
            log=(*log, *said.log),
            fragments=self.fragments,
            tags=_tags(front.properties, said.tags, log),
            unlinked=self.unlinked,
            writable=closed is None and not (diagnostics and any(map(keeps_from_writing, diagnostics))),
            closed=closed,
            whole=not text or text.endswith("\n"),
            template=self.is_template,
            unread=unread,
            heading=head.heading,
            head=head.end and head.end + self.line - 1,
            head_tags=head.tags,
            queries=not is_page and ("`" in body or "~" in body) and is_all_queries(body, stem(path)),
            openings=() if is_page else opening(path, body, self.rows, self.line, said.blocks),
            diagnostics=tuple(diagnostics),
        )
        self.note = note if self.cut is None else _cut_off(note, self.cut)


_STEPS: tuple[Callable[[_Parsing], None], ...] = (
    _Parsing.decode,
    _Parsing.part,
    _Parsing.scan,
    _Parsing.read,
    _Parsing.look,
    _Parsing.end,
)


def _is_begun(text: str) -> bool:
    """Whether the last line of a text may be the beginning of what vaultkit was to append."""
    at = text.rfind("\n") + 1
    return text[at : at + 1] in _BEGINS and _BEGUN.match(text, at) is not None


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
