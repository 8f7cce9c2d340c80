"""Records: the values of the notes of each kind to people, events, groups, goals and the boundaries."""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from vaultkit.index.boundaries import read_boundaries
from vaultkit.index.events import EventRecord, read_event
from vaultkit.index.goals import PlaceNames, read_goal
from vaultkit.index.groups import joined, read_group, without_employers
from vaultkit.index.kinds import Kinds
from vaultkit.index.people import read_person
from vaultkit.index.presence import PresenceReader
from vaultkit.index.properties import Properties
from vaultkit.model.names import fold
from vaultkit.model.record import Boundaries, Event, Goal, Group, Kind, Person
from vaultkit.model.settings import Settings


class Records(Struct, frozen=True, kw_only=True):
    """What the notes of one vault describe; `people` are by path."""

    people: Mapping[str, Person]
    events: tuple[EventRecord, ...]
    groups: tuple[Group, ...]
    goals: tuple[Goal, ...]
    boundaries: Boundaries


def read_records(notes: Mapping[Kind, Iterable[Properties]], rules: Kinds, settings: Settings, today: date) -> Records:
    """The records that the notes, by kind, describe as of `today`; of several boundaries notes the first."""
    people = {one.note.path: read_person(one, settings, today) for one in notes[Kind.PERSON]}
    presence = PresenceReader(settings)
    events = tuple(
        read_event(
            one,
            rules.word(one.note),
            settings,
            presence,
            today,
            is_surely_one=rules.says_more_than_tags(one.note),
        )
        for one in notes[Kind.EVENT]
    )
    groups, people = joined([read_group(one, today) for one in notes[Kind.GROUP]], people)
    employers = {one.note.path for one in notes[Kind.GROUP] if rules.is_organisation(one.note)}
    groups = without_employers(groups, employers, (record.event for record in events))
    whole: list[Person | Event] = [*people.values(), *(record.event for record in events)]
    known = PlaceNames(
        places=frozenset(fold(place) for record in whole for place in record.places),
        orgs=frozenset(fold(org) for record in whole for org in record.orgs),
    )
    return Records(
        people=people,
        events=events,
        groups=groups,
        goals=tuple(read_goal(one, known) for one in notes[Kind.GOAL]),
        boundaries=next((read_boundaries(one) for one in notes[Kind.BOUNDARIES]), Boundaries()),
    )
