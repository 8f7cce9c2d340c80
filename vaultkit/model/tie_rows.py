"""Tie rows: what was found out of single people and of the ties with them, known from one process to the next; it may
be thrown away at any time, and what is known is what would be found out."""

from collections.abc import Container, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from msgspec import Struct

from vaultkit.model.attended import Attended
from vaultkit.model.measures import Tie
from vaultkit.model.record import Interaction, Person


class TieRows(Protocol):
    """The ties that an earlier process left."""

    def known(
        self, person: Person, evidence: Sequence[Interaction]
    ) -> tuple[Sequence[Interaction], date | None, Any] | None:
        """What is known of that person with that history: those of it that count, since when contacts are noted, and
        what was found out of the tie, by the names of its fields; None where it is to be found out."""

    def made_on(self, ground: object, attended: Attended) -> Container[str]:
        """The people, by path, with whom ties were made on that ground, which is what all ties depend on, where these
        events were attended with them."""


class ToldTies(Struct, frozen=True, kw_only=True):
    """What all ties were made of, to be left for the next process: what all that is known of people depends on, and
    what all ties do besides, with the events; the people, with since when the contacts with each are noted. `ties` are
    those that were made."""

    ties: Mapping[str, Tie]
    ground: object
    tie_ground: object
    attended: Attended
    people: Sequence[Person]
    begun: Sequence[date | None]
