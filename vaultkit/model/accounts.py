"""Accounts: what single notes tell, before it is brought together: each event with who was there, and what a note tells
of others."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct, field

from vaultkit.model.diagnostic import Diagnostic
from vaultkit.model.location import Location
from vaultkit.model.places import Places
from vaultkit.model.record import Event, Interaction, Promise, Uncounted

Piece: TypeAlias = Interaction | Uncounted
"""A piece of evidence: what counts as contact, or what does not, and why."""
BY_EVENT, BY_NOTE, BY_PAGE, BY_PERSON = "0123"
"""How the name of what tells begins, before the path of its note. What notes and pages tell stands behind what events
do, and before people's properties."""


def path_of(source: str) -> str:
    """The path of the note that tells, or of which what tells was made, by the name of what tells."""
    return source[1:]


class EventRecord(Struct, frozen=True, kw_only=True, array_like=True):
    """An event with the place where each presence is written: of people by path, of names without a note by name.

    `named` are those of the people who are no more than named, `left_out` others whom it links, with why they do not
    count."""

    event: Event
    people: Places
    names: Mapping[str, Location]
    named: frozenset[str] = frozenset()
    left_out: Mapping[str, tuple[str, Location]] = field(default_factory=dict)


class Gathered(Struct, frozen=True, kw_only=True):
    """What is told of one person: the contacts up to the day, those planned, by day, then place, and what was not
    counted, by place."""

    history: Sequence[Interaction]
    planned: tuple[Interaction, ...]
    uncounted: tuple[Uncounted, ...]


class Account(Struct, frozen=True, kw_only=True, array_like=True):
    """What one note tells: pieces of evidence and open promises by person, the places that link to another note by that
    one's path (to a record, or from a dated note), those of targets that lead nowhere, the words with which log lines
    begin and that are no kind, and findings."""

    told: Mapping[str, tuple[Piece, ...]]
    promises: Mapping[str, tuple[Promise, ...]]
    backlinks: Mapping[str, tuple[Location, ...]]
    unresolved: Mapping[str, tuple[Location, ...]]
    words: tuple[tuple[str, Location], ...] = ()
    findings: tuple[Diagnostic, ...] = ()
