"""A disk that refuses: for as long as it is armed, what is asked of some files or folders fails, also for root (to whom
permissions mean nothing)."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

READING = ("open", "scandir")


@contextmanager
def refused(root: Path, *paths: str, calls: tuple[str, ...] = READING, code: int = errno.EACCES) -> Iterator[None]:
    """These calls fail with that error for the files and folders of the vault at these paths; a `close` closes what
    it is given, and fails then."""
    wanted = {_place((root / path).stat()) for path in paths}
    real: dict[str, Callable[..., Any]] = {name: getattr(os, name) for name in calls}
    look, look_at = os.stat, os.fstat

    def is_wanted(target: Any, folder: int | None) -> bool:
        try:
            found = look_at(target) if isinstance(target, int) else look(target, dir_fd=folder, follow_symlinks=False)
        except (OSError, ValueError):
            return False
        return _place(found) in wanted

    def wrapped(name: str) -> Callable[..., Any]:
        def call(target: Any, *rest: Any, **named: Any) -> Any:
            if not is_wanted(target, named.get("dir_fd")):
                return real[name](target, *rest, **named)
            if name == "close":
                real[name](target)
            raise OSError(code, os.strerror(code))

        return call

    for name in calls:
        setattr(os, name, wrapped(name))
    try:
        yield
    finally:
        for name in calls:
            setattr(os, name, real[name])


def _place(found: os.stat_result) -> tuple[int, int]:
    return found.st_dev, found.st_ino
