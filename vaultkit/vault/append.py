"""Append: log lines to the end of a user's note, the one way in which a note of theirs is ever changed.

An editor that saves in place truncates the file first; to append to whatever stands there loses none of its bytes,
where replacing the file would."""

import errno
import fcntl
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from vaultkit.model.diagnostic import Diagnostic
from vaultkit.syntax.append_text import text_to_append
from vaultkit.vault.confine import MAX_BYTES, ConfinedError, open_file, read_open, sync_folder, write_open

_TRIES = 3
_WRITE = os.O_RDWR | os.O_APPEND


def append_lines(folder: int, name: str, path: str, lines: Sequence[str]) -> bool | Diagnostic:
    """Whether lines were appended to the note, durably; False when all stood there already.

    A finding says why the note was left alone. Raises ConfinedError for what is no regular file of one name or is too
    large, FileNotFoundError when there is no note, BlockingIOError when an editor replaced the note each time, and
    OSError when the disk refuses; whatever was written by then is completed by the next call."""
    for _ in range(_TRIES):
        with _opened(folder, name) as note:
            data = read_open(note)
            added = text_to_append(path, data, lines)
            if isinstance(added, Diagnostic) or not added:
                return added or False
            write_open(note, added)
            os.fsync(note)
            if _still_there(folder, name, note):
                sync_folder(folder)
                return True
    raise BlockingIOError(errno.EAGAIN, "an editor keeps replacing the note")


@contextmanager
def _opened(folder: int, name: str) -> Iterator[int]:
    """A descriptor that appends, of a regular file with one name, locked against other runs of vaultkit."""
    note = open_file(folder, name, _WRITE)
    try:
        found = os.fstat(note)
        if reason := _reason_against(found):
            raise ConfinedError(errno.EINVAL, reason)
        with suppress(OSError):  # a disk without locks
            fcntl.flock(note, fcntl.LOCK_EX)
        yield note
    finally:
        os.close(note)


def _reason_against(found: os.stat_result) -> str:
    """Why nothing is appended to such a file, "" where something may be."""
    if not stat.S_ISREG(found.st_mode):
        return "it is no regular file"
    if found.st_nlink != 1:
        return "it has another name as well (a hard link), under which it would change too"
    return f"it is larger than {MAX_BYTES:,} bytes" if found.st_size > MAX_BYTES else ""


def _still_there(folder: int, name: str, note: int) -> bool:
    """Whether the name still leads to the file that was written to."""
    try:
        return os.path.samestat(os.fstat(note), os.stat(name, dir_fd=folder, follow_symlinks=False))
    except FileNotFoundError:
        return False
