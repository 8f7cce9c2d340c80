"""Kept answers: what was made of the answers that all notes gave to a question, from one process to the next, with the
hashes of the bytes of the notes, by which is told which of them are others. Whatever is in doubt is nothing."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from itertools import compress
from operator import attrgetter, is_, ne, not_
from typing import Any, NamedTuple

import msgspec

from vaultkit.model.note import Note
from vaultkit.model.note_rows import LeftTables, Question
from vaultkit.vault.cache_file import open_file, packed
from vaultkit.vault.cache_folder import CacheFolder
from vaultkit.vault.kept_tables import UnpackedError, encoded
from vaultkit.vault.shards import CachedNote

MOST_CHANGED = 200
"""Where more notes than these are others, all are asked."""
_NOTE, _DIGEST = attrgetter("note"), attrgetter("digest")
_PATHS, _DIGESTS, _VALUE = "paths", "digests", "value"


class _Told(NamedTuple):
    """What is to be left of some notes, and on what it depends beside them."""

    ground: bytes
    notes: Sequence[Note]
    value: Callable[[], object]


class KeptAnswers:
    """Those of one vault, by the names of the questions."""

    def __init__(self, folder: CacheFolder, notes: Callable[[], Mapping[str, CachedNote]]) -> None:
        """In that cache folder; `notes` are those of the run, by path, as they were parsed."""
        self._folder, self._notes = folder, notes
        self._told: dict[str, _Told] = {}
        self._left: dict[str, tuple[bytes, bytes, list[bytes]]] = {}

    def find(self, question: Question[Any], ground: bytes, form: Any) -> LeftTables | None:
        """What was left of the answers, a value of that type, under the same ground; None where it is nothing, or too
        many of the notes are others."""
        file = open_file(self._folder, question.name) if ground else None
        if file is None or file.about != ground:
            return None
        with suppress(KeyError, ValueError):  # msgspec's own errors are such
            said, before = file[_PATHS], msgspec.msgpack.decode(file[_DIGESTS], type=list[bytes])
            paths: Sequence[str] = [note.path for note in question.notes]
            now = self._digests(question.notes)
            if said == _joined(paths):
                if len(before) != len(now):
                    return None
                unlike = (*compress(paths, map(ne, before, now)), *compress(paths, map(not_, now)))
                changed = list(dict.fromkeys(unlike))
            else:
                known, paths = dict(zip(paths, now, strict=True)), said.decode("utf-8", "surrogatepass").split("\0")
                changed = _others(dict(zip(paths, before, strict=True)), known)
            if len(changed) <= MOST_CHANGED:
                value = msgspec.msgpack.decode(file[_VALUE], type=form)
                self._left[question.name] = ground, said, before
                return LeftTables(value=value, paths=paths, changed=changed)
        return None

    def tell(self, question: Question[Any], ground: bytes, value: Callable[[], object]) -> None:
        """Takes what is made of the answers now."""
        self._told[question.name] = _Told(ground, question.notes, value)

    def keep(self) -> None:
        """Leaves what is made of the answers for the next process."""
        for name, told in self._told.items():
            paths, digests = _joined([note.path for note in told.notes]), self._digests(told.notes)
            left = told.ground, paths, digests
            if told.ground and self._left.get(name) != left:
                with suppress(UnpackedError):
                    parts = {_PATHS: paths, _DIGESTS: encoded(digests), _VALUE: encoded(told.value())}
                    if self._folder.write(name, *packed(told.ground, parts)):
                        self._left[name] = left
        self._told.clear()

    def _digests(self, notes: Sequence[Note]) -> list[bytes]:
        """The hashes of the bytes of the notes, b"" of one that is read in another way than it was parsed."""
        known = tuple(self._notes().values())
        if len(known) == len(notes) and all(map(is_, map(_NOTE, known), notes)):  # as they are most often
            return list(map(_DIGEST, known))
        get = self._notes().get
        return [one.digest if (one := get(note.path)) is not None and one.note is note else b"" for note in notes]


def _joined(paths: Sequence[str]) -> bytes:
    return "\0".join(paths).encode("utf-8", "surrogatepass")


def _others(before: Mapping[str, bytes], now: Mapping[str, bytes]) -> list[str]:
    """The paths of the notes of which the hashes are others, or unknown, and of those that are gone."""
    found = [path for path, digest in now.items() if not digest or before.get(path) != digest]
    return [*found, *(before.keys() - now.keys())]
