"""Faults: what goes wrong while many notes are read together, to the notes with which it goes wrong, so that one note
never stops the others."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from vaultkit.model.note import Note
from vaultkit.syntax.fault import unread_note, unreadable

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


class UnreadableNotesError(Exception):
    """Reading some of the notes went wrong: `faults` by their paths."""

    def __init__(self, faults: Mapping[str, Exception]) -> None:
        """At least one fault."""
        super().__init__(*faults)
        self.faults = faults


def of_all(
    items: Iterable[_Item], path_of: Callable[[_Item], str], read: Callable[[Sequence[_Item]], _Result]
) -> _Result:
    """What `read` makes of all the items, each of which comes from the note that `path_of` names.

    Raises UnreadableNotesError for the items with which alone it goes wrong, and the fault as it is where it is no
    single item's."""
    whole = tuple(items)
    try:
        return read(whole)
    except Exception:
        read(())  # goes wrong for every item alike where the fault is none of theirs
        faults = dict(reversed([(path_of(item), fault) for item, fault in _guilty(whole, read)]))
        if not faults:
            raise
        raise UnreadableNotesError(faults) from None


def _guilty(items: Sequence[_Item], read: Callable[[Sequence[_Item]], object]) -> Iterator[tuple[_Item, Exception]]:
    """The items that cannot be read alone, with their faults; whole halves that can be read are not looked into."""
    try:
        read(items)
    except Exception as fault:
        if len(items) == 1:
            yield items[0], fault
            return
        middle = len(items) // 2
        yield from _guilty(items[:middle], read)
        yield from _guilty(items[middle:], read)


def plainer(note: Note, fault: Exception) -> Note | None:
    """The note with less in it that can go wrong, and with the finding: a plain note, of which what it says of
    `private` is kept; if that is what cannot be read, it counts as private. None for a page of vaultkit's own, and for
    a note of which there is nothing but its path."""
    if _is_page(note) or (note.failed and not note.properties and not note.fields):
        return None
    if note.failed:
        return unread_note(note.path, fault)
    diagnostics = (*note.diagnostics, unreadable(note.path, fault))
    return replace(note, blocks=(), log=(), tags=(), openings=(), writable=False, failed=True, diagnostics=diagnostics)


def _is_page(note: Note) -> bool:
    return any(entry.key == "vaultkit" for entry in note.properties)
