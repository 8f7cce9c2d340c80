"""Globs of the `ignore` setting: which vault-relative paths they mean, in time linear in the path."""

import unicodedata
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase


def split_glob(glob: str) -> tuple[str, ...]:
    """The glob's parts: `*` and `?` stay within a name, `**` spans folders, a glob of one name means it anywhere, a
    leading `/` only in the root."""
    parts = tuple(part for part in unicodedata.normalize("NFC", glob).split("/") if part)
    while parts and parts[-1] == "**":
        parts = parts[:-1]
    return parts if len(parts) != 1 or glob.startswith("/") else ("**", *parts)


def is_taken(path: str, globs: Iterable[tuple[str, ...]]) -> bool:
    """Whether one of the split globs means this file or folder."""
    parts = path.split("/")
    return any(_matches(parts, glob) for glob in globs)


def _matches(parts: Sequence[str], glob: tuple[str, ...]) -> bool:
    """Whether the glob takes the whole path, by the set of places in the glob that can be reached after each part."""
    places = _reached({0}, glob)
    for part in parts:
        stepped = {place for place in places if place < len(glob) and glob[place] == "**"}
        stepped |= {place + 1 for place in places if place < len(glob) and fnmatchcase(part, glob[place])}
        places = _reached(stepped, glob)
    return bool(glob) and len(glob) in places


def _reached(places: set[int], glob: tuple[str, ...]) -> set[int]:
    reached = set(places)
    for place in places:
        while place < len(glob) and glob[place] == "**":
            place += 1
            reached.add(place)
    return reached
