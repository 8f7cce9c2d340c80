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

    def __init__(self, path: str, body: str, first: int) -> None:
        """Of a body that begins on the note's line `first`."""
        self._path, self._body, self._first = path, body, first
        self._lines: list[str] | None = None

    def source(self, row: int) -> str:
        """The body's line of that number, counted from 0."""
        if self._lines is None:
            self._lines = self._body.split("\n")
        return self._lines[row] if row < len(self._lines) else ""

    def location(self, row: int, column: int) -> Location:
        """The place of a column (1-based) of that line."""
        return Location(path=self._path, line=self._first + row, column=column)


class Places:
    """From an offset in a piece's text to the place in the note; what was looked up of a line is kept: where its lines
    begin in the text, and by how many characters they are shifted in the note."""

    __slots__ = ("_begin", "_cells", "_lines", "_piece", "_shifts", "_starts")

    def __init__(self, piece: Piece, lines: Lines) -> None:
        """Of one piece of the lines."""
        self._piece, self._lines = piece, lines
        self._starts: list[int] = []
        self._shifts: dict[int, int] = {}
        self._cells: list[tuple[int, int]] = []
        self._begin: Location | None = None

    @property
    def begin(self) -> Location:
        """Where the piece begins."""
        if self._begin is None:
            self._begin = self(0)
        return self._begin

    def __call__(self, offset: int) -> Location:
        """Where the character at that offset of the text stands."""
        piece, lines, starts = self._piece, self._lines, self._starts
        row, text = piece.line - 1, piece.text
        if piece.cells:
            return lines.location(row, self._cell_column(lines.source(row), offset))
        if not starts:
            starts = self._starts = [0, *(one.end() for one in _NEWLINE.finditer(text))] if "\n" in text else [0]
            self._shifts[0] = _shift(lines.source(row), text, 0)
        down = bisect_right(starts, offset) - 1 if offset and len(starts) > 1 else 0
        if down not in self._shifts:
            self._shifts[down] = _shift(lines.source(row + down), text, starts[down])
        return lines.location(row + down, self._shifts[down] + offset - starts[down] + 1)

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
