"""Lines: the text of a line with its links to words, links and ends of clauses: the tokens by which it is read."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from vaultkit.model.names import fold_words
from vaultkit.model.regex import regex
from vaultkit.syntax.asian import LETTERS, may_hold_letters
from vaultkit.syntax.dates import written_day

LINK = "\ue000"
"""Stands for a link among words."""

_SIGNS = (
    rf"(?P<link>{LINK})"
    r"|(?P<one>(?<![\d:])1[:：]1(?![\d:]))"
    r"|(?P<day>(?<!\d)(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4})(?!\d))"
    r"|(?P<time>(?<![\d:])\d{1,2}(?:[:：]\d{2}(?::\d{2})?(?: ?[ap]\.?m\b\.?)?|h\d{0,2}\b| ?[ap]m\b|\.\d{2} ?[Uu]hr\b))"
    r"|(?P<end>[。！？；;…\n]|(?<![.!?])[.!?]+(?=[\s\"'»”’)*_~]|$))"
    r"|(?P<comma>[,、，])"
    r"|(?P<dash>(?<=\s)[-–—→]+(?=\s)|[–—]|[(（])"
    r"|(?P<colon>[:：|])"
    r"|(?P<word>"
)
_PLAIN = regex(rf"{_SIGNS}[^\W_]+(?:['’][^\W_]+)*|&)")
_TOKEN = regex(rf"{_SIGNS}[{LETTERS}]|[^\W_{LETTERS}]+(?:['’][^\W_{LETTERS}]+)*|&)")
_SHORT = frozenset({"dr", "mr", "mrs", "ms", "prof", "st", "sr", "sra", "jr", "nr", "ca", "bzw", "vs", "approx"})

TokenKind = Literal["word", "link", "time", "day", "end", "comma", "dash", "colon"]


class LineLink(Struct, frozen=True):
    """A link of a line: where it begins and ends, the day that it means, and whether it speaks of what somebody has
    (`[[Ann]]'s`)."""

    start: int
    end: int
    day: date | None = None
    owns: bool = False


class Token(Struct, frozen=True):
    """A piece of a line: of a word it is folded, `is_name` says that it begins with a capital letter; `link` is the
    number of a link, `day` the day that it or a date means."""

    kind: TokenKind
    text: str = ""
    link: int = -1
    day: date | None = None
    is_name: bool = False


def tokens_of(line: str, links: Sequence[LineLink]) -> tuple[Token, ...]:
    """The tokens of a line whose links stand in their order; letters that are joined to a link belong to it."""
    return tuple(_tokens(line, links))


def _tokens(line: str, links: Sequence[LineLink]) -> Iterator[Token]:
    parts, position = [], 0
    for link in links:
        parts += [line[position : link.start], LINK]
        position = link.end
    text = "".join((*parts, line[position:]))
    number, last = -1, ""
    for match in (_TOKEN if may_hold_letters(text) else _PLAIN).finditer(text):
        kind, written = match.lastgroup, match[0]
        if kind == "word":
            last = fold_words(written)
            yield Token("word", last, is_name=written[0].isupper())
            continue
        if kind == "link":
            number += 1
            yield Token("link", LINK, link=number, day=links[number].day)
        elif kind == "one":
            yield from (Token("word", "1"), Token("word", "1"))
        elif kind == "day":
            numbers = written.split("-") if "-" in written else written.split(".")[::-1]
            yield Token("day", written, day=written_day(*numbers))
        elif kind == "end":
            if not (written == "." and (last in _SHORT or len(last) == 1 or last.isdecimal())):
                yield Token("end")
        elif kind == "time":
            yield Token("time")
        elif kind == "comma":
            yield Token("comma")
        elif kind == "dash":
            yield Token("dash")
        else:
            yield Token("colon")
        last = ""
