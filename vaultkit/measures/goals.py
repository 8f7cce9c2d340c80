"""Goals: who and what serves each goal that one follows, who is what its wants ask for, and how well a person fits."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from vaultkit.measures.vocabulary import Vocabulary
from vaultkit.model.measures import Fit, Measures, Served
from vaultkit.model.memory import Identities, Memory
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


def topics_of(goal: Goal) -> tuple[str, ...]:
    """The fields and keywords of a goal, and the fields that its wants name."""
    return (*goal.fields, *goal.keywords, *(want.field for want in goal.wants if want.field))


class _Said(Struct, frozen=True):
    """What a person's note says of them."""

    path: str
    goals: tuple[str, ...]
    written: Places
    role: tuple[str, ...]
    work: tuple[str, ...]
    tags: tuple[str, ...]
    orgs: tuple[str, ...]
    places: tuple[str, ...]


class Traits(Struct, frozen=True, kw_only=True):
    """What people say of themselves, by the parts of a want, and who is linked to which goal; `work` is their fields
    without tags. `subjects` are the fields and tags of events and groups, `at` the events of each group; `people` are
    the places of what each of them says, by path."""

    people: Mapping[str, Places]
    events: frozenset[str]
    groups: Mapping[str, Group]
    at: Mapping[str, frozenset[str]]
    role: Vocabulary
    field: Vocabulary
    org: Vocabulary
    place: Vocabulary
    work: Vocabulary
    subjects: Vocabulary
    linked: Mapping[str, frozenset[str]]

    def part(self, name: str) -> Vocabulary:
        """The vocabulary of one part of a want: role, field, org or place."""
        return {"role": self.role, "field": self.field, "org": self.org, "place": self.place}[name]


def traits_of(people: Iterable[Person], events: Iterable[Event], groups: Iterable[Group], memory: Memory) -> Traits:
    """What people, events and groups say, ready to be asked; the very same traits while they say the same."""
    said, held, joined = tuple(memory.each("what people say", _said).of(people)), tuple(events), tuple(groups)
    return memory.once("traits", lambda: _traits_of(said, held, joined), said, Identities((*held, *joined)))


def _said(person: Person) -> _Said:
    return _Said(
        path=person.path,
        goals=person.goals,
        written=person.written,
        role=(*person.roles, *person.relations),
        work=(*person.fields, *person.interests),
        tags=person.tags,
        orgs=person.orgs,
        places=person.places,
    )


def _traits_of(people: Iterable[_Said], held: Sequence[Event], groups: Iterable[Group]) -> Traits:
    known = {person.path: person for person in people}
    joined = {group.path: group for group in groups}
    things: tuple[Event | Group, ...] = (*held, *joined.values())
    every: tuple[_Said | Event | Group, ...] = (*known.values(), *things)
    linked: dict[str, set[str]] = {}
    for thing in every:
        for goal in thing.goals:
            linked.setdefault(goal, set()).add(thing.path)
    at: dict[str, set[str]] = {}
    for event in held:
        if event.group:
            at.setdefault(event.group.path, set()).add(event.path)
    return Traits(
        people={path: person.written for path, person in known.items()},
        events=frozenset(event.path for event in held),
        groups=joined,
        at={path: frozenset(paths) for path, paths in at.items()},
        role=Vocabulary({path: p.role for path, p in known.items()}),
        field=Vocabulary({path: (*p.work, *p.tags) for path, p in known.items()}),
        org=Vocabulary({path: p.orgs for path, p in known.items()}),
        place=Vocabulary({path: p.places for path, p in known.items()}),
        work=Vocabulary({path: p.work for path, p in known.items()}),
        subjects=Vocabulary({thing.path: (*thing.fields, *thing.tags) for thing in things}),
        linked={goal: frozenset(paths) for goal, paths in linked.items()},
    )


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
    return [(wanted, traits.part(name).speaking_of(wanted)) for name, wanted in parts if wanted]


def served(traits: Traits, goal: Goal) -> Served:
    """What serves a goal: people linked to it, whom it asks for, or at work in its field; groups and events linked to
    it or about its field, and events of a group that serves it."""
    topics, linked = topics_of(goal), traits.linked.get(goal.path, frozenset())
    people = frozenset().union(linked & traits.people.keys(), *(asked_for(traits, goal, want) for want in goal.wants))
    about = frozenset().union(linked, *(traits.subjects.speaking_of(topic) for topic in topics))
    groups = frozenset(about & traits.groups.keys())
    return Served(
        people=people.union(*(traits.field.speaking_of(topic) for topic in topics)),
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


def fits_of(traits: Traits, goals: Iterable[Goal]) -> dict[str, Fit]:
    """The fit of each person, by path, with the goal that is served best (of equals the first): 1 when linked to it,
    else 0.5 for the role, 0.3 for a field or keyword, 0.2 for an organisation or place that it asks for."""
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
    speaking = {(name, said): traits.part(name).speaking_of(said) for name, said in phrases}
    role, field, place = (
        frozenset().union(*(people for (name, _), people in speaking.items() if _PARTS[name] == part))
        for part in _POINTS
    )
    fresh = (people for phrase, people in speaking.items() if phrase not in asked)
    better = frozenset().union(role & field, role & place, field & place, *fresh)
    asked.update(phrases)
    found = {path: _fit(path, traits.people[path], goal, speaking) for path in sorted(better)}
    for path in traits.linked.get(goal.path, frozenset()) & traits.people.keys():
        written = traits.people[path].get("goals")
        found[path] = Fit(value=LINKED, goal=goal.path, is_linked=True, location=written)
    return found


def _fit(
    path: str,
    written: Places,
    goal: Goal,
    speaking: Mapping[tuple[str, str], frozenset[str]],
) -> Fit:
    matched: dict[str, str] = {}
    for (name, said), people in speaking.items():
        if path in people:
            matched.setdefault(_PARTS[name], said)
    return Fit(
        value=min(sum(_POINTS[part] for part in matched), 1.0),
        goal=goal.path,
        matched=tuple(matched.values()),
        location=next((written[name] for part in matched for name in _WRITTEN[part] if name in written), None),
    )
