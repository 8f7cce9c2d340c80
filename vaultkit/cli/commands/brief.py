"""`vaultkit brief`: what to know before an event: who comes, what one owes them, what it serves, one thing to ask."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.lookup import one_of
from vaultkit.cli.note_links import name_link
from vaultkit.cli.output.colours import title
from vaultkit.cli.output.envelope import Payload, dump
from vaultkit.cli.output.payload import day
from vaultkit.cli.output.text import say
from vaultkit.cli.screen import put_all
from vaultkit.cli.session import open_session
from vaultkit.model.location import Location
from vaultkit.model.view import Brief, Line
from vaultkit.practices.briefs import brief_of, next_brief

NOTHING_AHEAD = "No event is ahead that you go to or may go to. `vaultkit new event` makes one."


def run(words: tuple[str, ...], *, vault: Path | None, today: date, as_json: bool) -> None:
    """Prints the brief of the event that the words name, else of the next one."""
    reading = open_session(vault).read(today)
    if words:
        path = one_of(" ".join(words), reading.index.events, reading.index).path
        m = reading.measures_about(path)
        brief: Brief | None = brief_of(m, m.events[path])
    else:
        brief = next_brief(reading.measures)
    if as_json:
        click.echo(dump(_payload(brief)))
    else:
        put_all(_text(brief, today) if brief else [NOTHING_AHEAD])


def _payload(brief: Brief | None) -> Payload:
    if brief is None:
        return {"name": None, "path": None, "date": None, "summary": None, "sections": []}
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
    name = title(name_link(brief.event.name, brief.event.path))
    yield " · ".join(part for part in (name, say(brief.summary, today=today)) if part)
    for section in brief.sections:
        yield ""
        yield title(say(section.title))
        yield from (f"  {say(line.words, today=today)}" for line in (*section.text, *section.items))
