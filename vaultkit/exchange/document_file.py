"""Document file: a JSON document that we exported, to its entries again; one that cannot be read is a fault of its own,
and the others are read."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from vaultkit.exchange.document import VERSION, EventEntry, GoalEntry, GroupEntry, PersonEntry
from vaultkit.exchange.records import Fault, UnreadableError

_Entry = TypeVar("_Entry", PersonEntry, EventEntry, GroupEntry, GoalEntry)
_HINT = "This reads what `vaultkit export json` writes."


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """The entries of a document, each with its place (`vault.json: person 3`), and what could not be read."""

    people: tuple[tuple[str, PersonEntry], ...] = ()
    events: tuple[tuple[str, EventEntry], ...] = ()
    groups: tuple[tuple[str, GroupEntry], ...] = ()
    goals: tuple[tuple[str, GoalEntry], ...] = ()
    faults: tuple[Fault, ...] = ()


def read_document(data: bytes, name: str) -> Entries:
    """The entries of a document of ours.

    Raises UnreadableError for any other JSON, and for a document of a later version."""
    import msgspec  # takes its time

    try:
        whole = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise UnreadableError("the file is no JSON", _HINT) from None
    if not isinstance(whole, dict) or whole.get("vaultkit") != "export":
        raise UnreadableError("the JSON is no document of vaultkit's", _HINT)
    if whole.get("version") != VERSION:
        raise UnreadableError("the document is of another version", f"This vaultkit reads version {VERSION}.")
    faults: list[Fault] = []
    return Entries(
        people=tuple(_entries(whole.get("people"), PersonEntry, f"{name}: person", faults)),
        events=tuple(_entries(whole.get("events"), EventEntry, f"{name}: event", faults)),
        groups=tuple(_entries(whole.get("groups"), GroupEntry, f"{name}: group", faults)),
        goals=tuple(_entries(whole.get("goals"), GoalEntry, f"{name}: goal", faults)),
        faults=tuple(faults),
    )


def _entries(said: Any, kind: type[_Entry], place: str, faults: list[Fault]) -> Iterator[tuple[str, _Entry]]:
    import msgspec

    for number, one in enumerate(said if isinstance(said, list) else (), start=1):
        try:
            entry = msgspec.convert(one, kind)
        except (msgspec.ValidationError, RecursionError):
            faults.append(Fault(place=f"{place} {number}", message="the entry does not fit the schema; it is left out"))
            continue
        if entry.name.strip():
            yield f"{place} {number}", entry
        else:
            faults.append(Fault(place=f"{place} {number}", message="the entry has no name"))
