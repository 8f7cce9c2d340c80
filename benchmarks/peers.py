"""Peers: other programs that read the same vault, or as many people and contacts, as far as they can be installed."""

import random
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.mixedvault import day, people_of, text
from benchmarks.runs import Commands, always

ORBIT = "orbit-crm==0.11.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A program and what of it is compared: `is_cold` with a first run of vaultkit's, else with one after a change.
    `missing` says why it is not there."""

    name: str
    command: Commands
    bar: float
    goal: float
    is_cold: bool
    missing: str = ""


def orbit(place: Path, vault: Path, copy: Path) -> Peer:
    """orbit-crm, which indexes a copy of the vault that is made here; it is installed into an environment of its own at
    `place`, unless it stands there."""
    missing = _installed(place, ORBIT)
    program = place / "bin" / "orbit"
    if not missing:
        shutil.copytree(vault, copy)
        done = subprocess.run([program, "init", copy, "--name", "Me"], capture_output=True, check=False)
        missing = f"`orbit init` ended with {done.returncode}" if done.returncode else ""
    command = always(str(program), "reindex", str(copy))
    return Peer(name="orbit-crm `reindex`", command=command, bar=0.9, goal=0.25, is_cold=True, missing=missing)


def friends(folder: Path, notes: int) -> Peer:
    """The Ruby program friends, with a file of as many people and contacts as a mixed vault of that many notes has."""
    program = shutil.which("friends")
    missing = "" if program else "the Ruby gem `friends` is not installed, and no registry in reach has it"
    file = folder / f"friends-{notes}.md"
    if program:
        file.write_text("\n".join(_friends(notes)) + "\n", encoding="utf-8")
    command = always(program or "friends", "--filename", str(file), "suggest")
    return Peer(name="`friends suggest`", command=command, bar=0.5, goal=0.25, is_cold=False, missing=missing)


def _installed(place: Path, requirement: str) -> str:
    """Why the package is not in its environment, "" where it is."""
    name = requirement.partition("==")[0]
    if (place / "installed").exists():
        return ""
    try:
        venv.create(place, clear=True, with_pip=True)
        pip = [str(place / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        done = subprocess.run([*pip, requirement], capture_output=True, check=False, timeout=600)
    except (OSError, subprocess.SubprocessError) as fault:
        return f"{name} could not be installed: {type(fault).__name__}"
    if done.returncode:
        return f"{name} could not be installed from the registry"
    (place / "installed").write_text(f"{requirement} for {sys.version}\n", encoding="utf-8")
    return ""


def _friends(notes: int) -> Iterator[str]:
    chance = random.Random(notes)
    people = people_of(notes)
    yield "### Activities:"
    days = sorted((day(chance) for _ in range(20 * len(people))), reverse=True)
    yield from (f"- {one}: {text(chance, 4)} with **{chance.choice(people)}**" for one in days)
    yield from ("", "### Notes:", "", "### Friends:", *(f"- {name}" for name in sorted(people)), "", "### Locations:")
