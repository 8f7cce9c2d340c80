"""`vaultkit new`: what one may type."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from vaultkit.cli.input.arguments import GoalName, GroupName, PersonNames, Tier
from vaultkit.cli.input.choices import NEW
from vaultkit.cli.input.options import with_manner, with_vault
from vaultkit.cli.input.unquoted import TextOptions
from vaultkit.cli.manner import Manner


@click.command("new", cls=TextOptions, short_help="Make a note for a person, event, group, goal or your limits.")
@click.argument("kind", type=click.Choice(list(NEW)))
@click.argument("words", nargs=-1, metavar="NAME")
@click.option("--date", "said", metavar="DAY", help="Events: when; friday, 12 May, 2026-11-20.")
@click.option(
    "--people", metavar="NAMES", type=PersonNames(), help='Events and groups: who is there, as in "ann, bob".'
)
@click.option("--stubs", is_flag=True, help="Also make a note for each of the people who has none.")
@click.option("--invited", is_flag=True, help="Events: an invitation that is still to be answered.")
@click.option("--wanted", is_flag=True, help="People: somebody whom you have not met yet and want to meet.")
@click.option("--group", metavar="GROUP", type=GroupName(), help="People and events: the group that they belong to.")
@click.option("--org", metavar="TEXT", help="People and events: the organisation.")
@click.option("--role", metavar="TEXT", help="People: what they do.")
@click.option("--place", metavar="TEXT", help="People and events: where.")
@click.option("--tier", metavar="TIER", type=Tier(), help="People: inner, close, active or wide.")
@click.option("--met", metavar="TEXT", help="People: how you met: a day, an event, or words.")
@click.option("--goal", metavar="GOAL", type=GoalName(), help="People, events and groups: the goal that they serve.")
@click.option("--want", "wants", multiple=True, metavar="TEXT", help='Goals: whom you look for, as in "2 mentors".')
@click.option("--in", "folder", metavar="FOLDER", default="", help="Where; else where most notes of the kind stand.")
@click.option("--force", is_flag=True, help="Also where a note of nearly that name is there.")
@with_vault
@with_manner
def command(
    kind: str,
    words: tuple[str, ...],
    folder: str,
    force: bool,
    vault: Path | None,
    today: date,
    manner: Manner,
    **options: Any,
) -> None:
    """Make a note for a person, event, group, goal or your limits.

    `new boundaries` needs no name: it makes the one note of your limits, with every one of them and what it means.

    It is made from the vault's own template note where there is one (Person, Event, ... in the template folder), and
    never over a note that is there. Exit code 4 says that there is one of that name, or of nearly that name: then
    --force makes it.
    """
    from vaultkit.cli.commands.new import run  # only a run needs it

    run(kind, words=words, folder=folder, force=force, vault=vault, today=today, manner=manner, **options)
