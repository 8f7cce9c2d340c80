"""Speed: every row of the budgets, as the ratio of a whole process to a floor that is taken in the same round.

Vaults are generated into a folder of their own; each command has a cache folder of its own. A row is measured in
rounds: in each the floor and the command run one after the other, and the ratio of the two is taken; the table gives
the median of the ratios and how far they lie apart, with the bar that must hold and the goal.

    python benchmarks/speed.py --sizes 1000 10000 --rounds 5 --out docs/performance.md
    python benchmarks/speed.py --sizes 200 --rounds 1      (some seconds, to see that it runs)

`--peer "orbit reindex {vault}"` names the command of a peer that indexes a copy of the same vault, to which a cold run
is compared, too.
"""

import argparse
import os
import shlex
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

# Run as a file, a program finds only what stands beside it.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.mixedvault import LAST_DAY, files, write
from benchmarks.usedvault import used

HERE = Path(__file__).resolve().parent
TODAY = LAST_DAY.isoformat()
PERSON = "People/Ada Abel 0.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What one process took: seconds of wall time, seconds of processor time, and MB of memory at its peak."""

    wall: float
    cpu: float
    memory: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the budgets: `before` is what each round begins with; the ratio is that of the command to the floor.
    What `is_asked_before` was run once before the first round, with nothing changed since."""

    name: str
    floor: Sequence[str]
    command: Sequence[str]
    bar: str
    goal: str
    before: Callable[[], None] = lambda: None
    is_asked_before: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A row as measured, all rounds."""

    row: Row
    floors: tuple[Spent, ...]
    runs: tuple[Spent, ...]

    def ratios(self, of: Callable[[Spent], float]) -> list[float]:
        """The ratio of each round."""
        return sorted(of(run) / of(floor) for run, floor in zip(self.runs, self.floors, strict=True))


def spend(command: Sequence[str], cache: Path) -> Spent:
    """Runs a command to its end; its output is not kept."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "VAULTKIT_TODAY": TODAY}
    begun = time.perf_counter()
    quiet = [(os.POSIX_SPAWN_OPEN, descriptor, os.devnull, os.O_RDWR, 0) for descriptor in (0, 1, 2)]
    child = os.posix_spawn(command[0], list(command), environment, file_actions=quiet)
    _, status, usage = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status) not in {0, 1}:
        raise SystemExit(f"{shlex.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    scale = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Spent(wall=time.perf_counter() - begun, cpu=usage.ru_utime + usage.ru_stime, memory=usage.ru_maxrss / scale)


def measure(row: Row, rounds: int, cache: Path) -> Result:
    """The row in that many rounds, after one that warms the disk up."""
    spend(row.floor, cache)
    if row.is_asked_before:
        spend(row.command, cache)
    floors, runs = [], []
    for _ in range(rounds):
        row.before()
        floors.append(spend(row.floor, cache))
        runs.append(spend(row.command, cache))
    return Result(row=row, floors=tuple(floors), runs=tuple(runs))


class Changes:
    """Changes one person's note, another line each time."""

    def __init__(self, note: Path) -> None:
        """Nothing is changed yet."""
        self._note, self._text, self._count = note, note.read_text(encoding="utf-8"), 0

    def __call__(self) -> None:
        """One line more than before the first change."""
        self._count += 1
        self._note.write_text(f"{self._text}- {TODAY} coffee: number {self._count}\n", encoding="utf-8")


def rows_of(vault: Path, cache: Path, size: int, label: str, peer: str, copy: Path) -> list[Row]:
    """The rows of one vault, in the order in which they are to run."""
    python = sys.executable
    stat, read = ([python, str(HERE / "floors.py"), name, str(vault)] for name in ("stat", "read"))
    click = [python, "-c", "import click"]

    def vaultkit(*words: str) -> list[str]:
        return [python, "-m", "vaultkit", words[0], "--vault", str(vault), *words[1:]]

    def clear() -> None:
        shutil.rmtree(cache, ignore_errors=True)

    def forget_answers() -> None:
        """What a command said last is not said again, as if it were asked for the first time."""
        for kept in cache.rglob("answer*"):
            kept.unlink()

    def at(name: str) -> str:
        return f"{name}, {size:,} {label}"

    change = Changes(vault / PERSON)
    warm_bar, warm_goal = ("16", "9") if size >= 100_000 else ("12", "6")
    rows = [
        Row(
            name=at("cold `review`, to reading"),
            floor=read,
            command=vaultkit("review"),
            bar="35",
            goal="15",
            before=clear,
        )
    ]
    if peer:
        peers = shlex.split(peer.replace("{vault}", str(copy)))
        peers[0] = shutil.which(peers[0]) or peers[0]
        rows.append(
            Row(
                name=at("cold `review`, to the peer"),
                floor=peers,
                command=vaultkit("review"),
                bar="0.9",
                goal="0.25",
                before=clear,
            )
        )
    rows += [
        Row(
            name=at("`review`, nothing changed, to looking"),
            floor=stat,
            command=vaultkit("review"),
            bar="4",
            goal="2",
            is_asked_before=True,
        ),
        Row(
            name=at("`review`, one note changed, to looking"),
            floor=stat,
            command=vaultkit("review"),
            bar=warm_bar,
            goal=warm_goal,
            before=change,
        ),
    ]
    daily = [("show", PERSON), ("why", PERSON), ("list", "people"), ("log", PERSON, "coffee", "--dry-run")]
    rows += [
        Row(
            name=at(f"`{words[0]}`, to looking"),
            floor=stat,
            command=vaultkit(*words),
            bar="8",
            goal="4",
            before=forget_answers,
        )
        for words in daily
    ]
    rows.append(
        Row(
            name="`--help`, to `import click`",
            floor=click,
            command=[python, "-m", "vaultkit", "--help"],
            bar="2",
            goal="1.3",
        )
    )
    return rows


def rows_of_sample(vault: Path) -> list[Row]:
    """The daily commands on the sample vault, whose cache is warm."""
    click = [sys.executable, "-c", "import click"]
    daily = [("show", "Ada Lindqvist"), ("list", "people"), ("reconnect",)]
    return [
        Row(
            name=f"`{words[0]}` on the sample vault, to `import click`",
            floor=click,
            command=[sys.executable, "-m", "vaultkit", words[0], "--vault", str(vault), *words[1:]],
            bar="5",
            goal="3",
        )
        for words in daily
    ]


def table(results: Iterable[Result]) -> str:
    """The results as a table in Markdown."""
    lines = [
        "| what | floor, ms | took, ms | ratio | from–to | ratio in processor time | peak MB | bar | goal |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for one in results:
        walls, cpus = one.ratios(lambda spent: spent.wall), one.ratios(lambda spent: spent.cpu)
        floor, run = (1000 * median(spent.wall for spent in every) for every in (one.floors, one.runs))
        peak = max(spent.memory for spent in one.runs)
        figures = f"{floor:.0f} | {run:.0f} | {median(walls):.1f} | {walls[0]:.1f}–{walls[-1]:.1f} | {median(cpus):.1f}"
        lines.append(f"| {one.row.name} | {figures} | {peak:.0f} | {one.row.bar} | {one.row.goal} |")
    return "\n".join(lines)


def growth(results: Sequence[Result], sizes: Sequence[int]) -> str:
    """How the cold and the warm run grow from each size to the next, in processor time."""
    said = []
    for name in ("cold `review`, to reading", "`review`, one note changed"):
        found = [one for one in results if one.row.name.startswith(name) and one.row.name.endswith("mixed notes")]
        taken = [median(spent.cpu for spent in one.runs) for one in found]
        said += [
            f"- {name.partition(',')[0] if 'cold' in name else name}: {more / less:.1f} × the time for "
            f"{bigger / smaller:.0f} × the notes ({smaller:,} to {bigger:,}); bar 11 ×, goal 10 × for 10 ×"
            for less, more, smaller, bigger in zip(taken, taken[1:], sizes, sizes[1:], strict=False)
        ]
    return "\n".join(said)


def main() -> None:
    """Measure, print the table, and write it where `--out` says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peer", default="")
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    results: list[Result] = []
    with tempfile.TemporaryDirectory(prefix="vaultkit-speed-") as folder:
        sample, cache = Path(folder) / "sample", Path(folder) / "cache"
        shutil.copytree(HERE.parent / "sample-vault", sample)
        spend([sys.executable, "-m", "vaultkit", "review", "--vault", str(sample)], cache)
        results += [measure(row, arguments.rounds, cache) for row in rows_of_sample(sample)]
        for size in sorted(arguments.sizes):
            for label, every in (("mixed notes", files), ("used notes", used)):
                vault, cache, copy = (Path(folder) / f"{kind}{size}{label[:4]}" for kind in ("vault", "cache", "copy"))
                write(vault, every(size, 1))
                if arguments.peer:
                    shutil.copytree(vault, copy)
                for row in rows_of(vault, cache, size, label, arguments.peer, copy):
                    results.append(measure(row, arguments.rounds, cache))
                    print(table(results[-1:]).splitlines()[-1], flush=True)
                shutil.rmtree(vault)
    said = (
        f"# Speed\n\nWhat `make bench` measured: medians of {arguments.rounds} rounds, whole processes, "
        f"{os.cpu_count()} processors, Python {sys.version.split()[0]}. In each round the floor and the command run "
        "one after the other; a floor is what a program in Python needs to look at each note, or to read it. Quote "
        "ratios: times depend on the machine and on what else it does.\n\n"
        f"{table(results)}\n\n{growth(results, sorted(arguments.sizes))}\n"
    )
    print(said)
    if arguments.out:
        arguments.out.write_text(said, encoding="utf-8")


if __name__ == "__main__":
    main()
