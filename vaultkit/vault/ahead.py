"""Ahead: what is to be left for the next command, written by a copy of this process while this one goes on, and put in
its place when this one says so; of what is never put in its place nothing stays."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from vaultkit.vault.cache_folder import CacheFolder, FolderAhead
from vaultkit.vault.forks import Fork
from vaultkit.vault.worker_count import worker_count


class Ahead(msgspec.Struct, frozen=True):
    """Something as it is to be left: what writes it to a folder and says whether the disk allowed all of it, and what
    is to be called where it was left."""

    write: Callable[[CacheFolder], bool]
    is_left: Callable[[], None]


class WrittenAhead:
    """What one copy of the process writes, at most; the copy ends when this is closed."""

    def __init__(self, root: Path, home: Path | None = None) -> None:
        """For the vault at `root`. Nothing is written yet."""
        self._folder = FolderAhead(root, home)
        self._fork: Fork | None = None
        self._every: Sequence[Ahead] = ()

    def begin(self, every: Sequence[Ahead]) -> None:
        """Begins to write; what was begun before is nothing."""
        self.close()
        if worker_count() > 1:
            self._every = every  # as the copy is to know
            self._fork = Fork(self._written)

    @property
    def is_begun(self) -> bool:
        """Whether something is written that may be put in its place."""
        return self._fork is not None

    def put(self) -> bool:
        """What was written stands in its place, all of it or nothing that anybody counts on; whether it does."""
        waiting: list[tuple[str, str]] = []
        with suppress(ValueError):  # msgspec's own errors are such
            waiting = _DECODER.decode(self._fork.sent() if self._fork else b"")
        if is_put := bool(waiting) and self._folder.put(waiting):
            for one in self._every:
                one.is_left()
        self.close()
        return is_put

    def close(self) -> None:
        """The copy has ended, and what it wrote and was not put in its place is gone."""
        fork, self._fork, self._every = self._fork, None, ()
        if fork is not None:
            fork.end()
            self._folder.throw_away(fork.process)

    def _written(self) -> bytes:
        is_whole = [one.write(self._folder) for one in self._every]
        return msgspec.msgpack.encode(self._folder.waiting) if all(is_whole) else b""


_DECODER = msgspec.msgpack.Decoder(list[tuple[str, str]])
