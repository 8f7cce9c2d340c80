"""Spool: bytes that need not be held in memory, in a file without a name that is gone with the process."""

import os
import weakref
from collections.abc import Sequence

from vaultkit.vault.confine import write_open


class Spool:
    """One such file, into which this process writes or a copy of it, and which both may read."""

    def __init__(self, descriptor: int) -> None:
        """Takes the descriptor over: a new file, open for reading and writing, that nobody else can open."""
        self._descriptor, self._end = descriptor, 0
        weakref.finalize(self, os.close, descriptor)

    def put(self, parts: Sequence[bytes]) -> bool:
        """Takes the parts, behind those that it has; False where the disk is against it."""
        try:
            os.lseek(self._descriptor, self._end, os.SEEK_SET)
            write_open(self._descriptor, b"".join(parts))
        except OSError:
            return False
        self._end += sum(map(len, parts))
        return True

    def read(self, begin: int, end: int) -> bytes:
        """What stands there; raises KeyError where it is not all there."""
        try:
            data = os.pread(self._descriptor, end - begin, begin)
        except OSError as fault:
            raise KeyError(begin) from fault
        if len(data) != end - begin:
            raise KeyError(begin)
        return data
