"""Spool: bytes that need not be held in memory, in a file without a name that is gone with the process."""

import os
import weakref
from collections.abc import Callable, Sequence
from functools import partial

from vaultkit.vault.confine import write_open


class Spool:
    """One such file."""

    def __init__(self, descriptor: int) -> None:
        """Takes the descriptor over: a new file, open for reading and writing, that nobody else can open."""
        self._descriptor, self._end = descriptor, 0
        weakref.finalize(self, os.close, descriptor)

    def put(self, parts: Sequence[bytes]) -> list[Callable[[], bytes]]:
        """What gives each of the parts again; where the disk is against it, the parts stay in memory."""
        found: list[Callable[[], bytes]] = []
        begin = self._end
        for part in parts:
            found.append(partial(self._read, begin, len(part)))
            begin += len(part)
        try:
            os.lseek(self._descriptor, self._end, os.SEEK_SET)
            write_open(self._descriptor, b"".join(parts))
        except OSError:
            return held(parts)
        self._end = begin
        return found

    def _read(self, begin: int, length: int) -> bytes:
        """Raises KeyError where they are not all there."""
        try:
            data = os.pread(self._descriptor, length, begin)
        except OSError as fault:
            raise KeyError(begin) from fault
        if len(data) != length:
            raise KeyError(begin)
        return data


def held(parts: Sequence[bytes]) -> list[Callable[[], bytes]]:
    """What gives each of the parts again, from memory."""
    return [partial(bytes, part) for part in parts]
