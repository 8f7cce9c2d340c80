"""A command at a terminal: a pseudo-terminal on which it asks, and the keys that are pressed when it does."""

import os
import pty
import select
import subprocess
import sys
import termios
from collections.abc import Sequence
from pathlib import Path

PATIENCE = 30.0


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
    try:
        while select.select([master], [], [], PATIENCE)[0]:
            try:
                data = os.read(master, 65_536)
            except OSError:  # the other end is closed
                break
            if not data:
                break
            printed += data.decode("utf-8", "replace").replace("\r\n", "\n")
            while waiting and (at := printed.find(waiting[0][0], read_from)) >= 0:
                read_from = at + len(waiting[0][0])
                _press(master, waiting.pop(0)[1])
        return printed, process.wait(PATIENCE)
    finally:
        process.kill()
        process.wait()
        os.close(master)


def _press(master: int, keys: str) -> None:
    """Types a line at once; a single key only when the command waits for one, since it forgets what came before."""
    while not keys.endswith("\n") and termios.tcgetattr(master)[3] & termios.ICANON:
        if select.select([master], [], [], 0.01)[0]:
            break
    os.write(master, keys.encode())
