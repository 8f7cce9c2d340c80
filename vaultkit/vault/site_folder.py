"""Site folder: the files of a static site in the cache of one vault, for this user's eyes only."""

import os
from collections.abc import Mapping
from pathlib import Path

from vaultkit.vault.kept.folder import CacheFolder

FOLDER = "preview"


def write_site(root: Path, files: Mapping[str, str], home: Path | None = None) -> Path:
    """The folder that holds these files now, and no other page of a site; a file that is the same is left as it is.

    Raises OSError where the disk refuses, or where others may write there."""
    with CacheFolder(root, home).inner(FOLDER) as (folder, path):
        with os.scandir(folder) as entries:
            there = [entry.name for entry in entries]
        for name in there:
            if name.endswith((".html", ".new")) and name not in files:
                os.unlink(name, dir_fd=folder)
        for name, text in files.items():
            _put(folder, name, text.encode("utf-8", "replace"))
    return path


def _put(folder: int, name: str, data: bytes) -> None:
    try:
        with os.fdopen(os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=folder), "rb") as file:
            if file.read() == data:
                return
    except FileNotFoundError:
        pass
    new = f"{name}.new"
    descriptor = os.open(
        new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600, dir_fd=folder
    )
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
    os.replace(new, name, src_dir_fd=folder, dst_dir_fd=folder)
