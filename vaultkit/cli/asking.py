"""Asking: what a person typed into the one note that is meant, and where that person stands on the day's lists."""

from collections.abc import Sequence
from typing import TypeAlias, TypeVar

from vaultkit.cli.failure import UnknownName
from vaultkit.cli.lookup import Candidate, look_up
from vaultkit.cli.payload import LISTS
from vaultkit.model.index import Index
from vaultkit.model.record import Event, Goal, Group, Person, Ref
from vaultkit.model.view import Entry, Reconnection, Views
from vaultkit.syntax.inert import terminal

Record: TypeAlias = Person | Event | Group | Goal
AnyRecord = TypeVar("AnyRecord", Person, Event, Group, Goal, Record)


def find_record(typed: str, index: Index) -> Record:
    """The person, event, group or goal that is meant.

    Raises UnknownName."""
    records: tuple[Record, ...] = (*index.people, *index.events, *index.groups, *index.goals)
    return one_of(typed, records)


def one_of(typed: str, records: Sequence[AnyRecord]) -> AnyRecord:
    """The one record that the typed text means.

    Raises UnknownName when there is none or more than one; the message names the likely ones."""
    match = look_up(typed, [candidate_of(record) for record in records])
    if len(match.paths) == 1:
        return next(record for record in records if record.path == match.paths[0])
    raise UnknownName(unclear(typed, match.paths) if match.paths else unknown(typed, match.near, "nothing"))


def unclear(typed: str, paths: Sequence[str]) -> str:
    """What to say of a name that several notes have."""
    listed = "".join(f"\n  {terminal(path)}" for path in paths)
    return f"{terminal(typed)!r} may be any of these; write more of the name, or the path:{listed}"


def unknown(typed: str, near: Sequence[str], nobody: str) -> str:
    """What to say of a name that no note has."""
    names = f" Near it: {', '.join(terminal(name) for name in near)}." if near else ""
    return f"{nobody} is called {terminal(typed)!r}.{names}"


def reconnection_lists(views: Views) -> dict[str, tuple[Entry, ...]]:
    """The day's lists by name, the week's plan first, each complete and in order."""
    lists: Reconnection = views.reconnection
    found = {name: tuple(getattr(lists, name)) for name in LISTS if name != "plan"}
    return {"plan": views.week.plan, **found}


def places_of(person: Person, views: Views) -> tuple[tuple[str, int, Entry], ...]:
    """The lists that a person is on: the list's name, the place on it (1 is the first), and the entry."""
    return tuple(
        (name, number, entry)
        for name, entries in reconnection_lists(views).items()
        for number, entry in enumerate(entries, start=1)
        if entry.person.path == person.path
    )


def standing_entry(person: Person, views: Views, index: Index) -> Entry:
    """How a person stands on the day, whether or not they are on a list."""
    history = index.history.get(person.path, ())
    last = max((one.day for one in history), default=None)
    return Entry(
        person=Ref(name=person.name, path=person.path),
        standing=dict(views.reconnection.standings).get(person.path, ""),
        last_contact=last,
        silence=(views.today - last).days if last else None,
    )


def candidate_of(record: Record) -> Candidate:
    """A record as something that can be looked up."""
    aliases = record.aliases if isinstance(record, Person | Group) else ()
    return Candidate(path=record.path, name=record.name, aliases=aliases)
