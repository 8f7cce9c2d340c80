"""Kept rows: what was made of single notes, in the cache folder, beside the notes themselves: by the bytes of each note
and all else on which it depends; what is long is decoded when it is asked for.

Like the notes it is spread over many files, so that one change rewrites little; whatever is in doubt is nothing."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cache, partial
from typing import Any, TypeVar, get_origin

import msgspec
from msgspec import Raw, Struct
from msgspec.structs import fields

from vaultkit.model.lazy import KeyedTable
from vaultkit.model.note import Note
from vaultkit.vault.cache_file import packed, unpacked
from vaultkit.vault.cache_folder import CacheFolder
from vaultkit.vault.kept_tables import UnpackedError, encoded
from vaultkit.vault.note_cache import SHARDS, CachedNote, shard_of
from vaultkit.vault.stamp import hash_of

_LIMIT = 256 * 1024 * 1024
_NOTHING: Mapping[Any, Any] = {}
_Value = TypeVar("_Value")


class _Row(Struct, array_like=True, frozen=True, gc=False):
    """What is known of one note by name, and the hash of the bytes that it was made of."""

    digest: bytes
    values: dict[str, Raw]


class _Shard(Struct, array_like=True, frozen=True):
    """The rows by path, and the hash of what else their values depend on, by name."""

    grounds: dict[str, bytes]
    rows: dict[str, _Row]


class KeptRows:
    """What is known of the notes of one vault."""

    def __init__(self, folder: CacheFolder, notes: Callable[[], Mapping[str, CachedNote]]) -> None:
        """In that cache folder; `notes` are those of the run, by path, as they were parsed."""
        self._folder, self._notes = folder, notes
        self._grounds: dict[str, bytes] = {}
        self._made: dict[str, dict[str, Callable[[], bytes]]] = {}
        self._held: dict[int, _Shard] = {}
        self._is_read = False

    def known(
        self,
        name: str,
        form: Any,
        ground: Callable[[], object],
        make: Callable[[Note], _Value],
        notes: Sequence[Note],
    ) -> Callable[[Note], _Value]:
        """The same function, that makes nothing anew of which it is known what comes out."""
        hashed = self._grounds[name] = hash_of(ground())
        if not hashed:
            return make
        made = self._made[name] = {}
        held = [shard.rows for shard in self._shards().values() if shard.grounds.get(name) == hashed]
        rows = {path: row for shard in held for path, row in shard.items()}
        parsed, unpack = self._notes(), _unpacker(form)

        def value_of(note: Note) -> _Value:
            path = note.path
            cached = parsed.get(path)
            if cached is None or cached.note is not note:  # it is read in another way than it was parsed
                return make(note)
            row = rows.get(path)
            if row is not None and row.digest == cached.digest and (data := row.values.get(name)):
                with suppress(ValueError):  # msgspec's own errors are such
                    known: _Value = unpack(data, lambda: make(note))
                    return known
            value = make(note)
            made[path] = partial(_packed, form, value)
            return value

        return value_of

    def keep(self) -> None:
        """Leaves what was made for the next process."""
        notes = self._notes()
        grounds = {name: ground for name, ground in self._grounds.items() if ground}
        paths: dict[int, list[str]] = {number: [] for number in self._shards()}
        for path in notes:
            paths.setdefault(shard_of(path), []).append(path)
        new = {shard_of(path) for made in self._made.values() for path in made}
        for number, some in paths.items():
            held = self._held.get(number, _Shard({}, {}))
            if number in new or held.grounds != grounds or any(path not in notes for path in held.rows):
                rows = {path: self._row(path, notes[path].digest, held, grounds) for path in some}
                self._held[number] = shard = _Shard(grounds, {path: row for path, row in rows.items() if row.values})
                self._folder.write(_name(number), packed(msgspec.msgpack.encode(shard), {}))
        self._made = {name: {} for name in self._made}

    def _row(self, path: str, digest: bytes, held: _Shard, grounds: Mapping[str, bytes]) -> _Row:
        """What is known of a note now: what was made of it, else what was known and still holds."""
        values: dict[str, Raw] = {}
        known = held.rows.get(path)
        for name, ground in grounds.items():
            if (made := self._made[name].get(path)) is not None:
                with suppress(UnpackedError):
                    values[name] = Raw(made())
            elif known is not None and known.digest == digest and held.grounds.get(name) == ground:
                values |= {name: known.values[name]} if name in known.values else {}
        return _Row(digest, values)

    def _shards(self) -> Mapping[int, _Shard]:
        if not self._is_read:
            self._is_read = True
            found = {number: _shard(self._folder.read(_name(number), limit=_LIMIT)) for number in range(SHARDS)}
            self._held = {number: shard for number, shard in found.items() if shard is not None}
        return self._held


def _shard(data: bytes) -> _Shard | None:
    """The shard of these bytes, None where they are to be doubted."""
    found = unpacked(data)
    with suppress(ValueError):
        return _SHARD.decode(found[0]) if found else None
    return None


def _name(number: int) -> str:
    return f"rows-{number:02}"


_SHARD = msgspec.msgpack.Decoder(_Shard)


class _Later(Struct, array_like=True, frozen=True, gc=False):
    """A mapping of which the keys are known."""

    keys: tuple[str, ...]
    table: Raw


def _packed(form: Any, value: Any) -> bytes:
    """The bytes of a value of that type: of a record each mapping by itself, behind its keys. Raises UnpackedError."""
    later = _mappings(form)
    if not later:
        return encoded(value)
    parts = ((name, getattr(value, name)) for name in form.__struct_fields__)
    return encoded([_Later(tuple(one), Raw(encoded(one))) if name in later else one for name, one in parts])


@cache
def _unpacker(form: Any) -> Callable[[Raw, Callable[[], Any]], Any]:
    """What makes a value of that type of its bytes; each mapping of a record is decoded when it is asked for, and
    where that goes wrong it is taken from the record made anew. Raises ValueError for other bytes."""
    later = _mappings(form)
    if not later:
        plain = msgspec.msgpack.Decoder(form)
        return lambda data, _: plain.decode(data)
    every = fields(form)
    types = [(one.name, _Later if one.name in later else one.type) for one in every]
    decoder = msgspec.msgpack.Decoder(msgspec.defstruct("Row", types, array_like=True, frozen=True))
    decoders = {one.name: msgspec.msgpack.Decoder(one.type) for one in every if one.name in later}

    def table(name: str, data: Raw, whole: Callable[[], Any]) -> Mapping[str, Any]:
        try:
            found: Mapping[str, Any] = decoders[name].decode(data)
        except ValueError:
            return dict(getattr(whole(), name))
        return found

    def unpacked_value(data: Raw, whole: Callable[[], Any]) -> Any:
        row = decoder.decode(data)
        values = {one.name: getattr(row, one.name) for one in every}
        for name in later:
            one = values[name]
            values[name] = KeyedTable(one.keys, partial(table, name, one.table, whole)) if one.keys else _NOTHING
        return form(**values)

    return unpacked_value


@cache
def _mappings(form: Any) -> tuple[str, ...]:
    """The names of the fields of a record that are mappings by text."""
    if not (isinstance(form, type) and issubclass(form, Struct)):
        return ()
    return tuple(one.name for one in fields(form) if get_origin(one.type) is Mapping)
