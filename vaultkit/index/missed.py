"""Missed: an index to what vaultkit may not have understood: folders of notes of no kind that dated notes link often or
that name who was there, and the notes that it left out of the records, with the reason."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from msgspec import Struct

from vaultkit.index.kinds import Kinds
from vaultkit.index.note_tags import NoteTags
from vaultkit.index.note_types import NoteTypes
from vaultkit.model.index import Index
from vaultkit.model.names_in_text import is_unspaced
from vaultkit.model.note import Note
from vaultkit.model.record import Kind
from vaultkit.syntax.name_shapes import looks_like_a_name

OFTEN = 3
"""From so many notes on, each linked from so many dated notes, a folder is asked about whose notes may be called like
people by a first name."""
FEW = 2
"""From so many linked notes on, a folder is asked about whose notes are called like people."""
SHARE = 5
"""At least one note in so many must be linked."""
ATTENDED = 3
"""From so many notes that name who was there on, a folder is asked about."""


class Missed(Struct, frozen=True, kw_only=True):
    """A folder whose notes may be records of a kind: how many there are, how many of them dated notes link, and how
    many name who was there."""

    folder: str
    kind: Kind
    notes: int
    linked: int = 0
    attended: int = 0


class LeftOut(Struct, frozen=True, kw_only=True):
    """A note that its folder or a tag would make a record, and why it is none."""

    path: str
    why: str


def missed(index: Index) -> tuple[Missed, ...]:
    """The folders, those with most linked notes first; nothing private is counted or named."""
    folders = defaultdict[str, list[Note]](list)
    for path, note in index.notes.items():
        if index.kinds[path] is Kind.NOTE and path not in index.private and note.folder and _may_be_named(index, path):
            folders[note.folder].append(note)
    tags = NoteTags(index.settings.kinds, NoteTypes(index.settings.kinds, ()), index.settings.spellings)
    found = (one for folder, notes in folders.items() for one in _in_folder(index, tags, folder, notes))
    return tuple(sorted(found, key=lambda one: (-one.linked, -one.attended, one.folder)))


def left_out(index: Index) -> tuple[LeftOut, ...]:
    """The notes left out of the records, by path; none that is private."""
    rules = Kinds(index.settings, index.notes.values())
    shown = (note for path, note in index.notes.items() if path not in index.private and _may_be_named(index, path))
    found = ((note.path, rules.read(note).left_out) for note in shown)
    return tuple(LeftOut(path=path, why=why) for path, why in found if why)


def _may_be_named(index: Index, path: str) -> bool:
    return path not in index.hidden.tainted and not index.hidden.hides_value(path)


def _in_folder(index: Index, tags: NoteTags, folder: str, notes: list[Note]) -> Iterator[Missed]:
    linked = Counter({note.path: len(_dated_links(index, note.path)) for note in notes})
    reached = [note for note in notes if linked[note.path]]
    often = [note for note in reached if linked[note.path] >= OFTEN]
    is_known = len(reached) >= FEW and _are_people(reached, by_first_name=False)
    is_known = is_known or (len(often) >= OFTEN and _are_people(often, by_first_name=True))
    if is_known and SHARE * len(reached) >= len(notes):
        yield Missed(folder=folder, kind=Kind.PERSON, notes=len(notes), linked=len(reached))
        return
    attended = sum(tags.names_people(note) for note in notes)
    if attended >= ATTENDED:
        yield Missed(folder=folder, kind=Kind.EVENT, notes=len(notes), linked=len(reached), attended=attended)


def _dated_links(index: Index, path: str) -> frozenset[str]:
    """The dated notes that link to a note."""
    places = index.backlinks.get(path, ())
    return frozenset(place.path for place in places if index.kinds.get(place.path) is Kind.DATED)


def _are_people(notes: list[Note], *, by_first_name: bool) -> bool:
    """Whether two of three notes are called like people."""
    return 3 * sum(_is_called_like_a_person(note.name, by_first_name) for note in notes) >= 2 * len(notes)


def _is_called_like_a_person(name: str, by_first_name: bool) -> bool:
    if by_first_name and name.isalpha() and name.istitle():
        return True
    return looks_like_a_name(name) or (is_unspaced(name) and 2 <= len(name) <= 4)
