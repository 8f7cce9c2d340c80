"""`vaultkit snooze`: what one may type."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.arguments import PersonName
from vaultkit.cli.input.options import with_manner, with_vault
from vaultkit.cli.manner import Manner


@click.command("snooze", short_help="Leave a person off the lists until a day.")
@click.argument("words", nargs=-1, required=True, type=PersonName(), metavar="NAME DAY")
@with_vault
@with_manner
def command(words: tuple[str, ...], vault: Path | None, today: date, manner: Manner) -> None:
    """Leave a person off the lists until a day.

    Neither needs quotes, and DAY is said as you would say it: marie dubois next friday, ann in 3 weeks, bob 12 May,
    2027-02-01, or 14 for so many days.
    """
    from vaultkit.cli.commands.snooze import run  # only a run needs it

    run(words, vault=vault, today=today, manner=manner)
