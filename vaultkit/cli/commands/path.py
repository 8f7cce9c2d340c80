"""`vaultkit path`: where a note or a page stands, for the next command of a shell."""

import os
import sys
from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.note_lookup import find_path
from vaultkit.cli.input.options import NoteName, with_json, with_vault
from vaultkit.cli.output.envelope import dump
from vaultkit.cli.session import open_session
from vaultkit.syntax.inert import terminal


@click.command("path", short_help="Print where a note or a page stands.")
@click.argument("words", nargs=-1, required=True, type=NoteName(), metavar="NAME")
@with_vault
@with_json
def command(words: tuple[str, ...], vault: Path | None, today: date, as_json: bool) -> None:
    """Print where a note or a page stands, from the root of the disk on.

    NAME is the name of any note, an alias, a path, or the name of a page (Home, Reconnect, 2026-W48); week, month,
    quarter and year are the pages of the current ones.
    """
    session = open_session(vault)
    path = find_path(" ".join(words), session.index(today))
    whole = session.vault.place(path)
    if as_json:
        click.echo(dump({"path": path, "absolute": str(whole)}))
    elif sys.stdout.isatty():
        click.echo(terminal(str(whole)))
    else:
        click.echo(os.fsencode(whole))
