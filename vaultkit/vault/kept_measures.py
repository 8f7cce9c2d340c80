"""Kept measures: what was measured of an index to the parts of a cache file and back, as it was, but decoded field by
field and tie by tie.

What a tie shares with the index (the person, the evidence) is kept once, with the index."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from functools import cached_property
from typing import Any, get_type_hints

import msgspec

from vaultkit.model.index import Index
from vaultkit.model.measures import Measures, Tie, all_contacts
from vaultkit.model.record import Interaction, Person
from vaultkit.vault.kept_tables import Lazy, LazyMapping, Tables, UnpackedError, decoded, encoded

_TIE = "tie/"
"""How the name of the part begins that holds a tie, before the path of the person's note."""
_OF_INDEX = ("today", "settings")
_MADE = ("ties", "contacts")
_FIELDS = tuple(one.name for one in fields(Measures) if one.name not in (*_OF_INDEX, *_MADE))
_SHARED = ("person", "evidence", "uncounted", "planned", "mentions")
"""What a tie has of the index, mostly as it stands there."""
_PLAIN = tuple(one.name for one in fields(Tie) if one.name not in (*_SHARED, "contacts"))
_HINTS = get_type_hints(Tie)

_Plain = msgspec.defstruct("_Plain", [(name, _HINTS[name]) for name in _PLAIN], array_like=True, frozen=True)
"""The fields of a tie that are its own."""
_Own = msgspec.defstruct("_Own", [(name, _HINTS[name] | None, None) for name in _SHARED], array_like=True, frozen=True)
"""Those that it shares, where they differ from what the index has."""


class _Row(msgspec.Struct, array_like=True, frozen=True):
    """A tie; `counted` says which of the evidence are the contacts, in their order."""

    plain: _Plain  # type: ignore[valid-type]
    own: _Own  # type: ignore[valid-type]
    counted: tuple[int, ...]


class KeptMeasures(Lazy, Measures):
    """Measures of which a field is decoded when it is asked for."""

    __slots__ = ("_tables",)


class KeptTie(Lazy, Tie):
    """A tie of which the evidence is decoded when it is asked for."""

    __slots__ = ("_tables",)


def measures_parts(m: Measures, index: Index) -> dict[str, bytes]:
    """The parts of what was measured of this index, by name. Raises UnpackedError."""
    shared = _Shared(index)
    parts = {name: encoded(getattr(m, name)) for name in _FIELDS}
    return parts | {_TIE + path: encoded(_row(tie, shared)) for path, tie in m.ties.items()}


def kept_measures(parts: Mapping[str, bytes], index: Index, whole: Callable[[], Measures]) -> Measures:
    """The measures of these parts, which were taken of the index; `whole` gives them made anew, should one of the parts
    be damaged."""
    m = Measures.__new__(KeptMeasures)
    made = _Made(parts, m, index, whole)
    given = {"today": index.today, "settings": index.settings, "_tables": Tables(made.field, whole)}
    for name, value in given.items():
        object.__setattr__(m, name, value)
    return m


class _Shared:
    """What the index has for each tie, by the field of the tie."""

    def __init__(self, index: Index) -> None:
        self._index = index

    @cached_property
    def people(self) -> Mapping[str, Person]:
        """Everybody, by path."""
        return {person.path: person for person in self._index.people}

    def field(self, name: str, path: str) -> Any:
        """What the index has; () for nothing."""
        if name == "person":
            return self.people[path]
        index = self._index
        tables: dict[str, Mapping[str, Any]]
        tables = {"evidence": index.history, "planned": index.planned, "mentions": index.backlinks}
        return (index.uncounted if name == "uncounted" else tables[name]).get(path, ())


def _row(tie: Tie, shared: _Shared) -> _Row:
    own = {name: getattr(tie, name) for name in _SHARED}
    own = {name: None if _are_one(value, shared.field(name, tie.path)) else value for name, value in own.items()}
    places = {id(one): number for number, one in enumerate(tie.evidence)}
    if any(id(one) not in places for one in tie.contacts):
        raise UnpackedError
    return _Row(
        plain=_Plain(*(getattr(tie, name) for name in _PLAIN)),
        own=_Own(**own),
        counted=tuple(places[id(one)] for one in tie.contacts),
    )


def _are_one(one: Any, other: Any) -> bool:
    """Whether two fields are the same, or hold the very same."""
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(_is, one, other))
    return bool(one == other)


def _is(one: object, other: object) -> bool:
    return one is other


class _Made:
    """How each field, and each tie, is decoded."""

    def __init__(self, parts: Mapping[str, bytes], m: Measures, index: Index, whole: Callable[[], Measures]) -> None:
        self._parts, self._m, self._whole = parts, m, whole
        self._shared = _Shared(index)

    def field(self, name: str) -> Any:
        """The field; raises KeyError or ValueError where it is damaged."""
        if name == "ties":
            begin = len(_TIE)
            return LazyMapping({part[begin:]: None for part in self._parts if part.startswith(_TIE)}, self._tie)
        if name == "contacts":
            return all_contacts(self._m.ties)
        return decoded(Measures, name, self._parts[name])

    def _tie(self, path: str) -> Tie:
        try:
            row: _Row = _ROW.decode(self._parts[_TIE + path])
        except (KeyError, ValueError):
            return self._whole().ties[path]
        tie = Tie.__new__(KeptTie)
        for name in _PLAIN:
            object.__setattr__(tie, name, getattr(row.plain, name))

        def made(name: str) -> Any:
            if name == "contacts":
                return _counted(tie.evidence, row.counted)
            value = getattr(row.own, name)
            return self._shared.field(name, path) if value is None else value

        object.__setattr__(tie, "_tables", Tables(made, lambda: self._whole().ties[path]))
        object.__setattr__(tie, "person", made("person"))
        return tie


def _counted(evidence: Sequence[Interaction], numbers: Sequence[int]) -> tuple[Interaction, ...]:
    return tuple(evidence[number] for number in numbers)


_ROW = msgspec.msgpack.Decoder(_Row)
