"""`vaultkit show`: what the notes say about a person, event, group or goal."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.lookup import Record, find_record
from vaultkit.cli.input.options import NoteName, with_json, with_vault
from vaultkit.cli.output.payload import Payload, dump, person_payload, record_payload
from vaultkit.cli.session import open_session
from vaultkit.measures.measure import measure_about
from vaultkit.model.measures import Measures
from vaultkit.model.record import Event, Goal, Group, Person
from vaultkit.syntax.inert import terminal

LATEST = 5


@click.command("show", short_help="Print what is known about a person, event, group or goal.")
@click.argument("words", nargs=-1, required=True, type=NoteName(), metavar="NAME")
@with_vault
@with_json
def command(words: tuple[str, ...], vault: Path | None, today: date, as_json: bool) -> None:
    """Print what is known about a person, event, group or goal.

    NAME is a note's name, an alias, a path, or a part of one that only one note has.
    """
    index = open_session(vault).index(today)
    record = find_record(" ".join(words), index)
    payload = _payload(measure_about(index, record.path), record)
    click.echo(dump(payload) if as_json else "\n".join(_text(payload)))


def _payload(m: Measures, record: Record) -> Payload:
    """What is known about a record, as the measures have it."""
    if isinstance(record, Person):
        return person_payload(m, m.ties[record.path])
    known: Mapping[str, Event | Group | Goal] = {**m.events, **m.groups, **m.goals}
    return record_payload(m, known[record.path])


def _text(payload: Payload) -> Iterable[str]:
    name = click.style(terminal(payload["name"]), bold=True)
    yield f"{name} · {terminal(payload['path'])}" if payload["path"] else name
    for key, value in payload.items():
        if key in {"name", "path"} or value in (None, [], ""):
            continue
        label = key.replace("_", " ")
        if isinstance(value, list) and isinstance(value[0], dict):
            yield f"{label}: {len(value)}" + (f", the latest {LATEST}:" if len(value) > LATEST else "")
            yield from (f"  {_row(row)}" for row in value[-LATEST:])
        else:
            yield f"{label}: {terminal(', '.join(map(str, value)) if isinstance(value, list) else str(value))}"


def _row(row: Payload) -> str:
    place = f" ({row['path']}:{row['line']})" if row.get("path") else ""
    if "direction" in row:
        due = f" (due {row['due']})" if row["due"] else ""
        waits = "waiting for: " if row["direction"] == "theirs" else ""
        return terminal(f"{waits}{row['text']}{due}{place}")
    left_out = {"path", "line", "source", "span"}
    rest = [str(value) for key, value in row.items() if key not in left_out and value is not None]
    span = f"in the {row['span']} of " if row.get("span", "day") != "day" else ""
    return terminal(span + " ".join(part for part in rest if part) + place)
