"""Aside: work of which nothing but what it leaves on the disk is needed, done by a copy of this process while this one
goes on. The copy ends before whoever began it goes on behind it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from vaultkit.vault.forks import Fork
from vaultkit.vault.worker_count import worker_count

_WELL, _NOT_WELL = b"1", b"0"


@contextmanager
def aside(work: Callable[[], bool], *, is_much: bool) -> Iterator[Callable[[], bool]]:
    """Gives what waits for the work and says whether it went well; within, it goes on beside. What is not much is done
    when it is waited for, and so is what a copy fails to do."""
    if not is_much or worker_count() == 1:
        yield work
        return
    fork = Fork(lambda: _WELL if work() else _NOT_WELL)

    def done() -> bool:
        sent = fork.sent()
        return sent == _WELL if sent else work()

    try:
        yield done
    finally:
        fork.end()
