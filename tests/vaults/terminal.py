"""A command at a terminal: a pseudo-terminal on which it asks, and the keys that are pressed when it does."""

import os
import pty
import select
import subprocess
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path

PATIENCE = 90.0
"""So many seconds without a word are the end, also on a machine that does much else."""


def at_terminal(root: Path, words: Sequence[str], answers: Sequence[tuple[str, str]], *, today: str) -> tuple[str, int]:
    """What the command prints and its exit code; of `answers` each key is pressed once its question was printed."""
    master, slave = pty.openpty()
    environment = {
        **os.environ,
        "VAULTKIT_VAULT": str(root),
        "VAULTKIT_TODAY": today,
        "NO_COLOR": "1",
        "COLUMNS": "120",
    }
    command = [sys.executable, "-m", "vaultkit", *words]
    process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=environment, cwd=root)
    os.close(slave)
    printed, waiting, read_from = "", list(answers), 0
    quiet_since = time.monotonic()
    try:
        while time.monotonic() - quiet_since < PATIENCE:
            at = printed.find(waiting[0][0], read_from) if waiting else -1
            if at >= 0 and _listens_for(master, waiting[0][1]):
                read_from = at + len(waiting[0][0])
                os.write(master, waiting.pop(0)[1].encode())
            if not select.select([master], [], [], 0.01 if at >= 0 else 1.0)[0]:
                continue
            try:
                data = os.read(master, 65_536)
            except OSError:  # the other end is closed
                break
            if not data:
                break
            printed += data.decode("utf-8", "replace").replace("\r\n", "\n")
            quiet_since = time.monotonic()
        return printed, process.wait(PATIENCE)
    finally:
        process.kill()
        process.wait()
        os.close(master)


def _listens_for(master: int, keys: str) -> bool:
    """A line can be typed at any time; a single key only while one is waited for: what came before is forgotten."""
    return keys.endswith("\n") or not termios.tcgetattr(master)[3] & termios.ICANON
