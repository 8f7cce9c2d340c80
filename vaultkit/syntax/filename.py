"""Filename: words of the user's to the name of a file that every disk, every device and a link can carry."""

import re
import unicodedata

from vaultkit.model.regex import regex

LONGEST_BYTES = 120
"""How long a file's name may be, its `.md` counted in."""

_PLAIN = regex(r"[A-Za-z0-9](?:[ ]?[A-Za-z0-9_,;!+()'&-])*")
"""A name to which nothing is to be done, if it is short."""
_FORBIDDEN = frozenset('/\\:*?"<>|[]#^`')
_DOUBLED = regex(r"%{2,}|={2,}|~{2,}|\{{2,}|\}{2,}")
_RESERVED = regex(r"(?:CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])(?:\..*)?", re.IGNORECASE)


def file_name(text: str, *, room: int = 0) -> str:
    """The text as a file's name without `.md`: NFC, on one line, without separators, control or reserved characters and
    names, without a dot in front and what is markup when it stands twice (`%%`), and short enough that `.md` and `room`
    more bytes still fit; `unnamed` if nothing stays."""
    most = LONGEST_BYTES - len(".md") - room
    if len(text) <= most and _PLAIN.fullmatch(text) and not _RESERVED.fullmatch(text):
        return text
    cleaned = "".join(" " if _is_forbidden(char) else char for char in unicodedata.normalize("NFC", text))
    cleaned = _DOUBLED.sub(lambda found: found[0][0], cleaned)
    name = _trimmed(unicodedata.normalize("NFC", cleaned))
    name = _trimmed(name.encode()[:most].decode(errors="ignore"))
    return f"{name}_"[-most:] if _RESERVED.fullmatch(name) else name or "unnamed"


def _is_forbidden(char: str) -> bool:
    return char in _FORBIDDEN or unicodedata.category(char)[0] in "CZ"


def _trimmed(name: str) -> str:
    return " ".join(name.split()).lstrip(". ").rstrip(". ")
