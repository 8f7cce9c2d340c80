"""A storm: thousands of files change at once under a running watcher, as a checkout does it, also where the system has
only a few watches to give. The pages are soon those of a new build, and the watcher does not hear itself."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.vaults.small import SMALL, TODAY, write_vault
from tests.vaults.ticked import run
from vaultkit.watch.timing import POLL_EVERY

ANN = "People/Ann Lee.md"
NEWS = "- 2026-11-23 coffee: news of the storm\n"
FRESH = 5.0
"""So many seconds after the last write the pages are fresh, on a machine that does nothing else."""
LONGEST = 120.0
"""For a machine that does other things, as other tests are; then the time is only reported."""
HEARD_WITHIN = 3.0
"""A watcher that hears itself builds again within so many seconds; one that looks now and then, after its next look."""
WATCHES = 20
LOWERED = ("unshare", "-Ur", "sh", "-c", f'echo {WATCHES} > /proc/sys/user/max_inotify_watches && exec "$@"', "sh")


def storm(root: Path, files: int, words: str) -> None:
    """So many notes in folders of a hundred are written, and a contact with somebody last."""
    for number in range(files):
        write_vault(root, {f"Notes/{number // 100:03}/{number}.md": f"[[Ann Lee]] {words} {number}\n"}, changed=_now())
    write_vault(root, {ANN: SMALL[ANN] + (NEWS if words == "after" else "")}, changed=_now())


def _now() -> float:
    return time.time()


@contextmanager
def watching(root: Path, before: tuple[str, ...], output: Path) -> Iterator[None]:
    command = [*before, sys.executable, "-m", "vaultkit", "watch", "--vault", str(root), "--today", TODAY]
    with output.open("wb") as out, subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT) as watcher:
        try:
            until(lambda: "first build" in output.read_text())
            yield
        finally:
            watcher.terminate()
            watcher.wait(LONGEST)


def until(condition: Callable[[], bool]) -> float:
    """The time at which it holds."""
    end = time.monotonic() + LONGEST
    while not condition():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.02)
    return time.monotonic()


def pages(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((root / "Ecosystem").rglob("*.md"))}


@pytest.mark.torture
@pytest.mark.timeout(500)
@pytest.mark.parametrize(("files", "few"), [(240, False), (1_000, True)], ids=["watches enough", "few watches"])
def test_the_pages_are_fresh_soon_after_the_last_write(
    tmp_path: Path, files: int, few: bool, times: int, report: Callable[[str], None]
) -> None:
    if few and subprocess.run([*LOWERED, "true"], capture_output=True, check=False).returncode:
        report("a storm at a low watch limit: not tried, no namespace is to be had in which the watches could be few")
        return
    root, output = tmp_path / "vault", tmp_path / "output"
    write_vault(root)
    storm(root, files * times, "before")
    with watching(root, LOWERED if few else (), output):
        until(lambda: "Reconnect" in {path.stem for path in (root / "Ecosystem").glob("*.md")})
        before = pages(root)
        storm(root, files * times, "after")
        last, lines = time.monotonic(), output.read_text().count("\n")
        took = (
            until(lambda: pages(root) != before and any(b"news of the storm" in page for page in pages(root).values()))
            - last
        )
        until(lambda: output.read_text().count("\n") > lines)  # a build is told when it is done
        time.sleep(HEARD_WITHIN + POLL_EVERY * few)
        begun_before = files * times > 2_000  # so long a storm is built before it ends
        assert output.read_text().count("\n") <= lines + 1 + begun_before, "it heard itself"
    report(f"{took:.1f} s after the last of {files * times:,} files the pages are fresh{', few watches' * few}")
    is_alone = "PYTEST_XDIST_WORKER" not in os.environ and os.getloadavg()[0] <= (os.cpu_count() or 1)
    assert took < (FRESH if is_alone else LONGEST)
    assert run(root).edits == (), "a build that remembers nothing has nothing to add"
