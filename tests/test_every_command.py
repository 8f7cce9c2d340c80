"""Every command: done twice it changes nothing more; none opens a socket, starts a program, or leaves a file outside of
the vault that others may read."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.vaults.canaries import canary_vault
from tests.vaults.every_command import COMMANDS
from tests.vaults.small import snapshot, write_vault
from tests.vaults.waiting import LATER
from vaultkit.cli import main as command_line

pytestmark = pytest.mark.torture

ROOT = Path(__file__).parent.parent


def test_every_command_is_among_them() -> None:
    assert {words[0] for words in COMMANDS} == set(command_line.COMMANDS) - {"watch", "completion", "mcp"}


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words).replace("--today 2026-11-23 ", ""))
def test_the_second_time_no_byte_changes(tmp_path: Path, words: tuple[str, ...]) -> None:
    root = write_vault(tmp_path / "vault", canary_vault("private: true"))
    typed = [words[0], "--vault", str(root), *words[1:]]
    first = CliRunner().invoke(command_line.cli, typed, obj=LATER)
    assert first.exit_code in {0, 1}, first.output
    after = snapshot(root)
    assert CliRunner().invoke(command_line.cli, typed, obj=LATER).exit_code != 70
    assert snapshot(root) == after


def test_no_socket_is_opened_no_program_started_and_nothing_left_for_others_to_read(tmp_path: Path) -> None:
    root, home = write_vault(tmp_path / "vault", canary_vault("private: true")), tmp_path / "home"
    home.mkdir()
    environment = {
        "HOME": str(home),
        "PATH": os.environ.get("PATH", ""),
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        **{f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CACHE", "CONFIG", "DATA", "STATE")},
    }
    command = [sys.executable, "-m", "tests.vaults.quiet", str(root), str(home)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=90, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []
    for path in home.rglob("*"):
        assert not stat.S_IMODE(path.lstat().st_mode) & 0o077, path


def test_the_net_catches_what_it_is_for(tmp_path: Path) -> None:
    code = (
        "import socket, subprocess, sys, pathlib; from tests.vaults import quiet\n"
        f"quiet._audit(pathlib.Path('{tmp_path}/a'), pathlib.Path('{tmp_path}/b'))\n"
        f"socket.socket().close(); subprocess.run(['true']); open('{tmp_path}/c', 'w').close()\n"
        "print(len(quiet._seen))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert int(done.stdout) >= 3
