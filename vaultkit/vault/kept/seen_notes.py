"""Seen notes: of which notes something was made, as the disk showed them and by the hashes of their bytes; and which of
them are others by now."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import compress, count, repeat
from operator import attrgetter, ge, or_
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from vaultkit.vault.confine import read_file
from vaultkit.vault.kept.shards import CachedNote
from vaultkit.vault.scan import Stat

_STATS, _DIGESTS = "stats", "digests"
_DIGEST = 32
_COARSE_NS = 2 * 10**9
"""A file that changed so shortly before it was looked at may have changed once more at the same time of the disk's."""
_NOWHERE = -1
_STAT, _DIGEST_OF, _SEEN = attrgetter("stat"), attrgetter("digest"), attrgetter("seen")
_MTIME, _CTIME = attrgetter("mtime_ns"), attrgetter("ctime_ns")


class SeenNote(Struct, frozen=True, array_like=True, gc=False):
    """A note as the disk showed it, and the hash of its bytes."""

    stat: Stat
    digest: bytes


class Change(Struct, frozen=True, kw_only=True):
    """A note that is not what it was: the hash of the bytes that it had, b"" of a new one, and those that it has, with
    what the disk says of it, None of one that is gone."""

    path: str
    before: bytes = b""
    stat: Stat | None = None
    data: bytes = b""


def seen_note(stat: Stat, digest: bytes, seen: int) -> SeenNote:
    """A note as the disk showed it at that time, in nanoseconds; where its file may have changed once more within the
    disk's clock, no stat will equal it."""
    at_rest = seen - _COARSE_NS
    is_sure = stat.mtime_ns < at_rest and stat.ctime_ns < at_rest
    return SeenNote(stat if is_sure else replace(stat, size=_NOWHERE), digest)


def seen_parts(notes: Sequence[SeenNote]) -> dict[str, object]:
    """What is to be kept of the notes, by the names of the parts."""
    return {_STATS: [one.stat for one in notes], _DIGESTS: b"".join([one.digest for one in notes])}


def cached_parts(notes: Collection[CachedNote]) -> dict[str, object]:
    """The same of notes that were loaded."""
    stats, seen = list(map(_STAT, notes)), list(map(_SEEN, notes))
    fresh = repeat(min(seen, default=0) - _COARSE_NS)  # most notes are older than all looks at them
    are_fresh = map(or_, map(ge, map(_MTIME, stats), fresh), map(ge, map(_CTIME, stats), fresh))
    for place in compress(count(), are_fresh):
        stat = stats[place]
        if max(stat.mtime_ns, stat.ctime_ns) >= seen[place] - _COARSE_NS:
            stats[place] = replace(stat, size=_NOWHERE)
    return {_STATS: stats, _DIGESTS: b"".join(map(_DIGEST_OF, notes))}


def digests_in(parts: Mapping[str, bytes]) -> bytes:
    """What tells these notes from others. Raises KeyError."""
    return parts[_DIGESTS]


def changes_since(
    parts: Mapping[str, bytes], scan: Iterable[Stat], root: Path, same: Mapping[str, SeenNote]
) -> list[Change] | None:
    """The notes that are not what they were, by those that are there now; `same` are known to be as good as those that
    were seen. None where one cannot be read. Raises KeyError and ValueError where the parts are damaged."""
    stats = msgspec.msgpack.decode(parts[_STATS], type=tuple[Stat, ...])
    digests = msgspec.msgpack.decode(parts[_DIGESTS], type=bytes)
    unlike, left = _unlike(tuple(scan), stats)
    found: list[Change] = []
    for stat, at in unlike:
        known = same.get(stat.path)
        if known is not None and known.stat == stat:
            continue
        try:
            data = read_file(root, stat.disk)
        except OSError:
            return None
        before = digests[_DIGEST * at : _DIGEST * (at + 1)] if at >= 0 else b""
        if sha256(data).digest() not in {before, known.digest if known else before}:
            found.append(Change(path=stat.path, before=before, stat=stat, data=data))
    gone = (Change(path=stats[at].path, before=digests[_DIGEST * at : _DIGEST * (at + 1)]) for at in left)
    return [*found, *gone]


def _unlike(scan: tuple[Stat, ...], stats: tuple[Stat, ...]) -> tuple[list[tuple[Stat, int]], list[int]]:
    """What the disk shows otherwise than before, each with its place before, -1 of what was not there; and the places
    of what is not there now."""
    if len(scan) == len(stats):  # most often nothing came or went
        places = [at for at, (now, before) in enumerate(zip(scan, stats, strict=True)) if now != before]
        if all(scan[at].path == stats[at].path for at in places):
            return [(scan[at], at) for at in places], []
    place = {stat.path: at for at, stat in enumerate(stats)}
    every = [(stat, place.pop(stat.path, -1)) for stat in scan]
    return [(stat, at) for stat, at in every if at < 0 or stats[at] != stat], list(place.values())
