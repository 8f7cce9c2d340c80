"""Crashes and a failing disk at any call, in any order of files: each tick is logged once, nothing of the user's is
lost, and the next build repairs the rest."""

import errno
import os
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.vaults.ticked import ANN, FILES, LIMITS, WEEK, made, mark, run
from vaultkit.model.index import Index
from vaultkit.vault import replace
from vaultkit.vault.files import VaultError

CALLS = (
    "open",
    "read",
    "write",
    "fsync",
    "link",
    "replace",
    "unlink",
    "close",
    "stat",
    "fstat",
    "mkdir",
    "scandir",
    "fchmod",
)
FAULTS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EMFILE)


class Crash(BaseException):
    """The process is gone."""


class Disk:
    """Counts the calls to the disk, and at one of them crashes for good or fails with an error."""

    def __init__(self, at: int, fault: int | None, rng: random.Random) -> None:
        self.calls, self._at, self._fault, self._rng = 0, at, fault, rng
        self._places: list[tuple[ModuleType, str]] = [*((os, name) for name in CALLS), (replace, "swap")]
        self._real: dict[str, Callable[..., Any]] = {name: getattr(place, name) for place, name in self._places}

    @contextmanager
    def armed(self) -> Iterator[None]:
        for place, name in self._places:
            setattr(place, name, self._wrapped(name))
        try:
            yield
        finally:
            for place, name in self._places:
                setattr(place, name, self._real[name])

    def _wrapped(self, name: str) -> Callable[..., Any]:
        real = self._real[name]

        def call(*args: Any, **words: Any) -> Any:
            self.calls += 1
            if self.calls < self._at or (self.calls > self._at and (self._fault is not None or name == "close")):
                return real(*args, **words)
            if self.calls == self._at and name == "write" and self._rng.random() < 0.7:
                real(args[0], bytes(args[1])[: self._rng.randrange(len(args[1]) + 1)])
            if name == "close":
                real(*args)
            if self._fault is None:
                raise Crash
            raise OSError(self._fault, os.strerror(self._fault))

        return call


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticked:
    """A vault with ticks on two pages and how many calls to the disk a build of it makes; of a run that nothing
    disturbed, what the user's notes hold and the index."""

    root: Path
    calls: int
    notes: dict[str, bytes]
    index: Index


@pytest.fixture(scope="module")
def ticked(tmp_path_factory: pytest.TempPathFactory) -> Ticked:
    root = tmp_path_factory.mktemp("ticked")
    files = {
        **FILES,
        ANN: FILES[ANN].rstrip("\n"),
        "People/Cy Dole.md": FILES["People/Cy Dole.md"].replace("\n", "\r\n"),
    }
    made(root, files)
    mark(root, "[[Ann Lee]]", "x", "coffee: words with ü")
    mark(root, "[[Cy Dole]]", "x")
    mark(root, "accept [[Spring Fair]]", "x", page=LIMITS)
    mark(root, "accept [[Spring Fair]]", "x", page=WEEK)
    copy = tmp_path_factory.mktemp("counted") / "vault"
    shutil.copytree(root, copy)
    disk = Disk(10**9, None, random.Random(0))
    with disk.armed():
        run(copy)
    built = run(copy)
    assert built.edits == ()
    return Ticked(root=root, calls=disk.calls, notes=notes(copy), index=built.index)


def notes(root: Path) -> dict[str, bytes]:
    """What the notes hold; a write that was cut off within their last line ending left a whole line."""
    return {path: (root / path).read_bytes().rstrip(b"\r\n") for path in FILES}


@pytest.mark.rounds(120)
def test_whatever_fails_the_notes_are_in_the_end_those_of_a_run_that_nothing_disturbed(
    tmp_path: Path, ticked: Ticked, seed: int
) -> None:
    rng = random.Random(seed)
    root = shuffled(ticked.root, tmp_path / "vault", rng)
    for _ in range(rng.choice((1, 1, 2))):
        fault = rng.choice((None, None, *FAULTS))
        with Disk(rng.randint(1, ticked.calls), fault, rng).armed(), suppress(Crash, VaultError):
            run(root)
    run(root)
    built = run(root)
    assert built.edits == ()
    assert list(root.rglob(".vk-*")) == []
    assert notes(root) == ticked.notes
    for name in ("history", "planned", "events", "logged", "taken_back", "pending", "diagnostics"):
        assert getattr(built.index, name) == getattr(ticked.index, name), name


def shuffled(source: Path, target: Path, rng: random.Random) -> Path:
    """A copy whose files were made in any order."""
    files = [path for path in sorted(source.rglob("*")) if path.is_file()]
    rng.shuffle(files)
    for path in files:
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    return target
