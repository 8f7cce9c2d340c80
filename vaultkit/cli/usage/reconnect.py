"""`vaultkit reconnect`: what one may type."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.choices import MOST_LISTED
from vaultkit.cli.input.options import with_json, with_vault
from vaultkit.cli.input.unquoted import TextOptions


@click.command("reconnect", cls=TextOptions, short_help="Print whom to get back to, and why.")
@click.option(
    "-n", "most", type=click.IntRange(min=1), metavar="N", help=f"At most N people a list; else {MOST_LISTED}."
)
@click.option("--all", "every", is_flag=True, help="Each list whole.")
@click.option("--goal", metavar="GOAL", help="Only people who serve this goal.")
@click.option("--place", metavar="PLACE", help="Only people whose place holds this text.")
@click.option("--dormant", is_flag=True, help="Only old ties to wake up.")
@with_vault
@with_json
def command(
    most: int | None,
    every: bool,
    goal: str | None,
    place: str | None,
    dormant: bool,
    vault: Path | None,
    today: date,
    as_json: bool,
) -> None:
    """Print whom to get back to, and why.

    The lists are in the order in which vaultkit would choose; in JSON they are complete unless -n says otherwise.
    Whoever stands in this week's plan stands there alone, with what became of it so far.
    """
    from vaultkit.cli.commands.reconnect import run  # only a run needs it

    run(most, every=every, goal=goal, place=place, dormant=dormant, vault=vault, today=today, as_json=as_json)
