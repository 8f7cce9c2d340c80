"""A real shell on a terminal of its own: keys to the words that the completed command lines give to `vaultkit`.

The program that the shell finds is a stub: it hands what the shell asks to this process, which answers at once, and
records what it is run with."""

import fcntl
import os
import pty
import select
import shlex
import subprocess
import termios
import time
from pathlib import Path

from click.testing import CliRunner

from vaultkit.cli.main import cli

PATIENCE = 90.0
"""Seconds that a shell may take for a line."""

_ASKED = ("_VAULTKIT_COMPLETE", "COMP_TYPED", "COMP_WORD", "COMP_WORDS", "COMP_CWORD")
_STUB = """\
#!/bin/sh
if [ -n "$_VAULTKIT_COMPLETE" ]; then
    printf '%s\\0' {asked} > {request}
    exec cat {answer}
fi
printf '%s\\0' "$#" "$@" >> {record}
"""
_START = {
    "bash": ("bash", "--norc", "--noprofile", "-i"),
    "zsh": ("zsh", "-d", "-f", "-i"),
    "fish": ("fish", "--private", "--no-config", "--interactive"),
}
_SOURCE = {"bash": ". {script}", "zsh": "autoload -Uz compinit; compinit -u -D; . {script}", "fish": "source {script}"}


class Shell:
    """A shell in an empty folder `here`, in which vaultkit completes the names of a vault."""

    def __init__(self, name: str, root: Path, place: Path) -> None:
        """`place` is an empty folder for all that the shell needs."""
        self._root = root
        self.here, self._record = place / "here", place / "record"
        self.here.mkdir()
        request, self._answer = place / "request", place / "answer"
        os.mkfifo(request)
        os.mkfifo(self._answer)
        self._request = os.open(request, os.O_RDWR)
        script = place / "script"
        script.write_text(CliRunner().invoke(cli, ["completion", name], prog_name="vaultkit").output, encoding="utf-8")
        self._write_stub(place / "bin" / "vaultkit", request)
        self._ours, theirs = pty.openpty()
        self._process = subprocess.Popen(
            _START[name],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=_environment(place),
            cwd=self.here,
            preexec_fn=_take_terminal,
        )
        os.close(theirs)
        self.printed = ""
        self.run(_SOURCE[name].format(script=shlex.quote(str(script))) + "; vaultkit ready")

    def run(self, line: str) -> list[str]:
        """What `vaultkit` is run with when the keys of the line and Enter are pressed."""
        known = len(self._calls())
        os.write(self._ours, f"{line}\r".encode())
        end = time.monotonic() + PATIENCE
        while len(self._calls()) == known:
            assert time.monotonic() < end, f"nothing was run by {line!r}: {self.printed[-2_000:]}"
            self._serve()
        return self._calls()[known]

    def completed(self, typed: str) -> list[str]:
        """What `vaultkit` is run with when Tab and Enter are pressed behind what was typed."""
        return self.run(f"{typed}\t")

    def close(self) -> None:
        """Ends the shell."""
        self._process.kill()
        self._process.wait()
        os.close(self._ours)
        os.close(self._request)

    def _serve(self) -> None:
        ready = select.select([self._ours, self._request], [], [], 0.02)[0]
        if self._ours in ready:
            self.printed += os.read(self._ours, 65_536).decode("utf-8", "replace")
        if self._request in ready:
            asked = os.read(self._request, 65_536).decode("utf-8", "surrogateescape").split("\0")
            environment = {name: value for name, value in zip(_ASKED, asked, strict=False) if value}
            result = CliRunner().invoke(
                cli, [], prog_name="vaultkit", env={"VAULTKIT_VAULT": str(self._root), **environment}
            )
            self._answer.write_bytes(result.stdout_bytes)

    def _write_stub(self, path: Path, request: Path) -> None:
        places = {"request": request, "answer": self._answer, "record": self._record}
        quoted = {name: shlex.quote(str(place)) for name, place in places.items()}
        path.parent.mkdir()
        path.write_text(_STUB.format(asked=" ".join(f'"${name}"' for name in _ASKED), **quoted), encoding="utf-8")
        path.chmod(0o755)

    def _calls(self) -> list[list[str]]:
        words = iter(self._record.read_text(encoding="utf-8").split("\0")[:-1] if self._record.exists() else ())
        return [[next(words) for _ in range(int(number))] for number in words]


def _environment(place: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("VAULTKIT", "BASH", "XDG", "Z"))}
    return kept | {
        "PATH": f"{place / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(place),
        "INPUTRC": os.devnull,
        "HISTFILE": "",
        "TERM": "xterm",
        "LC_ALL": "C.UTF-8",
    }


def _take_terminal() -> None:
    """Makes the shell the leader of its terminal, as after a login."""
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
