"""Goals: who and what serves each goal that one follows, who is what its wants ask for, and how well a person fits."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vaultkit.measures.vocabulary import Vocabulary
from vaultkit.model.location import Location
from vaultkit.model.measures import Fit, Served
from vaultkit.model.names import stem
from vaultkit.model.record import Event, Goal, Group, Person, Want

LINKED, ROLE, FIELD, PLACE = 1.0, 0.5, 0.3, 0.2

_WRITTEN = {
    "role": ("role", "relation"),
    "field": ("field", "interests", "topics", "tags"),
    "place": ("org", "place"),
}


def named(names: Mapping[str, str], things: Iterable[str]) -> tuple[str, ...]:
    """Organisations and places as names, those that are note paths by the name of the note."""
    return tuple(stem(thing) if thing in names else thing for thing in things)


def topics_of(goal: Goal) -> tuple[str, ...]:
    """The fields and keywords of a goal, and the fields that its wants name."""
    return (*goal.fields, *goal.keywords, *(want.field for want in goal.wants if want.field))


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What people say of themselves, by the parts of a want, and who is linked to which goal; `work` is their fields
    without tags. `subjects` are the fields and tags of events and groups."""

    people: Mapping[str, Person]
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


def traits_of(
    people: Iterable[Person], events: Iterable[Event], groups: Iterable[Group], names: Mapping[str, str]
) -> Traits:
    """What people, events and groups say, ready to be asked."""
    known = {person.path: person for person in people}
    things: tuple[Event | Group, ...] = (*events, *groups)
    every: tuple[Person | Event | Group, ...] = (*known.values(), *things)
    linked: dict[str, set[str]] = {}
    for thing in every:
        for goal in thing.goals:
            linked.setdefault(goal, set()).add(thing.path)
    return Traits(
        people=known,
        role=Vocabulary({path: (*p.roles, *p.relations) for path, p in known.items()}),
        field=Vocabulary({path: (*p.fields, *p.interests, *p.tags) for path, p in known.items()}),
        org=Vocabulary({path: named(names, p.orgs) for path, p in known.items()}),
        place=Vocabulary({path: named(names, p.places) for path, p in known.items()}),
        work=Vocabulary({path: (*p.fields, *p.interests) for path, p in known.items()}),
        subjects=Vocabulary({thing.path: (*thing.fields, *thing.tags) for thing in things}),
        linked={goal: frozenset(paths) for goal, paths in linked.items()},
    )


def asked_for(traits: Traits, goal: Goal, want: Want) -> frozenset[str]:
    """The people who are what a want asks for: every part that it gives matches, or they are linked to the goal and one
    part does (or the goal has this one want only)."""
    parts = (("role", want.role), ("field", want.field), ("org", want.org), ("place", want.place))
    found = [traits.part(name).speaking_of(wanted) for name, wanted in parts if wanted]
    linked = traits.linked.get(goal.path, frozenset()) & traits.people.keys()
    mine = linked if len(goal.wants) == 1 else linked & frozenset().union(*found)
    return (frozenset.intersection(*found) if found else frozenset()) | mine


def served(traits: Traits, goal: Goal, events: Iterable[Event], groups: Iterable[Group]) -> Served:
    """What serves a goal: people linked to it, whom it asks for, or at work in its field; groups and events linked to
    it or about its field, and events of a group that serves it."""
    topics, linked = topics_of(goal), traits.linked.get(goal.path, frozenset())
    people = frozenset().union(linked & traits.people.keys(), *(asked_for(traits, goal, want) for want in goal.wants))
    about = frozenset().union(linked, *(traits.subjects.speaking_of(topic) for topic in topics))
    mine = frozenset(group.path for group in groups if group.path in about)
    return Served(
        people=people.union(*(traits.field.speaking_of(topic) for topic in topics)),
        events=frozenset(e.path for e in events if e.path in about or (e.group and e.group.path in mine)),
        groups=mine,
    )


def fits_of(traits: Traits, goals: Iterable[Goal]) -> dict[str, Fit]:
    """The fit of each person, by path, with the goal that is served best (of equals the first): 1 when linked to it,
    else 0.5 for the role, 0.3 for a field or keyword, 0.2 for an organisation or place that it asks for."""
    best: dict[str, Fit] = {}
    for goal in goals:
        for path, found in _fits_to(traits, goal).items():
            if path not in best or found.value > best[path].value:
                best[path] = found
    return best


def _fits_to(traits: Traits, goal: Goal) -> dict[str, Fit]:
    matched = {
        "role": _first(traits.role, (want.role for want in goal.wants)),
        "field": _first(traits.field, topics_of(goal)),
        "place": _first(traits.place, (want.place for want in goal.wants))
        | _first(traits.org, (want.org for want in goal.wants)),
    }
    linked = traits.linked.get(goal.path, frozenset()) & traits.people.keys()
    found = {path: _fit(traits.people[path], goal, matched) for path in sorted(frozenset().union(*matched.values()))}
    for path in linked:
        written = traits.people[path].written.get("goals")
        found[path] = Fit(value=LINKED, goal=goal.path, is_linked=True, location=written)
    return found


def _fit(person: Person, goal: Goal, matched: Mapping[str, Mapping[str, str]]) -> Fit:
    points = {"role": ROLE, "field": FIELD, "place": PLACE}
    parts = [part for part in points if person.path in matched[part]]
    return Fit(
        value=min(sum(points[part] for part in parts), 1.0),
        goal=goal.path,
        matched=tuple(matched[part][person.path] for part in parts),
        location=_written(person, (name for part in parts for name in _WRITTEN[part])),
    )


def _first(vocabulary: Vocabulary, phrases: Iterable[str]) -> dict[str, str]:
    """Who speaks of one of the phrases, by path, and of which first."""
    found: dict[str, str] = {}
    for phrase in phrases:
        for path in vocabulary.speaking_of(phrase):
            found.setdefault(path, phrase)
    return found


def _written(person: Person, names: Iterable[str]) -> Location | None:
    return next((person.written[name] for name in names if name in person.written), None)
