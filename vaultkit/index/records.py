"""Records: the values of the notes of each kind to people, events, groups, goals and the boundaries."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from operator import attrgetter
from typing import Any, TypeVar

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
from vaultkit.model.note_rows import Question
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
    """Reads the notes of one vault as of a day."""

    rules: Kinds
    references: References
    settings: Settings
    spellings: Spellings
    today: date
    logs: Logs
    memory: Memory

    def questions(self, notes: Mapping[Kind, Sequence[Note]]) -> dict[Kind, Question[Any]]:
        """What is asked of the notes, by kind, that depends on nothing but the ground."""
        settings, today, rules = self.settings, self.today, self.rules
        presence = self.memory.once("presence", lambda: PresenceReader(settings), settings)

        def event_of(one: Properties) -> EventRecord:
            return read_event(one, rules, settings, presence, today)

        def person_of(one: Properties) -> Person:
            return read_person(one, settings, today)

        made = {Kind.PERSON: self._of_note(person_of), Kind.EVENT: self._of_note(event_of)}
        return {
            kind: Question(name=f"records: {kind}", form=_KEPT[kind], make=make, notes=notes[kind])
            for kind, make in made.items()
        }

    def read(self, notes: Mapping[Kind, Sequence[Note]], known: Mapping[Kind, Callable[[Note], Any]]) -> Records:
        """The records that the notes, by kind, describe; `known` answers the questions. Of several boundaries notes the
        first counts."""
        today, rules, memory = self.today, self.rules, self.memory
        persons: list[Person] = self._each(Kind.PERSON, known[Kind.PERSON], notes)
        people: Mapping[str, Person] = {person.path: person for person in persons}
        events: tuple[EventRecord, ...] = tuple(self._each(Kind.EVENT, known[Kind.EVENT], notes))
        own = self._each(Kind.GROUP, self._of_note(lambda one: read_group(one, today)), notes)
        groups, people = joined(own, people, memory)
        employers = {note.path for note in notes[Kind.GROUP] if rules.is_organisation(note)}
        groups = without_employers(groups, employers, (record.event for record in events))
        places = _names((*people.values(), *(record.event for record in events)), memory)
        first = {Kind.BOUNDARIES: notes[Kind.BOUNDARIES][:1]}
        limits = self._each(Kind.BOUNDARIES, self._of_note(read_boundaries), first)
        return Records(
            people=people,
            events=events,
            groups=groups,
            goals=tuple(self._each(Kind.GOAL, self._of_note(lambda one: read_goal(one, places)), notes, places)),
            boundaries=next(iter(limits), Boundaries()),
        )

    def _each(
        self,
        kind: Kind,
        make: Callable[[Note], tuple[_Record, tuple[Diagnostic, ...]]],
        notes: Mapping[Kind, Sequence[Note]],
        *context: object,
    ) -> list[_Record]:
        """The records of a kind, with their findings among those of the references."""
        of = (self.references, self.rules, self.logs, self.settings, *context)
        known = self.memory.each(f"records: {kind}", make, *of)
        return self.references.taken(known.of(notes[kind]))

    def _of_note(
        self, read: Callable[[Properties], _Record]
    ) -> Callable[[Note], tuple[_Record, tuple[Diagnostic, ...]]]:
        """What reads a note's values, as a function of the note, which gives the findings, too."""
        references, spellings, logs, days = self.references, self.spellings, self.logs, self.rules.days

        def of_note(note: Note) -> _Record:
            return read(Properties(note, spellings, references, log=logs.of(note), days=days))

        return references.with_findings(of_note)


def _names(whole: Sequence[Person | Event], memory: Memory) -> PlaceNames:
    """The places and organisations that people and events name."""
    paths = tuple(map(attrgetter("path"), whole))
    places = memory.table("places that are named", attrgetter("places")).of(paths, whole)
    orgs = memory.table("organisations that are named", attrgetter("orgs")).of(paths, whole)
    return memory.once("names of places", lambda: PlaceNames(places=_folded(places), orgs=_folded(orgs)), places, orgs)


def _folded(names: Mapping[str, Iterable[str]]) -> frozenset[str]:
    return frozenset(map(fold, set(chain.from_iterable(names.values()))))
