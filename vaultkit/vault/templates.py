"""Templates: where the package keeps them, and their sources by name; never from a vault, which is not trusted."""

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def find_templates() -> Path:
    """The folder of the templates: inside the package when it was installed from a wheel, else beside it.

    Raises FileNotFoundError when the installation is not whole."""
    for folder in (_PACKAGE / "templates", _PACKAGE.parent / "templates"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError("vaultkit's templates are missing: install it again")


def load_templates(folder: Path) -> dict[str, str]:
    """The source of each template by its path below the folder, such as `reconnect.md`.

    Raises OSError when a part of them cannot be read: a search that only finds less would be told as a missing
    template."""
    found: dict[str, str] = {}
    for base, folders, names in os.walk(folder, onerror=_raise):
        folders.sort()
        for path in (Path(base) / name for name in sorted(names) if not name.startswith(".")):
            found[path.relative_to(folder).as_posix()] = path.read_text(encoding="utf-8")
    return dict(sorted(found.items()))


def _raise(fault: OSError) -> None:
    raise fault
