"""Blocks: the pieces of a body to blocks, fields, tags and log lines, each with its real line and column."""

from msgspec import Struct
from msgspec.structs import replace

from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.location import Location
from vaultkit.model.note import Block, Field, Heading, Link, LogLine, Tag, Task
from vaultkit.model.regex import regex
from vaultkit.syntax.dates import A_MONTH
from vaultkit.syntax.fields import find_fields
from vaultkit.syntax.kept_pieces import KeptPieces
from vaultkit.syntax.logged_pieces import own_links, paragraph_lines, row_line
from vaultkit.syntax.logline import (
    begins_with_day,
    dated_text,
    heading_log_line,
    parse_log_line,
    split_id,
    usual_log_line,
)
from vaultkit.syntax.masking import mask
from vaultkit.syntax.numbers import holds_digit
from vaultkit.syntax.pieces import Body, Piece, carries, is_usual, may_hold_day
from vaultkit.syntax.places import Lines, Places
from vaultkit.syntax.tags import find_tags
from vaultkit.syntax.wikilink import is_bare, links_at, links_on_line, without_links
from vaultkit.syntax.written_days import may_begin_with_day, may_name_day

_YEAR = regex(r"\d\d{3}")
_MONTH_AND_YEAR = regex(r"[^\W\d_]{3,15}\.?\s+\d{4}(?!\d)")
_ENGLISH_MONTH = regex(rf"(?ai:{A_MONTH})\b")
_NUMBERED = regex(r"(?P<bullet>[-*+][ \t]+)?(?P<day>\d{1,2})\.[ \t]+$")


_OF_WORDS = frozenset({"paragraph", "item", "quote"})
"""The kinds of pieces that may carry nothing: a heading ends what stands above it, and a row belongs to its table."""


class _Said(Struct, kw_only=True, gc=False):
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
    place: Places


class BodyReader:
    """Collects what the pieces of one body say; `first` is the note's line on which the body begins."""

    def __init__(self, path: str, body: str, first: int, rows: list[str] | None = None) -> None:
        """Begin with nothing read; `rows` are the body's lines where they are known."""
        self.blocks: list[Block] = []
        self.fields: list[Field] = []
        self.tags: list[Tag] = []
        self.log: list[LogLine] = []
        self.diagnostics: list[Diagnostic] = []
        self._lines, self._rows = Lines(path, body, first, rows), rows or []
        self._numbers: dict[int, int] = {}
        self._kept = KeptPieces()
        self._entry: list[_Said] = []  # a dated heading that is not closed yet, and the pieces below it
        self.headings: list[Heading] = []
        self._head: tuple[str, ...] = ()  # the first row of the last table, its line, and that of the last row
        self._head_line = self._row = 0
        self.is_odd = True
        """Whether signs stand in the body that are rare (`Lines.hold_signs`)."""
        self._above: list[tuple[int, int | None]] = []  # the headings that stand above, by level

    def read(self, body: Body) -> None:
        """Take every piece of the body, in order."""
        hidden, take_usual = body.hidden, self._take_usual
        self.is_odd = self._lines.hold_signs()
        for piece in body.pieces:
            if hidden and piece.line in hidden:
                self._take(piece, hidden=True)
            elif self._entry or not take_usual(piece):
                self._take(piece, hidden=False)
        self._close_entry()

    def _take_usual(self, piece: Piece) -> bool:
        """Takes a piece with no more than wikilinks, a box, and a day at the beginning of an item of one line: what
        stands in most. Whether it was one; all that is said of the others holds of these, too."""
        kind, text = piece.kind, piece.text
        if kind == "heading":
            if piece.quoted or piece.parent or carries(text) or self._kept.in_section(piece):
                return False
            self._stand_below(piece.level)
            return True
        if kind == "row":
            return False
        is_item, is_linked, is_long = kind == "item", "[" in text, "\n" in text
        if not (is_linked or ":" in text or self._says(piece)):
            return True
        if "#" in text or piece.quoted or (self.is_odd and not is_usual(text.replace("\n", " ") if is_long else text)):
            return False
        number, rows, lines = piece.line, self._rows, self._lines
        source = rows[number - 1] if number <= len(rows) else ""
        if source is text:
            begin = Location(path=lines.path, line=lines.first + number - 1)
        elif text and source.endswith(text) and not text.isspace():
            begin = Location(path=lines.path, line=lines.first + number - 1, column=len(source) - len(text) + 1)
        else:
            begin = lines.begin(text, number)
        links = () if not is_linked else self._links_below(text, number) if is_long else links_on_line(text, begin)
        task: Task | None = None
        if is_item and is_linked and text[0] == "[" and (is_long or text[1:2] != "[") and (boxed := _boxed(text)):
            task, text = boxed
        elif is_item and not is_long and (line := usual_log_line(text, begin, links, piece.above)) is not None:
            self.log.append(line)
        elif (is_item or is_long or may_begin_with_day(text)) and self._may_be_logged(piece, text):
            return False
        elif not (links or self._may_matter(piece, text)):
            return True
        if is_item:
            self._numbers[number] = len(self.blocks)
        parent, above = piece.parent, self._above
        self.blocks.append(
            Block(
                kind=kind,
                text=text,
                section=piece.section,
                above=piece.above,
                depth=piece.depth,
                parent=self._numbers.get(parent.line) if parent is not None else None,
                heading=above[-1][1] if above else None,
                links=links,
                task=task,
                location=begin,
            )
        )
        return True

    def _may_be_logged(self, piece: Piece, text: str) -> bool:
        """Whether a piece, or a line of a paragraph, begins with a day, or an item with what looks like one."""
        if (may_begin_with_day(text) and self._dated(piece, text, "")) or (
            piece.kind == "item" and begins_with_day(text)
        ):
            return True
        return piece.kind == "paragraph" and "\n" in text and any(map(_is_dated, text.split("\n")))

    def _links_below(self, text: str, number: int) -> tuple[Link, ...]:
        """The links of a text of several lines that begins on the body's line of that number."""
        found: list[Link] = []
        for row, line in enumerate(text.split("\n"), number):
            if "[" in line:
                found += links_on_line(line, self._lines.begin(line, row))
        return tuple(found)

    def _take(self, piece: Piece, *, hidden: bool) -> None:
        is_heading = piece.kind == "heading" and not piece.quoted
        if is_heading:
            if not self._says(piece):
                self._close_entry()
                self._stand_below(piece.level)
                return
        elif not self._entry and piece.kind in _OF_WORDS and not self._says(piece):
            return
        said = self._understood(piece, hidden)
        if is_heading:
            self._close_entry()
        if piece.level:
            self._stand_below(piece.level, said)
        if not piece.quoted and said.task is None:
            self._take_for_log(said)
        if said.links or said.tags or said.task or said.id or said.dated or self._may_matter(piece, said.text):
            self._keep_said(said)

    def _says(self, piece: Piece) -> bool:
        """Whether anything of a piece may be kept."""
        return carries(piece.text) or self._kept.holds(piece)

    def _stand_below(self, level: int, said: _Said | None = None) -> None:
        """From here on everything stands below this heading, and below those above it that have a higher level; nothing
        for the level 0. One that is not `said` holds no digit."""
        if not level:
            return
        above = self._above
        while above and above[-1][0] >= level:
            above.pop()
        over = above[-1][1] if above else None
        if said and holds_digit(said.text):
            self.headings.append(Heading(text=said.text, links=said.links, over=over, location=said.place.begin))
            over = len(self.headings) - 1
        above.append((level, over))

    def _understood(self, piece: Piece, hidden: bool) -> _Said:
        text, place = piece.text, Places(piece, self._lines)
        box = None
        if text[:1] == "[" and piece.kind == "item" and not hidden:
            from vaultkit.syntax.tasks import parse_task, split_box  # a line of a log has no box

            box = split_box(text)
        said, identity = box[1] if box else text, ""
        if "^" in said:
            said, identity = split_id(said)
        task = parse_task(box[0], said) if box else None
        links: tuple[Link, ...] = ()
        tags: tuple[str, ...] = ()
        if "[[" in text or "](" in text or "#" in text or "::" in text:
            links, tags = self._inline(text, place, is_task=task is not None)
        return _Said(
            piece=piece,
            text=said,
            id=identity,
            is_spread=identity != "" and split_id(text.partition("\n")[0])[1] != identity,
            task=task,
            links=links,
            tags=tags,
            hidden=hidden,
            dated=self._dated(piece, said, identity),
            place=place,
        )

    def _dated(self, piece: Piece, said: str, id: str) -> str:
        """The text with its date in front. In `- 1. Oktober 2026` the day reads as the number of a list's item."""
        if piece.kind == "heading":
            return dated_text(said, id, heading=True) if may_name_day(said) else ""
        if not may_begin_with_day(said):
            return ""
        begins = said[:1].isdecimal()
        if piece.kind == "item" and not begins and _MONTH_AND_YEAR.match(said):
            number = _NUMBERED.search(self._lines.source(piece.line - 1).partition(said.partition("\n")[0])[0])
            if number and (number["bullet"] or not _ENGLISH_MONTH.match(said)):
                return dated_text(f"{number['day']}. {said}", id)
        return dated_text(said, id)

    def _inline(self, text: str, place: Places, *, is_task: bool) -> tuple[tuple[Link, ...], tuple[str, ...]]:
        """The links and the names of the tags in the text; tags and fields are collected."""
        masked = mask(text)
        links: tuple[Link, ...] = ()
        if "[[" in masked or "](" in masked:
            is_plain = masked is text and not place.is_broken and is_bare(text)
            links = links_on_line(text, place.begin) if is_plain else links_at(text, masked, place)
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

    def _may_matter(self, piece: Piece, text: str) -> bool:
        """Whether a piece in which nothing stands is kept, for where it stands or for what may be a day."""
        return self._kept.holds(piece) or may_hold_day(text)

    def _keep_said(self, said: _Said) -> None:
        piece = said.piece
        kind = "paragraph" if said.hidden and piece.kind == "item" else piece.kind
        if piece.kind == "item":
            self._numbers[piece.line] = len(self.blocks)
        parent, above = piece.parent, self._above
        self.blocks.append(
            Block(
                kind=kind,
                text=said.text,
                section=piece.section,
                above=piece.above,
                depth=piece.depth,
                parent=self._numbers.get(parent.line) if parent is not None else None,
                quoted=piece.quoted,
                heading=above[-1][1] if above else None,
                links=said.links,
                tags=said.tags,
                task=said.task,
                id=said.id,
                location=said.place.begin,
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
            self.diagnostics.append(diagnose("bad-date", message, said.place.begin, "write YYYY-MM-DD"))

    def _take_lines(self, said: _Said) -> bool:
        text, spread, above = said.text, said.is_spread, said.piece.above
        before = len(self.log)
        if said.piece.kind == "row":
            head = self._table_head(said.piece)
            line = row_line(said.piece.cells, head, said.id, said.place.begin, said.links, said.tags)
            self.log += [replace(line, spread=spread, above=above)] if line else []
        elif said.piece.kind == "paragraph":
            if said.dated or ("\n" in text and ("[[" in text or _YEAR.search(text))):
                self.log += paragraph_lines(text, said.id, said.place, said.links, spread=spread, above=above)
        elif said.dated:
            links, at = own_links(text, said.links) if said.links else (), said.place.begin
            line = parse_log_line(said.dated, at, id=said.id, links=links, tags=said.tags, spread=spread, above=above)
            self.log += [line] if line else []
        return len(self.log) > before

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
        line = heading_log_line(heading.dated, texts, heading.place.begin, own, tags)
        if line is not None:
            self.log.append(replace(line, above=heading.piece.above))


def _boxed(text: str) -> tuple[Task, str] | None:
    from vaultkit.syntax.tasks import boxed_task  # a line of a log has no box

    return boxed_task(text)


def _is_dated(line: str) -> bool:
    """Whether a line of a paragraph begins with a day."""
    return may_begin_with_day(line) and dated_text(line) != ""
