"""Blocks: the pieces of a body to blocks, fields, tags and log lines, each with its real line and column."""

import re
from bisect import bisect_right
from collections.abc import Callable

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
from vaultkit.syntax.markdown import Body, Piece
from vaultkit.syntax.masking import mask
from vaultkit.syntax.tags import find_tags
from vaultkit.syntax.tasks import parse_task, split_box
from vaultkit.syntax.wikilink import links_at, without_links

_PEOPLE_SECTIONS = frozenset(("attendees", "participants", "people"))
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_NEWLINE = re.compile("\n")
_INLINE = re.compile(r"\[\[|\]\(|#|::")


def keeps_section(heading: str) -> bool:
    """Whether everything below a heading is kept: lists of people, and the wording with which one declines."""
    folded = _NOT_LETTERS.sub(" ", heading.lower()).strip()
    return folded in _PEOPLE_SECTIONS or "declin" in folded or "wording" in folded


class BodyReader:
    """Collects what the pieces of one body say; `first` is the note's line on which the body begins."""

    def __init__(self, path: str, body: str, first: int) -> None:
        """Begin with nothing read."""
        self.blocks: list[Block] = []
        self.fields: list[Field] = []
        self.tags: list[Tag] = []
        self.log: list[LogLine] = []
        self.diagnostics: list[Diagnostic] = []
        self._path, self._body, self._first = path, body, first
        self._lines: list[str] | None = None
        self._index: dict[int, int] = {}
        self._sections: dict[str, bool] = {}
        self._dated: tuple[str, Location, list[tuple[Piece, tuple[Link, ...], tuple[str, ...]]]] | None = None

    def read(self, body: Body) -> None:
        """Take every piece of the body, in order."""
        for piece in body.pieces:
            self._take(piece, piece.line in body.hidden)
        self._close_heading()

    def _source(self, row: int) -> str:
        """The body's line of that number, counted from 0."""
        if self._lines is None:
            self._lines = self._body.split("\n")
        return self._lines[row] if row < len(self._lines) else ""

    def _place(self, piece: Piece) -> Callable[[int], Location]:
        """From an offset in the piece's text to the place in the note."""
        starts: list[int] = []
        shifts: dict[int, int] = {}

        def place(offset: int) -> Location:
            if piece.cells:
                row, column = piece.line - 1, _cell_column(self._source(piece.line - 1), piece.text, offset)
                return Location(path=self._path, line=self._first + row, column=column)
            if not starts:
                starts.append(0)
                starts.extend(found.end() for found in _NEWLINE.finditer(piece.text))
            down = bisect_right(starts, offset) - 1
            row = piece.line - 1 + down
            if down not in shifts:
                shifts[down] = _shift(self._source(row), piece.text, starts[down])
            column = shifts[down] + offset - starts[down] + 1
            return Location(path=self._path, line=self._first + row, column=column)

        return place

    def _take(self, piece: Piece, hidden: bool) -> None:
        text, task = piece.text, None
        if piece.kind == "item" and not hidden and (box := split_box(text)):
            task = parse_task(box[0], split_id(box[1])[0])
        place = self._place(piece)
        links: tuple[Link, ...] = ()
        tags: tuple[str, ...] = ()
        if _INLINE.search(text):
            links, tags = self._inline(text, place, task)
        said, identity = split_id(box[1] if task is not None and box else text)
        if piece.kind == "heading" and not piece.quoted:
            self._close_heading()
        dated = said[:2] != "" and begins_with_day(said)
        if dated and not piece.quoted and not hidden and task is None:
            self._dated_piece(piece, said, identity, links, tags, place)
        elif self._dated is not None and not piece.quoted and task is None and piece.kind != "heading":
            self._dated[2].append((piece, links, tags))
        if links or tags or task or identity or self._keeps(piece.section):
            keep = True
        else:
            keep = dated and leading_day(said) is not None
        if keep:
            self._keep(piece, said, identity, links, tags, task, place, hidden)

    def _inline(
        self, text: str, place: Callable[[int], Location], task: Task | None
    ) -> tuple[tuple[Link, ...], tuple[str, ...]]:
        masked = mask(text)
        links = links_at(text, masked, place) if "[[" in masked or "](" in masked else ()
        tags: tuple[str, ...] = ()
        if "#" in masked:
            found = [Tag(name=name, location=place(at)) for at, name in find_tags(without_links(masked))]
            self.tags += found
            tags = tuple(tag.name for tag in found)
        if "::" in masked and task is None:
            for offset, key, start, value in find_fields(text, masked):
                shifted = self._shifted(place, start)
                field_links = links_at(value, mask(value), shifted) if "[" in value else ()
                self.fields.append(Field(key=key, value=value, links=field_links, location=place(offset)))
        return links, tags

    @staticmethod
    def _shifted(place: Callable[[int], Location], start: int) -> Callable[[int], Location]:
        return lambda offset: place(start + offset)

    def _keeps(self, section: str) -> bool:
        if not section:
            return False
        kept = self._sections.get(section)
        if kept is None:
            kept = self._sections[section] = keeps_section(section)
        return kept

    def _keep(
        self,
        piece: Piece,
        text: str,
        identity: str,
        links: tuple[Link, ...],
        tags: tuple[str, ...],
        task: Task | None,
        place: Callable[[int], Location],
        hidden: bool,
    ) -> None:
        self._index[id(piece)] = len(self.blocks)
        self.blocks.append(
            Block(
                kind="paragraph" if hidden and piece.kind == "item" else piece.kind,
                text=text,
                section=piece.section,
                depth=piece.depth,
                parent=self._index.get(id(piece.parent)) if piece.parent is not None else None,
                quoted=piece.quoted,
                links=links,
                tags=tags,
                task=task,
                id=identity,
                location=place(0),
            )
        )

    def _dated_piece(
        self,
        piece: Piece,
        text: str,
        identity: str,
        links: tuple[Link, ...],
        tags: tuple[str, ...],
        place: Callable[[int], Location],
    ) -> None:
        location = place(0)
        if piece.kind == "paragraph":
            if self._dated is not None:
                self._dated[2].append((piece, links, tags))
            return
        if leading_day(text) is None:
            message = f'the line begins with "{text.strip("[*_ ")[:10]}", which is no date'
            self.diagnostics.append(diagnose("bad-date", message, location, "write YYYY-MM-DD"))
            return
        if piece.kind == "heading":
            self._dated = (text, location, [(piece, links, tags)])
            return
        own = _own_links(text, links)
        if piece.kind == "row":
            line = self._row_line(piece, location, own, tags, identity)
        else:
            line = parse_log_line(text, location, id=identity, links=own, tags=tags)
        if line is not None:
            self.log.append(line)

    @staticmethod
    def _row_line(
        piece: Piece, location: Location, links: tuple[Link, ...], tags: tuple[str, ...], identity: str
    ) -> LogLine | None:
        first = parse_log_line(piece.cells[0], location, links=(), tags=()) if piece.cells else None
        if first is None:
            return None
        words = " ".join(part for part in (first.text, *piece.cells[1:]) if part)
        said, own_id = split_id(words)
        return make_log_line(
            day=first.day, time=first.time, text=said, id=own_id or identity, location=location, links=links, tags=tags
        )

    def _close_heading(self) -> None:
        if self._dated is None:
            return
        text, location, parts = self._dated
        self._dated = None
        links = tuple(link for _, found, _ in parts for link in found)
        tags = tuple(tag for _, _, found in parts for tag in found)
        line = heading_log_line(
            text, [piece.text for piece, _, _ in parts[1:]], location, _own_links(text, links), tags
        )
        if line is not None:
            self.log.append(line)


def _own_links(text: str, links: tuple[Link, ...]) -> tuple[Link, ...]:
    """The links after the date: without the one that is the date itself."""
    return links[1:] if links and text.lstrip("*_=").startswith("[[") else links


def _shift(source: str, text: str, begin: int) -> int:
    """How many characters of a source line stand before the line of inline text that begins at that offset."""
    end = text.find("\n", begin)
    line = (text[begin:] if end < 0 else text[begin:end]).rstrip()
    return max(source.rfind(line), 0) if line else 0


def _cell_column(source: str, text: str, offset: int) -> int:
    """The column of an offset in a row's joined cells: where the source holds what stands there."""
    found = source.find(text[offset : offset + 12].partition("|")[0].rstrip())
    return max(found, 0) + 1
