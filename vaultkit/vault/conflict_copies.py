"""Conflict copies: the names and texts of notes in one folder to those that are copies which a sync tool left there,
and to those that may be."""

import re
from collections.abc import Callable, Collection

from vaultkit.model.names import stem

_CERTAIN = (
    re.compile(r".+ \(.*conflicted copy.*\)(?: ?\d+)?\.md", re.IGNORECASE),
    re.compile(r".+ \(case conflict(?: \d+)?\)\.md", re.IGNORECASE),
    re.compile(r".+\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]+)?\.md"),
)
_DATED = re.compile(r"[0-9]{4}")
_FRONT = re.compile(rb"---\r?\n.*?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_NUMBERED = re.compile(r"(.+?) ?(?: [2-9]| ?\(\d{1,2}\))\.md")
_MOST_LINES = 5000
GIT_PLUGIN_LIST = "conflict-files-obsidian-git.md"
"""The list of conflicts that the Git plugin leaves in the vault's root."""


def is_conflict_copy(name: str) -> bool:
    """Whether a name alone tells that a sync tool made it (Obsidian Sync, Syncthing, Dropbox)."""
    return any(pattern.fullmatch(name) for pattern in _CERTAIN)


def possible_originals(name: str, siblings: Collection[str]) -> tuple[str, ...]:
    """The notes in the same folder of which this may be a copy: `Name 2`, `Name (1)`, `Name-COMPUTER` beside `Name`.

    Such names are also given by people (`Chapter 2`, `Anna-Lena`), so that only the text can tell; a name that begins
    with a year is a day's, a month's or a page's own."""
    bare = stem(name)
    if _DATED.match(bare):
        return ()
    found = [f"{bare[:place]}.md" for place, char in enumerate(bare) if char == "-" and place]
    if numbered := _NUMBERED.fullmatch(name):
        found.append(f"{numbered[1]}.md")
    return tuple(original for original in found if original in siblings)


def may_be_copy(name: str, siblings: Collection[str], read: Callable[[str], bytes]) -> str:
    """The note beside it of which a note may be a copy, by name and text, "" for none; an empty note is a copy of
    nothing."""
    originals = possible_originals(name, siblings)
    return next((original for original in originals if _are_alike(read(name), read(original))), "")


def _are_alike(one: bytes, other: bytes) -> bool:
    """Whether two notes have the same front matter, and nearly the same lines below it: two that were made from one
    template differ in what somebody wrote."""
    if _front(one) != _front(other):
        return False
    first, second = _lines(one), _lines(other)
    shared = len(first & second)
    return bool(first) and (first == second or (shared >= 3 and shared >= 0.8 * len(first | second)))


def _front(data: bytes) -> bytes:
    match = _FRONT.match(data)
    return match[0].replace(b"\r", b"").strip() if match else b""


def _lines(data: bytes) -> set[bytes]:
    return {line for line in (line.strip() for line in data.split(b"\n", _MOST_LINES)) if line}
