"""Workers: the notes that copies of this process parse are those that it parses itself, whatever becomes of a copy."""

import errno
import json
import os
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.vaults.hostile import CORPUS
from vaultkit.model.note import Note
from vaultkit.syntax.document import parse_note
from vaultkit.vault import workers as module
from vaultkit.vault.kept.spool import Spool
from vaultkit.vault.kept.tables import encoded
from vaultkit.vault.read_note import ReadNote
from vaultkit.vault.worker_count import worker_count
from vaultkit.vault.workers import File, Reading, parse_all

SOURCES = [
    (
        "People/Ann.md",
        b"---\ntags: [a, [b, c]]\nborn: {year: 1980}\n---\n# Ann\n\n- 2026-11-20 coffee with [[Bo]] ^x\n",
    ),
    ("Odd.md", b"---\nnumber: [99999, null, true]\n---\n```\nopen\n"),
    ("Cut.md", b"\xff\xfe\x00a"),
    *((f"Notes/{number}.md", text.encode("utf-8", "surrogatepass")) for number, text in enumerate(CORPUS.values())),
]
PARSED = [parse_note(path, data) for path, data in SOURCES]
FILES = dict(SOURCES)


def _parsed(workers: int, count: int = len(SOURCES), **how: Any) -> list[Note | None]:
    """The notes of the first so many sources; None of what is left to whoever asked."""
    sources = [File(path, path) for path, _ in SOURCES[:count]]
    found = parse_all(sources, workers, Reading(read=FILES.__getitem__, **how))
    return [None if one is None else one.note for one in found]


WATCHED = """
import json, sys
told = []
WORDS = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "pty.spawn", "urllib.Request")
sys.addaudithook(lambda event, args: told.append(event) if event.startswith(WORDS) else None)
from vaultkit.vault.workers import File, Reading, parse_all
parse_all([File("a.md", "a.md"), File("b.md", "b.md")], 2, Reading(read=str.encode))
print(json.dumps(told))
"""


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_at_the_end_it_is_told_that_all_are_read_whoever_read_the_last(workers: int) -> None:
    told: list[int] = []
    mine = os.getpid()

    def read(path: str) -> bytes:
        if os.getpid() != mine:
            time.sleep(0.002)  # so that the last ones are those of a copy
        return FILES[path]

    parse_all([File(path, path) for path, _ in SOURCES], workers, Reading(read=read, told=told.append))
    assert told[-1] == len(SOURCES)
    assert told == sorted(told)


@pytest.mark.parametrize("workers", [1, 2, 3, 1_000])
def test_any_number_of_processes_gives_the_same_notes(workers: int) -> None:
    count = 8 if workers > 3 else len(SOURCES)
    assert _parsed(workers, count) == PARSED[:count]
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_no_notes_need_no_process() -> None:
    assert parse_all([], 2, Reading(read=FILES.__getitem__)) == []


def test_what_a_copy_that_was_ended_did_not_give_is_left_to_whoever_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    fork = os.fork

    def ended() -> int:
        child = fork()
        if not child:
            os._exit(9)
        return child

    monkeypatch.setattr(os, "fork", ended)
    monkeypatch.setattr(module, "_BATCH", 3)
    assert _parsed(2) == [*PARSED[:3], None, None, None, *PARSED[6:]]


@pytest.mark.parametrize("workers", [2, 3])
def test_a_copy_that_is_ended_at_work_leaves_only_what_it_had_begun(
    workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, died = os.getpid(), PARSED[4].path
    monkeypatch.setattr(module, "_BATCH", 1)

    def early(note: Note) -> None:
        if os.getpid() != own and note.path >= died:
            os._exit(9)

    found = _parsed(workers, early=early)
    assert all(one in (None, note) for one, note in zip(found, PARSED, strict=True))
    assert found.count(None) < workers


def test_who_is_slower_takes_less(monkeypatch: pytest.MonkeyPatch) -> None:
    own = os.getpid()
    monkeypatch.setattr(module, "_BATCH", 1)

    def early(note: Note) -> int:
        if os.getpid() != own:
            time.sleep(0.02)
        return os.getpid()

    sources = [File(path, path) for path, _ in SOURCES[:40]]
    found = parse_all(sources, 2, Reading(read=FILES.__getitem__, early=early))
    assert sum(one is not None and one.row == encoded(own) for one in found) > 30


def test_a_system_that_forks_no_more_is_no_obstacle(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refused)
    monkeypatch.setattr(module, "_BATCH", 3)
    assert _parsed(2) == [*PARSED[:3], None, None, None, *PARSED[6:]]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_file_that_cannot_be_read_is_left_and_one_that_is_known_is_not_parsed(workers: int) -> None:
    def read(path: str) -> bytes:
        if path == "gone.md":
            raise FileNotFoundError
        return b"known"

    digest = sha256(b"known").digest()
    sources = [File("gone.md", "gone.md"), File("known.md", "known.md", digest), File("new.md", "new.md", b"1")]
    gone, known, new = parse_all(sources, workers, Reading(read=read))
    assert gone is None
    assert known == ReadNote(5, digest, None)
    assert new == ReadNote(5, digest, parse_note("new.md", b"known"))


@pytest.mark.parametrize("workers", [1, 2])
def test_what_else_is_made_of_a_note_comes_with_it_but_where_that_goes_wrong(workers: int) -> None:
    def early(note: Note) -> object:
        return {"a": note.path, "b": None, "c": 1 << 70, "d": 1 / 0 if note.path == "d" else 1}[note.path]

    sources = [File(path, path) for path in "abc"]
    found = parse_all(sources, workers, Reading(read=str.encode, early=early))
    assert [one and one.row for one in found] == [encoded("a"), b"", b""]
    assert [one and one.note for one in found] == [parse_note(path, path.encode()) for path in "abc"]


def test_a_number_of_workers_may_be_given(monkeypatch: pytest.MonkeyPatch) -> None:
    for said in ("0", "1"):
        monkeypatch.setenv("VAULTKIT_WORKERS", said)
        assert worker_count() == 1
    for said in ("", "many", "-1", "99999999999"):
        monkeypatch.setenv("VAULTKIT_WORKERS", said)
        assert worker_count() >= 1


def test_a_copy_of_this_process_is_all_that_is_begun() -> None:
    done = subprocess.run([sys.executable, "-c", WATCHED], capture_output=True, check=True)
    assert json.loads(done.stdout) == ["os.fork"]


class Disk:
    """Stands where a spool looks for `os`, and refuses one of its calls."""

    def __init__(self, refused: str) -> None:
        self._refused = refused

    def __getattr__(self, name: str) -> Any:
        return self._fail if name == self._refused else getattr(os, name)

    def _fail(self, *_: object) -> None:
        raise OSError(errno.EIO, "the disk fails")


def _spool(place: Path) -> Spool:
    return Spool(os.open(place / "spool" if place.is_dir() else place, os.O_RDWR | os.O_CREAT))


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_packed_may_stand_on_the_disk(tmp_path: Path, workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_BATCH", 3)
    places = iter((tmp_path / "one", tmp_path / "two"))
    assert _parsed(workers, spool=lambda: _spool(next(places))) == PARSED
    assert all(path.stat().st_size for path in tmp_path.iterdir())


@pytest.mark.parametrize("workers", [1, 2])
def test_a_disk_that_takes_nothing_leaves_it_in_memory(
    tmp_path: Path, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vaultkit.vault.kept.spool.os", Disk("lseek"))
    assert _parsed(workers, spool=lambda: _spool(tmp_path)) == PARSED


def test_what_the_disk_lost_is_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    by_path = {note.path: note for note in PARSED}
    lost = by_path.__getitem__
    notes = _parsed(1, spool=lambda: _spool(tmp_path / "one"), lost=lost)
    (tmp_path / "one").write_bytes(b"")
    assert notes == PARSED
    notes = _parsed(1, spool=lambda: _spool(tmp_path / "two"), lost=lost)
    monkeypatch.setattr("vaultkit.vault.kept.spool.os", Disk("pread"))
    assert notes == PARSED
