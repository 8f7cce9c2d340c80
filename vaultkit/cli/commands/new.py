"""`vaultkit new`: a note for somebody or something that has none, never over one that is there."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from vaultkit.cli.errors import NotMade, Unclear
from vaultkit.cli.input.choices import NEW
from vaultkit.cli.input.day import day_meant
from vaultkit.cli.input.lookup import book_of, candidates_of, look_up, one_of
from vaultkit.cli.input.new_note import NewNote, link_to, path_of, plan_note
from vaultkit.cli.input.note_text import Values, note_sources
from vaultkit.cli.input.people import find_people
from vaultkit.cli.manner import Manner
from vaultkit.cli.output.text import say_day
from vaultkit.cli.output.written import report
from vaultkit.cli.session import open_session
from vaultkit.cli.write import write_notes
from vaultkit.model.index import Index
from vaultkit.model.names import stem
from vaultkit.model.record import Kind
from vaultkit.syntax.dates import WEEKDAYS
from vaultkit.syntax.inert import terminal
from vaultkit.syntax.spoken import parse_spoken_day

BOUNDARIES = "Boundaries"
"""How the note of one's limits is called unless one says otherwise."""
FLAGS = {"said": "date", "wants": "want"}


def run(
    kind: str,
    *,
    words: tuple[str, ...],
    folder: str,
    force: bool,
    vault: Path | None,
    today: date,
    manner: Manner,
    **options: Any,
) -> None:
    """Makes the note, never over one that is there."""
    given = {name: value for name, value in options.items() if value}
    for name in given:
        if name not in NEW[kind]:
            raise click.UsageError(f"--{FLAGS.get(name, name)} does not go with: new {kind}.")
    if not words and kind != "boundaries":
        raise click.UsageError(f"a name is missing: vaultkit new {kind} NAME")
    session = open_session(vault)
    index = session.index(today)
    if kind == "boundaries" and index.boundaries.path:
        raise NotMade(f"your limits have a note already: {terminal(index.boundaries.path)}")
    sources = note_sources(session, index)
    values, missing, remarks = _values_of(given, index)
    new = NewNote(kind=Kind(kind), name=" ".join(words) or BOUNDARIES, values=values, folder=folder, force=force)
    stubs = (NewNote(kind=Kind.PERSON, name=name) for name in missing)
    planned = [plan_note(one, sources) for one in (new, *stubs)]
    if kind == "event" and "said" not in given:
        remarks += ("It has no date yet, so it counts for nothing until you write one.",)
    if "date" in values and values["date"] != given["said"]:
        day = date.fromisoformat(str(values["date"]))
        remarks += (f"{terminal(given['said'])!r} is {WEEKDAYS[day.weekday()]}, {say_day(day, today=today)}.",)
    remarks += tuple(remark for one in planned for remark in one.remarks)
    notes = {one.path: one.data for one in planned}
    report(write_notes(session, notes=notes, write=manner.writes), manner, lambda: index, remarks)


def _values_of(given: Mapping[str, Any], index: Index) -> tuple[Values, tuple[str, ...], tuple[str, ...]]:
    """The values by our names of properties, the names of people to make notes for, and the remarks.

    Raises Unclear and UnknownName for what is not understood."""
    values: dict[str, str | tuple[str, ...]]
    values = {name: str(given[name]) for name in ("org", "role", "place") if name in given}
    if "said" in given:
        values["date"] = day_meant(given["said"], index.today, coming=True, option="--date").isoformat()
    if "tier" in given:
        values["tier"] = _tier(given["tier"], index)
    if "met" in given:
        values["met"] = _met(given["met"], index)
    if "goal" in given:
        values["goals"] = (link_to(index, one_of(given["goal"], index.goals, index).path),)
    if "group" in given:
        values["group"] = link_to(index, one_of(given["group"], index.groups, index).path)
    if "wants" in given:
        values["wants"] = tuple(given["wants"])
    if given.get("wanted"):
        values["status"] = "wanted"
    if given.get("invited"):
        values["status"] = "invited"
    if "people" not in given:
        return values, (), ()
    found = find_people(given["people"], book_of(index), make=bool(given.get("stubs")), flag="--stubs")
    links = [link_to(index, person.path) for person in found.people]
    values["people"] = (*links, *_links_to_new(found.missing, index))
    return values, found.missing, found.remarks


def _links_to_new(names: Sequence[str], index: Index) -> list[str]:
    paths = [path_of(Kind.PERSON, name, index) for name in names]
    return [link_to(index, path, name=stem(path)) for path in paths]


def _tier(typed: str, index: Index) -> str:
    tier = index.settings.tier_words.get(" ".join(typed.lower().split()))
    if tier is None:
        raise Unclear(f"{terminal(typed)!r} is no tier; write inner, close, active or wide.")
    return tier


def _met(typed: str, index: Index) -> str:
    day = parse_spoken_day(typed, index.today, coming=False)
    if day:
        return day.isoformat()
    events = look_up(typed, candidates_of(index.events, index), near=False)
    return link_to(index, events.paths[0]) if events.whole and len(events.paths) == 1 else typed
