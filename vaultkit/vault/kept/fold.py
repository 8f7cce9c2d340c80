"""Kept fold: what all notes told together (who of whom, and what that came to), beside the index that was made of it,
so that the next process asks only the notes that say something else since, and those that tell of the same people.

A note says what it said while its bytes have the same hash, and all else on which that depends is the same."""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from functools import cache, partial
from typing import Any

import msgspec
from msgspec import Struct

from vaultkit.model.accounts import BY_EVENT, BY_NOTE, BY_PAGE, BY_PERSON, Gathered
from vaultkit.model.diagnostic import Diagnostic
from vaultkit.model.grouped import LeftGroup
from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.note_rows import ToldFold
from vaultkit.vault.kept.folder import CacheFolder
from vaultkit.vault.kept.histories import HISTORIES, HistoryFiles, left_histories
from vaultkit.vault.kept.note_hashes import NoteHashes
from vaultkit.vault.kept.tables import decoded, encoded

INDEX = "index"
"""The name of the cache file in which an index is, and what it was made of."""
_FOLD = "fold"
_PEOPLE = "people"


class _Tables(Struct, frozen=True):
    """What the notes tell together and the index does not have as it is: places of targets that lead nowhere, and what
    is found in each note."""

    unresolved: dict[str, tuple[Location, ...]]
    findings: dict[str, tuple[Diagnostic, ...]]
    words: dict[str, tuple[tuple[str, Location], ...]]


class _Fold(Struct, frozen=True, array_like=True):
    """The hash of what it depends on besides the notes, and which sources told under each key, by name."""

    ground: bytes
    sources: dict[str, dict[str, tuple[str, ...]]]


def fold_parts(told: ToldFold) -> Iterator[tuple[str, bytes]]:
    """The parts of an index that hold what the notes told, but for what stands in the index, with their names. Raises
    UnpackedError."""
    sources = {name: group.sources for name, group in told.groups.items()}
    yield _FOLD, encoded(_Fold(told.ground, sources))
    for name in _Tables.__struct_fields__:
        yield f"{_FOLD}/{name}", encoded(told.groups[name].values)


class KeptFold:
    """What an earlier process left of what all notes tell."""

    def __init__(
        self, parts: Mapping[str, bytes], fold: _Fold, histories: HistoryFiles, changed: Collection[str]
    ) -> None:
        """In these parts and files; `changed` are the paths of the notes that may say something else."""
        self._fold, self._histories = fold, histories
        self._changed = {kind + path for kind in (BY_EVENT, BY_NOTE, BY_PAGE, BY_PERSON) for path in changed}
        self._table = cache(partial(_table, parts))

    def group(self, name: str) -> LeftGroup[str, str, Any] | None:
        """What was brought together under that name."""
        sources = self._fold.sources.get(name)
        if sources is None:
            return None
        return LeftGroup(sources, self._changed, self._person if name == _PEOPLE else partial(self._value, name))

    def _value(self, name: str, key: str, again: Callable[[], Any]) -> Any:
        try:
            return self._table(name)[key]
        except (KeyError, ValueError):
            return again()

    def _person(self, path: str, again: Callable[[], Gathered]) -> Gathered:
        try:
            planned, uncounted = self._table("planned").get(path, ()), self._table("uncounted").get(path, ())
        except (KeyError, ValueError):
            return again()
        history = self._histories.kept(path, lambda: again().history)
        return Gathered(history=history, planned=planned, uncounted=uncounted)


def kept_fold(
    parts: Mapping[str, bytes], folder: CacheFolder, ground: bytes, hashes: Callable[[], NoteHashes], most: int
) -> KeptFold | None:
    """The fold of these parts, in that folder, of the notes that have these hashes; None where there is none, or more
    than `most` notes say something else than they did."""
    with suppress(KeyError, ValueError):  # msgspec's own errors are such
        fold = msgspec.msgpack.decode(parts[_FOLD], type=_Fold)
        if fold.ground == ground:
            changed = hashes().others(parts)
            if len(changed) <= most:
                return KeptFold(parts, fold, HistoryFiles(folder, left_histories(parts[HISTORIES])), changed)
    return None


def _table(parts: Mapping[str, bytes], name: str) -> Mapping[str, Any]:
    if name in _Tables.__struct_fields__:
        table: Mapping[str, Any] = decoded(_Tables, name, parts[f"{_FOLD}/{name}"])
    else:
        table = decoded(Index, name, parts[name])
    return table
