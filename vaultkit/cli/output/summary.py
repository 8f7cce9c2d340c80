"""Summary: a build to its counts in a line, and to the exit code of the command that made it."""

from collections import Counter

import click

from vaultkit.build import Build
from vaultkit.cli.errors import EXIT_NOT_WRITTEN
from vaultkit.model.record import Kind
from vaultkit.syntax.plurals import count


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


def leave(built: Build) -> None:
    """Ends the command with its exit code when a page or a note was not written; else nothing."""
    failed = any(status in {"refused", "conflict"} for _, status in (*built.written, *built.appended))
    if failed or any(diagnostic.rule == "page-template" for diagnostic in built.diagnostics):
        click.get_current_context().exit(EXIT_NOT_WRITTEN)
