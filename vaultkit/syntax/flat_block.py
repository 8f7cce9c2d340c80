"""Flat block: front matter of the plainest kind (`key: value`, a list in brackets or below its key, one line each) to
its properties, without the YAML loader. One law: what comes out is what the loader gives; for whatever else stands in
a block there is nothing."""

import re
from collections.abc import Sequence

from msgspec import Struct

from vaultkit.model.location import Location
from vaultkit.model.note import Link, Property
from vaultkit.model.regex import regex
from vaultkit.syntax.block_values import FrontMatter, plain_value
from vaultkit.syntax.wikilink import find_links

_KEY = r"(?P<key>[^\W\d_][\w-]*(?: [\w-]+)*):"
_QUOTED = r"\"(?P<double>[\w !#-\[\]-~]*)\"|'(?P<single>[\w !-&(-~]*)'|(?P<link>\[\[[^\W_][\w .-]*\]\])"
_PLAIN = r"(?P<plain>(?:[^\W_]|\+\d+ |\()[\w !-~]*)"
"""A text without quotes; numbers of telephones begin with a sign, which alone would make them numbers."""
_ENTRY = regex(rf"{_KEY}(?: +(?:{_QUOTED}|\[(?P<list>[^\n]*)\]|{_PLAIN})?)? *")
_ITEM = regex(rf"(?P<lead> *)- +(?:{_QUOTED}|{_PLAIN}) *")
_IN_LIST = regex(rf" *(?:{_QUOTED}|(?P<plain>[^\W_][\w .@/+()-]*)) *(?:,|$)")
_MOST_LINES, _LONGEST = 200, 8_000

_LONGEST_KEY = 100
_LONGEST_WORD = 5
"""So long is the longest scalar that YAML knows by its letters (`false`)."""


class _Scalar(Struct, gc=False):
    """A scalar's text, how it is written, and the place where it begins."""

    text: str
    style: str
    line: int
    column: int


def read_flat(source: str, path: str, first_line: int) -> FrontMatter | None:
    """The block that begins on that line as read, None where the loader must say what it is."""
    lines = source.split("\n")
    if len(source) > _LONGEST or len(lines) > _MOST_LINES:
        return None
    found: dict[str, Property] = {}
    entries: dict[str, tuple[Location, ...]] = {}
    row = 0
    while row < len(lines):
        key, colon, said = lines[row].partition(": ")
        if colon and key.isalpha() and key not in found and len(key) <= _LONGEST_KEY and _is_plain(said):
            text, at = said.rstrip(" "), Location(path=path, line=first_line + row)
            is_text = len(text) > _LONGEST_WORD and text[0].isalpha()
            found[key] = Property(key=key, value=text if is_text else plain_value(text), location=at)
            row += 1
            continue
        match = _ENTRY.fullmatch(lines[row])
        if match is None or (key := match["key"]) in found or len(key) > _LONGEST_KEY:
            return None
        line = first_line + row
        row += 1
        at, style = Location(path=path, line=line), match.lastgroup
        if style not in ("key", "list"):
            one = _scalar(match, line)
            if one is None:
                return None
            value = plain_value(one.text) if style == "plain" else one.text
            found[key] = Property(key=key, value=value, links=_links(one, path), location=at)
            if style == "link":  # to the loader this is a list in a list
                entries[key] = (Location(path=path, line=line, column=one.column + 1),)
            continue
        if style == "list" and (texts := _quoted(match["list"])):
            links, entries[key] = _read_quoted(texts, at, match.start("list") + 1)
            found[key] = Property(key=key, value=texts, links=links, location=at)
            continue
        some: Sequence[_Scalar] | None
        if style == "list":
            some = _in_brackets(match["list"], line, match.start("list") + 1)
        else:
            some, row = _below(lines, row, first_line)
        if some is None:
            return None
        if style == "key" and not some:
            found[key] = Property(key=key, value=None, location=at)
            continue
        links = tuple([link for one in some for link in _links(one, path)])
        values = tuple([plain_value(one.text) if one.style == "plain" else one.text for one in some])
        found[key] = Property(key=key, value=values, links=links, location=at)
        entries[key] = tuple([Location(path=path, line=one.line, column=one.column) for one in some])
    return FrontMatter(properties=tuple(found.values()), entries=entries)


def _is_plain(said: str) -> bool:
    """Whether what stands behind a key is surely a scalar without quotes, a comment and links, as most is."""
    if not (said.isascii() and said.isprintable() and said[:1].isalnum()):
        return False
    return not (":" in said or "#" in said or "[" in said)


def _below(lines: Sequence[str], row: int, first_line: int) -> tuple[Sequence[_Scalar] | None, int]:
    """The items of the list that begins in that row, and the row behind them; None for a list that is not plain."""
    said: list[_Scalar] = []
    lead = ""
    while row < len(lines) and (item := _ITEM.fullmatch(lines[row])):
        one = _scalar(item, first_line + row)
        if one is None or (said and item["lead"] != lead):
            return None, row
        lead = item["lead"]
        said.append(one)
        row += 1
    return said, row


def _in_brackets(listed: str, line: int, column: int) -> Sequence[_Scalar] | None:
    said: list[_Scalar] = []
    position = 0
    while listed[position:].strip(" "):
        item = _IN_LIST.match(listed, position)
        one = _scalar(item, line) if item else None
        if item is None or one is None:
            return None
        one.column += column - 1
        said.append(one)
        position = item.end()
    return said


def _quoted(listed: str) -> tuple[str, ...]:
    """The texts of a list in which each is quoted, as it is written by most programs; nothing for any other list."""
    if listed[:1] != '"' or listed[-1:] != '"' or not (listed.isascii() and listed.isprintable()) or "\\" in listed:
        return ()
    texts = listed[1:-1].split('", "')
    return tuple(texts) if listed.count('"') == 2 * len(texts) else ()


def _read_quoted(texts: Sequence[str], at: Location, column: int) -> tuple[tuple[Link, ...], tuple[Location, ...]]:
    """The links in the texts of such a list, and where each text stands with its quotes: the first one at that column
    of that line."""
    path, line = at.path, at.line
    links: list[Link] = []
    places: list[Location] = []
    for text in texts:
        places.append(Location(path=path, line=line, column=column))
        if "[" in text:
            links += find_links(text, path=path, line=line, column=column + 1)
        column += len(text) + len('"", ')
    return tuple(links), tuple(places)


def _scalar(match: re.Match[str], line: int) -> _Scalar | None:
    """The scalar of a line or item, None where it may be something else."""
    style = match.lastgroup or ""
    text, begin = match[style], match.start(style)
    if style == "plain":
        text = text.rstrip(" ")
        if ": " in text or " #" in text or text[-1] == ":":
            return None
    return _Scalar(text, style, line, begin + 1 - (style in {"double", "single"}))


def _links(one: _Scalar, path: str) -> tuple[Link, ...]:
    if "[" not in one.text or not ("[[" in one.text or "](" in one.text):
        return ()
    column = one.column + (one.style in {"double", "single"})
    return find_links(one.text, path=path, line=one.line, column=column)
