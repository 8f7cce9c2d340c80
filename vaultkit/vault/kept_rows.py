"""Kept rows: what was made of single notes, in the cache folder, beside the notes themselves: by the bytes of each note
and all else on which it depends; what is long is decoded when it is asked for.

Like the notes it is spread over many files, so that one change rewrites little; whatever is in doubt is nothing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
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
from vaultkit.vault.kept_tables import UnpackedError, decoded, encoded
from vaultkit.vault.note_cache import SHARDS, CachedNote, shard_of
from vaultkit.vault.stamp import hash_of

_LIMIT = 256 * 1024 * 1024
_NOTHING: Mapping[Any, Any] = {}
_Value = TypeVar("_Value")


class _Shard(Struct, array_like=True, frozen=True):
    """The hashes of the bytes of the notes by path; by name, what is known of them by path; and the hash of what else
    that depends on."""

    digests: dict[str, bytes]
    rows: dict[str, Raw]
    grounds: dict[str, bytes]


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
        known = _Known(form)
        for shard in self._shards().values():
            if shard.grounds.get(name) == hashed:
                known.take(shard.rows[name], shard.digests)
        parsed = self._notes()

        def value_of(note: Note) -> _Value:
            path = note.path
            cached = parsed.get(path)
            if cached is None or cached.note is not note:  # it is read in another way than it was parsed
                return make(note)
            if known.digests.get(path) == cached.digest and path in known.rows:
                found: _Value = known.value(path, lambda: make(note))
                return found
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
            held = self._held.get(number, _Shard({}, {}, {}))
            if number in new or held.grounds != grounds or any(path not in notes for path in held.digests):
                rows = {name: self._rows(name, some, held) for name in grounds}
                self._held[number] = shard = _Shard({path: notes[path].digest for path in some}, rows, grounds)
                self._folder.write(_name(number), packed(msgspec.msgpack.encode(shard), {}))
        self._made = {name: {} for name in self._made}

    def _rows(self, name: str, paths: Iterable[str], held: _Shard) -> Raw:
        """What is known of these notes now: what was made of each, else what was known and still holds."""
        notes, made = self._notes(), self._made[name]
        is_held = held.grounds.get(name) == self._grounds[name]
        known: dict[str, Raw] = _ROWS.decode(held.rows[name]) if is_held else {}
        rows: dict[str, Raw] = {}
        for path in paths:
            if path in made:
                with suppress(UnpackedError):
                    rows[path] = Raw(made[path]())
            elif path in known and held.digests[path] == notes[path].digest:
                rows[path] = known[path]
        return Raw(msgspec.msgpack.encode(rows))

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
_ROWS = msgspec.msgpack.Decoder(dict[str, Raw])


class _Later(Struct, array_like=True, frozen=True, gc=False):
    """A mapping of which the keys are known."""

    keys: tuple[str, ...]
    table: Raw


class _Known:
    """What is known of the notes, by path, under one name; each mapping of a record is decoded when it is asked for."""

    def __init__(self, form: Any) -> None:
        """Nothing yet, of values of that type."""
        self._form = form
        self._later = _mappings(form)
        self.digests: dict[str, bytes] = {}
        self.rows: dict[str, Any] = {}

    def take(self, data: Raw, digests: Mapping[str, bytes]) -> None:
        """Takes what a shard knows; nothing where these are other bytes than its own."""
        with suppress(ValueError):  # msgspec's own errors are such
            self.rows |= _rows_decoder(self._form).decode(data)
            self.digests |= digests

    def value(self, path: str, whole: Callable[[], Any]) -> Any:
        """What is known of the note at that path; `whole` makes it anew, should a part of it not be what it was."""
        row = self.rows.pop(path)
        if not self._later:
            return row
        values = {name: getattr(row, name) for name in self._form.__struct_fields__}
        for name in self._later:
            one = values[name]
            table = partial(_table, self._form, name, one.table, whole)
            values[name] = KeyedTable(one.keys, table) if one.keys else _NOTHING
        return self._form(**values)


def _table(form: Any, name: str, data: Raw, whole: Callable[[], Any]) -> Mapping[str, Any]:
    try:
        table: Mapping[str, Any] = decoded(form, name, bytes(data))
    except ValueError:
        return dict(getattr(whole(), name))
    return table


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
