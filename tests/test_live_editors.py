"""An editor that saves a note while ticks are logged into it all the time: none of its bytes is ever lost."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.vaults.small import write_vault
from vaultkit.model.page import Edit
from vaultkit.model.settings import Settings
from vaultkit.vault.files import Vault

NOTE = "People/Ann Lee.md"
SAVES = 160
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
        time.sleep(rng.random() * 0.002)
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


@pytest.mark.parametrize("way", ["in place", "atomically", "by append"])
@pytest.mark.rounds(1)
def test_no_byte_of_an_editor_is_lost(tmp_path: Path, way: str, seed: int) -> None:
    root = write_vault(tmp_path, {NOTE: "---\ntype: person\n---\n"})
    vault, written = Vault(root, Settings()), 0
    command = [sys.executable, "-c", EDITOR, str(root / NOTE), way, str(SAVES), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as editor:
        number = 0
        while editor.poll() is None:
            line = f"- 2026-11-23 contact: tick {number} ^vk-{number:08}"
            edit = Edit(path=NOTE, before=b"", after=line.encode(), mode="append", log_lines=(line,))
            (outcome,) = vault.apply([edit])
            written += outcome.status == "written"
            number += 1
        assert editor.stdout is not None
        assert editor.stdout.read().strip() == "0"
    assert written
