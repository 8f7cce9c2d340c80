"""Places: from an offset in a piece's text to the line and column of the note where it stands."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from operator import itemgetter

from vaultkit.model.location import Location
from vaultkit.model.regex import regex
from vaultkit.syntax.pieces import CELL_BREAK, Piece

_NEWLINE = regex("\n")
_NEAR = 200


class Lines:
    """The lines of a body, which are split when one is first asked for, and where they stand in the note."""

    def __init__(self, path: str, body: str, first: int, rows: list[str] | None = None) -> None:
        """Of a body that begins on the note's line `first`; `rows` are its lines where they are known."""
        self.path, self.first = path, first
        self._body = body
        self._lines: list[str] = rows or []

    def hold_signs(self) -> bool:
        """Whether the body holds a sign that an id, a field, a Markdown link, code, math, HTML or an escape needs."""
        body = self._body
        if "^" in body or "`" in body or "\\" in body or "$" in body or "<" in body:
            return True
        return ("(" in body and "](" in body) or (":" in body and "::" in body)

    def source(self, row: int) -> str:
        """The body's line of that number, counted from 0."""
        lines = self._lines
        if not lines:
            lines = self._lines = self._body.split("\n")
        return lines[row] if row < len(lines) else ""

    def begin(self, text: str, number: int) -> Location:
        """Where a text of one line begins that stands on the body's line of that number, counted from 1."""
        column = _shift(self.source(number - 1), text, 0) + 1
        return Location(path=self.path, line=self.first + number - 1, column=column)


class Places:
    """From an offset in a piece's text to the place in the note; `begin` is that of the text. What was looked up of a
    line is kept: where its lines begin in the text, and by how many characters they are shifted in the note."""

    __slots__ = ("_cells", "_lines", "_piece", "_shifts", "_source", "_starts", "begin")

    def __init__(self, piece: Piece, lines: Lines) -> None:
        """Of one piece of the lines."""
        self._piece, self._lines = piece, lines
        self._source = source = lines.source(piece.line - 1)
        self._starts: list[int] | None = None
        self._cells: list[tuple[int, int]] | None = None
        column = self._cell_column(source, 0) if piece.cells else _shift(source, piece.text, 0) + 1
        self._shifts = [column - 1]
        self.begin = Location(path=lines.path, line=lines.first + piece.line - 1, column=column)

    @property
    def is_broken(self) -> bool:
        """Whether the text is no stretch of one line of the note."""
        return bool(self._piece.cells) or "\n" in self._piece.text

    def __call__(self, offset: int) -> Location:
        """Where the character at that offset of the text stands."""
        piece, lines = self._piece, self._lines
        line = lines.first + piece.line - 1
        if piece.cells:
            return Location(path=lines.path, line=line, column=self._cell_column(self._source, offset))
        if "\n" not in piece.text:
            return Location(path=lines.path, line=line, column=self._shifts[0] + offset + 1)
        if self._starts is None:
            self._starts = [0, *(found.end() for found in _NEWLINE.finditer(piece.text))]
        down = bisect_right(self._starts, offset) - 1
        while len(self._shifts) <= down:
            row = len(self._shifts)
            self._shifts.append(_shift(lines.source(piece.line - 1 + row), piece.text, self._starts[row]))
        column = self._shifts[down] + offset - self._starts[down] + 1
        return Location(path=lines.path, line=line + down, column=column)

    def _cell_column(self, source: str, offset: int) -> int:
        """The column of an offset in a row's joined cells: where the source holds what stands there, which is at most a
        few escaped bars behind the beginning of the cell."""
        if self._cells is None:
            self._cells = list(_cell_starts(source, self._piece.cells))
        begin, at = self._cells[bisect_right(self._cells, offset, key=itemgetter(0)) - 1]
        near = at + offset - begin
        word = self._piece.text[offset : offset + 12].partition("|")[0].rstrip()
        found = source.find(word, near, near + _NEAR)
        return max(found, 0) + 1

    def behind(self, start: int) -> Callable[[int], Location]:
        """The same for offsets that are counted from `start`."""
        return lambda offset: self(start + offset)


def _shift(source: str, text: str, begin: int) -> int:
    """How many characters of a source line stand before the line of inline text that begins at that offset."""
    end = text.find("\n", begin)
    line = (text[begin:] if end < 0 else text[begin:end]).rstrip()
    if not line:
        return 0
    if source.endswith(line):
        return len(source) - len(line)
    found = source.rfind(line)
    return found if found > 0 else 0


def _cell_starts(source: str, cells: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """For each cell of a row its offset in the joined cells and in the source."""
    begin = at = 0
    for cell in cells:
        found = source.find(cell[:12].partition("|")[0].rstrip(), at)
        at = found if found >= 0 else at
        yield begin, at
        begin += len(cell) + len(CELL_BREAK)
        at += len(cell)
