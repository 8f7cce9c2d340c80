"""Root: where a vault is, and the files that say how it is to be read; light, since every command asks it first."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from vaultkit.vault.confine import ConfinedError, opened_folder

SETTINGS_FILE = "vaultkit.toml"
OBSIDIAN_FOLDER = ".obsidian"
OBSIDIAN_FILES = (
    "app.json",
    "community-plugins.json",
    "daily-notes.json",
    "plugins/periodic-notes/data.json",
    "plugins/templater-obsidian/data.json",
    "templates.json",
)
"""The files of Obsidian's folder from which settings are taken."""


class VaultError(Exception):
    """No vault to work on: `message` says why, `hint` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        """Both are one sentence each, for the terminal."""
        super().__init__(message)
        self.message = message
        self.hint = hint


def find_root(start: Path, *, given: str | Path | None = None, environ: Mapping[str, str] = os.environ) -> Path:
    """The vault's folder, absolute: the one given, else VAULTKIT_VAULT, else the first from `start` upwards that holds
    vaultkit.toml or .obsidian.

    Raises VaultError when there is none or it cannot be read."""
    named = given or environ.get("VAULTKIT_VAULT")
    if named:
        path = Path(named)
        with suppress(RuntimeError):  # `~` and a name that no user has
            path = path.expanduser()
        return _checked(path, "--vault" if given else "VAULTKIT_VAULT")
    folder = start.absolute()
    for candidate in (folder, *folder.parents):
        if os.path.lexists(candidate / SETTINGS_FILE) or (candidate / OBSIDIAN_FOLDER).is_dir():
            return _checked(candidate, "the current folder")
    hint = (
        "Change into your vault, or name it with --vault or VAULTKIT_VAULT; to make a vault of this folder, run "
        "`vaultkit init`."
    )
    raise VaultError(f"no vault here: neither {SETTINGS_FILE} nor {OBSIDIAN_FOLDER} in this folder or above it", hint)


def _checked(path: Path, source: str) -> Path:
    try:
        root = path.resolve(strict=True)
        with opened_folder(root, ()):
            return root
    except FileNotFoundError:
        raise VaultError(f"there is no folder {path} ({source})", "Check the path.") from None
    except (NotADirectoryError, ConfinedError):
        raise VaultError(f"{path} is not a folder ({source})", "Name the folder that holds your notes.") from None
    except (OSError, RuntimeError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not a usable path"
        raise VaultError(
            f"{path} cannot be opened: {reason} ({source})", "Check the path and its permissions."
        ) from None
