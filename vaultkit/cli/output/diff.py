"""Diff: a planned edit as a unified diff of its exact bytes, as `diff -u` and `patch` write and read it."""

import sys
from collections.abc import Iterable, Iterator
from difflib import diff_bytes, unified_diff

import click

from vaultkit.model.page import Edit
from vaultkit.syntax.inert import terminal


def print_diff(edits: Iterable[Edit]) -> None:
    """Prints the changes that are not refused: as exact bytes, on a terminal without what could steer it."""
    for edit in edits:
        if edit.refused:
            continue
        diff = unified(edit)
        if sys.stdout.isatty():
            text = diff.decode("utf-8", errors="replace")
            click.echo("\n".join(terminal(line) for line in text.split("\n")), nl=False)
        else:
            click.echo(diff, nl=False)


def unified(edit: Edit) -> bytes:
    """The change of one file; a new file is one against /dev/null."""
    path = edit.path.encode("utf-8", errors="surrogateescape")
    before = b"/dev/null" if edit.before is None else b"a/" + path
    lines = diff_bytes(unified_diff, _lines(edit.before or b""), _lines(edit.after), before, b"b/" + path)
    return b"".join(_closed(lines))


def _lines(data: bytes) -> list[bytes]:
    lines = [line + b"\n" for line in data.split(b"\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def _closed(lines: Iterator[bytes]) -> Iterator[bytes]:
    for line in lines:
        yield line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n"
