"""Silent links: the links to one person that tell of no contact, and the lines in their note that were taken back, of
which the reading of all notes says nothing, to the rule by which each does not count; worked out for one person when it
is asked why."""

from collections.abc import Iterable, Iterator
from itertools import chain
from operator import attrgetter

from msgspec.structs import replace

from vaultkit.index.day_names import DayNames
from vaultkit.index.private_notes import private_notes
from vaultkit.index.told import first_line, is_intended, is_intention
from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.names import fold, fold_key, stem
from vaultkit.model.note import Block, Field, Link, Note, Property
from vaultkit.model.record import Kind, Person, Uncounted
from vaultkit.model.regex import regex
from vaultkit.syntax.logline import parse_log_line
from vaultkit.syntax.own_lines import TAKEN_BACK

_PLACE = attrgetter("location", "why")
_NO_DAY = "no day: the note is not dated, and no heading above with a date"
_BY_KIND = {
    Kind.PERSON: "in somebody else's note, whose lines tell of contact with them",
    Kind.GROUP: "in the note of a group, which tells of no contact",
    Kind.GOAL: "in the note of a goal, which tells of no contact",
    Kind.BOUNDARIES: "in the note of the boundaries, which tells of no contact",
    Kind.DATED: "no day: the note is of more than a month",
    Kind.NOTE: _NO_DAY,
}
_LINK = regex(r"\[\[([^\[\]|#\n]+)")


def with_silent_links(index: Index, path: str) -> Index:
    """The index, which of the person at that path says of every link that does not count why it does not."""
    return replace(index, uncounted={**index.uncounted, path: uncounted_links(index, path)})


def uncounted_links(index: Index, path: str) -> tuple[Uncounted, ...]:
    """What of the person at that path does not count, with every link that does not, each with why, by place."""
    told = index.uncounted.get(path, ())
    person = next((one for one in index.people if one.path == path), None)
    if person is None:
        return told
    found = tuple(dict.fromkeys(_silent(index, person)))
    return tuple(sorted((*told, *found), key=_PLACE))


def _silent(index: Index, person: Person) -> Iterator[Uncounted]:
    path = person.path
    said = (index.history.get(path, ()), index.planned.get(path, ()), index.uncounted.get(path, ()))
    told = {(one.location.path, one.location.line) for some in said for one in some}
    yield from _Links(index, path, told).of_others()
    if path in index.notes:
        yield from _own_days(index, index.notes[path], told)
        yield from _taken_back(index, index.notes[path])
    for change in person.changes:
        why = f"the kind {change.kind}: news, and no contact"
        yield Uncounted(person=path, day=change.day, why=why, text=change.text, location=change.location)
    names = {fold(name) for name in (person.name, stem(path), path.removesuffix(".md"), *person.aliases)}
    yield from _unlinked(index, person, names)
    yield from _in_output(index, path, names)
    yield from _in_templates(index, path, names)


class _Links:
    """The links to one person in the notes of others; `told` are the places of which it is said what they are."""

    def __init__(self, index: Index, person: str, told: set[tuple[str, int]]) -> None:
        self._index, self._person, self._told = index, person, told
        self._undated = {event.path for event in index.events if event.day is None}
        self._people = {fold_key(key) for key in ("people", *index.settings.spellings.get("people", ()))}

    def of_others(self) -> Iterator[Uncounted]:
        """Each that tells of no contact and is not told yet, with why it does not."""
        by_note: dict[str, list[Location]] = {}
        for place in self._index.backlinks.get(self._person, ()):
            if place.path != self._person and place.path in self._index.notes:
                by_note.setdefault(place.path, []).append(place)
        for path, places in by_note.items():
            yield from self._of_note(self._index.notes[path], places)

    def _of_note(self, note: Note, places: Iterable[Location]) -> Iterator[Uncounted]:
        kind = self._index.kinds.get(note.path, Kind.NOTE)
        blocks = {link.location: (block, link) for block in note.blocks for link in block.links}
        said: tuple[Property | Field, ...] = (*note.properties, *note.fields)
        entries = {link.location: entry for entry in said for link in entry.links}
        for place in places:
            block, link = blocks.get(place, (None, None))
            entry = entries.get(place)
            lines = {one.location.line for one in (block, entry) if one is not None} | {place.line}
            if any((note.path, line) in self._told for line in lines) and not (link and link.embed):
                continue
            text = _line(block, place) if block else ""
            yield Uncounted(
                person=self._person, why=self._why(note, kind, block, link, entry), text=text, location=place
            )

    def _why(
        self, note: Note, kind: Kind, block: Block | None, link: Link | None, entry: Property | Field | None
    ) -> str:
        if link is not None and link.embed:
            return "an embed"
        if block is not None and (box := _of_box(note, block)):
            return box
        if kind is Kind.EVENT and note.path in self._undated:
            return "no day: the event has none"
        if entry is not None and kind is Kind.DATED and fold_key(entry.key) in self._people:
            return f"the property {entry.key} of a note that is of no single day"
        if entry is not None:
            return f"the property {entry.key}, which tells of no contact"
        return "the event says elsewhere who was there" if kind is Kind.EVENT else _BY_KIND.get(kind, _NO_DAY)


def _of_box(note: Note, block: Block) -> str:
    """What the quotation or the task says in which the block stands, "" where it is in none."""
    if block.quoted:
        return "in a quote"
    if block.task is not None and block.task.is_dropped:
        return f"the box [{block.task.status}]"
    if is_intention(block):
        return "an intention: an open task"
    if block.task is not None and block.task.is_done and block.task.done is None:
        return "a done task without a day"
    return "below an open task" if is_intended(block, note) else ""


def _entry_at(entries: Iterable[Property | Field], place: Location) -> Property | Field | None:
    return next((entry for entry in entries if any(link.location == place for link in entry.links)), None)


def _line(block: Block, place: Location) -> str:
    lines = block.text.split("\n")
    number = place.line - block.location.line
    return lines[number].strip() if 0 <= number < len(lines) else first_line(block.text)


def _own_days(index: Index, note: Note, told: set[tuple[str, int]]) -> Iterator[Uncounted]:
    """The links to days in the person's own note that tell of no contact."""
    names = DayNames(index.settings.dated)
    for block in note.blocks:
        for link in block.links:
            line = link.location.line
            if {(note.path, line), (note.path, block.location.line)} & told or names.link(link.target) is None:
                continue
            entry = _entry_at(note.fields, link.location)
            why = "an embed" if link.embed else _of_box(note, block)
            why = why or (f"the property {entry.key}, which tells of no contact" if entry else "")
            if why:
                text = _line(block, link.location)
                yield Uncounted(
                    person=note.path, day=names.link(link.target), why=why, text=text, location=link.location
                )


def _taken_back(index: Index, note: Note) -> Iterator[Uncounted]:
    """The lines that vaultkit appended to the person's own note and that were taken back since."""
    lines = [(block, parse_log_line(f"- {block.text}", block.location)) for block in note.blocks if block.id]
    marked = {block.id for block, line in lines if line and line.text.strip() == TAKEN_BACK}
    for block, line in lines:
        if line is None or line.text.strip() == TAKEN_BACK:
            continue
        why = f"{TAKEN_BACK}: a line with its id says so" if block.id in marked else ""
        if index.taken_back.get(block.id) == note.path:
            why = why or f"{TAKEN_BACK}: its box is empty again"
        if why:
            yield Uncounted(person=note.path, day=line.day, why=why, text=line.text, location=block.location)


def _unlinked(index: Index, person: Person, names: set[str]) -> Iterator[Uncounted]:
    """What is written like a link to the person and is none."""
    for path, unlinked in index.unlinked.items():
        for one in unlinked if path != person.path else ():
            if fold(one.target.removesuffix(".md")) in names:
                yield Uncounted(person=person.path, why=one.why, text=f"[[{one.target}]]", location=one.location)


def _in_output(index: Index, person: str, names: set[str]) -> Iterator[Uncounted]:
    """The first of the links on each page of vaultkit's."""
    pages = [index.notes[path] for path in index.notes if index.kinds.get(path) is Kind.PAGE]
    private = private_notes(pages, index.settings.spellings).paths
    for note in pages:
        if note.path not in private:
            yield from _first_in(person, note.path, note.source, names)


def _in_templates(index: Index, person: str, names: set[str]) -> Iterator[Uncounted]:
    """The links in templates; what one says of `private` holds for it, too."""
    private = private_notes(index.templates, index.settings.spellings).paths
    for note in index.templates:
        if note.path in private:
            continue
        links = chain(*(entry.links for entry in note.properties), *(block.links for block in note.blocks))
        found = next((link for link in links if fold(link.target.removesuffix(".md")) in names), None)
        if found is not None:
            # Its path stands for its text, so that a name in it is held back that is private.
            yield Uncounted(person=person, why="in a template", text=note.path, location=found.location)


def _first_in(person: str, path: str, source: str, names: set[str]) -> Iterator[Uncounted]:
    for number, line in enumerate(source.split("\n"), 1):
        if "[[" in line and any(fold(target.strip()) in names for target in _LINK.findall(line)):
            place = Location(path=path, line=number)
            yield Uncounted(person=person, why="on a page that vaultkit wrote", text=path, location=place)
            return
