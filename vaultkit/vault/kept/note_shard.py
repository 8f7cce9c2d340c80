"""Note shard: some parsed notes, with what the disk said of their files, to the bytes of a file of the cache and back:
what is at hand of all of them as columns, what is long of each as a part of its own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import compress
from operator import attrgetter
from typing import NamedTuple, Protocol

import msgspec
from msgspec import Struct

from vaultkit.model.note import Note
from vaultkit.vault.kept.file import CacheFile, packed
from vaultkit.vault.kept.note_parts import PackedNote, Source, attach, pack
from vaultkit.vault.kept.shards import CachedNote
from vaultkit.vault.scan import Stat

_COARSE_NS = 2 * 10**9
"""A file that changed so shortly before it was looked at may have changed once more at the same time of the disk's."""
_NOWHERE = -1


class KeptSource(Source, Protocol):
    """Where the notes of a shard are packed; `disks` are the paths on the disk of those that have another one there."""

    disks: Mapping[str, str]


class KeptShard(NamedTuple):
    """The id of a shard, its notes by path, and the paths of those that are to be compared with the bytes of their
    files."""

    id: bytes
    notes: dict[str, CachedNote]
    doubtful: Sequence[str]


class _Shard(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """What a shard says of its notes, in the order of its parts."""

    id: bytes
    parser: str
    digests: list[bytes]
    disks: dict[str, str]
    sizes: list[int]
    mtimes: list[int]
    ctimes: list[int]
    inodes: list[int]
    seen: list[int]
    longs: bytes
    heads: list[Note]


_COLUMNS = ("digests", "sizes", "mtimes", "ctimes", "inodes", "seen", "longs", "heads")
_DECODER = msgspec.msgpack.Decoder(_Shard)


def packed_notes(id: bytes, parser: str, notes: Iterable[CachedNote]) -> Iterator[bytes]:
    """The bytes of a shard with that id, which this parser made, without notes that failed, and those that cannot be
    packed (numbers and letters beyond what UTF-8 has); a shard that lacks one of its notes has no id."""
    every = tuple(notes)
    some: list[CachedNote] = []
    parts: list[PackedNote] = []
    for one in every:
        if not one.note.failed:
            with suppress(ValueError, OverflowError, TypeError):
                note = pack(one.note)
                msgspec.msgpack.encode(one.stat)
                parts.append(note)
                some.append(one)
    stats = [one.stat for one in some]
    about = _Shard(
        id=id if len(some) == len(every) else b"",
        parser=parser,
        digests=[one.digest for one in some],
        disks={stat.path: stat.disk for stat in stats if stat.disk != stat.path},
        sizes=list(map(_sure_size, some)),
        mtimes=[stat.mtime_ns for stat in stats],
        ctimes=[stat.ctime_ns for stat in stats],
        inodes=[stat.inode for stat in stats],
        seen=[one.seen for one in some],
        longs=bytes([part.long for part in parts]),
        heads=[part.head for part in parts],
    )
    named = zip(map(attrgetter("path"), stats), map(attrgetter("data"), parts), strict=True)
    return packed(msgspec.msgpack.encode(about), named)


def notes_in(file: CacheFile, parser: str, source: KeptSource) -> KeptShard:
    """The notes of a file, what is long of each in that source, which is told how the disk spells the paths; none where
    another parser made them."""
    paths = list(file)
    shard = _shard(file, parser)
    if shard is None:
        return KeptShard(b"", {}, ())
    source.disks = shard.disks
    disks = [shard.disks.get(path, path) for path in paths] if shard.disks else paths
    stats = map(Stat, paths, disks, shard.sizes, shard.mtimes, shard.ctimes, shard.inodes)
    attach(shard.heads, shard.longs, source, paths, paths)
    notes = map(CachedNote, stats, shard.digests, shard.heads, shard.seen)
    are_unsure = map((0).__gt__, shard.sizes) if min(shard.sizes, default=0) < 0 else ()
    return KeptShard(shard.id, dict(zip(paths, notes, strict=True)), tuple(compress(paths, are_unsure)))


def digests_in(file: CacheFile, parser: str) -> Mapping[str, bytes]:
    """The hashes of the bytes of its notes, by path; none where another parser made them."""
    shard = _shard(file, parser)
    return dict(zip(file, shard.digests, strict=True)) if shard else {}


def _shard(file: CacheFile, parser: str) -> _Shard | None:
    """What stands at hand in a file; None where that is to be doubted."""
    try:
        shard = _DECODER.decode(file.about)
    except ValueError:  # msgspec's own errors are such
        return None
    columns = (getattr(shard, name) for name in _COLUMNS)
    return shard if shard.parser == parser and {len(file)} >= set(map(len, columns)) else None


def _sure_size(one: CachedNote) -> int:
    """How many bytes a note has by its file; a number that equals none where the file may have changed once more within
    the disk's clock."""
    stat = one.stat
    is_sure = max(stat.mtime_ns, stat.ctime_ns) + _COARSE_NS < one.seen
    return stat.size if is_sure else _NOWHERE
