"""One manner for all commands that write: each shows with `--dry-run` what it would do, and does nothing."""

from pathlib import Path

import click
import pytest

from tests.vaults.commands import PEOPLE, asked, run
from tests.vaults.small import snapshot, write_vault
from vaultkit.cli.main import COMMANDS, cli

WRITING = (
    "review", "review all", "log ann lee coffee", "snooze bob friday", "decide bob paused", "new person Kurt",
    "new boundaries", "merge ann lee, bob", "merge ann lee, bob --write", "undo --yes", "import csv FILE",
    "import csv FILE --write", "triage", "init --yes", "init --git --yes", "init --bases --yes", "init --starter",
    "export csv OUT",
)  # fmt: skip
READING = frozenset(
    {"reconnect", "why", "show", "list", "search", "brief", "stats", "open", "path", "check", "explain", "doctor"}
)
ELSEWHERE = frozenset({"watch", "preview", "mcp", "completion"})
"""Those that go on until they are ended, and that write nothing into the vault."""


def test_each_command_that_writes_is_among_them() -> None:
    assert {line.split()[0] for line in WRITING} == set(COMMANDS) - READING - ELSEWHERE


@pytest.mark.parametrize("line", WRITING)
def test_a_dry_run_writes_nothing(line: str, tmp_path: Path) -> None:
    root = write_vault(tmp_path / "vault", PEOPLE)
    (root / ".git" / "info").mkdir(parents=True)
    file = tmp_path / "people.csv"
    file.write_text("Name,Email\nKurt Moe,kurt@example.org\n", encoding="utf-8")
    if line.startswith("undo"):
        assert run(root, "log", "ann lee", "coffee").exit_code == 0
    words = [word.replace("FILE", str(file)).replace("OUT", str(tmp_path / "out.csv")) for word in line.split()]
    before = snapshot(root)
    dry = run(root, *words, "--dry-run")
    assert dry.exit_code == 0, dry.output
    assert dry.output.strip()
    assert asked(root, *words, "--dry-run")["version"] == 1
    assert snapshot(root) == before
    assert not (tmp_path / "out.csv").exists()


def test_nothing_that_reads_has_the_flag() -> None:
    for name in READING:
        command = cli.get_command(click.Context(cli), name)
        assert command
        assert not any("--dry-run" in param.opts for param in command.params), name
