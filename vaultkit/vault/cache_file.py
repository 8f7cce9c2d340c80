"""Cache file: a file of the cache folder that is made of parts, each of which can be read by itself, or all at once.

It begins with the checksum of a table, in which stand what its owner says of the parts, and the place and the checksum
of each. So neither who reads all of it nor who reads one part takes anything that is not as it was written. A checksum
tells damage, and nothing else is to be told, since nobody else can write here: CRC-32 notices whatever is wrong within
32 bits, and of all else one in four thousand millions escapes it, at a sixth of what a cryptographic hash costs."""

import os
import weakref
from collections.abc import Iterator, Mapping
from zlib import crc32

import msgspec

from vaultkit.vault.cache_folder import CacheFolder

_LIMIT = 256 * 1024 * 1024
_CHECK = 4
_COUNT = 8
_BEGIN = _CHECK + _COUNT


class _Part(msgspec.Struct, array_like=True, frozen=True):
    begin: int
    length: int
    check: int


class _Table(msgspec.Struct, array_like=True, frozen=True):
    about: bytes
    parts: dict[str, _Part]


_DECODER = msgspec.msgpack.Decoder(_Table)


def packed(about: bytes, parts: Mapping[str, bytes]) -> tuple[bytes, ...]:
    """The bytes of a file with these parts, by name, piece by piece; `about` is what the owner says of them."""
    places: dict[str, _Part] = {}
    begin = 0
    for name, data in parts.items():
        places[name] = _Part(begin, len(data), crc32(data))
        begin += len(data)
    table = msgspec.msgpack.encode(_Table(about, places))
    return crc32(table).to_bytes(_CHECK, "big"), len(table).to_bytes(_COUNT, "big"), table, *parts.values()


def unpacked(data: bytes) -> tuple[bytes, dict[str, memoryview]] | None:
    """What the owner says of the parts, and all of them; None of bytes that are not as they were written."""
    view = memoryview(data)
    end = _BEGIN + int.from_bytes(data[_CHECK:_BEGIN], "big")
    table = _table(view[:_CHECK], view[_BEGIN:end])
    if table is None or len(data) != end + sum(part.length for part in table.parts.values()):
        return None
    parts = {name: view[end + one.begin : end + one.begin + one.length] for name, one in table.parts.items()}
    if any(crc32(parts[name]) != one.check for name, one in table.parts.items()):
        return None
    return table.about, parts


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
        if len(data) != part.length or crc32(data) != part.check:
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
    length = int.from_bytes(begin[_CHECK:], "big")
    table = _table(begin[:_CHECK], _read(descriptor, length, _BEGIN)) if length <= _LIMIT else None
    if table is not None:
        return CacheFile(descriptor, _BEGIN + length, table)
    os.close(descriptor)
    return None


def _table(check: bytes | memoryview, data: bytes | memoryview) -> _Table | None:
    """The table, None where it is not the one of that checksum."""
    if not data or crc32(data).to_bytes(_CHECK, "big") != check:
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
