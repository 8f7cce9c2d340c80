"""Kept measures: what was measured of an index to the parts of a cache file and back, as it was; what is long, and each
tie, is decoded when it is asked for.

What a tie shares with the index (the person, the evidence) is kept once, with the index."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from itertools import count
from operator import attrgetter, is_
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import fields

from vaultkit.model.all_contacts import AllContacts
from vaultkit.model.index import Index
from vaultkit.model.lazy import LazyMapping, LazySequence, LazyTable
from vaultkit.model.measures import Measures, Tie
from vaultkit.model.record import Interaction, Person
from vaultkit.vault.kept_tables import UnpackedError, decoded, encoded, split_fields

_TIE = "tie/"
"""How the name of the part begins that holds a tie, before the path of the person's note."""
_Rest, _TABLES = split_fields(Measures, without=("today", "settings", "ties", "contacts"))
_SHARED = ("person", "uncounted", "planned", "mentions")
"""What a tie has of the index, mostly as it stands there."""
_TYPES = {one.name: one.type for one in fields(Tie)}
_PLAIN = tuple(name for name in _TYPES if name not in (*_SHARED, "evidence", "contacts"))
_OF_INDEX, _OF_ITS_OWN = attrgetter(*_SHARED), attrgetter(*_PLAIN)
_Row = msgspec.defstruct(
    "Row",
    [
        *((name, _TYPES[name]) for name in _PLAIN),
        *((name, _TYPES[name] | None) for name in _SHARED),
        ("evidence", tuple[Interaction, ...] | None),
        ("counted", tuple[int, ...] | None),
    ],
    frozen=True,
    array_like=True,
)
"""A tie: the fields that are its own; those that it shares, where they differ from what the index has; and which of the
evidence are the contacts, in their order, None for all."""


class _Tie(Struct, frozen=True, array_like=True):
    row: _Row  # type: ignore[valid-type]


def measures_parts(m: Measures, index: Index) -> Iterator[tuple[str, bytes]]:
    """The parts of what was measured of this index, with their names, one after the other. Raises UnpackedError."""
    shared = _Shared(index)
    yield "rest", encoded(_Rest(*(getattr(m, name) for name in _Rest.__struct_fields__)))
    for name in _TABLES:
        yield name, encoded(getattr(m, name))
    for path, tie in m.ties.items():
        yield _TIE + path, encoded(_row(tie, shared))


def kept_measures(parts: Mapping[str, bytes], index: Index, whole: Callable[[], Measures]) -> Measures:
    """The measures of these parts, which were taken of the index; `whole` makes them anew, should one of the parts be
    damaged of which that is noticed late. Raises KeyError or ValueError where it is noticed now."""
    rest = msgspec.msgpack.Decoder(_Rest).decode(parts["rest"])
    lazy: dict[str, Any] = {name: LazyTable(partial(_table, parts, whole, name)) for name in _TABLES}
    people = [name.removeprefix(_TIE) for name in parts if name.startswith(_TIE)]
    ties = LazyMapping(people, partial(_tie, parts, _Shared(index), whole))
    return Measures(
        today=index.today,
        settings=index.settings,
        ties=ties,
        contacts=AllContacts(ties, index.today),
        **{name: getattr(rest, name) for name in _Rest.__struct_fields__},
        **lazy,
    )


class _Shared:
    """What the index has for each tie."""

    def __init__(self, index: Index) -> None:
        self._index = index

    @cached_property
    def people(self) -> Mapping[str, Person]:
        return {person.path: person for person in self._index.people}

    def evidence(self, path: str) -> tuple[Interaction, ...]:
        """All that tells of contact with that person."""
        return self._index.history.get(path, ())

    def of(self, path: str) -> dict[str, Any]:
        """What else, by the fields of the tie with that person; () for nothing."""
        index = self._index
        return {
            "person": self.people[path],
            "uncounted": index.uncounted.get(path, ()),
            "planned": index.planned.get(path, ()),
            "mentions": index.backlinks.get(path, ()),
        }


def _row(tie: Tie, shared: _Shared) -> Struct:
    of_index = shared.of(tie.path)
    own = [None if _are_one(one, of_index[name]) else one for name, one in zip(_SHARED, _OF_INDEX(tie), strict=True)]
    evidence = None if _are_one(tie.evidence, shared.evidence(tie.path)) else tie.evidence
    return _Row(*_OF_ITS_OWN(tie), *own, evidence, _counted(tie))


def _counted(tie: Tie) -> tuple[int, ...] | None:
    evidence, contacts = tie.evidence, tie.contacts
    if len(evidence) == len(contacts) and all(map(is_, evidence, contacts)):
        return None
    places = dict(zip(map(id, evidence), count()))
    try:
        return tuple(map(places.__getitem__, map(id, contacts)))
    except KeyError as fault:
        raise UnpackedError from fault


def _are_one(one: Any, other: Any) -> bool:
    """Whether two fields are the same, or hold the very same."""
    if one is other:
        return True
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(is_, one, other))
    return bool(one == other)


def _tie(parts: Mapping[str, bytes], shared: _Shared, whole: Callable[[], Measures], path: str) -> Tie:
    try:
        row = decoded(_Tie, "row", parts[_TIE + path])
        values = shared.of(path)
        values |= {name: value for name in _SHARED if (value := getattr(row, name)) is not None}
    except (KeyError, ValueError):
        return whole().ties[path]
    evidence = LazySequence(partial(shared.evidence, path)) if row.evidence is None else row.evidence
    counted = row.counted
    contacts = evidence if counted is None else LazySequence(lambda: tuple([evidence[number] for number in counted]))
    plain = {name: getattr(row, name) for name in _PLAIN}
    return Tie(**values, evidence=evidence, contacts=contacts, **plain)


def _table(parts: Mapping[str, bytes], whole: Callable[[], Measures], name: str) -> Mapping[Any, object]:
    try:
        table: Mapping[Any, object] = decoded(Measures, name, parts[name])
    except (KeyError, ValueError):
        return dict(getattr(whole(), name))
    return table
