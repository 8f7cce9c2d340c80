"""Unread: front matter that cannot be read whole to its lines `key: value`, with the values below a key, so that what
must never be overlooked can still be found there."""

import re

from vaultkit.model.location import Location
from vaultkit.model.note import Field

HEAD = 65_536
"""How much of a note is looked through when the end of its front matter cannot be told, in characters."""

_LONGEST_KEY = 80
_BELOW = re.compile(r"[ \t]+(?:-[ \t]+)?|-[ \t]+")
_OPEN = ("", "[", "{", "|", ">")
"""How a value begins that may go on below its key."""
_BEGIN = re.compile(r"\s*(?:-{3,}[ \t]*[\r\n]|<{7})")


def begins_like_front_matter(text: str) -> bool:
    """Whether a text begins as front matter does, or nearly so (an empty line before it, a dash too many), or as what
    git leaves of it."""
    return _BEGIN.match(text.removeprefix("\ufeff")) is not None


def unread_lines(text: str, path: str, first_line: int) -> tuple[Field, ...]:
    """The unindented lines of a text with a colon behind a short key, as fields without quotes and comments; what
    stands below one that says nothing or opens a list, indented or as items, is a further value of its key.

    Lines end wherever YAML or an editor ends them, so that none is overlooked; the text begins at `first_line`."""
    found: list[Field] = []
    key = ""
    for number, row in enumerate(text.removeprefix("\ufeff").split("\n"), first_line):
        for line in row.splitlines():
            location = Location(path=path, line=number)
            begin, colon, value = line.partition(":")
            if key and (below := _BELOW.match(line)):
                found.append(Field(key=key, value=_bare(line[below.end() :]), location=location))
            if colon and not begin.startswith((" ", "\t")) and len(begin) <= _LONGEST_KEY:
                said = _bare(value.lstrip(":").partition(" #")[0])
                found.append(Field(key=_bare(begin), value=said, location=location))
                key = _bare(begin) if said[:1] in _OPEN else ""
    return tuple(found)


def _bare(text: str) -> str:
    return text.strip().strip("\"'").strip()
