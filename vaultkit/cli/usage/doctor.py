"""`vaultkit doctor`: what one may type."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.options import with_json, with_vault


@click.command("doctor", short_help="Print in counts what was understood; nothing is written.")
@with_vault
@with_json
def command(vault: Path | None, today: date, as_json: bool) -> None:
    """Print in counts what was understood; nothing is written.

    Kinds of note, dated notes with a readable date, contacts by the kind of evidence, people without any and people who
    never fall due, what was left out of the records and what may have been missed, and findings by rule.
    """
    from vaultkit.cli.commands.doctor import run  # only a run needs it

    run(vault, today=today, as_json=as_json)
