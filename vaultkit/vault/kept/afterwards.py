"""Afterwards: work of which nothing but what it leaves in the cache folder is needed, done by a copy of this process
that outlives it for a moment, so that nobody waits for it who has what they asked for.

Meanwhile the copy holds a lock, for which the next command of the same vault waits: it finds what it would have found
if it had begun later. A copy that is ended by force, as schedulers and containers may do when a command has ended,
leaves the lock and what stood in the folder before; then the next command does its work itself."""

import os
from collections.abc import Callable
from contextlib import suppress

from vaultkit.vault.kept.folder import CacheFolder
from vaultkit.vault.worker_count import worker_count

_LOCK = "leaving"
_LONGEST_WAIT = 30.0
"""So many seconds after a copy began it is waited for; then the next command takes what it finds. To leave a hundred
thousand new notes takes ten."""
_LONGEST_WORK = 600
"""So many seconds of processor time a copy has."""
_AT_WORK = b"at work"
"""What stands in the file of the lock while a copy is; of one that was ended by force it stays there."""
_FIRST = 1
"""The number of the process with which all others of a container end."""


def afterwards(work: Callable[[], bool], folder: CacheFolder) -> bool:
    """Whether a copy of this process began the work; False where none can be made, where it would not outlive this one,
    as the last one did not, or where another one is still at work in this folder: then nothing was begun. The work says
    whether it went well; where it did not, the next command does its own itself, and can tell of it."""
    if worker_count() == 1 or os.getpid() == _FIRST or (lock := folder.lock(_LOCK)) is None:
        return False
    try:
        if os.pread(lock, len(_AT_WORK), 0):
            os.truncate(lock, 0)
            return False
        os.pwrite(lock, _AT_WORK, 0)
        if not os.fork():
            _outlive(work, lock)
    except OSError:
        return False
    finally:
        os.close(lock)  # it stays with the copy
    return True


def wait_for_others(folder: CacheFolder) -> bool:
    """Comes back once nobody else is at work in the folder, or it takes too long; whether anybody was."""
    return folder.wait_for(_LOCK, _LONGEST_WAIT)


def _inherited() -> list[int]:
    """The descriptors that a caller may wait for, since it let this process have them; those that vaultkit opened are
    passed on to nobody."""
    with suppress(OSError), os.scandir("/dev/fd") as entries:
        return [int(one.name) for one in entries if _is_inherited(int(one.name))]
    return []


def _is_inherited(number: int) -> bool:
    try:
        return os.get_inheritable(number)
    except OSError:  # as that by which they are listed, which is closed
        return False


def _outlive(work: Callable[[], bool], lock: int) -> None:
    """Does the work apart from the terminal and from whoever reads what this process prints, and ends."""
    try:
        import resource  # only a copy needs it

        os.setsid()
        os.chdir("/")
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CPU, (_LONGEST_WORK, _LONGEST_WORK))
        inherited, empty = _inherited(), os.open(os.devnull, os.O_RDWR)
        for descriptor in {*range(3), *inherited}:
            os.dup2(empty, descriptor)
        if work():
            os.truncate(lock, 0)
    finally:  # whatever went wrong, nothing of this process may run twice
        os._exit(0)
