"""`vaultkit search`: words in the notes, with whom they are about in front."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from vaultkit.cli.errors import Unclear
from vaultkit.cli.input.search_words import Found, FoundLine, search
from vaultkit.cli.note_links import name_link
from vaultkit.cli.output.colours import quiet, title
from vaultkit.cli.output.envelope import Payload, dump
from vaultkit.cli.output.excerpts import excerpt
from vaultkit.cli.output.payload import place
from vaultkit.cli.output.text import say_place
from vaultkit.cli.progress import working
from vaultkit.cli.screen import put_all
from vaultkit.cli.session import open_session
from vaultkit.syntax.inert import is_visible

MOST_LINES = 4
"""So many lines of one person or note are shown; JSON has all."""


def run(words: tuple[str, ...], *, most: int, vault: Path | None, today: date, as_json: bool) -> None:
    """Prints the lines that hold all the words."""
    asked = [" ".join(word.split()) for word in words if is_visible(word)]
    if not asked:
        raise Unclear("there is no word to look for.")
    session = open_session(vault)
    reading = session.read(today)
    with working():
        found = search(asked, reading.index, reading.measures, session.vault.read)
    if as_json:
        click.echo(dump({"words": asked, "items": [_payload(one) for one in found]}))
    elif not found:
        click.echo("Nothing is found.")
    else:
        put_all(_text(found, most, asked))


def _payload(one: Found) -> Payload:
    return {
        "name": one.name,
        "path": one.path,
        "kind": str(one.kind),
        "is_named": one.is_named,
        "lines": [{"text": line.text, **place(line.location)} for line in one.lines],
    }


def _text(found: Sequence[Found], most: int, asked: Sequence[str]) -> Iterator[str]:
    for number, one in enumerate(found[:most]):
        if number:
            yield ""
        yield f"{title(name_link(one.name, one.path))} · {one.kind}"
        yield from (f"  {_line(line, asked)}" for line in one.lines[:MOST_LINES])
        if len(one.lines) > MOST_LINES:
            yield f"  and {len(one.lines) - MOST_LINES} lines more (--json)"
    if len(found) > most:
        yield ""
        yield f"and {len(found) - most} more: vaultkit search -n {len(found)} ..."


def _line(line: FoundLine, asked: Sequence[str]) -> str:
    return f"{excerpt(line.text, asked)} {quiet(f'({say_place(line.location)})')}"
