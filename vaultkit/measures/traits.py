"""Traits: what people, events and groups say of themselves, ready to be asked who speaks of what goals ask for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import TypeAlias

from vaultkit.measures.vocabulary import Vocabulary
from vaultkit.model.memory import Identities, Memory
from vaultkit.model.places import Places
from vaultkit.model.record import Event, Goal, Group, Person

SaidOfGoals: TypeAlias = Mapping[str, Mapping[str, tuple[int, ...]]]
"""By the part of a want, and what goals ask for there, the places of the people who speak of it."""
_TEXTS: Mapping[str, Callable[[Person], tuple[str, ...]]] = {
    "role": lambda person: (*person.roles, *person.relations),
    "field": lambda person: (*person.fields, *person.interests, *person.tags),
    "org": lambda person: person.orgs,
    "place": lambda person: person.places,
    "work": lambda person: (*person.fields, *person.interests),
}
"""What a person says in each part of a want."""
_TOLD = attrgetter(*("path", "goals", "written", "roles", "relations", "fields", "interests", "tags", "orgs", "places"))
"""All of a person on which traits depend."""


def topics_of(goal: Goal) -> tuple[str, ...]:
    """The fields and keywords of a goal, and the fields that its wants name."""
    return (*goal.fields, *goal.keywords, *(want.field for want in goal.wants if want.field))


class Traits:
    """What people say of themselves, by the parts of a want, and who is linked to which goal; what events and groups
    say. Most of it is put together when it is asked for: what the goals ask for is mostly known."""

    def __init__(
        self, people: Sequence[Person], events: Iterable[Event], groups: Iterable[Group], said: SaidOfGoals
    ) -> None:
        """`said` is what the people say of what the goals ask for, by their places."""
        self._people, self._events, self._said = people, tuple(events), said
        self.groups = {group.path: group for group in groups}
        self._vocabularies: dict[str, Vocabulary] = {}
        self._known: dict[tuple[str, str], frozenset[str]] = {}

    @cached_property
    def people(self) -> Mapping[str, Places]:
        """The places of what each of the people says, by path."""
        return {person.path: person.written for person in self._people}

    @cached_property
    def events(self) -> frozenset[str]:
        """The paths of the events."""
        return frozenset(event.path for event in self._events)

    @cached_property
    def at(self) -> Mapping[str, frozenset[str]]:
        """The events of each group."""
        found: dict[str, set[str]] = {}
        for event in self._events:
            if event.group:
                found.setdefault(event.group.path, set()).add(event.path)
        return {path: frozenset(paths) for path, paths in found.items()}

    @cached_property
    def linked(self) -> Mapping[str, frozenset[str]]:
        """Who and what is linked to each goal."""
        found: dict[str, set[str]] = {}
        for thing in (*self._people, *self._things):
            for goal in thing.goals:
                found.setdefault(goal, set()).add(thing.path)
        return {goal: frozenset(paths) for goal, paths in found.items()}

    @cached_property
    def subjects(self) -> Vocabulary:
        """The fields and tags of events and groups."""
        return Vocabulary({thing.path: (*thing.fields, *thing.tags) for thing in self._things})

    @property
    def _things(self) -> tuple[Event | Group, ...]:
        return *self._events, *self.groups.values()

    def speaking_of(self, part: str, wanted: str) -> frozenset[str]:
        """The people who speak of something in that part, by path: one of role, field, org, place, and work, which are
        the fields without the tags."""
        key = part, wanted
        if key not in self._known:
            self._known[key] = self._spoken(part, wanted)
        return self._known[key]

    def _spoken(self, part: str, wanted: str) -> frozenset[str]:
        places = self._said.get(part, {}).get(wanted)
        if places is not None:
            return frozenset(self._people[place].path for place in places)
        if part not in self._vocabularies:
            self._vocabularies[part] = _vocabulary(self._people, part)
        return self._vocabularies[part].speaking_of(wanted)


def traits_of(
    people: Sequence[Person],
    events: Iterable[Event],
    groups: Iterable[Group],
    goals: tuple[Goal, ...],
    memory: Memory,
) -> Traits:
    """What people, events and groups say, ready to be asked, most of all for what the goals ask for; the very same
    traits while they say the same."""
    held, joined = tuple(events), tuple(groups)
    told = memory.each("what people say", _TOLD).of(people)

    def said() -> SaidOfGoals:
        form, name = dict[str, dict[str, tuple[int, ...]]], "what people say of goals"
        return memory.rows.value_of(people, name, form, lambda: goals, lambda: _said_of(people, goals))

    return memory.once(
        "traits", lambda: Traits(people, held, joined, said()), told, Identities((*held, *joined)), goals
    )


def _said_of(people: Sequence[Person], goals: Iterable[Goal]) -> SaidOfGoals:
    places = {person.path: place for place, person in enumerate(people)}
    found: dict[str, dict[str, tuple[int, ...]]] = {}
    for part, phrases in _asked_in(goals).items():
        vocabulary = _vocabulary(people, part) if phrases else None
        found[part] = {
            phrase: tuple(sorted(places[path] for path in vocabulary.speaking_of(phrase)))
            for phrase in phrases
            if vocabulary
        }
    return found


def _asked_in(goals: Iterable[Goal]) -> Mapping[str, Sequence[str]]:
    """What goals ask for, by the part of a want, each once."""
    every = tuple(goals)
    wants = [want for goal in every for want in goal.wants]
    asked = {
        "role": [want.role for want in wants],
        "field": [topic for goal in every for topic in topics_of(goal)],
        "org": [want.org for want in wants],
        "place": [want.place for want in wants],
        "work": [want.field for want in wants],
    }
    return {part: list(dict.fromkeys(filter(None, phrases))) for part, phrases in asked.items()}


def _vocabulary(people: Iterable[Person], part: str) -> Vocabulary:
    told = _TEXTS[part]
    return Vocabulary({person.path: told(person) for person in people})
