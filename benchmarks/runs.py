"""Runs: a row of the budgets to what its floor and its command took, round by round, as whole processes.

In each round the floor and the command run one after the other, and the ratio of the two is taken: a machine that does
other things meanwhile slows both."""

import ctypes
import os
import resource
import shlex
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from benchmarks.mixedvault import LAST_DAY

HERE = Path(__file__).resolve().parent
TODAY = LAST_DAY.isoformat()
_ADOPTS = 36
"""PR_SET_CHILD_SUBREAPER of prctl(2)."""
LONG = 1.0
"""A floor that takes so many seconds runs once in a round."""
AHEAD = -1
"""The round in which a row warms up: what it asks for then is asked for in no other round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A program with its words; `environment` is what it finds beside that of this process."""

    words: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)


Commands: TypeAlias = Callable[[int], Command]
"""The command of each round, by its number: another one each time, where the same one could be answered by rote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What one command took: seconds of wall time until its process ended, seconds of processor time and MB of memory
    at the peak, both of whatever of it was at work longer, too."""

    wall: float
    cpu: float
    memory: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the budgets: the ratio is that of the command to the floor; `before` is what each round begins with, and
    `is_asked_before` says that the command ran once before the first round; without a `bar` nothing is asked of it.
    `missing` says why it cannot be measured here."""

    name: str
    floor: Commands
    command: Commands
    bar: float | None = None
    goal: float | None = None
    before: Callable[[int], None] = lambda number: None
    is_asked_before: bool = False
    missing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A row as measured, all rounds; none of one that cannot be measured here."""

    row: Row
    floors: tuple[Spent, ...] = ()
    runs: tuple[Spent, ...] = ()

    def ratios(self, of: Callable[[Spent], float]) -> list[float]:
        """The ratio of each round, the smallest first."""
        return sorted(of(run) / of(floor) for run, floor in zip(self.runs, self.floors, strict=True))


def always(*words: str) -> Commands:
    """The same command in each round."""
    command = Command(words=words)
    return lambda number: command


def vaultkit(vault: Path, *words: str, **environment: str) -> Command:
    """A command of vaultkit's on a vault."""
    told = [sys.executable, "-m", "vaultkit", words[0], "--vault", str(vault), *words[1:]]
    return Command(words=told, environment=environment)


def own_environment(cache: Path) -> dict[str, str]:
    """What a program of this checkout finds, with a cache of its own and the day of the generated vaults; its modules
    are compiled once, as those of an installed one are."""
    own = {"XDG_CACHE_HOME": str(cache), "VAULTKIT_TODAY": TODAY, "PYTHONPATH": str(HERE.parent)}
    others = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**others, **own}


def spend(command: Command, cache: Path) -> Spent:
    """Runs a command to its end; its output is not kept. Raises SystemExit where it fails."""
    quiet = [(os.POSIX_SPAWN_OPEN, descriptor, os.devnull, os.O_RDWR, 0) for descriptor in (0, 1, 2)]
    begun = time.perf_counter()
    child = os.posix_spawn(
        command.words[0], list(command.words), {**own_environment(cache), **command.environment}, file_actions=quiet
    )
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - begun
    if os.waitstatus_to_exitcode(status) not in {0, 1}:
        raise SystemExit(f"{shlex.join(command.words)} ended with {os.waitstatus_to_exitcode(status)}")
    every = [usage, *_outliving()]
    scale = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Spent(
        wall=wall,
        cpu=sum(one.ru_utime + one.ru_stime for one in every),
        memory=max(one.ru_maxrss for one in every) / scale,
    )


def _outliving() -> Iterator[resource.struct_rusage]:
    """Waits for what outlives a command for a moment, so that it slows nothing that is measured next, and gives what
    each of these took."""
    with suppress(ChildProcessError):
        while True:
            yield os.wait4(-1, 0)[2]


def adopt() -> None:
    """From now on what outlives a command belongs to this process, where the system knows of such a thing (Linux)."""
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(_ADOPTS, 1, 0, 0, 0)


def measure(row: Row, rounds: int, cache: Path) -> Result:
    """The row in that many rounds, after one of the floor that warms the disk up.

    A machine that others use changes its pace within seconds, so that what runs before a command tells little of what
    the command met. So the floor of a round is the mean of what runs before and behind it, unless that takes long."""
    if row.missing:
        return Result(row=row)
    spend(row.floor(AHEAD), cache)
    if row.is_asked_before:
        spend(row.command(AHEAD), cache)
    floors, runs = [], []
    for number in range(rounds):
        row.before(number)
        before = spend(row.floor(number), cache)
        runs.append(spend(row.command(number), cache))
        floors.append(before if before.wall > LONG else _mean(before, spend(row.floor(number), cache)))
    return Result(row=row, floors=tuple(floors), runs=tuple(runs))


def _mean(one: Spent, other: Spent) -> Spent:
    """The mean of the times of both, and the larger memory."""
    return Spent(wall=(one.wall + other.wall) / 2, cpu=(one.cpu + other.cpu) / 2, memory=max(one.memory, other.memory))


class Fresh:
    """Makes a vault as if vaultkit had never seen it: no cache, and of the pages only those that belong to it."""

    def __init__(self, vault: Path, cache: Path) -> None:
        """The vault has no pages yet but its own."""
        self._pages, self._cache = vault / "Ecosystem", cache
        self._own = set(self._pages.rglob("*"))

    def __call__(self, number: int) -> None:
        """Everything else is gone."""
        shutil.rmtree(self._cache, ignore_errors=True)
        for path in self._pages.rglob("*"):
            if path.is_file() and path not in self._own:
                path.unlink()


class Changes:
    """Changes the note of another person in each round."""

    def __init__(self, notes: Sequence[Path]) -> None:
        """Nothing is changed yet."""
        self._notes, self._count = notes, 0

    def __call__(self, number: int) -> None:
        """One note has a line more than before."""
        note = self._notes[self._count % len(self._notes)]
        self._count += 1
        note.write_bytes(note.read_bytes() + f"- {TODAY} coffee: number {self._count}\n".encode())
