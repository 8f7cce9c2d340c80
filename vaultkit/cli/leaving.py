"""Leaving: what a command parsed and made of single notes, for the next command, beside what else it does."""

from collections.abc import Callable
from pathlib import Path

from vaultkit.cli.lifetime import ends_with_command
from vaultkit.cli.screen import put
from vaultkit.model.memory import Memory
from vaultkit.vault.afterwards import afterwards
from vaultkit.vault.ahead import WrittenAhead
from vaultkit.vault.aside import aside
from vaultkit.vault.cache_folder import CacheFolder, cache_home
from vaultkit.vault.loader import Loader
from vaultkit.vault.worker_count import MANY

FEW_PARSED, WORTH_A_COPY = 16, 500
"""So few notes are parsed again before anybody notices; of so many what is left of them takes longer than a copy."""


def is_large(loader: Loader) -> bool:
    """Whether the vault has so many notes that what is left of all of them is worth a copy of the process."""
    return len(loader.known) >= MANY


def is_much(loader: Loader) -> bool:
    """Whether so many notes were parsed that what is left of these is, where anything is left."""
    return loader.is_kept and loader.parsed >= MANY


def begin_to_leave(loader: Loader, values: Memory, ahead: WrittenAhead) -> None:
    """Begins to write what was parsed and made by now, where it is much, so that it can be put in its place once the
    pages are written."""
    from vaultkit.vault.kept_rows import KeptRows  # whoever folds notes has it

    notes = loader.ahead() if is_much(loader) else None
    if notes is not None and isinstance(values.rows, KeptRows):
        ahead.begin([notes, values.rows.ahead()])


def left_beside(leave: Callable[[], None], loader: Loader, values: Memory, *, is_put: bool = False) -> bool:
    """Leaves the notes that were parsed, and what was made of each, for the next command, while `leave` leaves what
    else there is; whether the disk took the notes. Most of them may be `put` in their place already."""

    def keep() -> bool:
        values.rows.keep()
        return loader.keep()

    with aside(keep, is_much=is_much(loader) and not is_put) as kept:
        leave()
        return kept()


def left_afterwards(leave: Callable[[], object], loader: Loader, root: Path, *, is_put: bool) -> bool:
    """Whether all that is to `leave` is left by a copy of the process, which outlives the command.

    It is where the vault is so large that somebody would wait for it, and nothing is lost for long should the copy be
    ended by force, as some schedulers do: where next to nothing was parsed, or most of that is `put` in its place. A
    copy that is ended so each time makes what is to be parsed more each time, until it is left before the command
    ends."""
    is_little = loader.parsed <= FEW_PARSED or is_put
    if not (is_little and loader.is_kept and len(loader.known) >= WORTH_A_COPY and ends_with_command()):
        return False
    return afterwards(leave, CacheFolder(root))


def tell_unkept() -> None:
    """Says that nothing could be left."""
    put(f"The cache folder{_below()} cannot be used, so all notes are read each time.", err=True)


def _below() -> str:
    try:
        return f" below {cache_home()}"
    except RuntimeError:  # a user without a home, as in many a container
        return ""
