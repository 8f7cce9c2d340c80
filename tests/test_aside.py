"""Aside: work that a copy of the process does meanwhile comes to the same as without one, and never outlives who asked
for it."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.vaults.small import write_vault
from vaultkit.cli.leaving import left_beside
from vaultkit.model.memory import Memory
from vaultkit.model.settings import Settings
from vaultkit.vault import aside as module
from vaultkit.vault.aside import aside
from vaultkit.vault.files import Vault
from vaultkit.vault.forks import Fork
from vaultkit.vault.kept.folder import CacheFolder
from vaultkit.vault.kept.notes import NoteCache
from vaultkit.vault.loader import Loader


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "worker_count", lambda: 2)


def writes_who(path: Path, *, well: bool = True) -> Callable[[], bool]:
    def work() -> bool:
        with path.open("a") as file:
            file.write(f"{os.getpid()}\n")
        return well

    return work


def who(path: Path) -> list[bool]:
    """Who did the work, each time: whether this process."""
    return [line == str(os.getpid()) for line in path.read_text().splitlines()]


@pytest.mark.parametrize("well", [True, False])
@pytest.mark.parametrize("is_much", [True, False])
@pytest.mark.usefixtures("two")
def test_work_is_done_once_by_a_copy_where_it_pays(tmp_path: Path, *, is_much: bool, well: bool) -> None:
    with aside(writes_who(tmp_path / "x", well=well), is_much=is_much) as done:
        assert done() is well
    assert who(tmp_path / "x") == [not is_much]


def test_one_process_makes_no_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "worker_count", lambda: 1)
    with aside(writes_who(tmp_path / "x"), is_much=True) as done:
        assert not (tmp_path / "x").exists(), "it is done when its end is waited for"
        assert done()
    assert who(tmp_path / "x") == [True]


@pytest.mark.usefixtures("two")
def test_what_a_copy_does_not_bring_to_its_end_is_done_here() -> None:
    mine = os.getpid()

    def work() -> bool:
        if os.getpid() != mine:
            raise OSError
        return True

    with aside(work, is_much=True) as done:
        assert done()


@pytest.mark.usefixtures("two")
def test_nothing_goes_on_when_who_asked_is_gone(tmp_path: Path) -> None:
    def work() -> bool:
        time.sleep(10)
        return writes_who(tmp_path / "x")()

    begun = time.monotonic()
    with aside(work, is_much=True):
        pass
    assert time.monotonic() - begun < 5
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
    assert not (tmp_path / "x").exists()


def test_a_copy_ends_when_who_made_it_was_ended_by_force() -> None:
    def work() -> bytes:
        time.sleep(10)
        return b""

    held, holds = os.pipe()
    maker = os.fork()
    if not maker:
        Fork(work)
        os.kill(os.getpid(), signal.SIGKILL)
    os.close(holds)
    os.waitpid(maker, 0)
    begun = time.monotonic()
    assert os.read(held, 1) == b"", "who holds it still runs"
    os.close(held)
    assert time.monotonic() - begun < 5


@pytest.mark.usefixtures("two")
def test_where_nothing_is_left_there_is_no_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copies: list[Fork] = []

    def fork(work: Callable[[], bytes]) -> Fork:
        copies.append(Fork(work))
        return copies[-1]

    monkeypatch.setattr("vaultkit.cli.leaving.MANY", 1)
    monkeypatch.setattr(module, "Fork", fork)
    root = write_vault(tmp_path / "vault", {"a.md": "x\n", "b.md": "x\n"})
    for cache, expected in ((None, 0), (NoteCache(root, time.time, CacheFolder(root, tmp_path / "cache")), 1)):
        loader = Loader(Vault(root, Settings()), cache=cache)
        loader.load()
        assert left_beside(lambda: None, loader, Memory())
        assert len(copies) == expected
