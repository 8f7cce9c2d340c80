"""Program: what tells one installed vaultkit from another, so that nothing is taken from the cache that another one
left."""

import os
import sys
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path

import vaultkit
from vaultkit.vault.templates import find_templates

_NAME = attrgetter("name")


@cache
def program() -> str:
    """The hash of the stats of vaultkit's own sources and templates, of the folder in which what it stands on is
    installed, and of the interpreter. Raises OSError where they cannot be looked at."""
    told = [sys.version]
    for folder in (Path(vaultkit.__file__).parent, find_templates()):
        _tell(str(folder), told)
    told += map(_stat, _libraries())
    return blake2b("\n".join(told).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _libraries() -> list[str]:
    """The folders in which modules were installed; installing or removing one changes its folder."""
    return sorted({path for path in sys.path if path.endswith("-packages") and Path(path).is_dir()})


def _tell(folder: str, told: list[str]) -> None:
    """Adds a line for each file below the folder."""
    with os.scandir(folder) as entries:
        every = sorted(entries, key=_NAME)
    for entry in every:
        if entry.is_dir():
            if entry.name != "__pycache__":
                _tell(entry.path, told)
        else:
            told.append(_line(entry.path, entry.stat()))


def _stat(path: str) -> str:
    return _line(path, Path(path).stat())


def _line(path: str, found: os.stat_result) -> str:
    return f"{path}\0{found.st_size} {found.st_mtime_ns} {found.st_ino}"
