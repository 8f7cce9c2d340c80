"""Replacement of one page on the disk, and making of a new file: all or nothing, and never over bytes that nobody has
looked at."""

import errno
import fcntl
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256

from vaultkit.model.names import fold
from vaultkit.model.regex import regex
from vaultkit.vault.confine import MAX_BYTES, actual_name, open_file, read_at, read_open, sync_folder, write_open
from vaultkit.vault.swap import swap

_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV}
_NO_LOCKS = {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL}
_LONGEST_RUN = 3600.0
"""Seconds after which a run that wrote a temp file is over."""
_NEW_MODE = 0o666
_NEW, _SWAPPED, _KEPT = ".vk-new", ".vk-swapped", ".vk-kept"
_TEMPORARY = regex(r"\.vk-(?:new|swapped|kept)(?:-[0-9a-f]{12})+\.tmp")


class ChangedError(Exception):
    """The file is not what the edit was planned on."""


def write_page(folder: int, name: str, *, before: bytes | None, after: bytes, is_one: bool = True) -> None:
    """The page holds `after`, durably; raises ChangedError when it did not hold `before` (None: no such file), and
    OSError when the disk refuses. Of one that is not the only one the folder is left to be synced by whoever writes
    several.

    The new text is complete in a temp file before the name is touched, and the displaced file keeps a name of its own
    until it was compared, so that a save by an editor in between is put back."""
    name = actual_name(folder, name)
    _check(folder, name, before)
    with _temporary(folder, after, _mode(folder, name)) as temporary:
        if before is None:
            _create(folder, temporary, name)
        else:
            _exchange(folder, temporary, name, before=before, after=after)
        if is_one:
            sync_folder(folder)


def names_in(folder: int) -> set[str]:
    """The names of all that stands in an open folder, folded; raises OSError."""
    with os.scandir(folder) as entries:
        return {fold(entry.name) for entry in entries}


def create_file(folder: int, name: str, data: bytes, taken: set[str] | None = None) -> None:
    """A new file holds the data, durably; raises FileExistsError when the name, in any case or Unicode form, is taken,
    and OSError when the disk refuses. `taken` are the names in the folder, folded, where they are known; the new one is
    added, and the folder is left to be synced by whoever makes several."""
    is_one = taken is None
    taken = names_in(folder) if taken is None else taken
    if fold(name) in taken:
        raise FileExistsError(errno.EEXIST, "the name is taken")
    with _temporary(folder, data, None) as temporary:
        try:
            _create(folder, temporary, name)
        except ChangedError:
            raise FileExistsError(errno.EEXIST, "the name is taken") from None
        taken.add(fold(name))
        if is_one:
            sync_folder(folder)


def _check(folder: int, name: str, before: bytes | None) -> None:
    try:
        current = read_at(folder, name, limit=max(MAX_BYTES, len(before or b"")))
    except FileNotFoundError:
        current = None
    if current != before:
        raise ChangedError


def _mode(folder: int, name: str) -> int | None:
    try:
        return stat.S_IMODE(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode)
    except FileNotFoundError:
        return None


def is_temporary(name: str) -> bool:
    """Whether a file of that name is one that a run of vaultkit needs for a moment."""
    return name.startswith(".vk-") and _TEMPORARY.fullmatch(name) is not None


def sweep(folder: int, now: float | None = None) -> None:
    """The files that a killed run left in a folder are gone, but for those of a run that still goes on, and for a save
    of an editor's that was displaced at that moment: its name says what else it would hold.

    On a disk without locks nobody can tell whether a run still goes on, so what is an hour old by `now`, in seconds as
    files count them, is taken for left. Raises OSError when the folder cannot be read."""
    with os.scandir(folder) as entries:
        left = sorted(entry.name for entry in entries if is_temporary(entry.name))
    for name in left:
        with suppress(OSError):
            _remove_left(folder, name, now)


def _remove_left(folder: int, name: str, now: float | None) -> None:
    left = open_file(folder, name)
    try:
        if not _is_free(left, now):
            return
        is_ours = name.startswith(_NEW) or os.fstat(left).st_nlink > 1
        if is_ours or _digest(read_open(left)) in name.split("-"):
            os.unlink(name, dir_fd=folder)
    finally:
        os.close(left)


def _is_free(left: int, now: float | None) -> bool:
    """Whether no run holds the file."""
    try:
        fcntl.flock(left, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            return False
        return now is not None and now - os.fstat(left).st_mtime >= _LONGEST_RUN
    return True


def _name(kind: str, *known: bytes) -> str:
    """A name for a temp file, with the digests of what it may hold without being anybody's last save."""
    return "-".join([kind, *map(_digest, known), f"{os.urandom(6).hex()}.tmp"])


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()[:12]


@contextmanager
def _temporary(folder: int, data: bytes, mode: int | None) -> Iterator[str]:
    """The name of a synced file with the data, locked as long as it is needed; whatever is left of it in the end is
    removed."""
    name = _name(_NEW)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(name, flags, _NEW_MODE, dir_fd=folder)
    try:
        with suppress(OSError):  # a disk without locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        if mode is not None:
            os.fchmod(descriptor, mode)
        write_open(descriptor, data)
        os.fsync(descriptor)
        yield name
    finally:
        with suppress(OSError):
            os.close(descriptor)
        with suppress(OSError):
            os.unlink(name, dir_fd=folder)


def _create(folder: int, temporary: str, name: str) -> None:
    """The temp file under the name, if nothing has it yet."""
    try:
        os.link(temporary, name, src_dir_fd=folder, dst_dir_fd=folder, follow_symlinks=False)
    except FileExistsError:
        raise ChangedError from None
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _check(folder, name, None)
        os.replace(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)


def _exchange(folder: int, temporary: str, name: str, *, before: bytes, after: bytes) -> None:
    """The temp file, which holds `after`, in place of the one that holds `before`; whatever else was displaced is put
    back, so that no save of an editor is lost, in place or by another file.

    From the swap on the temp name may hold a save that nobody has seen: it is kept unless what it holds is known."""
    waiting = _name(_SWAPPED, before, after)
    os.replace(temporary, waiting, src_dir_fd=folder, dst_dir_fd=folder)
    is_known = True  # the waiting name holds our own text
    try:
        if not swap(folder, waiting, name):
            _replace(folder, waiting, name, before)
            return
        is_known = False  # it holds whatever stood there, and the look at it may fail
        is_known = _holds(folder, waiting, before)
        if not is_known:
            swap(folder, waiting, name)
            if not _holds(folder, waiting, after):  # saved once more meanwhile: the newer one stays
                swap(folder, waiting, name)
            is_known = True  # it holds our own text again, or a save that a newer one took the place of
            raise ChangedError
    except FileNotFoundError:
        raise ChangedError from None
    finally:
        if is_known:
            with suppress(OSError):
                os.unlink(waiting, dir_fd=folder)


def _holds(folder: int, name: str, data: bytes) -> bool:
    try:
        _check(folder, name, data)
    except ChangedError:
        return False
    return True


def _replace(folder: int, temporary: str, name: str, before: bytes) -> None:
    """The same where names cannot be swapped: with a second name for the displaced file, as long as it is looked at."""
    kept = _kept(folder, name, before)
    try:
        _check(folder, kept or name, before)
        if kept is not None and not _is_same(folder, kept, name):
            raise ChangedError
        os.replace(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)
        if kept is not None:
            _put_back_if_changed(folder, kept, name, before)
    finally:
        if kept is not None:
            with suppress(OSError):
                os.unlink(kept, dir_fd=folder)


def _kept(folder: int, name: str, before: bytes) -> str | None:
    """Another name for the file that stands there now; None on a disk without hard links."""
    kept = _name(_KEPT, before)
    try:
        os.link(name, kept, src_dir_fd=folder, dst_dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        raise ChangedError from None
    except OSError as error:
        if error.errno in _NO_LINKS:
            return None
        raise
    return kept


def _is_same(folder: int, one: str, other: str) -> bool:
    first = os.stat(one, dir_fd=folder, follow_symlinks=False)
    try:
        second = os.stat(other, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return False
    return (first.st_dev, first.st_ino) == (second.st_dev, second.st_ino)


def _put_back_if_changed(folder: int, kept: str, name: str, before: bytes) -> None:
    try:
        _check(folder, kept, before)
    except ChangedError:
        os.replace(kept, name, src_dir_fd=folder, dst_dir_fd=folder)
        raise
