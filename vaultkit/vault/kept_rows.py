"""Kept rows: what was made of single notes, in the cache folder, beside the notes themselves: by the bytes of each note
and all else on which it depends.

Like the notes it is spread over many files, so that one change rewrites little; whatever is in doubt is nothing."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import cache, partial
from typing import Any, TypeVar

import msgspec
from msgspec import Raw, Struct

from vaultkit.model.note import Note
from vaultkit.model.note_rows import Question
from vaultkit.vault.ahead import Ahead
from vaultkit.vault.cache_file import CacheFile, open_file, packed
from vaultkit.vault.cache_folder import CacheFolder
from vaultkit.vault.kept_tables import UnpackedError, encoded
from vaultkit.vault.kept_values import KeptValues
from vaultkit.vault.note_cache import SHARDS, CachedNote, shard_of
from vaultkit.vault.shared_words import Words
from vaultkit.vault.spool import Parts, Spool
from vaultkit.vault.stamp import hash_of

MANY = 1_000
"""So many notes are worth a copy of the process: what is made of each takes longer than it takes to parse it."""
_Value = TypeVar("_Value")


class _About(Struct, array_like=True, frozen=True):
    """What a shard says of its parts: the hashes of the bytes of the notes by path; and by the name of a part, in which
    stands what is known of them by path, the hash of what else that depends on."""

    digests: dict[str, bytes]
    grounds: dict[str, bytes]


class _Shard(Struct, frozen=True):
    """The same, and its parts."""

    digests: Mapping[str, bytes]
    grounds: Mapping[str, bytes]
    rows: Mapping[str, bytes]


class KeptRows:
    """What is known of the notes of one vault."""

    def __init__(
        self,
        folder: CacheFolder,
        notes: Callable[[], Mapping[str, CachedNote]],
        early: Callable[[object], Mapping[str, bytes]] = lambda _: {},
    ) -> None:
        """In that cache folder; `notes` are those of the run, by path, as they were parsed, and `early` gives the rows
        that were made of them then, under what it is called with."""
        self._folder, self._notes, self._values, self._early = folder, notes, KeptValues(folder), early
        self._stages: dict[str, _Stage] = {}
        self._held: dict[int, _Shard] = {}
        self._left: dict[int, tuple[Mapping[str, bytes], frozenset[str]]] = {}
        self._spool: Spool | None = None
        self._words = Words()

    def known(self, ground: Callable[[], object], *questions: Question[Any]) -> list[Callable[[Note], Any]]:
        """A function for each question, that makes nothing anew of which it is known what comes out."""
        hashed, parsed = hash_of(ground()), self._notes()
        if not hashed:
            for question in questions:
                self._stages.pop(question.name, None)
            return [question.make for question in questions]
        lacking: list[_Lacking] = []
        for question in questions:
            stage = self._stages.get(question.name)
            if stage is None or stage.ground != hashed:
                stage = self._stages[question.name] = self._begun(question, hashed, parsed)
                lacking.append(_Lacking(stage, question.make, self._lacking(stage, question, parsed)))
        if len({path for one in lacking for path in one.notes}) >= MANY:
            from vaultkit.vault.asking import ask_many  # most runs ask a note or two

            ask_many(lacking, parsed, self._waiting)
        return [partial(self._stages[question.name].value, question.make, parsed) for question in questions]

    def _waiting(self) -> Spool | None:
        """Where rows wait until they are kept; None where the disk is against it."""
        if self._spool is None and (descriptor := self._folder.nameless()) is not None:
            self._spool = Spool(descriptor)
        return self._spool

    def _begun(self, question: Question[Any], ground: bytes, parsed: Mapping[str, CachedNote]) -> "_Stage":
        """What earlier processes left of the answers."""
        name, stage = question.name, _Stage(question.form, ground, self._words)
        for number in range(SHARDS):
            shard = self._shard(number)
            if shard.grounds.get(name) == ground:
                with suppress(KeyError, ValueError):  # it is to be doubted
                    stage.take(shard.rows[name], shard.digests)
        if question.early is not None and (rows := self._early(question.early)):
            asked = stage.lacking([note for note in question.notes if note.path in rows], parsed)
            packed = msgspec.msgpack.encode({path: Raw(rows[path]) for path in asked})
            stage.receive(packed, asked, parsed, self._waiting())
        return stage

    def _lacking(
        self, stage: "_Stage", question: Question[Any], parsed: Mapping[str, CachedNote]
    ) -> Mapping[str, Note]:
        """The notes of which the answer is not known, nor told at sight where there are many."""
        lacking = stage.lacking(question.notes, parsed)
        if question.at_sight is None or len(lacking) < MANY:
            return lacking
        told = {path: question.at_sight(note) for path, note in lacking.items()}
        stage.hold({path: answer for path, answer in told.items() if answer is not None}, parsed)
        return {path: note for path, note in lacking.items() if told[path] is None}

    def value(self, name: str, form: Any, of: Callable[[], object], make: Callable[[], _Value]) -> _Value:
        """What `make` gives, which is not made anew where what `of` tells is what it was."""
        return self._values.value(name, form, of(), make)

    def keep(self) -> None:
        """Leaves what was made for the next process."""
        self._values.keep()
        if self._left:  # something was asked
            ahead = self.ahead()
            ahead.write(self._folder)
            ahead.is_left()
        self._spool = None
        self._words.forget()

    def ahead(self) -> Ahead:
        """What was made of single notes by now, as it is to be left for the next process."""
        grounds = {name: stage.ground for name, stage in self._stages.items()}
        digests: dict[int, dict[str, bytes]] = {number: {} for number in range(SHARDS)}
        places: dict[str, int] = {}
        for path, cached in self._notes().items():
            places[path] = number = shard_of(cached.note)
            digests[number][path] = cached.digest
        made = [(stage, dict(stage.made)) for stage in self._stages.values()]
        changed = {places.get(path) for _, some in made for path in some}
        new = {
            number: some
            for number, some in digests.items()
            if number in changed or self._left[number][0] != grounds or not self._left[number][1] <= some.keys()
        }

        def write(folder: CacheFolder) -> bool:
            is_kept = True
            for number, some in new.items():
                rows = {name: self._rows(name, some, self._shard(number)) for name in grounds}
                about = msgspec.msgpack.encode(_About(some, grounds))
                is_kept = folder.write(_name(number), *packed(about, rows)) and is_kept
            return is_kept

        def is_left() -> None:
            self._left |= {number: (grounds, frozenset(some)) for number, some in new.items()}
            self._held.clear()  # it may be read again
            for stage, some in made:
                for path in [path for path, one in some.items() if stage.made.get(path) is one]:
                    del stage.made[path]

        return Ahead(write, is_left)

    def _rows(self, name: str, digests: Mapping[str, bytes], held: _Shard) -> bytes:
        """What is known of the notes that have these hashes, by path: what was made of each, else what was known and
        still holds."""
        stage = self._stages[name]
        made_anew = stage.made
        known: dict[str, Raw] = {}
        if held.grounds.get(name) == stage.ground:
            with suppress(KeyError, ValueError):  # msgspec's own errors are such
                known = _ROWS.decode(held.rows[name])
        rows: dict[str, Raw] = {}
        for path, digest in digests.items():
            made = made_anew.get(path)
            if made is not None and made.digest == digest:
                try:
                    rows[path] = Raw(made.row[made.number])
                except (UnpackedError, KeyError):
                    continue
            elif path in known and held.digests[path] == digest:
                rows[path] = known[path]
        return msgspec.msgpack.encode(rows)

    def _shard(self, number: int) -> _Shard:
        """What an earlier process left in a shard."""
        if number not in self._held:
            self._held[number] = shard = _shard(open_file(self._folder, _name(number)))
            self._left[number] = shard.grounds, frozenset(shard.digests)
        return self._held[number]


class _Lacking(Struct, frozen=True):
    """The notes by path of which nothing is known, and what makes it."""

    answers: "_Stage"
    make: Callable[[Note], Any]
    notes: Mapping[str, Note]


def _shard(file: CacheFile | None) -> _Shard:
    """The shard of a file, an empty one where that is to be doubted."""
    with suppress(ValueError):  # msgspec's own errors are such
        if file is not None:
            about = _ABOUT.decode(file.about)
            return _Shard(about.digests, about.grounds, file)
    return _NO_SHARD


def _name(number: int) -> str:
    return f"rows-{number:02}"


_NO_SHARD = _Shard({}, {}, {})
_ABOUT = msgspec.msgpack.Decoder(_About)
_ROWS = msgspec.msgpack.Decoder(dict[str, Raw])


@cache
def _rows_of(form: Any) -> msgspec.msgpack.Decoder[dict[str, Any]]:
    """What decodes values of that type by path."""
    return msgspec.msgpack.Decoder(dict[str, form])


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


class _Stage:
    """What is known of the notes by path under one name.

    `ground` is the hash of what else it depends on, `made` is what was made anew, by path."""

    def __init__(self, form: Any, ground: bytes, words: Words) -> None:
        """Nothing yet, of values of that type."""
        self.ground, self._words = ground, words
        self.made: dict[str, _Made] = {}
        self._decoder = _rows_of(form)
        self._digests: dict[str, bytes] = {}
        self._values: dict[str, Any] = {}

    def take(self, data: bytes | Raw, digests: Mapping[str, bytes]) -> None:
        """Takes the rows of notes, the hashes of whose bytes are these by path; raises ValueError where it is given
        other bytes than of rows."""
        rows = self._decoder.decode(data)
        if len(rows) != len(digests):
            digests = {path: digests[path] for path in rows if path in digests}
        self._values |= rows
        self._digests |= digests

    def lacking(self, notes: Iterable[Note], parsed: Mapping[str, CachedNote]) -> dict[str, Note]:
        """Those of which nothing is known, and what is made of them may be kept; by path."""
        found, known = dict[str, Note](), self._digests.get
        for note in notes:
            path = note.path
            cached = parsed.get(path)
            if cached is not None and known(path) != cached.digest and cached.note is note:
                found[path] = note
        return found

    def receive(
        self, data: bytes | Raw, notes: Mapping[str, Note], parsed: Mapping[str, CachedNote], spool: Spool | None
    ) -> None:
        """Takes rows that were made anew of these notes; they wait in the spool until they are kept."""
        with suppress(ValueError):
            rows = _ROWS.decode(data)
            self.take(data, {path: parsed[path].digest for path in rows})
            for path in rows:
                self._words.share(self._values[path], path)
            packed = [memoryview(row) for row in rows.values()]
            parts = spool.parts(packed) if spool else list(map(bytes, packed))
            told = ((parsed[path], number) for number, path in enumerate(rows))
            self.made |= {one.stat.path: _Made(one.digest, parts, number) for one, number in told}

    def hold(self, found: Mapping[str, Any], parsed: Mapping[str, CachedNote]) -> None:
        """Takes what was made anew in this process, by path; it is packed when it is kept."""
        for path, value in found.items():
            digest = self._digests[path] = parsed[path].digest
            self._values[path] = value
            self.made[path] = _Made(digest, _Packing(value))

    def value(self, make: Callable[[Note], Any], notes: Mapping[str, CachedNote], note: Note) -> Any:
        """What `make` gives for a note."""
        path = note.path
        cached = notes.get(path)
        if cached is None or cached.note is not note:  # it is read in another way than it was parsed
            return make(note)
        if self._digests.get(path) == cached.digest:
            return self._values[path]
        value = self._values[path] = make(note)
        self._digests[path] = cached.digest
        self.made[path] = _Made(cached.digest, _Packing(value))
        return value
