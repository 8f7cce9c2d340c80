"""`vaultkit path`: what one may type."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.options import NoteName, with_json, with_vault


@click.command("path", short_help="Print where a note or a page stands.")
@click.argument("words", nargs=-1, required=True, type=NoteName(), metavar="NAME")
@with_vault
@with_json
def command(words: tuple[str, ...], vault: Path | None, today: date, as_json: bool) -> None:
    """Print where a note or a page stands, from the root of the disk on.

    NAME is the name of any note, an alias, a path, or the name of a page (Home, Reconnect, 2026-W48); week, month,
    quarter and year are the pages of the current ones.
    """
    from vaultkit.cli.commands.path import run  # only a run needs it

    run(words, vault=vault, today=today, as_json=as_json)
