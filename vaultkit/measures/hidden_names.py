"""Hidden names: the private notes of an index, with the names by which they are known, to what no page may name: who
is called after one, which public notes are, who bears such a name as well, and what a page of before may still say."""

from collections.abc import Iterable
from functools import cached_property

from msgspec.structs import replace

from vaultkit.model.bare_text import bare
from vaultkit.model.candidate import Candidate
from vaultkit.model.hidden import Hidden
from vaultkit.model.index import Index
from vaultkit.model.memory import Memory
from vaultkit.model.names import stem
from vaultkit.model.names_in_text import NamesInText, Words, is_unspaced, name_words, names_in_text, words_in
from vaultkit.model.record import Event, Goal, Group, Kind, Person
from vaultkit.model.regex import regex

_JOINED = regex(r"[&+/]|(?<!\S)(?:and|e|en|et|i|och|og|und|y|и)(?!\S)")
_OF = regex(r"(?<!\S)(?:at|bei|da|de|del|di|do|du|for|from|für|mit|of|och|pour|van|von|with)(?!\S)")
_GENITIVE = regex(r"s?['’`](?:s\b|\s|$)|[的の의]")
"""What makes a name one that is called after somebody: `Ann & Lea`, `mother of Lea`, `Lea's sister`."""


def hidden_in(index: Index, memory: Memory | None = None) -> Hidden:
    """What is hidden in an index; nothing where no note is private. Somebody whose own name holds that of a private
    person (`Lea's sister`) is hidden as well. A `memory` that is kept between runs leaves to a run what has changed
    since."""
    if not index.private:
        return Hidden()
    from vaultkit.measures.private_words import private_words  # only a vault with private notes needs it

    memory = memory or Memory()
    names = _Names(index, memory)
    tainted = {path: instead for path in names.holding(index.notes) if (instead := names.instead(path))}
    private = index.private | names.called_after
    said = private_words(index, private, names.are_held, memory, index.hidden.names, names.borne)
    return replace(
        index.hidden,
        paths=private,
        said=memory.once("what is said of old", lambda: names_in_text(said), said),
        borne=names.borne,
        tainted=tainted,
    )


def found_whole_only(index: Index) -> frozenset[str]:
    """The notes of which only their whole name may find anything: the private ones, and those whose own name holds a
    private one."""
    if not index.private:
        return frozenset()
    names = _Names(index, Memory())
    records: tuple[Event | Group | Goal, ...] = (*index.events, *index.groups, *index.goals)
    return index.private | names.called_after | {one.path for one in records if names.instead(one.path)}


def names_without_note(index: Index) -> tuple[str, ...]:
    """The names that notes link to as people and that have no note, as far as they may be told: of notes that are not
    private, and without a private name in them."""
    if not index.private:
        return tuple(index.unknown)
    hidden = hidden_in(index)
    return tuple(
        name
        for name, places in index.unknown.items()
        if not hidden.hides_value(name) and any(one.path not in index.private for one in places)
    )


def is_any_private(index: Index, *paths: str) -> bool:
    """Whether one of the notes is private itself."""
    return not index.private.isdisjoint(paths)


class _Names:
    """The names of what is private, who else bears them, and what is named after them."""

    def __init__(self, index: Index, memory: Memory) -> None:
        self._index = index
        self._memory = memory
        every = self._every = index.hidden.names
        self._held: dict[str, frozenset[Words]] = {}
        public = [person for person in index.people if person.path not in index.private]
        borne = memory.each("private names borne", lambda person: _borne(person, every), every).of(public)
        self.borne = {person.path: names for person, names in zip(public, borne, strict=True) if names}
        after = memory.each("called after", lambda person, borne: _is_called_after(person, every, borne), every)
        self.called_after = frozenset(
            person.path for person, is_one in zip(public, after.of(public, borne), strict=True) if is_one
        )

    @cached_property
    def _events(self) -> dict[str, Event]:
        return {event.path: event for event in self._index.events}

    def holding(self, paths: Iterable[str]) -> tuple[str, ...]:
        """Those of the paths that hold one of the names."""
        every = tuple(paths)
        return self._memory.once(
            "paths with private names",
            lambda: tuple(path for path in every if any(self._every.found_in(path))),
            self._every,
            every,
        )

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
            held = self._held[text] = frozenset(self._every.found_in(text))
        return not held <= self.borne.get(of, frozenset())


def is_called_after(person: Person | Candidate, names: NamesInText) -> bool:
    """Whether a public person's own name holds a private one that the person does not bear."""
    return _is_called_after(person, names, _borne(person, names))


def _is_called_after(person: Person | Candidate, names: NamesInText, borne: frozenset[Words]) -> bool:
    return any(not borne.issuperset(names.found_in(name)) for name in (person.name, stem(person.path)))


def _borne(person: Person | Candidate, names: NamesInText) -> frozenset[Words]:
    """The private names that a public person bears: as a whole name, or as a part of one (`Lea` of Lea-Ann Sommer)."""
    return frozenset(
        held
        for name in dict.fromkeys((person.name, stem(person.path), *person.aliases))
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
