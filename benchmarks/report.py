"""Report: what was measured to the tables of docs/performance.md."""

import os
import platform
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.runs import Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A row that is no ratio of two processes: what was measured, how far it lies apart, and what is asked of it;
    `places` are the digits behind the point."""

    name: str
    found: Sequence[float]
    bar: float | None = None
    goal: float | None = None
    unit: str = "×"
    places: int = 1
    missing: str = ""


def result_row(one: Result, where: str) -> str:
    """A row of the table of whole processes."""
    row = one.row
    if row.missing:
        asked = f"{_asked(row.bar)} | {_asked(row.goal)}"
        return f"| {row.name} | {where} | – | – | – | – | – | – | – | {asked} | {row.missing} |"
    walls, cpus = one.ratios(lambda spent: spent.wall), one.ratios(lambda spent: spent.cpu)
    floor, run = (1000 * median(spent.wall for spent in every) for every in (one.floors, one.runs))
    cpu = " → ".join(f"{1000 * median(spent.cpu for spent in every):.0f}" for every in (one.floors, one.runs))
    peak = max(spent.memory for spent in one.runs)
    figures = f"{floor:.0f} | {run:.0f} | {median(walls):.1f} | {walls[0]:.1f}–{walls[-1]:.1f}"
    asked = f"{_asked(row.bar)} | {_asked(row.goal)} | {verdict(median(walls), row.bar, row.goal)}"
    return f"| {row.name} | {where} | {figures} | {cpu} | {median(cpus):.1f} | {peak:.0f} | {asked} |"


RESULTS = (
    "| what | notes | floor, ms | took, ms | ratio | from–to | processor, ms | its ratio | peak MB | bar | goal | |\n"
    "|---|---|---|---|---|---|---|---|---|---|---|---|"
)


def figure_table(figures: Iterable[Figure]) -> str:
    """The rows that are no ratios of processes."""
    lines = ["| what | measured | from–to | bar | goal | |", "|---|---|---|---|---|---|"]
    for one in figures:
        asked = " | ".join(f"{value:g} {one.unit}" if value is not None else "–" for value in (one.bar, one.goal))
        if one.missing or not one.found:
            lines.append(f"| {one.name} | – | – | {asked} | {one.missing or 'nothing was measured'} |")
            continue
        found = sorted(one.found)
        middle, ends = median(found), f"{found[0]:.{one.places}f}–{found[-1]:.{one.places}f}"
        met = verdict(middle, one.bar, one.goal)
        apart = ends if len(found) > 1 else "–"
        lines.append(f"| {one.name} | {middle:.{one.places}f} {one.unit} | {apart} | {asked} | {met} |")
    return "\n".join(lines)


def stage_table(stages: Mapping[str, Mapping[str, float]]) -> str:
    """The milliseconds of each stage, a column for each vault."""
    columns = list(stages)
    names = list(next(iter(stages.values()), {}))
    lines = [f"| stage | {' | '.join(columns)} |", "|---|" + "---|" * len(columns)]
    lines += [f"| {name} | {' | '.join(f'{stages[one][name]:.0f}' for one in columns)} |" for name in names]
    return "\n".join(lines)


def _asked(ratio: float | None) -> str:
    return "–" if ratio is None else f"{ratio:g}"


def verdict(found: float, bar: float | None, goal: float | None) -> str:
    """Whether the goal is met, else the bar; "" where nothing is asked."""
    if bar is None or goal is None:
        return ""
    return "goal" if found <= goal else "bar" if found <= bar else "**above**"


def machine(loads: Sequence[float]) -> str:
    """On what was measured, and whether the machine did other things meanwhile; `loads` are its loads before and
    after."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    load = " to ".join(f"{one:.1f}" for one in loads)
    busy = max(loads) > cores + 0.5
    told = ". **The machine did other things meanwhile: times are too high, ratios too.**" if busy else "."
    return (
        f"{cores} processors ({platform.machine()}, {platform.system()}), Python {sys.version.split()[0]}, "
        f"load {load}{told}"
    )
