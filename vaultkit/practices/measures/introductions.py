"""Introductions: who, of those I know, stands one step away from whom a goal asks for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.record import Goal, Group, Person, Want
from vaultkit.model.view import Quote, Words
from vaultkit.practices.measures.gatherings import reference
from vaultkit.practices.measures.serving import is_alive, is_let_go, meets_want, named, speaks_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """Somebody I know (`through`), whom they may lead to ("" when only the field or place is known), what the two
    share, and where it is written."""

    through: str
    to: str = ""
    shared: Words
    location: Location


def introductions(index: Index, goal: Goal, want: Want, today: date) -> tuple[Introduction, ...]:
    """The ways to whom the want asks for, one for each person on the far side; only where nobody there is known by
    name, the people at home in its organisation, field or place."""
    known = [p for p in index.people if not p.private and is_alive(index, p, today)]
    far = [p for p in index.people if _is_far(index, p, goal, want, today)]
    shared = _Circles.of(index)
    found = [way for person in far for way in _ways(index, person, known, shared)[:1]]
    return tuple(found) or tuple(_at_home(index, want, goal, known))


def _is_far(index: Index, person: Person, goal: Goal, want: Want, today: date) -> bool:
    if person.private or is_let_go(person) or is_alive(index, person, today):
        return False
    return meets_want(index, person, goal, want)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Circles:
    """What people can share: the events and the groups of each, by path."""

    events: Mapping[str, frozenset[str]]
    groups: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, index: Index) -> "_Circles":
        """The circles of everybody; a private event or group is none."""
        events = {e.path: e.people for e in index.events if not e.private and e.day and e.status != "cancelled"}
        groups = {g.path: _members(index, g) for g in index.groups if not g.private}
        return cls(events=_by_person(events), groups=_by_person(groups))


def _members(index: Index, group: Group) -> tuple[str, ...]:
    return (*group.people, *(p.path for p in index.people if group.path in p.groups))


def _by_person(circles: Mapping[str, Iterable[str]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for path, people in circles.items():
        for person in people:
            found.setdefault(person, set()).add(path)
    return {person: frozenset(paths) for person, paths in found.items()}


def _ways(index: Index, far: Person, known: Iterable[Person], circles: _Circles) -> list[Introduction]:
    """The ways to one person, an introduction that the note names first, then a shared group, event, organisation."""
    found = []
    for place, person in enumerate(known):
        shared = _shared(index, person, far, circles)
        if shared:
            rank, words = shared
            way = Introduction(through=person.path, to=far.path, shared=words, location=far.location)
            found.append((rank, place, way))
    return [way for _, _, way in sorted(found, key=lambda one: one[:2])]


def _shared(index: Index, near: Person, far: Person, circles: _Circles) -> tuple[int, Words] | None:
    if any(ref.path == near.path for ref in far.via):
        return 0, ("knows them already",)
    none: frozenset[str] = frozenset()
    for rank, circle in ((1, circles.groups), (2, circles.events)):
        both = sorted(circle.get(near.path, none) & circle.get(far.path, none))
        if both:
            return rank, ("both in " if rank == 1 else "both at ", reference(index, both[0]))
    for org in named(index, far.orgs):
        if org.casefold() in {mine.casefold() for mine in named(index, near.orgs)}:
            return 3, ("both at ", Quote(text=org))
    return None


def _at_home(index: Index, want: Want, goal: Goal, known: Iterable[Person]) -> Iterable[Introduction]:
    for person in known:
        if meets_want(index, person, goal, want):
            continue
        sides = (
            (want.org, named(index, person.orgs), "is at "),
            (want.field, (*person.fields, *person.interests), "works in "),
        )
        for wanted, texts, verb in sides:
            if wanted and speaks_of(wanted, texts):
                words: Words = (verb, Quote(text=wanted))
                yield Introduction(through=person.path, shared=words, location=person.location)
                break
    yield from _groups_at_home(index, want, known)


def _groups_at_home(index: Index, want: Want, known: Iterable[Person]) -> Iterable[Introduction]:
    names = {p.path: p for p in known}
    for group in index.groups:
        if group.private or not speaks_of(want.field, (*group.fields, *group.tags)):
            continue
        for path in _members(index, group):
            if path in names and not speaks_of(want.field, (*names[path].fields, *names[path].interests)):
                words: Words = ("is in ", reference(index, group.path))
                yield Introduction(through=path, shared=words, location=group.location)
