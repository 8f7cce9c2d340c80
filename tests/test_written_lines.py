"""What commands wrote is known to `undo` exactly, or not at all."""

import json
from pathlib import Path

import pytest

from vaultkit.model.location import Location
from vaultkit.model.page import Pending
from vaultkit.vault.cache_folder import CacheFolder
from vaultkit.vault.written_lines import WrittenLines

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
    lines(tmp_path).drop_newest()
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
