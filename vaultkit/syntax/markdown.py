"""Markdown: a note's body to its pieces of inline text (paragraphs, list items, headings, table rows), each with its
lines, its nesting and the heading above it; code and HTML give none."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

from markdown_it import MarkdownIt
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.rules_block.state_block import StateBlock
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_block.table import table as is_table
from markdown_it.token import Token

from vaultkit.model.note import BlockKind

# `html` is on so that the block rules know HTML blocks and comments and keep them out; nothing is ever rendered, so no
# HTML gets through. Reference definitions are off: they would swallow footnotes such as `[^1]: [[Note]]`.
_PARSER = MarkdownIt("commonmark", {"html": True, "maxNesting": 100}).enable("table").disable("reference")
CELL_BREAK = " | "
"""Stands between the cells of a row in its text."""

_CALLOUT = re.compile(r"\[!(?P<kind>[^\[\]\n]+)\][+-]?(?P<title>[^\n]*)")
_QUOTATIONS = frozenset({"quote", "cite"})
_RAW = frozenset({"fence", "code_block", "html_block"})
_RAW_HTML = re.compile(
    r"<(?:(?P<tag>script|pre|style|textarea)\b|(?P<comment>!--)|(?P<ask>\?)|(?P<data>!\[CDATA\[))", re.I
)


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rule for tables: which lines begin one is the library's to say; each row is one token with its cells.

    The library's own rows are as wide as the head, however short their line is, so that 4 KB of text make 65,000
    cells."""
    if not is_table(state, start, end, True):
        return False
    if silent:
        return True
    enclosing, state.parentType = state.parentType, "table"
    enders = state.md.block.ruler.getRules("blockquote")
    width = len(_cells(state, start))
    line = start
    while line == start or _is_row(state, line, end, enders):
        row = state.push("row", "tr", 0)
        row.map, row.meta["cells"] = [line, line + 1], tuple(_cells(state, line)[:width])
        line += 2 if line == start else 1
    state.parentType, state.line = enclosing, line
    return True


def _cells(state: StateBlock, line: int) -> list[str]:
    cells = escapedSplit(state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip())
    last = len(cells) - (len(cells) > 1 and cells[-1] == "")
    return [cell.strip() for cell in cells[cells[0] == "" : last]]


def _is_row(state: StateBlock, line: int, end: int, enders: Iterable[RuleFuncBlockType]) -> bool:
    if line >= end or state.isEmpty(line) or state.sCount[line] < state.blkIndent or state.is_code_block(line):
        return False
    return not any(rule(state, line, end, True) for rule in enders)


_PARSER.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})


@dataclass(slots=True, kw_only=True)
class Piece:
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


@dataclass(slots=True, kw_only=True)
class Body:
    """A body's pieces in written order; `open_end` says that it ends inside a fence, a comment or raw HTML.

    `hidden` holds the lines (1-based) that stand in a `%%` comment over several lines, `raw` the first and last lines
    of what gives no pieces, with what it is: code, a comment, or HTML."""

    pieces: list[Piece] = field(default_factory=list)
    open_end: bool = False
    hidden: frozenset[int] = frozenset()
    raw: tuple[tuple[int, int, str], ...] = ()


def parse_body(text: str) -> Body:
    """The pieces of a body whose line ends are `\\n`; total over any text."""
    tokens: list[Token] = []
    _PARSER.block.parse(text, _PARSER, {}, tokens)
    lines = text.split("\n")
    walk = _Walk()
    for token, content in zip(tokens, _next_contents(tokens), strict=True):
        walk.take(token, content)
    hidden: frozenset[int] = frozenset()
    open_comment = False
    if "%%" in text or "$$" in text:
        hidden, open_comment = _comments(lines, tokens)
    return Body(
        pieces=walk.pieces,
        open_end=open_comment or _open_end(tokens, lines),
        hidden=hidden,
        raw=tuple(
            (token.map[0] + 1, token.map[1], _raw_kind(token)) for token in tokens if token.map and _is_raw(token)
        ),
    )


def _is_raw(token: Token) -> bool:
    return token.type in _RAW


def _raw_kind(token: Token) -> str:
    if token.type != "html_block":
        return "in code"
    return "in a comment" if token.content.lstrip().startswith("<!--") else "in HTML"


_LEVELS = {f"h{level}": level for level in range(1, 7)}


class _Walk:
    """Follows the tokens and keeps what a piece needs to know of where it stands."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._above: list[tuple[int, str]] = []
        self._headings: tuple[str, ...] = ()
        self._quotes: list[str | None] = []
        self._lists = 0
        self._items: list[Piece | None] = []
        self._fresh: list[bool] = []
        self._heading = 0

    def take(self, token: Token, content: str) -> None:
        """Takes the next token; `content` is the first text that follows on it."""
        kind = token.type
        if kind == "inline":
            self._inline(token)
        elif kind == "list_item_open":
            self._items.append(None)
            self._fresh.append(True)
        elif kind == "list_item_close":
            self._items.pop()
            self._fresh.pop()
        elif kind in {"bullet_list_open", "ordered_list_open"}:
            self._lists += 1
        elif kind in {"bullet_list_close", "ordered_list_close"}:
            self._lists -= 1
        elif kind == "blockquote_open":
            self._quotes.append(_callout_title(content))
        elif kind == "blockquote_close":
            self._quotes.pop()
        elif kind == "heading_open":
            self._heading = _LEVELS.get(token.tag, 1)
        elif kind == "heading_close":
            self._heading = 0
        elif kind == "row":
            cells = token.meta["cells"]
            self._add("row", CELL_BREAK.join(cells), token.map[0] + 1 if token.map else 1, cells=cells)

    def _inline(self, token: Token) -> None:
        line = token.map[0] + 1 if token.map else 1
        if self._heading:
            self._close_headings()
            piece = self._add("heading", token.content, line)
            if not self._quotes and not self._lists:
                piece.level = self._heading
                self._above.append((self._heading, token.content))
                self._headings = tuple(text for _, text in self._above)
        elif self._fresh and self._fresh[-1]:
            self._fresh[-1] = False
            self._items[-1] = self._add("item", token.content, line, self._enclosing(skip=1))
        else:
            self._add("quote" if self._is_quoted() and not self._lists else "paragraph", token.content, line)

    def _close_headings(self) -> None:
        """Leaves the sections that end where the heading begins which is read now."""
        if not self._quotes and not self._lists:
            self._above = [one for one in self._above if one[0] < self._heading]
            self._headings = tuple(text for _, text in self._above)

    def _is_quoted(self) -> bool:
        """Whether this stands in a quotation; a callout is the user's own text."""
        return None in self._quotes

    def _enclosing(self, skip: int = 0) -> Piece | None:
        items = self._items[: len(self._items) - skip]
        return next((item for item in reversed(items) if item is not None), None)

    def _add(
        self,
        kind: BlockKind,
        text: str,
        line: int,
        parent: Piece | None = None,
        *,
        cells: tuple[str, ...] = (),
    ) -> Piece:
        titles = tuple(title for title in self._quotes if title)
        above = (*self._headings, *titles) if titles and not _CALLOUT.match(text) else self._headings
        piece = Piece(
            kind=kind,
            text=text,
            line=line,
            section=above[-1] if above else "",
            above=above,
            depth=max(self._lists - 1, 0),
            parent=parent if kind == "item" else self._enclosing(),
            quoted=self._is_quoted(),
            cells=cells,
        )
        self.pieces.append(piece)
        return piece


def _next_contents(tokens: Sequence[Token]) -> list[str]:
    """For each token the text of the first inline token that follows on it, "" behind the last one."""
    found, content = [], ""
    for token in reversed(tokens):
        if token.type == "inline":
            content = token.content
        found.append(content)
    return found[::-1]


def _callout_title(content: str) -> str | None:
    """What stands above the text of a callout: its title, else its kind; None for a quotation."""
    callout = _CALLOUT.match(content)
    if callout is None or callout["kind"].lower() in _QUOTATIONS:
        return None
    return callout["title"].strip() or callout["kind"]


def _comments(lines: list[str], tokens: Iterable[Token]) -> tuple[frozenset[int], bool]:
    """The lines inside `%%` comments that a line opens and a later one closes, and whether one (or `$$`) stays open."""
    raw: set[int] = set()
    for token in tokens:
        if token.map and _is_raw(token):
            # An element of HTML ends at an empty line only, but the line that closes a comment around it closes it.
            is_element = token.type == "html_block" and not _RAW_HTML.match(token.content.lstrip())
            raw.update(row for row in range(*token.map) if not (is_element and lines[row].strip() == "%%"))
    rows = [(number, line) for number, line in enumerate(lines) if number not in raw]
    comments = _spans(rows, "%%")
    inside = {number for span in comments for number in range(span.first + 1, (span.last or len(lines)) + 1)}
    math = _spans(rows, "$$", never_from=inside)
    hidden = (range(span.first + 1, span.last + 2) for span in comments if span.last is not None)
    return frozenset(chain(*hidden)), any(span.last is None for span in (*comments, *math))


@dataclass(frozen=True, slots=True)
class _Span:
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


def _open_end(tokens: list[Token], lines: list[str]) -> bool:
    """Whether a line appended to the body would fall into a fence or into raw HTML.

    Inside a list or a quote an open fence ends with its container, so only the outermost level matters."""
    if not tokens or tokens[-1].level or tokens[-1].map is None:
        return False
    last = tokens[-1]
    begin, end = last.map or (0, 0)
    if last.type == "fence":
        closer = lines[end - 1].strip() if end - 1 > begin and end <= len(lines) else ""
        mark = last.markup
        return not (len(closer) >= len(mark) and set(closer) == {mark[0]})
    if last.type != "html_block":
        return False
    raw = _RAW_HTML.match(last.content.lstrip())
    if raw is None:
        return False
    closing = f"</{raw['tag'].lower()}>" if raw["tag"] else "-->" if raw["comment"] else "?>" if raw["ask"] else "]]>"
    return closing not in last.content.lower()
