"""Settings: `vaultkit.toml` and `.obsidian` in a vault's root to `Settings`, and a finding for each value that is not
taken.

A vault is shared and so not trusted: no key names a command or a path outside the vault."""

from pathlib import Path

from vaultkit.model.diagnostic import Diagnostic, ordered
from vaultkit.model.settings import Settings
from vaultkit.vault.confine import read_file
from vaultkit.vault.obsidian import read_obsidian
from vaultkit.vault.root import SETTINGS_FILE

_MAX_BYTES = 256_000


def load_settings(root: Path) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """The vault's settings, vaultkit.toml before Obsidian's, and what could not be taken; never raises."""
    settings, findings = read_obsidian(root)
    try:
        data = read_file(root, SETTINGS_FILE, limit=_MAX_BYTES)
    except FileNotFoundError:
        return settings, ordered(findings)
    except OSError as error:
        from vaultkit.vault.toml_settings import unreadable  # few vaults have such a file

        return settings, ordered((*findings, unreadable(error.strerror or "the disk refuses")))
    from vaultkit.vault.toml_settings import parse_settings

    settings, more = parse_settings(data, settings)
    return settings, ordered((*findings, *more))
