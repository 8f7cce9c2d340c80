"""Known writes: which bytes vaultkit itself left in which notes of a vault, from one command to the next, so that the
second line within five seconds does not wait for an editor that is not there.

What is kept is one hash for each note, of its path, its bytes and the time of its last change together: neither a path
nor a word can be read or tried out from it alone, and a note that anybody saved since, even as it was, is not known."""

from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from vaultkit.vault.kept.folder import CacheFolder

_FILE = "writes"
_SIZE = 32
_MOST = 500


class KnownWrites:
    """The notes of one vault as commands of this machine left them; only the newest are kept."""

    def __init__(self, root: Path, folder: CacheFolder | None = None) -> None:
        """Of the vault at `root`, in its cache folder or another."""
        self._root, self._folder = root, folder or CacheFolder(root)
        self._read: tuple[bytes, ...] | None = None
        self._new: dict[bytes, None] = {}

    def holds(self, path: str, data: bytes, changed: float) -> bool:
        """Whether vaultkit left these bytes in the note, and nobody changed it since; `changed` is the file's time."""
        if self._read is None:
            self._read = self._kept()
        return self._hash(path, data, changed) in self._read

    def add(self, path: str, data: bytes, changed: float) -> None:
        """Remembers what was left in a note, once it is saved."""
        self._new[self._hash(path, data, changed)] = None

    def save(self) -> None:
        """What was added is known to the next command."""
        if self._new:
            with self._folder.alone():
                every = dict.fromkeys((*self._kept(), *self._new))
                self._folder.write(_FILE, b"".join(tuple(every)[-_MOST:]))
            self._new.clear()

    def _kept(self) -> tuple[bytes, ...]:
        data = self._folder.read(_FILE, limit=_SIZE * _MOST)
        whole = len(data) % _SIZE == 0
        return tuple(data[at : at + _SIZE] for at in range(0, len(data), _SIZE)) if whole else ()

    def _hash(self, path: str, data: bytes, changed: float) -> bytes:
        parts: Iterable[bytes] = (
            str(self._root).encode("utf-8", "surrogateescape"),
            path.encode(),
            repr(changed).encode(),
            data,
        )
        found = blake2b(digest_size=_SIZE)
        for part in parts:
            found.update(len(part).to_bytes(8, "big") + part)
        return found.digest()
