"""`vaultkit brief`: what one may type."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.options import NoteName, with_json, with_vault


@click.command("brief", short_help="Print what to know before an event.")
@click.argument("words", nargs=-1, type=NoteName(), metavar="[EVENT]")
@with_vault
@with_json
def command(words: tuple[str, ...], vault: Path | None, today: date, as_json: bool) -> None:
    """Print what to know before an event: who comes, what you owe them, what it serves, one thing to ask.

    EVENT is the name of an event's note, a path, or a part of one that only one event has. Without it, the next event
    that you go to or may go to.
    """
    from vaultkit.cli.commands.brief import run  # only a run needs it

    run(words, vault=vault, today=today, as_json=as_json)
