"""Unknown names: those that the notes link to as people, and that have no note yet, for triage."""

from collections.abc import Iterable, Mapping

from vaultkit.model.accounts import EventRecord
from vaultkit.model.location import Location
from vaultkit.model.names import fold
from vaultkit.syntax.name_shapes import looks_like_a_name


def unknown_names(
    links: Mapping[str, Iterable[Location]], events: Iterable[EventRecord], mine: Iterable[str] = ()
) -> dict[str, tuple[Location, ...]]:
    """The names by the spelling that stands first, each with where it stands; `links` are the unresolved targets of
    dated notes, of which those count that look like a name; `mine` are the owner's."""
    found: dict[str, list[tuple[Location, str]]] = {}
    owner = {fold(name) for name in mine}
    for target, places in links.items():
        if looks_like_a_name(target) and fold(target) not in owner:
            found.setdefault(fold(target), []).extend((place, target) for place in places)
    for event in events:
        for name, place in event.names.items():
            if looks_like_a_name(name) and fold(name) not in owner:
                found.setdefault(fold(name), []).append((place, name))
    return {min(places)[1]: tuple(sorted({place for place, _ in places})) for _, places in sorted(found.items())}
