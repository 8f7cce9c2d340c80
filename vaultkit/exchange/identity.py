"""Identity: the one by which other tools know a person or an event of ours; it stays from one export to the next, and
goes with the record into another vault."""

import uuid
from collections.abc import Iterable

from vaultkit.model.record import Event, Person
from vaultkit.model.regex import regex
from vaultkit.syntax.checklist import make_id

OURS = "@vaultkit"
"""The end of the identities that our own calendar gives."""

_SPACE = uuid.UUID("6f2b7f3e-6a0c-5d0b-9d52-3f4c1b7a9e10")
_ENTRY = regex(rf"([a-z]+)-([a-z0-9]{{8}}){OURS}")


def person_uid(person: Person) -> str:
    """The identity of a person for other tools: the one that they came with, else one made of the note's path."""
    return next(iter(person.uids), "") or f"urn:uuid:{uuid.uuid5(_SPACE, person.path)}"


def entry_key(kind: str, path: str, uids: Iterable[str] = ()) -> str:
    """The key (eight letters) of an entry of our calendar about the note at that path: the one that it came with, else
    one made of the path."""
    known = (parts_of(uid) for uid in uids)
    key = next((found[1] for found in known if found is not None and found[0] == kind), "")
    return key or make_id("calendar", kind, path).removeprefix("vk-")


def parts_of(uid: str) -> tuple[str, str] | None:
    """The kind and the key of an identity that our own calendar gives; None for any other."""
    found = _ENTRY.fullmatch(uid)
    return (found[1], found[2]) if found else None


def birthday_uid(person: Person) -> str:
    """The identity of a person's birthday in our calendar."""
    return f"birthday-{entry_key('birthday', person.path, person.uids)}{OURS}"


def event_uid(event: Event) -> str:
    """The identity of an event in our calendar."""
    return f"event-{entry_key('event', event.path, (event.uid,))}{OURS}"
