"""The loader: a vault's files to parsed notes, each parsed again only after it changed on the disk."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256

from vaultkit.model.diagnostic import Diagnostic, diagnose, ordered
from vaultkit.model.location import Location
from vaultkit.model.note import Note
from vaultkit.syntax.document import parse_note
from vaultkit.vault.confine import PASSING, read_file
from vaultkit.vault.files import Vault, VaultError
from vaultkit.vault.scan import Scan, Stat


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """The notes by path; `diagnostics` are those of the scan and of files that could not be read (a note's own stay
    with it); `parsed` says how many notes were new or had changed, `temporary` are files that a killed run may have
    left."""

    notes: tuple[Note, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    parsed: int = 0
    temporary: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CachedNote:
    """A parsed note with what the disk said of it, and the hash of the bytes that were parsed."""

    stat: Stat
    digest: bytes
    note: Note


class Loader:
    """Loads one vault again and again; what it remembers is a memo that may be thrown away at any time.

    `stats` are those of the last load: what the disk said of each note when it was about to be read."""

    def __init__(self, vault: Vault, accept: Callable[[Scan], None] | None = None) -> None:
        """An empty memo for the vault. `accept` sees each scan before anything is read, and what it raises keeps the
        vault from being loaded, with the memo as it was."""
        self.stats: tuple[Stat, ...] = ()
        self._vault = vault
        self._accept = accept
        self._memo: dict[str, CachedNote] = {}

    def load(self) -> Loaded:
        """The vault's notes as they are now, the same as of a new loader; raises VaultError when the root is gone or
        the machine keeps a note from being read."""
        scan = self._vault.scan()
        if self._accept is not None:
            self._accept(scan)
        self.stats = scan.notes
        memo: dict[str, CachedNote] = {}
        findings: list[Diagnostic] = []
        parsed = 0
        with _without_collection():
            for stat in scan.notes:
                known = self._memo.get(stat.path)
                if known is not None and known.stat == stat:
                    memo[stat.path] = known
                elif (found := self._parsed(stat, findings)) is not None:
                    memo[stat.path] = found
                    parsed += 1
        self._memo = memo
        notes = tuple(known.note for known in memo.values())
        diagnostics = ordered((*scan.diagnostics, *findings))
        return Loaded(notes=notes, diagnostics=diagnostics, parsed=parsed, temporary=scan.temporary)

    def turn_to(self, vault: Vault) -> None:
        """From now on loads this vault: the same folder under other settings, of which no parsed note knows."""
        self._vault = vault

    def forget_changed(self, scan: Scan) -> tuple[str, ...]:
        """The paths of notes that look in the scan as they did when they were parsed, but hold other bytes; each is
        read anew by the next load."""
        same = (self._memo.get(stat.path) for stat in scan.notes)
        parsed = [known for known, stat in zip(same, scan.notes, strict=True) if known and known.stat == stat]
        changed = tuple(known.stat.path for known in parsed if self._digest(known.stat) != known.digest)
        for path in changed:
            del self._memo[path]
        return changed

    def _digest(self, stat: Stat) -> bytes:
        try:
            return sha256(read_file(self._vault.root, stat.disk)).digest()
        except OSError:
            return b""

    def _parsed(self, stat: Stat, findings: list[Diagnostic]) -> CachedNote | None:
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
        self._vault.saves.saw(stat.path, len(data))
        return CachedNote(stat=stat, digest=sha256(data).digest(), note=parse_note(stat.path, data))


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
