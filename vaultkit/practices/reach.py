"""Reach: a person's note to the ways to reach that person: mail, phone, profile."""

from vaultkit.model.record import Person
from vaultkit.model.view import Way


def ways_of(person: Person) -> tuple[Way, ...]:
    """The first mail address, number and profile that the note gives, as it gives them."""
    profile = next((url for url in person.urls if "linkedin.com/" in url.casefold()), "")
    found = (("mail", person.emails[:1]), ("call", person.phones[:1]), ("LinkedIn", (profile,) if profile else ()))
    return tuple(Way(kind=kind, address=address) for kind, addresses in found for address in addresses)
