"""Markdown: a note's body to its pieces of inline text (paragraphs, list items, headings, table rows), each with its
lines, its nesting and the heading above it; code and HTML give none."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.rules_block.state_block import StateBlock
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_block.table import table as is_table
from markdown_it.token import Token

from vaultkit.model.note import BlockKind
from vaultkit.model.regex import regex
from vaultkit.syntax.pieces import CELL_BREAK, Body, Piece, Raw, as_body, is_open_fence

# `html` is on so that the block rules know HTML blocks and comments and keep them out; nothing is ever rendered, so no
# HTML gets through. Reference definitions are off: they would swallow footnotes such as `[^1]: [[Note]]`.
_PARSER = MarkdownIt("commonmark", {"html": True, "maxNesting": 100}).enable("table").disable("reference")
_CALLOUT = regex(r"\[!(?P<kind>[^\[\]\n]+)\][+-]?(?P<title>[^\n]*)")
_QUOTATIONS = frozenset({"quote", "cite"})
_RAW = frozenset({"fence", "code_block", "html_block"})
_RAW_HTML = regex(r"<(?:(?P<tag>script|pre|style|textarea)\b|(?P<comment>!--)|(?P<ask>\?)|(?P<data>!\[CDATA\[))", re.I)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What the parser makes of some lines: their pieces, what gives none, the headings that stand above what follows,
    and how it ends: `open_end` says that a line behind it falls into a fence or into HTML, `may_go_on` that it may."""

    pieces: list[Piece]
    raw: list[Raw]
    above: list[tuple[int, str]]
    open_end: bool
    may_go_on: bool


def parse_body(text: str) -> Body:
    """The pieces of a body whose line ends are `\\n`; total over any text."""
    part = parse_part(text)
    return as_body(text, part.pieces, part.raw, open_end=part.open_end)


def parse_part(text: str, first: int = 0, above: Iterable[tuple[int, str]] = ()) -> Part:
    """What a text is that begins on the line `first` (0-based) of a body, where no block is open and the headings
    `above` stand above it, each with its level."""
    tokens: list[Token] = []
    _PARSER.block.parse(text, _PARSER, {}, tokens)
    walk = _Walk(first, above)
    for token, content in zip(tokens, _next_contents(tokens), strict=True):
        walk.take(token, content)
    last = tokens[-1] if tokens else None
    return Part(
        pieces=walk.pieces,
        raw=[_raw(token, first) for token in tokens if token.map and token.type in _RAW],
        above=walk.above,
        open_end=_open_end(tokens, text.split("\n")),
        may_go_on=last is not None and last.type in {"fence", "html_block"},
    )


def _raw(token: Token, first: int) -> Raw:
    begin, end = token.map or (0, 0)
    said = token.content.lstrip()
    kind = "in code" if token.type != "html_block" else "in a comment" if said.startswith("<!--") else "in HTML"
    is_element = token.type == "html_block" and not _RAW_HTML.match(said)
    return Raw(first=first + begin, end=first + end, kind=kind, is_element=is_element)


_LEVELS = {f"h{level}": level for level in range(1, 7)}


class _Walk:
    """Follows the tokens and keeps what a piece needs to know of where it stands."""

    def __init__(self, first: int, above: Iterable[tuple[int, str]]) -> None:
        self.pieces: list[Piece] = []
        self.above: list[tuple[int, str]] = list(above)
        self._first = first + 1
        self._headings: tuple[str, ...] = tuple(text for _, text in self.above)
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
            self._add(
                "row", CELL_BREAK.join(cells), token.map[0] + self._first if token.map else self._first, cells=cells
            )

    def _inline(self, token: Token) -> None:
        line = token.map[0] + self._first if token.map else self._first
        if self._heading:
            self._close_headings()
            piece = self._add("heading", token.content, line)
            if not self._quotes and not self._lists:
                piece.level = self._heading
                self.above.append((self._heading, token.content))
                self._headings = tuple(text for _, text in self.above)
        elif self._fresh and self._fresh[-1]:
            self._fresh[-1] = False
            self._items[-1] = self._add("item", token.content, line, self._enclosing(skip=1))
        else:
            self._add("quote" if self._is_quoted() and not self._lists else "paragraph", token.content, line)

    def _close_headings(self) -> None:
        """Leaves the sections that end where the heading begins which is read now."""
        if not self._quotes and not self._lists:
            self.above = [one for one in self.above if one[0] < self._heading]
            self._headings = tuple(text for _, text in self.above)

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


def _open_end(tokens: list[Token], lines: list[str]) -> bool:
    """Whether a line appended to the body would fall into a fence or into raw HTML.

    Inside a list or a quote an open fence ends with its container, so only the outermost level matters."""
    if not tokens or tokens[-1].level or tokens[-1].map is None:
        return False
    last = tokens[-1]
    begin, end = last.map or (0, 0)
    if last.type == "fence":
        return is_open_fence(last.markup, lines, begin, end)
    if last.type != "html_block":
        return False
    raw = _RAW_HTML.match(last.content.lstrip())
    if raw is None:
        return False
    closing = f"</{raw['tag'].lower()}>" if raw["tag"] else "-->" if raw["comment"] else "?>" if raw["ask"] else "]]>"
    return closing not in last.content.lower()
