"""Unread: front matter that cannot be read whole to its lines `key: value`, with the values below a key, so that what
must never be overlooked can still be found there."""

from vaultkit.model.location import Location
from vaultkit.model.note import Field
from vaultkit.model.regex import regex

HEAD = 65_536
"""How much of a note is looked through when the end of its front matter cannot be told, in characters."""

_LONGEST_KEY = 80
_COLON = regex("[:：]")
_FLOW = regex(r"[{},]")
_INDENT = regex(r"[ \t]*")
_BELOW = regex(r"[ \t]+(?:-[ \t]+)?|-[ \t]+")
_OPEN = ("", "[", "{", "|", ">")
"""How a value begins that may go on below its key."""
_BEGIN = regex(r"\s*(?:-{3,}[ \t]*[\r\n]|<{7})")


def begins_like_front_matter(text: str) -> bool:
    """Whether a text begins as front matter does, or nearly so (an empty line before it, a dash too many), or as what
    git leaves of it."""
    first = text[:1]
    return not (first == "#" or first.isalnum()) and _BEGIN.match(text.removeprefix("\ufeff")) is not None


def unread_lines(text: str, path: str, first_line: int) -> tuple[Field, ...]:
    """The lines of a text with a colon behind a short key, as fields without quotes and comments; what stands below one
    that says nothing or opens a list, indented or as items, is a further value of its key.

    A line counts as one of its own where it is not indented, or where its indentation means nothing: by a tab, which
    YAML does not take, or below a key that has its value. Of a text in braces each entry counts. Lines end wherever
    YAML or an editor ends them, so that none is overlooked; the text begins at `first_line`."""
    found: list[Field] = []
    key = ""
    in_braces = text.lstrip("\ufeff \t\r\n").startswith("{")
    for number, row in enumerate(text.removeprefix("\ufeff").split("\n"), first_line):
        for line in row.splitlines():
            location = Location(path=path, line=number)
            indent = _INDENT.match(line)
            is_own = in_braces or not key or indent is None or not indent[0] or "\t" in indent[0]
            if key and (below := _BELOW.match(line)):
                found.append(Field(key=key, value=_bare(line[below.end() :]), location=location))
            for entry in (_FLOW.split(line) if in_braces else (line,)) if is_own else ():
                begin, colon, value = _parted(entry)
                if colon and len(begin) <= _LONGEST_KEY:
                    said = _bare(value.lstrip(":").partition(" #")[0])
                    found.append(Field(key=_bare(begin), value=said, location=location))
                    is_indented = bool(indent and indent[0]) and not in_braces
                    key = key if is_indented and key else _bare(begin) if said[:1] in _OPEN else ""
    return tuple(found)


def _parted(entry: str) -> tuple[str, bool, str]:
    """A line before and behind its first colon, of either width, and whether it has one."""
    colon = _COLON.search(entry)
    return (entry[: colon.start()].strip(), True, entry[colon.end() :]) if colon else (entry, False, "")


def _bare(text: str) -> str:
    return text.strip().strip("\"'").strip()
