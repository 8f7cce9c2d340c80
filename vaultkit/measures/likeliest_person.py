"""Likeliest person: the index to how often two people are seen together, and so to who of several is meant."""

from collections.abc import Collection, Sequence
from typing import TypeAlias

from vaultkit.model.index import Index
from vaultkit.model.record import Person

Trace: TypeAlias = tuple[str, str]

CLEAR = 2
"""How many times as often as anybody else somebody must be seen with the others to be the one who is meant."""


def likeliest(index: Index, people: Sequence[Person], others: Collection[Person]) -> Person | None:
    """The one of the people who is clearly the most often seen with the others; None when none is."""
    ranked = sorted(((seen_together(index, person, others), person.path) for person in people), reverse=True)
    if not ranked or not ranked[0][0]:
        return None
    if len(ranked) > 1 and ranked[0][0] < CLEAR * ranked[1][0]:
        return None
    return next(person for person in people if person.path == ranked[0][1])


def seen_together(index: Index, person: Person, others: Collection[Person]) -> int:
    """How many events, dated notes, groups, organisations and links from one's note to the other's join a person with
    any of the others."""
    own = _traces(index, person)
    shared = sum(len(own & _traces(index, other)) for other in others)
    return shared + sum(_links(index, person, other) + _links(index, other, person) for other in others)


def _traces(index: Index, person: Person) -> frozenset[Trace]:
    events = (("event", event.path) for event in index.events if person.path in event.people)
    dated = (("dated", at.path) for at in index.backlinks.get(person.path, ()) if at.path in index.dated)
    groups = (("group", path) for path in person.groups)
    orgs = (("org", org.casefold().strip()) for org in person.orgs)
    return frozenset((*events, *dated, *groups, *orgs))


def _links(index: Index, source: Person, target: Person) -> int:
    """On how many lines of one person's note the other is linked."""
    return len({at.line for at in index.backlinks.get(target.path, ()) if at.path == source.path})
