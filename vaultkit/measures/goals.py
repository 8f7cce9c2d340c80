"""Goals: who and what serves each goal that one follows, who is what its wants ask for, and how well a person fits."""

from collections.abc import Iterable, Mapping, Sequence

from vaultkit.measures.traits import Traits, topics_of
from vaultkit.model.measures import Fit, Measures, Served
from vaultkit.model.memory import Memory
from vaultkit.model.places import Places
from vaultkit.model.record import Event, Goal, Group, Person, Want

LINKED = 1.0
_POINTS = {"role": 0.5, "field": 0.3, "place": 0.2}
_PARTS = {"role": "role", "field": "field", "org": "place", "place": "place"}
_WRITTEN = {
    "role": ("role", "relation"),
    "field": ("field", "interests", "topics", "tags"),
    "place": ("org", "place"),
}


def all_serving(m: Measures, goal: str) -> frozenset[str]:
    """The people, events and groups that serve a goal, by path; one that is not followed any more only what is linked
    to it."""
    if served := m.served.get(goal):
        return served.people | served.events | served.groups
    people = (path for path, tie in m.ties.items() if goal in tie.person.goals)
    things: tuple[Event | Group, ...] = (*m.events.values(), *m.groups.values())
    return frozenset((*people, *(thing.path for thing in things if goal in thing.goals)))


def asked_for(traits: Traits, goal: Goal, want: Want) -> frozenset[str]:
    """The people who are what a want asks for: every part that it names matches; where it names no role, also those
    who are linked to the goal."""
    found = [people for _, people in _parts_of(traits, want)]
    linked = traits.linked.get(goal.path, frozenset()) & traits.people.keys()
    all_parts: frozenset[str] = frozenset.intersection(*found) if found else frozenset()
    return all_parts if want.role else all_parts | linked


def nearly_asked_for(traits: Traits, want: Want) -> Sequence[tuple[str, frozenset[str]]]:
    """For each part that a want names, the words of its other parts with the people who match all of these; none for a
    want of one part."""
    parts = _parts_of(traits, want)
    if len(parts) < 2:
        return ()
    rests = [parts[:place] + parts[place + 1 :] for place in range(len(parts))]
    return [(", ".join(said for said, _ in rest), _in_all([people for _, people in rest])) for rest in rests]


def _in_all(sets: Sequence[frozenset[str]]) -> frozenset[str]:
    """Those who are in all the sets; of one set it is that set itself, which many wants share."""
    return sets[0] if len(sets) == 1 else frozenset.intersection(*sets)


def _parts_of(traits: Traits, want: Want) -> list[tuple[str, frozenset[str]]]:
    """The words of each part that a want names, with the people who match it, by path."""
    parts = (("role", want.role), ("field", want.field), ("org", want.org), ("place", want.place))
    return [(wanted, traits.speaking_of(name, wanted)) for name, wanted in parts if wanted]


def served(traits: Traits, goal: Goal) -> Served:
    """What serves a goal: people linked to it, whom it asks for, or at work in its field; groups and events linked to
    it or about its field, and events of a group that serves it."""
    topics, linked = topics_of(goal), traits.linked.get(goal.path, frozenset())
    people = frozenset().union(linked & traits.people.keys(), *(asked_for(traits, goal, want) for want in goal.wants))
    about = frozenset().union(linked, *(traits.subjects.speaking_of(topic) for topic in topics))
    groups = frozenset(about & traits.groups.keys())
    return Served(
        people=people.union(*(traits.speaking_of("field", topic) for topic in topics)),
        events=(about & traits.events).union(*(traits.at.get(group, ()) for group in groups)),
        groups=groups,
    )


def serving(services: Mapping[str, Served]) -> dict[str, tuple[str, ...]]:
    """The goals that each person, event and group serves, by path, in the order in which they are given."""
    found: dict[str, list[str]] = {}
    for goal, mine in services.items():
        for path in (*mine.people, *mine.events, *mine.groups):
            found.setdefault(path, []).append(goal)
    return {path: tuple(found[path]) for path in sorted(found)}


def fits_of(people: Sequence[Person], traits: Traits, goals: tuple[Goal, ...], memory: Memory) -> dict[str, Fit]:
    """The fit of each of the people, whose traits these are, by path, with the goal that is served best (of equals the
    first): 1 when linked to it, else 0.5 for the role, 0.3 for a field or keyword, 0.2 for an organisation or place
    that it asks for."""
    return memory.rows.value_of(people, "fits", dict[str, Fit], lambda: goals, lambda: _fits_of(traits, goals))


def _fits_of(traits: Traits, goals: Iterable[Goal]) -> dict[str, Fit]:
    best: dict[str, Fit] = {}
    asked: set[tuple[str, str]] = set()
    for goal in goals:
        for path, found in _fits_to(traits, goal, asked).items():
            if path not in best or found.value > best[path].value:
                best[path] = found
    return {path: best[path] for path in sorted(best)}


def _fits_to(traits: Traits, goal: Goal, asked: set[tuple[str, str]]) -> dict[str, Fit]:
    """The fits with a goal, without those that are no better than the one with an earlier goal: by a single thing that
    is among those `asked` before, to which the goal's own are added."""
    phrases = (
        *(("role", want.role) for want in goal.wants),
        *(("field", topic) for topic in topics_of(goal)),
        *(("org", want.org) for want in goal.wants),
        *(("place", want.place) for want in goal.wants),
    )
    speaking = {(name, said): traits.speaking_of(name, said) for name, said in phrases}
    role, field, place = (
        frozenset().union(*(people for (name, _), people in speaking.items() if _PARTS[name] == part))
        for part in _POINTS
    )
    fresh = (people for phrase, people in speaking.items() if phrase not in asked)
    better = frozenset().union(role & field, role & place, field & place, *fresh)
    asked.update(phrases)
    matched: dict[str, dict[str, str]] = {path: {} for path in sorted(better)}
    for (name, said), people in speaking.items():
        part = _PARTS[name]
        for path in people & better:
            matched[path].setdefault(part, said)
    found = {path: _fit(parts, traits.people[path], goal) for path, parts in matched.items()}
    for path in traits.linked.get(goal.path, frozenset()) & traits.people.keys():
        written = traits.people[path].get("goals")
        found[path] = Fit(value=LINKED, goal=goal.path, is_linked=True, location=written)
    return found


def _fit(matched: Mapping[str, str], written: Places, goal: Goal) -> Fit:
    """The fit of somebody with a goal by the parts that match, each with what the goal asks for there."""
    places = (place for part in matched for name in _WRITTEN[part] if (place := written.get(name)))
    return Fit(
        value=min(sum(map(_POINTS.__getitem__, matched)), 1.0),
        goal=goal.path,
        matched=tuple(matched.values()),
        location=next(places, None),
    )
