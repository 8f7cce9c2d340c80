"""Columns: rows of cells to lines of text: a table with a head, or names with what is said of each."""

from collections.abc import Sequence

import click

from vaultkit.cli.screen import cells, fitted, longest_word, padded, terminal_width

GAP = 3
"""So many blanks between two columns."""
_NARROW = 16
"""A column is not made narrower than this, as long as there is one that is wider."""


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows below their head, the cells of a column below each other; on a terminal too narrow for that cells are
    wrapped, and where even their words have no room each row is a line with a hanging indent. An empty column is left
    out."""
    used = [n for n in range(len(head)) if n == 0 or any(row[n] for row in rows)]
    titles = [head[n] for n in used]
    cut = [[row[n] for n in used] for row in rows]
    width = terminal_width()
    widths = [max(map(cells, column)) for column in zip(titles, *cut, strict=True)]
    if width is not None and _total(widths) > width:
        least = [max(map(longest_word, column)) for column in zip(titles, *cut, strict=True)]
        if _total(least) > width or len(titles) == 1:
            return [piece for row in cut for piece in fitted(" · ".join(filter(None, row)), width, hang=2)]
        widths = _narrowed(widths, least, width)
    lines = _line([click.style(title, dim=True) for title in titles], widths)
    return lines + [piece for row in cut for piece in _line(row, widths)]


def named(rows: Sequence[tuple[str, str]]) -> list[str]:
    """Rows of a name and what is said of it, the names in one column and the rest wrapped below itself; below the name
    where a terminal is too narrow for two columns."""
    width = terminal_width()
    room = max((cells(name) for name, _ in rows), default=0)
    hang = 2 + room + GAP
    if width is not None:
        longest = max((longest_word(text) for _, text in rows), default=0)
        if hang > width // 2 or hang + longest > width:
            return [piece for name, text in rows for piece in _stacked(name, text, width)]
    lines = (f"  {padded(name, room)}{' ' * GAP}{text}".rstrip() for name, text in rows)
    return [piece for line in lines for piece in fitted(line, width, hang=hang)]


def _stacked(name: str, text: str, width: int) -> list[str]:
    below = fitted(f"    {text}", width, hang=4) if text else []
    return [*fitted(f"  {name}", width), *below]


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + GAP * (len(widths) - 1)


def _narrowed(widths: Sequence[int], least: Sequence[int], width: int) -> list[int]:
    """Widths that fit: the widest column gives first, none below its longest word."""
    found = list(widths)
    while _total(found) > width:
        open_ones = [n for n in range(len(found)) if found[n] > least[n]]
        wide = [n for n in open_ones if found[n] > max(_NARROW, least[n])]
        widest = max(wide or open_ones, key=lambda n: (found[n], n))
        found[widest] -= 1
    return found


def _line(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    pieces = [fitted(cell, columns, hang=0) for cell, columns in zip(row, widths, strict=True)]
    height = max(map(len, pieces))
    lines = []
    for n in range(height):
        parts = [
            padded(piece[n] if n < len(piece) else "", columns) for piece, columns in zip(pieces, widths, strict=True)
        ]
        lines.append((" " * GAP).join(parts).rstrip())
    return lines
