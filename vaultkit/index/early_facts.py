"""Early facts: what a note says of itself, while it is parsed and all of it is at hand, before the other notes are
known."""

from collections.abc import Callable, Iterable

from vaultkit.index.kinds import Kinds
from vaultkit.index.note_facts import FactReader, NoteFacts
from vaultkit.model.names import fold, stem
from vaultkit.model.note import Note
from vaultkit.model.settings import Settings


def early_facts(settings: Settings, paths: Iterable[str]) -> Callable[[Note], NoteFacts | None]:
    """What reads the facts of single notes of the vault that has notes at these paths; None where they depend on what
    another note says: in a folder that may be one person's."""
    rules = Kinds(settings)
    read = FactReader(rules, settings).read
    homes: dict[str, set[str]] = {}
    for path in paths:
        folder = path.rpartition("/")[0]
        if folder and fold(stem(path)) == fold(folder.rpartition("/")[2]):
            homes.setdefault(folder, set()).add(path)

    def facts(note: Note) -> NoteFacts | None:
        for folder in rules.personal_folders(note) if homes else ():
            if any(path != note.path for path in homes.get(folder, ())):
                return None
        return read(note)

    return facts
