"""`vaultkit brief`: what to know before an event: who comes, what one owes them, what it serves, one thing to ask."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.lookup import one_of
from vaultkit.cli.input.options import NoteName, with_json, with_vault
from vaultkit.cli.output.payload import Payload, day, dump
from vaultkit.cli.output.text import say
from vaultkit.cli.session import open_session
from vaultkit.measures.measure import measure_about
from vaultkit.model.location import Location
from vaultkit.model.view import Brief, Line
from vaultkit.practices.briefs import brief_of
from vaultkit.syntax.inert import terminal


@click.command("brief", short_help="Print what to know before an event.")
@click.argument("event", type=NoteName())
@with_vault
@with_json
def command(event: str, vault: Path | None, today: date, as_json: bool) -> None:
    """Print what to know before an event: who comes, what you owe them, what it serves, one thing to ask.

    EVENT is the name of an event's note, a path, or a part of one that only one event has.
    """
    index = open_session(vault).index(today)
    path = one_of(event, index.events, index).path
    m = measure_about(index, path)
    brief = brief_of(m, m.events[path])
    click.echo(dump(_payload(brief)) if as_json else "\n".join(_text(brief, today)))


def _payload(brief: Brief) -> Payload:
    return {
        "name": brief.event.name,
        "path": brief.event.path,
        "date": day(brief.day),
        "summary": say(brief.summary),
        "sections": [
            {"title": say(section.title), "lines": [_line(line) for line in (*section.text, *section.items)]}
            for section in brief.sections
        ],
    }


def _line(line: Line) -> Payload:
    where: Location | None = line.location
    return {"text": say(line.words), "path": where.path if where else None, "line": where.line if where else None}


def _text(brief: Brief, today: date) -> Iterable[str]:
    name = click.style(terminal(brief.event.name), bold=True)
    yield " · ".join(part for part in (name, say(brief.summary, today=today)) if part)
    for section in brief.sections:
        yield ""
        yield click.style(say(section.title), bold=True)
        yield from (f"  {say(line.words, today=today)}" for line in (*section.text, *section.items))
