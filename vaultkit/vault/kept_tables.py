"""Kept tables: the fields of a record to bytes and back; its mappings, and what is long, are decoded only when they are
asked for.

What cannot be decoded then is asked of the record made anew, so that a damaged file changes nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar, get_origin

import msgspec
from msgspec import Struct
from msgspec.structs import fields

_Value = TypeVar("_Value")


class UnpackedError(Exception):
    """The value holds something that has no bytes: a number or a letter beyond what the format takes."""


def encoded(value: object) -> bytes:
    """The bytes of a value; raises UnpackedError."""
    try:
        return _ENCODER.encode(value)
    except (ValueError, OverflowError, TypeError) as fault:
        raise UnpackedError from fault


def decoded(owner: type[Struct], name: str, data: bytes) -> Any:
    """The value of that field of the record; raises ValueError on other bytes than its own."""
    return _decoder(owner, name).decode(data)


@cache
def _decoder(owner: type[Struct], name: str) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(_types(owner)[name])


@cache
def _types(owner: type[Struct]) -> Mapping[str, Any]:
    """The types of a record's fields by their names; to find them out takes longer than to make a decoder."""
    return {one.name: one.type for one in fields(owner)}


def split_fields(owner: type[Struct], without: Iterable[str]) -> tuple[type[Struct], tuple[str, ...]]:
    """The fields of a record but for some: those that are decoded at once, as a record of their own, and the names of
    its mappings."""
    kept = [one for one in fields(owner) if one.name not in without]
    lazy = tuple(one.name for one in kept if get_origin(one.type) is Mapping)
    rest = [(one.name, one.type) for one in kept if one.name not in lazy]
    return msgspec.defstruct("Rest", rest, frozen=True, array_like=True), lazy


def _plain(value: object) -> object:
    """What else is a mapping or a sequence as a plain one."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Sequence):
        return tuple(value)
    raise TypeError(type(value))


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_plain)


class LazyMapping(Mapping[str, _Value]):
    """A mapping with keys that are known, whose values are decoded when they are asked for, and stay."""

    def __init__(self, keys: Iterable[str], made: Callable[[str], _Value]) -> None:
        """The order is that of the keys."""
        self._keys, self._made = dict.fromkeys(keys), made
        self._known: dict[str, _Value] = {}
        self._is_whole = False

    def __getitem__(self, key: str) -> _Value:
        known = self._known
        if key not in known:
            if key not in self._keys:
                raise KeyError(key)
            known[key] = self._made(key)
        return known[key]

    def get(self, key: Any, default: Any = None) -> Any:
        """As of a plain one."""
        return self[key] if key in self._keys else default

    def items(self) -> Any:
        """As of a plain one; all are decoded."""
        return self._whole().items()

    def values(self) -> Any:
        """As of a plain one; all are decoded."""
        return self._whole().values()

    def _whole(self) -> dict[str, _Value]:
        if not self._is_whole:
            self._known = {key: self[key] for key in self._keys}
            self._is_whole = True
        return self._known

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


class LazyTable(Mapping[Any, _Value]):
    """A mapping that is decoded as a whole when it is first asked for anything."""

    def __init__(self, made: Callable[[], Mapping[Any, _Value]]) -> None:
        """Nothing is decoded yet."""
        self._made = made

    def __getattr__(self, name: str) -> Any:
        """Called for the table only while it is not decoded."""
        if name != "_table":
            raise AttributeError(name)
        self._table = self._made()
        return self._table

    def __getitem__(self, key: Any) -> _Value:
        return self._table[key]

    def get(self, key: Any, default: Any = None) -> Any:
        """As of a plain one, at once."""
        return self._table.get(key, default)

    def items(self) -> Any:
        """As of a plain one, at once."""
        return self._table.items()

    def values(self) -> Any:
        """As of a plain one, at once."""
        return self._table.values()

    def __contains__(self, key: object) -> bool:
        return key in self._table

    def __iter__(self) -> Iterator[Any]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)


class LazySequence(Sequence[_Value]):
    """A sequence that is made when it is first asked for anything."""

    def __init__(self, made: Callable[[], tuple[_Value, ...]]) -> None:
        """Nothing is made yet."""
        self._made = made

    def __getattr__(self, name: str) -> Any:
        """Called for the values only while they are not made."""
        if name != "_every":
            raise AttributeError(name)
        self._every = self._made()
        return self._every

    def __getitem__(self, at: Any) -> Any:
        return self._every[at]

    def __iter__(self) -> Iterator[_Value]:
        return iter(self._every)

    def __len__(self) -> int:
        return len(self._every)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._every == tuple(other)

    def __hash__(self) -> int:
        return hash(self._every)
