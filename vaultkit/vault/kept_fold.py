"""Kept fold: what all notes told together (who of whom, and what that came to), beside the index that was made of it,
so that the next process asks only the notes that say something else since, and those that tell of the same people.

A note says what it said while its bytes have the same hash, and all else on which that depends is the same."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache, partial
from hashlib import blake2b
from itertools import compress
from operator import ne, not_
from typing import Any

import msgspec
from msgspec import Struct

from vaultkit.model.accounts import BY_EVENT, BY_NOTE, BY_PAGE, BY_PERSON, Gathered
from vaultkit.model.diagnostic import Diagnostic
from vaultkit.model.grouped import LeftGroup
from vaultkit.model.index import Index
from vaultkit.model.lazy import KeptSequence
from vaultkit.model.location import Location
from vaultkit.model.note import Note
from vaultkit.model.note_rows import ToldFold
from vaultkit.model.record import Interaction
from vaultkit.vault.kept_tables import decoded, encoded
from vaultkit.vault.note_cache import CachedNote

INDEX = "index"
"""The name of the cache file in which an index is, and what it was made of."""
HISTORY = "history/"
"""How the name of the part begins that holds what was between one and a person, before that of the person's note."""
_HASH = 16
_NOTHING = b"nothing"
_FOLD = "fold"
_PEOPLE = "people"


class _Tables(Struct, frozen=True):
    """What the notes tell together and the index does not have as it is: places of targets that lead nowhere, and what
    is found in each note."""

    unresolved: dict[str, tuple[Location, ...]]
    findings: dict[str, tuple[Diagnostic, ...]]
    words: dict[str, tuple[tuple[str, Location], ...]]


class _Histories(Struct, frozen=True):
    one: tuple[Interaction, ...]


class _Fold(Struct, frozen=True, array_like=True):
    """The hash of what it depends on besides the notes, which sources told under each key, by name, and of each
    person's history the length and the hash of its bytes."""

    ground: bytes
    sources: dict[str, dict[str, tuple[str, ...]]]
    histories: dict[str, tuple[int, bytes]]


def history_parts(index: Index, told: ToldFold | None) -> Iterator[tuple[str, bytes]]:
    """The parts of an index that hold what was between one and each person, and those of what the notes told, where
    that is known, but for what stands in the index; with their names. Raises UnpackedError."""
    histories: dict[str, tuple[int, bytes]] = {}
    for path, history in index.history.items():
        data = _packed(history)
        histories[path] = len(history), mark_of(history) or _hash(data)
        yield HISTORY + path, data
    if told is None or told.history is not index.history:
        return
    told.marks.update((path, mark) for path, (_, mark) in histories.items())
    sources = {name: group.sources for name, group in told.groups.items()}
    yield _FOLD, encoded(_Fold(told.ground, sources, histories))
    for name in _Tables.__struct_fields__:
        yield f"{_FOLD}/{name}", encoded(told.groups[name].values)


def _packed(history: Sequence[Interaction]) -> bytes:
    """The bytes of what was between one and a person; raises UnpackedError."""
    if isinstance(history, KeptSequence) and history.packed:
        with suppress(KeyError):
            return history.packed()
    return encoded(history)


def mark_of(history: Sequence[Interaction]) -> bytes:
    """The hash of those bytes, b"" where it is not known; that of what may be shown of it is the same."""
    if isinstance(history, KeptSequence):
        return history.mark
    return b"" if history else _NOTHING


def made_mark_of(history: Sequence[Interaction]) -> bytes:
    """The same, worked out where it is not known; raises UnpackedError."""
    return mark_of(history) or _hash(encoded(history))


def _hash(data: bytes) -> bytes:
    return blake2b(data, digest_size=_HASH).digest()


def read_history(data: bytes) -> tuple[Interaction, ...]:
    """The same of these bytes; raises ValueError on others."""
    history: tuple[Interaction, ...] = decoded(_Histories, "one", data)
    return history


class KeptFold:
    """What an earlier process left of what all notes tell."""

    def __init__(self, parts: Mapping[str, bytes], fold: _Fold, changed: Collection[str]) -> None:
        """In these parts; `changed` are the paths of the notes that may say something else."""
        self._parts, self._fold = parts, fold
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
            planned, uncounted = (self._table(name).get(path, ()) for name in ("planned", "uncounted"))
        except (KeyError, ValueError):
            return again()
        length, mark = self._fold.histories.get(path, (0, b""))
        packed, made = partial(self._parts.__getitem__, HISTORY + path), partial(self._history, path, length, again)
        history = KeptSequence(length, made, mark, packed) if length else ()
        return Gathered(history=history, planned=planned, uncounted=uncounted)

    def _history(self, path: str, length: int, again: Callable[[], Gathered]) -> tuple[Interaction, ...]:
        with suppress(KeyError, ValueError):
            history = read_history(self._parts[HISTORY + path])
            if len(history) == length:
                return history
        return tuple(again().history)


def kept_fold(parts: Mapping[str, bytes], ground: bytes, digests: Mapping[str, bytes], most: int) -> KeptFold | None:
    """The fold of these parts of notes, the hashes of whose bytes are `digests` by path, b"" for those that are read in
    another way; None where there is none, or more than `most` notes say something else than they did."""
    with suppress(KeyError, ValueError):  # msgspec's own errors are such
        fold = msgspec.msgpack.decode(parts[_FOLD], type=_Fold)
        if fold.ground == ground:
            _share(fold.sources.values())
            before = msgspec.msgpack.decode(parts["digests"], type=dict[str, bytes])
            changed = _changed(before, digests)
            return KeptFold(parts, fold, changed) if len(changed) <= most else None
    return None


def digests_of(notes: Mapping[str, Note], parsed: Mapping[str, CachedNote]) -> dict[str, bytes]:
    """The hashes of the bytes of the notes by path, b"" of one that is read in another way than it was `parsed`."""
    known = parsed.get
    return {
        path: cached.digest if (cached := known(path)) is not None and cached.note is note else b""
        for path, note in notes.items()
    }


def _changed(before: Mapping[str, bytes], now: Mapping[str, bytes]) -> set[str]:
    """The paths of the notes that may say something else, are gone, or are new."""
    if list(before) == list(now):
        differing = set(compress(now, map(ne, before.values(), now.values())))
    else:
        differing = {path for path, _ in before.items() ^ now.items()}
    return differing.union(*(compress(some, map(not_, some.values())) for some in (before, now)))


def _share(groups: Iterable[dict[str, tuple[str, ...]]]) -> None:
    """Has the names of sources that are equal be the very same."""
    one_of = dict[str, str]().setdefault
    for sources in groups:
        for key, told in sources.items():
            sources[key] = tuple(map(one_of, told, told))


def _table(parts: Mapping[str, bytes], name: str) -> Mapping[str, Any]:
    if name in _Tables.__struct_fields__:
        table: Mapping[str, Any] = decoded(_Tables, name, parts[f"{_FOLD}/{name}"])
    else:
        table = decoded(Index, name, parts[name])
    return table
