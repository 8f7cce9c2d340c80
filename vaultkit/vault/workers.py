"""Workers: many notes parsed at once, by as many copies of this process as there are processors; the same notes come
out as of one process alone.

No copy is made while there are threads (in a copy a lock of theirs would stay closed for ever), for a few notes, or
where the system does not fork safely; what a copy fails to give is parsed here."""

from collections.abc import Sequence
from functools import partial

import msgspec
from msgspec.structs import replace

from vaultkit.model.note import Note
from vaultkit.syntax.document import parse_note
from vaultkit.vault.forks import Fork
from vaultkit.vault.note_cache import with_tuples

Source = tuple[str, bytes]
"""A note's path and its bytes."""


def parse_all(sources: Sequence[Source], workers: int) -> list[Note]:
    """The notes of the bytes, in their order."""
    share = -(-len(sources) // max(workers, 1))
    parts = [sources[begin : begin + share] for begin in range(0, len(sources), share or 1)]
    forks: list[Fork] = []
    try:
        forks += (Fork(partial(_sent, part)) for part in parts[1:])
        notes = _parse(parts[0]) if parts else []
        for fork, part in zip(forks, parts[1:], strict=True):
            found = _unpacked(fork.sent(), len(part))
            notes += [note or parse_note(*source) for note, source in zip(found, part, strict=True)]
    finally:
        for fork in forks:
            fork.end()
    return notes


def _sent(sources: Sequence[Source]) -> bytes:
    return _packed(_parse(sources))


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
