"""Records: the values of the notes of each kind to people, events, groups, goals and the boundaries."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from operator import attrgetter
from typing import TypeVar

from msgspec import Struct

from vaultkit.index.boundaries import read_boundaries
from vaultkit.index.events import read_event
from vaultkit.index.goals import PlaceNames, read_goal
from vaultkit.index.groups import joined, read_group, without_employers
from vaultkit.index.kinds import Kinds
from vaultkit.index.logs import Logs
from vaultkit.index.people import read_person
from vaultkit.index.presence import PresenceReader
from vaultkit.index.properties import Properties, Spellings
from vaultkit.index.references import References
from vaultkit.model.accounts import EventRecord
from vaultkit.model.diagnostic import Diagnostic
from vaultkit.model.memory import Memory
from vaultkit.model.names import fold
from vaultkit.model.note import Note
from vaultkit.model.record import Boundaries, Event, Goal, Group, Kind, Person
from vaultkit.model.settings import Settings

_Record = TypeVar("_Record")
_KEPT = {
    Kind.PERSON: tuple[Person, tuple[Diagnostic, ...]],
    Kind.EVENT: tuple[EventRecord, tuple[Diagnostic, ...]],
}
"""Those that depend on nothing but the ground, with their types."""


class Records(Struct, frozen=True, kw_only=True):
    """What the notes of one vault describe; `people` are by path."""

    people: Mapping[str, Person]
    events: tuple[EventRecord, ...]
    groups: tuple[Group, ...]
    goals: tuple[Goal, ...]
    boundaries: Boundaries


class RecordReader(Struct, frozen=True, kw_only=True):
    """Reads the notes of one vault as of a day; `ground` is all on which that depends besides a note."""

    rules: Kinds
    references: References
    settings: Settings
    spellings: Spellings
    today: date
    logs: Logs
    ground: Callable[[], object]
    memory: Memory

    def read(self, notes: Mapping[Kind, Sequence[Note]]) -> Records:
        """The records that the notes, by kind, describe. Of several boundaries notes the first counts."""
        settings, today, rules, memory = self.settings, self.today, self.rules, self.memory
        presence = memory.once("presence", lambda: PresenceReader(settings), settings)

        def event_of(one: Properties) -> EventRecord:
            is_surely_one = rules.says_more_than_tags(one.note)
            return read_event(one, rules.word(one.note), settings, presence, today, is_surely_one=is_surely_one)

        persons = self._each(Kind.PERSON, lambda one: read_person(one, settings, today), notes)
        people: Mapping[str, Person] = {person.path: person for person in persons}
        events = tuple(self._each(Kind.EVENT, event_of, notes))
        groups, people = joined(self._each(Kind.GROUP, lambda one: read_group(one, today), notes), people, memory)
        employers = {note.path for note in notes[Kind.GROUP] if rules.is_organisation(note)}
        groups = without_employers(groups, employers, (record.event for record in events))
        known = _names((*people.values(), *(record.event for record in events)), memory)
        first = {Kind.BOUNDARIES: notes[Kind.BOUNDARIES][:1]}
        return Records(
            people=people,
            events=events,
            groups=groups,
            goals=tuple(self._each(Kind.GOAL, lambda one: read_goal(one, known), notes, known)),
            boundaries=next(iter(self._each(Kind.BOUNDARIES, read_boundaries, first)), Boundaries()),
        )

    def _each(
        self,
        kind: Kind,
        read: Callable[[Properties], _Record],
        notes: Mapping[Kind, Sequence[Note]],
        *context: object,
    ) -> list[_Record]:
        """The records of a kind, with their findings among those of the references."""
        references, days = self.references, self.rules.days
        spellings, logs = self.spellings, self.logs

        def of_note(note: Note) -> _Record:
            return read(Properties(note, spellings, references, log=logs.of(note), days=days))

        name, make = f"records: {kind}", references.with_findings(of_note)
        if form := _KEPT.get(kind):
            make = self.memory.rows.known(name, form, self.ground, make, notes[kind])
        known = self.memory.each(name, make, references, self.rules, logs, self.settings, *context)
        return references.taken(known.of(notes[kind]))


def _names(whole: Sequence[Person | Event], memory: Memory) -> PlaceNames:
    """The places and organisations that people and events name."""
    paths = tuple(map(attrgetter("path"), whole))
    places = memory.table("places that are named", attrgetter("places")).of(paths, whole)
    orgs = memory.table("organisations that are named", attrgetter("orgs")).of(paths, whole)
    return memory.once("names of places", lambda: PlaceNames(places=_folded(places), orgs=_folded(orgs)), places, orgs)


def _folded(names: Mapping[str, Iterable[str]]) -> frozenset[str]:
    return frozenset(map(fold, set(chain.from_iterable(names.values()))))
