"""How long the index, the measures and the practices take on vaults that have much of one thing, and how that grows.

Each vault is made twice, the second time with twice as many of the thing and the same of everything else: people with
20 log lines, goals with three wants, open invitations beside past events, past events of 100 people, accepted events
of the next two weeks, groups with events, weekly pages with plans, and lines of one log. Printed are CPU seconds, the
best of some runs without garbage collection, of each stage by itself, with all four reviews; and how many times as long
the second vault takes. Absolute times drift with the machine: compare within one run. Deterministic for a seed.

    python benchmarks/practices.py [THING ...] [--scale 1.0] [--runs 3] [--seed 1]
"""

import argparse
import gc
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias, TypeVar

# Run as a file, a program finds only what stands beside it.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.vaults.day import TODAY, ago
from tests.vaults.notes import Piece, contact, event, goal, group, limits, message, person, plan, written
from vaultkit.index.indexer import build_index
from vaultkit.measures.measure import measure
from vaultkit.model.period import SPANS, period_of
from vaultkit.model.settings import Settings
from vaultkit.practices.practise import practise
from vaultkit.syntax.document import parse_note

STAGES = ("index", "measure", "practise")
ROLES = ("mentor", "engineer", "designer", "teacher")
FIELDS = ("robotics", "law", "writing", "sensors", "music")
FORMATS = ("dinner", "meetup", "conference")
TIERS = ("inner", "close", "active", "wide")
TAGS = ((), (), (), ("gave",), ("helped",), ("asked",), ("reply",))

Thing: TypeAlias = Callable[[random.Random, int], Iterator[Piece]]
_Value = TypeVar("_Value")


def people(chance: random.Random, size: int, lines: int = 20) -> Iterator[Piece]:
    """People with properties and a log."""
    for number in range(size):
        who = name(number)
        yield person(
            who,
            tier=chance.choice(TIERS),
            role=chance.choice(ROLES),
            field=chance.choice(FIELDS),
            org=f"Org {number % 97}",
            place=f"City {number % 13}",
        )
        days = {ago(chance.randrange(1, 1200)) for _ in range(lines)}
        yield from (message(who, day, "about the gripper", *chance.choice(TAGS)) for day in sorted(days))


def goals(chance: random.Random, size: int) -> Iterator[Piece]:
    """Goals with three wants each, in a vault of 500 people."""
    yield from people(chance, 500, lines=8)
    for number in range(size):
        field = chance.choice(FIELDS)
        wants = (f"40 mentors in {field}", f"30 engineers in {field}", f"2 designers at Org {number % 97}")
        yield goal(f"Goal {number}", fields=field, wants=wants)


def invitations(chance: random.Random, size: int) -> Iterator[Piece]:
    """Open invitations, in a vault of 100 people and 300 past events."""
    yield from people(chance, 100, lines=8)
    yield from past(chance, 300, of=100, there=6)
    yield limits(events_per_month=4, evenings_per_week=2)
    for number in range(size):
        who, day = some(chance, 100, 3), ago(-1 - number % 60)
        yield event(f"Open {number}", day, *who, status="invited", format=chance.choice(FORMATS), size=30, time="19:00")


def events(chance: random.Random, size: int) -> Iterator[Piece]:
    """Past events of 100 people each, in a vault of 400."""
    yield from people(chance, 400, lines=3)
    yield from past(chance, size, of=400, there=100)


def accepted(chance: random.Random, size: int) -> Iterator[Piece]:
    """Accepted events of the next two weeks, in a vault of 300 people and 100 past events."""
    yield from people(chance, 300, lines=8)
    yield from past(chance, 100, of=300, there=6)
    for number in range(size):
        who = some(chance, 300, 8)
        yield event(f"Soon {number}", ago(-1 - number % 14), *who, status="accepted", format=chance.choice(FORMATS))


def groups(chance: random.Random, size: int) -> Iterator[Piece]:
    """Groups with three events each, in a vault of 200 people."""
    yield from people(chance, 200, lines=8)
    for number in range(size):
        yield group(f"Group {number}", stage=chance.choice(("core", "regular", "trying")), cadence="monthly")
        for visit in range(3):
            day, who = ago(30 * visit + number % 30), some(chance, 200, 6)
            yield event(f"Evening {number} {visit}", day, *who, group=f"Groups/Group {number}.md", resonated=4)


def weeks(chance: random.Random, size: int) -> Iterator[Piece]:
    """Pages of past weeks with three people in their plans, in a vault of 300 people."""
    yield from people(chance, 300, lines=8)
    for number in range(1, size + 1):
        key = period_of("week", ago(7 * number)).key
        yield plan(key, {who: chance.choice("xx ->") for who in some(chance, 300, 3)})


def lines(chance: random.Random, size: int) -> Iterator[Piece]:
    """Lines of one log."""
    yield person(name(0), tier="close")
    for number in range(size):
        yield contact(name(0), ago(number + 1), "about the gripper", kind=chance.choice(("coffee", "call", "email")))


THINGS: dict[str, tuple[Thing, int]] = {
    "people": (people, 500),
    "goals": (goals, 25),
    "invitations": (invitations, 150),
    "events": (events, 200),
    "accepted": (accepted, 100),
    "groups": (groups, 200),
    "weeks": (weeks, 80),
    "lines": (lines, 5000),
}


def past(chance: random.Random, size: int, *, of: int, there: int) -> Iterator[Piece]:
    """Past events, each with some of the people."""
    for number in range(size):
        yield event(
            f"Past {number}",
            ago(2 + number),
            *some(chance, of, there),
            format=chance.choice(FORMATS),
            size=chance.choice((8, 30, 90)),
            resonated=chance.randrange(1, 6),
        )


def some(chance: random.Random, of: int, count: int) -> list[str]:
    """The names of some of so many people."""
    return [name(number) for number in sorted(chance.sample(range(of), count))]


def name(number: int) -> str:
    """The name of a person."""
    return f"Person {number:05}"


def seconds(thing: Thing, size: int, *, runs: int, seed: int) -> dict[str, float]:
    """The CPU seconds of each stage on a vault with so many of the thing."""
    pieces = thing(random.Random(seed), size)
    notes = [parse_note(path, text.encode()) for path, text in written(pieces).items()]
    found: dict[str, float] = {}
    index, found["index"] = _best(lambda: build_index(notes, Settings(), TODAY), runs)
    measures, found["measure"] = _best(lambda: measure(index), runs)
    _, found["practise"] = _best(lambda: practise(measures, SPANS), runs)
    return found


def _best(call: Callable[[], _Value], runs: int) -> tuple[_Value, float]:
    taken = []
    for _ in range(runs):
        gc.collect()
        gc.disable()
        begun = time.process_time()
        value = call()
        taken.append(time.process_time() - begun)
        gc.enable()
    return value, min(taken)


def report(things: Sequence[str], *, scale: float, runs: int, seed: int) -> None:
    """Prints two lines for each thing: its two sizes, the seconds, and how many times as long the second one takes."""
    print(f"{'':12} {'size':>6}" + "".join(f"{stage:>16}" for stage in STAGES))
    for one in things:
        thing, usual = THINGS[one]
        size = max(1, round(usual * scale))
        once, twice = (seconds(thing, many, runs=runs, seed=seed) for many in (size, 2 * size))
        print(f"{one:12} {size:6}" + "".join(f"{once[stage]:9.3f}       " for stage in STAGES))
        grown = "".join(f"{twice[stage]:9.3f} ×{twice[stage] / once[stage]:4.2f} " for stage in STAGES)
        print(f"{'':12} {2 * size:6}" + grown, flush=True)


def main() -> None:
    """Measures the things that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("things", nargs="*", metavar="THING", help=f"any of {', '.join(THINGS)}")
    parser.add_argument("--scale", type=float, default=1.0, help="how many times the usual sizes")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    unknown = [one for one in arguments.things if one not in THINGS]
    if unknown:
        parser.error(f"no such thing: {', '.join(unknown)}")
    report(arguments.things or list(THINGS), scale=arguments.scale, runs=max(1, arguments.runs), seed=arguments.seed)


if __name__ == "__main__":
    main()
