"""Tie rows: what was found out of single people and of the ties with them, known from one process to the next; it may
be thrown away at any time, and what is known is what would be found out."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from msgspec import Struct

from vaultkit.model.measures import Tie
from vaultkit.model.record import Interaction, Person


class LeftPerson(Struct, frozen=True):
    """What is known of a person whose history is what it was: the fields of the tie, but for those that stand
    elsewhere, those of the history that count, and since when contacts are noted."""

    tie: Any
    contacts: Sequence[Interaction]
    begun: date | None


class TieRows(Protocol):
    """The ties that an earlier process left."""

    def known(self, person: Person, evidence: Sequence[Interaction]) -> LeftPerson | None:
        """What is known of that person with that history; None where it is to be found out."""

    def tie(self, ground: object, person: Person, evidence: Sequence[Interaction], said: Sequence[object]) -> Any:
        """The fields of the tie with that person of whom this was `said` besides, but for those that stand elsewhere;
        None where it is to be made. `ground` is what all ties depend on, and the very same one for all."""


class ToldTies(Struct, frozen=True, kw_only=True):
    """What all ties were made of, to be left for the next process: what all that is known of people depends on, and
    what all ties do besides; the people, with since when the contacts with each are noted, and by column what else was
    said of them. `ties` are those that were made."""

    ties: Mapping[str, Tie]
    ground: object
    tie_ground: object
    people: Sequence[Person]
    begun: Sequence[date | None]
    said: Sequence[Sequence[object]]
