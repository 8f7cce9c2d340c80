"""Watching: how long after a save the pages are on the disk under a running `vaultkit watch`, without the quiet time
that it waits for on purpose."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.runs import TODAY, Changes, own_environment, vaultkit
from vaultkit.watch.timing import QUIET_ALONE, REST

PATIENCE = 600.0
PAUSE = 5.0
"""Seconds between two saves at least: somebody who writes on is not answered letter by letter."""

_TOOK = re.compile(rb"([\d.]+) s$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """The seconds from each save to the last page, or to the line that says that none had to change, the quiet time
    taken off; `cpu` are the seconds of processor time that the watcher took for each, and `memory` is its peak in MB,
    both where the system tells them."""

    seconds: tuple[float, ...] = ()
    cpu: tuple[float, ...] = ()
    quiet: float = QUIET_ALONE
    memory: float | None = None


def watch(vault: Path, people: Sequence[str], cache: Path, rounds: int) -> Watched:
    """Saves so many notes of people, one after another, while a watcher runs. Raises SystemExit where it stops."""
    change = Changes([vault / f"People/{name}.md" for name in people[::-1]])
    with TemporaryDirectory() as folder:
        told = Path(folder) / "told"
        with told.open("wb") as out:
            command = vaultkit(vault, "watch", "--today", TODAY)
            watcher = subprocess.Popen(
                command.words, stdout=out, stderr=subprocess.STDOUT, env=own_environment(cache), cwd=folder
            )
        try:
            _until(watcher, told, 2)
            saves = list(_saves(watcher, told, vault, change, rounds))
            cpu = tuple(spent for _, spent in saves if spent is not None)
            seconds = tuple(taken for taken, _ in saves)
            return Watched(seconds=seconds, cpu=cpu, memory=_peak(watcher.pid))
        finally:
            watcher.terminate()
            watcher.wait()


def _saves(
    watcher: subprocess.Popen[bytes], told: Path, vault: Path, change: Changes, rounds: int
) -> Iterator[tuple[float, float | None]]:
    for number in range(rounds):
        took = _TOOK.search(told.read_bytes().rstrip())
        time.sleep(max(PAUSE, REST * float(took[1]) + 1.0 if took else 0.0))
        lines, before = _lines(told), _cpu(watcher.pid)
        saved = time.time()
        change(number)
        _until(watcher, told, lines + 1)
        told_at = time.time()
        pages = max((path.stat().st_mtime for path in vault.glob("Ecosystem/**/*.md")), default=0.0)
        spent = None if before is None else (_cpu(watcher.pid) or before) - before
        yield (pages if pages >= saved else told_at) - saved - QUIET_ALONE, spent


def _until(watcher: subprocess.Popen[bytes], told: Path, lines: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while _lines(told) < lines:
        if watcher.poll() is not None or time.monotonic() > deadline:
            sys.exit(f"the watcher said {told.read_text()!r}")
        time.sleep(0.005)


def _lines(told: Path) -> int:
    return told.read_bytes().count(b"\n")


def _cpu(pid: int) -> float | None:
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return None
    fields = stat.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _peak(pid: int) -> float | None:
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return None
    found = (line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
    return next((int(kilobytes) / 1024 for kilobytes in found), None)
