"""Fit: how far a person, an event or a group serves the goals that one follows, and the words and the line for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.record import Event, Goal, Group, Person
from vaultkit.model.view import Quote, Words
from vaultkit.practices.measures.gatherings import reference
from vaultkit.practices.measures.serving import active_goals, named, speaks_of, topics_of
from vaultkit.practices.measures.sources import property_location

LINKED, ROLE, FIELD, PLACE = 1.0, 0.5, 0.3, 0.2

Thing: TypeAlias = Person | Event | Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How well something serves the goal that it serves best: `value` from 0 to 1, the goal's path ("" for none), the
    words that name the goal and what matched, and the line of the note that says so."""

    value: float = 0.0
    goal: str = ""
    words: Words = ()
    location: Location | None = None


def fit(index: Index, thing: Thing) -> Fit:
    """The fit with the active goal that is served best; of equals the first by path."""
    return max((fit_to(index, thing, goal) for goal in active_goals(index)), key=lambda f: f.value, default=Fit())


def fit_to(index: Index, thing: Thing, goal: Goal) -> Fit:
    """The fit with one goal: 1 when linked to it, else 0.5 for the role, 0.3 for a field or keyword, 0.2 for an
    organisation or place that it asks for."""
    if goal.path in thing.goals:
        where = property_location(index, thing.path, "goals")
        return Fit(value=LINKED, goal=goal.path, words=("serves ", reference(index, goal.path)), location=where)
    found = [match for match in _matches(index, thing, goal) if match[1]]
    if not found:
        return Fit()
    words: Words = ("fits ", reference(index, goal.path), " (")
    for place, (_, matched, _) in enumerate(found):
        words += (", ", Quote(text=matched)) if place else (Quote(text=matched),)
    value = min(sum(points for points, _, _ in found), 1.0)
    where = property_location(index, thing.path, *(name for _, _, names in found for name in names))
    return Fit(value=value, goal=goal.path, words=(*words, ")"), location=where)


def _matches(index: Index, thing: Thing, goal: Goal) -> tuple[tuple[float, str, tuple[str, ...]], ...]:
    """Points, the user's word that matched ("" for none), and the properties that may say it, of each kind of match."""
    roles, fields, orgs, places = _says(index, thing)
    there = _first(_wanted(goal, "org"), orgs) or _first(_wanted(goal, "place"), places)
    return (
        (ROLE, _first(_wanted(goal, "role"), roles), ("role", "relation")),
        (FIELD, _first(topics_of(goal), fields), ("field", "interests", "topics", "tags")),
        (PLACE, there, ("org", "place")),
    )


def _says(index: Index, thing: Thing) -> tuple[tuple[str, ...], ...]:
    if isinstance(thing, Person):
        fields = (*thing.fields, *thing.interests, *thing.tags)
        return (*thing.roles, *thing.relations), fields, named(index, thing.orgs), named(index, thing.places)
    if isinstance(thing, Event):
        return (), (*thing.fields, *thing.tags), named(index, thing.orgs), named(index, thing.places)
    return (), (*thing.fields, *thing.tags), (thing.name,), ()


def _wanted(goal: Goal, part: str) -> tuple[str, ...]:
    parts = {
        "role": tuple(w.role for w in goal.wants),
        "org": tuple(w.org for w in goal.wants),
        "place": tuple(w.place for w in goal.wants),
    }
    return tuple(text for text in parts[part] if text)


def _first(wanted: Iterable[str], texts: tuple[str, ...]) -> str:
    if not texts:
        return ""
    return next((word for word in wanted if speaks_of(word, texts)), "")
