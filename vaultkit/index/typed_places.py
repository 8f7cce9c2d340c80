"""Typed places: findings on links of lines that are still to be appended, to the same at the place where their words
stand now: the ticked item."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from msgspec.structs import replace

from vaultkit.model.diagnostic import Diagnostic
from vaultkit.model.location import Location
from vaultkit.model.note import Note
from vaultkit.model.page import Pending


def at_typed_places(
    findings: Iterable[Diagnostic], notes: Mapping[str, Note], pending: Iterable[Pending]
) -> Iterator[Diagnostic]:
    """The findings, those on a link of a line that does not stand in its note yet at the item that asks for it."""
    places: dict[Location, Location] = {}
    for one in pending:
        note = notes[one.path]
        links = [line.links for line in note.log if line.id == one.id]
        links += [block.links for block in note.blocks if block.task and block.id == one.id]
        places |= {link.location: one.location for link in chain.from_iterable(links)}
    if not places:
        yield from findings
        return
    for found in findings:
        yield replace(found, location=places[found.location]) if found.location in places else found
