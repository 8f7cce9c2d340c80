"""Stamp: all on which something depends that was worked out of a vault, in a few bytes: vaultkit's own files, what was
asked, and the vault as it was seen. What is kept under another stamp is nothing."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import msgspec
from msgspec import Struct

from vaultkit.vault.program import program
from vaultkit.vault.sight import Sight

_HASH = 16


class Stamp(Struct, array_like=True, frozen=True):
    """The hash of vaultkit's own files and of what was asked, and the vault."""

    asked: bytes
    sight: Sight


def stamped(stamp: Stamp) -> bytes:
    """The bytes of a stamp; b"" where it has none (a name of a file that is not text)."""
    try:
        return msgspec.msgpack.encode(stamp)
    except ValueError:
        return b""


def read_stamp(data: bytes) -> Stamp | None:
    """The stamp of these bytes; None where there is none."""
    try:
        return msgspec.msgpack.decode(data, type=Stamp)
    except ValueError:  # msgspec's own errors are such
        return None


def hash_of(asked: Any) -> bytes:
    """The hash of what was asked and of vaultkit's own files; b"" where that cannot be told."""
    try:
        told = _ENCODER.encode((program(), asked))
    except (OSError, ValueError, TypeError, OverflowError):
        return b""
    return sha256(told).digest()[:_HASH]  # processors have instructions for it, and paths of many notes are long


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(type(value))


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_plain, order="deterministic")
