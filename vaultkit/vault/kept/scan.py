"""Kept scan: the notes that a look at a vault showed, from one process to the next: a look that shows the same but for
a few files tells its notes without anybody going through all of them."""

import stat
from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from operator import attrgetter
from typing import TypeAlias

import msgspec

from vaultkit.vault.confine import MAX_BYTES
from vaultkit.vault.copy_candidates import Candidates
from vaultkit.vault.fingerprint import is_by_line
from vaultkit.vault.kept.file import CacheFile, open_file, packed
from vaultkit.vault.kept.folder import SCAN, CacheFolder
from vaultkit.vault.kept.shards import CachedNote
from vaultkit.vault.kept.tables import UnpackedError, encoded
from vaultkit.vault.scan import GIT_PLUGIN_LIST, Scan, Stat, composed

_TOLD, _PATHS, _REST, _COPIES = "told", "paths", "rest", "copies"
_HASH = 16
_PATH, _STAT = attrgetter("path"), attrgetter("stat")
_MOST = 200
"""Where more files than these are others, the notes are gathered as of any look."""
_PIECE = 1 << 16
"""So many bytes of what is told are compared at once."""

_Hashed: TypeAlias = tuple[bytes, Candidates]


class KeptScan:
    """That of one vault."""

    def __init__(self, folder: CacheFolder) -> None:
        """In that cache folder, which is looked at when something is asked for."""
        self._folder = folder
        self._file: CacheFile | None = None
        self._is_open = False
        self._copies: _Hashed = b"", ()
        self._left: tuple[bytes, bytes, bytes] | None = None

    def find(
        self, of: bytes, told: bytes, known: Mapping[str, CachedNote], doubtful: Sequence[str]
    ) -> tuple[dict[str, CachedNote], Scan] | None:
        """The notes that are known, by path and in the order of a scan, and the scan of a look of which that is told,
        in which the stats of the notes that are others are new; None where they are to be gathered. `of` tells which
        notes are known, and how the vault is read, `doubtful` are those that may be others whatever is told."""
        file = self._opened() if of else None
        if file is None or file.about != of:
            return None
        try:
            before, paths = file[_TOLD], msgspec.msgpack.decode(file[_PATHS], type=list[str])
            rest = msgspec.msgpack.decode(file[_REST], type=Scan)
            notes = list(map(known.__getitem__, paths))
            stats = list(map(_STAT, notes))
            is_whole = len(paths) == len(known)
            changed = _changed(before, told, paths, stats, doubtful) if is_whole else None
        except (KeyError, ValueError):  # msgspec's own errors are such
            return None
        if changed is None:
            return None
        ordered = dict(zip(map(_PATH, stats), notes, strict=True))
        for place, new in changed.items():
            stats[place] = new
        self._left = of, before, self._known_copies()[0]
        return ordered, msgspec.structs.replace(rest, notes=tuple(stats))

    def copies(self, paths: Sequence[str], make: Callable[[], Candidates]) -> Candidates:
        """What `make` gives of these paths alone."""
        hashed = blake2b("\0".join(paths).encode("utf-8", "surrogatepass"), digest_size=_HASH).digest()
        known = self._known_copies()
        self._copies = known if known[0] == hashed else (hashed, make())
        return self._copies[1]

    def _known_copies(self) -> _Hashed:
        if self._copies[0] or (file := self._opened()) is None:
            return self._copies
        try:
            known: _Hashed = msgspec.msgpack.decode(file[_COPIES], type=_Hashed)
        except (KeyError, ValueError):
            return self._copies
        return known

    def keep(self, of: bytes, told: bytes, scan: Scan) -> None:
        """Leaves the scan of a look of which that is told for the next process."""
        left = of, told, self._copies[0]
        if not of or left == self._left or not is_by_line(told):
            return
        parts = {
            _PATHS: [one.path for one in scan.notes],
            _REST: msgspec.structs.replace(scan, notes=()),
            _COPIES: self._copies,
        }
        with suppress(UnpackedError):
            packs = {name: encoded(value) for name, value in parts.items()}
            if self._folder.write(SCAN, *packed(of, {_TOLD: told, **packs})):
                self._left = left

    def _opened(self) -> CacheFile | None:
        if not self._is_open:
            self._file, self._is_open = open_file(self._folder, SCAN), True
        return self._file


def _changed(
    before: bytes, told: bytes, paths: Sequence[str], stats: Sequence[Stat], doubtful: Collection[str]
) -> dict[int, Stat] | None:
    """The stats that are not what they were, by their places, those of doubtful notes among them; None where more than
    some notes are others."""
    lines = _changed_lines(before, told, _MOST - len(doubtful)) if len(doubtful) <= _MOST else None
    if lines is None:
        return None
    ended = told + b"\n" if doubtful else b""
    for path in doubtful:
        disk = stats[bisect_left(paths, path)].disk
        begin = ended.find(b"\n" + _encoded(disk) + b"\0") + 1
        lines.append(ended[begin : ended.index(b"\n", begin)])
    found: dict[int, Stat] = {}
    for line in lines:
        name, _, said = line.partition(b"\0")
        disk = name.decode("utf-8", "surrogateescape")
        place = bisect_left(paths, path := composed(disk))
        mode, _, _, _, size, mtime, ctime, inode = map(int, said.split(b" "))
        is_note = stat.S_ISREG(mode) and size <= MAX_BYTES and path != GIT_PLUGIN_LIST
        if not is_note or place == len(stats) or stats[place].disk != disk:
            return None
        found[place] = Stat(stats[place].path, disk, size, mtime, ctime, inode)
    return found


def _changed_lines(before: bytes, told: bytes, most: int) -> list[bytes] | None:
    """The lines of what is told that were others before; None where one is gone or new, or there are more of them.

    What is the same is passed over in large pieces: to part a megabyte into lines takes longer than all else."""
    found: list[bytes] = []
    old = new = 0
    while old <= len(before) and new <= len(told):
        same = _same(before, old, told, new)
        if old + same == len(before) and new + same == len(told):
            return found
        begin = max(before.rfind(b"\n", old, old + same) + 1, old)
        was, now = _line(before, begin), _line(told, begin - old + new)
        if was.partition(b"\0")[0] != now.partition(b"\0")[0] or len(found) == most:
            return None
        found.append(now)
        new += begin - old + len(now) + 1
        old = begin + len(was) + 1
    return found if old > len(before) and new > len(told) else None


def _same(before: bytes, old: int, told: bytes, new: int) -> int:
    """How many bytes are the same from these places on."""
    count = 0
    while True:
        one, other = before[old + count : old + count + _PIECE], told[new + count : new + count + _PIECE]
        if one != other:
            break
        count += len(one)
        if len(one) < _PIECE:
            return count
    low, high = 0, min(len(one), len(other)) + 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle)
    return count + low


def _line(told: bytes, begin: int) -> bytes:
    end = told.find(b"\n", begin)
    return told[begin:] if end < 0 else told[begin:end]


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
