"""CSV table: text with separators to rows that know their line, whatever the separator, the quotes and what stands
above the header; and values to CSV in which no cell is a formula."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from vaultkit.exchange.records import Fault, UnreadableError
from vaultkit.model.names import fold_key
from vaultkit.model.regex import regex
from vaultkit.syntax.inert import terminal_lines

LONGEST_CELL = 1_000_000
"""Characters of one cell; a longer one is a fault of its row."""
BETWEEN = " ::: "
"""What stands between several values of one cell."""

_SEPARATORS = ",;\t|"
_LOOKED_AT = 40
"""So many lines are looked at for the header."""
_DEFUSED = regex(r"'(?=[=+\-@\t\r])")
_FORMULA = regex(r"[=+\-@\t\r]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One record of a table: its cells by their folded heading, without blanks around them, and the line on which it
    begins."""

    cells: Mapping[str, str]
    line: int

    def get(self, *headings: str) -> str:
        """The first cell of these headings that holds anything, "" for none."""
        return next((cell for heading in headings if (cell := self.cells.get(fold_key(heading), ""))), "")

    def each(self, *headings: str) -> tuple[str, ...]:
        """The values of all these cells, several in one parted, each once."""
        found = (part.strip() for heading in headings for part in self.get(heading).split(BETWEEN.strip()))
        return tuple(dict.fromkeys(part for part in found if part))


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The headings as they are written, the rows, and what could not be read."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...] = ()


def read_table(text: str, name: str, *, wanted: Sequence[frozenset[str]] = ()) -> Table:
    """The table in a text; `wanted` are sets of folded headings, one of which the header holds: what stands above is no
    part of the table. Without any the first line that is not empty is the header.

    Raises UnreadableError when no line is the header."""
    lines = text.split("\n")
    hint, start = _told_separator(lines)
    separator, header = _header(lines, start, wanted, hint)
    found = _records(lines[header:], separator)
    _, headings = next(found)
    if isinstance(headings, str):
        raise UnreadableError(f"the header cannot be read: {headings}")
    keys = [fold_key(heading.strip()) for heading in headings]
    rows: list[Row] = []
    faults: list[Fault] = []
    for at, cells in found:
        line = header + at
        if isinstance(cells, str):
            faults.append(Fault(place=f"{name}:{line}", message=cells))
        elif any(cell.strip() for cell in cells):
            if len(cells) > len(keys) and any(cell.strip() for cell in cells[len(keys) :]):
                faults.append(Fault(place=f"{name}:{line}", message="the row has more cells than the header"))
                continue
            named: dict[str, str] = {}
            for key, cell in zip(keys, map(_plain, cells), strict=False):
                if key and (cell or key not in named):  # of two columns of one heading both count
                    named[key] = BETWEEN.join(filter(None, (named.get(key), cell)))
            rows.append(Row(cells=named, line=line))
    return Table(headings=tuple(heading.strip() for heading in headings), rows=tuple(rows), faults=tuple(faults))


def _plain(cell: str) -> str:
    return _DEFUSED.sub("", cell.strip().replace("\0", ""), count=1) if cell else ""


def _told_separator(lines: Sequence[str]) -> tuple[str, int]:
    """The separator that a first line `sep=;` names, and the line after it."""
    said = lines[0].strip(' "').casefold() if lines else ""
    return (said[4:5], 1) if said.startswith("sep=") and said[4:5] else ("", 0)


def _header(lines: Sequence[str], start: int, wanted: Sequence[frozenset[str]], told: str) -> tuple[str, int]:
    for number in range(start, min(len(lines), start + _LOOKED_AT)):
        line = lines[number]
        if not line.strip():
            continue
        tried = (told,) if told else sorted(_SEPARATORS, key=lambda one: -line.count(one))
        for separator in tried if wanted else tried[:1]:
            keys = {fold_key(cell.strip()) for cell in _cells_of(line, separator)}
            if not wanted or any(one <= keys for one in wanted):
                return separator, number
    if wanted:
        raise UnreadableError("no line holds the headings that are looked for", "Is it the file that the kind names?")
    raise UnreadableError("the file is empty")


def _cells_of(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return []


def _records(lines: Sequence[str], separator: str) -> Iterator[tuple[int, list[str] | str]]:
    """Each record with the number of its first line, from 1, or why it cannot be read.

    A quote that is open swallows what follows; where it is never closed, its record is the line alone, and what follows
    is read on its own."""
    csv.field_size_limit(LONGEST_CELL)
    whole = list(_parsed(lines, separator, 0))
    torn = whole[-1][0] if whole and isinstance(whole[-1][1], str) else 0
    while torn:
        yield from whole[:-1]
        yield whole[-1]
        rest = torn
        whole = list(_parsed(lines, separator, rest))
        torn = whole[-1][0] if whole and isinstance(whole[-1][1], str) else 0
    yield from whole


def _parsed(lines: Sequence[str], separator: str, before: int) -> Iterator[tuple[int, list[str] | str]]:
    """The records behind so many lines, up to the first that cannot be read, which comes last, with its reason."""
    reader = csv.reader((f"{lines[at]}\n" for at in range(before, len(lines))), delimiter=separator, strict=True)
    while True:
        begin = before + reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            yield begin, _reason(str(fault))
            return
        yield begin, cells


def _reason(fault: str) -> str:
    if "limit" in fault:
        return "a cell is longer than is read"
    return "a quote in the row is open, or stands where none may"


def write_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The table as CSV in UTF-8 with `\\n`; a cell that a spreadsheet would take for a formula begins with `'`."""
    written = _Written()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(headings)
    for row in rows:
        writer.writerow([defused(cell) for cell in row])
    return "".join(written.rows).encode("utf-8", "replace")


class _Written:
    """What takes the text of a writer of CSV."""

    def __init__(self) -> None:
        self.rows: list[str] = []

    def write(self, row: str) -> None:
        self.rows.append(row)


def defused(cell: str) -> str:
    """The cell on one line, without what steers a terminal, and with a `'` before what a spreadsheet would run;
    `read_table` takes it off again."""
    flat = " ".join(terminal_lines(cell).split("\n"))
    return f"'{flat}" if _FORMULA.match(flat) or _DEFUSED.match(flat) else flat
