"""Answers: a command that only tells what the notes say, or finds every page as it should be, to what it printed last
time, if nothing at all has changed since; else to what it prints now, kept for the next time.

Whatever is printed to standard error, asked on a terminal, refused or written is told anew each time. Of a command that
wrote, what it would tell of the vault as it left it can be kept."""

import io
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from vaultkit.cli.catalogue import ANSWERED
from vaultkit.cli.today import local_today
from vaultkit.vault.kept.answers import Answer, Answers
from vaultkit.vault.program import program
from vaultkit.vault.root import VaultError, find_root
from vaultkit.vault.sight import Look

ROOT = "vaultkit.root"
"""Where in a context's `meta` stands the folder of the vault that a command opened."""
LOOK = "vaultkit.look"
"""Where stands how the vault looked before the command began; it is taken away by whoever reads the vault first."""
WROTE = "vaultkit.wrote"
"""Where stands whether the command wrote to the vault, so that what it printed is true of it no longer."""
_NEXT = "vaultkit.next"
"""Where stands what keeps the answer to the same request, of the vault as the command leaves it."""

_LEFT_AHEAD = frozenset({"review"})
"""Commands of which the one before leaves an answer, maybe just now, though mostly something has changed when the next
one comes."""
_PARTS = {
    "review": (
        "msgspec",
        "vaultkit.model.index",
        "vaultkit.measures.measure",
        "vaultkit.practices.reconnection.lists",
        "vaultkit.practices.practise",
        "vaultkit.pages.pages",
        "vaultkit.cli.session",
        "vaultkit.build",
    )
}
"""Of what takes long to import, the parts, of which each takes a few milliseconds."""
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
    is_ahead = words[0] in _LEFT_AHEAD
    found = told.find(_steps(words[0]), is_doubtful=is_ahead)
    if not found and is_ahead and _has_waited(root):
        found = told.find()
    if found:
        click.echo(found.text, nl=False)
        if found.code:
            context.exit(found.code)
        return None
    context.meta[LOOK] = root, told.handed_over()
    context.meta[_NEXT] = _Next(told)
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


def _has_waited(root: Path) -> bool:
    """Whether the last command was leaving something just now, which is left then."""
    from vaultkit.vault.kept.afterwards import wait_for_others  # an answer that stands there needs none
    from vaultkit.vault.kept.folder import CacheFolder

    return wait_for_others(CacheFolder(root))


def keep_next(look: Look, tell: Callable[[], None]) -> None:
    """Keeps what the same command would `tell` next as its answer, of the vault as it was looked at once the command
    wrote; for a copy of the process, apart from all that this one prints to."""
    context = click.get_current_context(silent=True)
    found = context.meta.get(_NEXT) if context else None
    if found is not None:
        found.keep(look, tell)


class _Next:
    """The answer to the request of this command when it is asked again, as one would read it who reads this one."""

    def __init__(self, told: Answers) -> None:
        """To that request, here and now."""
        self._told, self._here, self._size = told, Path.cwd(), _size()
        self._out, self._err = sys.stdout.isatty(), sys.stderr.isatty()

    def keep(self, look: Look, tell: Callable[[], None]) -> None:
        """What is told, unless something is told of it to standard error, or it is refused."""
        if self._size:
            os.environ.setdefault("COLUMNS", str(self._size[0]))
        out, err = _Recorder(_Unseen(is_terminal=self._out)), _Recorder(_Unseen(is_terminal=self._err))
        before, code = (sys.stdout, sys.stderr), 0
        sys.stdout, sys.stderr = out, err
        try:
            os.chdir(self._here)
            tell()
        except click.exceptions.Exit as ending:
            code = ending.exit_code
        except (OSError, VaultError, click.ClickException):
            code = -1
        finally:
            sys.stdout, sys.stderr = before
            os.chdir("/")
        if code in _KEPT_CODES and out.is_whole and not err.parts:
            self._told.keep(Answer("".join(out.parts), code), look.sight)


class _Unseen(io.TextIOWrapper):
    """Where what is printed is seen by nobody, and is as it would be on a terminal or elsewhere."""

    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", errors="backslashreplace")
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        """Whether it is as on a terminal."""
        return self._is_terminal


def _steps(word: str) -> list[Callable[[], object]]:
    """What imports, part by part, what the command needs that cannot be answered without."""
    command = f"vaultkit.cli.commands.{word}"
    return [partial(import_module, name) for name in (*_PARTS.get(word, ()), command)]


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
