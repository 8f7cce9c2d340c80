"""The scan: a vault's folders to the sorted stats of its notes, and findings for what is left out."""

import os
import re
import stat
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from operator import attrgetter
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from vaultkit.model.diagnostic import Diagnostic, diagnose, ordered
from vaultkit.model.location import Location
from vaultkit.model.names import fold, label
from vaultkit.model.regex import regex
from vaultkit.model.settings import Settings
from vaultkit.vault.confine import (
    MAX_BYTES,
    PASSING,
    close_read,
    is_refused,
    opened_folder,
    split_path,
)
from vaultkit.vault.fingerprint import Entry, FoundFile, Listing
from vaultkit.vault.globs import is_taken, split_glob
from vaultkit.vault.replace import is_temporary

GIT_PLUGIN_LIST = "conflict-files-obsidian-git.md"
"""The list of conflicts that the Git plugin leaves in the vault's root."""

_PATH = attrgetter("path")
_MAX_DEPTH = 64
_NO_FOLDER = -1
_BACKUPS = frozenset({"logseq/bak"})
"""Where an editor keeps old copies of pages and days."""
_JOINED = regex(r"[&+,]|\b(?:and|und|et|y|e|en|i|и)\b", re.IGNORECASE)
_UNSAFE = regex(r"[#^|\\:]|%%|\[\[|\]\]|[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
_MARKS = frozenset("#^|\\:%[]")


class Stat(Struct, frozen=True, order=True, array_like=True, gc=False):
    """What the disk says about a note: times in nanoseconds; `path` is NFC, `disk` the same path as the disk spells
    it."""

    path: str
    disk: str
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int


class Scan(Struct, frozen=True, kw_only=True):
    """The notes of a vault by path, and what was left out and why; `unread` are those of the diagnostics that tell of
    what is there and is refused by the disk: folders, and notes that cannot even be looked at. `folders` is how many
    were looked into, the root among them; `temporary` are the temp files that a killed run may have left."""

    notes: tuple[Stat, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    unread: tuple[Diagnostic, ...] = ()
    folders: int = 0
    temporary: tuple[str, ...] = ()


def scan_vault(root: Path, settings: Settings) -> Scan:
    """All notes that are to be read; raises OSError when the root itself cannot be read, or when the machine fails
    (`PASSING`), so that notes that are there are never taken for gone."""
    scanner = _Scanner(settings)
    with opened_folder(root, ()) as folder:
        scanner.walk(folder, "", depth=0)
    return scanner.found()


def scan_listed(listing: Listing, settings: Settings) -> Scan:
    """The same of a vault that was looked at as a whole a moment ago."""
    scanner = _ListedScanner(settings, listing)
    scanner.walk(_NO_FOLDER, "", depth=0)
    return scanner.found()


def scan_new(root: Path, settings: Settings, paths: Collection[str]) -> tuple[Stat, ...] | None:
    """The stats of notes that stand at these paths now, each of which a scan takes and says nothing of; None where it
    does not."""
    wanted: dict[str, set[str]] = {}
    for path in paths:
        parts = path.split("/")
        for number, name in enumerate(parts):
            wanted.setdefault("".join(f"{part}/" for part in parts[:number]), set()).add(name)
    listing: dict[str, Sequence[Entry]] = {}
    for prefix, names in wanted.items():
        with suppress(OSError), opened_folder(root, tuple(prefix.split("/")[:-1])) as folder:
            with os.scandir(folder) as entries:
                listing[prefix] = some = [entry for entry in entries if entry.name in names]
            for entry in some:
                entry.stat(follow_symlinks=False)  # which stays with it
    found = scan_listed(defaultdict(list, listing), settings)
    is_all = {one.path for one in found.notes} == set(paths)
    return found.notes if is_all and not found.diagnostics and not found.temporary else None


def scan_notes(root: Path, before: Scan, paths: Collection[str]) -> Scan | None:
    """An earlier scan with what the disk says now of some of its notes; None where that takes a whole scan: of a note
    that it does not know, is gone, or is not as notes are. What is as it was is the very same stat."""
    if GIT_PLUGIN_LIST in paths:
        return None
    notes = list(before.notes)
    for path in paths:
        place = bisect_left(notes, path, key=_PATH)
        if place == len(notes) or notes[place].path != path:
            return None
        new = _look(root, path, notes[place].disk)
        if new is None:
            return None
        if new != notes[place]:
            notes[place] = new
    return replace(before, notes=tuple(notes))


def _look(root: Path, path: str, disk: str) -> Stat | None:
    parts = split_path(disk)
    try:
        with opened_folder(root, parts[:-1]) as folder:
            found = os.stat(parts[-1], dir_fd=folder, follow_symlinks=False)
    except OSError:
        return None
    is_note = stat.S_ISREG(found.st_mode) and found.st_size <= MAX_BYTES
    return _stat_of(path, disk, found) if is_note else None


def _stat_of(path: str, disk: str, found: FoundFile) -> Stat:
    return Stat(path, disk, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


class _Scanner:
    def __init__(self, settings: Settings) -> None:
        self.stats: dict[str, Stat] = {}
        self.findings: list[Diagnostic] = []
        self.unread: list[Diagnostic] = []
        self.folders = 0
        self.temporary: list[str] = []
        self._ignore = [split_glob(glob) for glob in settings.ignore]
        self._templates = {fold(folder.strip("/")) for folder in settings.template_folders}
        self._template_words = tuple(label(word) for word in settings.template_words)

    def found(self) -> Scan:
        """All that was found by now."""
        return Scan(
            notes=tuple(sorted(self.stats.values(), key=_PATH)),
            diagnostics=ordered(self.findings),
            unread=ordered(self.unread),
            folders=self.folders,
            temporary=tuple(sorted(self.temporary)),
        )

    def walk(self, folder: int, prefix: str, *, depth: int) -> None:
        self.folders += 1
        entries = sorted(self._entries(folder, prefix), key=attrgetter("name"))
        others = []
        for entry in entries:
            if entry.name.endswith(".md") and entry.is_file(follow_symlinks=False):
                self._note(entry, prefix)
            else:
                others.append(entry)
        for entry in others:
            if entry.is_symlink():
                self._find("symbolic-link", prefix + entry.name, "the link is not followed")
            elif entry.is_dir(follow_symlinks=False):
                self._inner(folder, entry.name, prefix + entry.name, depth=depth)

    def _entries(self, folder: int, prefix: str) -> Iterator[Entry]:
        """What is in a folder, without what is never read: dot names, ignored paths, names that are not UTF-8."""
        for entry in self._all_entries(folder, prefix):
            name = entry.name
            if name.startswith("."):
                if is_temporary(name):
                    self.temporary.append(prefix + name)
                else:
                    self._evicted(prefix, name)
            elif not (name.isascii() or _is_text(name)):
                self._find("unsafe-name", prefix + name, "the name is not UTF-8, so it is not read", "rename it")
            elif not (self._ignore and is_taken(composed(prefix + name), self._ignore)):
                yield entry

    def _all_entries(self, folder: int, prefix: str) -> Iterator[Entry]:
        with os.scandir(folder) as entries:
            yield from entries

    def _inner(self, folder: int, name: str, path: str, *, depth: int) -> None:
        if path in _BACKUPS or fold(path) in self._templates or is_template_folder(name, self._template_words):
            return
        if depth >= _MAX_DEPTH:
            self._find("unreadable", path, f"folders are read {_MAX_DEPTH} deep, this one lies deeper")
        else:
            self._enter(folder, name, path, depth=depth)

    def _enter(self, folder: int, name: str, path: str, *, depth: int) -> None:
        try:
            inner = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=folder)
        except OSError as error:
            self._refuse(error, path, "the folder cannot be opened")
            return
        try:
            self.walk(inner, f"{path}/", depth=depth + 1)
        except OSError as error:
            self._refuse(error, path, "the folder cannot be read")
        finally:
            close_read(inner)

    def _note(self, entry: Entry, prefix: str) -> None:
        disk = prefix + entry.name
        path = disk if disk.isascii() else composed(disk)
        try:
            found = entry.stat(follow_symlinks=False)
        except OSError as error:
            self._refuse(error, path, "the file cannot be looked at")
            return
        size = found.st_size
        if not stat.S_ISREG(found.st_mode) or ((size > MAX_BYTES or not prefix) and self._is_left_out(path, size)):
            return
        if path in self.stats:
            self._find(
                "unsafe-name", path, "two names differ only in how accents are encoded; one is read", "rename it"
            )
            return
        if not _is_plain(entry.name) and (unsafe := _UNSAFE.search(entry.name)):
            shown = unsafe[0] if unsafe[0].isprintable() else f"U+{ord(unsafe[0]):04X}"
            self._find(
                "unsafe-name", path, f"`{shown}` may keep links to the note from working", "rename it in Obsidian"
            )
        self.stats[path] = _stat_of(path, disk, found)

    def _is_left_out(self, path: str, size: int) -> bool:
        if path == GIT_PLUGIN_LIST:
            self._find(
                "conflict-copy", path, "the Git plugin lists files in conflict here", "Resolve them, then delete it."
            )
        elif size > MAX_BYTES:
            self._find("file-too-large", path, f"{size:,} bytes, and {MAX_BYTES:,} are read at most", "split the note")
        else:
            return False
        return True

    def _evicted(self, prefix: str, name: str) -> None:
        if name.endswith(".md.icloud"):
            path = prefix + name.removeprefix(".").removesuffix(".icloud")
            self._find("unreadable", path, "the note is in iCloud only", "Let iCloud download it.")

    def _refuse(self, error: OSError, path: str, what: str) -> None:
        """A finding on what the disk does not give; raises what the machine is to blame for."""
        if error.errno in PASSING:
            inner = str(error.filename or "")  # of a folder below this one, where it was told already
            raise OSError(error.errno, error.strerror, inner if inner.startswith(f"{path}/") else path) from error
        self._find("unreadable", path, f"{what}: {error.strerror or type(error).__name__}")
        if is_refused(error):
            self.unread.append(self.findings[-1])

    def _find(self, rule: str, path: str, message: str, hint: str = "") -> None:
        shown = os.fsencode(path).decode("utf-8", "backslashreplace")
        self.findings.append(diagnose(rule, message, Location(path=unicodedata.normalize("NFC", shown)), hint))


class _ListedScanner(_Scanner):
    """One that asks nothing of the disk."""

    def __init__(self, settings: Settings, listing: Listing) -> None:
        super().__init__(settings)
        self._listing = listing

    def _all_entries(self, folder: int, prefix: str) -> Iterator[Entry]:
        return iter(self._listing[prefix])

    def _enter(self, folder: int, name: str, path: str, *, depth: int) -> None:
        self.walk(folder, f"{path}/", depth=depth + 1)


def is_template_folder(name: str, words: tuple[str, ...]) -> bool:
    """Whether a folder holds templates by its name: it is or ends in one of the words (by their labels), and does not
    name something else beside them (`Showcases & Templates`)."""
    return label(name).endswith(words) and not _JOINED.search(name)


def composed(path: str) -> str:
    """The path of a note that the disk spells so."""
    return path if path.isascii() else unicodedata.normalize("NFC", path)


def _is_plain(name: str) -> bool:
    """Whether there is surely nothing in a name that is unsafe, as in most."""
    return name.isascii() and name.isprintable() and _MARKS.isdisjoint(name)


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
