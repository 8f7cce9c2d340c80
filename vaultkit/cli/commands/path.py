"""`vaultkit path`: where a note or a page stands, for the next command of a shell."""

import os
import sys
from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.lookup import name_book
from vaultkit.cli.input.note_lookup import find_path
from vaultkit.cli.output.envelope import dump
from vaultkit.cli.session import open_session
from vaultkit.syntax.inert import terminal


def run(words: tuple[str, ...], *, vault: Path | None, today: date, as_json: bool) -> None:
    """Prints the path of the note or page that the words name."""
    session = open_session(vault)
    path = find_path(" ".join(words), name_book(session, today))
    whole = session.vault.place(path)
    if as_json:
        click.echo(dump({"path": path, "absolute": str(whole)}))
    elif sys.stdout.isatty():
        click.echo(terminal(str(whole)))
    else:
        click.echo(os.fsencode(whole))
