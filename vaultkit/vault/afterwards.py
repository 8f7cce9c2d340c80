"""Afterwards: work of which nothing but what it leaves in the cache folder is needed, done by a copy of this process
that outlives it for a moment, so that nobody waits for it who has what they asked for.

Meanwhile the copy holds a lock, for which the next command of the same vault waits a little: it finds what it would
have found if it had begun later. A copy that is ended by force leaves the lock, and what stood in the folder before."""

import os
import resource
from collections.abc import Callable
from contextlib import suppress

from vaultkit.vault.cache_folder import CacheFolder
from vaultkit.vault.worker_count import worker_count

_LOCK = "leaving"
_LONGEST_WAIT = 3.0
"""So many seconds the next command waits at most; then it takes what it finds."""
_LONGEST_WORK = 120
"""So many seconds of processor time a copy has, which needs a hundredth of that."""
_FIRST = 1
"""The number of the process with which all others of a container end."""


def afterwards(work: Callable[[], object], folder: CacheFolder) -> bool:
    """Whether a copy of this process began the work; False where none can be made, where it would not outlive this one,
    or where another one is still at work in this folder: then nothing was begun."""
    if worker_count() == 1 or os.getpid() == _FIRST or (lock := folder.lock(_LOCK)) is None:
        return False
    try:
        copy = os.fork()
    except OSError:
        os.close(lock)
        return False
    if not copy:
        _outlive(work)
    os.close(lock)  # it stays with the copy
    return True


def wait_for_others(folder: CacheFolder) -> None:
    """Comes back once nobody else is at work in the folder, or it takes too long."""
    folder.wait_for(_LOCK, _LONGEST_WAIT)


def _outlive(work: Callable[[], object]) -> None:
    """Does the work apart from the terminal and from whoever reads what this process prints, and ends."""
    try:
        os.setsid()
        os.chdir("/")
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CPU, (_LONGEST_WORK, _LONGEST_WORK))
        empty = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(empty, stream)
        work()
    finally:  # whatever went wrong, nothing of this process may run twice
        os._exit(0)
