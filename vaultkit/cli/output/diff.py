"""Diff: a planned edit as a unified diff of its exact bytes, as `diff -u` and `patch` write and read it; without
what is private."""

import sys
from collections.abc import Iterable, Iterator

import click

from vaultkit.model.hidden import Hidden
from vaultkit.model.page import Edit
from vaultkit.syntax.inert import terminal, terminal_lines


def print_diff(edits: Iterable[Edit], hidden: Hidden, *, typed: bool = False) -> None:
    """Prints the changes of notes and pages that are not refused: as exact bytes, on a terminal without what could
    steer it.

    Lines around a change that name something private are left out. A change that does so is not shown, but for what
    was `typed`: into notes that were asked for by name."""
    for edit in edits:
        if edit.refused or edit.mode == "codes":
            continue
        diff = _told(edit, hidden, typed=typed)
        if sys.stdout.isatty():
            click.echo(terminal_lines(diff.decode("utf-8", errors="replace")), nl=False)
        else:
            click.echo(diff, nl=False)


def unified(edit: Edit, context: int = 3) -> bytes:
    """The change of one file with so many lines around it; a new file is one against /dev/null."""
    from difflib import diff_bytes, unified_diff  # only who asks for a diff needs it

    path = edit.path.encode("utf-8", errors="surrogateescape")
    before = b"/dev/null" if edit.before is None else b"a/" + path
    old, new = _lines(edit.before or b""), _lines(edit.after)
    return b"".join(_closed(diff_bytes(unified_diff, old, new, before, b"b/" + path, n=context)))


def _told(edit: Edit, hidden: Hidden, *, typed: bool) -> bytes:
    is_named = edit.path in hidden.paths or hidden.hides(edit.path, edit.path)
    if not hidden or (typed and is_named):
        return unified(edit)
    for context in (3, 0):
        diff = unified(edit, context)
        lines = diff.decode("utf-8", errors="replace").split("\n")[2:]
        checked = (line[1:] for line in lines if not (typed and line.startswith("+")))
        if not is_named and not any(hidden.gives_away(line, edit.path) for line in checked):
            return diff
    name = "a file" if is_named else terminal(edit.path)
    return f"# {name}: not shown, since what changes in it is about something private\n".encode()


def _lines(data: bytes) -> list[bytes]:
    lines = [line + b"\n" for line in data.split(b"\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def _closed(lines: Iterator[bytes]) -> Iterator[bytes]:
    for line in lines:
        yield line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n"
