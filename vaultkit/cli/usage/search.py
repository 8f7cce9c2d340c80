"""`vaultkit search`: what one may type."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.options import with_json, with_vault
from vaultkit.cli.input.unquoted import FreeText


@click.command("search", cls=FreeText, short_help="Find words in the notes, with whom they are about in front.")
@click.argument("words", nargs=-1, required=True, metavar="WORDS")
@click.option("-n", "most", type=click.IntRange(min=1), default=20, metavar="N", help="At most N people and notes.")
@with_vault
@with_json
def command(words: tuple[str, ...], most: int, vault: Path | None, today: date, as_json: bool) -> None:
    """Find words in the notes, with whom they are about in front.

    Names, aliases, properties, log lines and all other lines are searched, without letter case and accents; a line is
    found when it holds all the words ("two words" in quotes: one behind the other). What a line of a journal says is
    told below the person whom it links. Nothing private is found.
    """
    from vaultkit.cli.commands.search import run  # only a run needs it

    run(words, most=most, vault=vault, today=today, as_json=as_json)
