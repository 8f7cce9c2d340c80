"""Kept tables: the fields of a record to bytes and back."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, get_origin

import msgspec
from msgspec import Struct
from msgspec.structs import fields

from vaultkit.model.lazy import PackedSequence


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
    """What else is a mapping or a sequence as a plain one, or as the bytes that it is made of."""
    if isinstance(value, PackedSequence):
        return value.packed
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Sequence):
        return tuple(value)
    raise TypeError(type(value))


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_plain)
