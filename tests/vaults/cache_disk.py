"""A disk that fails below the cache folder alone: its calls there, counted, and what happens at one of them."""

import errno
import os
from collections.abc import Callable, Iterable
from typing import IO, Any

from tests.vaults.disk import KilledError

CALLS = frozenset({"open", "unlink", "mkdir", "replace", "write"})
"""The calls by which a cache comes onto the disk."""

FULL = (errno.ENOSPC, errno.EDQUOT)
REFUSED = (errno.EROFS, errno.EACCES, errno.EIO, errno.EMFILE)


class CacheDisk:
    """Stands where the cache folder looks for `os`. The call of number `at` (from 1, none where it is 0) ends the
    process, or fails with `code`; `lasting` says that all later ones do, too. Of a write half is written before."""

    def __init__(self, at: int = 0, code: int | None = None, *, lasting: bool = False) -> None:
        """Nothing was called yet."""
        self.calls: list[str] = []
        self._at, self._code, self._lasting = at, code, lasting

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        return self._counted(name, real) if name in CALLS else real

    def fdopen(self, descriptor: int, mode: str, buffering: int = -1) -> "_File":
        """A file whose writes are calls, too, each of them at once."""
        return _File(os.fdopen(descriptor, mode, buffering=0), self)

    def reach(self, name: str, before: Callable[[], object] = lambda: None) -> None:
        """Counts a call; raises what happens at it, when `before` is done."""
        self.calls.append(name)
        number = len(self.calls)
        if number == self._at or (self._lasting and 0 < self._at <= number):
            before()
            if self._code is None:
                raise KilledError
            raise OSError(self._code, os.strerror(self._code))

    def _counted(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **words: Any) -> Any:
            self.reach(name)
            return real(*args, **words)

        return call


class _File:
    def __init__(self, file: IO[bytes], disk: CacheDisk) -> None:
        self._file, self._disk = file, disk

    def __enter__(self) -> "_File":
        return self

    def __exit__(self, *fault: object) -> None:
        self._file.close()

    def write(self, data: bytes) -> int:
        self._disk.reach("write", lambda: self._file.write(data[: len(data) // 2]))
        return self._file.write(data)

    def writelines(self, parts: Iterable[bytes]) -> None:
        self.write(b"".join(parts))
