"""Unknown names: those that the notes link to as people, and that have no note yet, for triage."""

import re
from collections.abc import Iterable, Mapping

from vaultkit.index.events import EventRecord
from vaultkit.model.location import Location
from vaultkit.model.names import fold

_PARTICLES = frozenset(
    {"van", "von", "der", "den", "de", "da", "di", "del", "della", "la", "le", "bin", "al", "el", "y"}
)
_WORD = re.compile(r"[^\W\d_][^\W\d_'’.\-]*(?:['’.\-][^\W\d_]*)*")


def looks_like_a_name(text: str) -> bool:
    """Whether the text is two to four words, each with a capital first letter but for particles (`van der`)."""
    words = text.split()
    own = [word for word in words if word not in _PARTICLES]
    if not 2 <= len(own) <= 4 or len(words) > 6 or not all(_WORD.fullmatch(word) for word in words):
        return False
    return all(word[0] == word[0].upper() and not (len(word) > 3 and word.isupper()) for word in own)


def unknown_names(
    links: Mapping[str, Iterable[Location]], events: Iterable[EventRecord]
) -> dict[str, tuple[Location, ...]]:
    """The names by the spelling that stands first, each with where it stands; `links` are the unresolved targets of
    dated notes, of which those count that look like a name."""
    found: dict[str, list[tuple[Location, str]]] = {}
    for target, places in links.items():
        if looks_like_a_name(target):
            found.setdefault(fold(target), []).extend((place, target) for place in places)
    for event in events:
        for name, place in event.names.items():
            if looks_like_a_name(name):
                found.setdefault(fold(name), []).append((place, name))
    return {min(places)[1]: tuple(sorted({place for place, _ in places})) for _, places in sorted(found.items())}
