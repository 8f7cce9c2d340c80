"""Stored notes: the notes of an index by path, each decoded from the note cache only when it is asked for."""

from collections.abc import Callable, Iterator, Mapping

from vaultkit.model.note import Note
from vaultkit.vault.kept.notes import NoteCache


class StoredNotes(Mapping[str, Note]):
    """Notes by path, in a given order; what is decoded once stays.

    Each is told by the hash of the bytes that it was parsed from, so that nothing else than it is given."""

    def __init__(
        self,
        cache: NoteCache,
        digests: Mapping[str, bytes],
        own: Mapping[str, Note],
        parse: Callable[[str], Note],
    ) -> None:
        """`digests` are the hashes by path, b"" for a note that is among `own`, since the index reads it in another way
        than it was parsed; `parse` gives one anew that the cache has lost."""
        self._cache, self._digests, self._own, self._parse = cache, digests, own, parse
        self._decoded: dict[str, Note] = {}

    def __getitem__(self, path: str) -> Note:
        if path not in self._decoded:
            digest = self._digests[path]
            note = self._cache.stored(path, digest) if digest else self._own.get(path)
            self._decoded[path] = note or self._parse(path)
        return self._decoded[path]

    def __contains__(self, path: object) -> bool:
        return path in self._digests

    def __iter__(self) -> Iterator[str]:
        return iter(self._digests)

    def __len__(self) -> int:
        return len(self._digests)
