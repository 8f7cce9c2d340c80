"""`vaultkit import`: what one may type."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.choices import AHEAD_DAYS, BACK_DAYS, IMPORTS
from vaultkit.cli.input.options import Day, with_manner, with_vault
from vaultkit.cli.manner import Manner


@click.command("import", short_help="Take people, contacts and events from another tool's file.")
@click.argument("kind", type=click.Choice(IMPORTS), metavar="KIND")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--write", is_flag=True, help="Make the notes; without it what would be made is only shown.")
@click.option("--map", "maps", multiple=True, metavar="PROPERTY=HEADING", help="csv: which column holds what.")
@click.option("--yes-names", is_flag=True, help="Take an exactly equal name for the same person or event.")
@click.option("--no-names", is_flag=True, help="Take an equal name for somebody else, who gets a note of their own.")
@click.option("--region", metavar="CC", default="", help="Where telephone numbers without a country are, as in DE.")
@click.option("--encoding", metavar="NAME", default="", help="The file's charset, where it is not what it seems.")
@click.option("--since", type=Day(), help=f"ics: from this day on; else {BACK_DAYS} days back.")
@click.option("--until", type=Day(), help=f"ics: up to this day; else {AHEAD_DAYS} days ahead.")
@click.option("--me", "mine", multiple=True, metavar="MAIL", help="ics: your own address there; may be repeated.")
@click.option(
    "--zone", metavar="ZONE", default="", help="ics: your time zone, as in Europe/Berlin; else this machine's."
)
@with_vault
@with_manner
def command(
    kind: str,
    file: Path,
    write: bool,
    maps: tuple[str, ...],
    yes_names: bool,
    no_names: bool,
    region: str,
    encoding: str,
    since: date | None,
    until: date | None,
    mine: tuple[str, ...],
    zone: str,
    vault: Path | None,
    today: date,
    manner: Manner,
) -> None:
    """Take people, contacts and events from another tool's file.

    KIND is linkedin, google, outlook, vcard, ics, csv, friends, monica or json (an export of vaultkit's own).

    Nothing is written without --write. Somebody is found again by identity, then mail address, then telephone; by an
    exact name alone only where you say so, and never by a nickname. A note that is there gets lines at its end at most.
    Nobody is due, or newly met, for being imported. Exit code 1 says that something in the file could not be read.
    """
    from vaultkit.cli.commands.imports import run  # only a run needs it

    run(
        kind,
        file=file,
        write=write,
        maps=maps,
        yes_names=yes_names,
        no_names=no_names,
        region=region,
        encoding=encoding,
        since=since,
        until=until,
        mine=mine,
        zone=zone,
        vault=vault,
        today=today,
        manner=manner,
    )
