"""Known people: everybody who may be shown, with what follows from the contacts with them alone."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Protocol

from msgspec import Struct

from vaultkit.measures.contact_summaries import summary_of
from vaultkit.measures.contacts import counted, is_imported, is_mention
from vaultkit.measures.rhythm import contact_days, strength_of
from vaultkit.measures.standing import is_alive, is_from_import
from vaultkit.model.contact_summary import ContactSummary
from vaultkit.model.hidden import Hidden
from vaultkit.model.index import Index
from vaultkit.model.memory import Memory
from vaultkit.model.record import Interaction, Person, Source


class Facts(Protocol):
    """What follows from the contacts with a person: as of a tie."""

    @property
    def days(self) -> tuple[date, ...]:
        """The days of contact."""

    @property
    def summary(self) -> ContactSummary:
        """What is asked of the contacts of everybody."""

    @property
    def silence(self) -> int | None:
        """The days since the last one."""

    @property
    def is_alive(self) -> bool:
        """Whether the tie is alive."""

    @property
    def is_from_import(self) -> bool:
        """Whether nothing but imports tells of it."""

    @property
    def strength(self) -> float:
        """Its strength."""

    @property
    def last_mention(self) -> date | None:
        """The newest day on which a line did no more than name the person."""


class Known(Struct, frozen=True):
    """A person with all that tells of contact, the contacts that count, the first day of which the notes of contact
    tell, and what follows from them; `is_left` says that the facts are those of the tie that an earlier process left,
    which may be the one that would be made."""

    person: Person
    evidence: Sequence[Interaction]
    contacts: Sequence[Interaction]
    begun: date | None
    facts: Facts
    is_left: bool = False


class _Found(Struct, frozen=True):
    """The facts as they are found out."""

    days: tuple[date, ...]
    summary: ContactSummary
    silence: int | None
    is_alive: bool
    is_from_import: bool
    strength: float
    last_mention: date | None


def known_people(index: Index, hidden: Hidden, memory: Memory) -> Sequence[Known]:
    """Everybody in an index of which that is `hidden`, by path, with their days of contact."""
    people = sorted(index.people, key=lambda person: person.path)
    today = index.today
    left = cache(lambda: memory.rows.left_ties((today, hidden)))

    def known(person: Person, evidence: Sequence[Interaction]) -> Known:
        if (rows := left()) is not None and (found := rows.known(person, evidence)) is not None:
            return Known(person, evidence, *found, True)
        return _known(person, evidence, today)

    every = memory.each("known people", known, today)
    return every.of(people, [index.history.get(person.path, ()) for person in people])


def _known(person: Person, evidence: Sequence[Interaction], today: date) -> Known:
    contacts = counted(evidence)
    days = contact_days(contacts)
    silence = (today - days[-1]).days if days else None
    from_import = is_from_import(person, evidence)
    facts = _Found(
        days=days,
        summary=summary_of(contacts, days, today),
        silence=silence,
        is_alive=not from_import and is_alive(person, contacts, silence),
        is_from_import=from_import,
        strength=strength_of(contacts, today),
        last_mention=max((one.day for one in evidence if is_mention(one)), default=None),
    )
    begun = next((contact.day for contact in contacts if _begins(contact)), None)
    return Known(person, evidence, contacts, begun, facts)


def _begins(contact: Interaction) -> bool:
    """Whether the notes of contact may begin with it: no property, and nothing that was imported."""
    return bool(contact.depth) and contact.source is not Source.PROPERTY and not is_imported(contact)
