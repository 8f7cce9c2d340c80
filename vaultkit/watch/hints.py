"""Hints: file events, from whichever thread, to two times (the first and the last hint that something changed) and the
few files of which they are, and a wait that ends early for the first hint or when the watcher is to stop."""

import os
import threading
from contextlib import suppress
from pathlib import PurePath
from queue import Empty, SimpleQueue

from watchdog.events import FileDeletedEvent, FileSystemEvent, FileSystemEventHandler

from vaultkit.vault.root import SETTINGS_FILE
from vaultkit.watch.clock import Clock

MOST_TOLD = 50
"""Of more files than these, it is no longer told which they are."""


class Hints:
    """The hints since they were last taken; safe to use from threads, and `stop` from a signal handler too."""

    def __init__(self, clock: Clock) -> None:
        """No hint yet."""
        self.stopped = False
        self._clock = clock
        self._lock = threading.Lock()
        self._first: float | None = None
        self._last = 0.0
        self._told: set[str] | None = None
        self._is_eager = False
        # A simple queue may be put to while this very thread waits on it, which is what a signal handler does.
        self._wakes: SimpleQueue[None] = SimpleQueue()

    def add(self, path: str = "") -> None:
        """Something may have changed now: the file at that path, or nobody knows what."""
        at = self._clock().at
        with self._lock:
            told = set() if self._first is None else self._told
            self._told = {*told, path} if told is not None and path and len(told) < MOST_TOLD else None
            self._first = at if self._first is None else self._first
            self._last = at
            wakes, self._is_eager = self._is_eager, False
        if wakes:
            self._wakes.put(None)

    def take(self) -> tuple[float, float, frozenset[str]] | None:
        """The times of the first and the last hint since the last call, and the paths of the files of which all are,
        none where these are many or nobody knows; None when there was no hint."""
        with self._lock:
            found = None if self._first is None else (self._first, self._last, frozenset(self._told or ()))
            self._first = None
        return found

    def wait(self, pause: float, *, eager: bool) -> None:
        """Returns after that many seconds, or when told to stop; when `eager` also at the first hint. In a burst it is
        not eager: thousands of hints then cost one wake."""
        with self._lock:
            if eager and self._first is not None:
                return
            self._is_eager = eager
        with suppress(Empty):
            self._wakes.get(timeout=pause)
        with suppress(Empty):
            while True:
                self._wakes.get_nowait()

    def stop(self) -> None:
        """Makes the wait return, now and from now on."""
        self.stopped = True
        self._wakes.put(None)


class HintHandler(FileSystemEventHandler):
    """Takes file events below a folder for hints."""

    def __init__(self, root: str, hints: Hints) -> None:
        """Hints at what matters below that folder."""
        self._root = root
        self._hints = hints

    def dispatch(self, event: FileSystemEvent) -> None:
        """Adds a hint if the event matters; an exception here would end the observer's thread, so there is none."""
        with suppress(Exception):
            paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
            told = [path for path in paths if matters(path, self._root, event.is_directory)]
            is_one = len(told) == 1 and not event.is_directory and not isinstance(event, FileDeletedEvent)
            if told:  # a file that is deleted may be one of many, or be there again in a moment
                self._hints.add(told[0] if is_one else "")


def matters(path: str, root: str, is_directory: bool) -> bool:
    """Whether a change of that path can change a note: a folder, a Markdown file or the settings, and no dot name on
    the way below the root (`.git`, `.obsidian`, temp files)."""
    inner = path.removeprefix(root) if path.startswith(root) else path
    parts = PurePath(inner.lstrip(os.sep)).parts
    if any(part.startswith(".") for part in parts):
        return False
    return is_directory or path.endswith(".md") or parts == (SETTINGS_FILE,)
