"""Named file: a file that the user names on the command line, in the vault or elsewhere: read whole, and replaced only
where what stands there is known to be ours."""

import errno
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from vaultkit.vault.confine import read_open, write_open

_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV}


class NotOursError(OSError):
    """A file that is there and was not written by us; it is left as it is."""


def read_named(path: Path, *, limit: int) -> bytes:
    """The bytes of a regular file, a link followed; raises OSError, and where it is larger than `limit` or no regular
    file."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "this is no file to read", str(path))
        try:
            return read_open(descriptor, limit=limit)
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        os.close(descriptor)


def write_named(path: Path, data: bytes, is_ours: Callable[[bytes], bool], *, limit: int) -> bool:
    """Whether the file had to be written to hold the data: a new one, or in place of one that is ours, all or nothing.

    Raises NotOursError for a file of anybody else's, for a link and for what is no regular file, and OSError when the
    disk refuses."""
    before = _standing(path, limit)
    if before == data:
        return False
    if before is not None and not is_ours(before):
        raise NotOursError(errno.EEXIST, "a file stands there that vaultkit did not write, so it is left", str(path))
    temporary = path.with_name(f".vk-new-{os.getpid()}-{os.urandom(6).hex()}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        try:
            write_open(descriptor, data)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if before is None:
            _make(temporary, path)
        else:
            temporary.chmod(stat.S_IMODE(path.lstat().st_mode))
            temporary.replace(path)
    except FileExistsError:
        raise NotOursError(errno.EEXIST, "a file came to stand there meanwhile, so it is left", str(path)) from None
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()
    return True


def _make(temporary: Path, path: Path) -> None:
    """The temp file under a name that nothing has; on a disk without hard links a moment's trust must do."""
    try:
        os.link(temporary, path, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, "the name is taken") from None
        temporary.replace(path)


def _standing(path: Path, limit: int) -> bytes | None:
    """What stands there, None for nothing."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found.st_mode):
        raise NotOursError(errno.EEXIST, "what stands there is no regular file, so it is left", str(path))
    return read_named(path, limit=limit)
