"""What commands wrote is known to `undo` exactly, or not at all."""

import errno
import json
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from types import SimpleNamespace

import pytest

from vaultkit.model.location import Location
from vaultkit.model.page import Pending
from vaultkit.vault.kept import folder as cache_folder
from vaultkit.vault.kept.folder import CacheFolder
from vaultkit.vault.kept.known_writes import KnownWrites
from vaultkit.vault.kept.written_lines import WrittenLines

ANN = "People/Ann Lee.md"
WHERE = Location(path=ANN)
LINE = Pending(path=ANN, line="- 2026-11-23 coffee ^vk-a", id="vk-a", location=WHERE)
NEXT = Pending(path=ANN, line="- 2026-11-23 call ^vk-b", id="vk-b", location=WHERE)
STEP = Pending(path=ANN, line="- [ ] send the paper ^vk-c", id="vk-c", location=WHERE)
ROW = {"path": ANN, "line": LINE.line, "id": "vk-a", "added": "", "digest": "", "steps": []}


def folder(tmp_path: Path) -> CacheFolder:
    return CacheFolder(tmp_path / "vault", tmp_path / "home")


def lines(tmp_path: Path) -> WrittenLines:
    return WrittenLines(tmp_path / "vault", folder(tmp_path))


def test_each_line_of_one_write_is_known_by_what_came_with_it(tmp_path: Path) -> None:
    written = lines(tmp_path)
    written.add(ANN, (LINE, STEP, NEXT), f"\n{LINE.line}\n{STEP.line}\n{NEXT.line}\n".encode(), b"before\n")
    written.save()
    newest = lines(tmp_path).newest()
    assert newest is not None
    assert (newest.line, newest.steps, newest.added) == (NEXT.line, (), f"{NEXT.line}\n")
    lines(tmp_path).drop(newest)
    first = lines(tmp_path).newest()
    assert first is not None
    assert (first.rows, first.added) == ((LINE.line, STEP.line), f"\n{LINE.line}\n{STEP.line}\n")
    assert first.was_left(f"before\n\n{LINE.line}\n{STEP.line}\n".encode())


def test_a_line_that_was_not_all_written_and_a_task_without_a_line_are_none(tmp_path: Path) -> None:
    written = lines(tmp_path)
    written.add(ANN, (STEP, LINE), f"{STEP.line}\n{LINE.line[:-3]}".encode(), b"")
    assert written.newest() is None


@pytest.mark.parametrize(
    "kept",
    [
        b"{",
        b"[1]",
        b"[[]]",
        b"null",
        b'{"a": 1}',
        b"\xff",
        b"[" * 100_000,
        json.dumps([{**ROW, "line": 1}]).encode(),
        json.dumps([{**ROW, "steps": [1]}]).encode(),
        json.dumps([{**ROW, "steps": None}]).encode(),
        json.dumps([{name: value for name, value in ROW.items() if name != "id"}]).encode(),
    ],
)
def test_a_damaged_file_says_nothing(tmp_path: Path, kept: bytes) -> None:
    (tmp_path / "home").mkdir()
    assert folder(tmp_path).write("lines", kept)
    assert lines(tmp_path).newest() is None


def test_only_the_newest_are_kept(tmp_path: Path) -> None:
    written = lines(tmp_path)
    for number in range(102):
        written.add(ANN, (LINE,), f"{LINE.line}\n".encode(), f"{number}\n".encode())
    written.save()
    assert len(json.loads(folder(tmp_path).read("lines", limit=1_000_000))) == 100


def test_nothing_new_leaves_the_file_alone(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    lines(tmp_path).save()
    assert not list((tmp_path / "home").rglob("lines*"))


class Late(CacheFolder):
    """A cache folder in which another command comes between reading a file and writing it."""

    def __init__(self, root: Path, home: Path, other: Callable[[], object]) -> None:
        super().__init__(root, home)
        self.other = Thread(target=other)

    def write(self, name: str, *data: bytes) -> bool:
        """As it is, once the other one had its time."""
        self.other.start()
        self.other.join(0.05)
        return super().write(name, *data)


def _second_line(tmp_path: Path) -> None:
    other = lines(tmp_path)
    other.add(ANN, (NEXT,), f"{NEXT.line}\n".encode(), b"")
    other.save()


def _second_note(tmp_path: Path) -> None:
    other = KnownWrites(tmp_path / "vault", folder(tmp_path))
    other.add("b.md", b"b", 1.0)
    other.save()


def test_of_two_commands_at_once_neither_forgets_what_the_other_wrote(tmp_path: Path) -> None:
    late = Late(tmp_path / "vault", tmp_path / "home", lambda: _second_line(tmp_path))
    written = WrittenLines(tmp_path / "vault", late)
    written.add(ANN, (LINE,), f"{LINE.line}\n".encode(), b"")
    written.save()
    late.other.join()
    newest = lines(tmp_path).newest()
    assert newest is not None
    assert newest.line == NEXT.line
    lines(tmp_path).drop(newest)
    first = lines(tmp_path).newest()
    assert first is not None
    assert first.line == LINE.line


def test_nor_forgets_which_note_the_other_left(tmp_path: Path) -> None:
    late = Late(tmp_path / "vault", tmp_path / "home", lambda: _second_note(tmp_path))
    known = KnownWrites(tmp_path / "vault", late)
    known.add("a.md", b"a", 1.0)
    known.save()
    late.other.join()
    found = KnownWrites(tmp_path / "vault", folder(tmp_path))
    assert found.holds("a.md", b"a", 1.0)
    assert found.holds("b.md", b"b", 1.0)


def test_what_another_command_wrote_meanwhile_is_not_dropped_in_place_of_the_line(tmp_path: Path) -> None:
    written = lines(tmp_path)
    written.add(ANN, (LINE,), f"{LINE.line}\n".encode(), b"")
    written.save()
    shown = lines(tmp_path).newest()
    assert shown is not None
    _second_line(tmp_path)
    lines(tmp_path).drop(shown)
    newest = lines(tmp_path).newest()
    assert newest is not None
    assert newest.line == NEXT.line
    lines(tmp_path).drop(newest)
    assert lines(tmp_path).newest() is None


def test_a_command_that_stays_is_not_waited_for_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_folder, "_LONGEST_ALONE", 0.02)
    with folder(tmp_path).alone():
        _second_line(tmp_path)
    assert lines(tmp_path).newest() is not None


def test_a_disk_without_locks_keeps_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*given: object) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(cache_folder, "fcntl", SimpleNamespace(flock=refused, LOCK_EX=2, LOCK_NB=4))
    _second_line(tmp_path)
    assert lines(tmp_path).newest() is not None
