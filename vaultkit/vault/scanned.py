"""Scanned: a vault as it was looked at once, and the notes that it was seen to have, so that nobody has to look again;
and both as they are once some of its files are written."""

from collections.abc import Callable, Collection
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from vaultkit.model.settings import Settings
from vaultkit.vault.files import Vault
from vaultkit.vault.scan import Scan, scan_listed, scan_new
from vaultkit.vault.sight import Look, look_again


class Scanned(Struct, frozen=True):
    """One look at a vault, and the scan of what was seen."""

    look: Look
    scan: Scan


def scanned(
    look: Look,
    settings: Settings,
    shown: Callable[[bytes], Scan | None] = lambda _: None,
    again: Callable[[], Look | None] = lambda: None,
) -> Scanned | None:
    """The notes of what was seen, as they are `shown` by what is told of it, where that is known; the listing, which is
    long, is held no longer. Where it was held no longer already, the vault is looked at `again`; None where that tells
    nothing."""
    if found := shown(look.told):
        return Scanned(look._replace(listing=None), found)
    whole = look if look.listing is not None else again()
    if whole is None or whole.listing is None:
        return None
    return Scanned(whole._replace(listing=None), scan_listed(whole.listing, settings))


def scanned_again(before: Scanned, vault: Vault, written: Collection[str], now: int) -> Scanned | None:
    """The vault with these files as they are now, at that time in nanoseconds, and all others as they were before, also
    where somebody changed one meanwhile: to whoever looks next it has changed, then. None where that takes a whole
    look."""
    if (again := look_again(vault.root, before.look, written, now)) is None:
        return None
    new = {path for path in again.new if path.endswith(".md")}
    scan = vault.look(before.scan, [path for path in written if path.endswith(".md") and path not in new])
    if scan is None or (new and any(one.path in new for one in scan.notes)):
        return None
    more = scan_new(vault.root, vault.settings, new)
    if more is None:
        return None
    notes = tuple(sorted((*scan.notes, *more), key=attrgetter("path"))) if more else scan.notes
    return Scanned(again.look, replace(scan, notes=notes, folders=scan.folders + again.folders))
