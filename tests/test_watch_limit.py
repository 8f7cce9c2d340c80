"""The limit of watched folders: at it some folders are not watched, without an error; that is noticed, told once, and
from then on the vault is looked at often enough."""

from pathlib import Path

import pytest

from tests.vaults.small import write_vault
from tests.vaults.watched import WatchedVault
from vaultkit.watch.listener import watches_held
from vaultkit.watch.reports import Rebuilt, Remark

FOLDERS = {f"Notes/d{number}/Note.md": "x\n" for number in range(20)}
EVERY = len(FOLDERS) + 4  # the root, Notes, and two of the pages


class Held:
    """How many folders the system says that it watches."""

    def __init__(self, count: int | None) -> None:
        self.count = count

    def __call__(self) -> int | None:
        return self.count


def vault_of(root: Path, held: Held) -> WatchedVault:
    vault = WatchedVault(write_vault(root, FOLDERS))
    vault.watcher.listener._held = held
    return vault


@pytest.mark.parametrize("count", [1, 2, EVERY // 2, EVERY - 1])
def test_the_limit_is_said_once_and_changes_are_found_soon(tmp_path: Path, count: int) -> None:
    vault = vault_of(tmp_path, Held(count))
    said = [report.text for report in vault.go(600.0) if isinstance(report, Remark)]
    assert len(said) == 1
    assert said[0].startswith(f"the system watches {count} of {EVERY} folders, ")
    assert "every 5 seconds" in said[0]
    assert "sysctl fs.inotify.max_user_watches" in said[0]
    vault.save("Notes/d7/Note.md", "y\n", seen=False)
    assert len(vault.builds(8.0)) == 1
    vault.save("Notes/d8/Note.md", "z\n")
    assert len(vault.builds(2.5)) == 1, "what is watched is still heard of"
    assert vault.remarks(600.0) == []


@pytest.mark.parametrize("count", [EVERY, EVERY + 7, None])
def test_where_all_folders_are_watched_nothing_is_said(tmp_path: Path, count: int | None) -> None:
    vault = vault_of(tmp_path, Held(count))
    assert [type(report) for report in vault.go(600.0)] == [Rebuilt]
    vault.save("Notes/d7/Note.md", "y\n", seen=False)
    assert vault.builds(8.0) == []


def test_watches_that_come_a_moment_later_are_no_limit(tmp_path: Path) -> None:
    held = Held(3)
    vault = vault_of(tmp_path, held)
    assert [type(report) for report in vault.go(1.0)] == [Rebuilt]
    held.count = EVERY
    assert vault.remarks(600.0) == []
    write_vault(tmp_path, {"Notes/new/Note.md": "x\n"})
    vault.event("Notes/new/Note.md")
    vault.builds(2.5)
    held.count = EVERY + 1
    assert vault.remarks(600.0) == []


def test_without_watches_nobody_knows() -> None:
    assert watches_held() is None or watches_held()
