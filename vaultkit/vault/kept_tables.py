"""Kept tables: the fields of a record of tables to bytes and back, each of which is decoded only when it is asked for.

What cannot be decoded is asked of the value made anew, so that a damaged file changes nothing."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, TypeVar, get_type_hints

import msgspec

_Value = TypeVar("_Value")


class UnpackedError(Exception):
    """The value holds something that has no bytes: a number or a letter beyond what the format takes."""


def encoded(value: object) -> bytes:
    """The bytes of a value; raises UnpackedError."""
    try:
        return _ENCODER.encode(value)
    except (ValueError, OverflowError, TypeError) as fault:
        raise UnpackedError from fault


def decoded(owner: type, name: str, data: bytes) -> Any:
    """The value of that field of the class; raises ValueError on other bytes than its own."""
    return _decoder(owner, name).decode(data)


@cache
def _decoder(owner: type, name: str) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(_hints(owner)[name])


@cache
def _hints(owner: type) -> dict[str, Any]:
    return get_type_hints(owner)


def _plain(value: object) -> object:
    """What else is a mapping as a plain one."""
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(type(value))


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_plain)


class Tables:
    """Where a value's fields come from: `made` knows how each is decoded, `whole` gives the value made anew."""

    def __init__(self, made: Callable[[str], Any], whole: Callable[[], object]) -> None:
        """Nothing is decoded yet."""
        self._made, self._whole = made, whole

    def field(self, name: str) -> Any:
        """The field of that name."""
        try:
            return self._made(name)
        except (KeyError, ValueError):
            return getattr(self._whole(), name)


class Lazy:
    """Of a record: fields that are not set are taken from its tables, and stay."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        """Called for what is not set yet."""
        if name.startswith("_"):
            raise AttributeError(name)
        tables: Tables = self._tables
        value = tables.field(name)
        object.__setattr__(self, name, value)
        return value


class LazyMapping(Mapping[str, _Value]):
    """A mapping with keys that are known, whose values are decoded when they are asked for, and stay."""

    def __init__(self, keys: Mapping[str, Any], made: Callable[[str], _Value]) -> None:
        """The order is that of the keys."""
        self._keys, self._made = keys, made
        self._known: dict[str, _Value] = {}

    def __getitem__(self, key: str) -> _Value:
        if key not in self._known:
            if key not in self._keys:
                raise KeyError(key)
            self._known[key] = self._made(key)
        return self._known[key]

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
