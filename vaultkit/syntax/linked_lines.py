"""Linked lines: the text of a block to its lines that hold links, each link with its place in its line."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import date

from msgspec import Struct

from vaultkit.model.location import Location
from vaultkit.model.note import Link
from vaultkit.model.regex import regex
from vaultkit.syntax.fields import opened
from vaultkit.syntax.lines import LineLink
from vaultkit.syntax.masking import mask
from vaultkit.syntax.wikilink import MARKDOWN_LINK, WIKILINK, link_within, links_at, without_wikilinks

_OWNS = regex(r"['’]s?(?![^\W\d_])|s(?![^\W\d_])['’]?")
_LETTERS = regex(r"[^\W\d_]+")
_SHOWN_OWNS = regex(r"\w['’]s?$")
_CALLOUT = regex(r"\[![\w-]+\][+-]?")
_BEGIN = Location(path="")


class LinkedLine(Struct, frozen=True, kw_only=True):
    """A line of a block, with its links; code, comments and the brackets of inline fields are blanked out, and `number`
    counts from 0."""

    number: int
    text: str
    links: tuple[Link, ...]
    places: tuple[LineLink, ...]


def linked_lines(text: str, day_of: Callable[[str], date | None]) -> Iterator[LinkedLine]:
    """The lines that hold links, in order; `day_of` says which day a link's target means."""
    masked = mask(text)
    spans = sorted(_spans(text, masked), key=lambda one: one[0])
    starts = [0, *(at + 1 for at, letter in enumerate(masked) if letter == "\n")] if "\n" in masked else [0]
    rows: dict[int, list[tuple[int, int, Link]]] = {}
    for span in spans:
        rows.setdefault(bisect_right(starts, span[0]) - 1, []).append(span)
    for number, found in rows.items():
        begin = starts[number]
        end = starts[number + 1] - 1 if number + 1 < len(starts) else len(masked)
        line = masked[begin:end]
        if callout := _CALLOUT.match(line):
            line = " " * callout.end() + line[callout.end() :]
        if "::" in line:
            line = opened(line)
        places = (_place(line, start - begin, end - begin, link, day_of) for start, end, link in found)
        yield LinkedLine(number=number, text=line, links=tuple(one[2] for one in found), places=tuple(places))


def _spans(text: str, masked: str) -> Iterator[tuple[int, int, Link]]:
    for match in WIKILINK.finditer(masked):
        inner = text[match.start(2) : match.end(2)]
        yield match.start(), match.end(), link_within(inner, bool(match[1]), _BEGIN)
    if "](" in masked:
        for match in MARKDOWN_LINK.finditer(without_wikilinks(masked)):
            for link in _links(text, masked, match):
                yield match.start(), match.end(), link


def _links(text: str, masked: str, match: re.Match[str]) -> tuple[Link, ...]:
    start, end = match.span()
    return links_at(text[start:end], masked[start:end], lambda _: _BEGIN)[:1]


def _place(line: str, start: int, end: int, link: Link, day_of: Callable[[str], date | None]) -> LineLink:
    owns = _OWNS.match(line, end) is not None or _SHOWN_OWNS.search(link.display) is not None
    return LineLink(start=start, end=_tail_end(line, end), day=day_of(link.target), owns=owns)


def _tail_end(line: str, end: int) -> int:
    """Where the letters end that are joined to a link; of Chinese and Japanese none are."""
    begin = end + 1 if line[end : end + 1] in {"'", "’"} else end
    letters = _LETTERS.match(line, begin)
    if letters is None:
        return end
    others = (at for at in range(begin, letters.end()) if _is_asian(line[at]))
    last = letters.end() if letters[0].isascii() else next(others, letters.end())
    return last if last > begin else end


def _is_asian(letter: str) -> bool:
    return "\u3005" <= letter <= "\u30ff" or "\u3400" <= letter <= "\u9fff" or "\uf900" <= letter <= "\ufaff"
