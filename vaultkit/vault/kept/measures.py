"""Kept measures: what was measured of an index to the parts of a cache file and back, as it was; what is long, and each
tie, is decoded when it is asked for.

What a tie shares with the index (the person, the evidence) is kept once, with the index."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import count, repeat
from operator import attrgetter, is_
from typing import Any

import msgspec
from msgspec import Struct

from vaultkit.model.all_contacts import AllContacts
from vaultkit.model.index import Index
from vaultkit.model.lazy import LazyMapping, LazySequence, LazyTable
from vaultkit.model.measures import Measures, Tie
from vaultkit.model.record import Event, Interaction, Person
from vaultkit.model.tie_rows import ToldTies
from vaultkit.vault.kept.events import OF_EVENTS, event_parts, read_events, read_of_events
from vaultkit.vault.kept.tables import UnpackedError, decoded, encoded, split_fields
from vaultkit.vault.kept.ties import KEYS, PLAIN, SHARED, Keys, LeftTies, Row, TieBlocks, block_of, contacts_in, keys_of

_Rest, _TABLES = split_fields(Measures, without=("today", "settings", "ties", "contacts", *OF_EVENTS))
_PEOPLE = "people"
_NO_MARKS: Mapping[str, bytes] = {}
_OF_INDEX, _OF_ITS_OWN = attrgetter(*SHARED), attrgetter(*PLAIN)


def measures_parts(
    m: Measures,
    index: Index,
    told: ToldTies | None = None,
    left: LeftTies | None = None,
    marks: Mapping[str, bytes] = _NO_MARKS,
) -> Iterator[tuple[str, bytes]]:
    """The parts of what was measured of this index, with their names, one after the other; `told` is what the ties were
    made of, where that is known, `left` are those that an earlier process left, and `marks` the hashes of those
    histories of the index of which they are known. Raises UnpackedError."""
    shared = _Shared(index)
    keys = Keys()
    if told is not None and told.ties is m.ties:
        keys = left.told_keys(told, index, marks) if left is not None else keys_of(told, index, marks)
    yield _PEOPLE, encoded(list(m.ties))
    yield "rest", encoded(_Rest(*(getattr(m, name) for name in _Rest.__struct_fields__)))
    yield from event_parts(m, index)
    for name in _TABLES:
        yield name, encoded(getattr(m, name))
    blocks: defaultdict[str, list[Tie]] = defaultdict(list)
    for path, tie in m.ties.items():
        blocks[block_of(path)].append(tie)
    for name, ties in blocks.items():
        yield name, _block(name, ties, shared, left, keys)
    yield KEYS, encoded(keys)


def kept_measures(parts: Mapping[str, bytes], index: Index, whole: Callable[[], Measures]) -> Measures:
    """The measures of these parts, which were taken of the index; `whole` makes them anew, should one of the parts be
    damaged of which that is noticed late. Raises KeyError or ValueError where it is noticed now."""
    rest = msgspec.msgpack.Decoder(_Rest).decode(parts["rest"])
    lazy: dict[str, Any] = {name: LazyTable(partial(_table, parts, whole, name)) for name in _TABLES}
    lazy["events"] = events = LazyTable(partial(_events, parts, index, whole))
    for name in ("by_attendance", "memberships"):
        lazy[name] = LazyTable(partial(_of_events, parts, events, whole, name))
    lazy["series"] = LazySequence(partial(_of_events, parts, events, whole, "series"))
    people = decoded(_Kept, _PEOPLE, parts[_PEOPLE])
    ties = LazyMapping(people, partial(_tie, TieBlocks(parts), _Shared(index), whole))
    return Measures(
        today=index.today,
        settings=index.settings,
        ties=ties,
        contacts=AllContacts(ties, index.today),
        **{name: getattr(rest, name) for name in _Rest.__struct_fields__},
        **lazy,
    )


class _Kept(Struct, frozen=True):
    people: tuple[str, ...]


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
    evidence = None if _are_one(tie.evidence, shared.evidence(tie.path)) else tie.evidence
    return Row(*_OF_ITS_OWN(tie), *_beside(tie, shared), evidence, _counted(tie))


def _block(name: str, ties: Sequence[Tie], shared: _Shared, left: LeftTies | None, keys: Keys) -> bytes:
    """The bytes of some ties: those that an earlier process left where all of these are as they were."""
    rows = {}
    is_as_left = left is not None
    for tie in ties:
        path = tie.path
        known = left.row(path, keys) if left is not None else None
        is_known = known is not None and _OF_ITS_OWN(tie) == _OF_ITS_OWN(known)
        rows[path] = row = _left(tie, shared, known) if is_known else _row(tie, shared)
        is_as_left = is_as_left and row is known
    data = left.blocks.data(name, rows) if left is not None and is_as_left else None
    return encoded(rows) if data is None else data


def _left(tie: Tie, shared: _Shared, row: Any) -> Any:
    """The tie to be kept, the fields of which that are its own are those of the row."""
    beside = _beside(tie, shared)
    if all(map(is_, beside, repeat(None))) and all(map(is_, _OF_INDEX(row), repeat(None))):
        return row
    return Row(*_OF_ITS_OWN(row), *beside, row.evidence, row.counted)


def _beside(tie: Tie, shared: _Shared) -> list[Any]:
    """What a tie has of the index, None where it stands there so."""
    of_index = shared.of(tie.path)
    return [None if _are_one(one, of_index[name]) else one for name, one in zip(SHARED, _OF_INDEX(tie), strict=True)]


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


def _tie(blocks: TieBlocks, shared: _Shared, whole: Callable[[], Measures], path: str) -> Tie:
    row = blocks.row(path)
    try:
        values = shared.of(path)
    except KeyError:
        row = None
    if row is None:
        return whole().ties[path]
    values |= {name: value for name in SHARED if (value := getattr(row, name)) is not None}
    evidence = LazySequence(partial(shared.evidence, path)) if row.evidence is None else row.evidence
    plain = {name: getattr(row, name) for name in PLAIN}
    return Tie(**values, evidence=evidence, contacts=contacts_in(evidence, row.counted), **plain)


def _events(parts: Mapping[str, bytes], index: Index, whole: Callable[[], Measures]) -> Mapping[str, Event]:
    try:
        return read_events(parts["events"], index)
    except (KeyError, ValueError):
        return dict(whole().events)


def _of_events(
    parts: Mapping[str, bytes], events: Mapping[str, Event], whole: Callable[[], Measures], name: str
) -> Any:
    try:
        return read_of_events(name, parts[name], events)
    except (KeyError, ValueError):
        return getattr(whole(), name)


def _table(parts: Mapping[str, bytes], whole: Callable[[], Measures], name: str) -> Mapping[Any, object]:
    try:
        table: Mapping[Any, object] = decoded(Measures, name, parts[name])
    except (KeyError, ValueError):
        return dict(getattr(whole(), name))
    return table
