"""An editor that saves a note while ticks are logged into it all the time, without anybody waiting: none of its bytes
is ever lost, each tick is on record once in the end, and what a save left of a line is named."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.vaults.small import write_vault
from vaultkit.model.location import Location
from vaultkit.model.note import Note
from vaultkit.model.page import Pending
from vaultkit.model.settings import Settings
from vaultkit.pages.edits import plan_appends
from vaultkit.syntax.checklist import make_id
from vaultkit.syntax.document import parse_note
from vaultkit.syntax.fragments import LOG_HEADING
from vaultkit.vault.files import Vault

PATH = "People/Ann Lee.md"
FRONT = "---\ntype: person\n---\n"
SAVES = 80
TICKS = 5
EDITOR = """
import os, random, sys, time
path, way, saves, seed = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
rng, lines, lost = random.Random(seed), [], 0
for number in range(saves):
    lines.append(f"my line {number} " + "x" * rng.randrange(200))
    data = ("\\n".join(lines) + "\\n").encode()
    if way == "in place":
        file = os.open(path, os.O_WRONLY | os.O_TRUNC)
        half = rng.randrange(len(data))
        os.write(file, data[:half])
        time.sleep(rng.random() * 0.005)
        os.write(file, data[half:])
        os.close(file)
    elif way == "atomically":
        with open(path + ".swp", "wb") as file:
            file.write(data)
        os.replace(path + ".swp", path)
    else:
        file = os.open(path, os.O_WRONLY | os.O_APPEND)
        os.write(file, (lines[-1] + "\\n").encode())
        os.close(file)
    with open(path, "rb") as file:
        there = file.read()
    lost += sum(line.encode() not in there for line in lines)
print(lost)
"""


def pending(number: int) -> Pending:
    id = make_id("tick", str(number))
    line = f"- 2026-11-23 coffee: the words of tick {number}, and some more ^{id}"
    return Pending(path=PATH, line=line, id=id, location=Location(path=PATH))


@pytest.mark.parametrize("way", ["in place", "atomically", "by append"])
@pytest.mark.rounds(1)
def test_no_byte_of_an_editor_is_lost_and_no_tick_and_nothing_foreign_is_left_unnamed(
    tmp_path: Path, way: str, seed: int
) -> None:
    root = write_vault(tmp_path, {PATH: FRONT})
    vault, ticks, written = Vault(root, Settings()), [pending(number) for number in range(TICKS)], 0

    def log() -> int:
        outcomes = vault.apply(plan_appends(ticks, vault.read))
        return sum(outcome.status == "written" for outcome in outcomes)

    command = [sys.executable, "-c", EDITOR, str(root / PATH), way, str(SAVES), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as editor:
        while editor.poll() is None:
            written += log()
        assert editor.stdout is not None
        assert editor.stdout.read().strip() == "0"
    log()
    assert log() == 0, "nothing is left to be appended"
    assert written
    data = (root / PATH).read_bytes()
    note = parse_note(PATH, data)
    assert sorted(line.id for line in note.log) == sorted(one.id for one in ticks)
    assert [row for row in data.decode().split("\n") if is_foreign(row, note, ticks)] == []


def is_foreign(row: str, note: Note, ticks: list[Pending]) -> bool:
    """Whether a line is neither of the editor's nor a whole one of vaultkit's, and no finding names it."""
    known = {"", LOG_HEADING, *FRONT.split("\n"), *(one.line for one in ticks), *(one.text for one in note.fragments)}
    return row not in known and not row.startswith("my line ") and not LOG_HEADING.endswith(row)
