"""Lines: the text of a line with its links to words, links and ends of clauses: the tokens by which it is read."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from vaultkit.model.names import fold_words
from vaultkit.model.regex import regex
from vaultkit.syntax.asian import LETTERS, may_hold_letters
from vaultkit.syntax.dates import written_day

LINK = "\ue000"
"""Stands for a link among words."""
_NO_LINK = "\ue001"
"""Stands for that letter where somebody wrote it, as icons of fonts are: it is no word either."""

_SIGNS = (
    rf"(?P<link>{LINK})"
    r"|(?P<one>(?<![\d:])1[:：]1(?![\d:]))"
    r"|(?P<day>(?<!\d)(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4})(?!\d))"
    r"|(?P<time>(?<![\d:])\d{1,2}(?:[:：]\d{2}(?::\d{2})?(?: ?[ap]\.?m\b\.?)?|h\d{0,2}\b| ?[ap]m\b|\.\d{2} ?[Uu]hr\b))"
    r"|(?P<end>[。！？；;…\n]|(?<![.!?])[.!?]+(?=[\s\"'»”’)*_~]|$))"
    r"|(?P<comma>[,、，])"
    r"|(?P<dash>(?<=\s)[-–—→]+(?=\s)|[–—]|[(（])"
    r"|(?P<colon>[:：|])"
)
_PLAIN = regex(rf" ?(?:(?P<word>[^\W\d_][^\W_]*(?:['’][^\W_]+)*)|{_SIGNS}|(?P<number>[^\W_]+(?:['’][^\W_]+)*|&))")
"""What begins with a letter is tried first: most is that, and no other piece can be; a number may be part of a time."""
_TOKEN = regex(rf" ?(?:{_SIGNS}|(?P<word>[{LETTERS}]|[^\W_{LETTERS}]+(?:['’][^\W_{LETTERS}]+)*|&))")
_SHORT = frozenset({"dr", "mr", "mrs", "ms", "prof", "st", "sr", "sra", "jr", "nr", "ca", "bzw", "vs", "approx"})

TokenKind = Literal["word", "link", "time", "day", "end", "comma", "dash", "colon"]


class LineLink(Struct, frozen=True, gc=False):
    """A link of a line: where it begins and ends, the day that it means, and whether it speaks of what somebody has
    (`[[Ann]]'s`)."""

    start: int
    end: int
    day: date | None = None
    owns: bool = False


class Token(Struct, frozen=True, gc=False):
    """A piece of a line: of a word it is folded, `is_name` says that it begins with a capital letter; `link` is the
    number of a link, `day` the day that it or a date means."""

    kind: TokenKind
    text: str = ""
    link: int = -1
    day: date | None = None
    is_name: bool = False


@lru_cache(maxsize=8192)
def _word(written: str) -> Token:
    """The token of a word or number; most words of a vault are few."""
    return Token("word", written.lower() if written.isascii() else fold_words(written), -1, None, written[0].isupper())


_END = Token("end")
_SIGN = {"time": Token("time"), "comma": Token("comma"), "dash": Token("dash"), "colon": Token("colon")}


def tokens_of(line: str, links: Sequence[LineLink]) -> tuple[Token, ...]:
    """The tokens of a line whose links stand in their order; letters that are joined to a link belong to it."""
    return tokens_in(with_signs(line, links), links)


def with_signs(line: str, links: Sequence[LineLink]) -> str:
    """The line with a sign in the place of each link."""
    if LINK in line:
        line = line.replace(LINK, _NO_LINK)
    parts, position = [], 0
    for link in links:
        parts += [line[position : link.start], LINK]
        position = link.end
    return "".join((*parts, line[position:]))


def tokens_in(text: str, links: Sequence[LineLink]) -> tuple[Token, ...]:
    """The tokens of a line that has a sign in the place of each of these links."""
    said = text.removesuffix(".")
    plain = said.replace(LINK, "")
    if plain.isascii() and plain.replace(" ", "").replace(",", "").isalpha():  # as many lines are
        return _plain_tokens(said, links, is_ended=said is not text)
    return _any_tokens(text, plain, links)


def _any_tokens(text: str, plain: str, links: Sequence[LineLink]) -> tuple[Token, ...]:
    """The same of any line; of `plain` it is told which letters stand in it."""
    found: list[Token] = []
    number, last = -1, ""
    for match in (_PLAIN if plain.isascii() or not may_hold_letters(plain) else _TOKEN).finditer(text):
        kind = match.lastgroup or ""
        written = match[kind]
        if kind == "word" or kind == "number":
            word = _word(written)
            found.append(word)
            last = word.text
            continue
        if kind == "link":
            number += 1
            found.append(Token("link", LINK, number, links[number].day))
        elif kind == "one":
            found += (Token("word", "1"), Token("word", "1"))
        elif kind == "day":
            numbers = written.split("-") if "-" in written else written.split(".")[::-1]
            found.append(Token("day", written, day=written_day(*numbers)))
        elif kind != "end":
            found.append(_SIGN[kind])
        elif not (written == "." and (last in _SHORT or len(last) == 1 or last.isdecimal())):
            found.append(_END)
        last = ""
    return tuple(found)


def _plain_tokens(text: str, links: Sequence[LineLink], *, is_ended: bool) -> tuple[Token, ...]:
    """The same of a line of letters, blanks, commas and links, behind which a full stop stands where it is ended."""
    found: list[Token] = []
    number = -1
    for piece in text.replace(LINK, f" {LINK} ").replace(",", " , ").split():
        if piece == LINK:
            number += 1
            found.append(Token("link", LINK, number, links[number].day))
        else:
            found.append(_SIGN["comma"] if piece == "," else _word(piece))
    last = found[-1]
    if is_ended and not (last.kind == "word" and (last.text in _SHORT or len(last.text) == 1)):
        found.append(_END)
    return tuple(found)
