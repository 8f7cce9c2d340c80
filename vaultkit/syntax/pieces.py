"""Pieces: what a body is made of, as whoever reads its blocks hands it on: inline text with its lines, its nesting and
the heading above it."""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import chain

from msgspec import Struct, field

from vaultkit.model.note import BlockKind
from vaultkit.model.regex import regex
from vaultkit.syntax.numbers import holds_digit
from vaultkit.syntax.wikilink import is_bare

CELL_BREAK = " | "
"""Stands between the cells of a row in its text."""

_SIGN, _ASCII_SIGN = regex(r"[\[:#^：\d]"), regex(r"[\[:#^0-9]")
_LABELLED_DAY = regex(r"^[^\w\n]*[^\W\d_][^:：|\n]{0,30}(?:[:：]|[ ]\|)[^\n]{0,40}\d{2}", re.MULTILINE)
"""A line such as `Date: 2026-10-01`, of which an event may take its day."""
_LIKE_A_DAY = regex(r"[^\w\n]{0,6}(?:\d{6,8}(?!\d)|\d{1,4}([-/._])\d{1,2}\1\d{1,4})")
"""What a vault's own format may make a day of."""
_LONG = 100
"""From so many letters on a look for each sign takes less time than a pattern does."""


class Piece(Struct, kw_only=True, gc=False):
    """One piece of inline text: `line` is its first line (1-based in the body), `section` the heading above it,
    `above` all that are, the outermost first, `parent` the item that encloses it, `cells` the cells of a table row,
    `level` that of a heading which ends what stands above it (0 for all else)."""

    kind: BlockKind
    text: str
    line: int
    section: str = ""
    above: tuple[str, ...] = ()
    depth: int = 0
    parent: "Piece | None" = None
    quoted: bool = False
    cells: tuple[str, ...] = ()
    level: int = 0


class Body(Struct, kw_only=True, gc=False):
    """A body's pieces in written order; `open_end` says that it ends inside a fence, a comment or raw HTML.

    `hidden` holds the lines (1-based) that stand in a `%%` comment over several lines, `raw` the first and last lines
    of what gives no pieces, with what it is: code, a comment, or HTML."""

    pieces: list[Piece] = field(default_factory=list)
    open_end: bool = False
    hidden: frozenset[int] = frozenset()
    raw: tuple[tuple[int, int, str], ...] = ()


class Raw(Struct, kw_only=True, gc=False):
    """Lines that give no pieces (the first and the last one, 0-based, and `end` behind it): what they are, and whether
    it is an element of HTML, which only an empty line ends."""

    first: int
    end: int
    kind: str = "in code"
    is_element: bool = False


def as_body(text: str, pieces: list[Piece], raw: list[Raw], *, open_end: bool) -> Body:
    """The body of that text; `open_end` says that it ends inside a fence or raw HTML."""
    hidden: frozenset[int] = frozenset()
    open_comment = False
    if ("%" in text and "%%" in text) or ("$" in text and "$$" in text):
        hidden, open_comment = _comments(text.split("\n"), raw)
    spans = tuple([(one.first + 1, one.end, one.kind) for one in raw]) if raw else ()
    return Body(pieces=pieces, open_end=open_comment or open_end, hidden=hidden, raw=spans)


def is_open_fence(mark: str, lines: Sequence[str], begin: int, end: int) -> bool:
    """Whether the fence that the mark begins is not closed on the last of its lines."""
    closer = lines[end - 1].strip() if end - 1 > begin and end <= len(lines) else ""
    return not (len(closer) >= len(mark) and set(closer) == {mark[0]})


def _comments(lines: list[str], raw_lines: Iterable[Raw]) -> tuple[frozenset[int], bool]:
    """The lines inside `%%` comments that a line opens and a later one closes, and whether one (or `$$`) stays open."""
    raw: set[int] = set()
    for one in raw_lines:
        # An element of HTML ends at an empty line only, but the line that closes a comment around it closes it.
        raw.update(row for row in range(one.first, one.end) if not (one.is_element and lines[row].strip() == "%%"))
    rows = [(number, line) for number, line in enumerate(lines) if number not in raw]
    comments = _spans(rows, "%%")
    inside = {number for span in comments for number in range(span.first + 1, (span.last or len(lines)) + 1)}
    math = _spans(rows, "$$", never_from=inside)
    hidden = (range(span.first + 1, span.last + 2) for span in comments if span.last is not None)
    return frozenset(chain(*hidden)), any(span.last is None for span in (*comments, *math))


class _Span(Struct, frozen=True):
    """The lines (0-based) from the one that a mark opens to the one that closes it (None: it stays open)."""

    first: int
    last: int | None


def _spans(rows: Iterable[tuple[int, str]], mark: str, never_from: Collection[int] = ()) -> list[_Span]:
    """What the mark encloses over several lines: a line that begins with it opens, the next one that holds it an odd
    number of times closes; `never_from` are lines on which nothing opens."""
    found: list[_Span] = []
    start: int | None = None
    for number, line in rows:
        if line.count(mark) % 2 == 0:
            continue
        if start is not None:
            found.append(_Span(start, number))
            start = None
        elif line.lstrip(" >\t").startswith(mark) and number not in never_from:
            start = number
    return found if start is None else [*found, _Span(start, None)]


def without_indent(line: str, column: int) -> str:
    """A row without the blanks up to that column; of a tab that goes further, the rest as blanks."""
    at = width = 0
    while width < column and at < len(line) and line[at] in " \t":
        width += 4 - width % 4 if line[at] == "\t" else 1
        at += 1
    return " " * (width - column) + line[at:] if width > column else line[at:]


def is_usual(text: str) -> bool:
    """Whether in a piece's text of one line wikilinks alone can stand: no id, field, Markdown link, code, math, HTML or
    escape."""
    return not ("^" in text or (":" in text and "::" in text)) and is_bare(text)


def carries(text: str) -> bool:
    """Whether anything stands in a piece that it needs to say something by itself, whatever stands around it: a link, a
    box, a tag, an id, a field, a label, a day."""
    if len(text) < _LONG:
        return (_ASCII_SIGN if text.isascii() else _SIGN).search(text) is not None
    return "[" in text or ":" in text or "#" in text or "^" in text or "：" in text or holds_digit(text)


def may_hold_day(text: str) -> bool:
    """Whether a piece's text begins with what may be a day in a vault's own format, or with a label in front of one."""
    if not holds_digit(text):
        return False
    if _LIKE_A_DAY.match(text) is not None:
        return True
    if not (":" in text or "：" in text or "|" in text):
        return False
    return (_LABELLED_DAY.search if "\n" in text else _LABELLED_DAY.match)(text) is not None
