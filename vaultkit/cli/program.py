"""Program: the one place that starts another program, for `vaultkit open`: the person's editor, or what the system
opens addresses with. No shell reads what is handed over, and nothing of it comes from a vault but the path of a note
that was asked for by name."""

import os
import shlex
import shutil
import sys
from pathlib import Path

from msgspec import Struct

from vaultkit.cli.errors import DiskFault
from vaultkit.cli.input.prompt import on_terminal
from vaultkit.syntax.inert import terminal


class Program(Struct, frozen=True, kw_only=True):
    """What to start, with its words; `waits` says that it takes over the terminal until it ends."""

    words: tuple[str, ...]
    waits: bool = False


def editor_for(note: Path) -> Program | None:
    """The person's editor (VISUAL, else EDITOR) on the note; None where none is named, it is not there, or nobody sits
    at the terminal that it would take over."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        words = shlex.split(named)
    except ValueError:
        return None
    found = shutil.which(words[0]) if words else None
    return Program(words=(found, *words[1:], str(note)), waits=True) if found and on_terminal() else None


def opener_for(address: str) -> Program | None:
    """What opens an address of another program on this system; None where there is nothing that could."""
    if sys.platform == "darwin":
        found = shutil.which("open")
    else:
        found = shutil.which("xdg-open") if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") else None
    return Program(words=(found, address)) if found else None


def start(program: Program) -> bool:
    """Whether the program was started and, where it is waited for, ended well.

    Raises DiskFault where the system refuses."""
    import subprocess  # only here, and only when somebody asks

    try:
        if program.waits:
            return subprocess.run(program.words, check=False).returncode == 0
        done = subprocess.run(program.words, check=False, stdin=subprocess.DEVNULL, capture_output=True, timeout=10)
    except subprocess.TimeoutExpired:
        return True
    except OSError as error:
        raise DiskFault(f"{terminal(program.words[0])} cannot be started: {error.strerror}") from error
    return done.returncode == 0
