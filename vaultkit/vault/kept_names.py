"""Kept names: which notes of a vault may be named while somebody types, from one completion to the next, for as long as
nothing has changed."""

from collections.abc import Callable
from pathlib import Path

import msgspec
from msgspec import Struct

from vaultkit.model.names_in_text import NamesInText
from vaultkit.model.settings import Settings
from vaultkit.vault.cache_file import open_file, packed
from vaultkit.vault.cache_folder import CacheFolder
from vaultkit.vault.kept_tables import UnpackedError, encoded
from vaultkit.vault.sight import Sight, is_still, see
from vaultkit.vault.stamp import Stamp, hash_of, read_stamp, stamped

_NAMES, _PART = "names", "public"


class PublicNotes(Struct, frozen=True, array_like=True):
    """The notes that are surely not private, each path with that of the disk, and the names that no other name may
    hold."""

    paths: dict[str, str]
    hidden: NamesInText


class KeptNames:
    """Those of one vault as it is now."""

    def __init__(
        self, root: Path, settings: Settings, now: Callable[[], float], folder: CacheFolder | None = None
    ) -> None:
        """Of the vault at `root`; `now` is the machine's clock in seconds."""
        self._root, self._now, self._folder = root, now, folder or CacheFolder(root)
        self._hash = hash_of(settings)
        self._sight = self._see()

    def find(self) -> PublicNotes | None:
        """What an earlier command left, None where it is to be worked out."""
        file = open_file(self._folder, _NAMES) if self._hash and self._sight else None
        stamp = read_stamp(file.about) if file is not None else None
        if file is None or stamp is None or stamp.asked != self._hash:
            return None
        if not is_still(self._root, stamp.sight, self._sight):
            return None
        try:
            return msgspec.msgpack.decode(file[_PART], type=PublicNotes)
        except (KeyError, ValueError):
            return None

    def keep(self, notes: PublicNotes) -> None:
        """Leaves them for the next command, unless the vault changed since it was seen."""
        if self._hash and self._sight is not None and is_still(self._root, self._sight, self._see()):
            try:
                parts = {_PART: encoded(notes)}
            except UnpackedError:
                return
            self._folder.write(_NAMES, packed(stamped(Stamp(self._hash, self._sight)), parts))

    def _see(self) -> Sight | None:
        return see(self._root, int(self._now() * 10**9))
