"""Spool: bytes that need not be held in memory, in a file without a name that is gone with the process."""

import os
import weakref
from array import array
from collections.abc import Sequence
from itertools import accumulate
from typing import Protocol

from vaultkit.vault.confine import write_open

_AT_ONCE = 256
"""So many parts go to the disk at once."""
_READ_ON = 64 * 1024
"""So many bytes are read at once where one part after the other is asked for."""


class Parts(Protocol):
    """Some parts, by number."""

    def __getitem__(self, number: int, /) -> bytes:
        """Raises KeyError where the bytes are not all there."""


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

    def parts(self, parts: Sequence[bytes | memoryview]) -> Parts:
        """What gives each of the parts again; where the disk is against it, they stay in memory."""
        ends = array("Q", accumulate(map(len, parts), initial=self._end))
        return _Spooled(self, ends) if self.put(parts) else list(map(bytes, parts))

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


class _Spooled:
    """Parts that stand in a spool, one behind the other: each begins where the one before ends."""

    __slots__ = ("_ends", "_spool")

    def __init__(self, spool: Spool, ends: Sequence[int]) -> None:
        self._spool, self._ends = spool, ends

    def __getitem__(self, number: int) -> bytes:
        return self._spool.read(self._ends[number], self._ends[number + 1])
