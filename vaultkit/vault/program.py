"""Program: what tells one installed vaultkit from another, so that nothing is taken from the cache that another one
left."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

import vaultkit
from vaultkit.vault.templates import find_templates


@cache
def program() -> str:
    """The hash of the stats of vaultkit's own sources and templates, of the folder in which what it stands on is
    installed, and of the interpreter. Raises OSError where they cannot be looked at."""
    own = Path(vaultkit.__file__).parent
    told = [sys.version, *_stats(str(own)), *_stats(str(find_templates())), *map(_stat, _libraries())]
    return blake2b("\n".join(told).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _libraries() -> list[str]:
    """The folders in which modules were installed; installing or removing one changes its folder."""
    return sorted({path for path in sys.path if path.endswith("-packages") and Path(path).is_dir()})


def _stats(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        every = sorted(entries, key=lambda entry: entry.name)
    for entry in every:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _stats(entry.path)
        else:
            yield _line(entry.path, entry.stat())


def _stat(path: str) -> str:
    return _line(path, Path(path).stat())


def _line(path: str, found: os.stat_result) -> str:
    return f"{path}\0{found.st_size} {found.st_mtime_ns} {found.st_ino}"
