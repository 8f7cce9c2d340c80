"""Record hashes: the hashes of the values of records, each worked out once for the very same one."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import Protocol

from vaultkit.vault.kept.tables import UnpackedError, encoded

_HASH = 16


class _Record(Protocol):
    @property
    def path(self) -> str:
        """The path of the note that it was made of."""


class RecordHashes:
    """Those of the records of one vault."""

    def __init__(self) -> None:
        """None is known yet."""
        self._known: dict[str, tuple[object, bytes]] = {}
        self._together: tuple[object, bytes] = None, b""

    def of(self, record: _Record) -> bytes:
        """That of a record; b"" where it has none."""
        path = record.path
        known = self._known.get(path)
        if known is None or known[0] is not record:
            known = self._known[path] = record, value_hash(record)
        return known[1]

    def of_all(self, records: Sequence[_Record]) -> bytes:
        """That of all of these in their order, which mostly are those that were asked for last; b"" where one of them
        has none."""
        if self._together[0] is not records:
            found = list(map(self.of, records))
            hashed = b"" if b"" in found else blake2b(b"".join(found), digest_size=_HASH).digest()
            self._together = records, hashed
        return self._together[1]


def value_hash(value: object) -> bytes:
    """The hash of a value; b"" where it has none."""
    try:
        return blake2b(encoded(value), digest_size=_HASH).digest()
    except UnpackedError:
        return b""
