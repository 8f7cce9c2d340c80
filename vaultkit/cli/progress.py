"""Progress: what a command is at, to a bar on a terminal once it takes a second: how far the reading of notes is, and
else that there is work; nothing where it is short or nobody looks."""

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

import click

_PATIENCE = 1.0
"""So many seconds pass before a bar is worth looking at."""
_BEAT = 0.2
_ROOM, _BLOCK = 20, 4
_WIDTH = 36
_TERMINAL = 2
"""The file number of standard error."""


class Progress:
    """The bar of one piece of work, of which so much of so much is done.

    It is plain text: that of click hides the cursor, which a command that is stopped meanwhile would not bring back."""

    def __init__(self, label: str = "Reading notes") -> None:
        """Nothing is shown yet."""
        self._label = label
        self._begun = time.monotonic()
        self._drawn = ""

    def __call__(self, done: int, of: int) -> None:
        """So much of so much is done; at the end the bar is taken away."""
        if not self._drawn:
            if done >= of or time.monotonic() - self._begun < _PATIENCE or not sys.stderr.isatty():
                return
            _Pulse.hush()
        full = _WIDTH * done // of
        now = f"{self._label}  [{'#' * full}{'-' * (_WIDTH - full)}]  {100 * done // of:3}%"
        if now != self._drawn:
            click.echo(f"\r{now}", file=sys.stderr, nl=False)
        self._drawn = now
        if done >= of:
            click.echo(f"\r{' ' * len(now)}\r", file=sys.stderr, nl=False)
            self._drawn = ""
            _Pulse.go_on()


@contextmanager
def working() -> Iterator[None]:
    """Within it a terminal shows, once a second has passed, that there is work, and behind it nothing of that."""
    if _Pulse.current is not None or not _can_beat():
        yield
        return
    import signal  # only a terminal needs it

    pulse = _Pulse.current = _Pulse()
    former = signal.signal(signal.SIGALRM, pulse.beat)
    signal.setitimer(signal.ITIMER_REAL, _PATIENCE, _BEAT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, former)
        pulse.erase()
        _Pulse.current = None


@contextmanager
def not_working() -> Iterator[None]:
    """Within it somebody is asked, so that nothing else is drawn on their terminal."""
    was_hushed = _Pulse.hush()
    try:
        yield
    finally:
        if not was_hushed:
            _Pulse.go_on()


class _Pulse:
    """A block that moves to and fro. It is drawn from a timer's signal: a thread would keep notes from being read by
    several processes at once."""

    current: "_Pulse | None" = None

    def __init__(self) -> None:
        self._at = 0
        self._drawn = ""
        self._is_hushed = False

    def beat(self, _number: int, _frame: FrameType | None) -> None:
        """Draws the block one step on."""
        if self._is_hushed:
            return
        span = _ROOM - _BLOCK
        place = span - abs(self._at % (2 * span) - span)
        self._at += 1
        self._drawn = f"Working it out  [{' ' * place}{'#' * _BLOCK}{' ' * (span - place)}]"
        _draw(f"\r{self._drawn}")

    def erase(self) -> None:
        """Leaves an empty line where something was drawn."""
        if self._drawn:
            _draw(f"\r{' ' * len(self._drawn)}\r")
        self._drawn = ""

    @classmethod
    def hush(cls) -> bool:
        """Nothing is drawn until it goes on; whether nothing was before."""
        if cls.current is None:
            return True
        was_hushed, cls.current._is_hushed = cls.current._is_hushed, True
        cls.current.erase()
        return was_hushed

    @classmethod
    def go_on(cls) -> None:
        """It is drawn again."""
        if cls.current:
            cls.current._is_hushed = False


def _draw(text: str) -> None:
    """Draws at whatever line the command is: a terminal that is gone must not seem a note that cannot be read."""
    with suppress(OSError):
        os.write(_TERMINAL, text.encode())


def _can_beat() -> bool:
    """Whether standard error is a terminal, and nobody else uses the timer."""
    if not (sys.stderr.isatty() and os.isatty(_TERMINAL)):
        return False
    import signal

    if not hasattr(signal, "setitimer"):
        return False
    is_main = threading.current_thread() is threading.main_thread()
    return is_main and signal.getsignal(signal.SIGALRM) is signal.SIG_DFL
