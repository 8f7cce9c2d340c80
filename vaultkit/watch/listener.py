"""Listener: a folder to hints about changes below it, by the system's file events; a listener that died is started
again, and where there are no events to be had the folder is polled."""

import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from vaultkit.watch.hints import HintHandler, Hints

# Not DirModifiedEvent: what changes in a folder has an event of its own, and a temp file or a dot file would count.
# Not the opening and closing of files that are read, or each build would hear itself.
EVENTS: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileModifiedEvent,
    FileClosedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    DirCreatedEvent,
    DirMovedEvent,
    DirDeletedEvent,
]
_HANDLES = Path("/proc/self/fdinfo")
_LONGEST_JOIN = 2.0


class ThreadLike(Protocol):
    """A thread that can be asked whether it is still there."""

    def is_alive(self) -> bool:
        """Whether it has started and not ended."""


class ObserverLike(ThreadLike, Protocol):
    """What is needed of watchdog's observer."""

    @property
    def emitters(self) -> Iterable[ThreadLike]:
        """The threads that read the system's events."""

    def schedule(
        self,
        handler: FileSystemEventHandler,
        path: str,
        /,
        *,
        recursive: bool,
        event_filter: list[type[FileSystemEvent]],
    ) -> object:
        """From its start on hands events of these types to the handler."""

    def start(self) -> None:
        """Starts the threads."""

    def stop(self) -> None:
        """Asks the threads to end."""

    def join(self, timeout: float | None = None) -> None:
        """Waits for the end."""


def watches_held() -> int | None:
    """How many folders this process watches by inotify; None where the system does not tell, or has another way."""
    try:
        handles = tuple(_HANDLES.iterdir())
    except OSError:
        return None
    held = 0
    for handle in handles:
        with suppress(OSError):
            held += handle.read_bytes().count(b"inotify wd:")
    return held or None


class Listener:
    """Hints about one folder, for as long as the process lives; `polling` says that no events are to be had, or not of
    every folder, and `is_doubtful` that this may turn out."""

    def __init__(
        self,
        root: Path,
        hints: Hints,
        observe: Callable[[], ObserverLike] = Observer,
        held: Callable[[], int | None] = watches_held,
    ) -> None:
        """Listens to nothing yet."""
        self.polling = False
        self.is_doubtful = False
        self._held = held
        self._root = root
        self._hints = hints
        self._observe = observe
        self._observer: ObserverLike | None = None
        self._threads: tuple[ThreadLike, ...] = ()
        self._folder: tuple[int, int] | None = None

    def check(self) -> bool:
        """Starts what should be listening and is not (it died, or the path leads to another folder now); False when it
        has just turned out that polling is all there is."""
        folder = self._current_folder()
        if self.polling or folder is None or (folder == self._folder and self._is_alive()):
            return True
        was_listening = self._observer is not None
        self.stop()
        try:
            self._start()
        except (FileNotFoundError, NotADirectoryError, PermissionError):
            return True  # the folder itself is in trouble, which the guards tell
        except Exception:  # too few watches (ENOSPC, EMFILE), or a library that is not there
            self.stop()
            self.polling = True
            return False
        self._folder = folder
        if was_listening:
            self._hints.add()  # nobody knows what was missed meanwhile
        return True

    def missing(self, folders: int) -> str:
        """What is to be told, once, when the system watches fewer than so many folders, which it does without an error
        at its limit; "" for nothing. From then on the vault is polled, too.

        It takes two looks in a row, since the watches of new folders come a moment later."""
        if self.polling or self._observer is None:
            return ""
        held = self._held()
        was_doubtful, self.is_doubtful = self.is_doubtful, held is not None and held < folders
        if not (was_doubtful and self.is_doubtful):
            return ""
        self.polling, self.is_doubtful = True, False
        return f"the system watches {held} of {folders} folders, more are over its limit"

    def stop(self) -> None:
        """Ends the threads, as far as they were started."""
        observer, self._observer, self._threads, self._folder = self._observer, None, (), None
        if observer is not None:
            with suppress(Exception):
                observer.stop()
                observer.join(_LONGEST_JOIN)

    def _start(self) -> None:
        others = set(threading.enumerate())
        self._observer = self._observe()
        self._observer.schedule(
            HintHandler(str(self._root), self._hints), str(self._root), recursive=True, event_filter=EVENTS
        )
        self._observer.start()
        # The observer may have more threads than it shows (one that reads inotify); each of them can die.
        self._threads = tuple(thread for thread in threading.enumerate() if thread not in others)

    def _is_alive(self) -> bool:
        if self._observer is None:
            return False
        threads = (self._observer, *self._observer.emitters, *self._threads)
        return all(thread.is_alive() for thread in threads)

    def _current_folder(self) -> tuple[int, int] | None:
        try:
            found = self._root.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino
