"""Summary: a build to its counts in a line, and to the exit code of the command that made it."""

from collections import Counter

import click

from vaultkit.built import Build
from vaultkit.cli.errors import EXIT_NOT_WRITTEN, NotWhole
from vaultkit.model.record import Kind
from vaultkit.syntax.plurals import count

_READABLE = "Make it readable, or leave it out with `ignore` in vaultkit.toml; `--force` goes on without it."


def say_counts(built: Build) -> str:
    """How many notes of which kind there are, and how many findings."""
    kinds = Counter(built.index.kinds.values())
    parts = [count(len(built.index.notes) - kinds[Kind.PAGE], "note")]
    nouns = (
        (Kind.PERSON, "person", "people"),
        (Kind.EVENT, "event", ""),
        (Kind.GROUP, "group", ""),
        (Kind.GOAL, "goal", ""),
    )
    parts += [count(kinds[kind], noun, plural) for kind, noun, plural in nouns if kinds[kind]]
    findings = len(built.diagnostics)
    return ", ".join(parts) + (f" · {count(findings, 'finding')} (vaultkit check)" if findings else "")


def say_unread(built: Build) -> str:
    """Which notes cannot be read, so that the pages stay, and how many ticks wait for them."""
    first, others = built.unread[0], len(built.unread) - 1
    reason = first.message.removeprefix("the file ")
    also = f" (and {count(others, 'note')} more)" if others else ""
    ticks = built.waiting
    waits = f"; {count(ticks, 'tick')} {'wait' if ticks > 1 else 'waits'} for it" if ticks else ""
    return f"{first.location.path} {reason}{also}, so the pages stay as they are{waits}"


def leave(built: Build) -> None:
    """Ends the command with its exit code when a page or a note was not written; else nothing.

    Raises NotWhole where the pages were left as they stand, since a note cannot be read."""
    if built.unread:
        raise NotWhole(f"{say_unread(built)}. {_READABLE}")
    failed = any(status in {"refused", "conflict"} for _, status in (*built.written, *built.appended))
    if failed or any(diagnostic.rule == "page-template" for diagnostic in built.diagnostics):
        click.get_current_context().exit(EXIT_NOT_WRITTEN)
