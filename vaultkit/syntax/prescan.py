"""Prescan: a body to its pieces line by line, as far as each line says by itself what it is. From a line on that only a
block parser can place (code by indentation, HTML, quotes, tables, underlined headings), all up to the next heading is
the parser's. One law: what comes out is what the parser makes of the whole body."""

from msgspec import Struct

from vaultkit.model.note import BlockKind
from vaultkit.model.regex import regex
from vaultkit.syntax.pieces import Body, Piece, Raw, as_body, is_open_fence, without_indent
from vaultkit.syntax.row_begins import (
    COMMENT,
    COMMENT_END,
    DELIMITERS,
    FENCE,
    HEADING,
    MARKER,
    RULE,
    UNDERLINE,
    begins_block,
    closes_fence,
    is_hard,
    is_heading,
    is_html,
)

BLANKS = (
    "\t\n\x0b\x0c\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""What the parser takes off both ends of inline text."""

_SIGNS = frozenset("#-*+_`~<>|:=0123456789")
"""With what a line begins that may be anything else than text."""
_BLANK = frozenset(" \t")
_LEADS = _SIGNS | _BLANK
_PLAIN_ITEM = regex(r"- (?:[^\s#*+_`~<>|:=0-9-]|[0-9]{4}-[0-9])")
"""A line that is always an item of a list, and the most usual one: its text begins no other block."""
_MOST_LISTS = 40


class _Item(Struct, gc=False):
    """An open item of a list: the column of its content, and its piece once there is one."""

    column: int
    piece: Piece | None = None


class _HardLineError(Exception):
    """A line that only the block parser can place."""


def scan_body(text: str, rows: list[str] | None = None) -> Body:
    """The pieces of a body whose line ends are `\\n`; total over any text. `rows` are its lines where they are
    known."""
    scan = _Scan(text.split("\n") if rows is None else rows)
    scan.run()
    return as_body(text, scan.pieces, scan.raw, open_end=scan.open_end)


class _Scan:
    """Reads the rows one after the other; `_sure` is where no block was open at last, and how many pieces and
    how much else stood before it."""

    def __init__(self, rows: list[str]) -> None:
        self.pieces: list[Piece] = []
        self.raw: list[Raw] = []
        self.open_end = False
        self._rows = rows
        self._row = 0
        self._sure = (0, 0, 0)
        self._levels: list[tuple[int, str]] = []
        self._above: tuple[str, ...] = ()  # the headings above, and the innermost of them
        self._section = ""
        self._items: list[_Item] = []
        self._words: list[str] = []  # the rows of an open paragraph, and its first one
        self._first = 0
        self._empty = -1  # the row of a marker without content

    def run(self) -> None:
        """Reads all rows."""
        rows, pieces = self._rows, self.pieces
        count, row = len(rows), 0
        while row < count:
            line = rows[row]
            if not line:
                if self._words or self._empty >= 0:
                    self._row = row
                    self._take_empty()
                row += 1
                continue
            begin = line[0]
            if begin not in _LEADS and (self._words or not self._items):
                if not self._words and (row + 1 == count or not rows[row + 1]):
                    said, row = line.strip(BLANKS), row + 2
                    pieces.append(
                        Piece(kind="paragraph", text=said, line=row - 1, section=self._section, above=self._above)
                    )
                    continue
                self._row = row
                self._take_words(line)
                row += 1
                continue
            self._row = row
            if begin == "-" and _PLAIN_ITEM.match(line):
                self._take_plain_items(line)
                row = self._row
            elif begin == "#" and is_heading(said := line.lstrip("#"), level := len(line) - len(said)):
                if self._words:
                    self._end_words()
                self._items = []  # it stands in no block but one that is read as a whole
                self._sure = (row, len(pieces), len(self.raw))
                self._take_heading(level, said)
                row += 1
            else:
                self._take_other(line, begin)
                row = self._row
        self._end_words()

    def _take_other(self, line: str, begin: str) -> None:
        said = line.lstrip(" \t") if begin in _BLANK else line
        try:
            if said:
                self._take(said, line[: len(line) - len(said)])
            else:
                self._take_empty()
        except _HardLineError:
            self._hand_on()
        else:
            self._row += 1

    def _take_empty(self) -> None:
        if self._words:
            self._end_words()
        if self._empty == self._row - 1 >= 0 and self._items:
            self._items.pop()

    def _take_plain_items(self, line: str) -> None:
        """Begins an item with no more than text, which stands in no other one, and takes those right below it, each of
        which ends the one above."""
        if self._words:
            self._end_words()
        rows, row, pieces, above = self._rows, self._row, self.pieces, self._above
        last, section = len(rows) - 1, self._section
        while row < last and (below := rows[row + 1])[:2] == "- " and _PLAIN_ITEM.match(below):
            row += 1
            pieces.append(Piece(kind="item", text=line[2:].strip(BLANKS), line=row, section=section, above=above))
            line = below
        self._sure = (row, len(pieces), len(self.raw))
        self._items = [_Item(2)]
        self._words = [line[2:]]
        self._first = row
        self._row = row + 1

    def _take_words(self, line: str) -> None:
        if not self._words:
            if not self._items:
                self._sure = (self._row, len(self.pieces), len(self.raw))
            self._first = self._row
        self._words.append(line)

    def _take(self, said: str, lead: str) -> None:
        indent = len(lead.expandtabs(4)) if "\t" in lead else len(lead)
        if self._words:
            if not self._ends_words(said, indent):
                self._words.append(lead + said)
                return
            self._end_words()
        while self._items and indent < self._items[-1].column:
            self._items.pop()
        column = self._items[-1].column if self._items else 0
        if not self._items:
            self._sure = (self._row, len(self.pieces), len(self.raw))
        if indent - column > 3:
            raise _HardLineError
        self._begin(said, lead, indent)

    def _ends_words(self, said: str, indent: int) -> bool:
        """Whether the row ends the open paragraph."""
        column = self._items[-1].column if self._items else 0
        sign = said[0]
        if sign not in _SIGNS or indent - column > 3:
            return False
        if sign in ">|:<=`~":
            if said.startswith(COMMENT):
                return True
            if sign == ">" or (sign == "<" and is_html(said)) or (sign in "|:" and DELIMITERS.match(said)):
                raise _HardLineError
            if sign == "=" and UNDERLINE.match(said) and indent >= column:
                raise _HardLineError
            return sign in "`~" and FENCE.match(said) is not None
        if sign == "#":
            return HEADING.match(said) is not None
        if RULE.match(said):
            if indent >= column and UNDERLINE.match(said):
                raise _HardLineError
            return True
        marker = MARKER.match(said)
        if indent < column:
            if sign == "-" and DELIMITERS.match(said) and len(said.rstrip(" \t")) > 1:
                raise _HardLineError
            outer = self._items[-2].column if len(self._items) > 1 else 0
            return marker is not None and indent - outer < 4
        if sign == "-" and (UNDERLINE.match(said) or DELIMITERS.match(said)):
            raise _HardLineError
        if marker is None or (marker[1] and marker[1].lstrip("0") != "1"):
            return False
        return bool(said[marker.end() :].strip(" \t"))

    def _begin(self, said: str, lead: str, indent: int) -> None:
        """Begins a block with the row, which stands in the innermost open item, if there is one."""
        sign = said[0]
        if sign not in _SIGNS:
            self._take_words(lead + said)
        elif sign == "#" and (heading := HEADING.match(said)):
            self._take_heading(len(heading[1]), said[heading.end(1) :])
        elif sign in "`~" and (fence := FENCE.match(said)):
            self._take_fence(fence[1] or fence[2])
        elif said.startswith(COMMENT):
            self._take_comment(said)
        elif sign in "-*_" and RULE.match(said):
            pass
        elif marker := MARKER.match(said):
            self._take_item(said, marker.end(), indent)
        elif is_hard(said):
            raise _HardLineError
        else:
            self._take_words(lead + said)

    def _take_heading(self, level: int, said: str) -> None:
        """Takes a heading of that level; `said` is what stands behind its signs."""
        if self._items:
            raise _HardLineError
        text = said.strip(BLANKS)
        if text[-1:] == "#":
            rest = said.rstrip(" \t")
            cut = rest.rstrip("#")
            text = (cut if cut and cut[-1] in " \t" else rest).strip(BLANKS)
        levels, above = self._levels, self._above
        while levels and levels[-1][0] >= level:
            levels.pop()
            above = above[:-1]
        section = above[-1] if above else ""
        self.pieces.append(
            Piece(kind="heading", text=text, line=self._row + 1, section=section, above=above, level=level)
        )
        levels.append((level, text))
        self._above, self._section = (*above, text), text

    def _take_fence(self, mark: str) -> None:
        """Passes over the rows of a fence; its last one is the row that was taken."""
        if self._items:
            raise _HardLineError
        rows, first = self._rows, self._row
        end = len(rows) - (not rows[-1].strip(" \t"))
        for row in range(first + 1, end):
            if mark in rows[row] and closes_fence(rows[row], mark):
                self.raw.append(Raw(first=first, end=row + 1))
                self._row = row
                return
        self.raw.append(Raw(first=first, end=end))
        self.open_end = is_open_fence(mark, rows, first, end)
        self._row = len(rows)

    def _take_comment(self, said: str) -> None:
        """Passes over the rows of a comment; its last one is the row that was taken."""
        rows, first = self._rows, self._row
        if COMMENT_END in said:
            self.raw.append(Raw(first=first, end=first + 1, kind="in a comment"))
            return
        if self._items:
            raise _HardLineError
        end = len(rows) - (not rows[-1].strip(" \t"))
        last = next((row for row in range(first + 1, end) if COMMENT_END in rows[row]), end)
        self.open_end = last == end
        self._row = min(last, end - 1)
        self.raw.append(Raw(first=first, end=self._row + 1, kind="in a comment"))

    def _take_item(self, said: str, end: int, indent: int) -> None:
        """Begins an item with the marker that ends at `end`."""
        content = said[end:].lstrip(" \t")
        start = indent + end
        blanks = said[end : len(said) - len(content)]
        width = len((" " * start + blanks).expandtabs(4)) - start if content else 1
        if width > 4 or len(self._items) >= _MOST_LISTS:
            raise _HardLineError
        if content and content[0] in _SIGNS and begins_block(content):
            raise _HardLineError
        self._items.append(_Item(start + width))
        if content:
            self._first = self._row
            self._words.append(content)
        else:
            self._empty = self._row

    def _end_words(self) -> None:
        """Makes a piece of the open paragraph."""
        words = self._words
        if not words:
            return
        self._words = []
        items, text = self._items, words[0]
        if len(words) == len(items) == 1 and items[0].piece is None:  # as most items are
            items[0].piece = self._add("item", text, self._first)
            return
        if len(words) > 1:
            column = items[-1].column if items else 0
            text = "\n".join([text, *(without_indent(line, column) for line in words[1:])] if column else words)
        if not items:
            self._add("paragraph", text, self._first)
            return
        text, section, above = text.strip(BLANKS), self._section, self._above
        item, depth = items[-1], len(items) - 1
        parent = item.piece
        kind: BlockKind = "item" if parent is None else "paragraph"
        if parent is None and depth:
            parent = next((one.piece for one in reversed(items) if one.piece is not None), None)
        piece = Piece(
            kind=kind, text=text, line=self._first + 1, section=section, above=above, depth=depth, parent=parent
        )
        if item.piece is None:
            item.piece = piece
        self.pieces.append(piece)

    def _add(self, kind: BlockKind, text: str, row: int) -> Piece:
        """Adds the piece of that text, which stands in no item and begins in that row."""
        said, section, above = text.strip(BLANKS), self._section, self._above
        piece = Piece(kind=kind, text=said, line=row + 1, section=section, above=above)
        self.pieces.append(piece)
        return piece

    def _hand_on(self) -> None:
        """Leaves to the parser what begins where no block was open, up to the next heading that nothing can hold open,
        else to the end."""
        from vaultkit.syntax.markdown import parse_part  # most vaults have few such lines

        rows, (first, pieces, raw) = self._rows, self._sure
        end = next((row for row in range(self._row + 1, len(rows)) if HEADING.match(rows[row])), len(rows))
        part = parse_part("\n".join(rows[first:end]) + "\n" * (end < len(rows)), first, self._levels)
        if end < len(rows) and part.may_go_on:
            end = len(rows)
            part = parse_part("\n".join(rows[first:]), first, self._levels)
        self.pieces[pieces:] = part.pieces
        self.raw[raw:] = part.raw
        self.open_end = part.open_end and end == len(rows)
        self._levels = part.above
        self._above = tuple(title for _, title in self._levels)
        self._section = self._above[-1] if self._above else ""
        self._items, self._words = [], []
        self._row, self._empty = end, -1
