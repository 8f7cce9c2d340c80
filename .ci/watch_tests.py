"""Watch the checkout and run the tests of what changed, again and again: `make watch`.

A changed test file is run itself. A changed module brings the test files that are nearest to it in the graph of
imports; any other file those that name its folder. What failed is run again with the next change."""

import re
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from queue import Empty, SimpleQueue

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

ROOT = Path(__file__).resolve().parent.parent
WATCHED = ("vaultkit", "templates", "sample-vault", "tests", "docs", ".ci")
QUIET = 0.3
"""Seconds without a change after which the tests begin: an editor saves in several steps."""

ENTRANCE = "vaultkit.cli.main"
"""Where a module is reached that nobody imports by name: a command."""

_IMPORT = re.compile(r"^\s*(?:from|import) ((?:vaultkit|tests)[\w.]*)", re.MULTILINE)


class Changes(FileSystemEventHandler):
    """Puts the path of every file that was changed, made, moved or deleted into a queue."""

    def __init__(self, queue: SimpleQueue[str]) -> None:
        """`queue` takes the paths, relative to the checkout."""
        self.queue = queue

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Only what may change a test's outcome; reading a file makes events, too."""
        if not event.is_directory and event.event_type in {"created", "modified", "moved", "deleted"}:
            for path in filter(None, (event.src_path, event.dest_path)):
                named = Path(str(path)).resolve().relative_to(ROOT).as_posix()
                if not re.search(r"__pycache__|(?:^|/)\.(?!ci/)|~$", named):
                    self.queue.put(named)


def nearest_tests(changed: Iterable[str], sources: Mapping[str, str]) -> list[str]:
    """The test files of those paths, sorted; `sources` is the text of each Python file by its path."""
    importers = _importers(sources)
    found: set[str] = set()
    for path in changed:
        if path.startswith("tests/test_"):
            found |= {path} & set(sources)
        elif path.startswith(("vaultkit/", "tests/")) and path.endswith(".py"):
            module = _module(path)
            found |= _nearest(module, importers) or _nearest(ENTRANCE, importers)
        else:
            folder = path.removeprefix("tests/").partition("/")[0]
            found |= {test for test in sources if test.startswith("tests/test_") and f'"{folder}"' in sources[test]}
    return sorted(found)


def _nearest(module: str, importers: Mapping[str, set[str]]) -> set[str]:
    """The tests that reach the module over the fewest imports."""
    seen, front = {module}, {module}
    while front:
        front = set().union(*(importers.get(one, set()) for one in front)) - seen
        seen |= front
        if tests := {one.replace(".", "/") + ".py" for one in front if one.startswith("tests.test_")}:
            return tests
    return set()


def _importers(sources: Mapping[str, str]) -> dict[str, set[str]]:
    importers: dict[str, set[str]] = {}
    for path, text in sources.items():
        for imported in _IMPORT.findall(text):
            importers.setdefault(imported, set()).add(_module(path))
    return importers


def _module(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _sources() -> dict[str, str]:
    files = (path for folder in ("vaultkit", "tests") for path in (ROOT / folder).rglob("*.py"))
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in files}


def _uncommitted() -> set[str]:
    listed = subprocess.run(
        ["git", "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return {entry[3:] for entry in listed.stdout.split("\0") if entry}


def _bursts(queue: SimpleQueue[str]) -> Iterator[set[str]]:
    """What changed, each time when it has come to rest."""
    while True:
        burst = {queue.get()}
        while True:
            try:
                burst.add(queue.get(timeout=QUIET))
            except Empty:
                break
        yield burst


def _passes(tests: list[str]) -> bool:
    print(f"\n{time.strftime('%H:%M:%S')} {' '.join(tests)}", flush=True)
    return subprocess.run([sys.executable, "-m", "pytest", "-q", *tests], cwd=ROOT, check=False).returncode == 0


def watch() -> None:
    """Runs the tests of what is not committed yet, then those of every change; Ctrl-C ends it."""
    queue: SimpleQueue[str] = SimpleQueue()
    observer = Observer()
    for folder in WATCHED:
        observer.schedule(Changes(queue), str(ROOT / folder), recursive=True)
    observer.schedule(Changes(queue), str(ROOT))
    observer.start()
    waiting = _uncommitted()
    print("Watching the checkout; Ctrl-C ends it.", flush=True)
    try:
        if (tests := nearest_tests(waiting, _sources())) and _passes(tests):
            waiting = set()
        for burst in _bursts(queue):
            waiting |= burst
            if (tests := nearest_tests(waiting, _sources())) and _passes(tests):
                waiting = set()
    except KeyboardInterrupt:
        print()
    finally:
        observer.stop()
        observer.join()


if __name__ == "__main__":
    watch()
