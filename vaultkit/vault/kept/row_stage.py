"""Row stage: what is known of single notes under one name, in one process: what an earlier one left, and what was made
anew."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import cache
from typing import Any
from zlib import crc32

import msgspec
from msgspec import Raw, Struct

from vaultkit.model.note import Note
from vaultkit.model.note_rows import Question
from vaultkit.vault.kept.shards import SHARDS, CachedNote, shard_of
from vaultkit.vault.kept.shared_words import Words
from vaultkit.vault.kept.spool import Parts, Spool
from vaultkit.vault.kept.tables import encoded

ROWS = msgspec.msgpack.Decoder(dict[str, Raw])
"""What tells rows apart, by path, without a look into them."""


_PARTS = 8
"""Into so many parts of a shard rows are put of which few are asked for, so that one is found by reading little."""
_DIGEST = msgspec.msgpack.Decoder(tuple[bytes, Raw])


@cache
def _rows_of(form: Any) -> msgspec.msgpack.Decoder[dict[str, tuple[bytes, Any]]]:
    """What decodes rows of that type by path, each behind the hash of the bytes of its note."""
    return msgspec.msgpack.Decoder(dict[str, tuple[bytes, form]])


@cache
def _answers_of(form: Any) -> msgspec.msgpack.Decoder[dict[str, Any]]:
    """What decodes values of that type by path."""
    return msgspec.msgpack.Decoder(dict[str, form])


def row_of(digest: bytes, data: bytes) -> Raw:
    """A row to be kept, of the bytes of a value and the hash of those of its note."""
    return Raw(encoded((digest, Raw(data))))


def is_of(digest: bytes, row: Raw) -> bool:
    """Whether a kept row is of a note with that hash; raises ValueError where it is none."""
    return _DIGEST.decode(row)[0] == digest


_NOTHING = b"", None


class _Made(Struct, frozen=True, gc=False):
    """What was made anew of a note: the hash of its bytes, and where the row stands, which raises UnpackedError or
    KeyError where there is none."""

    digest: bytes
    row: Parts
    number: int = 0


class _Packing(Struct, frozen=True):
    """The row of a value, packed when it is asked for."""

    value: Any

    def __getitem__(self, number: int) -> bytes:
        return encoded(self.value)


class RowStage:
    """What is known of the notes by path under one name.

    `parts` are the names of the parts of a shard in which it stands, `ground` is the hash of what else it depends on,
    `made` is what was made anew, by path; of one that `is_asleep` nothing of what was left is at hand."""

    def __init__(self, question: Question[Any], ground: bytes, words: Words) -> None:
        """Nothing yet of what the question asks."""
        name = question.name
        self.parts = [f"{name} {number}" for number in range(_PARTS)] if question.is_rare else [name]
        self.ground, self._words = ground, words
        self.made: dict[str, _Made] = {}
        self.is_shelved = self.is_asleep = False
        self._form = question.form
        self._shelves: dict[int, Mapping[str, bytes]] = {}
        self._raw: dict[tuple[int, str], Mapping[str, Raw]] = {}
        self._known: dict[str, tuple[bytes, Any]] = {}

    def take(self, data: bytes) -> None:
        """Takes the rows of a shard; raises ValueError where it is given other bytes than of rows."""
        self._known |= _rows_of(self._form).decode(data)

    def part_of(self, path: str) -> str:
        """The part of a shard in which the row of a note stands."""
        several = len(self.parts) > 1
        return self.parts[crc32(path.encode("utf-8", "surrogatepass")) // SHARDS % _PARTS if several else 0]

    def shelve(self, number: int, shard: Mapping[str, bytes]) -> None:
        """Takes the parts of a shard, the rows of which are decoded when they are asked for."""
        self._shelves[number] = shard

    def put_away(self) -> None:
        """Lets go of what was taken from the shelves and not asked for."""
        self._raw.clear()

    def _shelved(self, path: str, cached: CachedNote) -> Any:
        """What stands on a shelf of a note; raises KeyError or ValueError where there is nothing that holds."""
        at = number, part = shard_of(cached.note), self.part_of(path)
        if at not in self._raw:
            self._raw[at] = {}
            self._raw[at] = ROWS.decode(self._shelves[number][part])
        digest, row = _DIGEST.decode(self._raw[at][path])
        if digest != cached.digest:
            raise KeyError(path)
        return msgspec.msgpack.decode(row, type=self._form)

    def lacking(self, notes: Iterable[Note], parsed: Mapping[str, CachedNote]) -> dict[str, Note]:
        """Those of which nothing is known, and what is made of them may be kept; by path."""
        found, known = dict[str, Note](), self._known.get
        for note in notes:
            path = note.path
            cached = parsed.get(path)
            if cached is not None and known(path, _NOTHING)[0] != cached.digest and cached.note is note:
                found[path] = note
        return found

    def receive(
        self, data: bytes | Raw, notes: Mapping[str, Note], parsed: Mapping[str, CachedNote], spool: Spool | None
    ) -> None:
        """Takes rows that were made anew of these notes; they wait in the spool until they are kept."""
        with suppress(ValueError):
            rows = ROWS.decode(data)
            for path, value in _answers_of(self._form).decode(data).items():
                self._words.share(value, path)
                self._known[path] = parsed[path].digest, value
            packed = [memoryview(row) for row in rows.values()]
            parts = spool.parts(packed) if spool else list(map(bytes, packed))
            told = ((parsed[path], number) for number, path in enumerate(rows))
            self.made |= {one.stat.path: _Made(one.digest, parts, number) for one, number in told}

    def hold(self, found: Mapping[str, Any], parsed: Mapping[str, CachedNote]) -> None:
        """Takes what was made anew in this process, by path; it is packed when it is kept."""
        for path, value in found.items():
            digest = parsed[path].digest
            self._known[path] = digest, value
            self.made[path] = _Made(digest, _Packing(value))

    def value(self, make: Callable[[Note], Any], notes: Mapping[str, CachedNote], note: Note) -> Any:
        """What `make` gives for a note."""
        path = note.path
        cached = notes.get(path)
        if cached is None or cached.note is not note:  # it is read in another way than it was parsed
            return make(note)
        known = self._known.get(path)
        if known is not None and known[0] == cached.digest:
            return known[1]
        with suppress(KeyError, ValueError):
            value = self._shelved(path, cached)
            self._known[path] = cached.digest, value
            return value
        value = make(note)
        self._known[path] = cached.digest, value
        self.made[path] = _Made(cached.digest, _Packing(value))
        return value
