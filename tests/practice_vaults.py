"""Hand-made ties, promises, plans and settings, and the index that joins them, for the tests of reconnection."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from tests.gatherings_vaults import TODAY, ago, contact, goal, group, person
from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.note import Note, Property
from vaultkit.model.page import PageItem, PageState
from vaultkit.model.period import period_of
from vaultkit.model.record import Boundaries, Event, Goal, Group, Interaction, Person, Promise
from vaultkit.model.settings import Settings
from vaultkit.model.view import Entry, Quote, Words

__all__ = ["TODAY", "ago", "contact", "goal", "group", "person"]

PLAN = "Reach out"


def every(name: str, gap: int, *, since: int, count: int = 6, depth: float = 3.0) -> tuple[Interaction, ...]:
    """Contacts with that gap in days, the last one `since` days ago."""
    return tuple(contact(name, ago(since + gap * n), depth=depth) for n in reversed(range(count)))


def promise(name: str, text: str, *, day: date | None = None, due: date | None = None) -> Promise:
    where = Location(path="Daily/plan.md", line=3)
    return Promise(person=f"People/{name}.md", text=text, day=day, due=due, location=where)


def item(name: str, id: str, *, status: str = " ", week: int = 0, text: str = "") -> tuple[str, PageItem]:
    """An item of the plan of so many weeks ago, with the key of that week."""
    key = period_of("week", ago(7 * week)).key
    line = f"- [{status}] {text or f'[[{name}]] · words'} ^{id}"
    where = Location(path=f"Ecosystem/Reviews/{key}.md", line=9)
    path = f"People/{name}.md"
    return key, PageItem(id=id, status=status, line=line, path=path, section=PLAN, location=where)


def circle_of(
    *records: Person | Event | Group | Goal | Interaction | Promise,
    items: Iterable[tuple[str, PageItem]] = (),
    settings: Settings | None = None,
    today: date = TODAY,
    **boundaries: Any,
) -> Index:
    """The index of the records, with the plans that stand in the pages."""
    contacts = sorted((r for r in records if isinstance(r, Interaction)), key=lambda i: (i.day, i.location))
    people = tuple(sorted((r for r in records if isinstance(r, Person)), key=lambda p: p.path))
    pages: dict[str, PageState] = {}
    for key, found in items:
        path = f"Ecosystem/Reviews/{key}.md"
        known = pages.get(path, PageState(path=path, key=key))
        pages[path] = PageState(path=path, key=key, items=(*known.items, found))
    named: tuple[Person | Event | Group | Goal, ...] = tuple(
        r for r in records if isinstance(r, Person | Event | Group | Goal)
    )
    return Index(
        today=today,
        settings=settings or Settings(),
        names={r.path: r.name for r in named},
        people=people,
        events=tuple(r for r in records if isinstance(r, Event)),
        groups=tuple(r for r in records if isinstance(r, Group)),
        goals=tuple(r for r in records if isinstance(r, Goal)),
        boundaries=Boundaries(**boundaries),
        history={p.path: tuple(i for i in contacts if i.person == p.path and i.day <= today) for p in people},
        planned={p.path: tuple(i for i in contacts if i.person == p.path and i.day > today) for p in people},
        promises={p.path: tuple(r for r in records if isinstance(r, Promise) and r.person == p.path) for p in people},
        pages=pages,
    )


def note_with(path: str, *keys: str) -> Note:
    """A note with these properties, one a line from line 2 on."""
    properties = tuple(
        Property(key=key, value="", location=Location(path=path, line=line)) for line, key in enumerate(keys, 2)
    )
    return Note(path=path, properties=properties)


def names(entries: Iterable[Entry]) -> list[str]:
    return [entry.person.name for entry in entries]


def said(words: Words) -> str:
    """The words as plain text."""
    return "".join(_part(part) for part in words)


def _part(part: object) -> str:
    if isinstance(part, Quote):
        return part.text
    return str(getattr(part, "name", part))


def reasons(entry: Entry) -> dict[str, str]:
    """The words of each reason by its factor."""
    return {reason.factor: said(reason.words) for reason in entry.reasons}
