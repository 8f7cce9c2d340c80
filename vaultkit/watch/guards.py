"""Guards: the vault as it was built last and as it is found now, to the reason why nothing may be written; pure but for
one look at the folder."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from vaultkit.pages.vanished_notes import too_many
from vaultkit.vault.root import VaultError
from vaultkit.vault.scan import Stat


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultIdentity:
    """What a vault is known by: the folder itself (device and inode), and the inode of each note that is no page, by
    path."""

    folder: tuple[int, int]
    notes: Mapping[str, int] = field(default_factory=dict)


def folder_of(root: Path) -> tuple[int, int]:
    """Which folder the vault's path leads to now, by device and inode; raises VaultError when it leads to none."""
    try:
        found = root.stat()
    except OSError as error:
        reason = error.strerror or "the disk refuses"
        raise VaultError(f"{root} cannot be read: {reason}", "Is it still there, and mounted?") from None
    return found.st_dev, found.st_ino


def identity_of(folder: tuple[int, int], stats: Iterable[Stat], pages_folder: str) -> VaultIdentity:
    """What the vault of a scan is known by; generated pages do not count as notes."""
    notes = {stat.path: stat.inode for stat in stats if not stat.path.startswith(f"{pages_folder}/")}
    return VaultIdentity(folder=folder, notes=notes)


def reason_to_wait(known: VaultIdentity | None, found: VaultIdentity, *, bare: bool) -> str:
    """Why nothing may be written on what was found, "" when it may.

    Before the first build (`known` is None) only a folder with nothing at all in it (`bare`) is in doubt: a disk that
    is not mounted yet looks like that. A note that was moved has kept its inode, so it is not gone."""
    if known is None:
        return "the vault's folder is empty" if bare else ""
    if found.folder != known.folder:
        return "another folder stands where the vault was"
    if known.notes and not found.notes:
        return "all notes are gone"
    there = set(found.notes.values())  # 0 on disks that have no inodes
    gone = sum(path not in found.notes and not (inode and inode in there) for path, inode in known.notes.items())
    if too_many(gone, len(known.notes)):
        return f"{gone} of {len(known.notes)} notes are gone"
    return ""
