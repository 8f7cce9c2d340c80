"""Kept names: which notes of a vault may be named while somebody types, from one completion to the next, and which of
all notes changed since."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from vaultkit.model.names_in_text import NamesInText
from vaultkit.model.settings import Settings
from vaultkit.vault.kept.file import open_file, packed
from vaultkit.vault.kept.folder import CacheFolder
from vaultkit.vault.kept.seen_notes import Change, SeenNote, changes_since, seen_parts
from vaultkit.vault.kept.stamp import hash_of
from vaultkit.vault.kept.tables import UnpackedError, encoded
from vaultkit.vault.scan import Stat

_NAMES, _PART = "names", "public"


class PublicNotes(Struct, frozen=True, array_like=True):
    """The notes that are surely not private, each path with that of the disk, and the names that no other name may
    hold; `others` are the folded names of all other notes, `merging` the paths of those that may say whose a note
    is."""

    paths: dict[str, str]
    hidden: NamesInText
    others: frozenset[str] = frozenset()
    merging: frozenset[str] = frozenset()


class KeptNames:
    """Those of one vault as it is now."""

    def __init__(self, root: Path, settings: Settings, folder: CacheFolder | None = None) -> None:
        """Of the vault at `root`."""
        self._root, self._folder = root, folder or CacheFolder(root)
        self._hash = hash_of(settings)

    def find(self, scan: Iterable[Stat]) -> tuple[PublicNotes, list[Change]] | None:
        """What an earlier command left, and the notes that are not what they were, by those that are there now; None
        where it is to be worked out."""
        file = open_file(self._folder, _NAMES) if self._hash else None
        if file is None or file.about != self._hash:
            return None
        try:
            changes = changes_since(file, scan, self._root, {})
            return None if changes is None else (msgspec.msgpack.decode(file[_PART], type=PublicNotes), changes)
        except (KeyError, ValueError):
            return None

    def keep(self, notes: PublicNotes, seen: Sequence[SeenNote]) -> None:
        """Leaves them for the next command; `seen` are all notes of the vault, of whose bytes they were made."""
        if self._hash:
            try:
                parts = {name: encoded(value) for name, value in {_PART: notes, **seen_parts(seen)}.items()}
            except UnpackedError:
                return
            self._folder.write(_NAMES, *packed(self._hash, parts))
