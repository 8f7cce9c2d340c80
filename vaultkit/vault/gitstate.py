"""Gitstate: whether git is in the middle of something in the vault, so that nothing is appended under its hands."""

from pathlib import Path

_WORK = (
    ("index.lock", "a git command"),
    ("MERGE_HEAD", "a merge"),
    ("rebase-merge", "a rebase"),
    ("rebase-apply", "a rebase"),
    ("CHERRY_PICK_HEAD", "a cherry-pick"),
    ("REVERT_HEAD", "a revert"),
    ("BISECT_LOG", "a bisect"),
)
_MOST_BYTES = 4_096


def git_folder(root: Path) -> Path | None:
    """The git directory of the repository in which a vault lies, None when it lies in none; git is not run."""
    for folder in (root, *root.parents):
        found = folder / ".git"
        if found.is_dir():
            return found
        if found.is_file():
            return _linked(found)
    return None


def git_work(root: Path) -> str:
    """What git is in the middle of (`a merge`, `a rebase`, `a git command`), "" for nothing."""
    try:
        folder = git_folder(root)
        return next((work for name, work in _WORK if folder and (folder / name).exists()), "")
    except OSError:
        return ""


def git_lock(root: Path) -> bool:
    """Whether a git command holds the index of the vault's repository at this moment."""
    try:
        folder = git_folder(root)
        return folder is not None and (folder / "index.lock").exists()
    except OSError:
        return False


def _linked(file: Path) -> Path | None:
    """The directory that a `.git` file of a work tree or a submodule names."""
    with file.open("rb") as opened:
        text = opened.read(_MOST_BYTES).decode("utf-8", "replace")
    kind, _, target = text.partition(":")
    if kind.strip() != "gitdir":
        return None
    folder = file.parent / target.strip()
    return folder if folder.is_dir() else None
