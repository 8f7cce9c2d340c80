"""Introductions: who, of those one knows, stands one step away from whom a goal asks for."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from vaultkit.measures.linking_lines import Evidence, evidence_of, is_met, linked
from vaultkit.measures.traits import Traits
from vaultkit.model.location import Location
from vaultkit.model.measures import Introduction, Tie
from vaultkit.model.memory import Identities, Memory
from vaultkit.model.record import Event, Goal, Group, Person, Want

RANKS = {"step": 0, "via": 1, "line": 2, "link": 3, "group": 4, "event": 4, "org": 5}
"""How good each kind of evidence is that one leads to the other, the best first: the next step of a goal, what a note
names as the introduction, a line that names both, a link between their notes, what they share."""


class _Shared(Struct, frozen=True, kw_only=True):
    """The people of each group and past event, by path, and the groups and events of each person."""

    people: Mapping[str, Iterable[str]]
    groups: Mapping[str, frozenset[str]]
    events: Mapping[str, frozenset[str]]


class _Circles(Struct, frozen=True, kw_only=True):
    """What people can share: the groups and events of each, by path, and of each of these, and of each organisation,
    the first of the people whom one knows, by path; and what the notes say of two."""

    ties: Mapping[str, Tie]
    groups: Mapping[str, frozenset[str]]
    events: Mapping[str, frozenset[str]]
    first: Mapping[str, str]
    first_at: Mapping[str, str]
    evidence: Evidence
    links: Mapping[str, tuple[str, Location]]


def ways_to(
    ties: Mapping[str, Tie],
    events: Iterable[Event],
    groups: Iterable[Group],
    goals: Iterable[Goal],
    today: date,
    memory: Memory,
) -> dict[str, Introduction]:
    """The way to each person, by path, whom one has not met, where there is one, by the best evidence; `goals` are
    those that are followed."""
    far = frozenset(path for path, tie in ties.items() if not tie.is_alive and not tie.is_past and not is_met(tie))
    if not far:
        return {}
    held, joined = tuple(events), tuple(groups)
    shared = memory.once("shared circles", lambda: _shared_in(held, joined, today), Identities((*held, *joined)), today)
    circles = _circles_of(ties, shared, memory, evidence_of(ties, goals, far), linked(ties, far))
    return {path: way for path in sorted(far) if (way := _way_to(ties[path].person, circles))}


def _shared_in(events: Iterable[Event], groups: Iterable[Group], today: date) -> _Shared:
    held = {e.path: e.people for e in events if e.day and e.day < today and e.attendance != "cancelled"}
    joined = {g.path: g.people for g in groups}
    return _Shared(people={**held, **joined}, groups=_by_person(joined), events=_by_person(held))


def _circles_of(
    ties: Mapping[str, Tie],
    shared: _Shared,
    memory: Memory,
    evidence: Evidence,
    links: Mapping[str, tuple[str, Location]],
) -> _Circles:
    first_at: dict[str, str] = {}
    alive = frozenset(path for path, tie in ties.items() if tie.is_alive)
    first = memory.once("first in circles", lambda: _first_in(shared, alive), Identities((shared,)), alive)
    for path in sorted(alive):
        for org in ties[path].person.orgs:
            first_at.setdefault(org.casefold(), path)
    return _Circles(
        ties=ties,
        groups=shared.groups,
        events=shared.events,
        first=first,
        first_at=first_at,
        evidence=evidence,
        links=links,
    )


def _first_in(shared: _Shared, alive: frozenset[str]) -> dict[str, str]:
    """The first of the people in each circle whom one knows, by path."""
    near = {path: min(alive.intersection(people), default="") for path, people in shared.people.items()}
    return {path: person for path, person in near.items() if person}


def _by_person(circles: Mapping[str, Iterable[str]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for path, people in circles.items():
        for person in people:
            found.setdefault(person, set()).add(path)
    return {person: frozenset(paths) for person, paths in found.items()}


def _way_to(far: Person, circles: _Circles) -> Introduction | None:
    """The way to one person by the best evidence there is; none through somebody of whom a line denies it."""
    if step := circles.evidence.steps.get(far.path):
        return step
    named_by = min((ref.path for ref in far.via if _is_known(circles.ties, ref.path)), default="")
    if named_by:
        return Introduction(through=named_by, to=far.path, by="via", location=far.location)
    if line := circles.evidence.lines.get(far.path):
        return line
    denied = circles.evidence.denied
    near, place = circles.links.get(far.path, ("", far.location))
    if near and (near, far.path) not in denied:
        return Introduction(through=near, to=far.path, by="link", location=place)
    for by, mine in (("group", circles.groups), ("event", circles.events)):
        shared = mine.get(far.path, frozenset())
        known = {circles.first[path] for path in shared if path in circles.first}
        near = min((path for path in known if (path, far.path) not in denied), default="")
        if near:
            both = min(shared & mine.get(near, frozenset()))
            return Introduction(through=near, to=far.path, by=by, thing=both, location=far.location)
    known = {circles.first_at[org.casefold()] for org in far.orgs if org.casefold() in circles.first_at}
    near = min((path for path in known if (path, far.path) not in denied), default="")
    if not near:
        return None
    theirs = {org.casefold() for org in circles.ties[near].person.orgs}
    both = next(org for org in far.orgs if org.casefold() in theirs)
    return Introduction(through=near, to=far.path, by="org", thing=both, location=far.location)


def _is_known(ties: Mapping[str, Tie], path: str) -> bool:
    return path in ties and ties[path].is_alive


def ways_for(want: Want, meant: frozenset[str], traits: Traits, ties: Mapping[str, Tie]) -> Iterator[Introduction]:
    """Where nobody there is known by name, the people at home in the organisation, field or place of a want."""
    at, works = traits.speaking_of("org", want.org), traits.speaking_of("work", want.field)
    for path in sorted(at | works):
        if path not in meant and _is_known(ties, path):
            by, thing = ("org", want.org) if path in at else ("field", want.field)
            yield Introduction(through=path, by=by, thing=thing, location=ties[path].person.location)
    about = traits.subjects.speaking_of(want.field) & traits.groups.keys()
    for group in (traits.groups[path] for path in sorted(about)):
        for path in group.people:
            if _is_known(ties, path) and path not in works:
                yield Introduction(through=path, by="group", thing=group.path, location=group.location)
