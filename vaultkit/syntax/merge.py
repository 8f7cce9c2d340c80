"""Merge: a page file that a merge left torn (git's conflict markers, or the lines of two versions side by side) to the
parts of one page, with the lines of every side in them."""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from vaultkit.model.regex import regex
from vaultkit.syntax.region import (
    GeneratedPage,
    has_marker,
    is_page,
    marker_key,
    own_codes,
    parse_page,
    with_region,
)

_MARKERS = tuple(rf"\ufeff?[ \t]*{mark}{{7}}(?:[ \t].*)?\r?" for mark in ("<", r"\|", "=", ">"))
_OURS, _BASE, _MIDDLE, _THEIRS = map(regex, _MARKERS)
_CONFLICT = tuple(regex(f"^{marker}$", re.MULTILINE) for marker in (_MARKERS[0], *_MARKERS[2:]))


class PageLine(Struct, frozen=True, kw_only=True):
    """A line of a page file with its number (1-based); `begin` and `end` are the keys of the regions that it begins and
    ends, "" for none, `hash` is that of the region that it ends."""

    text: str
    number: int
    begin: str = ""
    end: str = ""
    hash: str = ""


def conflict_at(text: str) -> int:
    """The offset of the first of git's three conflict markers, with or without labels, indented or not; -1 where not
    all of them stand on lines of their own (`=======` alone is a heading line)."""
    if "<" not in text or "<<<<<<<" not in text:
        return -1
    first, *others = (marker.search(text) for marker in _CONFLICT)
    return first.start() if first and all(others) else -1


def is_conflicted(text: str) -> bool:
    """Whether git's three conflict markers stand in the text."""
    return conflict_at(text) >= 0


def read_torn(text: str) -> GeneratedPage | None:
    """The parts of a torn page; None when it is no page of ours, or its markers are damaged or of several regions.

    The region is all that stands between its first begin and its last end marker; what one side alone holds is kept,
    what only the common ancestor holds (`|||||||`) is not."""
    if not is_page(text):
        return None
    rows = page_lines(text)
    begins = [number for number, row in enumerate(rows) if row.begin]
    ends = [number for number, row in enumerate(rows) if row.end]
    keys = {row.begin or row.end for row in rows} - {""}
    if not begins or not ends or begins[0] > ends[-1] or len(keys) != 1:
        return None
    if any(has_marker(row.text) and not (row.begin or row.end) for row in rows):
        return None
    first, last = begins[0], ends[-1]
    inside = [row.text.rstrip("\r") for row in rows[first + 1 : last] if not (row.begin or row.end)]
    head = "".join(f"{row.text}\n" for row in rows[:first])
    if not is_page(head):
        return None  # the marker stands in the front matter
    rest = "\r" if rows[last].text.endswith("\r") else ""
    rest += "".join(f"\n{row.text}" for row in rows[last + 1 :])
    eol = "\r\n" if rows[first].text.endswith("\r") else "\n"
    hashes = tuple(dict.fromkeys(row.hash for row in rows if row.end))
    codes = frozenset(code for side in _whole_sides(text) for code in own_codes(side))
    page = GeneratedPage(
        head=head, key=keys.pop(), body="", rest=rest, hashes=hashes, eol=eol, codes=codes, healed=True
    )
    return with_region(page, "\n".join(inside))


def read_page_file(text: str, codes: frozenset[str] = frozenset()) -> GeneratedPage | None:
    """The parts of a page, whole or torn; None for what is none. `codes` are those of lines that vaultkit is known to
    have written."""
    found = (None if is_conflicted(text) else parse_page(text)) or read_torn(text)
    if found is None or not codes:
        return found
    return replace(found, codes=found.codes | codes if found.codes else codes)


def without_markers(text: str) -> str:
    """A text in which git's conflict markers stand, with them, and what only the common ancestor holds, as empty lines:
    each side's lines are where they were, and none goes on in a marker."""
    kept = {line.number: line.text for line in _of_every_side(text)}
    return "\n".join(kept.get(number, "") for number in range(1, text.count("\n") + 2))


def page_lines(text: str) -> tuple[PageLine, ...]:
    """The lines of a page file without git's conflict markers and without what only the common ancestor holds."""
    return tuple(_of_every_side(text))


def begins_conflict(line: str) -> bool:
    """Whether a line is the marker of git's with which a conflict begins."""
    return _OURS.fullmatch(line) is not None


def _of_every_side(text: str) -> Iterator[PageLine]:
    for number, side, line in _sided(text):
        if side != "base":
            begin, end, hash = marker_key(line)
            yield PageLine(text=line, number=number, begin=begin, end=end, hash=hash)


def _whole_sides(text: str) -> Iterator[GeneratedPage]:
    """The pages that git's conflict markers hold, each as its side had it, as far as they are whole."""
    for wanted in ("ours", "theirs") if is_conflicted(text) else ():
        page = parse_page("\n".join(line for _, side, line in _sided(text) if side in {"", wanted}))
        if page is not None:
            yield page


def _sided(text: str) -> Iterator[tuple[int, str, str]]:
    """Each line but git's conflict markers with its number and the side of the innermost conflict that it stands in, ""
    for none; a merge of what was in conflict already leaves one in another."""
    sides: list[str] = []
    conflicted = is_conflicted(text)
    for number, line in enumerate(text.split("\n"), 1):
        side = sides[-1] if sides else ""
        if conflicted and side != "base" and _OURS.fullmatch(line):
            sides.append("ours")
        elif side == "ours" and _BASE.fullmatch(line):
            sides[-1] = "base"
        elif side in {"ours", "base"} and _MIDDLE.fullmatch(line):
            sides[-1] = "theirs"
        elif side == "theirs" and _THEIRS.fullmatch(line):
            sides.pop()
        else:
            yield number, side, line
