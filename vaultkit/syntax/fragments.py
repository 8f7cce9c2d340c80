"""Fragments: a note's body to the lines on which no more than a piece of a line of vaultkit's stands, and to the body
as it reads without these pieces.

An editor that saves in place while a line is appended can cover the head of it, and what is left then stands below, or
right behind, what the user wrote. So an id proves nothing by itself: it counts at the end of a whole line."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from vaultkit.model.location import Location
from vaultkit.model.note import Fragment
from vaultkit.model.regex import regex
from vaultkit.syntax.logline import leading_day

LOG_HEADING = "## Log"

_ID = regex(r"[^#]?\^(vk-[a-z0-9]{8})")
_OTHER_ID = regex(r".*?[ \t]\^vk-[a-z0-9]{8}(?!\Z)")
_LONGEST_ID = len("?^vk-k3f9q2mz")
_ITEM = regex(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?P<box>\[[^\n]\ufe0f?\](?:[ \t]+|\Z))?")
_MARKUP = regex(r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)])(?:[ \t]|\Z)|[>|#`~<]|\$\$|%%)")
_HEADING_ENDS = ("Log", "og", "g")
_SHORTEST_TAIL = 3
_APART = 7


class _Line(Struct, frozen=True, kw_only=True):
    """A line that ends in an id of vaultkit's: `day` is the one with which a list item begins, `is_task` says that the
    item has a box, `behind` is what stands behind another such id on the line."""

    number: int
    text: str
    id: str
    day: date | None = None
    is_task: bool = False
    behind: str = ""

    @property
    def is_apart(self) -> bool:
        """Whether a space stands before the id."""
        return self.text[-_LONGEST_ID:][:1] in {" ", "\t"}

    @property
    def looks_whole(self) -> bool:
        return self.day is not None or self.is_task

    @property
    def sure_day(self) -> date:
        return self.day or date.min


def find_fragments(path: str, body: str, first: int) -> tuple[str, tuple[Fragment, ...]]:
    """The body without pieces of vaultkit's lines, every other line where it was, and the lines on which these stand;
    `first` is the note's line on which the body begins."""
    if "^" not in body or "^vk-" not in body:
        return body, ()
    rows = body.split("\n")
    lines = {number: line for number, row in enumerate(rows) if (line := _line(number, row))}
    torn = {line.number: (line.id, piece) for line, piece in _torn_lines(rows, lines)}
    torn |= {number: (id, piece) for number, id, piece in _torn_above(rows, lines) if number not in torn}
    found = []
    for number, (id, piece) in sorted(torn.items()):
        text = rows[number].strip()
        column = rows[number].rfind(piece or f"^{id}") + 1
        where = Location(path=path, line=first + number, column=column)
        found.append(Fragment(text=text, id=id, piece=piece, location=where))
        is_all = not piece and not _MARKUP.match(rows[number])
        rows[number] = "" if is_all else rows[number][: column - 1].rstrip()
    return "\n".join(rows), tuple(found)


def piece_of(text: str, whole: str, *, days: int) -> str:
    """What a text has at its end of a whole line, "" where it is another line with that id: `days` says by how many the
    whole line is newer.

    Cut it is where only a part of a word is left; and, a week and more before the whole line, where any word of that
    one stands behind other words than its own."""
    piece = common_end(text, whole)
    if not piece or text == whole or days <= 0:
        return ""
    is_cut = text[: -len(piece)][-1:].isalnum() or whole[: -len(piece)][-1:].isalnum()
    if is_cut and piece[0].isalnum():
        return piece
    said = piece.rpartition("^vk-")[0]
    return piece.strip() if days >= _APART and any(map(str.isalnum, said)) else ""


def step_piece(text: str, whole: str) -> str:
    """What a task, or another item, has at its end of the task of a next step; "" where it is that task, edited: it
    begins with the same word."""
    one, own = _said(text.strip()), _said(whole.strip())
    return "" if one.partition(" ")[0] == own.partition(" ")[0] else piece_of(one, own, days=_APART)


def _said(item: str) -> str:
    """A line without its list marker and box."""
    marker = _ITEM.match(item)
    return item[marker.end() :] if marker else item


def tail_of(row: str, whole: str, *, goes_on: bool) -> str:
    """What a line has at its end of a whole one of which a save left less than the id: three letters of that and more,
    two where a digit stands right behind a letter as in no word, or, where the line only `goes_on` with a text above,
    all that it holds; "" for nothing."""
    if goes_on and whole.endswith(row.strip()):
        return row.strip()
    id = whole.rpartition("^")[2]
    tails = (id[at:] for at in range(len(id) - _SHORTEST_TAIL + 1))
    found = next((tail for tail in tails if row.endswith(tail)), "")
    is_odd = row.endswith(id[-2:]) and id[-2:-1].isdigit() and row[:-2][-1:].isalpha()
    return found or (id[-2:] if is_odd else "")


def common_end(one: str, other: str) -> str:
    """What both texts end in."""
    pairs = zip(reversed(one), reversed(other), strict=False)
    length = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return one[len(one) - length :]


def _line(number: int, row: str) -> _Line | None:
    text = row.strip()
    id = _ID.fullmatch(text[-_LONGEST_ID:])
    if id is None:
        return None
    if other := _OTHER_ID.match(text):
        return _Line(number=number, text=text, id=id[1], behind=text[other.end() :].strip())
    line, item = _Line(number=number, text=text, id=id[1]), _ITEM.match(row)
    if item is None or not line.is_apart:
        return line
    is_task = item["box"] is not None
    return replace(line, day=None if is_task else leading_day(row[item.end() :]), is_task=is_task)


def _torn_lines(rows: list[str], lines: Mapping[int, _Line]) -> Iterator[tuple[_Line, str]]:
    """The lines that end in an id and are not the whole line of it, with what of them is known to be vaultkit's.

    What looks whole is so, unless a newer line has the same id and the end of this one is a cut piece of that."""
    newest: dict[str, _Line] = {}
    for line in lines.values():
        if line.day is not None and (line.id not in newest or newest[line.id].sure_day < line.day):
            newest[line.id] = line
    tasks = {line.id: line for line in lines.values() if line.is_task}
    for line in lines.values():
        whole = newest.get(line.id)
        task = tasks.get(line.id)
        if task is not None and task.number > line.number and (piece := step_piece(line.text, task.text)):
            yield line, piece
            continue
        if line.behind:
            yield line, line.behind
        elif line.looks_whole:
            if whole is not None and (piece := _piece_of_older(line, whole)):
                yield line, piece
        elif whole is not None:
            yield line, common_end(line.text, whole.text).strip()
        elif not line.is_apart or not _continues(rows, line.number):
            yield line, ""


def _piece_of_older(line: _Line, whole: _Line) -> str:
    return piece_of(line.text, whole.text, days=(whole.sure_day - line.sure_day).days)


def _continues(rows: list[str], number: int) -> bool:
    """Whether a line that ends in an id belongs, by its indentation, to a list item that could be a line of vaultkit's
    and has no id before."""
    narrowest = _width(rows[number])
    if _MARKUP.match(rows[number]):
        return False
    for above in range(number - 1, -1, -1):
        row = rows[above]
        if not row.strip() or _line(above, row):
            return False
        if item := _ITEM.match(row):
            is_ours = item["box"] is not None or leading_day(row[item.end() :]) is not None
            return is_ours and narrowest >= _width(row) + 2
        narrowest = min(narrowest, _width(row))
    return False


def _torn_above(rows: list[str], lines: Mapping[int, _Line]) -> Iterator[tuple[int, str, str]]:
    """The lines right above whole ones that end in what a save left of one of these, or of the heading above them: its
    number, the id of the whole line, and the piece."""
    below: list[_Line] = []
    gap, is_headed = 0, False
    for number in range(len(rows) - 1, -1, -1):
        row = rows[number].rstrip()
        line = lines.get(number)
        if line is not None and line.looks_whole:
            below.append(line)
            gap, is_headed = 0, False
        elif below and not row:
            gap += 1
        elif below and row.strip() == LOG_HEADING:
            is_headed = True
        elif below:
            if line is None and (found := _left_of(row, below)):
                yield number, *found
            elif line is None and gap == 1 and not is_headed and (piece := _left_of_heading(rows, number)):
                yield number, below[-1].id, piece
            below = []


def _left_of(row: str, below: list[_Line]) -> tuple[str, str] | None:
    pieces = ((line.id, tail_of(row, line.text, goes_on=True)) for line in below)
    return next(((id, piece) for id, piece in pieces if piece), None)


def _left_of_heading(rows: list[str], number: int) -> str:
    """What the line has at its end of `## Log`: all of it behind a word, or a part that goes on with a text above."""
    text = rows[number].strip()
    if text.endswith(LOG_HEADING) and text.removesuffix(LOG_HEADING)[-1:].strip(" \t#"):
        return LOG_HEADING
    goes_on = number > 0 and rows[number - 1].strip() != ""
    return text if goes_on and text in _HEADING_ENDS and _width(rows[number]) < 2 else ""


def _width(row: str) -> int:
    expanded = row.expandtabs(4)
    return len(expanded) - len(expanded.lstrip(" "))
