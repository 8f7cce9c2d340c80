"""Note links: a note to the address by which Obsidian or a terminal opens it."""

import os
from pathlib import Path
from urllib.parse import quote

import click

from vaultkit.cli.screen import terminal_width
from vaultkit.syntax.inert import terminal
from vaultkit.vault.root import OBSIDIAN_FOLDER

_ROOT = "vaultkit.cli.root"


def obsidian_address(note: Path) -> str:
    """The address with which Obsidian opens a note, by its absolute path; every character that means
    something in an address is encoded, so that no name is more than a name."""
    return f"obsidian://open?path={quote(os.fsencode(note), safe='')}"


def remember_root(root: Path) -> None:
    """Notes that are named from now on in this run can be linked: they stand below this folder."""
    if context := click.get_current_context(silent=True):
        context.find_root().meta[_ROOT] = root


def linked(text: str, path: str) -> str:
    """The text as a link to the note (OSC 8), on a terminal that shows such; else the text as it is."""
    context = click.get_current_context(silent=True)
    root = context.find_root().meta.get(_ROOT) if context else None
    if not path or root is None or not _shows_links():
        return text
    address = obsidian_address(root / path) if (root / OBSIDIAN_FOLDER).is_dir() else (root / path).as_uri()
    return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\"


def name_link(name: str, path: str) -> str:
    """A name as it is written, linked to its note where that can be."""
    return linked(terminal(name), path)


def _shows_links() -> bool:
    return terminal_width() is not None and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
