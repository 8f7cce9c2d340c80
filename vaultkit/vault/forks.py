"""Forks: copies of this process, each of which does a part of some work and sends bytes, at its end or as it goes.

A copy is made by a plain fork, which runs no other program. Whatever goes wrong with it, nothing is sent, and whoever
asked does the work itself. It never outlives who made it for long, not even one that is ended by force."""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import BinaryIO

_BETWEEN = 0.1
"""So many seconds lie between two looks of a copy at whether who made it is still there."""
_KILLED = 9
"""`signal.SIGKILL`, which has this number everywhere; its module takes its time to name all the others."""
_ON_THE_WAY = 1 << 20
"""So many bytes may be on their way from a copy before it has to wait until they are taken."""


class Fork:
    """One copy of this process."""

    def __init__(self, work: Callable[[], bytes | Iterable[bytes]]) -> None:
        """Begins to work, and sends what that gives, part by part; where no copy can be made, nothing will be sent."""
        self._pid, maker = 0, os.getpid()
        self._from, to = os.pipe()
        _widen(to)
        try:
            self._pid = os.fork()
        except OSError:
            os.close(to)
            return
        if self._pid:
            os.close(to)
            return
        try:
            os.close(self._from)
            _end_with(maker)
            with os.fdopen(to, "wb") as file:
                given = work()
                for part in (given,) if isinstance(given, bytes) else given:
                    file.write(part)
                    file.flush()
        finally:  # whatever went wrong, nothing of this process may run twice
            os._exit(0)

    @property
    def process(self) -> int:
        """Its number; 0 where there is none."""
        return self._pid

    def so_far(self) -> bytes:
        """What it sent since it was asked last, without waiting for more."""
        os.set_blocking(self._from, False)
        try:
            return os.read(self._from, _ON_THE_WAY)
        except BlockingIOError:
            return b""
        finally:
            os.set_blocking(self._from, True)

    def has_sent(self) -> bool:
        """Whether it sent something already, or was ended."""
        from select import select  # most of those who wait have nothing else to do

        return bool(select([self._from], [], [], 0)[0])

    def sent(self) -> bytes:
        """What it sends, once it is done; a part, or nothing, where it was ended."""
        with self.reader() as file:
            return file.read()

    def reader(self) -> BinaryIO:
        """A file of what it sends, to be read part by part, so that none is copied; it ends where the copy did."""
        return os.fdopen(self._from, "rb", closefd=False)

    def end(self) -> None:
        """Nothing of it is left."""
        os.close(self._from)
        if self._pid:
            with suppress(ProcessLookupError):
                os.kill(self._pid, _KILLED)
            with suppress(ChildProcessError):
                os.waitpid(self._pid, 0)


def _end_with(maker: int) -> None:
    """This process, which that one made, ends soon after it."""
    import signal  # only a copy needs it

    def look(*_: object) -> None:
        if os.getppid() != maker:
            os._exit(0)

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, _BETWEEN, _BETWEEN)


def _widen(pipe: int) -> None:
    """Lets as much be on its way through the pipe; where the system does not, a copy waits a little oftener."""
    with suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _ON_THE_WAY)
