"""Introductions: who, of those one knows, stands one step away from whom a goal asks for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from vaultkit.measures.goals import Traits, asked_for, named
from vaultkit.model.measures import Introduction, Tie, WantState
from vaultkit.model.record import Event, Goal, Group, Person, Want


@dataclass(frozen=True, slots=True, kw_only=True)
class Circles:
    """What people can share: the groups, events and organisations of each, by path, and of each of these the first of
    the people whom one knows, by path; `names` names the notes."""

    ties: Mapping[str, Tie]
    known: tuple[str, ...]
    groups: Mapping[str, frozenset[str]]
    events: Mapping[str, frozenset[str]]
    first: Mapping[str, str]
    first_at: Mapping[str, str]
    names: Mapping[str, str]


def circles_of(
    ties: Mapping[str, Tie], events: Iterable[Event], groups: Iterable[Group], names: Mapping[str, str]
) -> Circles:
    """The circles of everybody."""
    known = tuple(path for path, tie in ties.items() if tie.is_alive)
    shared = {e.path: e.people for e in events if e.day and e.status != "cancelled"}
    joined = {g.path: g.people for g in groups}
    first: dict[str, str] = {}
    first_at: dict[str, str] = {}
    alive = frozenset(known)
    for path, people in (*shared.items(), *joined.items()):
        near = min((person for person in people if person in alive), default="")
        if near:
            first[path] = near
    for path in known:
        for org in named(names, ties[path].person.orgs):
            first_at.setdefault(org.casefold(), path)
    return Circles(
        ties=ties,
        known=known,
        groups=_by_person(joined),
        events=_by_person(shared),
        first=first,
        first_at=first_at,
        names=names,
    )


def _by_person(circles: Mapping[str, Iterable[str]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for path, people in circles.items():
        for person in people:
            found.setdefault(person, set()).add(path)
    return {person: frozenset(paths) for person, paths in found.items()}


def want_state(goal: Goal, want: Want, traits: Traits, circles: Circles) -> WantState:
    """Who fills a want, who nearly does, and, where there is a gap, the ways to others."""
    asked = asked_for(traits, goal, want)
    meant = sorted(path for path in asked if not circles.ties[path].is_past)
    there = tuple(path for path in meant if circles.ties[path].is_alive)
    wanted = tuple(path for path in meant if circles.ties[path].standing == "wanted")
    settled = {*there, *wanted}
    quiet = tuple(path for path in meant if path not in settled and circles.ties[path].days)
    state = WantState(goal=goal, want=want, there=there, quiet=quiet, wanted=wanted)
    if not state.gap:
        return state
    far = [path for path in meant if not circles.ties[path].is_alive]
    ways = tuple(way for path in far if (way := _way_to(circles.ties[path].person, circles)))
    home = ways or tuple(_at_home(want, asked, traits, circles))
    return WantState(goal=goal, want=want, there=there, quiet=quiet, wanted=wanted, ways=home)


def _way_to(far: Person, circles: Circles) -> Introduction | None:
    """The way to one person: an introduction that the note names first, then a shared group, event, organisation."""
    named_by = min(
        (ref.path for ref in far.via if ref.path in circles.ties and _is_known(circles, ref.path)), default=""
    )
    if named_by:
        return Introduction(through=named_by, to=far.path, by="via", location=far.location)
    for by, mine in (("group", circles.groups), ("event", circles.events)):
        shared = mine.get(far.path, frozenset())
        near = min((circles.first[path] for path in shared if path in circles.first), default="")
        if near:
            both = min(shared & mine.get(near, frozenset()))
            return Introduction(through=near, to=far.path, by=by, thing=both, location=far.location)
    orgs = named(circles.names, far.orgs)
    near = min((circles.first_at[o.casefold()] for o in orgs if o.casefold() in circles.first_at), default="")
    if not near:
        return None
    theirs = {org.casefold() for org in named(circles.names, circles.ties[near].person.orgs)}
    both = next(org for org in orgs if org.casefold() in theirs)
    return Introduction(through=near, to=far.path, by="org", thing=both, location=far.location)


def _is_known(circles: Circles, path: str) -> bool:
    return circles.ties[path].is_alive


def _at_home(want: Want, meant: frozenset[str], traits: Traits, circles: Circles) -> Iterator[Introduction]:
    """Where nobody there is known by name, the people at home in the organisation, field or place of a want."""
    at, works = traits.org.speaking_of(want.org), traits.work.speaking_of(want.field)
    for path in sorted(at | works):
        if path in meant or not _is_known(circles, path):
            continue
        by, thing = ("org", want.org) if path in at else ("field", want.field)
        yield Introduction(through=path, by=by, thing=thing, location=circles.ties[path].person.location)
    for group in (
        traits.groups[path] for path in sorted(traits.subjects.speaking_of(want.field) & traits.groups.keys())
    ):
        for path in group.people:
            if path in circles.ties and _is_known(circles, path) and path not in works:
                yield Introduction(through=path, by="group", thing=group.path, location=group.location)
