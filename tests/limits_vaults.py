"""Hand-made pages, plans and contacts with tags, for the practices of habit, limits and focus."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from tests.gatherings_vaults import contact
from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.page import PageItem, PageState
from vaultkit.model.record import Interaction, Promise


def talk(name: str, *days: date) -> tuple[Interaction, ...]:
    """A coffee with somebody on each of the days."""
    return tuple(contact(name, day) for day in days)


def note(name: str, day: date, text: str = "", *tags: str, depth: float = 1.0) -> Interaction:
    """A message to or from somebody, with tags."""
    return replace(contact(name, day, text, kind="message", depth=depth), tags=tags)


def plan(key: str, items: Mapping[str, str], *, section: str = "Reach out") -> PageState:
    """The weekly page of `key` with one item a name, each with its box character."""
    path = f"Ecosystem/Reviews/{key}.md"
    found = tuple(
        PageItem(
            id=f"vk-{n:08}",
            status=status,
            line=f"- [{status}] [[{name}]]",
            path=f"People/{name}.md" if name else "",
            section=section,
            location=Location(path=path, line=9 + n),
        )
        for n, (name, status) in enumerate(items.items())
    )
    return PageState(path=path, key=key, items=found)


def with_pages(index: Index, *pages: PageState) -> Index:
    return replace(index, pages={p.path: p for p in pages})


def with_promise(index: Index, name: str, text: str = "send the list") -> Index:
    path = f"People/{name}.md"
    promise = Promise(person=path, text=text, location=Location(path="Daily/2026-11-12.md", line=3))
    return replace(index, promises={**index.promises, path: (promise,)})
