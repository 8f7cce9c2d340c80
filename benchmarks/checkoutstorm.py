"""How soon the pages are fresh under a running `vaultkit watch`: after a checkout that changes every note, after the
save of one note, and what the watcher costs while nothing happens.

Makes a git repository of a copy of the vault with two branches that differ in every note. Needs git and Linux (CPU
time is read from /proc).

    python benchmarks/checkoutstorm.py VAULT --day 2026-11-23 --idle 60
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

GIT = ("git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "gc.auto=0")


def main() -> None:
    """Runs all three measurements on a copy of the vault and prints a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("vault", type=Path)
    parser.add_argument("--day", default="2026-11-23")
    parser.add_argument("--idle", type=float, default=60.0, help="seconds of doing nothing")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "vault"
        shutil.copytree(options.vault, root, ignore=shutil.ignore_patterns(".git"))
        notes = _two_branches(root, options.day)
        output = Path(folder) / "output"
        with output.open("wb") as out:
            watcher = subprocess.Popen(_vaultkit("watch", root, options.day), stdout=out, stderr=subprocess.STDOUT)
        try:
            _until(lambda: "first build" in output.read_text())
            time.sleep(4)
            print(f"{len(notes)} notes")
            for branch in ("other", "main"):
                _storm(root, branch, watcher.pid, output)
            _save(root, notes, output)
            _idle(watcher.pid, output, options.idle)
        finally:
            watcher.terminate()
            watcher.wait()
            print(output.read_text())


def _vaultkit(command: str, root: Path, day: str) -> list[str]:
    return [sys.executable, "-m", "vaultkit", command, "--vault", str(root), "--today", day]


def _two_branches(root: Path, day: str) -> list[Path]:
    """Two branches that differ in every note; the pages are in neither. The notes."""
    notes = sorted(path for path in root.rglob("*.md") if "Ecosystem" not in path.parts)
    subprocess.run([*GIT, "init", "-q", "-b", "main"], cwd=root, check=True)
    (root / ".git" / "info" / "exclude").write_text("Ecosystem/\n")
    for branch in ("main", "other"):
        if branch == "other":
            subprocess.run([*GIT, "checkout", "-q", "-b", "other"], cwd=root, check=True)
            for note in notes:
                note.write_bytes(note.read_bytes() + b"\n- 2026-11-20 call: about the other branch\n")
        subprocess.run([*GIT, "add", "-A"], cwd=root, check=True)
        subprocess.run([*GIT, "commit", "-q", "-m", branch], cwd=root, check=True)
    subprocess.run([*GIT, "checkout", "-q", "main"], cwd=root, check=True)
    subprocess.run(_vaultkit("review", root, day), check=True, capture_output=True)
    return notes


def _storm(root: Path, branch: str, pid: int, output: Path) -> None:
    lines, cpu, start = output.read_text().count("\n"), _cpu(pid), time.time()
    subprocess.run([*GIT, "checkout", "-q", branch], cwd=root, check=True)
    last = max(path.stat().st_mtime for path in root.rglob("*.md") if "Ecosystem" not in path.parts)
    _until(lambda: output.read_text().count("\n") > lines)
    time.sleep(4)
    pages = max(path.stat().st_mtime for path in root.rglob("Ecosystem/**/*.md"))
    builds = output.read_text().count("\n") - lines
    print(
        f"checkout of {branch}: {last - start:.2f} s of writing, pages {pages - last:.2f} s after the last write, "
        f"{builds} build(s), {_cpu(pid) - cpu:.1f} s of CPU"
    )


def _save(root: Path, notes: list[Path], output: Path) -> None:
    person = next(note for note in notes if "People" in note.parts)
    lines = output.read_text().count("\n")
    person.write_bytes(person.read_bytes() + b"\n- 2026-11-21 coffee: news\n")
    saved = time.time()
    _until(lambda: output.read_text().count("\n") > lines)
    pages = max(path.stat().st_mtime for path in root.rglob("Ecosystem/**/*.md"))
    print(f"one note saved: pages {pages - saved:.2f} s later")


def _idle(pid: int, output: Path, seconds: float) -> None:
    time.sleep(4)
    lines, cpu = output.read_text().count("\n"), _cpu(pid)
    time.sleep(seconds)
    builds = output.read_text().count("\n") - lines
    print(f"{seconds:.0f} s of nothing: {builds} builds, {1000 * (_cpu(pid) - cpu):.0f} ms of CPU")


def _cpu(pid: int) -> float:
    """The seconds of CPU that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _until(condition: object, seconds: float = 60.0) -> None:
    deadline = time.monotonic() + seconds
    while not (callable(condition) and condition()):
        if time.monotonic() > deadline:
            sys.exit("it took too long")
        time.sleep(0.02)


if __name__ == "__main__":
    main()
