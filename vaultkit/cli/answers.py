"""Answers: a command that only tells what the notes say, or finds every page as it should be, to what it printed last
time, if nothing at all has changed since; else to what it prints now, kept for the next time.

Whatever is printed to standard error, asked on a terminal, refused or written is told anew each time."""

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from vaultkit.cli.catalogue import ANSWERED
from vaultkit.cli.today import local_today
from vaultkit.vault.kept.answers import Answer, Answers
from vaultkit.vault.program import program
from vaultkit.vault.root import VaultError, find_root

ROOT = "vaultkit.root"
"""Where in a context's `meta` stands the folder of the vault that a command opened."""
LOOK = "vaultkit.look"
"""Where stands how the vault looked before the command began; it is taken away by whoever reads the vault first."""
WROTE = "vaultkit.wrote"
"""Where stands whether the command wrote to the vault, so that what it printed is true of it no longer."""

_KEPT_CODES = frozenset({0, 1})
"""Of a command that ends otherwise, something was refused."""
_NAMES = ("VAULTKIT_", "LC_", "LANG", "PYTHON", "COLUMNS", "LINES", "NO_COLOR", "TERM", "TZ", "HOME", "XDG_")
"""How the variables begin that can change what a command prints."""


def answered(context: click.Context, words: Sequence[str], run: Callable[[], Any]) -> Any:
    """What `run` returns, unless what it would print is known; `words` are those of the command line."""
    answers = _answers(words)
    if answers is None:
        return run()
    root, told = answers
    if found := told.find(lambda: _prepare(words[0])):
        click.echo(found.text, nl=False)
        if found.code:
            context.exit(found.code)
        return None
    context.meta[LOOK] = root, told.handed_over()
    out, err = _Recorder(sys.stdout), _Recorder(sys.stderr)
    code, sys.stdout, sys.stderr = 0, out, err
    try:
        result = run()
    except click.exceptions.Exit as ending:
        code = ending.exit_code
        raise
    except BaseException:
        code = -1
        raise
    finally:
        sys.stdout, sys.stderr = out.stream, err.stream
        is_read, has_written = context.meta.get(ROOT) == root, context.meta.get(WROTE)
        if is_read and has_written:
            told.forget()
        elif is_read and code in _KEPT_CODES and out.is_whole and not err.parts:
            told.keep(Answer("".join(out.parts), code))
    return result


def _prepare(word: str) -> None:
    """Imports what the command needs that cannot be answered without."""
    import_module(f"vaultkit.cli.commands.{word}")
    if word == "review":
        import_module("vaultkit.build")


def _answers(words: Sequence[str]) -> tuple[Path, Answers] | None:
    """The vault that is asked, and where its answer is kept; None for a command that is not answered so, or of which
    that is in doubt."""
    if not words or words[0] not in ANSWERED or "--" in words or os.environ.get("VAULTKIT_NO_CACHE"):
        return None
    streams: tuple[Any, ...] = (sys.stdin, sys.stdout, sys.stderr)
    if any((stream.encoding or "").lower() not in {"utf-8", "utf8"} for stream in streams[1:]):
        return None
    try:
        here = Path.cwd()
        root = find_root(here, given=_folder(words))
        told = [program(), str(here), local_today().isoformat(), *words]
    except (OSError, VaultError, ValueError):
        return None
    environ = sorted(item for item in os.environ.items() if item[0].startswith(_NAMES))
    asked = told, environ, [stream.isatty() for stream in streams], _size()
    return root, Answers(root, repr(asked).encode("utf-8", "surrogatepass"))


def _folder(words: Sequence[str]) -> str | None:
    """The folder that `--vault` names, None where it is not given."""
    found = None
    for number, word in enumerate(words):
        if word == "--vault":
            found = words[number + 1] if number + 1 < len(words) else None
        elif word.startswith("--vault="):
            found = word.removeprefix("--vault=")
    return found


def _size() -> tuple[int, int] | None:
    try:
        size = os.get_terminal_size(1)
    except OSError:
        return None
    return size.columns, size.lines


class _Recorder:
    """A stream that remembers what was written to it; `is_whole` is False where something may have gone past it."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream
        self.parts: list[str] = []
        self.is_whole = True

    def write(self, text: str) -> int:
        written: int = self.stream.write(text)
        if text:
            self.parts.append(text)
        return written

    def __getattr__(self, name: str) -> Any:
        if name in {"buffer", "detach", "writelines", "fileno"}:
            self.is_whole = False
        return getattr(self.stream, name)
