"""Watching: how long after a save the pages are on the disk under a running `vaultkit watch`, without the quiet time
that it waits for on purpose."""

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.runs import TODAY, Changes, own_environment, vaultkit
from vaultkit.watch.timing import QUIET_ALONE

PATIENCE = 600.0
REST = 5.0
"""Seconds between two saves: somebody who writes on is not answered letter by letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """The seconds from each save to the last page, the quiet time taken off; `memory` is the peak in MB, where the
    system tells it."""

    seconds: tuple[float, ...] = ()
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
            seconds = tuple(_saves(watcher, told, vault, change, rounds))
            return Watched(seconds=seconds, memory=_peak(watcher.pid))
        finally:
            watcher.terminate()
            watcher.wait()


def _saves(watcher: subprocess.Popen[bytes], told: Path, vault: Path, change: Changes, rounds: int) -> Iterator[float]:
    for number in range(rounds):
        time.sleep(REST)
        lines = _lines(told)
        saved = time.time()
        change(number)
        _until(watcher, told, lines + 1)
        pages = max((path.stat().st_mtime for path in vault.glob("Ecosystem/**/*.md")), default=0.0)
        if pages >= saved:  # else no page had to change
            yield pages - saved - QUIET_ALONE


def _until(watcher: subprocess.Popen[bytes], told: Path, lines: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while _lines(told) < lines:
        if watcher.poll() is not None or time.monotonic() > deadline:
            sys.exit(f"the watcher said {told.read_text()!r}")
        time.sleep(0.02)


def _lines(told: Path) -> int:
    return told.read_bytes().count(b"\n")


def _peak(pid: int) -> float | None:
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return None
    found = (line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
    return next((int(kilobytes) / 1024 for kilobytes in found), None)
