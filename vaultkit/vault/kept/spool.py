"""Spool: bytes that need not be held in memory, in a file without a name that is gone with the process."""

import os
import weakref
from collections.abc import Sequence

from vaultkit.vault.confine import write_open

_AT_ONCE = 256
"""So many parts go to the disk at once."""
_READ_ON = 64 * 1024
"""So many bytes are read at once where one part after the other is asked for."""


class Spool:
    """One such file, into which this process writes or a copy of it, and which both may read."""

    def __init__(self, descriptor: int) -> None:
        """Takes the descriptor over: a new file, open for reading and writing, that nobody else can open."""
        self._descriptor, self._end = descriptor, 0
        self._next, self._near, self._read = 0, 0, b""
        weakref.finalize(self, os.close, descriptor)

    def put(self, parts: Sequence[bytes | memoryview]) -> bool:
        """Takes the parts, behind those that it has; False where the disk is against it."""
        try:
            os.lseek(self._descriptor, self._end, os.SEEK_SET)
            for begin in range(0, len(parts), _AT_ONCE):
                write_open(self._descriptor, b"".join(parts[begin : begin + _AT_ONCE]))
        except OSError:
            return False
        self._end += sum(map(len, parts))
        return True

    def read(self, begin: int, end: int) -> bytes:
        """What stands there; raises KeyError where it is not all there."""
        if begin == self._next:  # who reads one part behind the other reads on
            if not (self._near <= begin and end <= self._near + len(self._read)):
                self._near, self._read = begin, self._taken(begin, max(begin + _READ_ON, end))
            data = self._read[begin - self._near : end - self._near]
        else:
            data = self._taken(begin, end)
        self._next = end
        if len(data) != end - begin:
            raise KeyError(begin)
        return data

    def _taken(self, begin: int, end: int) -> bytes:
        try:
            return os.pread(self._descriptor, end - begin, begin)
        except OSError as fault:
            raise KeyError(begin) from fault
