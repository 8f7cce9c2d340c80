"""`vaultkit triage`: the people whom the notes name often and nobody keeps track of: one key each decides."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from vaultkit.cli.interactive import on_terminal
from vaultkit.cli.options import with_json, with_vault
from vaultkit.cli.payload import Payload, dump, entry_payload, link_name
from vaultkit.cli.prose import in_shell, say_reasons
from vaultkit.cli.session import open_session
from vaultkit.cli.sorting import Sorting, choices
from vaultkit.model.index import Index
from vaultkit.model.view import Entry
from vaultkit.syntax.inert import terminal


@click.command("triage", short_help="Go through the people whom nobody keeps track of yet.")
@click.option("-n", "most", type=click.IntRange(min=1), metavar="N", help="At most N people.")
@with_vault
@with_json
def command(most: int | None, vault: Path | None, today: date, as_json: bool) -> None:
    """Go through the people whom nobody keeps track of yet, the most often named first.

    On a terminal one key each decides, and its line is written at once: 1 to 4 (or i, c, a, w) give a tier, m is for
    somebody in the background, l lets go, n makes a note for a name that has none, s leaves it for later, q stops.
    Elsewhere the list is printed with the commands that do the same.
    """
    session = open_session(vault)
    built = session.build(today)
    waiting = built.views.reconnection.untracked[:most]
    if as_json:
        click.echo(dump({"today": today.isoformat(), "untracked": [_payload(entry, built.index) for entry in waiting]}))
    elif not waiting:
        click.echo("Nobody waits: everybody who is named often has a tier, a cadence or a decision.")
    elif on_terminal():
        Sorting(session, built.index, today).go_through(waiting)
    else:
        click.echo("\n\n".join("\n".join(_block(entry, today, built.index)) for entry in waiting))


def _block(entry: Entry, today: date, index: Index) -> Iterable[str]:
    yield f"{click.style(terminal(entry.person.name), bold=True)} · {say_reasons(entry, today=today)}"
    if entry.person.path:
        yield f"  vaultkit decide {_name(entry, index)} tier inner|close|active|wide, or ambient, or let go"
    else:
        yield f"  {_commands(entry, index)[0]}"


def _commands(entry: Entry, index: Index) -> list[str]:
    """What to type for this person instead of a key."""
    if not entry.person.path:
        return [f"vaultkit new person {in_shell(entry.person.name)}"]
    return [f"vaultkit decide {_name(entry, index)} {decision}" for decision in choices()]


def _name(entry: Entry, index: Index) -> str:
    return in_shell(link_name(index, entry.person.path))


def _payload(entry: Entry, index: Index) -> Payload:
    return {**entry_payload(entry), "commands": _commands(entry, index)}
