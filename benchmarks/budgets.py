"""Budgets: the rows that are measured as whole processes, on a vault of a size and on the sample vault, with the bar
that must hold and the goal."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from benchmarks.mixedvault import LAST_DAY
from benchmarks.peers import Peer
from benchmarks.runs import HERE, Changes, Command, Commands, Fresh, Row, always, vaultkit

MANY = 10_000
"""From so many notes on, the ratio to a floor has a budget; of fewer notes most of it is the start of Python."""
LARGE = 100_000
"""From so many notes on, a change has a budget of its own."""


def rows_of(vault: Path, people: Sequence[str], cache: Path, size: int, peers: Sequence[Peer] = ()) -> list[Row]:
    """The rows of one vault, in the order in which they are to run; `people` are those in it."""
    stat, read = (always(sys.executable, str(HERE / "floors.py"), name, str(vault)) for name in ("stat", "read"))
    review = always(*vaultkit(vault, "review").words)
    fresh, change = Fresh(vault, cache), Changes([vault / f"People/{name}.md" for name in people])
    bar, goal = (16, 9) if size >= LARGE else (12, 6)
    colds = [
        Row(name="cold `review`, to reading", floor=read, command=review, bar=35, goal=15, before=fresh),
        *(
            Row(
                name=f"cold `review`, to {peer.name}",
                floor=peer.command,
                command=review,
                bar=peer.bar,
                goal=peer.goal,
                before=fresh,
                missing=peer.missing,
            )
            for peer in peers
            if peer.is_cold
        ),
    ]
    warms = [
        Row(
            name="`review`, nothing changed, to looking",
            floor=stat,
            command=review,
            bar=4,
            goal=2,
            is_asked_before=True,
        ),
        Row(
            name="`review`, one note changed, to looking",
            floor=stat,
            command=review,
            bar=bar,
            goal=goal,
            before=change,
        ),
        *(
            Row(
                name=f"`review`, one note changed, to {peer.name}",
                floor=peer.command,
                command=review,
                bar=peer.bar,
                goal=peer.goal,
                before=change,
                missing=peer.missing,
            )
            for peer in peers
            if not peer.is_cold
        ),
    ]
    daily = [
        Row(name=f"{name}, to looking", floor=stat, command=command, bar=8, goal=4, is_asked_before=True)
        for name, command in daily_commands(vault, people).items()
    ]
    rows = [*colds, *warms, *daily]
    return rows if size >= MANY else [_without_budget(row) if row.floor in (stat, read) else row for row in rows]


def _without_budget(row: Row) -> Row:
    return replace(row, bar=None, goal=None)


def rows_of_sample(vault: Path, people: Sequence[str]) -> list[Row]:
    """The daily commands on the sample vault, whose cache is warm, and what only helps."""
    click = always(sys.executable, "-c", "import click")
    helps = [("--help",), ("show", "--help")]
    return [
        *(
            Row(name=f"{name}, to `import click`", floor=click, command=command, bar=5, goal=3, is_asked_before=True)
            for name, command in daily_commands(vault, people).items()
        ),
        *(
            Row(
                name=f"`{' '.join(words)}`, to `import click`",
                floor=click,
                command=always(sys.executable, "-m", "vaultkit", *words),
                bar=2,
                goal=1.3,
            )
            for words in helps
        ),
    ]


def daily_commands(vault: Path, people: Sequence[str]) -> dict[str, Commands]:
    """What is typed every day: about somebody else in each round, so that no answer is a kept one."""

    def who(number: int) -> str:
        return people[number % len(people)]

    def listed(number: int) -> Command:
        return vaultkit(vault, "list", "people", "--since", str(LAST_DAY - timedelta(days=30 + number)))

    def completed(number: int) -> Command:
        word = who(number)[: 2 + len(who(number)) // 2]
        typed = {"COMP_TYPED": f"vaultkit show {word}", "COMP_WORD": word, "_VAULTKIT_COMPLETE": "bash_complete"}
        environment = {**typed, "VAULTKIT_VAULT": str(vault)}
        return Command(words=[sys.executable, "-m", "vaultkit"], environment=environment)

    return {
        "`show`": lambda number: vaultkit(vault, "show", who(number)),
        "`why`": lambda number: vaultkit(vault, "why", who(number)),
        "`list`": listed,
        "completion": completed,
        # One whose note was changed a moment ago, as the first people's were, would be waited for.
        "`log`": lambda number: vaultkit(vault, "log", who(len(people) // 2 + number), "coffee", f"number {number}"),
    }
