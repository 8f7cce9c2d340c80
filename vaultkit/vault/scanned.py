"""Scanned: a vault as it was looked at once, and the notes that it was seen to have, so that nobody has to look again;
and both as they are once some of its files are written."""

from collections.abc import Collection

from msgspec import Struct
from msgspec.structs import replace

from vaultkit.model.settings import Settings
from vaultkit.vault.files import Vault
from vaultkit.vault.scan import Scan, scan_listed
from vaultkit.vault.sight import Look, look_again


class Scanned(Struct, frozen=True):
    """One look at a vault, and the scan of what was seen."""

    look: Look
    scan: Scan


def scanned(look: Look, settings: Settings) -> Scanned:
    """The notes of what was seen; the listing, which is long, is held no longer."""
    return Scanned(look._replace(listing={}), scan_listed(look.listing, settings))


def scanned_again(before: Scanned, vault: Vault, written: Collection[str], now: int) -> Scanned | None:
    """The vault with these files as they are now, at that time in nanoseconds, and all others as they were before, also
    where somebody changed one meanwhile: to whoever looks next it has changed, then. None where that takes a whole
    look."""
    look = look_again(vault.root, before.look, written, now)
    scan = vault.look(before.scan, [path for path in written if path.endswith(".md")]) if look else None
    return replace(before, look=look, scan=scan) if look and scan else None
