"""Note templates: the template folders of a vault, which no scan reads, to the texts of the notes in them."""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from vaultkit.model.names import label
from vaultkit.model.settings import Settings
from vaultkit.vault.confine import opened_folder, read_at, split_path
from vaultkit.vault.scan import is_template_folder

_MOST_BYTES = 64_000
_MOST_NOTES = 200
_MOST_LEVELS = 4
_MOST_FOLDERS = 500


def read_note_templates(root: Path, settings: Settings) -> tuple[tuple[str, str], ...]:
    """The path and text of each template note that can be read, by path; no link is followed."""
    found: dict[str, str] = {}
    for folder in dict.fromkeys((*settings.template_folders, *_template_folders(root, settings))):
        with suppress(OSError):
            found |= dict(_read_folder(root, "/".join(split_path(folder.strip("/"))), 0))
    return tuple(sorted(found.items())[:_MOST_NOTES])


def _template_folders(root: Path, settings: Settings) -> Iterator[str]:
    """The folders that hold templates by their name, the uppermost of each branch, no deeper than the fourth level."""
    words = tuple(label(word) for word in settings.template_words)
    level = [""]
    for _ in range(_MOST_LEVELS if words else 0):
        below = [path for folder in level for path in _folders_in(root, folder)]
        yield from (path for path in below if is_template_folder(path.rpartition("/")[2], words))
        level = [path for path in below if not is_template_folder(path.rpartition("/")[2], words)][:_MOST_FOLDERS]


def _folders_in(root: Path, folder: str) -> tuple[str, ...]:
    try:
        with opened_folder(root, split_path(folder) if folder else ()) as opened, os.scandir(opened) as entries:
            names = sorted(e.name for e in entries if not e.name.startswith(".") and e.is_dir(follow_symlinks=False))
    except OSError:
        return ()
    return tuple(f"{folder}/{name}" if folder else name for name in names)


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
