"""`vaultkit why`: what one may type."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.arguments import PersonName
from vaultkit.cli.input.options import with_json, with_vault


@click.command("why", short_help="Print each contact with a person, and each reason for their place on a list.")
@click.argument("words", nargs=-1, required=True, type=PersonName(), metavar="NAME")
@with_vault
@with_json
def command(words: tuple[str, ...], vault: Path | None, today: date, as_json: bool) -> None:
    """Print each contact with a person, and each reason for their place on a list.

    NAME is a note's name, an alias, a path, or a part of one that only one person has. Each contact and each reason
    names the note and the line that it comes from. The points of a reason are printed with --json only.
    """
    from vaultkit.cli.commands.why import run  # only a run needs it

    run(words, vault=vault, today=today, as_json=as_json)
