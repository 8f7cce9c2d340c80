"""`vaultkit undo`: what one may type."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.options import with_manner, with_vault
from vaultkit.cli.manner import Manner


@click.command("undo", short_help="Take back the line that a command wrote last.")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@with_vault
@with_manner
def command(yes: bool, vault: Path | None, today: date, manner: Manner) -> None:
    """Take back the line that a command of this machine wrote last.

    It is shown first. Where it still is the last line of its note it is taken out, else a line behind it says that it
    was taken back, and it counts no more. A box on a page that asked for it is emptied. Nothing else changes. The next
    undo takes back the line before it. A note that was made, by new or an import, stays: no command removes a note.
    """
    from vaultkit.cli.commands.undo import run  # only a run needs it

    run(yes, vault=vault, today=today, manner=manner)
