"""Reach: a person's note to the ways to reach that person: mail, phone, profile."""

from vaultkit.model.record import Person
from vaultkit.model.view import Way

MOST = 3
"""So many of a kind are looked at for one that can be linked."""


def ways_of(person: Person) -> tuple[Way, ...]:
    """The first mail addresses, numbers and profiles that the note gives, as it gives them, kind by kind."""
    profiles = [url for url in person.urls if "linkedin.com/" in url.casefold()]
    found = (("mail", person.emails), ("call", person.phones), ("LinkedIn", profiles))
    return tuple([Way(kind=kind, address=address) for kind, addresses in found for address in addresses[:MOST]])
