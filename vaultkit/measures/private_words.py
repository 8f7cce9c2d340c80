"""Private words: what private notes say, and what public lines lose because of them, to the beginnings by which a line
of a page that was written before is known."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TypeAlias

from vaultkit.measures.promises import without_name
from vaultkit.model.index import Index
from vaultkit.model.memory import Memory
from vaultkit.model.names import fold, fold_key
from vaultkit.model.names_in_text import Words, name_words
from vaultkit.model.note import Note
from vaultkit.model.record import Boundaries, Event, Goal, Group, Interaction, Person, Promise
from vaultkit.syntax.name_blank import around_blanks
from vaultkit.syntax.plain import plain

MOST_WORDS = 5
_Record: TypeAlias = Person | Event | Group | Goal | Boundaries
_Beginnings: TypeAlias = tuple[tuple[str, Words], ...]

FEWEST_LETTERS = 4
"""A single word of fewer letters is no beginning of anything."""
_QUOTED = (
    "org", "role", "place", "relation", "field", "interests", "topics", "values", "keywords", "wants", "horizon", "met",
    "cost", "from", "no",
)  # fmt: skip
"""The properties whose values a page may quote."""


def private_words(
    index: Index,
    private: frozenset[str],
    names_private: Callable[[str, str], bool],
    memory: Memory,
    *names: object,
) -> frozenset[str]:
    """The beginnings of all texts and the values that only `private` notes hold, and of the texts that link to one or
    name one (`names_private`, asked with the path of the note that is told of, of which `names` are all that it depends
    on); none where no page stands."""
    if not index.pages:
        return frozenset()
    search = _Search(index, private, names_private)
    of = private, index.settings, *names
    notes = [note for path in private if (note := index.notes.get(path))]
    blocks = memory.each("beginnings in private notes", search.in_note, index.settings).of(notes)
    lines = memory.each("private words of lines", search.in_lines, *of, index.names)
    told = lines.of([*index.history.values(), *index.planned.values(), *index.promises.values()])
    records = memory.each("private words of records", search.in_record, *of, index.names).of(_records(index))
    unknown = (name for name, places in index.unknown.items() if all(place.path in private for place in places))
    theirs = dict(chain(_beginnings(unknown), *blocks, *told, *(mine for mine, _ in records)))
    known = memory.once("names of public notes", lambda: search.names(), private, index.settings, index.names)
    public = known.union(*(others for _, others in records))
    return frozenset(text for text, words in theirs.items() if words not in public)


def _beginnings(texts: Iterable[str]) -> _Beginnings:
    """The beginnings by which lines are known that hold one of the texts, each with its words."""
    found = dict.fromkeys(map(_beginning, texts))
    return tuple((text, name_words(text)) for text in found if _is_enough(text))


class _Search:
    """What the notes, lines and records of an index say that is private."""

    def __init__(self, index: Index, private: frozenset[str], names_private: Callable[[str, str], bool]) -> None:
        self._index, self._private, self._names_private = index, private, names_private

    def in_note(self, note: Note) -> _Beginnings:
        """Those of what a private note says."""
        return _beginnings((*_unread(note, self._index), *_blocks(note)))

    def in_lines(self, told: Iterable[Interaction | Promise]) -> _Beginnings:
        """Those of lines that a page may have quoted."""
        found: list[str] = []
        for one in told:
            event = one.event if isinstance(one, Interaction) else ""
            found += self._lost(one.person, one.text, (*one.links, one.location.path, event))
        return _beginnings(found)

    def in_record(self, record: _Record) -> tuple[_Beginnings, frozenset[Words]]:
        """Those of what a record says, and its values that are not private."""
        theirs: list[str] = []
        others: set[Words] = set()
        if isinstance(record, Person | Event | Group):
            for decision in record.decisions:
                theirs += self._lost(record.path, decision.argument, decision.links)
        for change in record.changes if isinstance(record, Person) else ():
            theirs += self._lost(record.path, change.text, change.links)
        for name, text in _values(record):
            links = record.links.get(name, ()) if name != "wants" else ()  # of several wants each says its own
            if not self._private.isdisjoint((record.path, *links)) or self._names_private(text, record.path):
                theirs.append(text)
            else:
                others.add(name_words(text))
        return _beginnings(theirs), frozenset(others)

    def names(self) -> frozenset[Words]:
        """The words that are no secret: the kinds of lines, and the names of the other notes."""
        kinds = ((kind,) for kind in self._index.settings.log_kinds)
        return frozenset(
            (*kinds, *(name_words(name) for path, name in self._index.names.items() if path not in self._private))
        )

    def _lost(self, path: str, text: str, links: Iterable[str]) -> tuple[str, ...]:
        """The texts of a line as a page may have quoted it, where it is private: it is about the note at the path, and
        links to the others, stands in them or is about them as well."""
        if self._private.isdisjoint((path, *links)) and not self._names_private(text, path):
            return ()
        return text, _without_kind(text, self._index), without_name(text, self._index.names.get(path, ""))


def _records(index: Index) -> tuple[_Record, ...]:
    return (*index.people, *index.events, *index.groups, *index.goals, index.boundaries)


def _values(record: _Record) -> Iterator[tuple[str, str]]:
    """The words of a record that a page may have shown beside its name, each with its property."""
    told: dict[str, tuple[str, ...]]
    if isinstance(record, Person):
        told = {
            "org": record.orgs,
            "role": record.roles,
            "place": record.places,
            "relation": record.relations,
            "field": record.fields,
            "interests": record.interests,
            "values": record.values,
            "faded": (record.faded,),
            "met": (record.met.words,) if record.met else (),
        }
    elif isinstance(record, Event):
        inviter = (record.inviter.name,) if record.inviter else ()
        told = {"org": record.orgs, "place": record.places, "people": record.names, "field": record.fields}
        told |= {"cost": (record.cost,), "from": inviter}
    elif isinstance(record, Group):
        told = {"field": record.fields}
    elif isinstance(record, Goal):
        told = {"wants": tuple(want.words for want in record.wants), "field": record.fields}
        told |= {"keywords": record.keywords, "values": record.values, "horizon": (record.horizon,)}
    else:
        told = {"no": record.no, "wording": tuple(_around_name(record.wording))}
    yield from ((name, text) for name, texts in told.items() for text in texts)


def _unread(note: Note, index: Index) -> Iterator[str]:
    """The values that a page may have quoted of front matter that cannot be read any more."""
    if note.unread:
        keys = {fold_key(key) for name in _QUOTED for key in (name, *index.settings.spellings.get(name, ()))}
        for line in note.unread:
            if fold_key(line.key) in keys:
                yield from (part.strip("[]{}\"' ") for part in str(line.value).split(","))


def _blocks(note: Note) -> Iterator[str]:
    for block in note.blocks:
        yield from _around_name(block.text)


def _around_name(text: str) -> list[str]:
    """The parts of a text, of a wording those around the name that is filled in."""
    return [part for part in around_blanks(text) if len(part.split()) > 1]


def _without_kind(text: str, index: Index) -> str:
    first, _, rest = text.strip().partition(" ")
    return rest if fold(first.rstrip(":")) in index.settings.log_kinds else text


def _beginning(text: str) -> str:
    return " ".join(plain(text[:500]).split()[:MOST_WORDS])


def _is_enough(text: str) -> bool:
    words = name_words(text)
    return len(words) > 1 or (len(words) == 1 and len(words[0]) >= FEWEST_LETTERS)
