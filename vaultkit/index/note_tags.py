"""Note tags: the tags that speak of a note as a whole to the kinds that they may mean."""

import re
from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct

from vaultkit.index.note_types import NoteType, NoteTypes
from vaultkit.index.values import flatten
from vaultkit.model.kind_rules import KindRule
from vaultkit.model.kind_words import TYPE_PREFIXES, words_of
from vaultkit.model.names import fold_key, label
from vaultkit.model.note import Block, Field, Note, Property
from vaultkit.model.record import Kind
from vaultkit.syntax.head import is_tag_label, labelled_tags
from vaultkit.syntax.presence_labels import after_label, is_presence_label

_PREFIXES = frozenset(label(word) for word in words_of(TYPE_PREFIXES))
_KEYS: Mapping[Kind, tuple[str, ...]] = {
    Kind.PERSON: (
        "email", "phone", "linkedin", "birthday", "tier", "cadence", "relation", "role", "org", "met", "via",
        "last_contact", "next_contact", "snooze", "seniority", "trust", "helped",
    ),
    Kind.EVENT: ("date", "people"),
    Kind.GROUP: ("stage", "cadence", "since", "people"),
    Kind.GOAL: ("wants", "review", "horizon"),
}  # fmt: skip
_NO_KEYS = frozenset(map(fold_key, ("title", "work")))
"""Spellings that articles use as well."""


class TagType(Struct, frozen=True, kw_only=True):
    """What a tag says of a note; `needs` names what must stand beside it: "" nothing, `date` the day of an event,
    `keys` properties of that kind."""

    type: NoteType
    needs: str = ""


class NoteTags:
    """The tags of one vault's settings."""

    def __init__(
        self, rules: Mapping[str, KindRule], types: NoteTypes, spellings: Mapping[str, tuple[str, ...]]
    ) -> None:
        """`types` knows the words, `spellings` are the settings' of properties."""
        self._types = types
        self._order = {Kind(name): place for place, name in enumerate(rules)}
        self._weak = {(Kind(name), word) for name, rule in rules.items() for word in rule.weak}
        self._keys = {kind: _folded(names, spellings) for kind, names in _KEYS.items()}
        self._date = _folded(("date",), spellings)
        self._people = _folded(("people",), spellings)
        self._known: dict[str, TagType | None] = {}

    def of(self, note: Note) -> tuple[NoteType, ...]:
        """What the note's tags say of it, in the order of the kinds, each kind once."""
        if not (note.tags or note.fields):
            return ()
        found: dict[Kind, NoteType] = {}
        said = ((self._meaning(tag), "") for tag in own_tags(note))
        elsewhere = ((self._meaning(tag), "keys") for tag in lone_tags(note)) if note.tags else ()
        for tag, needs in (*said, *elsewhere):
            if tag and tag.type.kind not in found and self._has(note, tag.type.kind, needs or tag.needs):
                found[tag.type.kind] = tag.type
        return tuple(found[kind] for kind in sorted(found, key=self._order.__getitem__))

    def has_keys(self, note: Note, kind: Kind) -> bool:
        """Whether the note has a property of its own that is one of that kind; an event has a date and people."""
        if kind is Kind.EVENT:
            return self.has_date(note) and self.names_people(note)
        return kind in self._keys and _has(note, self._keys[kind])

    def _has(self, note: Note, kind: Kind, needs: str) -> bool:
        return not needs or (self.has_date(note) if needs == "date" else self.has_keys(note, kind))

    def has_date(self, note: Note) -> bool:
        """Whether a property says the note's day."""
        return _has(note, self._date)

    def names_people(self, note: Note) -> bool:
        """Whether the note says who was there."""
        return _has(note, self._people) or any(map(_is_roster, note.blocks))

    def _meaning(self, tag: str) -> TagType | None:
        if tag not in self._known:
            self._known[tag] = self._find(tag)
        return self._known[tag]

    def _find(self, tag: str) -> TagType | None:
        *prefixes, last = tag.split("/")
        found = self._types.exactly(last)
        if found and (not prefixes or found.kind is Kind.PERSON or label(prefixes[-1]) in _PREFIXES):
            return TagType(type=found, needs="keys" if (found.kind, found.word) in self._weak else "")
        first = self._types.exactly(prefixes[0]) if prefixes else None
        if first is None:
            return None
        is_event = first.kind is Kind.EVENT and (first.kind, first.word) not in self._weak
        return TagType(type=first, needs="date" if is_event else "keys")


def _is_roster(block: Block) -> bool:
    """Whether a block stands below a heading that names who was there, or holds a line that does."""
    if block.section and is_presence_label(block.section):
        return True
    return ":" in block.text and any(after_label(line) for line in block.text.split("\n"))


def own_tags(note: Note) -> tuple[str, ...]:
    """The tags that speak of the note as a whole: those of its front matter, of `tags::` and `Tags:` lines, and those
    with which the lines of its head begin."""
    listed = [text for entry in note.properties if fold_key(entry.key) == "tags" for text in _texts(entry)]
    fields = [text for entry in note.fields if is_tag_label(entry.key) for text in re.split(r"[\s,]+", entry.value)]
    lines = [tag for block in note.blocks if block.tags and ":" in block.text for tag in labelled_tags(block.text)]
    every = (*listed, *fields, *note.head_tags, *lines)
    return tuple(dict.fromkeys(tag.removeprefix("#").strip("/") for tag in every if tag))


def lone_tags(note: Note) -> Iterator[str]:
    """The tags of body lines that hold nothing but tags, wherever they stand."""
    for block in note.blocks:
        if block.tags and block.kind == "paragraph" and all(word.startswith("#") for word in block.text.split()):
            yield from (tag.removeprefix("#") for tag in block.tags)


def _texts(entry: Property) -> Iterator[str]:
    for text in flatten(entry.value):
        if isinstance(text, str) and not re.search(r"[\s,]", text):
            yield text


def _folded(names: Collection[str], spellings: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    keys = {fold_key(key) for name in names for key in (name, *spellings.get(name, ()))}
    return frozenset(keys - _NO_KEYS)


def _has(note: Note, keys: frozenset[str]) -> bool:
    entries: tuple[Property | Field, ...] = (*note.properties, *note.fields) if note.fields else note.properties
    values = [entry.value for entry in entries if fold_key(entry.key) in keys]
    return any(next(flatten(value), None) is not None for value in values)
