"""Kept values: what was made of many notes together and depends on little of them (their paths, mostly), from one
process to the next: by the hash of all on which it depends. Whatever is in doubt is nothing. And the hashes of records,
by which is told what depends on them."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from hashlib import blake2b
from typing import Any, Protocol, TypeVar

import msgspec

from vaultkit.vault.kept.file import CacheFile, open_file, packed
from vaultkit.vault.kept.folder import CacheFolder
from vaultkit.vault.kept.stamp import hash_of
from vaultkit.vault.kept.tables import UnpackedError, encoded

_FILE = "values"
_HASH = 16
_Value = TypeVar("_Value")


class KeptValues:
    """Those of one vault, by name."""

    def __init__(self, folder: CacheFolder) -> None:
        """In that cache folder, which is looked at when something is asked for."""
        self._folder = folder
        self._file: CacheFile | None = None
        self._hashes: dict[str, bytes] | None = None
        self._made: dict[str, tuple[bytes, Any]] = {}

    def value(self, name: str, form: Any, of: object, make: Callable[[], _Value]) -> _Value:
        """What `make` gives, a value of the type `form`, which depends on `of` alone."""
        hashed = hash_of(of)
        if hashed and self._known().get(name) == hashed and self._file is not None:
            with suppress(KeyError, ValueError):  # msgspec's own errors are such
                known: _Value = msgspec.msgpack.decode(self._file[name], type=form)
                return known
        value = make()
        if hashed:
            self._made[name] = hashed, value
        return value

    def keep(self) -> None:
        """Leaves what was made for the next process, beside what was left before."""
        if not self._made:
            return
        hashes, parts = dict(self._known()), {}
        for name in self._known():
            if name not in self._made and self._file is not None:
                with suppress(KeyError):
                    parts[name] = self._file[name]
        for name, (hashed, value) in self._made.items():
            with suppress(UnpackedError):
                hashes[name], parts[name] = hashed, encoded(value)
        about = msgspec.msgpack.encode({name: hashes[name] for name in parts})
        self._folder.write(_FILE, *packed(about, parts))
        self._made.clear()
        self._hashes = None

    def _known(self) -> dict[str, bytes]:
        """The hashes of what was left, by name."""
        if self._hashes is None:
            self._file, self._hashes = open_file(self._folder, _FILE), {}
            if self._file is not None:
                with suppress(ValueError):
                    self._hashes = msgspec.msgpack.decode(self._file.about, type=dict[str, bytes])
        return self._hashes


class _Record(Protocol):
    @property
    def path(self) -> str:
        """The path of the note that it was made of."""


class RecordHashes:
    """Those of the records of one vault."""

    def __init__(self) -> None:
        """None is known yet."""
        self._known: dict[str, tuple[object, bytes]] = {}
        self._together: tuple[object, bytes] = None, b""

    def of(self, record: _Record) -> bytes:
        """That of a record; b"" where it has none."""
        path = record.path
        known = self._known.get(path)
        if known is None or known[0] is not record:
            known = self._known[path] = record, value_hash(record)
        return known[1]

    def of_all(self, records: Sequence[_Record]) -> bytes:
        """That of all of these in their order, which mostly are those that were asked for last; b"" where one of them
        has none."""
        if self._together[0] is not records:
            found = list(map(self.of, records))
            hashed = b"" if b"" in found else blake2b(b"".join(found), digest_size=_HASH).digest()
            self._together = records, hashed
        return self._together[1]


def value_hash(value: object) -> bytes:
    """The hash of a value; b"" where it has none."""
    try:
        return blake2b(encoded(value), digest_size=_HASH).digest()
    except UnpackedError:
        return b""
