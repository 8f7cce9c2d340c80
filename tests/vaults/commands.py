"""A vault for the writing commands, with people whose names are alike, and the way to run a command on it."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from tests.vaults.small import TODAY
from tests.vaults.waiting import LATER
from vaultkit.cli.main import cli

PEOPLE: dict[str, str] = {
    ".obsidian/app.json": "{}\n",
    "People/Ann Lee.md": "---\naliases: [Annie]\norg: Grasp Lab\n---\n\n## Log\n\n- 2026-03-02 coffee: the paper\n",
    "People/Ann Carter.md": "---\norg: Bakery\n---\nBakes.\n",
    "People/Bob Stone.md": "---\norg: Grasp Lab\n---\n\n- 2024-02-01 lunch: with [[Ann Lee]]",
    "People/Zoë Ek.md": "Met at the lake.\r\n\r\n- 2026-01-05 walk: around it\r\n",
    "People/Cem Arslan.md": "---\nprivate: true\n---\n",
    "People/Robert Moe.md": "Rob.\n",
    "People/Robin Mae.md": "Sings.\n",
    "People/Smith and Sons.md": "Tailors.\n",
    "People/Broken.md": "---\ntier: " + "[" * 30 + "\n---\n",
    "People/Torn.md": "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n",
    "Events/Makers Night.md": "---\ndate: 2026-11-18\npeople: ['[[Ann Lee]]', '[[Bob Stone]]']\n---\n",
    "Events/Spring Fair.md": "---\ndate: 2026-12-05\nstatus: invited\n---\n",
    "Groups/Python Meetup.md": "---\nstage: trying\npeople: ['[[Bob Stone]]']\n---\n",
    "Goals/Robotics mentors.md": "---\nstatus: active\n---\n",
    "2026-11-20.md": "Talked to [[Annika Moe]] and [[Annika Moe]]'s cat.\n",
    "2026-11-21.md": "[[Annika Moe]] again.\n",
}


def run(root: Path, *words: str, input: str | bytes | None = None) -> Result:
    """The command as it runs where nobody sits at a terminal."""
    return CliRunner().invoke(
        cli, [words[0], "--vault", str(root), "--today", TODAY, *words[1:]], input=input, obj=LATER
    )


def asked(root: Path, *words: str) -> Any:
    """What the command prints as JSON."""
    return json.loads(run(root, *words, "--json").stdout)


def note(root: Path, path: str) -> str:
    """A note's text, with its line endings as they are."""
    return (root / path).read_bytes().decode()
