"""Setup: the settings file and git's own files of a vault, made or appended to once, through no link; git is not
run."""

import errno
import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from vaultkit.model.names import fold
from vaultkit.syntax.append_text import line_ending
from vaultkit.syntax.code_file import CODE_FILE
from vaultkit.vault.confine import ConfinedError, open_file, opened_folder, read_file, read_open, split_path, write_open
from vaultkit.vault.gitstate import git_folder
from vaultkit.vault.replace import create_file
from vaultkit.vault.root import SETTINGS_FILE

ATTRIBUTES_FILE = ".gitattributes"
EXCLUDE_FILE = ".git/info/exclude"
TEMPORARY = ".vk-*.tmp"

_ATTRIBUTES = ("text", "eol=lf", "merge=union")


class Step(Struct, frozen=True, kw_only=True):
    """A line that a file of the vault is to hold; `why` says why it is to be added by hand, "" where it is not."""

    path: str
    line: str
    done: bool = False
    why: str = ""


def git_steps(root: Path, pages_folder: str) -> tuple[Step, ...]:
    """What git is to be told of a vault's pages, and of the temporary files beside them.

    What lies outside of the vault is never written to, only said."""
    attributes = tuple(_step(root, ATTRIBUTES_FILE, line) for line in attributes_lines(pages_folder))
    if _is_plain_folder(root / ".git"):
        return *attributes, _step(root, EXCLUDE_FILE, TEMPORARY)
    if git_folder(root) is None:
        why = "there is no git repository here yet; after `git init`:"
    else:
        why = "the vault is a part of a repository; `git rev-parse --git-path info/exclude` names the file:"
    return *attributes, Step(path=EXCLUDE_FILE, line=TEMPORARY, why=why)


def attributes_lines(pages_folder: str) -> tuple[str, str]:
    """The lines of `.gitattributes` by which two versions of a page, and of the file beside them, merge without a
    conflict."""
    pages = _attributes_line(f"{pages_folder}/**/*.md")
    return f"{pages} linguist-generated", _attributes_line(f"{pages_folder}/{CODE_FILE}")


def _attributes_line(pattern: str) -> str:
    if pattern.startswith("!"):
        pattern = f"\\{pattern}"
    if " " in pattern:
        quoted = pattern.replace("\\", "\\\\")
        pattern = f'"{quoted}"'
    return " ".join((pattern, *_ATTRIBUTES))


def take_steps(root: Path, path: str, lines: Sequence[str]) -> bool:
    """Whether the file holds all these lines now, durably, because of this call: it is made, or appended to, in one
    write.

    Raises ConfinedError for what is no regular file of one name, and OSError when the disk refuses."""
    parts = split_path(path)
    with opened_folder(root, parts[:-1], create=True) as folder:
        try:
            file = open_file(folder, parts[-1], os.O_RDWR | os.O_APPEND)
        except FileNotFoundError:
            create_file(folder, parts[-1], "".join(f"{line}\n" for line in lines).encode())
            return True
        try:
            return _append(file, path, lines)
        finally:
            os.close(file)


def make_settings(root: Path, text: str) -> None:
    """The settings file is made; raises FileExistsError where there is one."""
    with opened_folder(root, ()) as folder:
        create_file(folder, SETTINGS_FILE, text.encode())


def make_absent(root: Path, files: Mapping[str, str]) -> dict[str, str]:
    """What became of each file, by path: `written`, or `unchanged` where one of that name is there, in whatever letter
    case.

    Raises ConfinedError for a path that leads out of the vault, and OSError when the disk refuses."""
    became: dict[str, str] = {}
    for path, text in files.items():
        parts = split_path(path)
        with opened_folder(root, parts[:-1], create=True) as folder:
            with os.scandir(folder) as entries:
                there = {fold(entry.name) for entry in entries}
            became[path] = "unchanged" if fold(parts[-1]) in there else "written"
            if became[path] == "written":
                create_file(folder, parts[-1], text.encode())
    return became


def are_there(root: Path, paths: Iterable[str]) -> set[str]:
    """Those of the paths at which something is, in whatever letter case."""
    found: set[str] = set()
    for path in paths:
        parts = split_path(path)
        with suppress(OSError), opened_folder(root, parts[:-1]) as folder, os.scandir(folder) as entries:
            if fold(parts[-1]) in {fold(entry.name) for entry in entries}:
                found.add(path)
    return found


def _append(file: int, path: str, lines: Sequence[str]) -> bool:
    found = os.fstat(file)
    if not stat.S_ISREG(found.st_mode) or found.st_nlink != 1:
        raise ConfinedError(errno.EINVAL, "not a regular file of one name", path)
    data = read_open(file)
    missing = [line for line in lines if not _holds(data, line)]
    if not missing:
        return False
    eol = line_ending(data)
    added = b"".join(line.encode() + eol for line in missing)
    write_open(file, (b"" if data.endswith(b"\n") or not data else eol) + added)
    os.fsync(file)
    return True


def _step(root: Path, path: str, line: str) -> Step:
    try:
        return Step(path=path, line=line, done=_holds(read_file(root, path), line))
    except FileNotFoundError:
        return Step(path=path, line=line)
    except OSError:
        return Step(path=path, line=line, why=f"{path} is no plain file that can be read:")


def _holds(data: bytes, line: str) -> bool:
    """Whether one of the lines says the same: the same pattern, with all of the same attributes."""
    pattern, attributes = _parts(line)
    rows = (_parts(row.strip()) for row in data.decode("utf-8", "replace").split("\n"))
    return any(row[0] == pattern and set(attributes) <= set(row[1]) for row in rows)


def _parts(line: str) -> tuple[str, Sequence[str]]:
    if line.startswith('"') and '" ' in line:
        pattern, _, rest = line[1:].partition('" ')
        return f'"{pattern}"', rest.split()
    pattern, _, rest = line.partition(" ")
    return pattern, rest.split()


def _is_plain_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except OSError:
        return False
