"""Note hashes: the hashes of the bytes of many notes as a cache file holds them, beside the paths of the notes, and by
these which of the notes are others than they were.

Where the notes are those that were parsed, the ids of the shards in which they stood tell the same of nearly all of
them, and nobody looks at each."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import compress
from operator import attrgetter, is_not, ne, not_

import msgspec

from vaultkit.model.note import Note
from vaultkit.vault.kept.shards import CachedNote, Shards
from vaultkit.vault.kept.tables import UnpackedError, encoded

PATHS, HASHES = "paths", "hashes"
"""The names of the parts in which they are."""
_SHARDS = "shards"
_PATH, _NOTE, _DIGEST = attrgetter("path"), attrgetter("note"), attrgetter("digest")


class NoteHashes:
    """Those of some notes, in their order."""

    def __init__(self, notes: Sequence[Note], parsed: Mapping[str, CachedNote], shards: Shards | None = None) -> None:
        """`parsed` are notes as they were parsed, by path, which stand in the shards."""
        self._notes, self._parsed, self._shards = notes, parsed, shards

    @cached_property
    def _otherwise(self) -> Sequence[str] | None:
        """The paths of those that are read in another way than they were parsed, where the notes are the parsed ones,
        in their order; None where they are others."""
        if len(self._notes) != len(self._parsed):
            return None
        differ = map(is_not, self._notes, map(_NOTE, self._parsed.values()))
        pairs = list(compress(zip(self._notes, self._parsed, strict=True), differ))
        return [path for _, path in pairs] if all(note.path == path for note, path in pairs) else None

    @cached_property
    def paths(self) -> Sequence[str]:
        """Those of the notes."""
        return tuple(map(_PATH, self._notes) if self._otherwise is None else self._parsed)

    @cached_property
    def every(self) -> Sequence[bytes]:
        """The hashes, b"" of a note that is read in another way than it was parsed."""
        if self._otherwise is None:
            return [self._hash(note) for note in self._notes]
        if not (otherwise := set(self._otherwise)):
            return list(map(_DIGEST, self._parsed.values()))
        return [b"" if path in otherwise else one.digest for path, one in self._parsed.items()]

    def _hash(self, note: Note) -> bytes:
        known = self._parsed.get(note.path)
        return known.digest if known is not None and known.note is note else b""

    @cached_property
    def joined(self) -> bytes:
        """The paths, in few bytes."""
        return joined(self.paths)

    @cached_property
    def _by_shard(self) -> bytes:
        """The ids of the shards and the notes that are read otherwise; b"" where these do not tell which notes they
        are."""
        if self._otherwise is None or self._shards is None:
            return b""
        try:
            return encoded((self._shards.ids(self._parsed), self._otherwise))
        except UnpackedError:
            return b""

    @property
    def mark(self) -> bytes:
        """What tells these notes from others."""
        return self._by_shard or encoded((self.joined, self.every))

    def parts(self) -> dict[str, bytes]:
        """The parts of a file that hold them."""
        return {PATHS: self.joined, HASHES: encoded(self.every), _SHARDS: self._by_shard}

    def others(self, parts: Mapping[str, bytes]) -> list[str]:
        """The paths of the notes of which the hashes are others than in these parts, or unknown, and of those that are
        gone. Raises KeyError or ValueError where the parts are damaged."""
        if (found := self._others_by_shard(parts)) is not None:
            return found
        said, before = parts[PATHS], read_hashes(parts)
        if said == self.joined:
            if len(before) != len(self.every):
                raise ValueError("every path has a hash")
            paths, now = self.paths, self.every
            return list(dict.fromkeys((*compress(paths, map(ne, before, now)), *compress(paths, map(not_, now)))))
        known = dict(zip(apart(said), before, strict=True))
        found_now = dict(zip(self.paths, self.every, strict=True))
        unlike = [path for path, digest in found_now.items() if not digest or known.get(path) != digest]
        return [*unlike, *(known.keys() - found_now.keys())]

    def _others_by_shard(self, parts: Mapping[str, bytes]) -> list[str] | None:
        """The same, where the shards tell it."""
        said = parts.get(_SHARDS)
        if not said or self._otherwise is None or self._shards is None:
            return None
        ids, otherwise = _BY_SHARD.decode(said)
        changed = self._shards.others(ids, self._parsed)
        return None if changed is None else list(dict.fromkeys((*changed, *otherwise, *self._otherwise)))

    def paths_in(self, parts: Mapping[str, bytes], others: Sequence[str]) -> Sequence[str]:
        """The paths in these parts, of which those are the others. Raises KeyError or ValueError where they are
        damaged."""
        shards = self._shards if self._others_by_shard(parts) is not None else None
        if shards is not None and shards.hold(others) and all(path in self._parsed for path in others):
            return self.paths  # none came or went
        said = parts[PATHS]
        return self.paths if said == self.joined else apart(said)


def mark_in(parts: Mapping[str, bytes]) -> bytes:
    """What tells the notes of these parts from others. Raises KeyError where it is damaged."""
    return parts.get(_SHARDS) or encoded((parts[PATHS], read_hashes(parts)))


def read_hashes(parts: Mapping[str, bytes]) -> list[bytes]:
    """The hashes in the parts of a file; raises KeyError or ValueError where these are damaged."""
    return _DECODER.decode(parts[HASHES])


def joined(paths: Iterable[str]) -> bytes:
    """Paths, in few bytes."""
    return "\0".join(paths).encode("utf-8", "surrogatepass")


def apart(data: bytes) -> list[str]:
    """The paths that were joined; raises ValueError on bytes that can be none."""
    return data.decode("utf-8", "surrogatepass").split("\0") if data else []


_DECODER = msgspec.msgpack.Decoder(list[bytes])
_BY_SHARD = msgspec.msgpack.Decoder(tuple[list[bytes], list[str]])
