"""Every command, one after another in a process in which nothing may reach for the network or start a program, and all
that is written outside of the vault is noticed: what went wrong, as JSON."""

import json
import os
import sys
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from tests.vaults.every_command import COMMANDS
from tests.vaults.waiting import LATER
from vaultkit.cli.main import cli
from vaultkit.cli.session import open_session
from vaultkit.watch.clock import local_clock
from vaultkit.watch.hints import Hints
from vaultkit.watch.listener import Listener

FORBIDDEN = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "subprocess.", "os.system", "os.exec", "os.fork")
_DEVICES = ("/dev/null", "/dev/tty", "/dev/pts/")
"""What is written there stays nowhere; vaults may stand in `/dev/shm`."""
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

_seen: list[str] = []


def _audit(root: Path, home: Path) -> None:
    inside = tuple(os.fspath(folder) for folder in (root, home))

    def hook(event: str, given: tuple[Any, ...]) -> None:
        if event.startswith(FORBIDDEN):
            _seen.append(f"{event} {given!r}"[:200])
        elif event == "open" and isinstance(given[0], str) and isinstance(given[2], int) and given[2] & _WRITES:
            path = given[0]
            if path.startswith("/") and not path.startswith((*inside, *_DEVICES)):
                _seen.append(f"writes {path}")

    sys.addaudithook(hook)


def main(root: Path, home: Path) -> None:
    """Prints what was noticed."""
    os.umask(0)
    _audit(root, home)
    for words in COMMANDS:
        result = CliRunner().invoke(cli, [words[0], "--vault", str(root), *words[1:]], obj=LATER)
        if result.exit_code not in {0, 1}:
            _seen.append(f"{words}: exit code {result.exit_code}: {result.output[-300:]}")
    hints = Hints(local_clock())
    listener = Listener(open_session(root).vault.root, hints)
    listener.check()
    listener.stop()
    sys.stdout.write(json.dumps(_seen))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
