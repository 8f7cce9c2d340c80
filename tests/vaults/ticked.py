"""A vault whose pages are ticked: made, built, marked by hand and read again."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from tests.vaults.day import TODAY
from tests.vaults.small import built_vault
from vaultkit.build import build
from vaultkit.build_memory import BuildMemory
from vaultkit.built import Build
from vaultkit.model.record import Interaction
from vaultkit.vault.config import load_settings
from vaultkit.vault.files import Vault
from vaultkit.vault.templates import find_templates, load_templates

DAY = TODAY
WEEK = "Ecosystem/Reviews/2026-W48.md"
LIMITS = "Ecosystem/Boundaries.md"
ANN = "People/Ann Lee.md"
FAIR = "Events/Spring Fair.md"
TEMPLATES = load_templates(find_templates())

FILES: dict[str, str] = {
    ANN: "---\ntier: close\n---\n\n## Log\n\n- 2026-03-02 coffee: the gripper paper\n- 2026-06-28 call: Porto\n",
    "People/Bob Stone.md": "---\ntier: active\n---\n\n- 2024-02-01 lunch: old days\n",
    "People/Cy Dole.md": "---\ntier: close\n---\n\n- 2026-05-01 coffee: hello\n- 2026-04-01 call: hi\n",
    FAIR: "---\ndate: 2026-12-05\nstatus: invited\n---\n",
    "Boundaries.md": "---\ntype: boundaries\nevenings_per_week: 2\n---\n",
}


def made(root: Path, files: Mapping[str, str] = FILES, *, day: date = DAY) -> Path:
    """The vault with these files, built once."""
    return built_vault(root, files, run, day)


def run(root: Path, day: date = DAY, *, write: bool = True, memory: BuildMemory | None = None) -> Build:
    """One build of the vault on that day."""
    settings, findings = load_settings(root)
    vault = Vault(root, settings)
    return build(vault, day, templates=TEMPLATES, write=write, memory=memory, diagnostics=findings)


def read(root: Path, path: str) -> str:
    """A file's text as it is on the disk."""
    return (root / path).read_bytes().decode()


def item(root: Path, words: str, page: str = WEEK) -> str:
    """The first checklist item of a page that holds the words."""
    return next(line for line in read(root, page).split("\n") if re.match(r"- \[.\] ", line) and words in line)


def mark(root: Path, words: str, status: str, *below: str, page: str = WEEK, stamp: str = "") -> str:
    """Sets the box of the item with these words, and adds bullets below it; gives the item's id."""
    old = item(root, words, page)
    text, _, id = old.rpartition(" ^")
    new = "\n".join([f"- [{status}]{text[5:]}{stamp} ^{id}", *(f"  - {line}" for line in below)])
    (root / page).write_bytes(read(root, page).replace(old, new, 1).encode())
    return id


def log(root: Path, path: str = ANN) -> list[str]:
    """The log lines of a note that ticks wrote."""
    return [line for line in read(root, path).splitlines() if re.search(r"\^vk-[0-9a-z]{8}$", line)]


def last(built: Build, path: str = ANN) -> Interaction:
    """The newest contact with a person."""
    return built.index.history[path][-1]


def settled(root: Path, day: date = DAY) -> Build:
    """A build, and the proof that the next one plans nothing."""
    built = run(root, day)
    assert [edit.path for edit in run(root, day).edits] == []
    return built
