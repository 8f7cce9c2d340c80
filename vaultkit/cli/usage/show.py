"""`vaultkit show`: what one may type."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.options import NoteName, with_json, with_vault


@click.command("show", short_help="Print what is known about a person, event, group or goal.")
@click.argument("words", nargs=-1, required=True, type=NoteName(), metavar="NAME")
@with_vault
@with_json
def command(words: tuple[str, ...], vault: Path | None, today: date, as_json: bool) -> None:
    """Print what is known about a person, event, group or goal.

    NAME is a note's name, an alias, a path, or a part of one that only one note has.
    """
    from vaultkit.cli.commands.show import run  # only a run needs it

    run(words, vault=vault, today=today, as_json=as_json)
