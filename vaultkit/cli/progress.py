"""Progress: how far the reading of notes is, to a bar on a terminal; nothing where it is short or nobody looks."""

import sys
import time
from typing import Any

import click

_PATIENCE = 1.0
"""So many seconds pass before a bar is worth looking at."""


class Progress:
    """The bar of one reading."""

    def __init__(self) -> None:
        """Nothing is shown yet."""
        self._begun = time.monotonic()
        self._bar: Any = None  # click's own, whose type has no public name
        self._shown = 0

    def __call__(self, done: int, of: int) -> None:
        """So many notes of so many are read; at the last one the bar is closed."""
        if self._bar is None:
            if done >= of or time.monotonic() - self._begun < _PATIENCE or not sys.stderr.isatty():
                return
            self._bar = click.progressbar(length=of, label="Reading notes", file=sys.stderr)
        self._bar.update(done - self._shown)
        self._shown = done
        if done >= of:
            self._bar.render_finish()
            self._bar = None
