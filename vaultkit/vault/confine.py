"""Confinement: a vault-relative path to an open file inside the vault, component by component, through no link."""

import errno
import os
import stat
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

MAX_BYTES = 5_000_000
"""What is not read: a file larger than this."""

_CHUNK = 1 << 16
"""So many bytes are read at a time: most files have fewer, and to make room for many more takes longer than to read
them."""
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_FILE = os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC


PASSING = frozenset(
    {
        *(errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EIO, errno.EAGAIN, errno.EBUSY, errno.EINTR),
        *(errno.ESTALE, errno.ETIMEDOUT),
    }
)
"""Faults of the machine, not of a file: what cannot be read for one of these is there all the same."""


_ELSEWHERE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ELOOP})


class ConfinedError(OSError):
    """A path that leads out of the vault, through a link, or to something that is no regular file."""


def is_refused(error: OSError) -> bool:
    """Whether a file or folder is there and the disk does not give it; not where the name leads to nothing, or to
    something that is never read (a link, a device)."""
    return not isinstance(error, ConfinedError) and error.errno not in _ELSEWHERE


def close_read(descriptor: int) -> None:
    """The descriptor is closed; what was read through it is read, even if the disk says now that it fails."""
    try:
        os.close(descriptor)
    except OSError:
        return


def split_path(path: str) -> tuple[str, ...]:
    """The components of a vault-relative path; raises ConfinedError on one that is absolute, empty, or could climb."""
    parts = tuple(path.split("/"))
    if "\0" in path or "" in parts or "." in parts or ".." in parts:
        raise ConfinedError(errno.EINVAL, "not a plain relative path")
    return parts


@contextmanager
def opened_folder(root: Path, parts: tuple[str, ...], *, create: bool = False) -> Iterator[int]:
    """A descriptor of a folder of the vault; missing ones are made when `create` is set."""
    folder = os.open(root, _FOLDER)
    try:
        for part in parts:
            inner = _step(folder, part, create=create)
            close_read(folder)
            folder = inner
        yield folder
    finally:
        close_read(folder)


def read_file(root: Path, path: str, *, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a regular file of the vault; raises OSError (ConfinedError for links, devices and what is larger
    than `limit`)."""
    parts = split_path(path)
    with opened_folder(root, parts[:-1]) as folder:
        return read_at(folder, parts[-1], limit=limit)


class FileReader:
    """Reads many files of a vault under the same rules; the folder of the last one stays open for the next."""

    def __init__(self, root: Path) -> None:
        """Nothing is open yet."""
        self._root = root
        self._above = ""
        self._folder = -1

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        name = path.rpartition("/")[2]
        above = path[: len(path) - len(name)]
        if self._folder < 0 or above != self._above:
            parts = split_path(path)
            self.close()
            with opened_folder(self._root, parts[:-1]) as folder:
                self._folder, self._above = os.dup(folder), above
        else:
            split_path(name)
        return read_at(self._folder, name)

    def close(self) -> None:
        """Nothing is open any more."""
        if self._folder >= 0:
            close_read(self._folder)
            self._folder = -1


def read_at(folder: int, name: str, *, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a regular file in an open folder, under the same rules."""
    descriptor = _opened(folder, name, os.O_RDONLY | _FILE)
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise ConfinedError(errno.EINVAL, "not a regular file")
        size = found.st_size
        if not 0 < size <= limit:
            return read_open(descriptor, limit=limit)
        data = os.read(descriptor, size + 1)
        if len(data) == size:  # all that the file has, and fewer than were asked for
            return data
        return data + read_open(descriptor, limit=limit - len(data))
    finally:
        close_read(descriptor)


def open_file(folder: int, name: str, flags: int = os.O_RDONLY) -> int:
    """A descriptor of what the name leads to, through no link and without waiting; raises OSError."""
    return _opened(folder, name, flags | _FILE)


def read_open(descriptor: int, *, limit: int = MAX_BYTES, size: int = _CHUNK) -> bytes:
    """All bytes from where the descriptor stands, `size` at a time; raises ConfinedError when they are more than
    `limit`."""
    chunks: list[bytes] = []
    left = limit + 1
    while left > 0 and (chunk := os.read(descriptor, min(left, size))):
        chunks.append(chunk)
        left -= len(chunk)
    if left <= 0:
        raise ConfinedError(errno.EFBIG, "larger than what vaultkit reads")
    return b"".join(chunks)


def write_open(descriptor: int, data: bytes) -> None:
    """All of the data to where the descriptor writes, in one write where the disk allows it; raises OSError when the
    disk refuses, with what was written by then left there."""
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]


def actual_name(folder: int, name: str) -> str:
    """The name under which the disk has an entry: as it is, or in another Unicode normal form (macOS, some sync tools).

    A name that is on the disk in no form is given back as it is."""
    if name.isascii() or _exists(folder, name):
        return name
    wanted = unicodedata.normalize("NFC", name)
    with os.scandir(folder) as entries:
        return min((e.name for e in entries if unicodedata.normalize("NFC", e.name) == wanted), default=name)


def sync_folder(folder: int) -> None:
    """The folder's names are durable, on disks that can promise it."""
    try:
        os.fsync(folder)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}:
            raise


def _exists(folder: int, name: str) -> bool:
    try:
        os.stat(name, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return False
    return True


def _step(folder: int, name: str, *, create: bool) -> int:
    try:
        return _opened(folder, name, _FOLDER)
    except FileNotFoundError:
        if not create:
            raise
    with suppress(FileExistsError):
        os.mkdir(name, dir_fd=folder)
    sync_folder(folder)
    return _opened(folder, name, _FOLDER)


def _opened(folder: int, name: str, flags: int) -> int:
    try:
        return os.open(actual_name(folder, name), flags, dir_fd=folder)
    except OSError as error:
        if error.errno in {errno.ELOOP, errno.ENOTDIR, errno.ENXIO, errno.EMLINK}:
            raise ConfinedError(error.errno, "a link or something else than a plain file or folder") from error
        raise
