"""Kept fold: what all notes told together (who of whom, and what that came to), beside the index that was made of it,
so that the next process asks only the notes that say something else since, and those that tell of the same people.

A note says what it said while its bytes have the same hash, and all else on which that depends is the same."""

from collections.abc import Callable, Collection, Iterator, KeysView, Mapping, Sequence, Set
from contextlib import suppress
from functools import cache, partial
from itertools import chain
from typing import Any

import msgspec
from msgspec import Raw, Struct

from vaultkit.model.accounts import BY_EVENT, BY_NOTE, BY_PAGE, BY_PERSON, Gathered, path_of
from vaultkit.model.diagnostic import Diagnostic
from vaultkit.model.grouped import LeftGroup
from vaultkit.model.index import Index
from vaultkit.model.lazy import PackedSequence
from vaultkit.model.location import Location
from vaultkit.model.note_rows import ToldFold
from vaultkit.model.record import Uncounted
from vaultkit.vault.kept.folder import CacheFolder
from vaultkit.vault.kept.histories import HISTORIES, HistoryFiles, left_histories
from vaultkit.vault.kept.note_hashes import NoteHashes
from vaultkit.vault.kept.row_stage import ROWS
from vaultkit.vault.kept.tables import decoded, encoded

INDEX = "index"
"""The name of the cache file in which an index is, and what it was made of."""
_FOLD = "fold"
_AROUND = "\0"
_FEW = 16
"""After so many sources it is quicker to look than to take texts apart."""
_PEOPLE, _BACKLINKS, _UNCOUNTED = "people", "backlinks", "uncounted"
_LATER: Mapping[str, msgspec.msgpack.Decoder[tuple[Any, ...]]] = {
    _BACKLINKS: msgspec.msgpack.Decoder(tuple[Location, ...]),
    _UNCOUNTED: msgspec.msgpack.Decoder(tuple[Uncounted, ...]),
}
"""What is taken over of everybody, and looked at of few."""


class _Tables(Struct, frozen=True):
    """What the notes tell together and the index does not have as it is: places of targets that lead nowhere, and what
    is found in each note."""

    unresolved: dict[str, tuple[Location, ...]]
    findings: dict[str, tuple[Diagnostic, ...]]
    words: dict[str, tuple[tuple[str, Location], ...]]


class _Fold(Struct, frozen=True, array_like=True):
    """The hash of what it depends on besides the notes, and which sources told under each key, by name: as one text
    each, since a run asks after those of a few keys."""

    ground: bytes
    sources: dict[str, dict[str, str]]


class _Sources(Mapping[str, tuple[str, ...]]):
    """The sources that told under each key; no path holds what stands around each of them."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def __getitem__(self, key: str) -> tuple[str, ...]:
        return tuple(self._texts[key].split(_AROUND)[1:-1])

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def keys(self) -> KeysView[str]:
        """As of a plain one."""
        return self._texts.keys()

    def telling(self, sources: Set[str]) -> list[str]:
        """The keys under which any of these told, and maybe some others."""
        marks = {f"{path_of(source)}{_AROUND}" for source in sources}
        if len(marks) > _FEW:
            return [key for key in self._texts if not sources.isdisjoint(self[key])]
        every = self._texts.items()
        return list(dict.fromkeys(chain.from_iterable([key for key, text in every if mark in text] for mark in marks)))


def _texts(sources: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {key: _AROUND.join(("", *some, "")) for key, some in sources.items()}


def fold_parts(told: ToldFold) -> Iterator[tuple[str, bytes]]:
    """The parts of an index that hold what the notes told, but for what stands in the index, with their names. Raises
    UnpackedError."""
    sources = {name: _texts(group.sources) for name, group in told.groups.items()}
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
        self._table, self._packed = cache(partial(_table, parts)), cache(partial(_packed, parts))

    def group(self, name: str) -> LeftGroup[str, str, Any] | None:
        """What was brought together under that name."""
        texts = self._fold.sources.get(name)
        if texts is None:
            return None
        own: dict[str, Callable[[str, Callable[[str], Any]], Any]] = {_PEOPLE: self._person, _BACKLINKS: self._places}
        sources = _Sources(texts)
        return LeftGroup(sources, sources.telling, self._changed, own.get(name, partial(self._value, name)))

    def _value(self, name: str, key: str, again: Callable[[str], Any]) -> Any:
        try:
            return self._table(name)[key]
        except (KeyError, ValueError):
            return again(key)

    def _places(self, key: str, again: Callable[[str], Sequence[Location]]) -> Sequence[Location]:
        try:
            packed = self._packed(_BACKLINKS)[key]
        except (KeyError, ValueError):
            return again(key)
        return PackedSequence(partial(_read, _BACKLINKS, packed, key, again), packed)

    def _person(self, path: str, again: Callable[[str], Gathered]) -> Gathered:
        try:
            planned, packed = self._table("planned").get(path, ()), self._packed(_UNCOUNTED).get(path)
        except (KeyError, ValueError):
            return again(path)
        uncounted: Any = ()
        if packed is not None:
            uncounted = PackedSequence(partial(_read, _UNCOUNTED, packed, path, again), packed)
        return Gathered(history=self._histories.kept(path, again), planned=planned, uncounted=uncounted)


def _packed(parts: Mapping[str, bytes], name: str) -> Mapping[str, Raw]:
    return ROWS.decode(parts[name])


def _read(name: str, packed: Raw, key: str, again: Callable[[str], Any]) -> tuple[Any, ...]:
    """What is read late; `again` makes it, should it be damaged."""
    try:
        return _LATER[name].decode(packed)
    except ValueError:  # msgspec's own errors are such
        found = again(key)
        return tuple(found.uncounted if isinstance(found, Gathered) else found)


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
