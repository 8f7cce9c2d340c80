"""`vaultkit new`: a note for somebody or something that has none, never over one that is there."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import click

from vaultkit.cli.drafting import Draft, Wish, draft
from vaultkit.cli.jotting import jot
from vaultkit.cli.manner import Manner, with_manner
from vaultkit.cli.options import NoteNames, with_vault
from vaultkit.cli.report import report
from vaultkit.cli.session import open_session
from vaultkit.cli.wishing import values_of
from vaultkit.model.record import Kind

OPTIONS = {
    "person": {"org", "role", "place", "tier", "met", "goal", "group"},
    "event": {"said", "people", "stubs", "org", "place", "goal", "group", "invited"},
    "group": {"people", "stubs", "goal"},
    "goal": {"wants"},
}

FLAGS = {"said": "date", "wants": "want"}


@click.command("new", short_help="Make a note for a person, event, group or goal.")
@click.argument("kind", type=click.Choice(list(OPTIONS)))
@click.argument("words", nargs=-1, required=True, metavar="NAME")
@click.option("--date", "said", metavar="DAY", help="Events: when; friday, 12 May, 2026-11-20.")
@click.option("--people", metavar="NAMES", type=NoteNames(), help='Events and groups: who is there, as in "ann, bob".')
@click.option("--stubs", is_flag=True, help="Also make a note for each of the people who has none.")
@click.option("--invited", is_flag=True, help="Events: an invitation that is still to be answered.")
@click.option("--group", metavar="GROUP", help="People and events: the group that they belong to.")
@click.option("--org", metavar="TEXT", help="People and events: the organisation.")
@click.option("--role", metavar="TEXT", help="People: what they do.")
@click.option("--place", metavar="TEXT", help="People and events: where.")
@click.option("--tier", metavar="TIER", help="People: inner, close, active or wide.")
@click.option("--met", metavar="TEXT", help="People: how you met: a day, an event, or words.")
@click.option("--goal", metavar="GOAL", help="People, events and groups: the goal that they serve.")
@click.option("--want", "wants", multiple=True, metavar="TEXT", help='Goals: whom you look for, as in "2 mentors".')
@click.option("--in", "folder", metavar="FOLDER", default="", help="Where; else where most notes of the kind stand.")
@with_vault
@with_manner
def command(
    kind: str, words: tuple[str, ...], folder: str, vault: Path | None, today: date, manner: Manner, **options: Any
) -> None:
    """Make a note for a person, event, group or goal.

    It is made from the vault's own template note where there is one (Person, Event, ... in the template folder), and
    never over a note that is there. Exit code 4 says that there is one of that name.
    """
    given = {name: value for name, value in options.items() if value}
    for name in given:
        if name not in OPTIONS[kind]:
            raise click.UsageError(f"--{FLAGS.get(name, name)} does not go with: new {kind}.")
    session = open_session(vault)
    index = session.index(today)
    desk = session.desk(index, today)
    values, missing, remarks = values_of(given, desk)
    wish = Wish(kind=Kind(kind), name=" ".join(words), values=values, folder=folder)
    drafts = [draft(wish, desk), *(draft(Wish(kind=Kind.PERSON, name=name), desk) for name in missing)]
    if kind == "event" and "said" not in given:
        remarks += ("It has no date yet, so it counts for nothing until you write one.",)
    notes = {one.path: one.data for one in drafts}
    report(jot(session, notes=notes, write=manner.writes), manner, [*remarks, *_said(drafts)])


def _said(drafts: Iterable[Draft]) -> Iterable[str]:
    return (remark for one in drafts for remark in one.remarks)
