"""Row stage: what is known of single notes under one name, in one process: what an earlier one left, and what was made
anew."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from itertools import repeat
from operator import attrgetter
from typing import Any
from zlib import crc32

import msgspec
from msgspec import Raw

from vaultkit.model.note import Note
from vaultkit.model.note_rows import Question
from vaultkit.vault.kept.shards import SHARDS, CachedNote, shard_of
from vaultkit.vault.kept.shared_words import Words
from vaultkit.vault.kept.tables import encoded

ROWS = msgspec.msgpack.Decoder(dict[str, Raw])
"""What tells rows apart, by path, without a look into them."""


_PARTS = 8
"""Into so many parts of a shard rows are put of which few are asked for, so that one is found by reading little."""
_DIGEST = msgspec.msgpack.Decoder(tuple[bytes, Raw])
_PATH, _STAT_PATH, _DIGEST_OF = attrgetter("path"), attrgetter("stat.path"), attrgetter("digest")


@cache
def _rows_of(form: Any) -> msgspec.msgpack.Decoder[dict[str, tuple[bytes, Any]]]:
    """What decodes rows of that type by path, each behind the hash of the bytes of its note."""
    return msgspec.msgpack.Decoder(dict[str, tuple[bytes, form]])


@cache
def _answers_of(form: Any) -> msgspec.msgpack.Decoder[dict[str, Any]]:
    """What decodes values of that type by path."""
    return msgspec.msgpack.Decoder(dict[str, form])


@cache
def _answer_of(form: Any) -> msgspec.msgpack.Decoder[Any]:
    """What decodes a value of that type."""
    return msgspec.msgpack.Decoder(form)


def row_of(digest: bytes, value: object) -> Raw:
    """A row to be kept, of a value and the hash of the bytes of its note; raises UnpackedError."""
    return Raw(encoded((digest, value)))


def is_of(digest: bytes, row: Raw) -> bool:
    """Whether a kept row is of a note with that hash; raises ValueError where it is none."""
    return _DIGEST.decode(row)[0] == digest


_NOTHING = b"", None


class RowStage:
    """What is known of the notes by path under one name.

    `parts` are the names of the parts of a shard in which it stands, `ground` is the hash of what else it depends on,
    of one that `is_asleep` nothing of what was left is at hand."""

    def __init__(self, question: Question[Any], ground: bytes, words: Words) -> None:
        """Nothing yet of what the question asks."""
        name = question.name
        self.parts = [f"{name} {number}" for number in range(_PARTS)] if question.is_rare else [name]
        self.ground, self._words = ground, words
        self._made: list[tuple[Mapping[str, Any], Sequence[bytes]]] = []
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
        every = tuple(notes)
        paths, known = list(map(_PATH, every)), self._known
        of = zip(paths, every, map(parsed.get, paths), strict=True)
        if not known:
            return {path: note for path, note, cached in of if cached is not None and cached.note is note}
        return {
            path: note
            for path, note, cached in of
            if cached is not None and cached.note is note and known.get(path, _NOTHING)[0] != cached.digest
        }

    def receive(self, data: bytes | Raw, parsed: Mapping[str, CachedNote]) -> None:
        """Takes what a copy of this process made anew, packed, by path."""
        with suppress(ValueError):
            told = _answers_of(self._form).decode(data)
            paths = map(_STAT_PATH, map(parsed.__getitem__, told))  # each is held once
            found = dict(zip(paths, told.values(), strict=True))
            self._words.share_all(found)
            self.hold(found, parsed)

    def receive_each(self, rows: Mapping[str, bytes], parsed: Mapping[str, CachedNote]) -> None:
        """The same, of each note apart."""
        with suppress(ValueError):
            values = list(map(_answer_of(self._form).decode, rows.values()))
            self.hold(dict(zip(rows, values, strict=True)), parsed)

    def hold(self, found: Mapping[str, Any], parsed: Mapping[str, CachedNote]) -> None:
        """Takes what was made anew in this process, by path; it is packed when it is kept."""
        digests = list(map(_DIGEST_OF, map(parsed.__getitem__, found)))
        self._known.update(zip(found, zip(digests, found.values(), strict=True), strict=True))
        self._made.append((found, digests))

    def made(self) -> dict[str, tuple[bytes, Any]]:
        """What was made anew and is not kept yet, by path, each behind the hash of the bytes of its note."""
        made: dict[str, tuple[bytes, Any]] = {}
        for found, digests in self._made:
            made.update(zip(found, zip(digests, found.values(), strict=True), strict=True))
        return made

    def has_kept(self) -> None:
        """All that was made anew is kept."""
        self._made.clear()

    def values(
        self, make: Callable[[Note], Any], notes: Mapping[str, CachedNote], some: Sequence[Note]
    ) -> Sequence[Any]:
        """What `make` gives for each of some notes."""
        paths = list(map(_PATH, some))
        of = zip(some, map(notes.get, paths), map(self._known.get, paths, repeat(_NOTHING)), strict=True)
        return [
            known[1]
            if cached is not None and cached.note is note and cached.digest == known[0]
            else self.value(make, notes, note)
            for note, cached, known in of
        ]

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
        self.hold({path: value}, notes)
        return value
