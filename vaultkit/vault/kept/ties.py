"""Kept ties: which of the ties that an earlier process left are those that would be made now: by a hash of all on which
each depends (the history, the person, the promises, and what is the same for all)."""

from collections.abc import Container, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property
from operator import attrgetter, methodcaller
from typing import Any, TypeAlias
from zlib import crc32

import msgspec
from msgspec import Struct
from msgspec.structs import fields

from vaultkit.model.attended import Attended
from vaultkit.model.index import Index
from vaultkit.model.lazy import KeptSequence
from vaultkit.model.measures import Tie
from vaultkit.model.record import Interaction, Person
from vaultkit.model.tie_rows import ToldTies
from vaultkit.vault.kept.histories import made_mark_of, mark_of
from vaultkit.vault.kept.stamp import hash_of
from vaultkit.vault.kept.tables import decoded
from vaultkit.vault.kept.values import RecordHashes, value_hash

MEASURES = "measures"
"""The name of the cache file in which the measures of an index are."""
KEYS = "keys"
_TIES = "ties/"
_IS_BLOCK = methodcaller("startswith", _TIES)
_BLOCKS = 32
"""Into so many parts ties are put, so that one is found by reading little, and all are by few readings."""
SHARED = ("person", "uncounted", "planned", "mentions")
"""What a tie has of the index, mostly as it stands there."""
_TYPES = {one.name: one.type for one in fields(Tie)}
PLAIN = tuple(name for name in _TYPES if name not in (*SHARED, "evidence", "contacts"))
Row = msgspec.defstruct(
    "Row",
    [
        *((name, _TYPES[name]) for name in PLAIN),
        *((name, _TYPES[name] | None) for name in SHARED),
        ("evidence", tuple[Interaction, ...] | None),
        ("counted", tuple[int, ...] | None),
    ],
    frozen=True,
    array_like=True,
)
"""A tie: the fields that are its own; those that it shares, where they differ from what the index has; and which of the
evidence are the contacts, in their order, None for all."""
_WHEN = attrgetter("path", "day", "end")
_Key: TypeAlias = tuple[bytes, bytes, date | None]
"""The hashes of the person and of the history, one behind the other, that of the events attended with them, and since
when the contacts are noted."""


class Keys(Struct, frozen=True, array_like=True):
    """By what ties are told from others: the hashes of what all that is known of people depends on, of what all ties do
    besides, and of all events attended; and what is told of each person, by path."""

    known: bytes = b""
    ground: bytes = b""
    attended: bytes = b""
    people: dict[str, _Key] = {}


class _Kept(Struct, frozen=True):
    rows: dict[str, Row]  # type: ignore[valid-type]


class TieBlocks:
    """The ties that stand in the parts of a file, by the paths of the people, each read with those of its part."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        """In these parts."""
        self._parts = parts
        self._rows: dict[str, Mapping[str, Any]] = {}

    def row(self, path: str) -> Any:
        """The tie with that person; None where it is not there, or damaged."""
        return self._block(block_of(path)).get(path)

    @cached_property
    def every(self) -> Mapping[str, Any]:
        """All that are not damaged."""
        found: dict[str, Any] = {}
        for name in filter(_IS_BLOCK, self._parts):
            found |= self._block(name)
        return found

    def data(self, name: str, paths: Iterable[str]) -> bytes | None:
        """The bytes of that part; None where it has other ties than those with these people, in their order, or is
        damaged by now."""
        with suppress(KeyError):
            return self._parts[name] if list(self._block(name)) == list(paths) else None
        return None

    def _block(self, name: str) -> Mapping[str, Any]:
        if name not in self._rows:
            self._rows[name] = {}
            with suppress(KeyError, ValueError):
                self._rows[name] = decoded(_Kept, "rows", self._parts[name])
        return self._rows[name]


def block_of(path: str) -> str:
    """The name of the part in which the tie with that person stands."""
    return f"{_TIES}{crc32(path.encode('utf-8', 'surrogatepass')) % _BLOCKS:02}"


def contacts_in(evidence: Sequence[Interaction], counted: Sequence[int] | None) -> Sequence[Interaction]:
    """Those of the evidence that count."""
    if counted is None:
        return evidence
    return KeptSequence(len(counted), lambda: tuple([evidence[number] for number in counted]))


class LeftTies:
    """The ties that an earlier process left."""

    def __init__(self, parts: Mapping[str, bytes], ground: bytes, records: RecordHashes) -> None:
        """In these parts of a file; `ground` is the hash of what all that is known of people depends on."""
        self._parts, self._hashes, self.blocks = parts, Hashes(ground, records), TieBlocks(parts)

    @cached_property
    def keys(self) -> Keys:
        """By what they are told from others."""
        with suppress(KeyError, ValueError):
            keys = msgspec.msgpack.decode(self._parts[KEYS], type=Keys)
            return keys if keys.known == self._hashes.known else Keys()
        return Keys()

    def known(
        self, person: Person, evidence: Sequence[Interaction]
    ) -> tuple[Sequence[Interaction], date | None, Any] | None:
        """What is known of that person with that history, as `TieRows` has it; None where it is to be found out."""
        mark, left = mark_of(evidence), self.keys.people.get(person.path)
        if not mark or left is None or not left[0] or self._hashes.of(person, mark) != left[0]:
            return None
        row = self.blocks.every.get(person.path)
        return None if row is None else (contacts_in(evidence, row.counted), left[2], row)

    def made_on(self, ground: object, attended: Attended) -> Container[str]:
        """The people, by path, with whom ties were made on that ground, where these events were attended with them."""
        keys, hashes = self.keys, self._hashes
        if not keys.ground or hash_of(ground) != keys.ground:
            return ()
        if keys.attended and hashes.attended(attended) == keys.attended:
            return keys.people
        told = ((path, key[1]) for path, key in keys.people.items())
        return frozenset(path for path, left in told if left and hashes.attended_with(attended, path) == left)

    def told_keys(self, told: ToldTies, index: Index, marks: Mapping[str, bytes]) -> Keys:
        """By what ties are told from others that were made of the index; as those below."""
        return keys_of(told, index, marks, self._hashes)

    def row(self, path: str, keys: Keys) -> Any:
        """The tie as it was left; None where what is known of the person is told from it by these keys."""
        known, left = keys.people.get(path), self.keys.people.get(path)
        is_known = known is not None and left is not None and bool(left[0]) and known[0] == left[0]
        return self.blocks.every.get(path) if is_known else None


class Hashes:
    """The hashes of all on which ties depend, each worked out once for the very same values."""

    def __init__(self, ground: bytes, records: RecordHashes) -> None:
        """`ground` is the hash of what all that is known of people depends on, b"" where there is none; `records` know
        those of the people."""
        self.known, self._records = ground, records
        self._attended: tuple[object, bytes] = None, b""

    def of(self, person: Person, mark: bytes) -> bytes:
        """That of a person with the history that has that hash; b"" where there is none."""
        found = self._records.of(person) if self.known else b""
        return found and found + mark

    def attended(self, attended: Attended) -> bytes:
        """That of all events that were attended; b"" where there is none."""
        if self._attended[0] is not attended:
            self._attended = attended, value_hash(attended.told)
        return self._attended[1]

    def attended_with(self, attended: Attended, path: str) -> bytes:
        """That of those at which a person was; b"" where there is none."""
        return value_hash(list(map(_WHEN, attended.by_person.get(path, ()))))


def keys_of(told: ToldTies, index: Index, marks: Mapping[str, bytes], hashes: Hashes | None = None) -> Keys:
    """By what ties are told from others that were made of the index; `marks` are the hashes of histories that are
    known. Raises UnpackedError."""
    hashes, attended = hashes or Hashes(hash_of(told.ground), RecordHashes()), told.attended
    found: dict[str, _Key] = {}
    for person, begun in zip(told.people, told.begun, strict=True):
        path = person.path
        mark = marks.get(path) or made_mark_of(index.history.get(path, ()))
        found[path] = hashes.of(person, mark), hashes.attended_with(attended, path), begun
    return Keys(hashes.known, hash_of(told.tie_ground), hashes.attended(attended), found)
