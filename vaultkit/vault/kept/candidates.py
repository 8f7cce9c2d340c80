"""Kept candidates: who can be asked for by which name, from one command to the next, also while notes change: what is
kept says of which notes it was made, as the disk showed them and by the hashes of their bytes.

It is true of the vault while every note is what it was, or was proved to make no difference. Such notes are remembered
beside it, for the next command; of two commands at once the last one is heard, and the other's are only proved anew."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, field

from vaultkit.model.candidate import Candidates
from vaultkit.model.names_in_text import NamesInText
from vaultkit.vault.kept.file import CacheFile, open_file, packed
from vaultkit.vault.kept.folder import CacheFolder
from vaultkit.vault.kept.seen_notes import Change, SeenNote, cached_parts, changes_since, digests_in, seen_note
from vaultkit.vault.kept.shards import CachedNote
from vaultkit.vault.kept.stamp import hash_of
from vaultkit.vault.kept.tables import UnpackedError, encoded
from vaultkit.vault.scan import Stat

_FILE, _PROVED = "candidates", "candidates-proved"
_LEFT = "left"
_MOST_PROVED = 1_000


class Left(Struct, frozen=True, kw_only=True, array_like=True):
    """What one command leaves: the candidates, and by what it is told what a note that changed makes of them.

    `day` is the only one on which they are true, None where they are on any; `copies` are the folded names of the notes
    that may be copies, `organisations` those of organisations, `members` what these say of who belongs to them,
    `hidden` what private notes are called."""

    candidates: Candidates
    day: date | None = None
    copies: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    members: str = ""
    hidden: NamesInText = field(default_factory=NamesInText)


class KeptCandidates:
    """Those of one vault."""

    def __init__(self, root: Path, asked: Any, now: Callable[[], int], folder: CacheFolder | None = None) -> None:
        """Of the vault at `root`; `asked` is on what they depend beside its notes, `now` the machine's clock in
        nanoseconds."""
        self._root, self._now, self._folder = root, now, folder or CacheFolder(root)
        self._hash = hash_of(asked)
        self._file = open_file(self._folder, _FILE) if self._hash else None
        self._same: dict[str, SeenNote] = {}

    def left(self) -> Left | None:
        """What an earlier command left, None for nothing."""
        if self._file is None or self._file.about != self._hash:
            return None
        try:
            return msgspec.msgpack.decode(self._file[_LEFT], type=Left)
        except (KeyError, ValueError):
            return None

    def changes(self, scan: Iterable[Stat]) -> list[Change] | None:
        """The notes that are not what they were, by those that are there now; None where that cannot be told."""
        if self._file is None:
            return None
        try:
            self._same = self._proved(self._file)
            return changes_since(self._file, scan, self._root, self._same)
        except (KeyError, ValueError):
            return None

    def prove(self, changes: Iterable[Change]) -> None:
        """Remembers that those of these notes that changed make no difference."""
        at = self._now()
        new = {
            one.path: seen_note(one.stat, sha256(one.data).digest(), at)
            for one in changes
            if one.stat is not None and one.before
        }
        every = {**self._same, **new}
        if new and self._file and len(every) <= _MOST_PROVED:
            self._write(_PROVED, _told_apart(self._file), {_PROVED: every})

    def keep(self, left: Left, known: Mapping[str, CachedNote]) -> None:
        """Leaves candidates for the next command; `known` are the notes of which they were made, by path."""
        if self._hash:
            self._write(_FILE, self._hash, {_LEFT: left, **cached_parts(known.values())})

    def _proved(self, of: CacheFile) -> dict[str, SeenNote]:
        file = open_file(self._folder, _PROVED)
        if file is None or file.about != _told_apart(of):
            return {}
        try:
            return msgspec.msgpack.decode(file[_PROVED], type=dict[str, SeenNote])
        except (KeyError, ValueError):
            return {}

    def _write(self, name: str, about: bytes, parts: Mapping[str, object]) -> None:
        try:
            data = packed(about, {part: encoded(value) for part, value in parts.items()})
        except UnpackedError:
            return
        self._folder.write(name, *data)


def _told_apart(file: CacheFile) -> bytes:
    """What tells the candidates of a file from others. Raises KeyError."""
    return sha256(file.about + digests_in(file)).digest()
