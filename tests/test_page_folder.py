"""The folder of the pages: what stands in its place or in it is told, and what killed runs left in it is swept."""

import errno
import fcntl
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vaults.commands import run
from tests.vaults.small import snapshot, write_vault
from tests.vaults.ticked import ANN, FILES, made, mark
from vaultkit.index import checks
from vaultkit.model.names import fold
from vaultkit.vault.config import load_settings
from vaultkit.vault.files import Vault
from vaultkit.vault.saves import Saves, WaitingTime

NOW = 1_800_000_000.0
LEFT = {
    "new": "Ecosystem/.vk-new-0123456789ab.tmp",
    "swapped": "Ecosystem/.vk-swapped-e3b0c44298fc-0123456789ab-0123456789ab.tmp",
    "kept": "Ecosystem/Reviews/.vk-kept-e3b0c44298fc-0123456789ab.tmp",
}


def findings(root: Path) -> list[str]:
    output = run(root, "check").output.split("\n")
    return [line.partition("[page-folder] ")[2] for line in output if "[page-folder]" in line]


def as_link(root: Path, path: str) -> None:
    target = root.with_name(f"{root.name} elsewhere")
    target.mkdir()
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).symlink_to(target)


def as_file(root: Path, path: str) -> None:
    write_vault(root, {path: "x"})


def as_pipe(root: Path, path: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(root / path)


THINGS = {"a link": as_link, "a file": as_file, "something that is no folder": as_pipe}


@pytest.mark.parametrize("what", THINGS)
@pytest.mark.parametrize("path", ["Ecosystem", "Ecosystem/Reviews", "Ecosystem/Briefs"])
def test_what_stands_in_place_of_a_folder_of_pages_is_told(tmp_path: Path, path: str, what: str) -> None:
    root = write_vault(tmp_path / "vault", FILES)
    THINGS[what](root, path)
    assert findings(root) == [f"{what} stands where a folder of the pages should be, so no page is written there"]
    assert run(root, "review").exit_code == (0 if path.endswith("Briefs") else 4)


def test_a_folder_of_pages_that_is_one_is_no_finding(tmp_path: Path) -> None:
    assert findings(made(tmp_path)) == []


COLLISIONS = {
    "a folder of notes": ("People", {}, "stand in the folder of the pages"),
    "a folder of notes in another case": ("people", {}, "differs from People in letter case only"),
    "a folder of events": ("Events", {}, "a note of yours stands in the folder of the pages"),
    "the name of a folder of notes": ("Contacts", {}, "has the name of a folder of notes"),
    "an inner folder of notes": ("Work/People", {"Work/People/Di Fox.md": "x\n"}, "stands in the folder of the pages"),
    "the day's notes": (
        "Journal",
        {"Journal/2026-11-20.md": "x\n", "Journal/2026-11-21.md": "x\n"},
        "2 notes of yours",
    ),
    "notes in letters with accents": ("Ecosystème", {"ECOSYSTÈME/A.md": "x\n"}, "differs from ECOSYSTÈME"),
    "notes in another script": ("Люди", {"люди/Анна.md": "x\n"}, "differs from люди in letter case only"),
    "the default": ("Ecosystem", {"Ecosystem/Frogs.md": "x\n", "Ecosystem/Ponds.md": "x\n"}, "2 notes of yours stand"),
    "the default in another case": ("Ecosystem", {"ecosystem/Frogs.md": "x\n"}, "differs from ecosystem"),
}


@pytest.mark.parametrize("name", COLLISIONS)
def test_a_folder_that_pages_share_with_notes_is_told(tmp_path: Path, name: str) -> None:
    folder, more, wanted = COLLISIONS[name]
    write_vault(tmp_path, {**FILES, **more, "vaultkit.toml": f'[pages]\nfolder = "{folder}"\n'})
    (told,) = findings(tmp_path)
    assert wanted in told


@pytest.mark.parametrize("folder", ["Ecosystem", "Notes/Ecosystem", "Ökosystem", "生态"])
def test_a_folder_of_its_own_is_no_finding(tmp_path: Path, folder: str) -> None:
    write_vault(tmp_path, {**FILES, "vaultkit.toml": f'[pages]\nfolder = "{folder}"\n', "Notes/A.md": "x\n"})
    assert run(tmp_path, "review").exit_code == 0
    write_vault(tmp_path, {f"{folder}/Mine.md": "A note beside the pages.\n"})
    assert findings(tmp_path) == []


# What killed runs left


def swept(root: Path, monkeypatch: pytest.MonkeyPatch, *, code: int | None, now: float | None) -> list[str]:
    """The names that are left of what killed runs left, on a disk whose locks fail with that error."""

    def refuse(*_: Any) -> None:
        raise OSError(code or 0, "no locks")

    settings, _ = load_settings(root)
    time = WaitingTime(now=lambda: NOW, sleep=lambda _: None) if now else None
    with monkeypatch.context() as patch:
        if code:
            patch.setattr(fcntl, "flock", refuse)
        Vault(root, settings, Saves(time)).sweep(["Ecosystem/Home.md", "Ecosystem/Reviews/2026.md"])
    return sorted(name for name, path in LEFT.items() if (root / path).exists())


@pytest.mark.parametrize("code", [errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS])
def test_on_a_disk_without_locks_what_is_an_hour_old_is_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    write_vault(tmp_path, dict.fromkeys(LEFT.values(), ""), changed=NOW - 3599)
    assert swept(tmp_path, monkeypatch, code=code, now=NOW) == ["kept", "new", "swapped"]
    write_vault(tmp_path, dict.fromkeys(LEFT.values(), ""), changed=NOW + 9999)
    assert swept(tmp_path, monkeypatch, code=code, now=NOW) == ["kept", "new", "swapped"]
    write_vault(tmp_path, dict.fromkeys(LEFT.values(), ""), changed=NOW - 3600)
    assert swept(tmp_path, monkeypatch, code=code, now=None) == ["kept", "new", "swapped"]
    assert swept(tmp_path, monkeypatch, code=code, now=NOW) == []


def test_a_save_that_was_displaced_there_is_never_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_vault(tmp_path, dict.fromkeys(LEFT.values(), "an editor's words"), changed=NOW - 9999)
    assert swept(tmp_path, monkeypatch, code=errno.ENOLCK, now=NOW) == ["kept", "swapped"]


def test_with_locks_it_is_the_lock_that_tells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_vault(tmp_path, dict.fromkeys(LEFT.values(), ""), changed=NOW)
    with (tmp_path / LEFT["new"]).open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert swept(tmp_path, monkeypatch, code=None, now=NOW) == ["new"]
    assert swept(tmp_path, monkeypatch, code=None, now=NOW) == []


def test_a_command_sweeps_what_is_an_hour_old_where_there_are_no_locks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path)
    write_vault(tmp_path, {LEFT["new"]: "x"})

    def refuse(*_: Any) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(fcntl, "flock", refuse)
    assert run(tmp_path, "review").exit_code == 0
    assert not (tmp_path / LEFT["new"]).exists()


# A note of two names


def test_a_note_with_a_second_name_is_left_alone_and_the_hint_says_why(tmp_path: Path) -> None:
    root = made(tmp_path / "vault")
    os.link(root / ANN, tmp_path / "other")
    mark(root, "[[Ann Lee]]", "x")
    before = snapshot(root)[ANN]
    assert run(root, "review").exit_code == 4
    assert snapshot(root)[ANN] == before
    failed = run(root, "log", "Ann Lee", "coffee")
    assert failed.exit_code == 4
    assert "it has another name as well (a hard link)" in failed.stderr
    assert "Make the file writable" not in failed.stderr
    assert "make it an ordinary file" in failed.stderr


NAMES = st.sampled_from(("A", "a", "Ä", "A\u0308", "A b", "B", "Ecosystem", "ecosystem", "ECOSYSTEM", "x.md"))


@given(st.lists(st.lists(NAMES, min_size=1, max_size=4).map("/".join)), st.sampled_from(("a", "ä", "ecosystem", "a/b")))
def test_what_stands_in_a_folder_is_found_without_a_look_at_all(paths: list[str], folder: str) -> None:
    every = sorted(paths)
    assert checks._inside(every, f"{folder}/") == [path for path in every if fold(path).startswith(f"{folder}/")]
