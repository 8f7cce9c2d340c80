"""No connection and no other program: the interpreter itself tells of every socket and process that it opens."""

import json
import subprocess
import sys
from pathlib import Path

from tests.vaults.small import SMALL, TODAY, write_vault

WATCHED = """
import json, sys
told = []
WORDS = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "pty.spawn", "urllib.Request")
sys.addaudithook(lambda event, args: told.append((event, repr(args[:2]))) if event.startswith(WORDS) else None)
from click.testing import CliRunner
from vaultkit.cli.main import cli
codes = [CliRunner().invoke(cli, words).exit_code for words in json.loads(sys.argv[1])]
print(json.dumps([codes, told]))
"""


def test_no_command_opens_a_connection_or_runs_a_program(tmp_path: Path) -> None:
    root = write_vault(tmp_path / "vault", SMALL)
    lines = [
        *("review all", "watch --once", "reconnect", "triage", "check", "doctor", "list people", "list events"),
        *("show ann", "why ann", "brief spring", "log ann coffee --on yesterday", "snooze bob in_3_weeks"),
        *("decide ann tier close", "new person Kurt", "init --yes", "init --git --yes", "completion zsh"),
        *("preview", "merge ann bob --write", "init --bases --yes"),
        *("export json", "export ics", "export vcard"),
        *("search reading", "stats", "path ann", "open ann --print", "brief", "review month 2026-10", "new boundaries"),
    ]
    words = [[word.replace("_", " ") for word in line.split()] for line in lines]
    given = [
        one if one[0] == "completion" else [one[0], "--vault", str(root), "--today", TODAY, *one[1:]] for one in words
    ]
    done = subprocess.run([sys.executable, "-c", WATCHED, json.dumps(given)], capture_output=True, check=True)
    codes, told = json.loads(done.stdout)
    assert set(codes) <= {0, 1}, dict(zip(lines, codes, strict=True))
    assert told == []
