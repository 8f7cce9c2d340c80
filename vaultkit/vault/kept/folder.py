"""Cache folder: where vaultkit keeps, outside a vault, what it may forget at any time; for this user's eyes only, and
trusted only while nobody else could have written it."""

import fcntl
import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from threading import get_native_id

from vaultkit.vault.confine import open_file, read_open

SCAN = "scan"
"""The file that tells the notes of the last look."""
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_UNFINISHED = ".new"
"""How the name of a file ends that is being written; in front of that stands by whom, since two may write at once."""
_LONG = 3600.0
_BUFFER = 1 << 18
"""So many bytes go to the disk at once: most parts of a file are small, and a call for each few of them costs more."""
_LOCK = "lock"
_LONGEST_ALONE, _BETWEEN = 0.5, 0.01
"""So many seconds a lock that another one holds is waited for, and so many lie between two tries."""
_SHARED = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_NEW_TO_READ = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


def cache_home(environ: Mapping[str, str] = os.environ, home: Path | None = None) -> Path:
    """The folder in which programs of this user keep their caches: XDG_CACHE_HOME, else that of the system."""
    given = Path(environ.get("XDG_CACHE_HOME", ""))
    if given.is_absolute():
        return given
    return (home or Path.home()) / ("Library/Caches" if sys.platform == "darwin" else ".cache")


class CacheFolder:
    """The cache of one vault: small files by name, in a folder that is known by the vault's path, but does not show it.

    Whatever goes wrong, there is nothing in it, and nothing is kept."""

    def __init__(self, root: Path, home: Path | None = None) -> None:
        """Of the vault at `root`; `home` is where caches stand, else that of the system. Nothing is made yet."""
        self._root, self._home = root, home
        self._outside: set[Path] = set()

    def read(self, name: str, *, limit: int) -> bytes:
        """The bytes of a file; none when there is no such file, it is larger than `limit`, or it is to be doubted."""
        (descriptor,) = self.open(name)
        if descriptor is None:
            return b""
        try:
            return read_open(descriptor, limit=limit)
        except OSError:
            return b""
        finally:
            os.close(descriptor)

    def open(self, *names: str) -> list[int | None]:
        """A descriptor of each file, which the caller closes; None where there is no such file, or it is to be
        doubted."""
        found: list[int | None] = []
        with suppress(OSError, RuntimeError), self._opened() as folder:
            found += (_opened_file(folder, name) for name in names)
        return found or [None for _ in names]

    def write(self, name: str, *data: bytes) -> bool:
        """The file holds the data, all or nothing, unless the disk or a doubt is against it; whether it does."""
        return self.write_each(name, data)

    def write_each(self, name: str, data: Iterable[bytes]) -> bool:
        """The same of data that is made piece by piece; raises what goes wrong with that, and nothing is written."""
        with suppress(OSError, RuntimeError), self._opened(create=True) as folder:
            new = f"{name}.{os.getpid()}-{get_native_id()}{_UNFINISHED}"
            _throw_away(new, folder)
            try:
                with os.fdopen(os.open(new, _NEW, 0o600, dir_fd=folder), "wb", buffering=_BUFFER) as file:
                    file.writelines(data)
                os.replace(new, name, src_dir_fd=folder, dst_dir_fd=folder)
            except Exception:
                _throw_away(new, folder)
                raise
            _throw_old_away(folder, os.fstat(folder).st_mtime)
            return True
        return False

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else is in here meanwhile, so that a file can be changed by what it holds, and nothing is lost that
        another one adds. Where another one stays for half a second, or the disk has no locks, it is not waited for."""
        with ExitStack() as stack:
            with suppress(OSError, RuntimeError):
                folder = stack.enter_context(self._opened(create=True))
                lock = os.open(_LOCK, _SHARED, 0o600, dir_fd=folder)
                stack.callback(os.close, lock)
                _take(lock, fcntl.LOCK_EX, _LONGEST_ALONE)
            yield

    def lock(self, name: str) -> int | None:
        """A descriptor of a file of that name that nobody else holds, neither now nor until it is closed, here and in
        each copy of this process; None where somebody does, or the disk or a doubt is against it."""
        with suppress(OSError, RuntimeError), self._opened(create=True) as folder, ExitStack() as stack:
            descriptor = os.open(name, _SHARED, 0o600, dir_fd=folder)
            stack.callback(os.close, descriptor)
            if _is_to_trust(os.fstat(descriptor)) and _take(descriptor, fcntl.LOCK_EX, 0):
                stack.pop_all()
                return descriptor
        return None

    def wait_for(self, name: str, longest: float) -> bool:
        """Comes back once nobody holds the file of that name any more, or so many seconds after it was written to: one
        that is stopped is not waited for again and again. Whether anybody held it."""
        (descriptor,) = self.open(name)
        if descriptor is None:
            return False
        try:
            if _take(descriptor, fcntl.LOCK_SH, 0):
                return False
            held = max(time.time() - os.fstat(descriptor).st_mtime, 0)
            _take(descriptor, fcntl.LOCK_SH, max(longest - held, 0))
        except OSError:
            return False
        finally:
            os.close(descriptor)
        return True

    def nameless(self) -> int | None:
        """A descriptor of a new file, for reading and writing, that has no name and is gone with the process; the
        caller closes it. None when the disk or a doubt is against it."""
        with suppress(OSError, RuntimeError), self._opened(create=True) as folder:
            name = f"spool.{os.getpid()}-{get_native_id()}{_UNFINISHED}"
            _throw_away(name, folder)
            descriptor = os.open(name, _NEW_TO_READ, 0o600, dir_fd=folder)
            try:
                os.unlink(name, dir_fd=folder)
            except OSError:
                os.close(descriptor)
                raise
            return descriptor
        return None

    @contextmanager
    def inner(self, name: str) -> Iterator[tuple[int, Path]]:
        """A folder inside, made and open, with its path; raises OSError when there is none that may be trusted."""
        with self._opened(create=True) as folder:
            inner = _step(os.dup(folder), name, create=True)
            try:
                yield inner, (self._home or cache_home()) / "vaultkit" / _key(self._root) / name
            finally:
                os.close(inner)

    @contextmanager
    def _opened(self, *, create: bool = False) -> Iterator[int]:
        """The vault's folder, open; raises OSError when there is none that may be trusted."""
        home = self._home or cache_home()
        if home not in self._outside:
            if home.resolve().is_relative_to(self._root):
                raise PermissionError("a cache has no place among the notes")
            self._outside.add(home)
        if create:
            home.mkdir(mode=0o700, parents=True, exist_ok=True)
        outer = _step(os.open(home, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC), "vaultkit", create=create)
        folder = _step(outer, _key(self._root), create=create)
        try:
            yield folder
        finally:
            os.close(folder)


def _step(outer: int, name: str, *, create: bool) -> int:
    """The folder of that name, open, in one that is closed then; raises PermissionError when it is not ours alone."""
    try:
        if create:
            with suppress(FileExistsError):
                os.mkdir(name, 0o700, dir_fd=outer)
        inner = os.open(name, _FOLDER, dir_fd=outer)
    finally:
        os.close(outer)
    if _is_ours_alone(os.fstat(inner)):
        return inner
    os.close(inner)
    raise PermissionError(f"others may write to {name}")


def _opened_file(folder: int, name: str) -> int | None:
    """A descriptor of a file in an open folder; None when there is no such file, or it is to be doubted."""
    try:
        descriptor = open_file(folder, name)
    except OSError:
        return None
    with suppress(OSError):
        found = os.fstat(descriptor)
        if _is_to_trust(found):
            return descriptor
    os.close(descriptor)
    return None


def _take(lock: int, how: int, longest: float) -> bool:
    """Whether the lock is ours until it is closed, after so many seconds at most; raises OSError where the disk has no
    locks."""
    for number in range(int(longest / _BETWEEN) + 1):
        if number:
            time.sleep(_BETWEEN)
        with suppress(BlockingIOError):
            fcntl.flock(lock, how | fcntl.LOCK_NB)
            return True
    return False


def _throw_away(name: str, folder: int) -> None:
    with suppress(FileNotFoundError):
        os.unlink(name, dir_fd=folder)


def _throw_old_away(folder: int, now: float) -> None:
    """What was left unfinished long before that time by a process that was ended."""
    for name in os.listdir(folder):
        if name.endswith(_UNFINISHED):
            with suppress(OSError):  # who wrote it may be done, or another one throws it away
                if os.stat(name, dir_fd=folder, follow_symlinks=False).st_mtime + _LONG < now:
                    os.unlink(name, dir_fd=folder)


def _is_to_trust(found: os.stat_result) -> bool:
    """Whether it is a file that stands nowhere else, and nobody else could have written it."""
    return stat.S_ISREG(found.st_mode) and found.st_nlink == 1 and _is_ours_alone(found)


def _is_ours_alone(found: os.stat_result) -> bool:
    return found.st_uid == os.geteuid() and not stat.S_IMODE(found.st_mode) & _OTHERS


def _key(root: Path) -> str:
    return blake2b(os.fsencode(root), digest_size=16).hexdigest()
