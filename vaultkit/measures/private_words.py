"""Private words: what private notes say, and what public lines lose because of them, to the beginnings by which a line
of a page that was written before is known."""

from collections.abc import Callable, Iterable, Iterator

from vaultkit.measures.promises import without_name
from vaultkit.model.index import Index
from vaultkit.model.names import fold, fold_key
from vaultkit.model.names_in_text import name_words
from vaultkit.model.note import Note
from vaultkit.model.record import Boundaries, Event, Goal, Group, Interaction, Person, Promise
from vaultkit.syntax.name_blank import around_blanks
from vaultkit.syntax.plain import plain

MOST_WORDS = 5
FEWEST_LETTERS = 4
"""A single word of fewer letters is no beginning of anything."""
_QUOTED = (
    "org", "role", "place", "relation", "field", "interests", "topics", "values", "keywords", "wants", "horizon", "met",
    "cost", "from", "no",
)  # fmt: skip
"""The properties whose values a page may quote."""


def private_words(index: Index, private: frozenset[str], names_private: Callable[[str, str], bool]) -> frozenset[str]:
    """The beginnings of all texts and the values that only `private` notes hold, and of the texts that link to one or
    name one (`names_private`, asked with the path of the note that is told of); none where no page stands."""
    if not index.pages:
        return frozenset()
    notes = [note for path in private if (note := index.notes.get(path))]
    theirs = {text for note in notes for text in (*_unread(note, index), *_blocks(note))}
    theirs.update(name for name, places in index.unknown.items() if all(place.path in private for place in places))
    others: set[str] = set()
    for path, text, links in _told(index):
        if not private.isdisjoint((path, *links)) or names_private(text, path):
            theirs.update((text, _without_kind(text, index), without_name(text, index.names.get(path, ""))))
    for record in _records(index):
        for name, text in _values(record):
            links = record.links.get(name, ()) if name != "wants" else ()  # of several wants each says its own
            touched = not private.isdisjoint((record.path, *links))
            (theirs if touched or names_private(text, record.path) else others).add(text)
    known = {name_words(text) for text in others} | {(kind,) for kind in index.settings.log_kinds}
    known |= {name_words(name) for path, name in index.names.items() if path not in private}
    return frozenset(text for text in map(_beginning, theirs) if _is_enough(text) and name_words(text) not in known)


def _told(index: Index) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each line that a page may have quoted: the note that it is about, its text, and the notes that it links to, that
    it stands in or is about as well."""
    told: tuple[Iterable[tuple[Interaction | Promise, ...]], ...]
    told = (index.history.values(), index.planned.values(), index.promises.values())
    for every in told:
        for one in (one for some in every for one in some):
            event = one.event if isinstance(one, Interaction) else ""
            yield one.person, one.text, (*one.links, one.location.path, event)
    decided: tuple[Person | Event | Group, ...] = (*index.people, *index.events, *index.groups)
    for record in decided:
        yield from ((record.path, one.argument, one.links) for one in record.decisions)
    for person in index.people:
        yield from ((person.path, one.text, one.links) for one in person.changes)


def _records(index: Index) -> Iterator[Person | Event | Group | Goal | Boundaries]:
    yield from index.people
    yield from index.events
    yield from index.groups
    yield from index.goals
    yield index.boundaries


def _values(record: Person | Event | Group | Goal | Boundaries) -> Iterator[tuple[str, str]]:
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
