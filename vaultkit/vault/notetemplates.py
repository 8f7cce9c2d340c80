"""Note templates: the template folders of a vault, which no scan reads, to the texts of the notes in them."""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from vaultkit.model.settings import Settings
from vaultkit.vault.confine import opened_folder, read_at, split_path

_MOST_BYTES = 64_000
_MOST_NOTES = 200


def read_note_templates(root: Path, settings: Settings) -> tuple[tuple[str, str], ...]:
    """The path and text of each template note that can be read, by path; no link is followed."""
    found: dict[str, str] = {}
    for folder in settings.template_folders:
        with suppress(OSError):
            found |= dict(_read_folder(root, "/".join(split_path(folder.strip("/"))), 0))
    return tuple(sorted(found.items())[:_MOST_NOTES])


def _read_folder(root: Path, folder: str, depth: int) -> Iterator[tuple[str, str]]:
    inner = []
    with opened_folder(root, split_path(folder)) as opened:
        with os.scandir(opened) as entries:
            names = sorted(entry.name for entry in entries if not entry.name.startswith("."))
        for name in names[:_MOST_NOTES]:
            with suppress(OSError, UnicodeDecodeError):
                mode = os.stat(name, dir_fd=opened, follow_symlinks=False).st_mode
                if stat.S_ISDIR(mode):
                    inner.append(f"{folder}/{name}")
                elif name.endswith(".md"):
                    yield f"{folder}/{name}", read_at(opened, name, limit=_MOST_BYTES).decode("utf-8-sig")
    for path in inner if depth < 3 else ():
        with suppress(OSError):
            yield from _read_folder(root, path, depth + 1)
