"""Workers: many notes parsed at once, by as many copies of this process as there are processors; the same notes come
out as of one process alone, packed, since nobody needs all that so many of them say at a time.

No copy is made while there are threads (in a copy a lock of theirs would stay closed for ever), for a few notes, or
where the system does not fork safely; what a copy fails to give is parsed here."""

from collections.abc import Sequence
from functools import partial

import msgspec

from vaultkit.model.note import Note
from vaultkit.syntax.document import parse_note
from vaultkit.vault.forks import Fork
from vaultkit.vault.note_parts import PackedNote, Recent, Whole, attach, pack

Source = tuple[str, bytes]
"""A note's path and its bytes."""


def parse_all(sources: Sequence[Source], workers: int) -> list[Note]:
    """The notes of the bytes, in their order."""
    share = -(-len(sources) // max(workers, 1))
    parts = [sources[begin : begin + share] for begin in range(0, len(sources), share or 1)]
    recent = Recent()
    forks: list[Fork] = []
    try:
        forks += (Fork(partial(_sent, part)) for part in parts[1:])
        notes = [_parsed(source, recent) for source in parts[0]] if parts else []
        for fork, part in zip(forks, parts[1:], strict=True):
            found = _received(fork.sent(), len(part))
            notes += [
                _noted(one, recent) if one else _parsed(source, recent) for one, source in zip(found, part, strict=True)
            ]
    finally:
        for fork in forks:
            fork.end()
    return notes


def _sent(sources: Sequence[Source]) -> bytes:
    """The bytes of the packed notes, with None for one that cannot be packed."""
    return msgspec.msgpack.encode([_packed(parse_note(path, data)) for path, data in sources])


def _received(data: bytes, count: int) -> list[PackedNote | None]:
    try:
        found = _DECODER.decode(data)
    except ValueError:  # it was ended, or had no memory left
        found = []
    return found if len(found) == count else [None] * count


def _parsed(source: Source, recent: Recent) -> Note:
    note = parse_note(*source)
    one = _packed(note)
    return _noted(one, recent) if one else note


def _packed(note: Note) -> PackedNote | None:
    """The note, packed; None for one of numbers or letters that have no bytes."""
    try:
        return pack(note)
    except (ValueError, OverflowError, TypeError):
        return None


def _noted(one: PackedNote, recent: Recent) -> Note:
    return attach(one.head, one.long, Whole(partial(bytes, one.data), recent))


_DECODER = msgspec.msgpack.Decoder(list[PackedNote | None])
