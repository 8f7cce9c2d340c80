"""Blocks: the pieces of a body to blocks, fields, tags and log lines, each with its real line and column."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from operator import itemgetter

from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.location import Location
from vaultkit.model.note import Block, Field, Heading, Link, LogLine, Tag, Task
from vaultkit.syntax.dates import A_MONTH
from vaultkit.syntax.fields import find_fields
from vaultkit.syntax.logged_pieces import item_line, own_links, paragraph_lines, row_line
from vaultkit.syntax.logline import begins_with_day, dated_text, heading_log_line, split_id
from vaultkit.syntax.markdown import CELL_BREAK, Body, Piece
from vaultkit.syntax.masking import mask
from vaultkit.syntax.presence_labels import LABEL_IN_TEXT, after_label, is_presence_label
from vaultkit.syntax.tags import find_tags
from vaultkit.syntax.tasks import parse_task, split_box
from vaultkit.syntax.wikilink import links_at, without_links

_NEWLINE = re.compile("\n")
_NEAR = 200
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\d{4}|\[\[")
_LABELLED_DAY = re.compile(r"^[^\w\n]*[^\W\d_][^:：|\n]{0,30}(?:[:：]|[ ]\|)[^\n]{0,40}\d{2}", re.MULTILINE)
"""A line such as `Date: 2026-10-01`, of which an event may take its day."""
_LIKE_A_DAY = re.compile(r"[^\w\n]{0,6}(?:\d{6,8}(?!\d)|\d{1,4}([-/._])\d{1,2}\1\d{1,4})")
"""What a vault's own format may make a day of."""
_MONTH_AND_YEAR = re.compile(r"[^\W\d_]{3,15}\.?\s+\d{4}(?!\d)")
_ENGLISH_MONTH = re.compile(rf"(?ai:{A_MONTH})\b")
_NUMBERED = re.compile(r"(?P<bullet>[-*+][ \t]+)?(?P<day>\d{1,2})\.[ \t]+$")
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
    on a later line than the text begins on, `hidden` that the piece stands in a comment, `dated` is the text with its
    date in front in the ISO form, "" without one."""

    piece: Piece
    text: str
    id: str
    is_spread: bool
    task: Task | None
    links: tuple[Link, ...]
    tags: tuple[str, ...]
    hidden: bool
    dated: str
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
        self.headings: list[Heading] = []
        self._head: tuple[str, ...] = ()  # the first row of the last table, its line, and that of the last row
        self._head_line = self._row = 0
        self._above: list[tuple[int, int | None]] = []  # the headings that stand above, by level

    def read(self, body: Body) -> None:
        """Take every piece of the body, in order."""
        for piece in body.pieces:
            self._take(piece, piece.line in body.hidden)
        self._close_entry()

    def _take(self, piece: Piece, hidden: bool) -> None:
        said = self._understood(piece, hidden)
        if piece.kind == "heading" and not piece.quoted:
            self._close_entry()
        if piece.level:
            self._stand_below(said)
        if not piece.quoted and said.task is None:
            self._take_for_log(said)
        if self._is_kept(said):
            self._keep(said)

    def _stand_below(self, said: _Said) -> None:
        """From here on everything stands below this heading, and below those above it that have a higher level."""
        level = said.piece.level
        while self._above and self._above[-1][0] >= level:
            self._above.pop()
        over = self._above[-1][1] if self._above else None
        if _DIGIT.search(said.text):
            self.headings.append(Heading(text=said.text, links=said.links, over=over, location=said.place(0)))
            over = len(self.headings) - 1
        self._above.append((level, over))

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
            dated=self._dated(piece, said, identity),
            place=place,
        )

    def _dated(self, piece: Piece, said: str, id: str) -> str:
        """The text with its date in front. In `- 1. Oktober 2026` the day reads as the number of a list's item."""
        if piece.kind == "item" and _MONTH_AND_YEAR.match(said):
            number = _NUMBERED.search(self._lines.source(piece.line - 1).partition(said.partition("\n")[0])[0])
            if number and (number["bullet"] or not _ENGLISH_MONTH.match(said)):
                return dated_text(f"{number['day']}. {said}", id)
        return dated_text(said, id, heading=piece.kind == "heading")

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
        return bool(
            said.dated or _LIKE_A_DAY.match(said.text) or (_DIGIT.search(said.text) and _LABELLED_DAY.search(said.text))
        )

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
                heading=self._above[-1][1] if self._above else None,
                links=said.links,
                tags=said.tags,
                task=said.task,
                id=said.id,
                location=said.place(0),
            )
        )

    def _take_for_log(self, said: _Said) -> None:
        """A dated item, paragraph or row is a log line, a dated heading begins one; what stands below it belongs to
        it."""
        kind = said.piece.kind
        if said.hidden:
            is_taken = False
        elif kind == "heading":
            is_taken = bool(said.dated)
            self._entry = [said] if is_taken else []
        else:
            is_taken = self._take_lines(said)
        if not is_taken and self._entry and kind != "heading":
            self._entry.append(said)
        elif not is_taken and not said.hidden and kind != "paragraph" and begins_with_day(said.text):
            message = f'the line begins with "{said.text.strip("[*_ ")[:10]}", which is no date'
            self.diagnostics.append(diagnose("bad-date", message, said.place(0), "write YYYY-MM-DD"))

    def _take_lines(self, said: _Said) -> bool:
        lines: Iterable[LogLine | None]
        if said.piece.kind == "row":
            head = self._table_head(said.piece)
            lines = [row_line(said.piece.cells, head, said.id, said.place(0), said.links, said.tags)]
        elif said.piece.kind == "paragraph":
            lines = paragraph_lines(said.text, said.id, said.place, said.links) if _YEAR.search(said.text) else ()
        else:
            lines = [item_line(said.dated, said.id, said.place(0), own_links(said.text, said.links), said.tags)]
        found = [line for line in lines if line is not None]
        self.log += [replace(line, spread=said.is_spread, above=said.piece.above) for line in found]
        return bool(found)

    def _table_head(self, row: Piece) -> tuple[str, ...]:
        """The first row of the table in which a row stands: the line below it holds the rule, all others follow."""
        if not self._head or row.line != self._row + (2 if self._row == self._head_line else 1):
            self._head, self._head_line = row.cells, row.line
        self._row = row.line
        return self._head

    def _close_entry(self) -> None:
        if not self._entry:
            return
        heading, *below = self._entry
        links = tuple(link for said in self._entry for link in said.links)
        tags = tuple(tag for said in self._entry for tag in said.tags)
        self._entry = []
        texts = [said.piece.text for said in below if said.piece.kind != "row"]  # a table is no sentence
        own = own_links(heading.text, links)
        line = heading_log_line(heading.dated, texts, heading.place(0), own, tags)
        if line is not None:
            self.log.append(replace(line, above=heading.piece.above))


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
