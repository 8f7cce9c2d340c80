"""Vault changes: what somebody may do to a small vault between two looks at it."""

import os
from collections.abc import Callable
from pathlib import Path

from tests.vaults.small import SMALL, write_vault
from vaultkit.vault.root import SETTINGS_FILE

ANN = "People/Ann Lee.md"


def edit(root: Path) -> None:
    write_vault(root, {ANN: SMALL[ANN] + "more\n"})


def same_size_and_time(root: Path) -> None:
    path = root / ANN
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"2026", b"2025"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def add(root: Path) -> None:
    write_vault(root, {"New.md": ""})


def add_folder(root: Path) -> None:
    (root / "Empty").mkdir()


def delete(root: Path) -> None:
    (root / ANN).unlink()


def rename(root: Path) -> None:
    (root / ANN).rename(root / "People" / "Anna.md")


def link(root: Path) -> None:
    (root / ANN).unlink()
    (root / ANN).symlink_to("Bob.md")


def settings(root: Path) -> None:
    (root / SETTINGS_FILE).write_text("[contact]\nmentions = 'off'\n")


VAULT_CHANGES: tuple[Callable[[Path], None], ...] = (
    edit, same_size_and_time, add, add_folder, delete, rename, link, settings,
)  # fmt: skip
