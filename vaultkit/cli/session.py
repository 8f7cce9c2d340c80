"""Session: the vault that a command works on, opened: its folder, its settings, and a build of it on a day."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vaultkit.build import Build, build
from vaultkit.cli.failure import NoVault
from vaultkit.model.diagnostic import Diagnostic
from vaultkit.vault.config import load_settings
from vaultkit.vault.files import Vault, VaultError, find_root
from vaultkit.vault.templates import find_templates, load_templates


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """An opened vault; `diagnostics` are those of its settings."""

    vault: Vault
    diagnostics: tuple[Diagnostic, ...] = ()

    def build(self, today: date, *, write: bool = False) -> Build:
        """A build as of that day; nothing is written unless asked."""
        templates = load_templates(find_templates())
        with _vault_there():
            return build(self.vault, today, templates=templates, write=write, diagnostics=self.diagnostics)


def open_session(folder: Path | None) -> Session:
    """The session of the folder, else of VAULTKIT_VAULT, else of the nearest vault above the current folder.

    Raises NoVault."""
    with _vault_there():
        root = find_root(Path.cwd(), given=folder)
    settings, diagnostics = load_settings(root)
    return Session(vault=Vault(root, settings), diagnostics=diagnostics)


def note_names(folder: Path | None) -> tuple[str, ...]:
    """The file names of a vault's notes without `.md`, sorted; none when there is no vault."""
    try:
        scan = open_session(folder).vault.scan()
    except (NoVault, OSError):
        return ()
    return tuple(sorted({stat.path.rpartition("/")[2].removesuffix(".md") for stat in scan.notes}))


@contextmanager
def _vault_there() -> Iterator[None]:
    try:
        yield
    except VaultError as fault:
        raise NoVault(f"{fault.message}. {fault.hint}") from fault
