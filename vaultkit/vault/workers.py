"""Workers: many files read and parsed at once, by as many copies of this process as there are processors; the same
notes come out as of one process alone, packed, since nobody needs all that so many of them say at a time.

No copy is made while there are threads (in a copy a lock of theirs would stay closed for ever), for a few notes, or
where the system does not fork safely; what a copy fails to give is left to whoever asked."""

from array import array
from collections.abc import Callable, Sequence
from hashlib import sha256
from itertools import chain
from typing import NamedTuple

import msgspec
from msgspec import Struct

from vaultkit.model.note import Note
from vaultkit.syntax.document import parse_notes
from vaultkit.vault.kept.note_parts import PackedNote, Recent, attach, pack
from vaultkit.vault.kept.spool import Spool
from vaultkit.vault.kept.tables import UnpackedError, encoded
from vaultkit.vault.read_note import ReadNote
from vaultkit.vault.turns import MOST_TURNS, in_turns

_BATCH = 64
"""So many notes are held as bytes at a time, before they go to the disk."""


class File(NamedTuple):
    """A file: the path of its note, the path as the disk spells it, and the hash of the bytes of which the note is
    known, b"" for none."""

    path: str
    disk: str
    digest: bytes = b""


class _Row(Struct, frozen=True, array_like=True, gc=False):
    """What came of a file, as it is sent: where the bytes of the note went to the disk, how many they are."""

    size: int
    digest: bytes
    note: PackedNote | None = None
    length: int = 0
    row: bytes = b""


class Reading(Struct, frozen=True, kw_only=True):
    """How files are read: `read` gives the bytes of one or raises OSError, `spool` a new place on the disk for what is
    packed of the notes, `lost` the note at a path of which that is not to be had from there; `early` makes what else is
    to be made of each new note, None for nothing, and `told` is told how many files are read."""

    read: Callable[[str], bytes]
    spool: Callable[[], Spool | None] = lambda: None
    lost: Callable[[str], Note] | None = None
    early: Callable[[Note], object] = lambda _: None
    told: Callable[[int], None] = lambda _: None


def parse_all(sources: Sequence[File], workers: int, how: Reading) -> list[ReadNote | None]:
    """What came of the files, in their order; None of a file that cannot be read, of a note that cannot be packed, and
    of all that a copy of this process failed to give."""
    count = max(min(workers, len(sources)), 1)
    size = max(min(_BATCH, -(-len(sources) // count)), -(-len(sources) // MOST_TURNS), 1)
    batches = [sources[begin : begin + size] for begin in range(0, len(sources), size)]
    recent = Recent()
    places = [_Packed(recent, how.spool(), how.lost) for _ in range(count)]
    found: list[list[ReadNote | None]] = [[None] * len(batch) for batch in batches]
    done = 0

    def take(number: int, turn: int, rows: Sequence[_Row | None]) -> None:
        nonlocal done
        batch = batches[turn]
        found[turn] = places[number].read(rows, batch)
        done += len(batch)

    def own(turn: int) -> None:
        take(0, turn, _rows(batches[turn], how, places[0].spool))
        how.told(done)

    def sent(number: int, turn: int) -> bytes:
        return msgspec.msgpack.encode((turn, _rows(batches[turn], how, places[number].spool)))

    in_turns(len(batches), count, own=own, sent=sent, take=lambda number, part: take(number, *_DECODER.decode(part)))
    how.told(len(sources))  # the last ones may be those of a copy
    return list(chain.from_iterable(found))


def _rows(some: Sequence[File], how: Reading, spool: Spool | None) -> Sequence[_Row | None]:
    """What came of some files; the bytes of the notes are on the disk, where that takes them.

    Each step is done for all of them before the next: a processor is quicker at what it did a moment ago."""
    read = [_read(source, how) for source in some]
    digests = [b"" if data is None else sha256(data).digest() for data in read]
    every = list(zip(some, read, digests, strict=True))
    new = [(file.path, data) for file, data, digest in every if data is not None and digest != file.digest]
    parsed = iter(parse_notes(new))
    notes = [None if data is None or digest == file.digest else next(parsed) for file, data, digest in every]
    early = [b"" if note is None else _early(note, how) for note in notes]
    rows = list(map(_row, read, digests, notes, early))
    packed = [row.note.data for row in rows if row and row.note]
    return list(map(_spooled, rows)) if spool and spool.put(packed) else rows


def _read(source: File, how: Reading) -> bytes | None:
    try:
        return how.read(source.disk)
    except OSError:
        return None


def _row(data: bytes | None, digest: bytes, note: Note | None, early: bytes) -> _Row | None:
    if data is None:
        return None
    if note is None:
        return _Row(len(data), digest)
    try:
        return _Row(len(data), digest, pack(note), 0, early)
    except (ValueError, OverflowError, TypeError):  # numbers and letters that have no bytes
        return None


def _early(note: Note, how: Reading) -> bytes:
    """What else is made of a note; nothing where anything goes wrong, as it will once more when it is asked for."""
    try:
        value = how.early(note)
    except Exception:
        return b""
    if value is None:
        return b""
    try:
        return encoded(value)
    except UnpackedError:
        return b""


def _spooled(row: _Row | None) -> _Row | None:
    if row is None or row.note is None:
        return row
    note = PackedNote(head=row.note.head, long=row.note.long, data=b"")
    return _Row(row.size, row.digest, note, len(row.note.data), row.row)


def _read_note(row: _Row | None) -> ReadNote | None:
    return None if row is None else ReadNote(row.size, row.digest, row.note.head if row.note else None, row.row)


class _Packed:
    """The notes that one process packed, each under its number: behind one another on the disk, but those that it did
    not take."""

    def __init__(self, recent: Recent, spool: Spool | None, lost: Callable[[str], Note] | None) -> None:
        """None yet."""
        self.recent, self.spool = recent, spool
        self._lost, self._paths, self._ends, self._held = lost, list[str](), array("Q", [0]), dict[int, bytes]()

    def read(self, rows: Sequence[_Row | None], some: Sequence[File]) -> list[ReadNote | None]:
        """What came of the next files, with notes that are read from where their bytes are."""
        new = [(row, row.note, file.path) for row, file in zip(rows, some, strict=True) if row and row.note]
        begin = len(self._paths)
        for number, (row, note, path) in enumerate(new, begin):
            self._paths.append(path)
            self._ends.append(self._ends[-1] + row.length)
            if not row.length:
                self._held[number] = note.data
        heads, longs = [note.head for _, note, _ in new], [note.long for _, note, _ in new]
        attach(heads, longs, self, self._paths[begin:], range(begin, len(self._paths)))
        return list(map(_read_note, rows))

    def data(self, key: int) -> bytes:
        """The bytes of a note; raises KeyError where they are not what they were."""
        if self.spool is None or key in self._held:
            return self._held[key]
        return self.spool.read(self._ends[key], self._ends[key + 1])

    def lost(self, key: int) -> Note:
        """The note where they are not; raises KeyError where nobody can tell."""
        if self._lost is None:
            raise KeyError(key)
        return self._lost(self._paths[key])


_DECODER = msgspec.msgpack.Decoder(tuple[int, list[_Row | None]])
