"""What a copy of the process leaves after the command has ended: the same as before its end, for which the next command
waits, and without which the next one comes to the same."""

import fcntl
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from tests.vaults.commands import run as command
from tests.vaults.small import SMALL, TODAY, snapshot, write_vault
from vaultkit.cli import leaving
from vaultkit.vault.kept import afterwards as module
from vaultkit.vault.kept.afterwards import afterwards, wait_for_others
from vaultkit.vault.kept.folder import CacheFolder
from vaultkit.vault.kept.notes import NoteCache

ANN = "People/Ann Lee.md"
LATER = f"{SMALL[ANN]}- 2026-11-22 call: about it\n"

HELD = """
import os, pathlib, sys, time
from vaultkit.cli import leaving
from vaultkit.vault.kept import afterwards
leaving.WORTH_A_COPY = int(os.environ["FROM"])
afterwards.worker_count = lambda: 2
outlive, place = afterwards._outlive, pathlib.Path(os.environ["PLACE"])
def held(work, lock):
    def later():
        (place / "new").write_text(str(os.getpid()))
        (place / "new").rename(place / "begun")
        (place / "silent").touch()
        while not (place / "go").exists():
            time.sleep(0.001)
        return work()
    outlive(later, lock)
afterwards._outlive = held
from vaultkit.__main__ import main
main()
"""
"""vaultkit, whose copy says that it has begun and then waits until it may go on."""


class Place:
    """A vault, its cache, and the copy that a command leaves behind."""

    def __init__(self, tmp: Path) -> None:
        self.tmp = tmp
        self.root, self.home = write_vault(tmp / "vault", SMALL), tmp / "cache"
        self.folder = CacheFolder(self.root, self.home)
        self.begun, self.go = tmp / "begun", tmp / "go"

    def environ(self, *, alone: bool = True, kept: bool = True) -> dict[str, str]:
        """The variables of a command, whose copy works only where it is not alone, and which finds and leaves nothing
        unless it is `kept`."""
        return {
            **os.environ,
            "XDG_CACHE_HOME": str(self.home),
            "PLACE": str(self.tmp),
            "FROM": str(10**9 if alone else 1),
            **({} if kept else {"VAULTKIT_NO_CACHE": "1"}),
        }

    def words(self, *words: str) -> list[str]:
        """The words of a whole command."""
        return [sys.executable, "-c", HELD, words[0], "--vault", str(self.root), "--today", TODAY, *words[1:]]

    def run(self, *words: str, alone: bool = True, kept: bool = True, given: Sequence[int] = ()) -> str:
        """What the command prints, read to its end; its copy, unless it is alone, may still be at work."""
        environ = self.environ(alone=alone, kept=kept)
        done = subprocess.run(
            self.words(*words), env=environ, capture_output=True, text=True, check=False, timeout=60, pass_fds=given
        )
        assert done.returncode in {0, 1}, done.stderr
        return done.stdout + done.stderr

    def show(self, columns: int, *, alone: bool = True, kept: bool = True) -> str:
        """What a review shows on a terminal of so many columns."""
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        environ = self.environ(alone=alone, kept=kept)
        for name in ("COLUMNS", "LINES", "NO_COLOR"):
            environ.pop(name, None)
        process = subprocess.Popen(self.words("review"), env=environ, stdin=slave, stdout=slave, stderr=slave)
        os.close(slave)
        shown = b""
        with suppress(OSError):  # the other end is closed
            while data := os.read(master, 1 << 16):
                shown += data
        os.close(master)
        assert process.wait(60) in {0, 1}
        return shown.decode()

    def copy(self) -> int:
        """The number of the copy, which has begun."""
        while not self.begun.exists():
            time.sleep(0.001)
        number = int(self.begun.read_text())
        self.begun.unlink()
        return number

    def let_go(self) -> None:
        """The copy goes on, and is done."""
        self.go.touch()
        self.copy()
        self.folder.wait_for("leaving", 30)
        self.go.unlink()

    def kept(self) -> dict[str, bytes]:
        """What is kept of the notes and of what was made of them, but for names that are drawn by lot."""
        notes = NoteCache(self.root, time.time, self.folder).read()
        found = {path: repr((one.note, tuple(one.note.blocks))).encode() + one.digest for path, one in notes.items()}
        rows = {f"rows-{n:02}": self.folder.read(f"rows-{n:02}", limit=10**7) for n in range(33)}
        return {**found, **rows}

    def stamps(self) -> dict[str, int]:
        """When each file of the cache was written."""
        files = (path for path in self.home.rglob("*") if path.is_file() and path.name != "leaving")
        return {path.name: path.stat().st_mtime_ns for path in files}


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_a_command_ends_before_what_it_leaves_and_leaves_what_it_left(tmp_path: Path) -> None:
    one, other = Place(tmp_path / "one"), Place(tmp_path / "other")
    outputs = []
    for place, alone in ((one, False), (other, True)):
        printed = []
        for text in (SMALL[ANN], LATER):
            write_vault(place.root, {ANN: text})
            before, pages = place.stamps(), snapshot(place.root)
            printed.append(place.run("review", alone=alone))
            assert snapshot(place.root) != pages
            if not alone:
                assert not {"index", "measures"} & (place.stamps().items() - before.items()), "not left yet"
                place.let_go()
            assert place.stamps() != before
        rest = [place.run(*words) for words in (("review",), ("show", "Ann Lee"), ("why", "Ann Lee"))]
        outputs.append([text.replace(str(place.tmp), "") for text in (*printed, *rest)])
    assert outputs[0] == outputs[1]
    assert one.kept() == other.kept()
    assert not one.begun.exists()


def test_a_copy_lets_go_of_all_that_its_caller_may_wait_for(place: Place) -> None:
    place.run("review")
    write_vault(place.root, {ANN: LATER})
    here, there = os.pipe()
    place.run("review", alone=False, given=[there])
    os.close(there)
    place.copy()
    while not (place.tmp / "silent").exists():
        time.sleep(0.001)
    os.set_blocking(here, False)
    assert os.read(here, 1) == b"", "who holds it is still at work"
    os.close(here)
    place.go.touch()
    place.folder.wait_for("leaving", 30)


def test_a_copy_that_is_ended_by_force_costs_the_next_command_nothing_but_time(tmp_path: Path) -> None:
    ended, whole = Place(tmp_path / "ended"), Place(tmp_path / "whole")
    for place in (ended, whole):
        place.run("review")
        write_vault(place.root, {ANN: LATER})
        place.run("review", alone=place is whole)
        if place is ended:
            os.kill(place.copy(), signal.SIGKILL)
            place.folder.wait_for("leaving", 30)
    assert ended.run("show", "Ann Lee") == whole.run("show", "Ann Lee")
    for place in (ended, whole):
        write_vault(place.root, {ANN: f"{LATER}- 2026-11-22 coffee: more of it\n"})
        place.run("review", alone=place is whole)
        assert not place.begun.exists(), "what was ended once is not begun again"
    assert snapshot(ended.root) == snapshot(whole.root)
    assert ended.kept() == whole.kept()
    write_vault(ended.root, {ANN: LATER})
    ended.run("review", alone=False)
    ended.let_go()


@pytest.mark.parametrize("words", [("review",), ("review", "--json")])
def test_the_copy_leaves_the_answer_to_the_same_request_too(place: Place, words: tuple[str, ...]) -> None:
    for text in (SMALL[ANN], LATER):
        write_vault(place.root, {ANN: text})
        before = snapshot(place.root)
        wrote = place.run(*words, alone=False)
        assert snapshot(place.root) != before
        place.let_go()
    for asked in (words, ("review",), ("review", "--json"), ("review", "all", "--dry-run")):
        expected, stamps = place.run(*asked, kept=False), place.stamps()
        assert place.run(*asked) == expected != wrote
        assert (place.stamps()["answers"] == stamps["answers"]) == (asked == words), "the same is known, no other"


def edited(root: Path) -> None:
    write_vault(root, {ANN: f"{LATER}- 2026-11-21 coffee: and that\n"})


def ticked(root: Path) -> None:
    page = next(path for path in (root / "Ecosystem" / "Reviews").glob("*-W*.md"))
    text = page.read_text()
    assert "- [ ]" in text
    page.write_text(text.replace("- [ ]", "- [x]", 1))


def rewritten(root: Path) -> None:
    page = root / "Ecosystem" / "Home.md"
    page.write_text(page.read_text().replace("##", "###"))


def gone(root: Path) -> None:
    (root / "Ecosystem" / "Home.md").unlink()


@pytest.mark.parametrize("change", [edited, ticked, rewritten, gone])
def test_what_changes_before_the_copy_looks_is_told_by_the_next_command(
    tmp_path: Path, change: Callable[[Path], None]
) -> None:
    one, other = Place(tmp_path / "one"), Place(tmp_path / "other")
    printed = []
    for place in (one, other):
        place.run("review", alone=place is other)
        if place is one:
            place.copy()
        change(place.root)
        after = snapshot(place.root)
        if place is one:
            place.go.touch()
            place.folder.wait_for("leaving", 30)
            assert snapshot(place.root) == after, "a copy writes nothing"
        told = place.run("review", kept=place is one) + place.run("review", kept=place is one)
        printed.append(told.replace(str(place.tmp), ""))
    assert printed[0] == printed[1]
    assert snapshot(one.root) == snapshot(other.root)


def test_who_asks_again_at_once_gets_the_answer_that_is_left_just_now(place: Place) -> None:
    place.run("review", alone=False)
    place.copy()
    with ThreadPoolExecutor() as pool:
        again = pool.submit(place.run, "review")
        time.sleep(0.05)
        place.go.touch()
        assert again.result() == place.run("review", kept=False)


@pytest.mark.parametrize("columns", [48, 120])
def test_the_answer_is_as_the_terminal_shows_it(place: Place, columns: int) -> None:
    first = place.show(columns, alone=False)
    place.let_go()
    stamps = place.stamps()
    again = place.show(columns)
    assert place.stamps()["answers"] == stamps["answers"], "what was asked is known"
    assert again == place.show(columns, kept=False) != first


def test_a_process_that_stays_leaves_everything_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[object] = []
    monkeypatch.setattr(leaving, "WORTH_A_COPY", 0)
    monkeypatch.setattr(leaving, "afterwards", lambda *work: begun.append(work))
    assert command(write_vault(tmp_path / "vault", SMALL), "review").exit_code == 0
    assert not begun


def touched(place: Place) -> Callable[[], bool]:
    """Work that leaves a file."""

    def work() -> bool:
        (place.tmp / "x").touch()
        return True

    return work


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "worker_count", lambda: 2)


def single(patch: pytest.MonkeyPatch, _: CacheFolder) -> None:
    patch.setattr(module, "worker_count", lambda: 1)


def first(patch: pytest.MonkeyPatch, _: CacheFolder) -> None:
    patch.setattr(os, "getpid", lambda: 1)


def no_room(patch: pytest.MonkeyPatch, _: CacheFolder) -> None:
    def fork() -> int:
        raise OSError

    patch.setattr(os, "fork", fork)


def held(_: pytest.MonkeyPatch, folder: CacheFolder) -> None:
    assert folder.lock("leaving") is not None


def somewhere_else(_: pytest.MonkeyPatch, folder: CacheFolder) -> None:
    with folder.inner("x") as (_fd, path):
        precious = path / "precious"
        precious.write_text("at work")
        (path.parent / "leaving").hardlink_to(precious)


def anybody_s(_: pytest.MonkeyPatch, folder: CacheFolder) -> None:
    with folder.inner("x") as (_fd, path):
        (path.parent / "leaving").touch()
        (path.parent / "leaving").chmod(0o666)


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("why", [single, first, no_room, held, somewhere_else, anybody_s])
def test_where_no_copy_can_outlive_nothing_is_begun(
    place: Place, monkeypatch: pytest.MonkeyPatch, why: Callable[[pytest.MonkeyPatch, CacheFolder], None]
) -> None:
    with monkeypatch.context() as patch:
        why(patch, place.folder)
        assert not afterwards(touched(place), place.folder)
    assert not (place.tmp / "x").exists()
    assert all(one.read_text() == "at work" for one in place.home.rglob("precious"))


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("is_fault", [True, False])
def test_after_a_copy_that_fails_the_next_command_does_its_work_itself(place: Place, *, is_fault: bool) -> None:
    mine = os.getpid()

    def fails() -> bool:
        (place.tmp / "y").write_text(str(os.getpid()))
        if is_fault:
            raise RuntimeError
        return False

    assert afterwards(fails, place.folder)
    os.waitpid(-1, 0)
    assert os.getpid() == mine != int((place.tmp / "y").read_text())
    for is_begun in (False, True, True):
        assert afterwards(touched(place), place.folder) == is_begun
        if is_begun:
            os.waitpid(-1, 0)
        assert (place.tmp / "x").exists() == is_begun


def test_who_comes_next_waits_until_the_copy_is_done_or_it_takes_too_long(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock, slept = place.folder.lock("leaving"), list[float]()
    assert lock is not None
    begun = os.fstat(lock).st_mtime
    monkeypatch.setattr(time, "time", lambda: begun + 1)

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == ends_after:
            os.close(lock)

    ends_after = 0
    monkeypatch.setattr(time, "sleep", sleep)
    wait_for_others(place.folder)
    assert sum(slept) == pytest.approx(module._LONGEST_WAIT - 1, abs=0.1)
    slept.clear()
    with monkeypatch.context() as patch:
        patch.setattr(time, "time", lambda: begun + module._LONGEST_WAIT)
        wait_for_others(place.folder)
    assert slept == []
    ends_after = 3
    wait_for_others(place.folder)
    assert len(slept) == ends_after
    wait_for_others(place.folder)
    assert len(slept) == ends_after


def test_where_nothing_was_ever_kept_nothing_is_waited_for_or_made(place: Place) -> None:
    wait_for_others(place.folder)
    assert not place.home.exists()
