"""How well the week's plan keeps ties alive: two years of a person with 80 to 200 ties, whose truth is made up.

Each Monday an order names the people of the week, knowing only the notes (`benchmarks/simulated.py` says what is true
and what is noted); most of them are written to, the rest is skipped, put off, or left open. Printed for each truth, as
the mean over the seeds: the share of the value that is alive (closeness of 0.2 or more), also of the people who were
newly met; second words within 14 days and third within 45; how many people were planned, what share of the items was
done and what share repeats last week's; the longest run of plans in which somebody stood without being written to; and
how often a dormant tie was planned again while another had waited as long without a turn. The levels mean little; the
differences between orders do.

    python benchmarks/seasons.py [--seeds N] [--weeks N] [--only WORDS]
"""

import argparse
import math
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields
from itertools import pairwise
from pathlib import Path
from statistics import fmean
from typing import TypeAlias

# Run as a file, a program finds only what stands beside it.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


from benchmarks.simulated import (
    ALIVE,
    AWAY,
    NEGLECTED,
    TRUTHS,
    WEEKS,
    Soul,
    World,
    day_of,
    draw,
    index_of,
    live,
    load,
    new_world,
    reach,
)
from vaultkit.measures.measure import measure
from vaultkit.measures.rhythm import rhythm_of
from vaultkit.model.location import Location
from vaultkit.model.page import PLAN_HEADING, PageItem, PageState
from vaultkit.model.period import period_of
from vaultkit.model.view import Entry, Quote
from vaultkit.practices.reconnection.lists import reconnect

DONE, RELUCTANT = 0.63, 0.12
CADENCES = {"inner": 30, "close": 90, "active": 180, "wide": 365}
UNTIERED = 365
SILENT_DAYS = 14
SECOND_DAYS, THIRD_DAYS = 14, 45


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One place of a week's plan: the person, why, and the id under which the page keeps it."""

    path: str
    role: str = ""
    id: str = ""
    line: str = ""


@dataclass(slots=True, kw_only=True)
class Story:
    """A world, the plans that were made in it, week by week, and what became of each item (`x`, `-`, `>`, or a
    blank); `eligible` and `woken` are the weeks since which dormant ties wait, and in which they were planned."""

    world: World
    plans: list[dict[str, str]] = field(default_factory=list)
    reminded: dict[str, int] = field(default_factory=dict)
    eligible: dict[str, int] = field(default_factory=dict)
    woken: dict[str, int] = field(default_factory=dict)
    unfair: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What one order came to in one world."""

    alive: float
    new_alive: float
    second: float
    third: float
    people: float
    done: float
    repeats: float
    run: float
    unfair: float


Order: TypeAlias = Callable[[Story, int, int], list[Item]]


def vaultkit(story: Story, day: int, most: int) -> list[Item]:
    """The plan of the practice's own code."""
    lists = reconnect(measure(index_of(story.world, day)))
    week = day // 7
    waiting = {entry.person.path for entry in lists.wake_up}
    story.eligible = {path: story.eligible.get(path, week) for path in waiting}
    woken = [entry.person.path for entry in lists.plan if entry.role == "wake up"]
    for path in woken:
        if path in story.woken:
            since = story.woken[path]
            story.unfair += any(p not in story.woken and story.eligible[p] <= since for p in waiting)
    story.woken |= dict.fromkeys(woken, week)
    return [Item(path=e.person.path, role=e.role, id=e.id, line=_line(e)) for e in lists.plan]


def _line(entry: Entry) -> str:
    """The words of an item that say what is open, since by these a ticked promise is known."""
    said = [word.text for reason in entry.reasons for word in reason.words if isinstance(word, Quote)]
    return " · ".join((entry.person.name, *said))


def plain(story: Story, day: int, most: int) -> list[Item]:
    """The plain rule: half of the places to first, second and third words with new people, the rest by silence over
    the cadence of the tier; whoever was left open rests, once for a week, twice in eight weeks for four."""
    souls = _rested(story, day)
    new = [s for s in souls if s.met is not None and day - s.met <= THIRD_DAYS and len(s.notes) < 3]
    new = sorted(new, key=lambda s: (len(s.notes), s.met or 0, s.name))[: math.ceil(most / 2)]
    rest = sorted((s for s in souls if s not in new), key=lambda s: (-_overdue(s, day), s.name))
    return [Item(path=s.path) for s in (*new, *rest)][:most]


def _rested(story: Story, day: int) -> list[Soul]:
    last = story.plans[-1] if story.plans else {}
    found = []
    for one in _known(story, day):
        boxes = [(back, plan[one.path]) for back, plan in enumerate(reversed(story.plans[-12:])) if one.path in plan]
        left = [back for back, box in boxes if box != "x"]
        recent = [back for back in left if back < 8]
        rests = last.get(one.path, "x") != "x" or (len(recent) >= 2 and recent[0] < 4)
        if not rests:
            found.append(one)
    return found


def _known(story: Story, day: int) -> list[Soul]:
    return [s for s in story.world.souls.values() if s.notes and s.snooze <= day]


def _overdue(one: Soul, day: int) -> float:
    return one.silence(day) / CADENCES.get(one.tier, UNTIERED)


def by(value: Callable[[Soul, int], float]) -> Order:
    """An order of all ties silent for 14 days or more by one value, the highest first."""

    def order(story: Story, day: int, most: int) -> list[Item]:
        silent = [s for s in _known(story, day) if s.silence(day) >= SILENT_DAYS]
        return [Item(path=s.path) for s in sorted(silent, key=lambda s: (-value(s, day), s.name))][:most]

    return order


def _drift(one: Soul, day: int) -> float:
    rhythm = rhythm_of(sorted({i.day for i in one.notes}))
    return one.silence(day) / max(rhythm, 1) if rhythm else 0.0


def at_random(story: Story, day: int, most: int) -> list[Item]:
    """Anybody."""
    known = sorted(_known(story, day), key=lambda s: draw(story.world, "lot", s.name, day))
    return [Item(path=s.path) for s in known][:most]


def reminders(story: Story, day: int, most: int) -> list[Item]:
    """A fixed reminder for each person, every cadence since the last one, whatever took place; the oldest first."""
    due = []
    for one in _known(story, day):
        gap = CADENCES.get(one.tier, UNTIERED)
        next_one = story.reminded.get(one.path, int(draw(story.world, "first", one.name) * gap)) + gap
        if next_one <= day + gap:
            due.append((next_one, one.path))
    found = [path for _, path in sorted(due)][:most]
    story.reminded |= dict.fromkeys(found, day)
    return [Item(path=path) for path in found]


def truth(story: Story, day: int, most: int) -> list[Item]:
    """An order that knows everything: the value that a word is expected to keep, while closeness is low."""

    def gain(one: Soul) -> float:
        near = one.closeness(day)
        ready = one.readiness * (0.2 if one.reluctant else 1.0)
        if story.world.truth == "fading":
            ready *= math.exp2(-(day - one.last) / 300)
        soon = 1.0 if near < 2 * ALIVE else 0.15
        young = 1.4 if one.met is not None and len(one.touches) < 3 else 1.0
        return one.value * ready * (1 - near) * soon * young * math.sqrt(one.half)

    return [Item(path=s.path) for s in sorted(story.world.souls.values(), key=lambda s: (-gain(s), s.name))][:most]


def nobody(story: Story, day: int, most: int) -> list[Item]:
    """No plan."""
    return []


PRACTICE = "vaultkit's plan"
ORDERS: dict[str, Order] = {
    PRACTICE: vaultkit,
    "the plain rule": plain,
    "longest silence": by(lambda s, day: s.silence(day)),
    "overdue by tier": by(_overdue),
    "own-rhythm drift": by(_drift),
    "most recent": by(lambda s, day: -s.silence(day)),
    "random": at_random,
    "fixed reminder": reminders,
    "no plan": nobody,
    "*knows the truth*": truth,
}


def told(seed: int, which: str, order: Order, weeks: int) -> Figures:
    """What an order comes to in the world of a seed."""
    story = Story(world=new_world(seed, which))
    alive, new_alive = [], []
    for week in range(weeks):
        day = 7 * week
        is_read = week not in NEGLECTED and week not in AWAY
        items = order(story, day, load(week))[: load(week)] if is_read else []
        boxes = {item.path: _box(story, item, week) for item in items}
        acts = {item.path: 7 * week + int(6 * draw(story.world, "act", item.path, week)) for item in items}
        roles = {item.path: item.role for item in items}
        for today in range(day, day + 7):
            for path, box in boxes.items():
                if acts[path] == today:
                    one = story.world.souls[path]
                    if box == "x":
                        reach(story.world, one, today, roles[path])
                    elif box == ">":
                        one.snooze = today + 30
            live(story.world, today)
        story.plans.append(boxes)
        _keep(story, week, items, boxes)
        souls = list(story.world.souls.values())
        alive.append(_share_alive(souls, day + 6))
        new_alive.append(_share_alive([s for s in souls if s.met is not None], day + 6))
    return _figures(story, alive, new_alive)


def _box(story: Story, item: Item, week: int) -> str:
    one = story.world.souls[item.path]
    if draw(story.world, "done", one.name, week) < DONE * (RELUCTANT if one.reluctant else 1.0):
        return "x"
    lot = draw(story.world, "left", one.name, week)
    return "-" if lot < 0.2 else ">" if lot < 0.3 else " "


def _keep(story: Story, week: int, items: Sequence[Item], boxes: dict[str, str]) -> None:
    """The week's page as it stands at the end of the week."""
    period = period_of("week", day_of(7 * week))
    path = f"Ecosystem/Reviews/{period.key}.md"
    stand = tuple(
        PageItem(
            id=item.id,
            status=boxes[item.path],
            line=item.line,
            path=item.path,
            section=PLAN_HEADING,
            location=Location(path=path, line=number),
        )
        for number, item in enumerate(items, 1)
        if item.id
    )
    story.world.pages[path] = PageState(path=path, key=period.key, items=stand)


def _share_alive(souls: Iterable[Soul], day: int) -> float:
    both = [(s.value, s.closeness(day) >= ALIVE) for s in souls]
    whole = sum(value for value, _ in both)
    return sum(value for value, living in both if living) / whole if whole else 0.0


def _figures(story: Story, alive: Sequence[float], new_alive: Sequence[float]) -> Figures:
    items = [(week, path, box) for week, plan in enumerate(story.plans) for path, box in plan.items()]
    plans = [plan for plan in story.plans if plan]
    repeats = sum(path in one for one, other in pairwise(plans) for path in other)
    new = [s for s in story.world.souls.values() if s.met is not None and s.met + THIRD_DAYS < 7 * len(story.plans)]
    return Figures(
        alive=fmean(alive),
        new_alive=fmean(new_alive),
        second=_share(new, lambda s: _words_within(s, SECOND_DAYS) >= 2),
        third=_share(new, lambda s: _words_within(s, THIRD_DAYS) >= 3),
        people=len({path for _, path, _ in items}),
        done=sum(box == "x" for *_, box in items) / max(len(items), 1),
        repeats=repeats / max(len(items), 1),
        run=max((_run(plans, path) for path in {path for _, path, _ in items}), default=0),
        unfair=story.unfair,
    )


def _share(souls: Sequence[Soul], holds: Callable[[Soul], bool]) -> float:
    return sum(map(holds, souls)) / max(len(souls), 1)


def _words_within(one: Soul, days: int) -> int:
    return len({day for day in one.touches if day - (one.met or 0) <= days})


def _run(plans: Sequence[dict[str, str]], path: str) -> int:
    longest = now = 0
    for plan in plans:
        now = now + 1 if plan.get(path, "x") != "x" else 0
        longest = max(longest, now)
    return longest


def table(seeds: Sequence[int], which: str, orders: dict[str, Order], weeks: int) -> list[str]:
    """The mean figures of each order in one truth, as a Markdown table, with how often each beats the plain rule."""
    names = ("alive", "new alive", "second", "third", "people", "done", "repeats", "run", "unfair")
    lines = [f"| order | {' | '.join(names)} | ahead of plain |", "|---" * (len(names) + 2) + "|"]
    found = {name: [told(seed, which, order, weeks) for seed in seeds] for name, order in orders.items()}
    plain_ones = found.get("the plain rule", [])
    for name, figures in found.items():
        means = [fmean(getattr(f, one.name) for f in figures) for one in fields(Figures)]
        shown = [f"{m:.3f}" if (m < 2 and n < 4) or n in {5, 6} else f"{m:.1f}" for n, m in enumerate(means)]
        ahead = [one.alive - other.alive for one, other in zip(figures, plain_ones, strict=False)]
        lead = f"{fmean(ahead):+.3f} ({sum(a > 0 for a in ahead)} of {len(ahead)})" if ahead else ""
        lines.append(f"| {name} | {' | '.join(shown)} | {lead} |")
    return lines


def main() -> None:
    """Parses the command line and prints a table for each truth as Markdown."""
    parser = argparse.ArgumentParser(description="Two simulated years of the week's plan against plain orders.")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    parser.add_argument("--weeks", type=int, default=WEEKS)
    parser.add_argument("--only", help="orders whose name holds this")
    given = parser.parse_args()
    orders = {n: o for n, o in ORDERS.items() if not given.only or any(w in n for w in given.only.split(","))}
    seeds = range(given.first, given.first + given.seeds)
    for which in TRUTHS:
        print(f"### Truth `{which}` ({given.seeds} seeds, {given.weeks} weeks)", "", sep="\n")
        print(*table(seeds, which, orders, given.weeks), "", sep="\n")


if __name__ == "__main__":
    main()
