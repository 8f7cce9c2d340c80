"""Kept sums: what notes told together and the ties that follow from it, as an earlier process left them, and as this
one is to leave them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from vaultkit.model.grouped import Grouped
from vaultkit.model.note import Note
from vaultkit.model.note_rows import ToldFold
from vaultkit.model.record import Interaction
from vaultkit.model.tie_rows import ToldTies
from vaultkit.vault.kept.file import open_file
from vaultkit.vault.kept.fold import INDEX, KeptFold, kept_fold
from vaultkit.vault.kept.folder import CacheFolder
from vaultkit.vault.kept.note_hashes import NoteHashes
from vaultkit.vault.kept.shards import CachedNote, Shards
from vaultkit.vault.kept.stamp import hash_of
from vaultkit.vault.kept.ties import MEASURES, LeftTies
from vaultkit.vault.kept.values import RecordHashes

_MOST = 1_000
"""Of so many notes that say something else it is quicker to ask all."""


class KeptSums:
    """Those of one vault."""

    def __init__(self, folder: CacheFolder, notes: Callable[[], Mapping[str, CachedNote]], shards: Shards) -> None:
        """In that cache folder; `notes` are those of the run, by path, as they were parsed, which stand in the
        shards."""
        self._folder, self._notes, self.shards = folder, notes, shards
        self._hashed: tuple[object, bytes] = None, b""
        self._left_of = b""
        self._told: ToldFold | None = None
        self._ties: tuple[bytes, LeftTies | None] | None = None
        self._told_ties: ToldTies | None = None
        self._records = RecordHashes()

    def left(self, ground: Callable[[], object], notes: Mapping[str, Note]) -> KeptFold | None:
        """What an earlier process left of what these notes, by path, tell together; None where that is nothing, so much
        of it changed that all is to be asked, or this process has told it already."""
        hashed = self.hash(ground())
        if not hashed or (self._told is not None and self._told.ground == hashed):
            return None
        self._left_of, file = b"", open_file(self._folder, INDEX)
        if file is None:
            return None

        def hashes() -> NoteHashes:
            return NoteHashes(tuple(notes.values()), self._notes(), self.shards)

        if (fold := kept_fold(file, self._folder, hashed, hashes, _MOST)) is not None:
            self._left_of = hashed
        return fold

    def tell(
        self,
        ground: Callable[[], object],
        groups: Mapping[str, Grouped[str, str, Any, Any]],
        history: Mapping[str, Sequence[Interaction]],
    ) -> None:
        """Takes what they tell now, and what of that is the history, to be left for the next process."""
        hashed = self.hash(ground())
        self._told = ToldFold(ground=hashed, groups=dict(groups), history=history) if hashed else None

    @property
    def told(self) -> ToldFold | None:
        """What was taken last."""
        return self._told

    def left_ties(self, ground: object) -> LeftTies | None:
        """What an earlier process left of the ties; None where that is nothing."""
        hashed = hash_of(ground)
        if self._ties is None or self._ties[0] != hashed:
            file = open_file(self._folder, MEASURES) if hashed else None
            self._ties = hashed, LeftTies(file, hashed, self._records) if file is not None else None
        return self._ties[1]

    def tell_ties(self, told: ToldTies) -> None:
        """Takes what the ties are made of now, to be left for the next process."""
        self._told_ties = told

    @property
    def told_ties(self) -> ToldTies | None:
        """What was taken last."""
        return self._told_ties

    @property
    def is_left(self) -> bool:
        """Whether most of what notes tell together is as an earlier process left it."""
        return bool(self._left_of) and self._told is not None and self._told.ground == self._left_of

    def hash(self, ground: object) -> bytes:
        """The hash of a ground, which is mostly the one that was asked for last."""
        if self._hashed[0] is not ground:
            self._hashed = ground, hash_of(ground)
        return self._hashed[1]

    def is_left_of(self, ground: bytes) -> bool:
        """Whether what notes told together under the ground with that hash was found, so that few of them are asked."""
        return ground == self._left_of
