"""Presence: a note to whom it names as present, in a property, below a heading, behind a label, or in its text."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct, field

from vaultkit.index.properties import Properties
from vaultkit.index.references import Reference
from vaultkit.index.told import ToldReader
from vaultkit.model.location import Location
from vaultkit.model.note import Block, Note
from vaultkit.model.record import Kind
from vaultkit.model.regex import regex
from vaultkit.model.settings import Settings
from vaultkit.syntax.name_shapes import looks_like_a_name
from vaultkit.syntax.presence_labels import after_label, is_presence_label, ready_labels
from vaultkit.syntax.verdict import Reading

_AFTER_NAME = regex(r" [-–—] |[:(,]")
_BETWEEN = regex(r"(?<!\s)\s*(?:[,;、，]|\s&\s|\sand\s|\sund\s|\set\s|\sy\s)\s*|[,;、，]\s*")
_CALLOUT = regex(r"\[![^\[\]\n]+\][+-]?[ \t]*(?P<title>[^\n]*)\n?")
MOST_IN_TEXT = 8
"""Of more people than this in the text of an event each is only named."""


class Present(Struct, frozen=True, kw_only=True):
    """Who was there: people by path and other names, with the places (None for a name that leads to some other note),
    those of the people who are only named, and why others who are linked do not count, with the
    places."""

    people: Mapping[str, Location] = field(default_factory=dict)
    names: Mapping[str, Location | None] = field(default_factory=dict)
    named: frozenset[str] = frozenset()
    left_out: Mapping[str, tuple[str, Location]] = field(default_factory=dict)


class PresenceReader:
    """Reads who was there by the labels and words of one vault's settings."""

    def __init__(self, settings: Settings) -> None:
        """Makes the lists ready once."""
        self._labels = ready_labels(settings.contact_words["presence labels"])
        self._told = ToldReader(settings)

    def present(self, values: Properties, keys: Sequence[str], day: date | None) -> Present:
        """Who the note of an event names, by the properties `keys`, lists and labels; where these name nobody, who is
        linked in its text."""
        people: dict[str, Location] = {}
        names: dict[str, Location | None] = {}
        said = [found for key in keys for found in values.refs(key, Kind.PERSON)]
        for found in (*said, *self._listed(values)):
            if values.references.kind(found.ref.path) is Kind.PERSON:
                people.setdefault(found.ref.path, found.location)
            else:
                names.setdefault(found.ref.name, None if found.ref.path else found.location)
        if people or names:
            return Present(people=people, names=names)
        return self._in_text(values, day)

    def _in_text(self, values: Properties, day: date | None) -> Present:
        people: dict[str, Location] = {}
        left_out: dict[str, tuple[str, Location]] = {}
        note = values.note
        for block in note.blocks:
            known = {link.target: path for link in block.links if (path := values.references.person(link))}
            if not known or (block.kind == "row" and not block.links):
                continue
            for told in self._told.of(note, block, known, {}, day):
                counts = told.verdict.reading in (Reading.CONTACT, Reading.MENTION)
                if counts and not told.is_task:
                    people.setdefault(told.person, told.location)
                else:
                    why = "a task" if counts else told.verdict.word
                    left_out.setdefault(told.person, (why, told.location))
        named = frozenset(people) if len(people) > MOST_IN_TEXT else frozenset[str]()
        return Present(
            people=people, named=named, left_out={path: why for path, why in left_out.items() if path not in people}
        )

    def _listed(self, values: Properties) -> Iterator[Reference]:
        note = values.note
        listed = [block for block in note.blocks if not block.quoted and self._is_listed(note, block)]
        ticked = {block.above for block in listed if block.task is not None and block.task.is_done}
        for block in note.blocks:
            if block.quoted:
                continue
            if self._is_listed(note, block):
                if block.kind == "heading" or not _is_there(block, is_ticked=block.above in ticked):
                    continue
                yield from self._entry(values, block, self._without_title(block), is_list=block.kind == "item")
            elif block.kind != "row":
                for line in block.text.split("\n"):
                    rest = after_label(line, self._labels)
                    if rest and not rest.startswith(":"):
                        yield from self._entry(values, block, rest, is_list=False)

    def _is_listed(self, note: Note, block: Block) -> bool:
        """Whether the block stands below a heading, in a callout or in an item that names who was there."""
        if any(is_presence_label(heading, self._labels) for heading in block.above):
            return True
        callout = _CALLOUT.match(block.text)
        if callout and is_presence_label(callout["title"], self._labels):
            return True
        parent = block.parent
        while parent is not None:
            if is_presence_label(note.blocks[parent].text.rstrip(": *_"), self._labels):
                return True
            parent = note.blocks[parent].parent
        return False

    @staticmethod
    def _without_title(block: Block) -> str:
        callout = _CALLOUT.match(block.text)
        return block.text[callout.end() :] if callout else block.text

    def _entry(self, values: Properties, block: Block, text: str, *, is_list: bool) -> Iterator[Reference]:
        """Whom an entry names: its links, else the name that it is, or the names between its commas."""
        references = values.references
        if "[[" in text or "](" in text:
            linked = references.read_in_text(text, block.location, Kind.PERSON)
            people = tuple(found for found in linked if references.kind(found.ref.path) is Kind.PERSON)
            # Of a table's row the first link is who, and others may be what they do and where.
            yield from (people or linked[:1]) if block.kind == "row" else linked
            return
        for line in text.split("\n"):
            whole = " ".join(line.split())
            parts = [whole] if is_list else _BETWEEN.split(whole)
            for part in parts:
                name = part if "@" in part else _AFTER_NAME.split(part, maxsplit=1)[0].strip()
                if not name or after_label(name + ":", self._labels) is not None:
                    continue
                if is_list or looks_like_a_name(name.lstrip("@")) or references.knows(name, block.location):
                    yield from references.read(name, block.location, Kind.PERSON)


def _is_there(block: Block, *, is_ticked: bool) -> bool:
    """Whether an entry of a list counts: of a list that is ticked only what is."""
    task = block.task
    return task is None or task.is_done or not (is_ticked or task.is_dropped)


def present_people(values: Properties) -> tuple[tuple[str, Location], ...]:
    """The people whom the property of a dated note names, each with its place, without any finding."""
    found = (
        (path, location)
        for text, location in values.scalars("people")
        for path in values.references.people(text, location)
    )
    return tuple(dict(found).items())
