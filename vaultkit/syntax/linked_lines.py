"""Linked lines: the text of a block to its lines that hold links, each link with its place in its line."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import date
from itertools import accumulate
from operator import itemgetter

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
_PARTING = frozenset(("", " ", ",", ".", ":", ";", "!", "?", ")"))
"""What most links are followed by, and what belongs to none."""
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
    spans = _spans(text, masked)
    if "\n" not in masked:
        if spans:
            yield _linked_line(0, masked, 0, spans, day_of)
        return
    starts = list(accumulate((len(line) + 1 for line in masked.split("\n")[:-1]), initial=0))
    rows: dict[int, list[tuple[int, int, Link]]] = {}
    for span in spans:
        rows.setdefault(bisect_right(starts, span[0]) - 1, []).append(span)
    for number, found in rows.items():
        begin = starts[number]
        end = starts[number + 1] - 1 if number + 1 < len(starts) else len(masked)
        yield _linked_line(number, masked[begin:end], begin, found, day_of)


def _linked_line(
    number: int, line: str, begin: int, found: list[tuple[int, int, Link]], day_of: Callable[[str], date | None]
) -> LinkedLine:
    if line.startswith("[!") and (callout := _CALLOUT.match(line)):
        line = " " * callout.end() + line[callout.end() :]
    if "::" in line:
        line = opened(line)
    places = tuple([_place(line, start - begin, end - begin, link, day_of) for start, end, link in found])
    return LinkedLine(number=number, text=line, links=tuple([one[2] for one in found]), places=places)


def _spans(text: str, masked: str) -> list[tuple[int, int, Link]]:
    """Where the links stand, in order."""
    found: list[tuple[int, int, Link]] = []
    position = 0
    # To look for the brackets first is many times quicker than a pattern that may begin with something else.
    while (at := masked.find("[[", position)) >= 0:
        match = WIKILINK.match(masked, at - (at > position and masked[at - 1] == "!"))
        if match is None:
            position = at + 1
            continue
        inner = text[match.start(2) : match.end(2)]
        position = match.end()
        found.append((match.start(), position, link_within(inner, bool(match[1]), _BEGIN)))
    if "](" in masked:
        for match in MARKDOWN_LINK.finditer(without_wikilinks(masked)):
            found += [(match.start(), match.end(), link) for link in _links(text, masked, match)]
        found.sort(key=itemgetter(0))
    return found


def _links(text: str, masked: str, match: re.Match[str]) -> tuple[Link, ...]:
    start, end = match.span()
    return links_at(text[start:end], masked[start:end], lambda _: _BEGIN)[:1]


def _place(line: str, start: int, end: int, link: Link, day_of: Callable[[str], date | None]) -> LineLink:
    owns = link.display != "" and _SHOWN_OWNS.search(link.display) is not None
    if line[end : end + 1] in _PARTING:
        return LineLink(start, end, day_of(link.target), owns)
    owns = owns or _OWNS.match(line, end) is not None
    return LineLink(start, _tail_end(line, end), day_of(link.target), owns)


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
