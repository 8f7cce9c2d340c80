"""Note cache: the parsed notes of a vault from one run to the next, outside of the vault and for this user alone; it
may be thrown away at any time, and whatever is doubtful in it is read anew.

An entry counts while the disk says the same of its file as when it was parsed, and said so long enough after the file's
last change (two changes can have one time); else while the file's bytes have the same hash. The notes are spread over
shards, so that one change rewrites little; a shard names the parser that made it, and each of its notes can be decoded
alone."""

import importlib.util
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from zlib import crc32

import msgspec
from msgspec import Struct
from msgspec.structs import replace

import vaultkit
from vaultkit.model.location import Location
from vaultkit.model.note import Field, Note, Property
from vaultkit.vault.ahead import Ahead
from vaultkit.vault.cache_file import CacheFile, open_file, open_files, packed
from vaultkit.vault.cache_folder import CacheFolder
from vaultkit.vault.confine import read_file
from vaultkit.vault.note_parts import Recent, Whole, attach, decoded_note, pack
from vaultkit.vault.scan import Stat
from vaultkit.vault.spool import Spool

SHARDS = 33
"""Over so many files what is kept of notes is spread."""
_OF_PAGES = SHARDS - 1
"""The one for notes of which the whole text is kept, as it is of the generated pages: they change together."""
_HASH = 16
_COARSE_NS = 2 * 10**9
"""A file that changed so shortly before it was looked at may have changed once more at the same time of the disk's."""
_NOWHERE = -1
_ROOMS = ("model", "syntax")
"""The folders of vaultkit's own sources on which depends what a note reads as."""
_LIBRARIES = ("markdown_it", "yaml", "frontmatter", "msgspec")


class CachedNote(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """A parsed note with what the disk said of its file, the hash of the bytes that were parsed, and the time (in
    nanoseconds) at which the disk was asked."""

    stat: Stat
    digest: bytes
    note: Note
    seen: int


class _Row(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """An entry without what is long of its note, and which of that it has."""

    stat: Stat
    digest: bytes
    seen: int
    head: Note
    long: int


class _Shard(Struct, frozen=True, kw_only=True, array_like=True):
    """What a shard says of its notes, whose bytes stand behind under their paths."""

    parser: str
    rows: tuple[_Row, ...]


class NoteCache:
    """The parsed notes of one vault as the last run left them; what is long of one is read when it is asked for, and
    only the last few of those stay in memory."""

    def __init__(self, root: Path, now: Callable[[], float], folder: CacheFolder | None = None) -> None:
        """Of the vault at `root`, in its cache folder or another; `now` is the machine's clock, in seconds."""
        self._folder, self._now = folder or CacheFolder(root), now
        self._root, self._recent = root, Recent()
        self._damaged: set[str] = set()
        self._held: dict[int, dict[str, CachedNote]] = {}
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
        self._held = {number: self._shard(file) for number, file in enumerate(files) if file is not None}
        return {path: _checked(one) for held in self._held.values() for path, one in held.items()}

    def write(self, notes: Mapping[str, CachedNote]) -> bool:
        """Leaves these notes for the next run; shards in which nothing changed stay. Whether the disk allowed it."""
        ahead = self.ahead(notes)
        is_kept = ahead.write(self._folder)
        ahead.is_left()
        return is_kept

    def ahead(self, notes: Mapping[str, CachedNote]) -> Ahead:
        """The same, as it is to be written of the notes as they are now."""
        shards: dict[int, dict[str, CachedNote]] = {}
        for path, one in notes.items() if self._parser else ():
            if not one.note.failed:
                shards.setdefault(shard_of(one.note), {})[path] = one
        before, damaged = (self._held if self._parser else {}), frozenset(self._damaged)

        def write(folder: CacheFolder) -> bool:
            is_kept = True
            for number in before.keys() | shards.keys():
                held, new = before.get(number, {}), shards.get(number, {})
                is_whole = damaged.isdisjoint(new) and held.keys() == new.keys()
                if not is_whole or any(held[path] is not one for path, one in new.items()):
                    is_kept = folder.write(_name(number), *self._packed(new.values())) and is_kept
            return is_kept

        def is_left() -> None:
            self._held = shards
            self._damaged -= damaged

        return Ahead(write, is_left)

    def stored(self, path: str, digest: bytes) -> Note | None:
        """The note at that path as the bytes of that hash read, decoded alone; None where it is not kept."""
        for number in (_place(path), _OF_PAGES):
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
        rows = self._rows(file.about) if file else ()
        return {row.stat.path: row.digest for row in rows}, file or {}

    def _rows(self, about: bytes) -> tuple[_Row, ...]:
        try:
            shard = self._row_decoder.decode(about)
        except ValueError:  # msgspec's own errors are such
            return ()
        return shard.rows if shard.parser == self._parser else ()

    def _shard(self, file: CacheFile) -> dict[str, CachedNote]:
        found: dict[str, CachedNote] = {}
        names = {name: name for name in file}  # one string of each path
        kept = _Kept(file, self._recent, self._root, self._damaged)
        for row in self._rows(file.about):
            stat = row.stat
            path = names.get(stat.path, stat.path)
            if stat.disk != path:
                kept.disks[path] = stat.disk
            note = attach(row.head, row.long, Whole(kept, path), path)
            found[path] = CachedNote(stat=stat, digest=row.digest, note=note, seen=row.seen)
        return found

    def _packed(self, notes: Iterable[CachedNote]) -> Iterator[bytes]:
        """The bytes of a shard, without notes that cannot be packed (numbers and letters beyond what UTF-8 has)."""
        rows: list[_Row] = []
        parts: dict[str, bytes] = {}
        for one in notes:
            try:
                note = pack(one.note)
                rows.append(_Row(stat=one.stat, digest=one.digest, seen=one.seen, head=note.head, long=note.long))
                parts[one.stat.path] = note.data
            except (ValueError, OverflowError, TypeError):
                continue
        return packed(msgspec.msgpack.encode(_Shard(parser=self._parser, rows=tuple(rows))), parts)

    @cached_property
    def _row_decoder(self) -> msgspec.msgpack.Decoder[_Shard]:
        return msgspec.msgpack.Decoder(_Shard)

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
        self.data, self.recent, self.disks = file.__getitem__, recent, dict[str, str]()
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


def shard_of(note: Note) -> int:
    """The number of the shard in which is kept what belongs to a note, as it was parsed."""
    return _OF_PAGES if note.source else _place(note.path)


def _place(path: str) -> int:
    """The number of the shard for the note at that path, where it is none of those that change together."""
    return crc32(path.encode("utf-8", "surrogatepass")) % _OF_PAGES


def _checked(one: CachedNote) -> CachedNote:
    """The entry, to be compared by its bytes where its file may have changed once more within the disk's clock."""
    if max(one.stat.mtime_ns, one.stat.ctime_ns) + _COARSE_NS < one.seen:
        return one
    return replace(one, stat=msgspec.structs.replace(one.stat, size=_NOWHERE))


def _name(number: int) -> str:
    return f"notes-{number:02}"
