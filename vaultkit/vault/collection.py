"""Collection: garbage collection kept out of work that makes many values and no cycles."""

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collection() -> Iterator[None]:
    """Nothing is collected meanwhile: each collection would walk through all that was read so far."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def leave_garbage() -> None:
    """Nothing is collected from now on, not at the end either: the process ends soon, and takes all of it along."""
    gc.disable()
    atexit.register(gc.freeze)


def collect_garbage() -> None:
    """Garbage is collected from now on: the process stays."""
    gc.enable()
    atexit.unregister(gc.freeze)
