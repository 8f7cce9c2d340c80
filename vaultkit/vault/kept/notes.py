"""Note cache: the parsed notes of a vault from one run to the next, outside of the vault and for this user alone; it
may be thrown away at any time, and whatever is doubtful in it is read anew.

An entry counts while the disk says the same of its file as when it was parsed, and said so long enough after the file's
last change (two changes can have one time); else while the file's bytes have the same hash. The notes are spread over
shards, so that one change rewrites little; a shard names the parser that made it, and each of its notes can be decoded
alone."""

import importlib.util
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

import vaultkit
from vaultkit.model.location import Location
from vaultkit.model.note import Field, Note, Property
from vaultkit.model.settings import Settings
from vaultkit.vault.confine import read_file
from vaultkit.vault.kept.file import CacheFile, open_file, open_files
from vaultkit.vault.kept.folder import CacheFolder
from vaultkit.vault.kept.note_parts import Recent, decoded_note
from vaultkit.vault.kept.note_shard import digests_in, notes_in, packed_notes
from vaultkit.vault.kept.scan import KeptScan
from vaultkit.vault.kept.shards import OF_PAGES, SHARDS, CachedNote, Shards, place_of, shard_of
from vaultkit.vault.kept.spool import Spool
from vaultkit.vault.kept.stamp import hash_of
from vaultkit.vault.scan import Scan

_HASH = 16
_ROOMS = ("model", "syntax")
"""The folders of vaultkit's own sources on which depends what a note reads as."""
_LIBRARIES = ("markdown_it", "yaml", "frontmatter", "msgspec")


class NoteCache:
    """The parsed notes of one vault as the last run left them; what is long of one is read when it is asked for, and
    only the last few of those stay in memory."""

    def __init__(self, root: Path, now: Callable[[], float], folder: CacheFolder | None = None) -> None:
        """Of the vault at `root`, in its cache folder or another; `now` is the machine's clock, in seconds."""
        self._folder, self._now = folder or CacheFolder(root), now
        self._root, self._recent = root, Recent()
        self._damaged: set[str] = set()
        self.shards, self.scans = Shards(), KeptScan(self._folder)
        self._ids: dict[int, bytes] = {}
        self._doubtful: list[str] = []
        self._held: Mapping[int, Mapping[str, CachedNote]] = {}
        self._open: dict[int, tuple[Mapping[str, bytes], Mapping[str, bytes]]] = {}

    def now(self) -> int:
        """The time in nanoseconds."""
        return int(self._now() * 10**9)

    def spool(self) -> Spool | None:
        """Where many notes are left until they are kept, so that no memory needs to hold them; None where the disk is
        against it."""
        descriptor = self._folder.nameless() if self._parser else None
        return None if descriptor is None else Spool(descriptor)

    def read(self) -> dict[str, CachedNote]:
        """The entries by path; one that is to be compared with the bytes of its file has the size -1."""
        if not self._parser:
            return {}
        files = open_files(self._folder, map(_name, range(SHARDS)))
        self._doubtful = []
        opened = ((number, file) for number, file in enumerate(files) if file is not None)
        self._held = {number: held for number, file in opened if (held := self._shard(number, file))}
        return self.shards.take(self._held, self._ids)

    def write(self, notes: Mapping[str, CachedNote]) -> bool:
        """Leaves these notes for the next run; shards in which nothing changed stay. Whether the disk allowed it."""
        shards = dict(self.shards.of(notes)) if self._parser else {}
        damaged = frozenset(self._damaged)
        changed = {place for place, some in shards.items() if self._held.get(place) is not some}
        anew = {shard_of(notes[path].note) for path in damaged if path in notes}
        changed |= anew
        ids, is_kept = {number: self.shards.id(number, anew=number in anew) for number in changed}, True
        for number, id in sorted(ids.items()):
            some = shards.get(number, {}).values()
            is_kept = self._folder.write(_name(number), *packed_notes(id, self._parser, some)) and is_kept
        self._held = shards
        self._damaged -= damaged
        self._ids |= ids
        return is_kept

    def shown(
        self, told: bytes, settings: Settings, notes: Mapping[str, CachedNote]
    ) -> tuple[dict[str, CachedNote], Scan] | None:
        """The notes that were read here, in the order of a scan, and the scan of a look at the vault of which that is
        told; None where it is to be made."""
        return self.scans.find(self._ground(settings), told, notes, self._doubtful)

    def keep_scan(self, told: bytes, scan: Scan, settings: Settings) -> None:
        """Leaves the scan of the notes that are left, which a look showed of which that is told."""
        self.scans.keep(self._ground(settings), told, scan)

    def _ground(self, settings: Settings) -> bytes:
        """What tells these notes, read under these settings, from all others: who leaves a shard gives it an id."""
        return hash_of((settings, [self._ids.get(number, b"") for number in range(SHARDS)]))

    def stored(self, path: str, digest: bytes) -> Note | None:
        """The note at that path as the bytes of that hash read, decoded alone; None where it is not kept."""
        for number in (place_of(path), OF_PAGES):
            if number not in self._open:
                self._open[number] = self._opened(number)
            digests, file = self._open[number]
            if digests.get(path) == digest and (data := file.get(path)):
                with suppress(ValueError):
                    return decoded_note(data)
        return None

    def _opened(self, number: int) -> tuple[Mapping[str, bytes], Mapping[str, bytes]]:
        """The hashes and the notes of a shard, by path; each note is read when it is asked for."""
        file = open_file(self._folder, _name(number)) if self._parser else None
        return (digests_in(file, self._parser), file) if file else ({}, {})

    def _shard(self, number: int, file: CacheFile) -> dict[str, CachedNote]:
        kept = _Kept(file, self._recent, self._root, self._damaged)
        found = notes_in(file, self._parser, kept)
        self._ids[number] = found.id
        self._doubtful += found.doubtful
        return found.notes

    @cached_property
    def _parser(self) -> str:
        """What tells one parser from another: the sources that make a note, and the libraries below them; "" where
        that cannot be told, and nothing is kept."""
        try:
            return self._told_apart()
        except OSError:
            return ""

    def _told_apart(self) -> str:
        own = Path(vaultkit.__file__).parent
        files: list[tuple[str, os.stat_result]] = []
        for room in _ROOMS:
            with os.scandir(own / room) as entries:
                files += sorted((entry.path, entry.stat()) for entry in entries if entry.name.endswith(".py"))
        specs = (importlib.util.find_spec(name) for name in _LIBRARIES)
        files += [(spec.origin, Path(spec.origin).stat()) for spec in specs if spec and spec.origin]
        found = blake2b(digest_size=_HASH)
        for path, stat in files:
            found.update(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
        return found.hexdigest()


class _Kept:
    """The notes of a shard, by path; one that is kept no longer is parsed anew, with its path among the damaged
    ones."""

    def __init__(self, file: CacheFile, recent: Recent, root: Path, damaged: set[str]) -> None:
        """`disks` are the paths on the disk of those that have another one there."""
        self.data, self.recent = file.__getitem__, recent
        self.disks: Mapping[str, str] = {}
        self._root, self._damaged = root, damaged

    def lost(self, key: str) -> Note:
        self._damaged.add(key)
        return read_anew(self._root, key, self.disks.get(key, key))


def read_anew(root: Path, path: str, disk: str) -> Note:
    """A note as its file reads now; where that cannot be read, one that counts as private."""
    from vaultkit.syntax.document import parse_note  # takes its time, and next to nothing is lost

    try:
        return parse_note(path, read_file(root, disk))
    except OSError:
        where = Location(path=path)
        said = Property(key="private", value="?", location=where)
        return Note(path=path, properties=(said,), fields=(Field(key="private", value="?", location=where),))


def _name(number: int) -> str:
    return f"notes-{number:02}"
