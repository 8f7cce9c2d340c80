"""Progress: a bar only where somebody looks at it, and only over a second."""

import io
import sys
import time

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
    assert "Reading notes" in screen.getvalue()
    assert screen.getvalue().endswith("\n")


def test_nothing_is_drawn_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = io.StringIO()
    monkeypatch.setattr(sys, "stderr", seen)
    seconds = iter((0.0, 2.0))
    monkeypatch.setattr(time, "monotonic", lambda: next(seconds, 3.0))
    told = progress.Progress()
    told(2, 4)
    assert seen.getvalue() == ""
