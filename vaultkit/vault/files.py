"""The vault on the disk: where it is, which notes it has, their bytes, and what became of planned edits."""

import errno
import os
import stat
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import Struct, field

from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.location import Location
from vaultkit.model.page import Edit, EditMode, Outcome, Status
from vaultkit.model.settings import Settings
from vaultkit.syntax.code_file import CODE_FILE
from vaultkit.vault.confine import (
    PASSING,
    ConfinedError,
    actual_name,
    opened_folder,
    read_file,
    split_path,
    sync_folder,
)
from vaultkit.vault.replace import ChangedError, create_file, names_in, sweep, write_page
from vaultkit.vault.root import OBSIDIAN_FOLDER, VaultError
from vaultkit.vault.saves import Saves
from vaultkit.vault.scan import Scan, scan_notes, scan_vault

_RULES: Mapping[EditMode, str] = {"append": "append-refused", "undo": "append-refused", "codes": "code-file"}
"""The finding on an edit that is left, where it is not `page-refused`."""
_BY_HAND = "Look at what the file is; write the line by hand, or make it an ordinary file."


class NotWholeError(VaultError):
    """A vault that is there and not as it should be: what was built of it now would not be true."""


_MOUNTED = "Is it still there, and mounted?"
_LEFT_BY_SYSTEMS = frozenset({"lost+found", "desktop.ini", "Thumbs.db", "Icon\r"})
WAY_OUT = "Wait until the disk is there and the sync is done; `--force` takes the vault as it is."


def unread_folder(findings: Sequence[Diagnostic]) -> NotWholeError:
    """The error that folders cannot be read; `findings` are those of the scan, at least one."""
    first, others = findings[0], len(findings) - 1
    also = f" (and {others} more)" if others else ""
    reason = first.message.removeprefix("the folder ").removeprefix("the file ")
    hint = "Make it readable, or leave it out with `ignore` in vaultkit.toml; `--force` goes on without it."
    return NotWholeError(f"{first.location.path} {reason}{also}, so nothing is written", hint)


class Vault(Struct, frozen=True, eq=False):
    """The one way to the disk: nothing outside `root` is read or written, by any path or link; `saves` is what is known
    of the saves of others."""

    root: Path
    settings: Settings
    saves: Saves = field(default_factory=Saves)

    def is_bare(self) -> bool:
        """Whether there is nothing in the folder but what systems and sync tools leave in any: a disk that is not
        mounted, or a sync that has not begun, looks like that. Raises VaultError when the folder cannot be read."""
        try:
            names = [path.name for path in self.root.iterdir()]
        except OSError as error:
            raise VaultError(f"{self.root} cannot be read: {error.strerror}", _MOUNTED) from None
        return all(name in _LEFT_BY_SYSTEMS or (name.startswith(".") and name != OBSIDIAN_FOLDER) for name in names)

    def scan(self) -> Scan:
        """The notes that are to be read, by path; raises VaultError when the root is gone or cannot be read, and
        NotWholeError when the machine fails."""
        try:
            return scan_vault(self.root, self.settings)
        except OSError as error:
            if error.errno in PASSING:
                where = error.filename or self.root
                raise NotWholeError(f"{where} cannot be read now: {error.strerror}", "Try again.") from None
            raise VaultError(f"{self.root} cannot be read: {error.strerror}", _MOUNTED) from None

    def look(self, before: Scan, paths: Iterable[str]) -> Scan | None:
        """An earlier scan with what the disk says now of some files, by their paths, however these are spelled; None
        where that takes a whole scan."""
        return scan_notes(self.root, before, {unicodedata.normalize("NFC", path) for path in paths})

    def read(self, path: str) -> bytes | None:
        """A file's bytes; None when it is not there or must not be read (a link, no regular file, too large, no
        permission).

        Raises NotWholeError when the machine fails, since the file may well be there."""
        try:
            return read_file(self.root, path)
        except OSError as error:
            if error.errno in PASSING:
                raise NotWholeError(f"{path} cannot be read now: {error.strerror}", "Try again.") from None
            return None

    def has(self, path: str) -> bool:
        """Whether anything has the name, be it a link, a folder or what cannot be read."""
        parts = split_path(path)
        try:
            with opened_folder(self.root, parts[:-1]) as opened:
                os.stat(parts[-1], dir_fd=opened, follow_symlinks=False)
        except OSError:
            return False
        return True

    def place(self, path: str) -> Path:
        """Where a note stands, absolute, each name of the path as the disk spells it; with the names as they are where
        nothing stands there."""
        parts, found = split_path(path), self.root.resolve()
        for number, part in enumerate(parts):
            name = part
            with suppress(OSError), opened_folder(self.root, parts[:number]) as folder:
                name = actual_name(folder, part)
            found /= name
        return found

    @property
    def code_path(self) -> str:
        """The path of the file with the codes of generated lines."""
        return f"{self.settings.pages_folder.strip('/')}/{CODE_FILE}"

    def apply(self, edits: Iterable[Edit]) -> tuple[Outcome, ...]:
        """What became of each edit, in their order; a disk that refuses is an outcome, never an exception.

        A note that may be in the middle of a save is waited for as long as `saves` allows, once for all of them; then
        it may also take the line for which it was refused in planning."""
        planned = tuple(edits)
        taken: dict[tuple[str, ...], set[str]] = {}
        outcomes = [self._apply(edit, taken) for edit in planned]
        done = zip(planned, outcomes, strict=True)
        pages = {split_path(edit.path)[:-1] for edit, outcome in done if _is_page(edit) and outcome.status == "written"}
        for parts in sorted(pages | taken.keys()):
            with suppress(OSError), opened_folder(self.root, parts) as folder:
                sync_folder(folder)
        while any(map(waits, outcomes)) and self.saves.wait():
            pairs = zip(planned, outcomes, strict=True)
            outcomes = [self._apply(edit, taken) if waits(outcome) else outcome for edit, outcome in pairs]
        self.saves.keep()
        return tuple(outcomes)

    def sweep(self, files: Iterable[str]) -> None:
        """What killed runs left beside these files is gone."""
        for folder in {split_path(path)[:-1] for path in files}:
            with suppress(OSError), opened_folder(self.root, folder) as opened:
                sweep(opened, self.saves.now)

    def page_folder_fault(self) -> Diagnostic | None:
        """Why no page can be written below the page folder, for which nothing is wrong with any page: something else
        stands where it, or a folder in it, should be."""
        parts = split_path(self.settings.pages_folder)
        above = [self.root.joinpath(*parts[: number + 1]) for number in range(len(parts))]
        for place in (*above, above[-1] / "Reviews", above[-1] / "Briefs"):
            if what := _no_folder(place):
                where = Location(path=place.relative_to(self.root).as_posix())
                message = f"{what} stands where a folder of the pages should be, so no page is written there"
                return diagnose("page-folder", message, where)
        return None

    def _apply(self, edit: Edit, taken: dict[tuple[str, ...], set[str]]) -> Outcome:
        if edit.refused is not None and (edit.mode != "append" or edit.before is None):
            return Outcome(path=edit.path, status="refused", diagnostic=edit.refused)
        if edit.refused is None and edit.before == edit.after:
            return Outcome(path=edit.path, status="unchanged")
        try:
            if edit.mode == "create":
                return self._create(edit, taken)
            ways = {
                "page": self._replace,
                "append": self._append,
                "codes": self._replace_codes,
                "undo": self._undo,
            }
            return ways[edit.mode](edit)
        except OSError as error:
            hint = _BY_HAND if isinstance(error, ConfinedError) else "Make the file writable and run again."
            return _left(edit, "refused", f"the file cannot be written: {error.strerror or 'the disk refuses'}", hint)

    def _replace(self, edit: Edit) -> Outcome:
        parts = _note_parts(edit)
        folder = split_path(self.settings.pages_folder)
        if len(parts) <= len(folder) or parts[: len(folder)] != folder:
            raise ConfinedError(errno.EPERM, "only Markdown files below the page folder are replaced")
        return self._put(edit, parts)

    def _replace_codes(self, edit: Edit) -> Outcome:
        if edit.path != self.code_path:
            raise ConfinedError(errno.EPERM, "only the file of the page folder is replaced")
        return self._put(edit, split_path(edit.path))

    def _put(self, edit: Edit, parts: tuple[str, ...]) -> Outcome:
        try:
            with opened_folder(self.root, parts[:-1], create=True) as opened:
                write_page(opened, parts[-1], before=edit.before, after=edit.after, is_one=False)
        except ChangedError:
            return _left(edit, "conflict", "the file changed while it was being written", "Run the command again.")
        return Outcome(path=edit.path, status="written")

    def _append(self, edit: Edit) -> Outcome:
        from vaultkit.vault.append import append_lines  # most runs append nothing
        from vaultkit.vault.gitstate import git_work

        if work := git_work(self.root):
            if edit.refused is not None:
                return Outcome(path=edit.path, status="refused", diagnostic=edit.refused)
            return _left(edit, "refused", f"{work} is under way in the vault", "It is tried again when git is done.")
        parts = _note_parts(edit)
        try:
            with opened_folder(self.root, parts[:-1]) as opened:
                done = append_lines(opened, parts[-1], edit, self.saves)
        except BlockingIOError as error:
            return _left(edit, "conflict", error.strerror or "the note is busy", "Run the command again.")
        if isinstance(done, Diagnostic):
            return Outcome(path=edit.path, status="refused", diagnostic=done)
        return Outcome(path=edit.path, status="written" if done else "unchanged")

    def _undo(self, edit: Edit) -> Outcome:
        from vaultkit.vault.append import remove_lines  # only `undo` needs it
        from vaultkit.vault.gitstate import git_work

        if work := git_work(self.root):
            return _left(edit, "refused", f"{work} is under way in the vault", "Try again when git is done.")
        parts = _note_parts(edit)
        try:
            with opened_folder(self.root, parts[:-1]) as opened:
                waits = remove_lines(opened, parts[-1], edit, self.saves)
        except ChangedError:
            return _left(edit, "conflict", "the note changed while it was being written", "Run the command again.")
        return Outcome(path=edit.path, status="refused" if waits else "written", diagnostic=waits)

    def _create(self, edit: Edit, taken: dict[tuple[str, ...], set[str]]) -> Outcome:
        """A new note; the names in its folder are read once for all edits, since each new one is known here, and the
        disk itself refuses a name that somebody else takes meanwhile."""
        parts = _note_parts(edit)
        try:
            with opened_folder(self.root, parts[:-1], create=True) as opened:
                if parts[:-1] not in taken:
                    taken[parts[:-1]] = names_in(opened)
                create_file(opened, parts[-1], edit.after, taken[parts[:-1]])
                with suppress(OSError):  # somebody took it away again at once
                    changed = os.stat(parts[-1], dir_fd=opened, follow_symlinks=False).st_mtime
                    self.saves.left(edit.path, edit.after, changed)
                if self.saves.written:
                    self.saves.written.add_made(edit.path, edit.log_lines)
        except FileExistsError:
            return _left(edit, "refused", "a note of that name stands there already", rule="name-taken")
        return Outcome(path=edit.path, status="written")


def _no_folder(path: Path) -> str:
    """What stands there and is no folder, "" for a folder or nothing."""
    try:
        mode = path.lstat().st_mode
    except OSError:
        return ""
    if stat.S_ISDIR(mode):
        return ""
    return "a link" if stat.S_ISLNK(mode) else "a file" if stat.S_ISREG(mode) else "something that is no folder"


def _is_page(edit: Edit) -> bool:
    """Whether it puts another file in the place of one of vaultkit's own."""
    return edit.mode in ("page", "codes")


def waits(outcome: Outcome) -> bool:
    """Whether the edit was left for a moment later, since the note may be in the middle of a save."""
    return outcome.diagnostic is not None and outcome.diagnostic.rule == "append-waits"


def _note_parts(edit: Edit) -> tuple[str, ...]:
    """The path's components; raises ConfinedError unless it names a Markdown file without a dot name above it."""
    parts = split_path(edit.path)
    if not parts[-1].endswith(".md") or any(part.startswith(".") for part in parts):
        raise ConfinedError(errno.EPERM, "only Markdown files are written")
    return parts


def _left(edit: Edit, status: Status, message: str, hint: str = "", rule: str = "") -> Outcome:
    rule = rule or _RULES.get(edit.mode, "page-refused")
    where = Location(path=edit.path)
    return Outcome(path=edit.path, status=status, diagnostic=diagnose(rule, message, where, hint))
