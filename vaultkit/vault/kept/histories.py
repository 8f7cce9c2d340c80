"""Kept histories: what was between one and each person, spread over many files by the people, so that one change
rewrites little; beside an index, which says what each file holds. Of a file that holds something else nothing is taken.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from hashlib import blake2b
from zlib import crc32

import msgspec
from msgspec import Struct

from vaultkit.model.accounts import Gathered
from vaultkit.model.lazy import KeptSequence
from vaultkit.model.record import Interaction
from vaultkit.vault.kept.file import open_files, packed
from vaultkit.vault.kept.folder import CacheFolder
from vaultkit.vault.kept.tables import decoded, encoded

HISTORIES = "histories"
"""The name of the part of an index that says what was kept of histories."""
_FILES = 16
_HASH = 16
_NOTHING = b"nothing"
_NONE = 0, b""


class _One(Struct, frozen=True):
    one: tuple[Interaction, ...]


class LeftHistories(Struct, frozen=True, array_like=True):
    """Of the history with each person, by path, the length and the hash of its bytes; and the hashes of what is in each
    of the files."""

    known: dict[str, tuple[int, bytes]]
    files: list[bytes]


def history_file(path: str) -> str:
    """The name of the cache file in which the history with that person is."""
    return _name(_place(path))


def leave_histories(folder: CacheFolder, history: Mapping[str, Sequence[Interaction]]) -> LeftHistories | None:
    """Leaves histories, by the paths of the people; of the files only those are written that hold something else. None
    where the disk is against it. Raises UnpackedError."""
    spread: list[list[str]] = [[] for _ in range(_FILES)]
    for path in history:
        spread[_place(path)].append(path)
    names = list(map(_name, range(_FILES)))
    known, hashes = dict[str, tuple[int, bytes]](), list[bytes]()
    for name, file, paths in zip(names, open_files(folder, names), spread, strict=True):
        made = {path: encoded(one) for path in paths if not mark_of(one := history[path])}
        for path in paths:
            known[path] = len(history[path]), mark_of(history[path]) or _hash(made[path])
        hashes.append(hashed := _hash(encoded([(path, known[path]) for path in paths])))
        if file is None or file.about != hashed:
            parts = ((path, made.get(path) or _packed(history[path])) for path in paths)
            if not folder.write_each(name, packed(hashed, parts)):
                return None
    return LeftHistories({path: known[path] for path in history}, hashes)


def left_histories(data: bytes) -> LeftHistories:
    """What was kept, by these bytes of an index; raises ValueError on others."""
    found = msgspec.msgpack.decode(data, type=LeftHistories)
    if len(found.files) != _FILES:
        raise ValueError
    return found


class HistoryFiles:
    """The files in which histories are, as they are now."""

    def __init__(self, folder: CacheFolder, left: LeftHistories) -> None:
        """Those of them that hold what was left."""
        files = open_files(folder, map(_name, range(_FILES)))
        told = zip(files, left.files, strict=True)
        self._files = [file if file is not None and file.about == hashed else {} for file, hashed in told]
        self._known = left.known

    def packed(self, path: str) -> bytes:
        """The bytes of a history; raises KeyError where it is damaged or gone."""
        return self._files[_place(path)][path]

    def history(self, path: str) -> tuple[Interaction, ...]:
        """The history with a person; raises KeyError or ValueError where it is damaged or gone."""
        found = read_history(self.packed(path))
        if len(found) != self._known[path][0]:
            raise ValueError
        return found

    def kept(self, path: str, again: Callable[[str], Gathered]) -> Sequence[Interaction]:
        """The same, which is decoded when it is asked for; `again` makes it, should it be damaged or gone."""
        length, mark = self._known.get(path, _NONE)
        return KeptSequence(length, partial(self._made, path, again), mark, self.packed, path) if length else ()

    def _made(self, path: str, again: Callable[[str], Gathered]) -> tuple[Interaction, ...]:
        try:
            return self.history(path)
        except (KeyError, ValueError):
            return tuple(again(path).history)


def read_history(data: bytes) -> tuple[Interaction, ...]:
    """A history of its bytes; raises ValueError on others."""
    history: tuple[Interaction, ...] = decoded(_One, "one", data)
    return history


def mark_of(history: Sequence[Interaction]) -> bytes:
    """The hash of the bytes of a history, b"" where it is not known; that of what may be shown of it is the same."""
    if isinstance(history, KeptSequence):
        return history.mark
    return b"" if history else _NOTHING


def made_mark_of(history: Sequence[Interaction]) -> bytes:
    """The same, worked out where it is not known; raises UnpackedError."""
    return mark_of(history) or _hash(encoded(history))


def _packed(history: Sequence[Interaction]) -> bytes:
    """The bytes of what was between one and a person; raises UnpackedError."""
    if isinstance(history, KeptSequence) and history.packed:
        with suppress(KeyError):
            return history.packed(history.key)
    return encoded(history)


def _hash(data: bytes) -> bytes:
    return blake2b(data, digest_size=_HASH).digest()


def _place(path: str) -> int:
    return crc32(path.encode("utf-8", "surrogatepass")) % _FILES


def _name(number: int) -> str:
    return f"history-{number:02}"
