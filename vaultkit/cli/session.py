"""Session: the vault that a command works on, opened: its folder, its settings, and a build of it on a day."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vaultkit.build import Build, build
from vaultkit.cli.failure import NoVault
from vaultkit.model.diagnostic import Diagnostic
from vaultkit.vault.config import load_settings
from vaultkit.vault.files import Vault, find_root
from vaultkit.vault.templates import find_templates, load_templates


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """An opened vault; `diagnostics` are those of its settings."""

    vault: Vault
    diagnostics: tuple[Diagnostic, ...] = ()

    def build(self, today: date, *, write: bool = False) -> Build:
        """A build as of that day; nothing is written unless asked."""
        templates = load_templates(find_templates())
        return build(self.vault, today, templates=templates, write=write, diagnostics=self.diagnostics)


def open_session(folder: Path | None) -> Session:
    """The session of the folder, or of the nearest vault above the current one.

    Raises NoVault."""
    root = _root(folder)
    settings, diagnostics = load_settings(root)
    return Session(vault=Vault(root, settings), diagnostics=diagnostics)


def note_names(folder: Path | None) -> tuple[str, ...]:
    """The file names of a vault's notes without `.md`, sorted; none when there is no vault."""
    try:
        scan = open_session(folder).vault.scan()
    except (NoVault, OSError):
        return ()
    return tuple(sorted({stat.path.rpartition("/")[2].removesuffix(".md") for stat in scan.notes}))


def _root(folder: Path | None) -> Path:
    if folder is not None:
        if not folder.is_dir():
            raise NoVault(f"there is no folder {folder}")
        return folder.resolve()
    found = find_root(Path.cwd())
    if found is None:
        raise NoVault(
            "no vault here or above: no folder holds vaultkit.toml or .obsidian. Name one with --vault FOLDER."
        )
    return found
