"""Kept rows: what was made of single notes, in the cache folder, beside the notes themselves: by the bytes of each note
and all else on which it depends.

Like the notes it is spread over many files, so that one change rewrites little; whatever is in doubt is nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from itertools import chain
from typing import Any, TypeVar

import msgspec
from msgspec import Raw, Struct

from vaultkit.model.grouped import Grouped
from vaultkit.model.note import Note
from vaultkit.model.note_rows import Asking, EachAsked, LeftTables, Question
from vaultkit.model.record import Interaction, Person
from vaultkit.vault.kept.all_answers import MOST_CHANGED, KeptAnswers
from vaultkit.vault.kept.file import CacheFile, open_files, packed
from vaultkit.vault.kept.folder import CacheFolder
from vaultkit.vault.kept.note_hashes import apart, joined
from vaultkit.vault.kept.row_stage import ROWS, RowStage, is_of, row_of
from vaultkit.vault.kept.shards import SHARDS, CachedNote, Shards, shard_of
from vaultkit.vault.kept.shared_words import Words
from vaultkit.vault.kept.stamp import hash_of
from vaultkit.vault.kept.sums import KeptSums
from vaultkit.vault.kept.tables import UnpackedError
from vaultkit.vault.kept.values import KeptValues

MANY = 1_000
"""So many notes are worth a copy of the process: what is made of each takes longer than it takes to parse it."""
_Value = TypeVar("_Value")


_NOTES = "notes"
"""The name of the part in which the paths of the notes stand."""


class _Shard(Struct, frozen=True):
    """Its parts, in which stands what is known of its notes by path, behind the hash of the bytes of each; and by the
    name of a part the hash of what else that depends on."""

    grounds: Mapping[str, bytes]
    rows: Mapping[str, bytes]

    def paths(self) -> frozenset[str]:
        """Those of its notes, "" among them where they are not known."""
        if not self.rows:
            return frozenset()
        with suppress(KeyError, ValueError):
            return frozenset(apart(self.rows[_NOTES]))
        return frozenset([""])


class KeptRows(KeptSums):
    """What is known of the notes of one vault."""

    def __init__(
        self,
        folder: CacheFolder,
        notes: Callable[[], Mapping[str, CachedNote]],
        early: Callable[[object], Mapping[str, bytes]] = lambda _: {},
        shards: Shards | None = None,
    ) -> None:
        """In that cache folder; `notes` are those of the run, by path, as they were parsed, `early` gives the rows that
        were made of them then, under what it is called with, `shards` know in which part of the cache each stands."""
        super().__init__(folder, notes, shards or Shards())
        self._values, self._early = KeptValues(folder), early
        self._tables = KeptAnswers(folder, notes, self.shards)
        self._stages: dict[str, RowStage] = {}
        self._held: dict[int, _Shard] = {}
        self._left: dict[int, tuple[Mapping[str, bytes], frozenset[str]]] = {}
        self._words = Words()

    def known(self, ground: Callable[[], object], *questions: Question[Any]) -> list[Asking]:
        """A function for each question, that makes nothing anew of which it is known what comes out."""
        hashed, parsed = self.hash(ground()), self._notes()
        if not hashed:
            for question in questions:
                self._stages.pop(question.name, None)
            return [EachAsked(question.make) for question in questions]
        lacking: list[_Lacking] = []
        for question in questions:
            stage = self._stages.get(question.name)
            if stage is None or stage.ground != hashed or (stage.is_asleep and len(question.notes) > MOST_CHANGED):
                stage = self._stages[question.name] = self._begun(question, hashed)
                if not stage.is_shelved:
                    lacking.append(_Lacking(stage, question.make, self._lacking(stage, question, parsed)))
        if len({path for one in lacking for path in one.notes}) >= MANY:
            from vaultkit.vault.kept.asking import ask_many  # most runs ask a note or two

            ask_many(lacking, parsed)
        return [_Known(self._stages[question.name], question.make, parsed) for question in questions]

    def _begun(self, question: Question[Any], ground: bytes) -> RowStage:
        """What earlier processes left of the answers."""
        stage = RowStage(question, ground, self._words)
        stage.is_shelved = question.is_rare and self.is_left_of(ground)
        for number, shard in enumerate(self._shards()):
            is_known = shard.grounds.get(question.name) == ground
            if is_known and stage.is_shelved:
                stage.shelve(number, shard.rows)
            for part in stage.parts if is_known and not stage.is_shelved else ():
                with suppress(KeyError, ValueError):  # it is to be doubted
                    stage.take(shard.rows[part])
        return stage

    def _lacking(
        self, stage: RowStage, question: Question[Any], parsed: Mapping[str, CachedNote]
    ) -> Mapping[str, Note]:
        """The notes of which the answer is not known, nor made already while they were parsed, nor told at sight where
        there are many."""
        lacking = stage.lacking(question.notes, parsed)
        if question.early is not None and (rows := self._early(question.early)):
            made = {path: rows[path] for path in lacking if path in rows}
            stage.receive_each(made, parsed)
            if len(made) == len(lacking):
                return {}
            lacking = {path: note for path, note in lacking.items() if path not in made}
        if question.at_sight is None or len(lacking) < MANY:
            return lacking
        stage.hold(told := question.at_sight(lacking), parsed)
        return {path: note for path, note in lacking.items() if path not in told}

    def tables(self, ground: Callable[[], object], question: Question[Any], form: Any) -> LeftTables | None:
        """What an earlier process made of all answers, which are not read themselves while few of them are asked."""
        if (left := self._tables.find(question, hashed := hash_of(ground()), form)) is not None:
            stage = self._stages[question.name] = RowStage(question, hashed, self._words)
            stage.is_asleep = True
            self._lacking(stage, question, self._notes())
        return left

    def keep_tables(self, ground: Callable[[], object], question: Question[Any], value: Callable[[], object]) -> None:
        """Takes what is made of all answers now, to be left."""
        self._tables.tell(question, hash_of(ground()), value)

    def value(self, name: str, form: Any, of: Callable[[], object], make: Callable[[], _Value]) -> _Value:
        """What `make` gives, which is not made anew where what `of` tells is what it was."""
        return self._values.value(name, form, of(), make)

    def value_of(
        self,
        records: Sequence[Person],
        name: str,
        form: Any,
        of: Callable[[], object],
        make: Callable[[], _Value],
    ) -> _Value:
        """The same of what `make` makes of these records besides."""
        hashed = self._records.of_all(records)
        return self._values.value(name, form, (hashed, of()), make) if hashed else make()

    def tell(
        self,
        ground: Callable[[], object],
        groups: Mapping[str, Grouped[str, str, Any, Any]],
        history: Mapping[str, Sequence[Interaction]],
    ) -> None:
        """Takes what they tell now, and what of that is the history, to be left for the next process."""
        super().tell(ground, groups, history)
        for stage in self._stages.values():
            stage.put_away()

    def keep(self) -> None:
        """Leaves what was made for the next process."""
        self._values.keep()
        self._tables.keep()
        if self._left or self._held:  # something was asked
            self._keep_made()
        self._words.forget()

    def _keep_made(self) -> None:
        grounds = {name: stage.ground for name, stage in self._stages.items()}
        self._left |= {number: (shard.grounds, shard.paths()) for number, shard in self._held.items()}
        notes = self._notes()
        shards = self.shards.of(notes)
        made = {name: stage.made() for name, stage in self._stages.items()}
        paths = frozenset(chain.from_iterable(made.values()))
        changed = cache(lambda: {shard_of(notes[path].note) for path in paths if path in notes})
        new: dict[int, dict[str, bytes]] = {}
        for number in range(SHARDS):
            known, (under, left) = shards.get(number, {}), self._left[number]
            if under != grounds or not left <= known.keys() or number in changed():
                new[number] = {path: one.digest for path, one in known.items()}
        for (number, some), shard in zip(new.items(), self._shards(new), strict=True):
            rows = {part: data for name in grounds for part, data in self._rows(name, made[name], some, shard)}
            parts = {_NOTES: joined(some), **rows}
            self._folder.write(_name(number), *packed(msgspec.msgpack.encode(grounds), parts))
        self._left |= {number: (grounds, frozenset(some)) for number, some in new.items()}
        self._held.clear()  # it may be read again
        for stage in self._stages.values():
            stage.has_kept()

    def _rows(
        self, name: str, made: Mapping[str, tuple[bytes, Any]], digests: Mapping[str, bytes], held: _Shard
    ) -> Iterator[tuple[str, bytes]]:
        """What is known of the notes that have these hashes, by path, part by part: what was made of each, else what
        was known and still holds."""
        stage = self._stages[name]
        known: dict[str, Raw] = {}
        for part in stage.parts if held.grounds.get(name) == stage.ground else ():
            with suppress(KeyError, ValueError):  # msgspec's own errors are such
                known |= ROWS.decode(held.rows[part])
        rows: dict[str, dict[str, Raw]] = {part: {} for part in stage.parts}
        for path, digest in digests.items():
            of, value = made.get(path, _NOT_MADE)
            with suppress(UnpackedError, KeyError, ValueError):
                if of == digest:
                    rows[stage.part_of(path)][path] = row_of(digest, value)
                elif is_of(digest, row := known[path]):
                    rows[stage.part_of(path)][path] = row
        for part, some in rows.items():
            yield part, msgspec.msgpack.encode(some)

    def _shards(self, numbers: Iterable[int] = range(SHARDS)) -> list[_Shard]:
        """What an earlier process left in these shards."""
        asked = [number for number in numbers if number not in self._held]
        for number, file in zip(asked, open_files(self._folder, map(_name, asked)) if asked else (), strict=True):
            self._held[number] = _shard(file)
            self._left.pop(number, None)
        return [self._held[number] for number in numbers]


def _shard(file: CacheFile | None) -> _Shard:
    """The shard of a file, an empty one where that is to be doubted."""
    with suppress(ValueError):  # msgspec's own errors are such
        if file is not None:
            return _Shard(_GROUNDS.decode(file.about), file)
    return _NO_SHARD


def _name(number: int) -> str:
    return f"rows-{number:02}"


_NO_SHARD = _Shard({}, {})
_NOT_MADE = b"", None
_GROUNDS = msgspec.msgpack.Decoder(dict[str, bytes])


class _Known(Struct, frozen=True):
    """What `make` gives of notes, as it is known."""

    answers: RowStage
    make: Callable[[Note], Any]
    parsed: Mapping[str, CachedNote]

    def __call__(self, note: Note) -> Any:
        return self.answers.value(self.make, self.parsed, note)

    def of_all(self, notes: Sequence[Note]) -> Sequence[Any]:
        return self.answers.values(self.make, self.parsed, notes)


class _Lacking(Struct, frozen=True):
    """The notes by path of which nothing is known, and what makes it."""

    answers: RowStage
    make: Callable[[Note], Any]
    notes: Mapping[str, Note]
