"""Blocks: the pieces of a body to blocks, fields, tags and log lines, each with its real line and column."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from operator import itemgetter

from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.location import Location
from vaultkit.model.note import Block, Field, Link, LogLine, Tag, Task
from vaultkit.syntax.fields import find_fields
from vaultkit.syntax.logline import (
    begins_with_day,
    heading_log_line,
    leading_day,
    make_log_line,
    parse_log_line,
    split_id,
)
from vaultkit.syntax.markdown import CELL_BREAK, Body, Piece
from vaultkit.syntax.masking import mask
from vaultkit.syntax.presence_labels import LABEL_IN_TEXT, after_label, is_presence_label
from vaultkit.syntax.tags import find_tags
from vaultkit.syntax.tasks import parse_task, split_box
from vaultkit.syntax.wikilink import links_at, without_links

_NEWLINE = re.compile("\n")
_NEAR = 200
_INLINE = re.compile(r"\[\[|\]\(|#|::")


def keeps_section(heading: str) -> bool:
    """Whether everything below a heading is kept: lists of people, and the wording with which one declines."""
    folded = heading.lower()
    return "declin" in folded or "wording" in folded or is_presence_label(heading)


class _Lines:
    """The lines of a body, which are split when one is first asked for, and where they stand in the note."""

    def __init__(self, path: str, body: str, first: int) -> None:
        self._path, self._body, self._first = path, body, first
        self._lines: list[str] | None = None

    def source(self, row: int) -> str:
        """The body's line of that number, counted from 0."""
        if self._lines is None:
            self._lines = self._body.split("\n")
        return self._lines[row] if row < len(self._lines) else ""

    def location(self, row: int, column: int) -> Location:
        return Location(path=self._path, line=self._first + row, column=column)


class _Places:
    """From an offset in a piece's text to the place in the note; what was looked up of a line is kept."""

    __slots__ = ("_cells", "_lines", "_piece", "_shifts", "_starts")

    def __init__(self, piece: Piece, lines: _Lines) -> None:
        self._piece, self._lines = piece, lines
        self._starts: list[int] = []
        self._cells: list[tuple[int, int]] = []
        self._shifts: dict[int, int] = {}

    def __call__(self, offset: int) -> Location:
        piece = self._piece
        row = piece.line - 1
        if piece.cells:
            return self._lines.location(row, self._cell_column(self._lines.source(row), offset))
        if not self._starts:
            self._starts = [0, *(found.end() for found in _NEWLINE.finditer(piece.text))]
        down = bisect_right(self._starts, offset) - 1
        begin = self._starts[down]
        if down not in self._shifts:
            self._shifts[down] = _shift(self._lines.source(row + down), piece.text, begin)
        return self._lines.location(row + down, self._shifts[down] + offset - begin + 1)

    def _cell_column(self, source: str, offset: int) -> int:
        """The column of an offset in a row's joined cells: where the source holds what stands there, which is at most a
        few escaped bars behind the beginning of the cell."""
        if not self._cells:
            self._cells = list(_cell_starts(source, self._piece.cells))
        begin, at = self._cells[bisect_right(self._cells, offset, key=itemgetter(0)) - 1]
        near = at + offset - begin
        word = self._piece.text[offset : offset + 12].partition("|")[0].rstrip()
        found = source.find(word, near, near + _NEAR)
        return max(found, 0) + 1

    def behind(self, start: int) -> Callable[[int], Location]:
        """The same for offsets that are counted from `start`."""
        return lambda offset: self(start + offset)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What a piece says: its text without box and block id, and what stands in it; `is_spread` says that the id stands
    on a later line than the text begins on, `hidden` that the piece stands in a comment, `is_dated` that the text
    begins with something of the shape of a date."""

    piece: Piece
    text: str
    id: str
    is_spread: bool
    task: Task | None
    links: tuple[Link, ...]
    tags: tuple[str, ...]
    hidden: bool
    is_dated: bool
    place: _Places


class BodyReader:
    """Collects what the pieces of one body say; `first` is the note's line on which the body begins."""

    def __init__(self, path: str, body: str, first: int) -> None:
        """Begin with nothing read."""
        self.blocks: list[Block] = []
        self.fields: list[Field] = []
        self.tags: list[Tag] = []
        self.log: list[LogLine] = []
        self.diagnostics: list[Diagnostic] = []
        self._lines = _Lines(path, body, first)
        self._numbers: dict[int, int] = {}
        self._sections: dict[str, bool] = {}
        self._entry: list[_Said] = []  # a dated heading that is not closed yet, and the pieces below it

    def read(self, body: Body) -> None:
        """Take every piece of the body, in order."""
        for piece in body.pieces:
            self._take(piece, piece.line in body.hidden)
        self._close_entry()

    def _take(self, piece: Piece, hidden: bool) -> None:
        said = self._understood(piece, hidden)
        if piece.kind == "heading" and not piece.quoted:
            self._close_entry()
        if not piece.quoted and said.task is None:
            self._take_for_log(said)
        if self._is_kept(said):
            self._keep(said)

    def _understood(self, piece: Piece, hidden: bool) -> _Said:
        text, place = piece.text, _Places(piece, self._lines)
        box = split_box(text) if piece.kind == "item" and not hidden else None
        said, identity = split_id(box[1] if box else text)
        task = parse_task(box[0], said) if box else None
        links: tuple[Link, ...] = ()
        tags: tuple[str, ...] = ()
        if _INLINE.search(text):
            links, tags = self._inline(text, place, is_task=task is not None)
        return _Said(
            piece=piece,
            text=said,
            id=identity,
            is_spread=bool(identity) and split_id(text.partition("\n")[0])[1] != identity,
            task=task,
            links=links,
            tags=tags,
            hidden=hidden,
            is_dated=begins_with_day(said),
            place=place,
        )

    def _inline(self, text: str, place: _Places, *, is_task: bool) -> tuple[tuple[Link, ...], tuple[str, ...]]:
        """The links and the names of the tags in the text; tags and fields are collected."""
        masked = mask(text)
        links = links_at(text, masked, place) if "[[" in masked or "](" in masked else ()
        tags: tuple[str, ...] = ()
        if "#" in masked:
            found = [Tag(name=name, location=place(at)) for at, name in find_tags(without_links(masked))]
            self.tags += found
            tags = tuple(tag.name for tag in found)
        if "::" in masked and not is_task:
            for offset, key, start, value in find_fields(text, masked):
                field_links = links_at(value, mask(value), place.behind(start)) if "[" in value else ()
                self.fields.append(Field(key=key, value=value, links=field_links, location=place(offset)))
        return links, tags

    def _is_kept(self, said: _Said) -> bool:
        if said.links or said.tags or said.task or said.id:
            return True
        if any(map(self._keeps_section, said.piece.above)) or self._names_present(said.piece):
            return True
        return said.is_dated and leading_day(said.text) is not None

    def _names_present(self, piece: Piece) -> bool:
        """Whether the piece is, or stands below, what may name who was there."""
        while piece.parent is not None:
            piece = piece.parent
            if is_presence_label(piece.text.rstrip(": *_")):
                return True
        if piece.kind == "item" and is_presence_label(piece.text.rstrip(": *_")):
            return True
        return (
            piece.kind != "heading"
            and LABEL_IN_TEXT.search(piece.text) is not None
            and any(after_label(line) is not None for line in piece.text.split("\n"))
        )

    def _keeps_section(self, section: str) -> bool:
        if not section:
            return False
        kept = self._sections.get(section)
        if kept is None:
            kept = self._sections[section] = keeps_section(section)
        return kept

    def _keep(self, said: _Said) -> None:
        piece = said.piece
        self._numbers[id(piece)] = len(self.blocks)
        self.blocks.append(
            Block(
                kind="paragraph" if said.hidden and piece.kind == "item" else piece.kind,
                text=said.text,
                section=piece.section,
                above=piece.above,
                depth=piece.depth,
                parent=self._numbers.get(id(piece.parent)) if piece.parent is not None else None,
                quoted=piece.quoted,
                links=said.links,
                tags=said.tags,
                task=said.task,
                id=said.id,
                location=said.place(0),
            )
        )

    def _take_for_log(self, said: _Said) -> None:
        """A dated item or row is a log line, a dated heading begins one; what stands below it belongs to it."""
        kind = said.piece.kind
        if said.is_dated and not said.hidden and kind != "paragraph":
            self._take_dated(said)
        elif self._entry and kind != "heading":
            self._entry.append(said)

    def _take_dated(self, said: _Said) -> None:
        location = said.place(0)
        if leading_day(said.text) is None:
            message = f'the line begins with "{said.text.strip("[*_ ")[:10]}", which is no date'
            self.diagnostics.append(diagnose("bad-date", message, location, "write YYYY-MM-DD"))
            return
        if said.piece.kind == "heading":
            self._entry = [said]
            return
        own = _own_links(said.text, said.links)
        if said.piece.kind == "row":
            line = _row_line(said, location, own)
        else:
            line = parse_log_line(said.text, location, id=said.id, links=own, tags=said.tags)
        if line is not None:
            self.log.append(replace(line, spread=said.is_spread, above=said.piece.above))

    def _close_entry(self) -> None:
        if not self._entry:
            return
        heading, *below = self._entry
        links = tuple(link for said in self._entry for link in said.links)
        tags = tuple(tag for said in self._entry for tag in said.tags)
        self._entry = []
        texts = [said.piece.text for said in below]
        line = heading_log_line(heading.text, texts, heading.place(0), _own_links(heading.text, links), tags)
        if line is not None:
            self.log.append(replace(line, above=heading.piece.above))


def _row_line(said: _Said, location: Location, links: tuple[Link, ...]) -> LogLine | None:
    cells = said.piece.cells
    first = parse_log_line(cells[0], location, links=(), tags=()) if cells else None
    if first is None:
        return None
    text, own_id = split_id(" ".join(part for part in (first.text, *cells[1:]) if part))
    return make_log_line(
        day=first.day, time=first.time, text=text, id=own_id or said.id, location=location, links=links, tags=said.tags
    )


def _own_links(text: str, links: tuple[Link, ...]) -> tuple[Link, ...]:
    """The links after the date: without the one that is the date itself."""
    return links[1:] if links and text.lstrip("*_=").startswith("[[") else links


def _shift(source: str, text: str, begin: int) -> int:
    """How many characters of a source line stand before the line of inline text that begins at that offset."""
    end = text.find("\n", begin)
    line = (text[begin:] if end < 0 else text[begin:end]).rstrip()
    return max(source.rfind(line), 0) if line else 0


def _cell_starts(source: str, cells: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """For each cell of a row its offset in the joined cells and in the source."""
    begin = at = 0
    for cell in cells:
        found = source.find(cell[:12].partition("|")[0].rstrip(), at)
        at = found if found >= 0 else at
        yield begin, at
        begin += len(cell) + len(CELL_BREAK)
        at += len(cell)
