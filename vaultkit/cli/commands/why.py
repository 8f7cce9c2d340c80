"""`vaultkit why`: the evidence behind a person's place on the day's lists, line by line."""

from datetime import date
from pathlib import Path

import click

from vaultkit.build import Build
from vaultkit.cli.input.options import NoteName, with_json, with_vault
from vaultkit.cli.input.people import find_person
from vaultkit.cli.output.lists import TITLES, places_of, standing_entry
from vaultkit.cli.output.payload import Payload, day, dump, interaction_payload, reason_payload, told_at
from vaultkit.cli.output.text import plain, say, say_day, say_place
from vaultkit.cli.session import open_session
from vaultkit.model.index import Index
from vaultkit.model.record import Interaction, Person
from vaultkit.model.view import Reason
from vaultkit.syntax.inert import terminal
from vaultkit.syntax.plurals import count


@click.command("why", short_help="Print each contact with a person, and each reason for their place on a list.")
@click.argument("name", type=NoteName())
@with_vault
@with_json
def command(name: str, vault: Path | None, today: date, as_json: bool) -> None:
    """Print each contact with a person, and each reason for their place on a list.

    NAME is a note's name, an alias, a path, or a part of one that only one person has. Each contact and each reason
    names the note and the line that it comes from. The points of a reason are printed with --json only.
    """
    built = open_session(vault).build(today)
    person = find_person(name, built.index)
    if as_json:
        click.echo(dump(_payload(person, built)))
        return
    click.echo("\n".join(_text(person, built)))


def _text(person: Person, built: Build) -> list[str]:
    entry = standing_entry(person, built.views, built.index)
    today = built.views.today
    last = f"last contact {say_day(entry.last_contact, today=today)}" if entry.last_contact else "no contact known"
    lines = [" · ".join(part for part in (click.style(terminal(person.name), bold=True), entry.standing, last) if part)]
    for name, number, place in places_of(person, built.views):
        lines += ["", f"{TITLES[name]}, place {number}"]
        lines += [f"  {_reason(reason, today)}" for reason in place.reasons] or [f"  {terminal(place.line)}"]
    if not places_of(person, built.views):
        lines += ["", "On none of today's lists."]
    for title, told in (
        ("in the notes", built.index.history.get(person.path, ())),
        ("planned", built.index.planned.get(person.path, ())),
    ):
        if told:
            lines += ["", f"{count(len(told), 'contact')} {title}"]
            lines += [f"  {_interaction(one, built.index)}" for one in reversed(told)]
    return lines


def _reason(reason: Reason, today: date) -> str:
    words = say(reason.words, today=today) or reason.factor
    return f"{words} ({say_place(reason.location)})" if reason.location else words


def _interaction(one: Interaction, index: Index) -> str:
    text = terminal(f"{one.kind}: {plain(one.text)}" if one.text else one.kind)
    return f"{one.day.isoformat()} {text} ({one.source}, {say_place(told_at(one, index))})"


def _payload(person: Person, built: Build) -> Payload:
    entry = standing_entry(person, built.views, built.index)
    places = places_of(person, built.views)
    history, planned = (table.get(person.path, ()) for table in (built.index.history, built.index.planned))
    return {
        "name": person.name,
        "path": person.path,
        "standing": entry.standing or None,
        "last_contact": day(entry.last_contact),
        "silence_days": entry.silence,
        "lists": [
            {"list": name, "place": number, "reasons": [reason_payload(reason) for reason in place.reasons]}
            for name, number, place in places
        ],
        "interactions": [interaction_payload(one, built.index) for one in history],
        "planned": [interaction_payload(one, built.index) for one in planned],
    }
