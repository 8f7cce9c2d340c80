"""Cache file: a file of the cache folder that is made of parts, each of which can be read by itself, or all at once.

It ends with a table and the checksum of that, so that nobody needs to hold all parts to write them; in the table stand
what its owner says of the parts, and the place and the checksum of each. So neither who reads all of it nor who reads
one part takes anything that is not as it was written. A checksum tells damage, and nothing else is to be told, since
nobody else can write here: CRC-32 notices whatever is wrong within 32 bits, and of all else one in four thousand
millions escapes it, at a sixth of what a cryptographic hash costs."""

import os
import weakref
from array import array
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import accumulate, count
from zlib import crc32

import msgspec

from vaultkit.vault.kept.folder import CacheFolder

_LIMIT = 256 * 1024 * 1024
_CHECK = 4
_COUNT = 8
_END = _CHECK + _COUNT
_LEAST_AHEAD, _AHEAD = 4 * 1024, 64 * 1024
"""So much is read at once of a file whose small parts are asked for in their order: more and more, since most files are
asked for a few parts."""


class _Table(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """The parts stand one behind the other, from the begin of the file on."""

    about: bytes
    names: list[str]
    lengths: list[int]
    checks: list[int]


_DECODER = msgspec.msgpack.Decoder(_Table)


def packed(about: bytes, parts: Mapping[str, bytes] | Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """The bytes of a file with these parts, by name, piece by piece, each part as it is given; `about` is what the
    owner says of them."""
    names, lengths, checks = list[str](), list[int](), list[int]()
    for name, data in parts.items() if isinstance(parts, Mapping) else parts:
        names.append(name)
        lengths.append(len(data))
        checks.append(crc32(data))
        yield data
    table = msgspec.msgpack.encode(_Table(about, names, lengths, checks))
    yield table
    yield crc32(table).to_bytes(_CHECK, "big") + len(table).to_bytes(_COUNT, "big")


class CacheFile(Mapping[str, bytes]):
    """The parts of one file, by name, each read when it is asked for; of one that is not as it was written nothing is
    left (KeyError). The file may be replaced meanwhile: what was opened is what is read."""

    def __init__(self, descriptor: int, table: _Table) -> None:
        """Takes the descriptor over; raises ValueError and OverflowError on a table that can be none."""
        self.about = table.about
        self._parts = dict(zip(table.names, count()))
        self._ends = array("Q", accumulate(table.lengths, initial=0))
        self._checks, self._descriptor = array("L", table.checks), descriptor
        self._next, self._begin, self._ahead, self._much = -1, 0, b"", 0
        if not len(self._parts) == len(self._ends) - 1 == len(self._checks):
            raise ValueError
        weakref.finalize(self, os.close, descriptor)

    def __getitem__(self, name: str) -> bytes:
        number = self._parts[name]
        begin, end = self._ends[number], self._ends[number + 1]
        data = self._bytes(begin, end)
        if len(data) != end - begin or crc32(data) != self._checks[number]:
            raise KeyError(name)
        return data

    def _bytes(self, begin: int, end: int) -> bytes:
        length, place = end - begin, begin - self._begin
        is_next, self._next = begin == self._next, end
        if place >= 0 and place + length <= len(self._ahead):
            return self._ahead[place : place + length]
        if not is_next or length > _AHEAD // 2:
            self._much = 0
            return _read(self._descriptor, length, begin)
        self._much = min(max(2 * self._much, 2 * length, _LEAST_AHEAD), _AHEAD)
        self._begin, self._ahead = begin, _read(self._descriptor, self._much, begin)
        return self._ahead[:length]

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)


def open_file(folder: CacheFolder, name: str) -> CacheFile | None:
    """The file of that name; None when there is none, or it is to be doubted."""
    (file,) = open_files(folder, (name,))
    return file


def open_files(folder: CacheFolder, names: Iterable[str]) -> list[CacheFile | None]:
    """The files of these names, for which the folder is opened once."""
    return [None if one is None else _file(one) for one in folder.open(*names)]


def _file(descriptor: int) -> CacheFile | None:
    table = _last(descriptor)
    with suppress(ValueError, OverflowError):
        if table is not None:
            return CacheFile(descriptor, table)
    os.close(descriptor)
    return None


def _last(descriptor: int) -> _Table | None:
    """The table of a file, None where it is to be doubted."""
    begin = os.fstat(descriptor).st_size - _END
    if begin < 0:
        return None
    end = _read(descriptor, _END, begin)
    length = int.from_bytes(end[_CHECK:], "big")
    if length > min(begin, _LIMIT):
        return None
    return _table(end[:_CHECK], _read(descriptor, length, begin - length))


def _table(check: bytes, data: bytes) -> _Table | None:
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
