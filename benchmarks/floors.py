"""What a run cannot go below: this program with STAT or READ and a folder looks at each note, or reads all its bytes.

python benchmarks/floors.py read VAULT
"""

import os
import sys
from collections.abc import Iterator


def notes(folder: str) -> Iterator[os.DirEntry[str]]:
    """The entries of all notes below a folder."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from notes(entry.path)
            elif entry.name.endswith(".md"):
                yield entry


def stat_all(folder: str) -> int:
    """Looks at each note; how many there are."""
    return sum(1 for entry in notes(folder) if entry.stat(follow_symlinks=False))


def read_all(folder: str) -> int:
    """Reads each note; how many bytes there are."""
    total = 0
    for entry in notes(folder):
        descriptor = os.open(entry.path, os.O_RDONLY)
        while chunk := os.read(descriptor, 65_536):
            total += len(chunk)
        os.close(descriptor)
    return total


if __name__ == "__main__":
    {"stat": stat_all, "read": read_all}[sys.argv[1]](sys.argv[2])
