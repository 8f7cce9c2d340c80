"""Kinds: what each note is, and on which day a dated note stands, by the user's own formats."""

import re
from collections.abc import Iterator
from datetime import date

from vaultkit.model.names import fold, fold_key, stem
from vaultkit.model.note import Note, Value
from vaultkit.model.record import Kind
from vaultkit.model.settings import DatedFormat, Settings
from vaultkit.syntax.dates import written_day
from vaultkit.syntax.moment import match_day
from vaultkit.syntax.wikilink import parse_reference

_ISO_START = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")


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
        self._formats = settings.dated
        self._pages = fold(settings.pages_folder.strip("/")) + "/"

    def kind(self, note: Note) -> Kind:
        """What the note is: a plain note where reading it failed, else our own page, else what it says itself, else
        what its folder says, else what its name says."""
        if note.failed:
            return Kind.NOTE
        if any(fold_key(entry.key) == "vaultkit" for entry in note.properties):
            return Kind.PAGE
        if fold(note.path).startswith(self._pages):
            return Kind.NOTE
        return self._declared(note) or self._filed(note) or (Kind.DATED if self.dated(note) else Kind.NOTE)

    def word(self, note: Note) -> str:
        """The word by which the note says its kind (`meetup`), folded, "" when only its folder or name tells."""
        return next((word for word in self._own_words(note) if word in self._words), "")

    def dated(self, note: Note) -> tuple[str, date] | None:
        """The span (`day`, `week`, ...) and first day that the note's name stands for."""
        for form in self._formats:
            day = _match(form, note)
            if day is not None:
                return form.span, day
        return None

    def _declared(self, note: Note) -> Kind | None:
        word = self.word(note)
        return self._words[word] if word else None

    def _own_words(self, note: Note) -> Iterator[str]:
        for entry in note.properties:
            if fold_key(entry.key) in self._kind_keys:
                yield from (fold(shown(text)) for text in flatten(entry.value) if isinstance(text, str))
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


def named_day(name: str) -> date | None:
    """The day with which a file name begins (`2026-11-20 Dinner`)."""
    match = _ISO_START.match(name)
    return written_day(match[1], match[2], match[3]) if match else None


def _ends(tag: str) -> tuple[str, str]:
    return tag.partition("/")[0], tag.rpartition("/")[2]


def _match(form: DatedFormat, note: Note) -> date | None:
    if not form.explicit and form.span == "day" and form.format == "YYYY-MM-DD":
        return named_day(note.name)
    if form.explicit and form.folder and not fold(note.path).startswith(fold(form.folder.strip("/")) + "/"):
        return None
    return match_day(form.format.rpartition("/")[2], note.name)
