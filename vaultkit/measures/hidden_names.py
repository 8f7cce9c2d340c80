"""Hidden names: the private notes of an index to what no page may name: paths, links, names, and what they say.

Of persons the name and aliases of three letters or more count (two in scripts without spaces), of events, groups and
goals the names of two words or more (four letters in such scripts); of other notes, and of what is shorter, only
links."""

import re
from collections.abc import Iterator

from vaultkit.measures.private_words import private_words
from vaultkit.model.hidden import Hidden
from vaultkit.model.index import Index
from vaultkit.model.names import fold, fold_key, stem
from vaultkit.model.names_in_text import NamesInText, Words, bare, is_unspaced, name_words, names_in_text, words_in
from vaultkit.model.note import Field, Note, Property, Value
from vaultkit.model.record import Event, Goal, Group, Kind, Person

FEWEST_LETTERS = 3

_NAMED = frozenset({Kind.PERSON, Kind.EVENT, Kind.GROUP, Kind.GOAL})
_KIND_BEFORE = re.compile(r"(?:person|people|contact|event|meeting|group|goal)\s*[-–—:]\s*|@", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()]*\)")
_JOINED = re.compile(r"[&+/]|(?<!\S)(?:and|e|en|et|i|och|og|und|y|и)(?!\S)")
_OF = re.compile(r"(?<!\S)(?:at|bei|da|de|del|di|do|du|for|from|für|mit|of|och|pour|van|von|with)(?!\S)")
_GENITIVE = re.compile(r"s?['’`](?:s\b|\s|$)|[的の의]")
"""What makes a name one that is called after somebody: `Ann & Lea`, `mother of Lea`, `Lea's sister`."""


def hidden_in(index: Index) -> Hidden:
    """What is hidden in an index; nothing where no note is private. Somebody whose own name holds that of a private
    person (`Lea's sister`) is hidden as well."""
    if not index.private:
        return Hidden()
    names = _Names(index)
    tainted = {path: instead for path in index.notes if (instead := names.instead(path))}
    private = index.private | names.called_after
    return Hidden(
        paths=private,
        targets=frozenset(_targets(index)),
        names=names.every,
        said=names_in_text(private_words(index, private, names.are_held)),
        borne=names.borne,
        tainted=tainted,
    )


def found_whole_only(index: Index) -> frozenset[str]:
    """The notes of which only their whole name may find anything: the private ones, and those whose own name holds a
    private one."""
    if not index.private:
        return frozenset()
    names = _Names(index)
    records: tuple[Event | Group | Goal, ...] = (*index.events, *index.groups, *index.goals)
    return index.private | names.called_after | {one.path for one in records if names.instead(one.path)}


class _Names:
    """The names of what is private, who else bears them, and what is named after them."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self.every = names_in_text(_names(index))
        self._held: dict[str, frozenset[Words]] = {}
        public = [person for person in index.people if person.path not in index.private]
        self.borne = {person.path: names for person in public if (names := _borne(person, self.every))}
        self.called_after = frozenset(p.path for p in public if self.are_held(p.name, p.path))
        self._events = {event.path: event for event in index.events}

    def instead(self, path: str) -> str:
        """What is said instead of the name of a public note whose path holds a private name; "" for any other, and for
        people, who are hidden or bear the name themselves."""
        kind = self._index.kinds.get(path, Kind.NOTE)
        if path in self._index.private or kind is Kind.PERSON or not self.are_held(path):
            return ""
        name = stem(path)
        if not self.are_held(name):
            return name
        event, day = self._events.get(path), self._index.dated.get(path)
        if event:
            word = "event" if self.are_held(event.format) or self.are_held(event.format.title()) else event.format
            return f"{word or 'event'} of {event.day}" if event.day else word or "event"
        return {Kind.GROUP: "a group", Kind.GOAL: "a goal"}.get(kind) or (f"{day}" if day else "a note")

    def are_held(self, text: str, of: str = "") -> bool:
        """Whether a text holds one of the names; `of` is the path of the person whose line it is."""
        held = self._held.get(text)
        if held is None:  # many people may share a text: all whom one paragraph links to, all at one event
            held = self._held[text] = frozenset(self.every.found_in(text))
        return not held <= self.borne.get(of, frozenset())


def _names(index: Index) -> Iterator[str]:
    keys = {fold_key(key): name for name in ("aliases", "name") for key in (name, *_spelled(index, name))}
    for path in index.private:
        kind, note = index.kinds.get(path, Kind.NOTE), index.notes.get(path)
        if kind not in _NAMED or note is None:
            continue
        for name in {stem(path), *_texts(note, keys)}:
            for written in _written(name):
                if _is_telling(written, kind):
                    yield written


def _spelled(index: Index, name: str) -> tuple[str, ...]:
    return index.settings.spellings.get(name, ())


def _written(name: str) -> Iterator[str]:
    """A name as it stands and as one would write it: without the kind before it and what tells two apart behind it
    (`Person - Lea (Porto)`), first name first (`Sommer, Lea`)."""
    short = _ASIDE.sub("", _KIND_BEFORE.sub("", name, count=1)).strip()
    last, comma, first = short.partition(", ")
    yield from {name, short, *([f"{first} {last}"] if comma and "," not in first else [])}


def _is_telling(name: str, kind: Kind) -> bool:
    """Whether a name of a note of that kind is looked for in texts."""
    words = name_words(name)
    letters = sum(map(len, words))
    if is_unspaced(name):
        return letters >= (FEWEST_LETTERS - 1 if kind is Kind.PERSON else 2 * (FEWEST_LETTERS - 1))
    if kind is Kind.PERSON:
        return letters >= FEWEST_LETTERS and not "".join(words).isdigit()
    return len(name.split()) > 1 and len(words) > 1


def _texts(note: Note, keys: dict[str, str]) -> Iterator[str]:
    """The texts of the note's properties and inline fields of these keys, also where they cannot be read whole."""
    every: tuple[Property | Field, ...] = (*note.properties, *note.fields)
    for entry in every:
        if fold_key(entry.key) in keys:
            yield from _flat(entry.value)
    for line in note.unread:
        if fold_key(line.key) in keys:
            yield from (part.strip("[]\"' ") for part in str(line.value).split(","))


def _flat(value: Value) -> Iterator[str]:
    if isinstance(value, tuple):
        for part in value:
            yield from _flat(part)
    elif isinstance(value, str):
        yield value


def _targets(index: Index) -> Iterator[str]:
    """The folded link targets that lead to private notes: their paths, the ends of these and the aliases that no
    public note has."""
    keys = {fold_key(key): "aliases" for key in ("aliases", *_spelled(index, "aliases"))}
    private = {fold(stem(path)) for path in index.private}
    public = {
        end for path in index.notes if path not in index.private and fold(stem(path)) in private for end in _ends(path)
    }
    aliases = {
        fold(alias.strip()) for path in index.private if (note := index.notes.get(path)) for alias in _texts(note, keys)
    }
    named = {fold(stem(path)) for path in index.notes if path not in index.private} if aliases else set()
    for path in index.private:
        yield fold(path.removesuffix(".md"))
        yield from (end for end in _ends(path) if end not in public)
    yield from (alias for alias in aliases if alias and alias not in named)


def _ends(path: str) -> Iterator[str]:
    """`a/b/c.md` as `a/b/c`, `b/c` and `c`."""
    rest = fold(path.removesuffix(".md"))
    while rest:
        yield rest
        rest = rest.partition("/")[2]


def _borne(person: Person, names: NamesInText) -> frozenset[Words]:
    """The private names that a public person bears: as a whole name, or as a part of one (`Lea` of Lea-Ann Sommer)."""
    return frozenset(
        held
        for name in (person.name, *person.aliases)
        for held in names.found_in(name)
        if held == name_words(name) or _is_part(held, name)
    )


def _is_part(held: Words, name: str) -> bool:
    """Whether somebody of that name bears the private name, and is not called after whom it belongs to."""
    plain = bare(name)
    if is_unspaced(held[0]):
        return not _GENITIVE.match(plain.partition(held[0])[2])
    words = words_in(plain)
    spelled = [word[0] if len(held) == 1 else word[0].casefold() for word in words]
    for at in range(len(words) - len(held) + 1):
        if tuple(spelled[at : at + len(held)]) == held:
            before, after = plain[: words[at].start()], plain[words[at + len(held) - 1].end() :]
            return not (_JOINED.search(plain) or _OF.search(before) or _GENITIVE.match(after))
    return False
