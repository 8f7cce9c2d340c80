"""Every key of what the commands print as JSON stands in the manual."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from tests.vaults.commands import run
from tests.vaults.small import SMALL, write_vault
from vaultkit.cli.main import COMMANDS, cli

MANUAL = (Path(__file__).parent.parent / "docs" / "commands.md").read_text(encoding="utf-8")
SECTION = MANUAL[MANUAL.index("## JSON") : MANUAL.index("## Every option")]
KNOWN = set(re.findall(r"[a-z][a-z_]*", " ".join(re.findall(r"`([^`]*)`", SECTION))))
OPEN = {"kinds", "interactions", "diagnostics", "properties", "left_out"}
"""Objects whose keys are words of the vault or of tables with a manual of their own."""
LINES = (
    "review", "reconnect", "why ann", "show ann", "show spring", "show python", "show robotics", "list people",
    "list events", "list groups", "list goals", "list promises", "search reading", "stats", "brief spring", "path ann",
    "open ann", "log ann coffee", "snooze ann friday", "decide ann paused", "new person Kurt", "triage", "check",
    "explain tier", "doctor", "init --yes", "init --git --yes", "init --bases --yes", "merge ann bob", "undo --dry-run",
    "export csv FILE --dry-run", "import csv FILE", "preview", "review month", "why bob",
)  # fmt: skip


def keys_of(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from () if key in OPEN and isinstance(inner, dict) else keys_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_of(inner)


def test_every_command_that_prints_json_is_among_them() -> None:
    commands = {name: cli.get_command(click.Context(cli), name) for name in COMMANDS}
    printing = {name for name, one in commands.items() if one and any("--json" in param.opts for param in one.params)}
    assert {line.split()[0] for line in LINES} == printing


@pytest.mark.parametrize("line", LINES)
def test_every_key_is_documented(line: str, tmp_path: Path) -> None:
    root = write_vault(tmp_path / "vault", SMALL)
    if line.startswith("undo"):
        run(root, "log", "ann", "coffee")
    file = tmp_path / "people.csv"
    if line.startswith("import"):
        file.write_text("Name,Email\nKurt Moe,kurt@example.org\nAnn,ann@example.org\n,\n", encoding="utf-8")
    printed = json.loads(run(root, *line.replace("FILE", str(file)).split(), "--json").stdout)
    assert set(keys_of(printed)) - KNOWN == set()
