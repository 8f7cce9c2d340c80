"""Kept answers: what was made of the answers that all notes gave to a question, from one process to the next, with the
hashes of the bytes of the notes, by which is told which of them are others. Whatever is in doubt is nothing."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

import msgspec

from vaultkit.model.note import Note
from vaultkit.model.note_rows import LeftTables, Question
from vaultkit.vault.kept.file import open_file, packed
from vaultkit.vault.kept.folder import CacheFolder
from vaultkit.vault.kept.note_hashes import NoteHashes, mark_in
from vaultkit.vault.kept.shards import CachedNote, Shards
from vaultkit.vault.kept.tables import UnpackedError, encoded

MOST_CHANGED = 200
"""Where more notes than these are others, all are asked."""
_VALUE = "value"


class _Told(NamedTuple):
    """What is to be left of some notes, and on what it depends beside them."""

    ground: bytes
    notes: Sequence[Note]
    value: Callable[[], object]


class KeptAnswers:
    """Those of one vault, by the names of the questions."""

    def __init__(self, folder: CacheFolder, notes: Callable[[], Mapping[str, CachedNote]], shards: Shards) -> None:
        """In that cache folder; `notes` are those of the run, by path, as they were parsed, which stand in the
        shards."""
        self._folder, self._notes, self._shards = folder, notes, shards
        self._told: dict[str, _Told] = {}
        self._left: dict[str, tuple[bytes, bytes]] = {}

    def find(self, question: Question[Any], ground: bytes, form: Any) -> LeftTables | None:
        """What was left of the answers, a value of that type, under the same ground; None where it is nothing, or too
        many of the notes are others."""
        file = open_file(self._folder, question.name) if ground else None
        if file is None or file.about != ground:
            return None
        with suppress(KeyError, ValueError):  # msgspec's own errors are such
            hashes = NoteHashes(question.notes, self._notes(), self._shards)
            changed = hashes.others(file)
            if len(changed) <= MOST_CHANGED:
                value = msgspec.msgpack.decode(file[_VALUE], type=form)
                self._left[question.name] = ground, mark_in(file)
                return LeftTables(value=value, paths=hashes.paths_in(file, changed), changed=changed)
        return None

    def tell(self, question: Question[Any], ground: bytes, value: Callable[[], object]) -> None:
        """Takes what is made of the answers now."""
        self._told[question.name] = _Told(ground, question.notes, value)

    def keep(self) -> None:
        """Leaves what is made of the answers for the next process."""
        for name, told in self._told.items():
            hashes = NoteHashes(told.notes, self._notes(), self._shards)
            left = told.ground, hashes.mark
            if told.ground and self._left.get(name) != left:
                with suppress(UnpackedError):
                    parts = {**hashes.parts(), _VALUE: encoded(told.value())}
                    if self._folder.write(name, *packed(told.ground, parts)):
                        self._left[name] = left
        self._told.clear()
