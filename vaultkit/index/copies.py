"""Copies: the notes, some of which are a sync tool's copies of others, to the notes without them, each with what its
copies say more."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from operator import attrgetter

from msgspec import Struct, field
from msgspec.structs import replace

from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.location import Location
from vaultkit.model.memory import Memory
from vaultkit.model.names import fold, fold_key, stem
from vaultkit.model.note import Block, Link, Note


class Copies(Struct, frozen=True, kw_only=True):
    """The copies by the path of the note that each is a side of, and the paths of these by those of the copies."""

    sides: Mapping[str, tuple[Note, ...]] = field(default_factory=dict)
    of: Mapping[str, str] = field(default_factory=dict)

    def joined(self, note: Note) -> Note:
        """The note with what its copies say more."""
        for copy in self.sides.get(note.path, ()):
            note = _with_side(note, copy)
        return note

    def findings(self) -> Iterator[Diagnostic]:
        """One on each copy; nobody is told to delete anything."""
        for copy, original in self.of.items():
            message = f"a sync tool left this copy of {original}; what it says more counts there, once"
            yield diagnose("conflict-copy", message, Location(path=copy))


def find_copies(notes: Mapping[str, Note], memory: Memory) -> Copies:
    """Those of the notes that are copies of another one of them; a note that is linked by its own name is none."""
    some = {note.path: note.copy_of for note in filter(attrgetter("copy_of"), notes.values())}
    if not some:
        return Copies()
    names = frozenset(fold(stem(path)) for path in some)
    found = memory.each("links to copies", lambda note: links_among(note, names), names).of(notes.values())
    linked = frozenset(chain.from_iterable(found))
    of = {path: _original(path, some) for path in some if fold(stem(path)) not in linked}
    of = {
        path: original
        for path, original in of.items()
        if original in notes and original not in of and not (notes[path].failed or notes[original].failed)
    }
    sides: dict[str, list[Note]] = {}
    for path, original in of.items():
        sides.setdefault(original, []).append(notes[path])
    return Copies(sides={path: tuple(found) for path, found in sides.items()}, of=of)


def _original(path: str, some: Mapping[str, str]) -> str:
    """The note at the end of a row of copies of copies."""
    seen = {path}
    while (following := some.get(path, "")) and following not in seen:
        path = following
        seen.add(path)
    return path


def links_among(note: Note, names: frozenset[str]) -> frozenset[str]:
    """Those of the folded names to which a note links."""
    return names & {fold(stem(link.target)) for link in _links(note)}


def _links(note: Note) -> Iterator[Link]:
    parts: Iterable[Iterable[Link]] = (
        *(entry.links for entry in note.properties),
        *(entry.links for entry in note.fields),
        *(block.links for block in note.blocks),
        *(line.links for line in note.log),
    )
    return chain.from_iterable(parts)


def _with_side(note: Note, copy: Note) -> Note:
    """The note with those properties, blocks, log lines, fields and tags of its copy that it has not itself; each says
    where it stands."""
    said = {(line.day, line.text) for line in note.log}
    ids = {line.id for line in note.log if line.id}
    log = [line for line in copy.log if (line.day, line.text) not in said and line.id not in ids]
    fields = {(entry.key, entry.value) for entry in note.fields}
    keys = {fold_key(entry.key) for entry in note.properties}
    tags = {tag.name.lower() for tag in note.tags}
    return replace(
        note,
        properties=(*note.properties, *(entry for entry in copy.properties if fold_key(entry.key) not in keys)),
        blocks=(*note.blocks, *_more_blocks(note, copy)),
        log=(*note.log, *log),
        fields=(*note.fields, *(entry for entry in copy.fields if (entry.key, entry.value) not in fields)),
        tags=(*note.tags, *(tag for tag in copy.tags if tag.name.lower() not in tags)),
        diagnostics=(*note.diagnostics, *copy.diagnostics),
    )


def _more_blocks(note: Note, copy: Note) -> Iterator[Block]:
    """The blocks of the copy that the note has not; one whose parent the note has too hangs on that."""
    places = {_key(block): number for number, block in reversed(list(enumerate(note.blocks)))}
    known = set(places)
    moved: dict[int, int] = {}
    following = len(note.blocks)
    for number, block in enumerate(copy.blocks):
        key = _key(block)
        if key in known:
            moved[number] = places[key]
            continue
        moved[number] = following
        following += 1
        parent = None if block.parent is None else moved.get(block.parent)
        yield replace(block, parent=parent, links=tuple(link for link in block.links if link.target))


def _key(block: Block) -> tuple[str, str, str]:
    return block.kind, block.section, block.text
