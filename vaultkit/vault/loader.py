"""The loader: a vault's files to parsed notes, each parsed again only after it changed on the disk."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from vaultkit.model.diagnostic import Diagnostic, diagnose, ordered
from vaultkit.model.location import Location
from vaultkit.model.note import Note
from vaultkit.syntax.document import parse_note
from vaultkit.vault.confine import PASSING, read_file
from vaultkit.vault.files import Vault, VaultError
from vaultkit.vault.scan import Stat


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """The notes by path; `diagnostics` are those of the scan and of files that could not be read (a note's own stay
    with it); `parsed` says how many notes were new or had changed."""

    notes: tuple[Note, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    parsed: int = 0


class Loader:
    """Loads one vault again and again; what it remembers is a memo that may be thrown away at any time."""

    def __init__(self, vault: Vault) -> None:
        """An empty memo for the vault."""
        self._vault = vault
        self._memo: dict[str, tuple[Stat, Note]] = {}

    def load(self) -> Loaded:
        """The vault's notes as they are now, the same as of a new loader; raises VaultError when the root is gone or
        the machine keeps a note from being read."""
        scan = self._vault.scan()
        memo: dict[str, tuple[Stat, Note]] = {}
        findings: list[Diagnostic] = []
        parsed = 0
        with _without_collection():
            for stat in scan.notes:
                known = self._memo.get(stat.path)
                if known is not None and known[0] == stat:
                    memo[stat.path] = known
                elif (note := self._parsed(stat, findings)) is not None:
                    memo[stat.path] = (stat, note)
                    parsed += 1
        self._memo = memo
        notes = tuple(note for _, note in memo.values())
        return Loaded(notes=notes, diagnostics=ordered((*scan.diagnostics, *findings)), parsed=parsed)

    def _parsed(self, stat: Stat, findings: list[Diagnostic]) -> Note | None:
        try:
            data = read_file(self._vault.root, stat.disk)
        except FileNotFoundError:
            return None
        except OSError as error:
            if error.errno in PASSING:
                raise VaultError(f"{stat.path} cannot be read now: {error.strerror}", "Try again.") from None
            where = Location(path=stat.path)
            findings.append(diagnose("unreadable", f"the file cannot be read: {error.strerror}", where))
            return None
        return parse_note(stat.path, data)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Parsing makes many values and no cycles, so that collecting garbage meanwhile is wasted time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
