"""`vaultkit reconnect`: the lists of the day, complete and with reasons."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.choices import MOST_LISTED
from vaultkit.cli.input.lookup import one_of
from vaultkit.cli.note_links import name_link
from vaultkit.cli.output.colours import state, title
from vaultkit.cli.output.columns import named
from vaultkit.cli.output.envelope import dump
from vaultkit.cli.output.lists import TITLES, reconnection_lists, told_once
from vaultkit.cli.output.payload import reconnect_payload
from vaultkit.cli.output.text import say, say_reasons
from vaultkit.cli.screen import put_all
from vaultkit.cli.session import open_session
from vaultkit.measures.goals import all_serving
from vaultkit.model.index import Index
from vaultkit.model.measures import Measures
from vaultkit.model.record import Person
from vaultkit.model.view import Entry
from vaultkit.practices.reconnection.lists import reconnect
from vaultkit.syntax.plurals import count


def run(
    most: int | None,
    *,
    every: bool,
    goal: str | None,
    place: str | None,
    dormant: bool,
    vault: Path | None,
    today: date,
    as_json: bool,
) -> None:
    """Prints the lists of the day, or the part of them that is asked for."""
    if most and every:
        raise click.UsageError("-n and --all do not go together.")
    reading = open_session(vault).read(today)
    index, m = reading.index, reading.measures
    people = _chosen(index, m, goal=goal, place=place)
    lists = {
        name: tuple(entry for entry in entries if people is None or entry.person.path in people)
        for name, entries in reconnection_lists(reconnect(m)).items()
        if name == "wake_up" or not dormant
    }
    if as_json:
        click.echo(dump(reconnect_payload(m, {name: entries[:most] for name, entries in lists.items()})))
        return
    shown = None if every else most or MOST_LISTED
    told = {name: entries for name, entries in told_once(lists, shown).items() if entries}
    blocks = [_block(TITLES[name], entries, m, shown) for name, entries in told.items()]
    if not most and not every and any(len(entries) > MOST_LISTED for entries in told.values()):
        blocks.append(["The lists whole: --all."])
    put_all(_parted(blocks) or ["Nobody is waiting."])


def _parted(blocks: Iterable[list[str]]) -> list[str]:
    """The lines of the blocks, with an empty one between two."""
    return [line for number, block in enumerate(blocks) for line in ([""] if number else []) + block]


def _chosen(index: Index, m: Measures, *, goal: str | None, place: str | None) -> set[str] | None:
    if goal is None and place is None:
        return None
    people = [tie.person for tie in m.ties.values()]
    if goal is not None:
        path = one_of(goal, index.goals, index).path
        serving = all_serving(m, path)
        people = [person for person in people if person.path in serving]
    if place is not None:
        people = [person for person in people if _lives_in(person, place)]
    return {person.path for person in people}


def _lives_in(person: Person, place: str) -> bool:
    """Whether one of the person's places holds the text, in any letter case."""
    return any(place.casefold() in own.casefold() for own in person.places)


def _block(heading: str, entries: tuple[Entry, ...], m: Measures, most: int | None) -> list[str]:
    rows = [(name_link(entry.person.name, entry.person.path), _said(entry, m)) for entry in entries[:most]]
    rest = [f"  and {len(entries) - most:,} more"] if most and len(entries) > most else []
    return [f"{title(heading)} · {count(len(entries), 'person', 'people')}", *named(rows), *rest]


def _said(entry: Entry, m: Measures) -> str:
    """What became of an entry of the plan, with the days as the week's page has them, or why somebody is listed."""
    return state(say(entry.became, period=m.week)) if entry.became else say_reasons(entry, today=m.today)
