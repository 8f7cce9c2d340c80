"""A look by a copy of the process: it tells what a look here tells, whatever becomes of the copy."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from tests.vaults.commands import run as command
from tests.vaults.small import SMALL, snapshot, write_vault
from vaultkit.model.settings import Settings
from vaultkit.vault.forks import Fork
from vaultkit.vault.kept import look_beside
from vaultkit.vault.kept.folder import SCAN, CacheFolder
from vaultkit.vault.scanned import scanned
from vaultkit.vault.sight import Look, look

NOW = 2_000_000_000 * 10**9


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CacheFolder:
    """The cache of a vault that counts as large."""
    monkeypatch.setattr(look_beside, "worker_count", lambda: 2)
    monkeypatch.setattr(look_beside, "_OF_A_NOTE", 0)
    (tmp_path / "cache").mkdir(mode=0o700)
    found = CacheFolder(write_vault(tmp_path / "vault"), tmp_path / "cache")
    found.write(SCAN, b"told")
    return found


def strange(root: Path) -> None:
    for name in (b"a\nb.md", b"\xff.md", "ü".encode() + b".md"):
        (root / os.fsdecode(name)).write_text("said")


def at_work(root: Path) -> None:
    (root / ".vk-new-0123456789ab.tmp").write_text("")


@pytest.mark.parametrize("is_fresh", [False, True], ids=["at rest", "just changed"])
@pytest.mark.parametrize("change", [lambda _: None, strange, at_work], ids=["plain", "strange", "at work"])
def test_a_copy_tells_what_a_look_tells(
    tmp_path: Path, folder: CacheFolder, change: Callable[[Path], None], is_fresh: bool
) -> None:
    root, prepared = tmp_path / "vault", list[int]()
    change(root)
    now = root.stat().st_ctime_ns if is_fresh else NOW
    whole = look(root, now)
    found = look_beside.look_beside(root, now, folder, [lambda: prepared.append(os.getpid())])
    assert found == (whole and whole._replace(listing=None))
    assert (found is None) == (change is at_work)
    assert prepared == [os.getpid()]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("change", [lambda _: None, strange, at_work], ids=["plain", "strange", "at work"])
def test_at_first_a_copy_tells_what_is_in_the_folders_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None]
) -> None:
    monkeypatch.setattr(look_beside, "_OF_A_NAME", 0)
    root, prepared = tmp_path / "vault", list[int]()
    change(root)
    whole, nobody = look(root, NOW), CacheFolder(root, tmp_path / "none")
    found = look_beside.look_beside(root, NOW, nobody, [lambda: prepared.append(os.getpid())])
    assert prepared == [os.getpid()]
    assert (found and found._replace(listing=None)) == (whole and whole._replace(listing=None))
    assert (found is not None and found.listing is not None) == (change not in {strange, at_work})
    if found and found.listing is not None:
        assert scanned(found, Settings()) == scanned(whole or found, Settings())


def test_a_folder_that_cannot_be_looked_at_seems_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(look_beside, "_OF_A_NAME", 0)
    assert look_beside._seems_large(tmp_path)
    assert not look_beside._seems_large(tmp_path / "none")


@pytest.mark.parametrize("is_listed", [False, True], ids=["told", "listed"])
def test_a_copy_that_tells_nothing_or_a_part_is_not_waited_for(
    tmp_path: Path, folder: CacheFolder, monkeypatch: pytest.MonkeyPatch, is_listed: bool
) -> None:
    whole = look(tmp_path / "vault", NOW)
    data = look_beside._packed(whole, is_listed=is_listed)
    for end in {0, 1, data.index(b"\n"), data.index(b"\n") + 1, len(data) - 1}:
        monkeypatch.setattr(look_beside, "_packed", lambda _, end=end, **how: data[:end])
        found = look_beside.look_beside(tmp_path / "vault", NOW, folder, [])
        assert found is not None
        assert found.listing is not None
        assert found._replace(listing=None) == (whole and whole._replace(listing=None))


@pytest.mark.parametrize("why", ["small", "alone", "first"])
def test_a_small_vault_or_a_single_processor_makes_no_copy(
    tmp_path: Path, folder: CacheFolder, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    made: list[Fork] = []
    monkeypatch.setattr(look_beside, "Fork", made.append)
    if why == "small":
        monkeypatch.setattr(look_beside, "_OF_A_NOTE", 100)
    elif why == "alone":
        monkeypatch.setattr(look_beside, "worker_count", lambda: 1)
    else:
        folder.write(SCAN)
        folder = CacheFolder(tmp_path / "vault", tmp_path / "none")
        monkeypatch.setattr(look_beside, "_OF_A_NAME", 10**9)
    prepared: list[int] = []
    found = look_beside.look_beside(tmp_path / "vault", NOW, folder, [lambda: prepared.append(1)])
    assert found is not None
    assert found.listing is not None
    assert (made, prepared) == ([], [])


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("is_large", [False, True], ids=["small at first", "large"])
def test_commands_say_the_same_whoever_looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_large: bool) -> None:
    monkeypatch.setattr(look_beside, "_OF_A_NAME", 0 if is_large else 10**9)
    looks: list[Look | None] = []
    real = look_beside._unpacked

    def unpacked(sent: BinaryIO) -> Look | None:
        looks.append(real(sent))
        return looks[-1]

    monkeypatch.setattr(look_beside, "_unpacked", unpacked)
    root, bare = tmp_path / "a" / "vault", tmp_path / "b" / "vault"
    for at in (root, bare):
        write_vault(at)
    more = {name: f"{text}\n- 2026-11-21 call: two\n" for name, text in SMALL.items() if "People/" in name}
    new = {"People/New Note.md": "- 2026-11-20 call: one\n"}
    for notes, asked in (({}, "review"), (new, "review"), ({}, "review"), ({}, "review"), (more, "check")):
        for at in (root, bare):
            write_vault(at, notes)
        told = command(root, asked)
        with monkeypatch.context() as patch:
            patch.setenv("VAULTKIT_NO_CACHE", "1")
            plain = command(bare, asked)
        shown = plain.output.replace(f"{bare.parent.name}/vault", f"{root.parent.name}/vault")
        assert (told.output, told.exit_code) == (shown, plain.exit_code)
        assert snapshot(root) == snapshot(bare)
    assert len(looks) == 3 + is_large  # not where an answer stands


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("until_seen", [True, False])
def test_what_may_be_in_vain_is_prepared_only_until_the_vault_is_seen(
    tmp_path: Path, folder: CacheFolder, *, until_seen: bool
) -> None:
    steps: list[int] = []

    def step() -> None:
        steps.append(1)
        time.sleep(0.01)

    found = look_beside.look_beside(tmp_path / "vault", NOW, folder, [step] * 200, until_seen=until_seen)
    assert found is not None
    assert 1 <= len(steps) < 200 if until_seen else len(steps) == 200
