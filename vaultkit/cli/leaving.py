"""Leaving: what a command parsed and made of single notes, for the next command, beside what else it does."""

from collections.abc import Callable

from vaultkit.cli.screen import put
from vaultkit.model.memory import Memory
from vaultkit.vault.ahead import WrittenAhead
from vaultkit.vault.aside import aside
from vaultkit.vault.cache_folder import cache_home
from vaultkit.vault.loader import Loader
from vaultkit.vault.worker_count import MANY


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


def left_beside(leave: Callable[[], None], loader: Loader, values: Memory, ahead: WrittenAhead | None = None) -> bool:
    """Leaves the notes that were parsed, and what was made of each, for the next command, while `leave` leaves what
    else there is; whether the disk took the notes. What was written `ahead` is put in its place first."""

    def keep() -> bool:
        values.rows.keep()
        return loader.keep()

    is_begun = ahead is not None and ahead.is_begun
    with aside(keep, is_much=is_much(loader) and not is_begun) as kept:
        leave()
        if ahead is not None and is_begun:
            ahead.put()
        return kept()


def tell_unkept() -> None:
    """Says that nothing could be left."""
    put(f"The cache folder{_below()} cannot be used, so all notes are read each time.", err=True)


def _below() -> str:
    try:
        return f" below {cache_home()}"
    except RuntimeError:  # a user without a home, as in many a container
        return ""
