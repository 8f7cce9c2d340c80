"""Plain links: a plain note, of which nothing else may count, to the names by which its links may lead somewhere."""

from collections.abc import Iterable

from vaultkit.index.task_notes import may_be_task
from vaultkit.model.names import fold
from vaultkit.model.note import Note
from vaultkit.model.record import Kind


def plain_links(note: Note, kind: Kind) -> tuple[str, ...] | None:
    """The names by which the links of a note of that kind may lead somewhere, each once; None where anything else that
    the note says may count, or where a link does not end in a name."""
    if kind is not Kind.NOTE or note.headings or may_be_task(note):
        return None
    targets = {link.target for block in note.blocks for link in block.links}
    targets |= {link.target for entry in note.properties for link in entry.links}
    if any(target.startswith(".") for target in targets):
        return None
    return tuple(dict.fromkeys(name for target in targets for name in _names_in(target)))


def _names_in(target: str) -> Iterable[str]:
    """The last part of a target, and of what stands before its `#`."""
    whole = fold(target).rpartition("/")[2]
    return (whole, fold(target.partition("#")[0].strip()).rpartition("/")[2]) if "#" in target else (whole,)
