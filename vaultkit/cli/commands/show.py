"""`vaultkit show`: what the notes say about a person, event, group or goal."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.lookup import Record, find_record
from vaultkit.cli.output.card import person_card, record_card
from vaultkit.cli.output.envelope import Payload, dump
from vaultkit.cli.output.payload import person_payload, record_payload
from vaultkit.cli.output.text import say
from vaultkit.cli.screen import put_all
from vaultkit.cli.session import open_session
from vaultkit.model.measures import Measures
from vaultkit.model.record import Event, Goal, Group, Person
from vaultkit.model.view import Line


def run(words: tuple[str, ...], *, vault: Path | None, today: date, as_json: bool) -> None:
    """Prints what is known about the record that the words name."""
    reading = open_session(vault).read(today)
    record = find_record(" ".join(words), reading.index)
    m = reading.measures_about(record.path)
    if as_json:
        answer = [say(line.words) for line in _answer(m, record)]
        click.echo(dump(_payload(m, record) | ({"to_answer": answer} if isinstance(record, Event) else {})))
    elif isinstance(record, Person):
        put_all(person_card(m, m.ties[record.path]))
    else:
        put_all(record_card(_payload(m, record), today, _answer(m, record)))


def _answer(m: Measures, record: Record) -> tuple[Line, ...]:
    """What to answer to an event that waits for it."""
    if not isinstance(record, Event):
        return ()
    from vaultkit.practices.verdicts import to_answer_section  # what waits for an answer is an event

    section = to_answer_section(m, m.events[record.path])
    return (*section.text, *section.items)


def _payload(m: Measures, record: Record) -> Payload:
    """What is known about a record, as the measures have it."""
    if isinstance(record, Person):
        return person_payload(m, m.ties[record.path])
    known: Mapping[str, Event | Group | Goal] = {**m.events, **m.groups, **m.goals}
    return record_payload(m, known[record.path])
