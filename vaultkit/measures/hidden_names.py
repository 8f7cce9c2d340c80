"""Hidden names: the private notes of an index to what no page may name: paths, links and names.

Of persons the name and aliases of three letters or more count (two in scripts without spaces), of events, groups and
goals the names of two words or more; of other notes, and of what is shorter, only links."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from vaultkit.model.hidden import Hidden, Words, bare, is_unspaced, name_words
from vaultkit.model.index import Index
from vaultkit.model.names import fold, stem
from vaultkit.model.record import Event, Goal, Group, Person

FEWEST_LETTERS = 3


def hidden_in(index: Index) -> Hidden:
    """What is hidden in an index; nothing where no note is private. Somebody whose own name holds that of a private
    person (`Lea's sister`) is hidden as well."""
    if not index.private:
        return Hidden()
    every = frozenset(_names(index))
    unspaced = frozenset(bare(name) for name in every if is_unspaced(name))
    spaced = frozenset(words for name in every if not is_unspaced(name) and (words := name_words(name)))
    hidden = Hidden(
        paths=index.private,
        targets=frozenset(_targets(index)),
        names=spaced,
        unspaced=unspaced,
        lengths=_lengths((*(words for words in spaced if len(words) > 1), *unspaced)),
    )
    public = [person for person in index.people if person.path not in index.private]
    hidden = replace(hidden, borne={p.path: names for p in public if (names := _borne(p, hidden))})
    called_after = frozenset(person.path for person in public if hidden.hides(person.name, person.path))
    return replace(hidden, paths=hidden.paths | called_after, tainted=dict(_tainted(index, hidden)))


def _names(index: Index) -> Iterator[str]:
    for person in index.people:
        if person.path in index.private:
            yield from (name for name in (person.name, *person.aliases) if _is_long(name))
    records: tuple[Event | Group | Goal, ...] = (*index.events, *index.groups, *index.goals)
    for record in records:
        if record.path in index.private and (len(name_words(record.name)) > 1 or is_unspaced(record.name)):
            yield record.name
    for group in index.groups:
        if group.path in index.private:
            yield from (alias for alias in group.aliases if len(name_words(alias)) > 1 or is_unspaced(alias))


def _lengths(names: Iterable[Words | str]) -> Mapping[str, frozenset[int]]:
    """How many words, or characters, the names have that begin with each."""
    found: dict[str, set[int]] = {}
    for name in names:
        found.setdefault(name[0], set()).add(len(name))
    return {first: frozenset(lengths) for first, lengths in found.items()}


def _is_long(name: str) -> bool:
    letters = sum(char.isalnum() for char in name)
    return letters >= (FEWEST_LETTERS - 1 if is_unspaced(name) else FEWEST_LETTERS)


def _targets(index: Index) -> Iterator[str]:
    """The folded link targets that lead to private notes: paths, and names and aliases that no public note has."""
    public = {fold(stem(path)) for path in index.notes if path not in index.private}
    for path in index.private:
        yield fold(path.removesuffix(".md"))
        yield fold(index.names.get(path) or path.removesuffix(".md"))
        if fold(stem(path)) not in public:
            yield fold(stem(path))
    aliased: tuple[Person | Group, ...] = (*index.people, *index.groups)
    for record in aliased:
        if record.path in index.private:
            yield from (folded for alias in record.aliases if (folded := fold(alias)) and folded not in public)


def _borne(person: Person, hidden: Hidden) -> frozenset[Words]:
    """The hidden names that a public person bears: as a whole name, or as a part of one (`Lea` of Lea-Ann Sommer)."""
    names = (person.name, *person.aliases)
    parts = {(part,) for name in names for part in re.split(r"[\s-]+", bare(name))}
    own = parts.union(name_words(name) for name in names)
    return frozenset(found for name in names for found in hidden.names_in(name) if found in own)


def _tainted(index: Index, hidden: Hidden) -> Iterator[tuple[str, str]]:
    for event in index.events:
        if event.path not in hidden.paths and hidden.hides(event.name):
            yield event.path, _kind_and_day(event, hidden)
    for group in index.groups:
        if group.path not in hidden.paths and hidden.hides(group.name):
            yield group.path, "a group"
    for goal in index.goals:
        if goal.path not in hidden.paths and hidden.hides(goal.name):
            yield goal.path, "a goal"


def _kind_and_day(event: Event, hidden: Hidden) -> str:
    kind = event.format if event.format and not hidden.hides(event.format) else "event"
    return f"{kind} of {event.day}" if event.day else kind
