"""Kept index: an index to the parts of a cache file and back, as it was, but decoded table by table.

Its notes are those of the note cache, which has them already; only those that the index reads in another way than they
were parsed (a copy, a line that waits) are kept beside it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from typing import Any

from vaultkit.model.index import Index
from vaultkit.model.note import Note
from vaultkit.model.record import Interaction
from vaultkit.model.settings import Settings
from vaultkit.vault.kept_tables import Lazy, LazyMapping, Tables, decoded, encoded
from vaultkit.vault.note_cache import CachedNote, as_parsed

_HISTORY = "history/"
"""How the name of the part begins that holds what was between one and a person, before that of the person's note."""
_GIVEN = ("today", "settings")
_APART = ("history", "notes")
_TABLES = tuple(one.name for one in fields(Index) if one.name not in (*_GIVEN, *_APART))


@dataclass(frozen=True, slots=True)
class _Parts:
    """What has no field of its own: the hash of each note's bytes, b"" of one that is kept beside, and these."""

    digests: dict[str, bytes]
    own: dict[str, Note]


class KeptIndex(Lazy, Index):
    """An index of which a table is decoded when it is asked for."""

    __slots__ = ("_tables",)


def index_parts(index: Index, known: Mapping[str, CachedNote]) -> dict[str, bytes]:
    """The parts of an index, by name; `known` are the notes as they were parsed. Raises UnpackedError."""
    own = {path: note for path, note in index.notes.items() if path not in known or known[path].note is not note}
    parts = {name: encoded(getattr(index, name)) for name in _TABLES}
    parts["digests"] = encoded({path: b"" if path in own else known[path].digest for path in index.notes})
    parts["own"] = encoded(own)
    return parts | {_HISTORY + path: encoded(told) for path, told in index.history.items()}


def kept_index(
    parts: Mapping[str, bytes],
    *,
    settings: Settings,
    today: date,
    notes: "Callable[[KeptNotes], Mapping[str, Note]]",
    whole: Callable[[], Index],
) -> Index:
    """The index of these parts; `whole` gives it made anew, should one of them be damaged."""
    index = Index.__new__(KeptIndex)
    made = _Made(parts, notes, whole)
    for name, value in (("today", today), ("settings", settings), ("_tables", Tables(made.field, whole))):
        object.__setattr__(index, name, value)
    return index


class KeptNotes:
    """What an index keeps of its notes."""

    def __init__(self, parts: Mapping[str, bytes], whole: Callable[[], Index]) -> None:
        """Nothing is decoded yet."""
        self._parts, self._whole = parts, whole

    @cached_property
    def digests(self) -> Mapping[str, bytes]:
        """The hash of the bytes of each, by path; b"" of one that is read in another way. Raises KeyError or
        ValueError where they are damaged."""
        digests: Mapping[str, bytes] = decoded(_Parts, "digests", self._parts["digests"])
        return digests

    def own(self, path: str) -> Note:
        """One that is read in another way."""
        return self._own.get(path) or self._whole().notes[path]

    @cached_property
    def _own(self) -> Mapping[str, Note]:
        try:
            found: dict[str, Note] = decoded(_Parts, "own", self._parts["own"])
        except (KeyError, ValueError):
            return {}
        return {path: as_parsed(note) for path, note in found.items()}


class _Made:
    """How each table is decoded."""

    def __init__(
        self,
        parts: Mapping[str, bytes],
        notes: Callable[[KeptNotes], Mapping[str, Note]],
        whole: Callable[[], Index],
    ) -> None:
        self._parts, self._notes, self._whole = parts, notes, whole

    def field(self, name: str) -> Any:
        """The table; raises KeyError or ValueError where it is damaged."""
        if name == "notes":
            return self._notes(KeptNotes(self._parts, self._whole))
        if name == "history":
            begin = len(_HISTORY)
            people = {part[begin:]: part for part in self._parts if part.startswith(_HISTORY)}
            return LazyMapping(people, self._told)
        value = decoded(Index, name, self._parts[name])
        return tuple(map(as_parsed, value)) if name == "templates" else value

    def _told(self, path: str) -> tuple[Interaction, ...]:
        try:
            told: tuple[Interaction, ...] = decoded(_Told, "told", self._parts[_HISTORY + path])
        except (KeyError, ValueError):
            return self._whole().history[path]
        return told


@dataclass(frozen=True, slots=True)
class _Told:
    told: tuple[Interaction, ...]
