"""Candidates: the records of an index to what can be asked for by a name: people under the paths of the notes that are
merged into theirs as well, and what is private by its whole name only."""

from collections.abc import Iterable

from vaultkit.measures.hidden_names import found_whole_only
from vaultkit.model.candidate import Candidate, Candidates
from vaultkit.model.index import Index
from vaultkit.model.record import Event, Goal, Group, Kind, Person

_KINDS = {Person: Kind.PERSON, Event: Kind.EVENT, Group: Kind.GROUP, Goal: Kind.GOAL}


def candidates_of(records: Iterable[Person | Event | Group | Goal], index: Index) -> tuple[Candidate, ...]:
    """Records of the index as what can be looked up, in their order."""
    private = found_whole_only(index)
    merged: dict[str, list[str]] = {}
    for path, into in index.merged.items():
        merged.setdefault(into, []).extend((path, path.removesuffix(".md")))
    return tuple(
        Candidate(
            path=record.path,
            name=record.name,
            aliases=(*_aliases(record), *merged.get(record.path, ())),
            hidden=record.path in private,
            kind=_KINDS[type(record)],
        )
        for record in records
    )


def all_candidates(index: Index) -> Candidates:
    """All records of the index."""
    every = candidates_of((*index.people, *index.events, *index.groups, *index.goals), index)
    people = len(index.people)
    return Candidates(people=every[:people], others=every[people:])


def _aliases(record: Person | Event | Group | Goal) -> tuple[str, ...]:
    return record.aliases if isinstance(record, Person | Group) else ()
