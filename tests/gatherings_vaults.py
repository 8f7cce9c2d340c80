"""Hand-made people, events, groups, goals and contacts, and the index that joins them."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date, timedelta
from typing import Any

from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.record import Boundaries, Event, Goal, Group, Interaction, Met, Person, Ref, Source
from vaultkit.model.view import Line, PracticeView, Quote, Section, Words

TODAY = date(2026, 11, 24)


def ago(days: int) -> date:
    """So many days before TODAY (after it, when negative)."""
    return TODAY - timedelta(days=days)


def person(name: str, **given: Any) -> Person:
    path = f"People/{name}.md"
    return Person(path=path, name=name, location=Location(path=path), **given)


def event(name: str, day: date, *people: str, **given: Any) -> Event:
    path = f"Events/{name}.md"
    there = tuple(f"People/{p}.md" for p in people)
    return Event(path=path, name=name, day=day, people=there, location=Location(path=path), **given)


def group(name: str, **given: Any) -> Group:
    path = f"Groups/{name}.md"
    return Group(path=path, name=name, location=Location(path=path), **given)


def goal(name: str, **given: Any) -> Goal:
    path = f"Goals/{name}.md"
    return Goal(path=path, name=name, location=Location(path=path), **given)


def of_group(name: str) -> Ref:
    return Ref(name=name, path=f"Groups/{name}.md")


def met_at_event(name: str) -> Met:
    return Met(event=f"Events/{name}.md")


def contact(name: str, day: date, text: str = "", *, kind: str = "coffee", depth: float = 3.0) -> Interaction:
    path = f"People/{name}.md"
    where = Location(path=path, line=9)
    return Interaction(person=path, day=day, kind=kind, source=Source.LOG, depth=depth, text=text, location=where)


def index_of(
    *records: Person | Event | Group | Goal | Interaction,
    boundaries: Boundaries | None = None,
    today: date = TODAY,
) -> Index:
    """The index of the records; attended events give their people a contact, as the index room does."""
    people = tuple(r for r in records if isinstance(r, Person))
    events = tuple(r for r in records if isinstance(r, Event))
    groups = tuple(r for r in records if isinstance(r, Group))
    goals = tuple(r for r in records if isinstance(r, Goal))
    contacts = [r for r in records if isinstance(r, Interaction)]
    contacts += [_presence(e, p) for e in events if e.status in {"", "attended"} for p in e.people]
    history: dict[str, tuple[Interaction, ...]] = {}
    for one in sorted(contacts, key=lambda i: (i.day, i.location)):
        if one.day <= today:
            history[one.person] = (*history.get(one.person, ()), one)
    named: tuple[Person | Event | Group | Goal, ...] = (*people, *events, *groups, *goals)
    names = {r.path: r.name for r in named}
    return Index(
        today=today,
        names=names,
        people=people,
        events=events,
        groups=groups,
        goals=goals,
        boundaries=boundaries or Boundaries(),
        history=history,
    )


def _presence(event: Event, person: str) -> Interaction:
    day = event.day or TODAY
    return Interaction(
        person=person,
        day=day,
        kind="meeting",
        source=Source.EVENT,
        depth=3.0,
        event=event.path,
        location=event.location,
    )


def plain(words: Words) -> str:
    """The words as one runs them together in plain text."""
    parts = []
    for part in words:
        if isinstance(part, Ref):
            parts.append(f"[[{part.name}]]")
        elif isinstance(part, Quote):
            parts.append(part.text)
        else:
            parts.append(part if isinstance(part, str) else part.isoformat())
    return "".join(parts)


def lines_of(lines: Iterable[Line], indent: str = "") -> list[str]:
    found = []
    for line in lines:
        found.append(indent + plain(line.words))
        found.extend(lines_of(line.children, indent + "  "))
    return found


def text_of(section: Section) -> list[str]:
    """A section as plain lines: its title, text, items, then those of its parts."""
    found = [f"# {plain(section.title)}", *lines_of(section.text), *lines_of(section.items)]
    for part in section.sections:
        found.extend(text_of(part))
    return found


def page_of(view: PracticeView) -> list[str]:
    """A practice's page as plain lines."""
    found = lines_of(view.headline)
    for section in view.sections:
        found.extend(text_of(section))
    return found


def assert_not_empty(section: Section) -> None:
    """No part of a page is a heading with nothing below."""
    names = {f.name for f in fields(section)} - {"title"}
    assert any(getattr(section, name) for name in names), plain(section.title)
    for part in section.sections:
        assert_not_empty(part)
