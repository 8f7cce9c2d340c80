"""Fingerprint: all that the disk says of the files of a vault, in one hash, so that two runs can tell whether anything
changed between them; it imports little and reads next to nothing.

More is in it than a run reads: every name but what is below a dot folder, and the stats of every note, folder and file
of settings. Whatever is doubtful (a folder that cannot be read, a run that writes right now) has no fingerprint."""

import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from hashlib import blake2b, sha256
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple, Protocol, TypeAlias

from vaultkit.vault.confine import FileReader, opened_folder
from vaultkit.vault.root import OBSIDIAN_FILES, OBSIDIAN_FOLDER, SETTINGS_FILE

_HASH = 16
_COARSE_NS = 2 * 10**9
"""A file that changed so shortly before it was looked at may have changed once more at the same time of the disk's."""
_TEMPORARY = ".vk-"
_NAME = attrgetter("name")
_MOST_LEVELS = 64
_SETTINGS = (SETTINGS_FILE, *(f"{OBSIDIAN_FOLDER}/{name}" for name in OBSIDIAN_FILES))


class FoundFile(Protocol):
    """What the disk says of a file, as `os.stat_result` tells it: times in nanoseconds."""

    @property
    def st_mode(self) -> int:
        """What kind of file it is, and who may do what with it."""

    @property
    def st_size(self) -> int:
        """How many bytes it has."""

    @property
    def st_mtime_ns(self) -> int:
        """When its bytes changed."""

    @property
    def st_ctime_ns(self) -> int:
        """When anything of it changed."""

    @property
    def st_ino(self) -> int:
        """Its number."""


class Entry(Protocol):
    """What is in a folder under a name, as `os.DirEntry` tells it."""

    @property
    def name(self) -> str:
        """Its name in the folder."""

    def is_symlink(self) -> bool:
        """Whether it is a link."""

    def is_dir(self, *, follow_symlinks: bool = True) -> bool:
        """Whether it is a folder."""

    def is_file(self, *, follow_symlinks: bool = True) -> bool:
        """Whether it is a plain file."""

    def stat(self, *, follow_symlinks: bool = True) -> FoundFile:
        """What the disk says of it."""


Listing: TypeAlias = Mapping[str, Sequence[Entry]]
"""What is in each folder but those whose names begin with a dot, by the folder's path ("" or one that ends in a slash),
sorted by name; of what may be a note the entry holds its stat."""


class Fingerprint(NamedTuple):
    """The hash of the names and stats, the paths of the files whose bytes are to be compared as well, since they
    changed a moment before, what was looked at, and what is told of that: a line for each path, sorted."""

    digest: bytes
    fresh: tuple[str, ...]
    listing: Listing
    told: bytes


def fingerprint(root: Path, now: int) -> Fingerprint | None:
    """The fingerprint of the vault at `root`, None where there is none; `now` is the machine's time in nanoseconds."""
    told: list[str] = []
    fresh: list[str] = []
    listing: dict[str, Sequence[Entry]] = {}
    try:
        found = root.stat()
        told.append(f"{root}\0{found.st_dev} {found.st_ino} {found.st_mode}")
        _look(root, _Told(told, fresh, now - _COARSE_NS), listing)
    except (OSError, _DoubtError):
        return None
    data = _encoded("\n".join(sorted(told)))
    return Fingerprint(_digest(data), tuple(fresh), listing, data)


class ToldAgain(NamedTuple):
    """The hash and what is told, which of the files are new, and how many folders are."""

    digest: bytes
    told: bytes
    new: tuple[str, ...]
    folders: int


def told_again(root: Path, before: bytes, paths: Iterable[str]) -> ToldAgain | None:
    """What is told after these files were written, where all else is as it was told before; None where one of them is
    no plain file now, or is new and no note or file of ours."""
    told = b"\n" + before + b"\n"
    new: dict[str, os.stat_result] = {}
    lines_at: list[tuple[int, int, bytes]] = []
    try:
        for path in paths:
            found = os.lstat(f"{root}/{path}")
            at = told.find(begin := _begin(path))
            if told.find(begin, at + 1) > at >= 0 or not stat.S_ISREG(found.st_mode):
                return None
            if at < 0:
                new[path] = found
            else:
                lines_at.append((at + 1, told.index(b"\n", at + 1), _encoded(_line(path, found))))
        told = _with_lines(told, sorted(lines_at))[:-1]
        lines = _lines_of_new(root, told, new)
    except (OSError, _DoubtError):
        return None
    if lines:
        told = b"\n" + b"\n".join(sorted((*told[1:].split(b"\n"), *lines)))
    return ToldAgain(_digest(told[1:]), told[1:], tuple(new), len(lines) - len(new))


def _with_lines(told: bytes, lines: Iterable[tuple[int, int, bytes]]) -> bytes:
    """What is told with other lines at these places, each of which has a begin and an end."""
    parts, done = list[bytes](), 0
    for begin, end, line in lines:
        parts += (told[done:begin], line)
        done = end
    return b"".join((*parts, told[done:]))


def is_by_line(told: bytes) -> bool:
    """Whether each path of what is told has one line, as all have in which there is no line break."""
    whole = b"\n" + told + b"\n"
    of_none = sum(whole.count(_encoded(f"\nno {name}\n")) for name in _SETTINGS)
    return whole.count(b"\n") - 1 == whole.count(b"\0") + of_none


def _lines_of_new(root: Path, told: bytes, new: Mapping[str, os.stat_result]) -> list[bytes]:
    """What is told of files that are new, and of the folders that are new with them."""
    lines = {path: _line(path, found) for path, found in new.items()}
    lowered = told.lower() if new else b""  # a disk may take two cases for one
    for path in new:
        *above, name = path.split("/")
        is_ours = name.endswith(".md") or (name.startswith(".") and not name.startswith(_TEMPORARY))
        if not is_ours or any(part.startswith(".") for part in above) or _begin(path).lower() in lowered:
            raise _DoubtError
        for count in range(1, len(above) + 1):
            folder = "/".join(above[:count])
            if folder not in lines and _begin(folder) + b"folder " not in told:
                found = os.lstat(f"{root}/{folder}")
                if not stat.S_ISDIR(found.st_mode) or _begin(folder).lower() in lowered:
                    raise _DoubtError
                lines[folder] = _folder_line(folder, found)
    return list(map(_encoded, lines.values()))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _begin(path: str) -> bytes:
    return _encoded(f"\n{path}\0")


def _digest(told: bytes) -> bytes:
    """The hash of what is told, which is long: by the one for which processors have instructions of their own."""
    return sha256(told).digest()[:_HASH]


def contents(root: Path, paths: Iterable[str]) -> bytes:
    """The hash of the bytes of these files; b"" where one cannot be read."""
    found = hashes(root, paths)
    return b"" if found is None else hash_of_all(found)


def hashes(root: Path, paths: Iterable[str]) -> dict[str, bytes] | None:
    """The hash of the bytes of each of these files, by path; None where one cannot be read."""
    try:
        with closing(FileReader(root)) as files:
            return {path: blake2b(files.read(path), digest_size=_HASH).digest() for path in paths}
    except OSError:
        return None


def hash_of_all(found: Mapping[str, bytes]) -> bytes:
    """One hash of the hashes of files, with their paths, in the order given."""
    return blake2b(b"\n".join(one + _encoded(path) for path, one in found.items()), digest_size=_HASH).digest()


class _DoubtError(Exception):
    """The vault is not at rest, or not as any vault is."""


class _Told(NamedTuple):
    """A line for each path, and the paths of the files that changed at that time (in nanoseconds) or later."""

    lines: list[str]
    fresh: list[str]
    since: int

    def tell(self, path: str, found: os.stat_result) -> None:
        """Takes what the disk says of a file."""
        self.lines.append(_line(path, found))
        if found.st_mtime_ns >= self.since or found.st_ctime_ns >= self.since:
            self.fresh.append(path)


def _look(root: Path, told: _Told, listing: dict[str, Sequence[Entry]]) -> None:
    """Tells of all that is read of the vault, and of the other names."""
    folders = [("", 0)]
    while folders:
        prefix, depth = folders.pop()
        if depth > _MOST_LEVELS:
            raise _DoubtError
        with opened_folder(root, tuple(prefix.split("/")[:-1])) as folder:
            with os.scandir(folder) as entries:
                listing[prefix] = every = sorted(entries, key=_NAME)
            inner = _below(prefix, every, told)
        folders += ((f"{prefix}{name}/", depth + 1) for name in reversed(inner))
    for name in _SETTINGS:
        try:
            told.tell(name, os.lstat(f"{root}/{name}"))
        except (FileNotFoundError, NotADirectoryError):
            told.lines.append(f"no {name}")


def _below(prefix: str, entries: Iterable[os.DirEntry[str]], told: _Told) -> list[str]:
    """Tells of one folder; the names of those in it that are to be looked into."""
    lines, fresh, since, inner = told.lines, told.fresh, told.since, list[str]()
    for entry in entries:
        name = entry.name
        if name.startswith(_TEMPORARY):
            raise _DoubtError
        if name.endswith(".md") and entry.is_file(follow_symlinks=False):  # as most are
            found = entry.stat(follow_symlinks=False)
            lines.append(_line(path := prefix + name, found))
            if found.st_mtime_ns >= since or found.st_ctime_ns >= since:
                fresh.append(path)
        elif entry.is_symlink():
            lines.append(f"{prefix}{name}\0link")
        elif entry.is_dir(follow_symlinks=False):
            lines.append(_folder_line(prefix + name, entry.stat(follow_symlinks=False)))
            if not name.startswith("."):
                inner.append(name)
        elif name.startswith(".") or name.endswith(".md"):
            told.tell(prefix + name, entry.stat(follow_symlinks=False))
        else:
            lines.append(f"{prefix}{name}\0{entry.is_file(follow_symlinks=False)}")
    return inner


def _folder_line(path: str, found: os.stat_result) -> str:
    return f"{path}\0folder {found.st_mode} {found.st_uid} {found.st_gid} {found.st_ino} {found.st_dev}"


def _line(path: str, found: os.stat_result) -> str:
    return (
        f"{path}\0{found.st_mode} {found.st_uid} {found.st_gid} {found.st_nlink} {found.st_size}"
        f" {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"
    )
