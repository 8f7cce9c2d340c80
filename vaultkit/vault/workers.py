"""Workers: many notes parsed at once, by as many copies of this process as there are processors; the same notes come
out as of one process alone.

A copy is made by a plain fork, which runs no other program. None is made while there are threads (in a copy a lock of
theirs would stay closed for ever), for a few notes, or where the system does not fork safely; what a copy fails to give
is parsed here."""

import os
import signal
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress

import msgspec
from msgspec.structs import replace

from vaultkit.model.note import Note
from vaultkit.syntax.document import parse_note
from vaultkit.syntax.numbers import small_int
from vaultkit.vault.note_cache import with_tuples

Source = tuple[str, bytes]
"""A note's path and its bytes."""


def worker_count() -> int:
    """How many processes may parse at a time; VAULTKIT_WORKERS says it, else there are as many as processors."""
    if not hasattr(os, "fork") or sys.platform == "darwin" or threading.active_count() > 1:
        return 1
    most = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    said = small_int(os.environ.get("VAULTKIT_WORKERS", ""))
    return max(most if said is None else min(most, said), 1)


def parse_all(sources: Sequence[Source], workers: int) -> list[Note]:
    """The notes of the bytes, in their order."""
    share = -(-len(sources) // max(workers, 1))
    parts = [sources[begin : begin + share] for begin in range(0, len(sources), share or 1)]
    copies: list[_Copy] = []
    try:
        copies += map(_Copy, parts[1:])
        notes = _parse(parts[0]) if parts else []
        for copy, part in zip(copies, parts[1:], strict=True):
            notes += copy.notes(part)
    finally:
        for copy in copies:
            copy.end()
    return notes


class _Copy:
    """A copy of this process that parses some notes, and sends them all at its end."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._pid = 0
        self._from, to = os.pipe()
        try:
            self._pid = os.fork()
        except OSError:
            os.close(to)
            return
        if self._pid:
            os.close(to)
            return
        try:
            os.close(self._from)
            with os.fdopen(to, "wb") as file:
                file.write(_packed(_parse(sources)))
        finally:  # whatever went wrong, nothing of this process may run twice
            os._exit(0)

    def notes(self, sources: Sequence[Source]) -> list[Note]:
        """The notes that it sent; those that it did not send are parsed here."""
        with os.fdopen(self._from, "rb", closefd=False) as file:
            found = _unpacked(file.read(), len(sources))
        return [note or parse_note(*source) for note, source in zip(found, sources, strict=True)]

    def end(self) -> None:
        """Nothing of it is left."""
        os.close(self._from)
        if self._pid:
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)
            with suppress(ChildProcessError):
                os.waitpid(self._pid, 0)


def _parse(sources: Sequence[Source]) -> list[Note]:
    return [parse_note(path, data) for path, data in sources]


def _packed(notes: Sequence[Note]) -> bytes:
    """The bytes of the notes, with None for one of numbers or letters that cannot be packed."""
    if (every := _bytes_of(notes)) is not None:
        return every
    return msgspec.msgpack.encode([None if _bytes_of(note) is None else note for note in notes])


def _bytes_of(value: Note | Sequence[Note]) -> bytes | None:
    try:
        return msgspec.msgpack.encode(value)
    except (ValueError, OverflowError, TypeError):
        return None


_DECODER = msgspec.msgpack.Decoder(list[Note | None])


def _unpacked(data: bytes, count: int) -> list[Note | None]:
    try:
        found = _DECODER.decode(data)
    except ValueError:  # it was ended, or had no memory left
        found = []
    return [note and _as_parsed(note) for note in found] if len(found) == count else [None] * count


def _as_parsed(note: Note) -> Note:
    if not any(isinstance(one.value, tuple | list | dict) for one in note.properties):
        return note
    return replace(note, properties=tuple(map(with_tuples, note.properties)))
