"""Every key of what the commands print as JSON stands in the manual."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.vaults.commands import run
from tests.vaults.small import SMALL, write_vault

MANUAL = (Path(__file__).parent.parent / "docs" / "commands.md").read_text(encoding="utf-8")
SECTION = MANUAL[MANUAL.index("## JSON") : MANUAL.index("## Every option")]
KNOWN = set(re.findall(r"[a-z][a-z_]*", " ".join(re.findall(r"`([^`]*)`", SECTION))))
OPEN = {"kinds", "interactions", "diagnostics"}
"""Objects whose keys are words of the vault or of tables with a manual of their own."""
LINES = (
    "review", "reconnect", "why ann", "show ann", "show spring", "show python", "show robotics", "list people",
    "list events", "list groups", "list goals", "list promises", "search reading", "stats", "brief spring", "path ann",
    "open ann", "log ann coffee", "snooze ann friday", "decide ann paused", "new person Kurt", "triage", "check",
    "explain tier", "doctor", "init --yes",
)  # fmt: skip


def keys_of(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from () if key in OPEN and isinstance(inner, dict) else keys_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_of(inner)


@pytest.mark.parametrize("line", LINES)
def test_every_key_is_documented(line: str, tmp_path: Path) -> None:
    root = write_vault(tmp_path / "vault", SMALL)
    printed = json.loads(run(root, *line.split(), "--json").stdout)
    assert set(keys_of(printed)) - KNOWN == set()
