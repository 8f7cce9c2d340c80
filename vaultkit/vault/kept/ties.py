"""Kept ties: which of the ties that an earlier process left are those that would be made now: by a hash of all on which
each depends (the history, the person, the promises, and what is the same for all)."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property
from hashlib import blake2b
from operator import attrgetter, is_, methodcaller
from typing import Any, TypeAlias
from zlib import crc32

import msgspec
from msgspec import Struct
from msgspec.structs import fields

from vaultkit.model.index import Index
from vaultkit.model.lazy import KeptSequence
from vaultkit.model.measures import Tie
from vaultkit.model.record import Interaction, Person
from vaultkit.model.tie_rows import LeftPerson, ToldTies
from vaultkit.vault.kept.histories import made_mark_of, mark_of
from vaultkit.vault.kept.stamp import hash_of
from vaultkit.vault.kept.tables import UnpackedError, decoded, encoded

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
_HASH = 16
_Keys: TypeAlias = tuple[bytes, bytes, date | None]
"""The hash of what is known of the person, that of the tie, and since when the contacts are noted."""


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

    def __init__(self, parts: Mapping[str, bytes], ground: bytes) -> None:
        """In these parts of a file; `ground` is the hash of what all that is known of people depends on."""
        self._parts, self._hashes, self.blocks = parts, Hashes(ground), TieBlocks(parts)

    @cached_property
    def keys(self) -> Mapping[str, _Keys]:
        """The hashes by the paths of the people."""
        with suppress(KeyError, ValueError):
            return msgspec.msgpack.decode(self._parts[KEYS], type=dict[str, _Keys])
        return {}

    def known(self, person: Person, evidence: Sequence[Interaction]) -> LeftPerson | None:
        """What is known of that person with that history; None where it is to be found out."""
        mark, left = mark_of(evidence), self.keys.get(person.path)
        if not mark or left is None or not left[0] or self._hashes.known(person, mark) != left[0]:
            return None
        row = self.blocks.every.get(person.path)
        if row is None:
            return None
        return LeftPerson(row, contacts_in(evidence, row.counted), left[2])

    def tie(self, ground: object, person: Person, evidence: Sequence[Interaction], said: Sequence[object]) -> Any:
        """The fields of the tie that are its own; None where it is to be made."""
        mark, left = mark_of(evidence), self.keys.get(person.path)
        if not mark or left is None or not left[1] or self._hashes.tie(ground, person, mark, said) != left[1]:
            return None
        return self.blocks.every.get(person.path)

    def told_keys(self, told: ToldTies, index: Index, marks: Mapping[str, bytes]) -> dict[str, _Keys]:
        """The hashes of ties that were made of the index; as those below."""
        return keys_of(told, index, marks, self._hashes)

    def row(self, path: str, keys: _Keys) -> Any:
        """The tie as it was left; None where these hashes are others than its own."""
        return self.blocks.every.get(path) if keys[1] and self.keys.get(path) == keys else None


class Hashes:
    """The hashes of all on which ties depend, each worked out once for the very same values."""

    def __init__(self, ground: bytes) -> None:
        """`ground` is the hash of what all that is known of people depends on, b"" where there is none."""
        self._ground = ground
        self._tie_ground: tuple[object, bytes] = None, b""
        self._known: dict[str, tuple[Person, bytes, bytes]] = {}
        self._ties: dict[str, tuple[Sequence[object], bytes, bytes, bytes]] = {}

    def known(self, person: Person, mark: bytes) -> bytes:
        """That of what is known of a person whose history has that hash; b"" where there is none."""
        made = self._known.get(person.path)
        if made is None or made[0] is not person or made[1] != mark:
            found = _hash(self._ground, mark, person) if self._ground else b""
            made = self._known[person.path] = person, mark, found
        return made[2]

    def tie(self, ground: object, person: Person, mark: bytes, said: Sequence[object]) -> bytes:
        """That of the tie with a person of whom this was said; b"" where there is none."""
        if self._tie_ground[0] is not ground:
            self._tie_ground = ground, hash_of(ground)
        common, known, made = self._tie_ground[1], self.known(person, mark), self._ties.get(person.path)
        if made is None or made[1:3] != (common, known) or not all(map(is_, made[0], said)):
            found = _hash(common, known, _told(said)) if common and known else b""
            made = self._ties[person.path] = said, common, known, found
        return made[3]


def keys_of(told: ToldTies, index: Index, marks: Mapping[str, bytes], hashes: Hashes | None = None) -> dict[str, _Keys]:
    """The hashes of ties that were made of the index, by the paths of the people; `marks` are those of histories that
    are known. Raises UnpackedError."""
    hashes = hashes or Hashes(hash_of(told.ground))
    found: dict[str, _Keys] = {}
    for person, begun, *said in zip(told.people, told.begun, *told.said, strict=True):
        mark = marks.get(person.path) or made_mark_of(index.history.get(person.path, ()))
        found[person.path] = hashes.known(person, mark), hashes.tie(told.tie_ground, person, mark, said), begun
    return found


def _told(said: Sequence[Any]) -> object:
    """What a tie depends on of what was said."""
    promises, attended, ticked, links = said
    return promises, tuple(map(_WHEN, attended)), ticked, links


def _hash(ground: bytes, other: bytes, value: object) -> bytes:
    try:
        return blake2b(ground + other + encoded(value), digest_size=_HASH).digest()
    except UnpackedError:
        return b""
