"""`vaultkit watch`: what one may type."""

import sys
from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.options import with_vault

_HERE = "launchd" if sys.platform == "darwin" else "systemd"


@click.command("watch", short_help="Write the pages again whenever the notes change.")
@with_vault
@click.option("--once", is_flag=True, help="Build once, then leave; exit codes as in review.")
@click.option("--force", is_flag=True, help="Take the vault as it is found, also empty, replaced or half gone.")
@click.option(
    "--print-service",
    "service",
    type=click.Choice(["systemd", "launchd"]),
    is_flag=False,
    flag_value=_HERE,
    metavar="[systemd|launchd]",
    help="Print a service that watches the vault from login on, and where to put it; nothing is watched now.",
)
@click.option("--preview", is_flag=True, help="Keep the site of `vaultkit preview` fresh, too.")
@click.option(
    "--calendar",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Keep a calendar there as well: whom to reach, birthdays, days to answer by, events.",
)
@click.pass_context
def command(
    ctx: click.Context,
    vault: Path | None,
    today: date,
    once: bool,
    force: bool,
    service: str | None,
    preview: bool,
    calendar: Path | None,
) -> None:
    """Write the pages again whenever the notes change.

    A saved file is answered at once, more than one after two seconds of quiet, ten at most. Each build is told in a
    line; Ctrl-C ends the watching. With --today the day stands still, else the pages follow the calendar.

    Nothing is written while the vault's folder is missing, empty or another one than before, while a folder in it
    cannot be read, or while more than half of its notes are gone; it goes on by itself when they are back.
    """
    from vaultkit.cli.commands.watch import run  # only a run needs it

    run(ctx, vault=vault, today=today, once=once, force=force, service=service, preview=preview, calendar=calendar)
