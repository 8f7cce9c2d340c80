"""Speed: every row of the budgets, each as the ratio to a floor that is taken in the same round.

Vaults are generated into a folder of their own; each has a cache folder of its own. The tables give the median of the
rounds and how far they lie apart, with the bar that must hold and the goal.

    python benchmarks/speed.py --sizes 1000 10000 --rounds 5 --out docs/performance.md
    python benchmarks/speed.py --sizes 200 --rounds 1      (under a minute, to see that it runs)

Without `--peers` no other program is measured; with it, one that can be installed is put into an environment of its own
below that folder.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

# Run as a file, a program finds only what stands beside it.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.budgets import LARGE, rows_of, rows_of_sample
from benchmarks.growth import TIMES, Grown
from benchmarks.mixedvault import files, people_of, write
from benchmarks.peers import friends, orbit
from benchmarks.report import RESULTS, Figure, figure_table, machine, result_row, stage_table
from benchmarks.runs import HERE, Result, Row, adopt, measure, spend, vaultkit
from benchmarks.usedvault import used
from benchmarks.watching import watch

COLD, CHANGED = "cold `review`, to reading", "`review`, one note changed, to looking"
SMALL, TEN_THOUSAND = 1_000, 10_000
MOST_WATCHED = 5
LOOK = 0.023
"""In so many seconds 1,000 notes are looked at on the machine for which seconds are asked; one at another pace is asked
for as many times as much."""


@dataclass(kw_only=True)
class Measured:
    """All that was measured so far: the lines of the tables, and the results of each vault by its label and size."""

    lines: list[str] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    stages: dict[str, Mapping[str, float]] = field(default_factory=dict)
    results: dict[tuple[str, int], list[Result]] = field(default_factory=dict)

    def take(self, rows: Sequence[Row], rounds: int, cache: Path, where: str) -> list[Result]:
        """Measures rows and prints each."""
        found = []
        for row in rows:
            found.append(measure(row, rounds, cache))
            self.lines.append(result_row(found[-1], where))
            print(self.lines[-1], flush=True)
        return found


def main() -> None:
    """Measure, print the tables, and write them where `--out` says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[SMALL, TEN_THOUSAND])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    begun, measured = os.getloadavg()[0], Measured()
    adopt()
    grown = [Grown(**one) for one in _told("growth.py")]
    with tempfile.TemporaryDirectory(prefix="vaultkit-speed-") as folder:
        _measure_sample(Path(folder), arguments.rounds, measured)
        for size in sorted(arguments.sizes):
            for label in ("mixed",) if size >= LARGE else ("mixed", "used"):
                rounds = 1 if size >= LARGE else arguments.rounds  # each takes minutes
                _measure_vault(Path(folder), size, label, rounds, arguments.peers, measured)
                said = _page(measured, grown, arguments.rounds, (begun, os.getloadavg()[0]))
                if arguments.out:  # a run that is stopped leaves what it has measured
                    arguments.out.write_text(said, encoding="utf-8")
    print(said)


def _measure_sample(folder: Path, rounds: int, measured: Measured) -> None:
    vault, cache = folder / "sample", folder / "sample cache"
    shutil.copytree(HERE.parent / "sample-vault", vault)
    people = sorted(path.stem for path in (vault / "People").glob("*.md"))
    spend(vaultkit(vault, "review"), cache)
    measured.take(rows_of_sample(vault, people), rounds, cache, "sample")


def _measure_vault(folder: Path, size: int, label: str, rounds: int, peers: Path | None, measured: Measured) -> None:
    vault, cache, copy = (folder / f"{kind} {size} {label}" for kind in ("vault", "cache", "copy"))
    where, people = f"{size:,} {label}", people_of(size)
    write(vault, (files if label == "mixed" else used)(size, 1))
    others = [orbit(peers / "orbit", vault, copy), friends(folder, size)] if peers and label == "mixed" else []
    rows = rows_of(vault, people, cache, size, others)
    measured.results[label, size] = measured.take(rows, rounds, cache, where)
    found = watch(vault, people, cache, min(rounds, MOST_WATCHED))
    milliseconds = [1000 * seconds for seconds in found.seconds]
    measured.figures += [
        Figure(name=f"under `watch`, a save to the pages, {where}", found=milliseconds, bar=300, goal=50, unit="ms"),
        Figure(
            name=f"quiet time for one saved file, {where}", found=[1000 * found.quiet], bar=1000, goal=300, unit="ms"
        ),
    ]
    if found.cpu:
        spent = [1000 * seconds for seconds in found.cpu]
        measured.figures.append(
            Figure(name=f"processor time of the watcher for a save, {where}", found=spent, unit="ms")
        )
    if found.memory is not None:
        name = f"peak memory of the watcher, {where}"
        measured.figures.append(Figure(name=name, found=[found.memory], unit="MB", places=0))
    measured.stages[where] = stages = _told("stages.py", str(vault))
    ratio = (stages["measures"] + stages["practices"]) / stages["fold"]
    name = f"measures and practices, to the fold, {where}"
    bar, goal = (1.0, 0.5) if label == "used" else (None, None)
    measured.figures.append(Figure(name=name, found=[ratio], bar=bar, goal=goal, places=2))
    for path in (vault, cache, copy):
        shutil.rmtree(path, ignore_errors=True)


def _told(program: str, *words: str) -> Any:
    """What another program of this folder prints, in a process of its own: what runs here counts as memory of all."""
    done = subprocess.run([sys.executable, str(HERE / program), *words], stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def _figures(results: Mapping[tuple[str, int], Sequence[Result]]) -> Iterator[Figure]:
    """What follows from the results of whole processes."""
    sizes = sorted({size for label, size in results if label == "mixed"})
    for (label, size), found in results.items():
        by_name = {one.row.name: one for one in found}
        if size == SMALL:
            pace = LOOK / median(
                spent.wall for one in results["mixed", size] if one.row.name == CHANGED for spent in one.floors
            )
            yield Figure(
                name=f"`review`, one note changed, {size:,} {label}, at the pace of the budget",
                found=[pace * spent.wall for spent in by_name[CHANGED].runs],
                bar=0.35,
                goal=0.2,
                unit="s",
                places=2,
            )
        bar, goal = (1200, 700) if size >= LARGE else (200, 120)
        for name, told in ((COLD, "cold"), (CHANGED, "warm")):
            peaks = [max(spent.memory for spent in by_name[name].runs)]
            whole = f"peak memory, {told}, {size:,} {label}"
            yield Figure(name=whole, found=peaks, bar=bar, goal=goal, unit="MB", places=0)
    for name, told in ((COLD, "cold"), (CHANGED, "one note changed")):
        for less, more in pairwise(sizes):
            took = [_took(results["mixed", size], name) for size in (less, more)]
            times = 10 * less / more * took[1] / took[0]
            whole = f"growth, {told}, {less:,} to {more:,} notes, for 10 ×, in processor time"
            yield Figure(name=whole, found=[times], bar=11, goal=10)


def _tenfold(grown: Iterable[Grown]) -> Iterator[Figure]:
    for one in grown:
        name = f"{TIMES} × the {one.name}, in counted work"
        yield Figure(name=name, found=[one.ratio], bar=12, goal=10)


def _took(found: Sequence[Result], name: str) -> float:
    return next(median(spent.cpu for spent in one.runs) for one in found if one.row.name == name)


def _page(measured: Measured, grown: Sequence[Grown], rounds: int, loads: tuple[float, float]) -> str:
    return f"""# Speed

What `make bench` measured: medians of {rounds} rounds (one of 100,000 notes), whole processes, {machine(loads)}

A floor is what a program in Python needs to look at each note, or to read it. In each round it runs before and behind
the command, and the mean of both counts, since a machine may change its pace within seconds (one that takes longer than
a second runs before it). Quote ratios: times depend on the machine. The last column says whether the goal is met, else
the bar; of 1,000 notes, where most of a command is the start of Python, seconds are asked and no ratio to a floor. The
vaults are generated: `mixed` ones by `benchmarks/mixedvault.py`, `used` ones (goals with wants, open invitations,
accepted events and three years of week pages) by `benchmarks/usedvault.py`. The daily commands are about another person
in each round, so that no answer is one that was kept.

## Whole processes

{chr(10).join([RESULTS, *measured.lines])}

A command takes as long as its process. A copy of that may leave what the next command needs a moment longer: its
processor time counts, and the next round waits for it. The peak of memory is that of the largest process of a run, and
never less than that of the program that measures it.

## Other budgets

{figure_table([*measured.figures, *_figures(measured.results), *_tenfold(grown)])}

The budget in seconds is of a machine that looks at 1,000 mixed notes in {1000 * LOOK:.0f} ms: the times that are to
meet it are told at that pace. Counted work is the number of calls from the bytes of the notes to the text of the pages,
less those of a vault without the thing; it is the same on every machine.

## Where the time goes

Milliseconds of processor time, each stage by itself, in one process without copies of it:

{stage_table(measured.stages)}
"""


if __name__ == "__main__":
    main()
