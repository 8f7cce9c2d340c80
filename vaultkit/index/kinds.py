"""Kinds: what each note is."""

import re
from collections.abc import Iterator

from vaultkit.index.day_names import DayNames, Named
from vaultkit.model.names import fold, fold_key, stem
from vaultkit.model.note import Note, Value
from vaultkit.model.record import Kind
from vaultkit.model.settings import Settings
from vaultkit.syntax.wikilink import parse_reference


def flatten(value: Value) -> Iterator[str | int | float | bool]:
    """The scalars of a value, in order, however deeply nested; mappings and nulls are left out."""
    if isinstance(value, tuple):
        for part in value:
            yield from flatten(part)
    elif isinstance(value, str):
        if value.strip():
            yield value.strip()
    elif isinstance(value, bool | int | float):
        yield value


def shown(text: str) -> str:
    """A text value as words: of a link what it displays, else the last part of its target."""
    if "[" not in text:
        return text
    link = parse_reference(text)
    if link is None:
        return text
    return link.display or stem(link.target)


class Kinds:
    """The rules of one vault's settings, ready to be asked note by note."""

    def __init__(self, settings: Settings) -> None:
        """Reads the lists of words, folders and formats once."""
        self._kind_keys = {fold_key(key) for key in ("kind", *settings.spellings.get("kind", ()))}
        self._words = {fold(word): Kind(name) for name, rule in settings.kinds.items() for word in rule.words}
        self._folders = {fold(folder): Kind(name) for name, rule in settings.kinds.items() for folder in rule.folders}
        self.days = DayNames(settings.dated)
        self._pages = fold(settings.pages_folder.strip("/")) + "/"

    def kind(self, note: Note) -> Kind:
        """What the note is: a plain note where reading it failed, else our own page, else what it says itself, else
        what its folder says, else what its name says.

        A note that is named by nothing but a day stays dated whatever its tags are, since they say what the day was
        about; one with a title may be an event by them."""
        if note.failed:
            return Kind.NOTE
        if any(fold_key(entry.key) == "vaultkit" for entry in note.properties):
            return Kind.PAGE
        if fold(note.path).startswith(self._pages):
            return Kind.NOTE
        if typed := self._first(self._typed(note)):
            return typed
        named = self.dated(note) if note.tags else None
        tagged = self._first(self._tagged(note)) if note.tags else None
        if tagged and not (named and (tagged is not Kind.EVENT or not named.titled)):
            return tagged
        return self._filed(note) or (Kind.DATED if named or self.dated(note) else Kind.NOTE)

    def word(self, note: Note) -> str:
        """The word by which the note says its kind (`meetup`), folded, "" when only its folder or name tells."""
        return next((word for word in (*self._typed(note), *self._tagged(note)) if word in self._words), "")

    def says_more_than_tags(self, note: Note) -> bool:
        """Whether the note's kind is told by a property or its folder, not by a tag alone."""
        return self._first(self._typed(note)) is not None or self._filed(note) is not None

    def dated(self, note: Note) -> Named | None:
        """What the note's name stands for, if it is a day or another span of days."""
        return self.days.note(note.path)

    def _first(self, words: Iterator[str]) -> Kind | None:
        return next((self._words[word] for word in words if word in self._words), None)

    def _typed(self, note: Note) -> Iterator[str]:
        for entry in note.properties:
            if fold_key(entry.key) in self._kind_keys:
                yield from (fold(shown(text)) for text in flatten(entry.value) if isinstance(text, str))

    def _tagged(self, note: Note) -> Iterator[str]:
        if note.tags:
            tags = {part for tag in own_tags(note) for part in _ends(fold(tag))}
            yield from (word for word in self._words if word in tags)

    def _filed(self, note: Note) -> Kind | None:
        for folder in reversed(fold(note.folder).split("/")):
            if folder in self._folders:
                return None if fold(note.name) == folder else self._folders[folder]
        return None


def own_tags(note: Note) -> tuple[str, ...]:
    """The tags that speak of the note as a whole: those of its front matter and of body lines that hold nothing but
    tags."""
    listed = [
        text.removeprefix("#")
        for entry in note.properties
        if fold_key(entry.key) == "tags"
        for text in flatten(entry.value)
        if isinstance(text, str) and not re.search(r"[\s,]", text)
    ]
    alone = [
        tag.removeprefix("#")
        for block in note.blocks
        if block.tags and block.kind == "paragraph" and all(word.startswith("#") for word in block.text.split())
        for tag in block.tags
    ]
    return tuple(dict.fromkeys(listed + alone))


def _ends(tag: str) -> tuple[str, str]:
    return tag.partition("/")[0], tag.rpartition("/")[2]
