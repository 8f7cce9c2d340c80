"""`vaultkit triage`: what one may type."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.options import with_json, with_vault


@click.command("triage", short_help="Go through the people whom nobody keeps track of yet.")
@click.option("-n", "most", type=click.IntRange(min=1), metavar="N", help="At most N people.")
@click.option("--dry-run", is_flag=True, help="Write nothing; print the list with the commands.")
@with_vault
@with_json
def command(most: int | None, dry_run: bool, vault: Path | None, today: date, as_json: bool) -> None:
    """Go through the people whom nobody keeps track of yet, the most often named first.

    On a terminal one key each decides, and its line is written at once: 1 to 4 (or i, c, a, w) give a tier, t is for
    somebody whom you want to meet, m for somebody in the background, l lets go, x says that it is not a person, n makes
    a note for a name that has none, s leaves it for later, q stops. Elsewhere the list is printed with the commands
    that do the same.
    """
    from vaultkit.cli.commands.triage import run  # only a run needs it

    run(most, dry_run=dry_run, vault=vault, today=today, as_json=as_json)
