"""Leaving: what a command parsed and made of single notes, for the next command, beside what else it does."""

from collections.abc import Callable
from pathlib import Path

from vaultkit.cli.lifetime import ends_with_command
from vaultkit.cli.screen import put
from vaultkit.model.memory import Memory
from vaultkit.vault.aside import aside
from vaultkit.vault.kept.afterwards import afterwards
from vaultkit.vault.kept.folder import CacheFolder, cache_home
from vaultkit.vault.loader import Loader
from vaultkit.vault.worker_count import MANY

WORTH_A_COPY = 500
"""What is left of so many notes takes longer than a copy of the process."""


def is_large(loader: Loader) -> bool:
    """Whether the vault has so many notes that what is left of all of them is worth a copy of the process."""
    return len(loader.known) >= MANY


def is_much(loader: Loader) -> bool:
    """Whether so many notes were parsed that what is left of these is, where anything is left."""
    return loader.is_kept and loader.parsed >= MANY


def left_beside(leave: Callable[[], None], loader: Loader, values: Memory) -> bool:
    """Leaves the notes that were parsed, and what was made of each, for the next command, while `leave` leaves what
    else there is; whether the disk took the notes."""

    def keep() -> bool:
        values.rows.keep()
        return loader.keep()

    if loader.shards is not None:
        loader.shards.ids(loader.known)  # the same ones in a copy of the process
    with aside(keep, is_much=is_much(loader)) as kept:
        leave()
        return kept()


def left_afterwards(leave: Callable[[], bool], loader: Loader, root: Path) -> bool:
    """Whether all that is to `leave` is left by a copy of the process, which outlives the command: where the vault is
    so large that somebody would wait for it."""
    is_long = loader.is_kept and len(loader.known) >= WORTH_A_COPY
    return is_long and ends_with_command() and afterwards(leave, CacheFolder(root))


def tell_unkept() -> None:
    """Says that nothing could be left."""
    put(f"The cache folder{_below()} cannot be used, so all notes are read each time.", err=True)


def _below() -> str:
    try:
        return f" below {cache_home()}"
    except RuntimeError:  # a user without a home, as in many a container
        return ""
