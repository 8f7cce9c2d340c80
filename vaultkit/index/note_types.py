"""Note types: the words with which a note says what it is (`type: person`, `type:: customer meeting`,
`categories: [[People]]`) to its kind and to what that word means."""

from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from vaultkit.index.values import flatten, shown
from vaultkit.model.kind_rules import KindRule
from vaultkit.model.kind_words import EVENT_TYPES, HEAD_LAST, JOINED, NOTE_WORDS, words_of
from vaultkit.model.names import fold_key, label, labels
from vaultkit.model.note import Field, Note, Property
from vaultkit.model.record import Kind
from vaultkit.model.regex import regex

_SHORTEST_JOINED = 4
_GENERAL = frozenset(("event", "interaction", "moment"))
_NOTE_WORDS = frozenset(label(word) for word in words_of(NOTE_WORDS))
_OF = regex(r"^(?:de|di|da|do|des|du|della|del|von|van|of|ze|z|о|с)\s+")


class NoteType(Struct, frozen=True, kw_only=True):
    """What a word says of a note: the kind, and what the word means within it (`besprechung`: meeting)."""

    kind: Kind
    word: str


_Words = Mapping[str, NoteType]


@lru_cache(maxsize=8)
def _tables(rules: tuple[tuple[str, KindRule], ...]) -> tuple[_Words, _Words, _Words, _Words]:
    """What words mean, by their labels; those of meetings that end a compound, that begin one, and in which a longer
    word may end."""
    types: dict[str, NoteType] = {}
    for name, rule in rules:
        kind = Kind(name)
        for word in rule.words:
            if (said := label(word)) not in types:
                types[said] = NoteType(kind=kind, word=rule.formats.get(said, word.lower()))
    last, first, joined = dict[str, NoteType](), dict[str, NoteType](), dict[str, NoteType]()
    for meaning, table in EVENT_TYPES.items():
        for language, words in table.items() if meaning not in _GENERAL else ():
            known = {word: types[word] for word in map(label, map(str.strip, words.split(","))) if word in types}
            (last if language in HEAD_LAST else first).update(known)
            if meaning == "1:1":
                first.update(known)
            if language in JOINED:
                few = 2 if language in {"zh", "ja"} else _SHORTEST_JOINED
                joined |= {word: found for word, found in known.items() if len(word) >= few and " " not in word}
    return types, last, first, joined


class NoteTypes:
    """The words of one vault's settings; what a text means is found once."""

    def __init__(self, rules: Mapping[str, KindRule], keys: tuple[str, ...]) -> None:
        """`keys` are the properties that say what a note is."""
        self._keys = frozenset(fold_key(key) for key in keys)
        self._types, self._last, self._first, self._joined = _tables(tuple(rules.items()))
        self._known: dict[str, NoteType | None] = {}

    def of(self, note: Note, *, is_dated: bool = False) -> NoteType | None:
        """What the note says in its front matter, else in an inline field of its head; in a dated note, whose lines are
        a day's, only one that is no list item."""
        keys = self._keys
        for entry in note.properties:
            if fold_key(entry.key) in keys and (found := self._said(entry)):
                return found
        for field in note.fields:
            if fold_key(field.key) in keys and _speaks_of_note(field, note, is_dated) and (found := self._said(field)):
                return found
        return None

    def _said(self, entry: Property | Field) -> NoteType | None:
        for text in flatten(entry.value):
            if isinstance(text, str) and (found := self.meaning(text)):
                return found
        return None

    def meaning(self, text: str) -> NoteType | None:
        """What a text means as a type: a word, a compound that is a meeting, the notes of one; None for any other."""
        if text not in self._known:
            words = [one for part in _parts(text) for one in labels(part.removeprefix("#"))]
            self._known[text] = next((found for one in words if (found := self._meaning(one))), None)
        return self._known[text]

    def exactly(self, word: str) -> NoteType | None:
        """What a single word, as a tag holds it, means."""
        return self._types.get(label(word))

    def _meaning(self, said: str) -> NoteType | None:
        bare = _without_notes(said)
        for one in (said, bare):
            if one in self._types:
                return self._types[one]
        words = bare.split()
        for length in range(min(len(words) - 1, 4), 0, -1):
            if (start := " ".join(words[:length])) in self._first:
                return self._first[start]
            if (end := " ".join(words[-length:])) in self._last:
                return self._last[end]
        final = words[-1] if words else ""
        ends = (final[at:] for at in range(1, len(final)))
        return next((self._joined[end] for end in ends if end in self._joined), None)


def _speaks_of_note(field: Field, note: Note, is_dated: bool) -> bool:
    return field.location.line <= note.head and not (is_dated and field.location.column > 1)


def _parts(text: str) -> list[str]:
    """The texts of a value: several links or words may stand in one, with commas between them; of a path also its last
    part (`entity/person`)."""
    parts = [shown(part).strip() for part in text.split(",") if part.strip()]
    return [one for part in parts for one in dict.fromkeys((part, part.rpartition("/")[2]))]


def _without_notes(said: str) -> str:
    """A label without the words that say that these are notes of something (`meeting notes`, `notas de reunión`)."""
    words = said.split()
    for length in (2, 1):
        if len(words) > length and " ".join(words[-length:]) in _NOTE_WORDS:
            return " ".join(words[:-length])
        if len(words) > length and " ".join(words[:length]) in _NOTE_WORDS:
            return _OF.sub("", " ".join(words[length:]))
    return said
