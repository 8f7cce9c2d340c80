"""Aside: work that nobody waits for at once, done by a copy of this process meanwhile, where there is so much of it
that the copy is worth its making.

It ends with whoever asked for it: nothing of it is left behind a command."""

from collections.abc import Callable

from vaultkit.vault.forks import Fork
from vaultkit.vault.worker_count import MANY, worker_count

_WELL, _ILL = b"well", b"ill"


class Aside:
    """Such a work: it tells whether it went well, and changes nothing but the disk."""

    def __init__(self, work: Callable[[], bool], notes: int) -> None:
        """Begins, if it is about so many notes that are new; else it is done when its end is waited for."""
        self._work = work
        are_many = notes >= MANY and worker_count() > 1
        self._fork = Fork(lambda: _WELL if work() else _ILL) if are_many else None

    def done(self) -> bool:
        """Whether it went well, once it is done; what a copy did not bring to its end is done here."""
        told = self._fork.sent() if self._fork else b""
        return told == _WELL if told in {_WELL, _ILL} else self._work()

    def close(self) -> None:
        """Nothing of it goes on."""
        if self._fork:
            self._fork.end()
