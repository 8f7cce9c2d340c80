"""The manual of what the commands print as JSON: each key that a command prints stands in its own row, and each key of
the row is printed by one of its lines."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
import pytest

from tests.vaults.commands import run
from tests.vaults.small import SMALL, write_vault
from vaultkit.cli.main import COMMANDS, cli

MANUAL = (Path(__file__).parent.parent / "docs" / "commands.md").read_text(encoding="utf-8")
SECTION = MANUAL[MANUAL.index("## JSON") : MANUAL.index("## Every option")]
OPEN = {"kinds", "interactions", "diagnostics", "properties", "left_out", "lacks"}
"""Objects whose keys are words of the vault or of tables with a manual of their own."""
LINES = (
    "review", "reconnect", "why ann", "show ann", "show spring", "show python", "show robotics", "list people",
    "list events", "list groups", "list goals", "list promises", "search reading", "stats", "brief spring", "path ann",
    "open ann", "log ann coffee", "snooze ann friday", "decide ann paused", "new person Kurt", "triage", "check",
    "explain tier", "doctor", "init --yes", "init --git --yes", "init --bases --yes", "merge ann bob", "undo --dry-run",
    "export csv FILE --dry-run", "export csv", "import csv FILE", "preview", "review month", "why bob",
)  # fmt: skip
ROWS = {
    command: row
    for heads, row in re.findall(r"^\| ([^|]*) \| (.*) \|$", SECTION, re.MULTILINE)
    for command in ([heads] if "` of " in heads else re.findall(r"`([a-z]+)`", heads))
}
"""What the manual says of each command's object, by the command; of one with two rows by their heads."""
PERSON, RECORD = "`show` of a person", "`show` of an event, group or goal"
AS_IN = {
    "review": ("reconnect",), "triage": ("reconnect",), "merge": ("log", PERSON, "why"), "why": (PERSON, "reconnect"),
    RECORD: ("list",),
}  # fmt: skip
"""The rows to which another refers (`as in reconnect`)."""
MORE = {
    **SMALL,
    "People/Bob Stone.md": "---\ntier: active\nrole: sailor\n---\n- 2024-02-01 lunch: old days\n",
    "2026-11-19.md": (
        "- [ ] send [[Ann Lee]] the reading list 📅 2026-11-20\n- [ ] lend [[Ann Lee]] the map 📅 2026-11-21\n"
    ),
    "2026-11-20.md": "[[Kai Moe]] and [[Rui Sá]] came.\n",
    "2026-11-21.md": "[[Kai Moe]] and [[Rui Sá]] again.\n",
    "Folk/Kai Moe.md": "Builds boats.\n",
    "Folk/Rui Sá.md": "Sails them.\n",
    "People/Lin Wu.md": "---\nemail: lin@example.org\nbirthday: 2026-02-30\n---\n",
    "People/Index.md": "Who is who.\n",
    "Goals/Boats.md": "---\ntype: goal\nwants: 1 sailor\n---\n",
}
"""A vault of which each command has all its keys to tell."""
_VALUES = """warm up promise follow keep wake open done skipped snoozed written planned unchanged conflict refused true
    false null mine theirs removed marked unticked by hand git n yes dry run show merge log reconnect list"""
VALUES = frozenset(_VALUES.split())
"""Words that stand in backticks and are no keys: what a key may hold, and names of commands and flags."""


def row_of(line: str) -> str:
    command, *words = line.split()
    if command == "show":
        return PERSON if words == ["ann"] else RECORD
    return "export" if command == "export" else command


def keys_in(row: str) -> set[str]:
    return set(re.findall(r"[a-z][a-z_]*", " ".join(re.findall(r"`([^`]*)`", row))))


def keys_of(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from () if key in OPEN and isinstance(inner, dict) else keys_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_of(inner)


@cache
def printed(line: str) -> frozenset[str]:
    """The keys of what a line prints in a vault of its own."""
    with TemporaryDirectory() as folder:
        root, file = write_vault(Path(folder) / "vault", MORE), Path(folder) / "people.csv"
        if line.startswith("undo"):
            run(root, "log", "ann", "coffee")
        if line.startswith("import"):
            file.write_text(
                "Name,Email,Company\nKurt Moe,kurt@example.org,\nLin Wu,lin@example.org,Acme\nMoe,nobody,\n",
                encoding="utf-8",
            )
        return frozenset(keys_of(json.loads(run(root, *line.replace("FILE", str(file)).split(), "--json").stdout)))


def test_every_command_that_prints_json_is_among_them() -> None:
    commands = {name: cli.get_command(click.Context(cli), name) for name in COMMANDS}
    printing = {name for name, one in commands.items() if one and any("--json" in param.opts for param in one.params)}
    assert {line.split()[0] for line in LINES} == printing
    assert {row_of(line) for line in LINES} <= {*ROWS, "export"}


@pytest.mark.parametrize("line", LINES)
def test_every_key_is_documented_with_its_command(line: str) -> None:
    row = row_of(line)
    known = set().union(*(keys_in(ROWS[one]) for one in (row, *AS_IN.get(row, ()))))
    assert set(printed(line)) - known == set()


@pytest.mark.parametrize("row", sorted(ROWS))
def test_every_documented_key_is_printed(row: str) -> None:
    seen = set().union(*(printed(line) for line in LINES if ROWS.get(row_of(line)) == ROWS[row]))
    assert keys_in(ROWS[row]) - seen - VALUES == set()
