"""Workers: the notes that copies of this process parse are those that it parses itself, whatever becomes of a copy."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.vaults.hostile import CORPUS
from vaultkit.syntax.document import parse_note
from vaultkit.vault.spool import Spool
from vaultkit.vault.worker_count import worker_count
from vaultkit.vault.workers import parse_all

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

WATCHED = """
import json, sys
told = []
WORDS = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "pty.spawn", "urllib.Request")
sys.addaudithook(lambda event, args: told.append(event) if event.startswith(WORDS) else None)
from vaultkit.vault.workers import parse_all
parse_all([("a.md", b"x"), ("b.md", b"y")], 2)
print(json.dumps(told))
"""


@pytest.mark.parametrize("workers", [1, 2, 3, 1_000])
def test_any_number_of_processes_gives_the_same_notes(workers: int) -> None:
    sources, parsed = (SOURCES[:8], PARSED[:8]) if workers > 3 else (SOURCES, PARSED)
    assert parse_all(sources, workers) == parsed
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_no_notes_need_no_process() -> None:
    assert parse_all([], 2) == []


def test_what_a_copy_that_was_ended_did_not_give_is_parsed_here(monkeypatch: pytest.MonkeyPatch) -> None:
    fork = os.fork

    def ended() -> int:
        child = fork()
        if not child:
            os._exit(9)
        return child

    monkeypatch.setattr(os, "fork", ended)
    assert parse_all(SOURCES, 2) == PARSED


def test_a_system_that_forks_no_more_is_no_obstacle(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refused)
    assert parse_all(SOURCES, 2) == PARSED


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
    return Spool(os.open(place / "spool", os.O_RDWR | os.O_CREAT))


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_packed_may_stand_on_the_disk(tmp_path: Path, workers: int) -> None:
    spool = _spool(tmp_path)
    half = len(SOURCES) // 2
    notes = [note for some in (SOURCES[:half], SOURCES[half:]) for note in parse_all(some, workers, spool)]
    assert notes == PARSED


def test_a_disk_that_takes_nothing_leaves_it_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vaultkit.vault.spool.os", Disk("lseek"))
    notes = parse_all(SOURCES, 1, _spool(tmp_path))
    assert notes == PARSED


def test_what_the_disk_lost_is_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    by_path = {note.path: note for note in PARSED}
    notes = parse_all(SOURCES, 1, _spool(tmp_path), by_path.__getitem__)
    (tmp_path / "spool").write_bytes(b"")
    assert notes == PARSED
    spool = Spool(os.open(tmp_path / "spool", os.O_RDWR))
    notes = parse_all(SOURCES, 1, spool, by_path.__getitem__)
    monkeypatch.setattr("vaultkit.vault.spool.os", Disk("pread"))
    assert notes == PARSED
