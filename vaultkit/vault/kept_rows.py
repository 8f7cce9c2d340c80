"""Kept rows: what was made of single notes, in the cache folder, beside the notes themselves: by the bytes of each note
and all else on which it depends; what is long is decoded when it is asked for.

Like the notes it is spread over many files, so that one change rewrites little; whatever is in doubt is nothing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cache, partial
from typing import Any, NamedTuple, TypeVar, get_origin

import msgspec
from msgspec import Raw, Struct
from msgspec.structs import astuple, fields, force_setattr

from vaultkit.model.lazy import KeyedTable
from vaultkit.model.location import Location
from vaultkit.model.note import Note
from vaultkit.model.note_rows import Question
from vaultkit.vault.cache_file import packed, unpacked
from vaultkit.vault.cache_folder import CacheFolder
from vaultkit.vault.forks import Fork
from vaultkit.vault.kept_tables import UnpackedError, decoded, encoded
from vaultkit.vault.kept_values import KeptValues
from vaultkit.vault.note_cache import SHARDS, CachedNote, shard_of
from vaultkit.vault.stamp import hash_of
from vaultkit.vault.worker_count import worker_count

_LIMIT = 256 * 1024 * 1024
_MANY = 1_000
"""So many notes are worth a copy of the process: what is made of each takes longer than it takes to parse it."""
_NOTHING: Mapping[Any, Any] = {}
_NO_ROW: Any = object()
_NOT_FOUND: tuple[bytes, Any] = b"", None
_Value = TypeVar("_Value")


class _Shard(Struct, array_like=True, frozen=True):
    """The hashes of the bytes of the notes by path; by name, what is known of them by path; and the hash of what else
    that depends on."""

    digests: dict[str, bytes]
    rows: dict[str, Raw]
    grounds: dict[str, bytes]


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
            if stage is not None and stage.ground == hashed:
                stage.forget()
            else:
                stage = self._stages[question.name] = self._begun(question, hashed, parsed)
                notes = {note.path: note for note in question.notes if stage.lacks(note, parsed)}
                lacking.append(_Lacking(stage, question.make, notes))
        _share_out(lacking, parsed)
        return [partial(self._stages[question.name].value, question.make, parsed) for question in questions]

    def _begun(self, question: Question[Any], ground: bytes, parsed: Mapping[str, CachedNote]) -> "_Stage":
        """What earlier processes left of the answers."""
        name, stage = question.name, _Stage(question.form, ground)
        for number in range(SHARDS):
            shard = self._shard(number)
            if shard.grounds.get(name) == ground:
                same = frozenset(path for path, digest in shard.digests.items() if _is(parsed.get(path), digest))
                stage.take(shard.rows[name], same)
        if question.early is not None and (rows := self._early(question.early)):
            asked = {note.path: note for note in question.notes if note.path in rows and stage.lacks(note, parsed)}
            packed = msgspec.msgpack.encode({path: Raw(rows[path]) for path in asked})
            stage.receive(packed, asked, parsed)
        return stage

    def value(self, name: str, form: Any, of: Callable[[], object], make: Callable[[], _Value]) -> _Value:
        """What `make` gives, which is not made anew where what `of` tells is what it was."""
        return self._values.value(name, form, of(), make)

    def keep(self) -> None:
        """Leaves what was made for the next process."""
        self._values.keep()
        if not self._left:
            return  # nothing was asked
        notes = self._notes()
        grounds = {name: stage.ground for name, stage in self._stages.items()}
        paths: dict[int, list[str]] = {number: [] for number in range(SHARDS)}
        for path in notes:
            paths[shard_of(path)].append(path)
        new = {shard_of(path) for stage in self._stages.values() for path in stage.made}
        for number, some in paths.items():
            if number in new or self._left[number][0] != grounds or not self._left[number][1] <= notes.keys():
                rows = {name: self._rows(name, some, self._shard(number)) for name in grounds}
                shard = _Shard({path: notes[path].digest for path in some}, rows, grounds)
                self._folder.write(_name(number), *packed(msgspec.msgpack.encode(shard), {}))
                self._left[number] = grounds, frozenset(some)
        self._held.clear()  # it is a copy of what the values stand on, and may be read again
        for stage in self._stages.values():
            stage.made.clear()

    def _rows(self, name: str, paths: Iterable[str], held: _Shard) -> Raw:
        """What is known of these notes now: what was made of each, else what was known and still holds."""
        notes, stage = self._notes(), self._stages[name]
        known: dict[str, Raw] = _ROWS.decode(held.rows[name]) if held.grounds.get(name) == stage.ground else {}
        rows: dict[str, Raw] = {}
        for path in paths:
            digest, made = stage.made.get(path, _NOT_MADE)
            if digest == notes[path].digest:
                with suppress(UnpackedError):
                    rows[path] = Raw(made())
            elif path in known and held.digests[path] == notes[path].digest:
                rows[path] = known[path]
        return Raw(msgspec.msgpack.encode(rows))

    def _shard(self, number: int) -> _Shard:
        """What an earlier process left in a shard."""
        if number not in self._held:
            self._held[number] = shard = _shard(self._folder.read(_name(number), limit=_LIMIT))
            self._left[number] = shard.grounds, frozenset(shard.digests)
        return self._held[number]


def _shard(data: bytes) -> _Shard:
    """The shard of these bytes, an empty one where they are to be doubted."""
    found = unpacked(data)
    with suppress(ValueError):  # msgspec's own errors are such
        return _SHARD.decode(found[0]) if found else _NO_SHARD
    return _NO_SHARD


def _is(cached: CachedNote | None, digest: bytes) -> bool:
    return cached is not None and cached.digest == digest


def _name(number: int) -> str:
    return f"rows-{number:02}"


_NOT_MADE: tuple[bytes, Callable[[], bytes]] = b"", bytes
_NO_SHARD = _Shard({}, {}, {})
_SHARD = msgspec.msgpack.Decoder(_Shard)
_ROWS = msgspec.msgpack.Decoder(dict[str, Raw])
_SENT = msgspec.msgpack.Decoder(list[Raw])


class _Later(Struct, array_like=True, frozen=True, gc=False):
    """A mapping of which the keys are known."""

    keys: tuple[str, ...]
    table: Raw


class _Stage:
    """What is known of the notes by path under one name; each mapping of a record is decoded when it is asked for.

    `ground` is the hash of what else it depends on, `made` is what was made anew: the hash of the note's bytes, and
    what packs it."""

    def __init__(self, form: Any, ground: bytes) -> None:
        """Nothing yet, of values of that type."""
        self.ground = ground
        self.made: dict[str, tuple[bytes, Callable[[], bytes]]] = {}
        self.form = form
        self._later = _mappings(form)
        self._rows: dict[str, Any] = {}
        self._found: dict[str, tuple[bytes, Any]] = {}

    def take(self, data: bytes | Raw, paths: frozenset[str]) -> None:
        """Takes the rows of the notes at those paths; none where these are other bytes than of rows."""
        with suppress(ValueError):
            rows = _rows_decoder(self.form).decode(data)
            self._rows |= rows if rows.keys() <= paths else {path: row for path, row in rows.items() if path in paths}

    def forget(self) -> None:
        """No row is known any more: the notes may have changed since. What was given for bytes that they still have
        stays, though what else the values stand on was made anew (pages came, say), and is the same."""
        self._rows.clear()

    def lacks(self, note: Note, notes: Mapping[str, CachedNote]) -> bool:
        """Whether nothing is known of a note, and what is made of it may be kept."""
        cached = notes.get(note.path)
        return cached is not None and cached.note is note and note.path not in self._rows

    def receive(self, data: bytes | Raw, notes: Mapping[str, Note], parsed: Mapping[str, CachedNote]) -> None:
        """Takes rows that were made anew of these notes."""
        self.take(data, frozenset(notes))
        with suppress(ValueError):
            rows = _ROWS.decode(data).items()
            self.made |= {path: (parsed[path].digest, partial(bytes, row)) for path, row in rows}

    def value(self, make: Callable[[Note], Any], notes: Mapping[str, CachedNote], note: Note) -> Any:
        """What `make` gives for a note."""
        path = note.path
        cached = notes.get(path)
        if cached is None or cached.note is not note:  # it is read in another way than it was parsed
            return make(note)
        digest, value = self._found.get(path, _NOT_FOUND)
        if digest == cached.digest:
            return value
        if (row := self._rows.pop(path, _NO_ROW)) is not _NO_ROW:
            value = self._record(row, path, partial(make, note)) if self._later else row
        else:
            value = make(note)
            self.made[path] = cached.digest, partial(_packed, self.form, value)
        self._found[path] = cached.digest, value
        return value

    def _record(self, row: Any, path: str, whole: Callable[[], Any]) -> Any:
        """The value of the row of a note, which has parts; `whole` makes it anew, should one not be what it was."""
        form = self.form
        values = dict(zip(form.__struct_fields__, astuple(row), strict=True))
        for name in self._later:
            one = values[name]
            table = partial(_table, form, name, one.table, path, whole) if one.keys else None
            values[name] = KeyedTable(one.keys, table) if table else _NOTHING
        return form(**values)


class _Lacking(NamedTuple):
    """The notes by path of which nothing is known, and what makes it."""

    stage: _Stage
    make: Callable[[Note], Any]
    notes: Mapping[str, Note]


def _share_out(lacking: Sequence[_Lacking], parsed: Mapping[str, CachedNote]) -> None:
    """Has copies of this process make what is lacking, all that is asked of a note at once, where there is so much that
    they are worth their making."""
    paths = list(dict.fromkeys(path for one in lacking for path in one.notes))
    if len(paths) < _MANY or (count := worker_count()) == 1:
        return
    parts = [paths[number::count] for number in range(count)]  # by turns, since like notes stand together
    forks: list[Fork] = []
    try:
        forks += (Fork(partial(_sent, lacking, part)) for part in parts[1:])
        _receive(_sent(lacking, parts[0]), lacking, parsed)
        for fork in forks:
            _receive(fork.sent(), lacking, parsed)
    finally:
        for fork in forks:
            fork.end()


def _sent(lacking: Sequence[_Lacking], paths: Iterable[str]) -> bytes:
    """The rows of these notes for each question, but of those with which anything goes wrong, as it will once more
    where that can be told of the note."""
    rows: list[dict[str, Raw]] = [{} for _ in lacking]
    for path in paths:
        for (stage, make, notes), found in zip(lacking, rows, strict=True):
            if (note := notes.get(path)) is not None:
                with suppress(Exception):
                    found[path] = Raw(_packed(stage.form, make(note)))
    return msgspec.msgpack.encode(rows)


def _receive(data: bytes, lacking: Sequence[_Lacking], parsed: Mapping[str, CachedNote]) -> None:
    """Takes what was sent; nothing where it is not whole."""
    with suppress(ValueError):
        for one, rows in zip(lacking, _SENT.decode(data), strict=True):
            one.stage.receive(rows, one.notes, parsed)


def _table(form: Any, name: str, data: Raw, path: str, whole: Callable[[], Any]) -> Mapping[str, Any]:
    try:
        table: Mapping[str, Any] = decoded(form, name, bytes(data))
    except ValueError:
        return dict(getattr(whole(), name))
    _share_words(table, path)
    return table


def _share_words(table: Mapping[str, Any], path: str) -> None:
    """Lets what a note tells share the words that stand in all of it: its own path, and whom each piece is about. They
    are the same, and the notes of a large vault tell many things."""
    for key, values in table.items():
        for one in values:
            place = one if isinstance(one, Location) else one.location
            if place.path == path:
                force_setattr(place, "path", path)
            if getattr(one, "person", None) == key:
                force_setattr(one, "person", key)


@cache
def _rows_decoder(form: Any) -> msgspec.msgpack.Decoder[dict[str, Any]]:
    """What decodes the values of that type by path, with what of them is decoded later."""
    if later := _mappings(form):
        types = [(one.name, _Later if one.name in later else one.type) for one in fields(form)]
        form = msgspec.defstruct("Row", types, array_like=True, frozen=True)
    return msgspec.msgpack.Decoder(dict[str, form])


def _packed(form: Any, value: Any) -> bytes:
    """The bytes of a value of that type: of a record each mapping by itself, behind its keys. Raises UnpackedError."""
    later = _mappings(form)
    if not later:
        return encoded(value)
    parts = ((name, getattr(value, name)) for name in form.__struct_fields__)
    return encoded([_Later(tuple(one), Raw(encoded(one))) if name in later else one for name, one in parts])


@cache
def _mappings(form: Any) -> tuple[str, ...]:
    """The names of the fields of a record that are mappings by text."""
    if not (isinstance(form, type) and issubclass(form, Struct)):
        return ()
    return tuple(one.name for one in fields(form) if get_origin(one.type) is Mapping)
