"""Progress: a bar only where somebody looks at it, and only over a second."""

import errno
import io
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from vaultkit.cli import progress


class Screen(io.StringIO):
    """What a terminal was told."""

    def isatty(self) -> bool:
        return True


def test_a_bar_is_drawn_on_a_terminal_after_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    seconds = iter((0.0, 0.5, 2.0))
    monkeypatch.setattr(time, "monotonic", lambda: next(seconds, 3.0))
    told = progress.Progress()
    told(1, 4)
    assert screen.getvalue() == ""
    for done in (2, 3, 4):
        told(done, 4)
    *_, first, half, whole, empty, rest = screen.getvalue().split("\r")
    assert "Reading notes" in first
    assert [one.rpartition(" ")[2] for one in (first, half, whole)] == ["50%", "75%", "100%"]
    assert (empty, rest) == (" " * len(whole), ""), "a bar that is done leaves an empty line"
    assert "\x1b" not in screen.getvalue(), "whoever stops the command keeps a cursor"


def test_nothing_is_drawn_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = io.StringIO()
    monkeypatch.setattr(sys, "stderr", seen)
    seconds = iter((0.0, 2.0))
    monkeypatch.setattr(time, "monotonic", lambda: next(seconds, 3.0))
    told = progress.Progress()
    told(2, 4)
    assert seen.getvalue() == ""


class Terminal:
    """Standard error of a process on a terminal: what is drawn on it, and a clock that beats when it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.drawn: list[str] = []
        monkeypatch.setattr(sys, "stderr", Screen())
        monkeypatch.setattr(progress, "_can_beat", lambda: True)
        monkeypatch.setattr(progress, "_draw", self.drawn.append)
        monkeypatch.setattr(signal, "signal", self._take)
        monkeypatch.setattr(signal, "setitimer", lambda *_: None)

    def _take(self, _number: int, handler: Callable[[int, None], None]) -> None:
        self._handler = handler

    def beat(self) -> str:
        """What the next beat of the clock draws."""
        before = len(self.drawn)
        self._handler(14, None)
        return "".join(self.drawn[before:])


def test_work_is_shown_while_it_lasts_and_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal(monkeypatch)
    with progress.working():
        with progress.working():
            shown = [terminal.beat() for _ in range(40)]
        assert len({len(one) for one in shown}) == 1
        assert {one.count("#") for one in shown} == {4}
        assert shown[0] != shown[1]
    assert terminal.drawn[-1].strip("\r ") == ""
    assert len(terminal.drawn[-1]) == len(shown[0]) + 1


def test_nothing_is_drawn_while_somebody_is_asked_or_a_bar_stands_there(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal(monkeypatch)
    seconds = iter((0.0, 2.0))
    monkeypatch.setattr(time, "monotonic", lambda: next(seconds, 3.0))
    with progress.working():
        told = progress.Progress()
        terminal.beat()
        told(1, 4)
        assert terminal.drawn[-1].strip("\r ") == ""
        assert terminal.beat() == ""
        told(4, 4)
        assert terminal.beat()
        with progress.not_working():
            assert terminal.drawn[-1].strip("\r ") == ""
            assert terminal.beat() == ""
        assert terminal.beat()
        with progress.not_working():
            with progress.not_working():
                pass
            assert terminal.beat() == ""
        with suppress(KeyboardInterrupt), progress.not_working():
            raise KeyboardInterrupt
        assert terminal.beat()


def test_a_terminal_that_is_gone_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> int:
        raise OSError(errno.EIO, "the terminal hung up")

    drawn = progress._draw
    terminal = Terminal(monkeypatch)
    monkeypatch.setattr(progress, "_draw", drawn)
    monkeypatch.setattr(os, "write", gone)
    with progress.working():
        terminal.beat()


def test_in_a_pipe_no_clock_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signal, "setitimer", None)
    with progress.working(), progress.not_working():
        pass
