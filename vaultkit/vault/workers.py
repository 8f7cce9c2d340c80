"""Workers: many notes parsed at once, by as many copies of this process as there are processors; the same notes come
out as of one process alone, packed, since nobody needs all that so many of them say at a time.

No copy is made while there are threads (in a copy a lock of theirs would stay closed for ever), for a few notes, or
where the system does not fork safely; what a copy fails to give is parsed here."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import count as count_from

import msgspec

from vaultkit.model.note import Note
from vaultkit.syntax.document import parse_note
from vaultkit.vault.forks import Fork
from vaultkit.vault.note_parts import PackedNote, Recent, Whole, attach, pack
from vaultkit.vault.spool import Parts, Spool

Source = tuple[str, bytes]
"""A note's path and its bytes."""


def parse_all(
    sources: Sequence[Source],
    workers: int,
    spool: Spool | None = None,
    lost: Callable[[str], Note] | None = None,
) -> list[Note]:
    """The notes of the bytes, in their order; what is packed of them goes to the spool where there is one, and `lost`
    gives the note at a path of which that is not to be had from there."""
    count = max(min(workers, len(sources)), 1)
    parts = [sources[number::count] for number in range(count)]  # by turns, since like notes stand together
    notes: list[PackedNote | None] = [None] * len(sources)
    forks: list[Fork] = []
    try:
        forks += (Fork(partial(_sent, part)) for part in parts[1:])
        notes[0::count] = [_packed(parse_note(*source)) for source in parts[0]]
        for number, (fork, part) in enumerate(zip(forks, parts[1:], strict=True), start=1):
            notes[number::count] = _received(fork.sent(), len(part))
    finally:
        for fork in forks:
            fork.end()
    packed = [one for one in notes if one is not None]
    data = [one.data for one in packed]
    paths = [path for one, (path, _) in zip(notes, sources, strict=True) if one]
    source, numbers = _Parsed(spool.put(data) if spool else data, paths, lost), count_from(0)
    return [
        attach(one.head, one.long, Whole(source, next(numbers)), path) if one else parse_note(path, given)
        for one, (path, given) in zip(notes, sources, strict=True)
    ]


class _Parsed:
    """Notes that were packed together, each under its number."""

    def __init__(self, data: Parts, paths: Sequence[str], lost: Callable[[str], Note] | None) -> None:
        self.recent, self._data, self._paths, self._lost = Recent(), data, paths, lost

    def data(self, key: int) -> bytes:
        return self._data[key]

    def lost(self, key: int) -> Note:
        if self._lost is None:
            raise KeyError(key)
        return self._lost(self._paths[key])


def _sent(sources: Sequence[Source]) -> bytes:
    """The bytes of the packed notes, with None for one that cannot be packed."""
    return msgspec.msgpack.encode([_packed(parse_note(path, data)) for path, data in sources])


def _received(data: bytes, count: int) -> list[PackedNote | None]:
    try:
        found = _DECODER.decode(data)
    except ValueError:  # it was ended, or had no memory left
        found = []
    return found if len(found) == count else [None] * count


def _packed(note: Note) -> PackedNote | None:
    """The note, packed; None for one of numbers or letters that have no bytes."""
    try:
        return pack(note)
    except (ValueError, OverflowError, TypeError):
        return None


_DECODER = msgspec.msgpack.Decoder(list[PackedNote | None])
