"""Append: log lines to the end of a user's note, the one way in which a note of theirs is ever changed, but for such a
line that is taken out again.

An editor that saves in place truncates the file first; to append to whatever stands there loses none of its bytes,
where replacing the file would."""

import errno
import fcntl
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.location import Location
from vaultkit.model.page import Edit
from vaultkit.vault.confine import MAX_BYTES, ConfinedError, open_file, read_open, sync_folder, write_open
from vaultkit.vault.replace import write_page
from vaultkit.vault.saves import Saves

_TRIES = 3
_WRITE = os.O_RDWR | os.O_APPEND


def append_lines(folder: int, name: str, edit: Edit, saves: Saves) -> bool | Diagnostic:
    """Whether the lines of an edit were appended to its note, durably; False when all stood there already.

    A finding says why the note was left alone: for its own sake, or for now, since an editor may be in the middle of
    saving it. Raises ConfinedError for what is no regular file of one name or is too
    large, FileNotFoundError when there is no note, BlockingIOError when an editor replaced the note each time, and
    OSError when the disk refuses; whatever was written by then is completed by the next call."""
    from vaultkit.syntax.append_text import text_to_append  # reads notes, and only what writes to one needs it

    for _ in range(_TRIES):
        with _opened(folder, name) as note:
            data = read_open(note)
            added = text_to_append(edit.path, data, edit.log_lines)
            if not added:
                return False
            if reason := _reason_to_wait(note, data, edit, saves):
                return diagnose("append-waits", reason, Location(path=edit.path))
            if isinstance(added, Diagnostic):
                return added
            write_open(note, added)
            os.fsync(note)
            saves.left(edit.path, data + added, os.fstat(note).st_mtime)
            if saves.written:
                saves.written.add(edit.path, edit.log_lines, added, data)
            if _still_there(folder, name, note):
                sync_folder(folder)
                return True
    raise BlockingIOError(errno.EAGAIN, "an editor keeps replacing the note")


def remove_lines(folder: int, name: str, edit: Edit, saves: Saves) -> Diagnostic | None:
    """The note holds what the edit leaves of it, durably, without the lines of vaultkit's that the edit takes out; a
    finding says why it was left alone for now.

    Raises as `append_lines` does, ConfinedError also for an edit that takes out anything else, and ChangedError when
    the note is not what the edit was planned on: then it stays as it is."""
    before, after = edit.before or b"", edit.after
    if not _takes_only(before, after, edit):
        raise ConfinedError(errno.EPERM, "more than the line would go")
    with _opened(folder, name) as note:
        if reason := _reason_to_wait(note, read_open(note), edit, saves):
            return diagnose("append-waits", reason, Location(path=edit.path))
        write_page(folder, name, before=before, after=after)
    saves.left(edit.path, after, os.stat(name, dir_fd=folder, follow_symlinks=False).st_mtime)
    return None


def _takes_only(before: bytes, after: bytes, edit: Edit) -> bool:
    """Whether all that goes are the lines of the edit, the heading that came with them, and empty lines."""
    pairs = enumerate(zip(before, after, strict=False))
    same = next((at for at, (one, other) in pairs if one != other), len(after))
    end = same + len(before) - len(after)
    from vaultkit.syntax.fragments import LOG_HEADING

    rows = {row.strip() for row in before[same:end].split(b"\n")} - {b"", LOG_HEADING.encode()}
    return end > same and after[same:] == before[end:] and rows <= {one.line.encode() for one in edit.log_lines}


def _reason_to_wait(note: int, data: bytes, edit: Edit, saves: Saves) -> str:
    """Why the note is to be left alone for now, "" for nothing; what was read of it is remembered."""
    saves.saw(edit.path, len(edit.before or b""))
    if saves.must_wait(edit.path, data, os.fstat(note).st_mtime):
        return "the note was changed a moment ago, and may be in the middle of a save"
    if len(data) < len(edit.before or b""):
        return "the note is shorter than it was a moment ago, and may be in the middle of a save"
    return ""


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
