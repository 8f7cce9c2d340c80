"""Cache file: a file of the cache folder that is made of parts, each of which can be read by itself, or all at once.

It begins with the hash of a table, in which stand what its owner says of the parts, and the place and the hash of each.
So neither who reads all of it nor who reads one part takes anything that is not as it was written."""

import os
import weakref
from collections.abc import Iterator, Mapping
from hashlib import blake2b

import msgspec

from vaultkit.vault.cache_folder import CacheFolder

_LIMIT = 256 * 1024 * 1024
_HASH = 16
_COUNT = 8
_BEGIN = _HASH + _COUNT


class _Part(msgspec.Struct, array_like=True, frozen=True):
    begin: int
    length: int
    hash: bytes


class _Table(msgspec.Struct, array_like=True, frozen=True):
    about: bytes
    parts: dict[str, _Part]


_DECODER = msgspec.msgpack.Decoder(_Table)


def packed(about: bytes, parts: Mapping[str, bytes]) -> tuple[bytes, ...]:
    """The bytes of a file with these parts, by name, piece by piece; `about` is what the owner says of them."""
    places: dict[str, _Part] = {}
    begin = 0
    for name, data in parts.items():
        places[name] = _Part(begin, len(data), _digest(data))
        begin += len(data)
    table = msgspec.msgpack.encode(_Table(about, places))
    return _digest(table), len(table).to_bytes(_COUNT, "big"), table, *parts.values()


class CacheFile(Mapping[str, bytes]):
    """The parts of one file, by name, each read when it is asked for; of one that is not as it was written nothing is
    left (KeyError). The file may be replaced meanwhile: what was opened is what is read."""

    def __init__(self, descriptor: int, end: int, table: _Table) -> None:
        """Takes the descriptor over; the parts begin at `end`."""
        self.about = table.about
        self._parts, self._end, self._descriptor = table.parts, end, descriptor
        weakref.finalize(self, os.close, descriptor)

    def __getitem__(self, name: str) -> bytes:
        part = self._parts[name]
        data = _read(self._descriptor, part.length, self._end + part.begin)
        if _digest(data) != part.hash:
            raise KeyError(name)
        return data

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)


def open_file(folder: CacheFolder, name: str) -> CacheFile | None:
    """The file of that name; None when there is none, or it is to be doubted."""
    descriptor = folder.open(name)
    if descriptor is None:
        return None
    begin = _read(descriptor, _BEGIN, 0)
    length = int.from_bytes(begin[_HASH:], "big")
    table = _table(begin[:_HASH], _read(descriptor, length, _BEGIN)) if length <= _LIMIT else None
    if table is not None:
        return CacheFile(descriptor, _BEGIN + length, table)
    os.close(descriptor)
    return None


def _table(digest: bytes | memoryview, data: bytes | memoryview) -> _Table | None:
    """The table, None where it is not the one of that hash."""
    if not data or _digest(data) != digest:
        return None
    try:
        return _DECODER.decode(data)
    except ValueError:  # msgspec's own errors are such
        return None


def _read(descriptor: int, length: int, begin: int) -> bytes:
    try:
        return os.pread(descriptor, length, begin)
    except OSError:
        return b""


def _digest(data: bytes | memoryview) -> bytes:
    return blake2b(data, digest_size=_HASH).digest()
