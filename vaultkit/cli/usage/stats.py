"""`vaultkit stats`: what one may type."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.options import with_json, with_vault


@click.command("stats", short_help="Print in counts with whom and how you were in contact.")
@click.argument("period", nargs=-1, metavar="[PERIOD]")
@with_vault
@with_json
def command(period: tuple[str, ...], vault: Path | None, today: date, as_json: bool) -> None:
    """Print in counts with whom and how you were in contact.

    PERIOD is a week, month, quarter or year (2026-W48, 2026-11, 2026-Q4, 2026, november, last quarter); without it the
    last 12 months. One person on one day is one contact, of the deepest kind; being named somewhere is none.
    """
    from vaultkit.cli.commands.stats import run  # only a run needs it

    run(period, vault=vault, today=today, as_json=as_json)
