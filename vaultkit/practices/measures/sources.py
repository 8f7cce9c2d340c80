"""Sources: which line of a note says a property, so that a reason can name it."""

from vaultkit.model.index import Index
from vaultkit.model.location import Location


def property_location(index: Index, path: str, *names: str) -> Location | None:
    """Where the first of the properties, by our names for them, stands in a note, in any of its spellings."""
    note = index.notes.get(path)
    if note is None:
        return None
    for name in names:
        spellings = {_folded(word) for word in (name, *index.settings.spellings.get(name, ()))}
        for prop in note.properties:
            if _folded(prop.key) in spellings:
                return prop.location
    return None


def _folded(key: str) -> str:
    return "".join(char for char in key.casefold() if char not in " -_")
