"""Note hashes: the hashes of the bytes of many notes as a cache file holds them, beside the paths of the notes, and by
these which of the notes are others than they were."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import compress, count
from operator import attrgetter, is_not, ne, not_

import msgspec

from vaultkit.model.note import Note
from vaultkit.vault.kept.shards import CachedNote
from vaultkit.vault.kept.tables import encoded

PATHS, HASHES = "paths", "hashes"
"""The names of the parts in which they are."""
_PATH, _NOTE, _DIGEST = attrgetter("path"), attrgetter("note"), attrgetter("digest")


class NoteHashes:
    """Those of some notes, in their order.

    `every` are the hashes, b"" of a note that is read in another way than it was parsed."""

    def __init__(self, notes: Sequence[Note], parsed: Mapping[str, CachedNote]) -> None:
        """`parsed` are notes as they were parsed, by path."""
        self.paths: Sequence[str] = tuple(map(_PATH, notes))
        self.every = _hashes_of(self.paths, notes, parsed)

    @cached_property
    def joined(self) -> bytes:
        """The paths, in few bytes."""
        return joined(self.paths)

    def parts(self) -> dict[str, bytes]:
        """The parts of a file that hold them."""
        return {PATHS: self.joined, HASHES: encoded(self.every)}

    def others(self, parts: Mapping[str, bytes]) -> list[str]:
        """The paths of the notes of which the hashes are others than in these parts, or unknown, and of those that are
        gone. Raises KeyError or ValueError where the parts are damaged."""
        said, before = parts[PATHS], read_hashes(parts)
        if said == self.joined:
            if len(before) != len(self.every):
                raise ValueError("every path has a hash")
            paths, now = self.paths, self.every
            return list(dict.fromkeys((*compress(paths, map(ne, before, now)), *compress(paths, map(not_, now)))))
        known = dict(zip(apart(said), before, strict=True))
        found = dict(zip(self.paths, self.every, strict=True))
        unlike = [path for path, digest in found.items() if not digest or known.get(path) != digest]
        return [*unlike, *(known.keys() - found.keys())]


def read_hashes(parts: Mapping[str, bytes]) -> list[bytes]:
    """The hashes in the parts of a file; raises KeyError or ValueError where these are damaged."""
    return _DECODER.decode(parts[HASHES])


def joined(paths: Iterable[str]) -> bytes:
    """Paths, in few bytes."""
    return "\0".join(paths).encode("utf-8", "surrogatepass")


def apart(data: bytes) -> list[str]:
    """The paths that were joined; raises ValueError on bytes that can be none."""
    return data.decode("utf-8", "surrogatepass").split("\0") if data else []


def _hashes_of(paths: Sequence[str], notes: Sequence[Note], parsed: Mapping[str, CachedNote]) -> list[bytes]:
    try:
        known = list(map(parsed.__getitem__, paths))
    except KeyError:
        get = parsed.get
        return [one.digest if (one := get(note.path)) is not None and one.note is note else b"" for note in notes]
    hashes = list(map(_DIGEST, known))
    for place in compress(count(), map(is_not, map(_NOTE, known), notes)):
        hashes[place] = b""
    return hashes


_DECODER = msgspec.msgpack.Decoder(list[bytes])
