"""A generated vault of any size, in the mix on which speed is measured.

15 % people (8 to 14 properties, logs of 0 to 40 lines), 15 % events, 30 % daily notes, 1 % groups and goals, and
plain notes of 1 to 8 KB for the rest. Deterministic for a size and a seed.

    python benchmarks/mixedvault.py OUT --notes 10000
"""

import argparse
import os
import random
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

LAST_DAY = date(2026, 11, 22)
LONG_AGO = 1_700_000_000.0
"""The time of the files, in seconds since 1970: nobody is in the middle of saving one."""
FIRST = (
    "Ada",
    "Ben",
    "Cleo",
    "Dan",
    "Eva",
    "Finn",
    "Gita",
    "Hans",
    "Ines",
    "Jon",
    "Kira",
    "Lars",
    "Mona",
    "Nils",
    "Olga",
    "Pia",
    "Quim",
    "Rosa",
    "Sven",
    "Tara",
    "Uma",
    "Vito",
    "Wanda",
    "Yann",
    "Zoe",
)
LAST = (
    "Abel",
    "Brand",
    "Costa",
    "Diaz",
    "Ernst",
    "Falk",
    "Gruber",
    "Holm",
    "Ito",
    "Jansen",
    "Kaya",
    "Lund",
    "Moss",
    "Nagy",
    "Orr",
    "Perez",
    "Quist",
    "Reyes",
    "Sato",
    "Toth",
    "Ueda",
)
KINDS = ("coffee", "call", "message", "lunch", "email", "walk", "contact")
TIERS = ("inner", "close", "active", "wide", "")
FIELDS = ("robotics", "design", "law", "education", "health", "energy")
FORMATS = ("meetup", "workshop", "conference", "dinner", "talk")
WORDS = (
    "gripper",
    "paper",
    "garden",
    "sensor",
    "budget",
    "school",
    "motor",
    "letter",
    "river",
    "plan",
    "draft",
    "test",
    "winter",
    "bridge",
    "notes",
    "idea",
    "print",
    "wheel",
)


def text(chance: random.Random, words: int) -> str:
    """That many words."""
    return " ".join(chance.choices(WORDS, k=words))


def day(chance: random.Random, back: int = 1500) -> date:
    """A day among the last `back` ones."""
    return LAST_DAY - timedelta(days=chance.randrange(back))


def name_of(number: int) -> str:
    """The name of the person of that number."""
    return f"{FIRST[number % len(FIRST)]} {LAST[number // len(FIRST) % len(LAST)]} {number}"


def people_of(notes: int) -> list[str]:
    """The names of all people in a vault of that many notes."""
    return [name_of(number) for number in range(max(3, notes * 15 // 100))]


def person(chance: random.Random, name: str, goals: list[str]) -> str:
    """A person's note: properties, a paragraph, a log."""
    tier = chance.choice(TIERS)
    lines = [
        "---",
        "type: person",
        f"aliases: [{name.split()[0]}{chance.randrange(9999)}]",
        f"org: {chance.choice(LAST)} Works",
    ]
    lines += [f"role: {chance.choice(WORDS)} engineer", f"field: {chance.choice(FIELDS)}", "place: Leipzig"]
    lines += [f"email: {name.replace(' ', '.').lower()}@example.org", f"birthday: {day(chance, 20000)}"]
    lines += [f"tier: {tier}"] if tier else []
    lines += [f'goals: "[[{chance.choice(goals)}]]"'] if chance.random() < 0.2 else []
    lines += ["---", f"# {name}", "", text(chance, 40), "", "## Log", ""]
    days = sorted(day(chance) for _ in range(chance.randrange(41)))
    return "\n".join([*lines, *(f"- {d} {chance.choice(KINDS)}: {text(chance, 8)}" for d in days), ""])


def event(chance: random.Random, people: list[str], groups: list[str]) -> str:
    """An event's note with attendees."""
    who = ", ".join(f'"[[{name}]]"' for name in chance.sample(people, min(len(people), chance.randrange(2, 9))))
    lines = ["---", "type: event", f"date: {day(chance)}", f"people: [{who}]", f"format: {chance.choice(FORMATS)}"]
    lines += [
        f'group: "[[{chance.choice(groups)}]]"',
        f"resonated: {chance.randrange(1, 6)}",
        f"hours: {chance.randrange(1, 8)}",
        "---",
    ]
    return "\n".join([*lines, text(chance, 60), ""])


def daily(chance: random.Random, people: list[str]) -> str:
    """A daily note: a few links, a task, some text."""
    lines = [f"Met [[{chance.choice(people)}]] about the {text(chance, 4)}." for _ in range(chance.randrange(3))]
    box = chance.choice(" xx")
    return "\n".join([*lines, "", f"- [{box}] write to [[{chance.choice(people)}]]", "", text(chance, 80), ""])


def plain(chance: random.Random, notes: int) -> str:
    """A plain note of 1 to 8 KB with headings and links to others."""
    parts = [
        f"## {text(chance, 3)}\n\n{text(chance, 90)} [[Note {chance.randrange(notes)}]]\n"
        for _ in range(chance.randrange(2, 13))
    ]
    return "\n".join(parts)


def files(notes: int, seed: int) -> Iterator[tuple[str, str]]:
    """Every file of the vault: its path and its text."""
    chance = random.Random(seed)
    people = people_of(notes)
    count = len(people)
    groups = [f"Group {n}" for n in range(max(2, notes // 200))]
    goals = [f"Goal {n}" for n in range(max(2, min(6, notes // 200)))]
    yield from (
        (f"Goals/{name}.md", f"---\ntype: goal\nwants:\n  - 2 mentors in {chance.choice(FIELDS)}\n---\n")
        for name in goals
    )
    yield from (
        (f"Groups/{name}.md", f"---\ntype: group\nstage: regular\ncadence: monthly\n---\n{text(chance, 20)}\n")
        for name in groups
    )
    yield from ((f"People/{name}.md", person(chance, name, goals)) for name in people)
    yield from ((f"Events/Event {n}.md", event(chance, people, groups)) for n in range(count))
    dailies = notes * 30 // 100
    yield from ((f"Journal/{LAST_DAY - timedelta(days=n)}.md", daily(chance, people)) for n in range(dailies))
    rest = notes - 2 * count - dailies - len(groups) - len(goals)
    yield from ((f"Notes/{n % 40}/Note {n}.md", plain(chance, max(1, rest))) for n in range(rest))


def write(out: Path, every: Iterable[tuple[str, str]]) -> int:
    """The files below a folder; how many there are."""
    written = 0
    for path, content in every:
        target = out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")
        os.utime(target, (LONG_AGO, LONG_AGO))
        written += 1
    return written


def main(description: str | None, every: Callable[[int, int], Iterable[tuple[str, str]]]) -> None:
    """Write the files of such a vault, by how many notes and a seed, below the folder that is named."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--notes", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    print(f"{write(arguments.out, every(arguments.notes, arguments.seed))} notes in {arguments.out}")


if __name__ == "__main__":
    main(__doc__, files)
