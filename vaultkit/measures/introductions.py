"""Introductions: who, of those one knows, stands one step away from whom a goal asks for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from vaultkit.measures.goals import Traits
from vaultkit.model.measures import Introduction, Tie
from vaultkit.model.record import Event, Group, Person, Want


@dataclass(frozen=True, slots=True, kw_only=True)
class _Circles:
    """What people can share: the groups and events of each, by path, and of each of these, and of each organisation,
    the first of the people whom one knows, by path."""

    ties: Mapping[str, Tie]
    groups: Mapping[str, frozenset[str]]
    events: Mapping[str, frozenset[str]]
    first: Mapping[str, str]
    first_at: Mapping[str, str]


def ways_to(ties: Mapping[str, Tie], events: Iterable[Event], groups: Iterable[Group]) -> dict[str, Introduction]:
    """The way to each person, by path, whom one does not know or no longer, where there is one."""
    circles = _circles_of(ties, events, groups)
    far = (tie.person for tie in ties.values() if not tie.is_alive)
    return {person.path: way for person in far if (way := _way_to(person, circles))}


def _circles_of(ties: Mapping[str, Tie], events: Iterable[Event], groups: Iterable[Group]) -> _Circles:
    shared = {e.path: e.people for e in events if e.day and e.attendance != "cancelled"}
    joined = {g.path: g.people for g in groups}
    first: dict[str, str] = {}
    first_at: dict[str, str] = {}
    alive = frozenset(path for path, tie in ties.items() if tie.is_alive)
    for path, people in (*shared.items(), *joined.items()):
        near = min((person for person in people if person in alive), default="")
        if near:
            first[path] = near
    for path in sorted(alive):
        for org in ties[path].person.orgs:
            first_at.setdefault(org.casefold(), path)
    return _Circles(ties=ties, groups=_by_person(joined), events=_by_person(shared), first=first, first_at=first_at)


def _by_person(circles: Mapping[str, Iterable[str]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for path, people in circles.items():
        for person in people:
            found.setdefault(person, set()).add(path)
    return {person: frozenset(paths) for person, paths in found.items()}


def _way_to(far: Person, circles: _Circles) -> Introduction | None:
    """The way to one person: an introduction that the note names first, then a shared group, event, organisation."""
    named_by = min((ref.path for ref in far.via if _is_known(circles.ties, ref.path)), default="")
    if named_by:
        return Introduction(through=named_by, to=far.path, by="via", location=far.location)
    for by, mine in (("group", circles.groups), ("event", circles.events)):
        shared = mine.get(far.path, frozenset())
        near = min((circles.first[path] for path in shared if path in circles.first), default="")
        if near:
            both = min(shared & mine.get(near, frozenset()))
            return Introduction(through=near, to=far.path, by=by, thing=both, location=far.location)
    orgs = far.orgs
    near = min((circles.first_at[o.casefold()] for o in orgs if o.casefold() in circles.first_at), default="")
    if not near:
        return None
    theirs = {org.casefold() for org in circles.ties[near].person.orgs}
    both = next(org for org in orgs if org.casefold() in theirs)
    return Introduction(through=near, to=far.path, by="org", thing=both, location=far.location)


def _is_known(ties: Mapping[str, Tie], path: str) -> bool:
    return path in ties and ties[path].is_alive


def ways_for(want: Want, meant: frozenset[str], traits: Traits, ties: Mapping[str, Tie]) -> Iterator[Introduction]:
    """Where nobody there is known by name, the people at home in the organisation, field or place of a want."""
    at, works = traits.org.speaking_of(want.org), traits.work.speaking_of(want.field)
    for path in sorted(at | works):
        if path in meant or not _is_known(ties, path):
            continue
        by, thing = ("org", want.org) if path in at else ("field", want.field)
        yield Introduction(through=path, by=by, thing=thing, location=ties[path].person.location)
    about = traits.subjects.speaking_of(want.field) & traits.groups.keys()
    for group in (traits.groups[path] for path in sorted(about)):
        for path in group.people:
            if _is_known(ties, path) and path not in works:
                yield Introduction(through=path, by="group", thing=group.path, location=group.location)
