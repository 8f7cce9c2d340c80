"""Private words: what private notes say, of themselves and of others, to the beginnings by which a line of a page that
was written before they were private is known."""

from collections.abc import Iterable, Iterator

from vaultkit.model.index import Index
from vaultkit.model.names_in_text import name_words
from vaultkit.model.record import Boundaries, Event, Goal, Group, Interaction, Person, Promise
from vaultkit.syntax.plain import plain

MOST_WORDS = 5
FEWEST_LETTERS = 4
"""A single word of fewer letters is no beginning of anything."""


def private_words(index: Index) -> frozenset[str]:
    """The beginnings of all texts and the values that only private notes hold; none where no page stands."""
    if not index.pages:
        return frozenset()
    private, public = set(_records(index, private=True)), set(_records(index, private=False))
    private |= {told for one in _told(index) if _is_private(one, index) for told in (one.text, _without_kind(one.text))}
    known = {name_words(text) for text in public} | {(kind,) for kind in index.settings.log_kinds}
    known |= {name_words(name) for path, name in index.names.items() if path not in index.private}
    return frozenset(text for text in map(_beginning, private) if _is_enough(text) and name_words(text) not in known)


def _told(index: Index) -> Iterator[Interaction | Promise]:
    for history in (index.history, index.planned, index.promises):
        for every in history.values():
            yield from every


def _is_private(one: Interaction | Promise, index: Index) -> bool:
    """Whether a contact or promise is told of, by or in a private note."""
    event = one.event if isinstance(one, Interaction) else ""
    return not index.private.isdisjoint((one.person, one.location.path, event))


def _records(index: Index, *, private: bool) -> Iterator[str]:
    every: tuple[Iterable[Person | Event | Group | Goal], ...] = (index.people, index.events, index.groups, index.goals)
    for records in every:
        for record in records:
            if (record.path in index.private) is private:
                yield from _values(record)
    if (index.boundaries.path in index.private) is private:
        yield from _values(index.boundaries)


def _values(record: Person | Event | Group | Goal | Boundaries) -> tuple[str, ...]:
    """The words of a record that a page may have shown beside its name."""
    if isinstance(record, Person):
        met = (record.met.words,) if record.met else ()
        news = tuple(change.text for change in record.changes)
        about = (*record.orgs, *record.roles, *record.places, *record.relations, *record.fields, *record.interests)
        via = tuple(ref.name for ref in record.via)
        return (*about, *record.values, *record.emails, *record.phones, *record.urls, record.faded, *met, *news, *via)
    if isinstance(record, Event):
        inviter = (record.inviter.name,) if record.inviter else ()
        return (*record.orgs, *record.places, *record.names, *record.fields, record.cost, record.reason, *inviter)
    if isinstance(record, Group):
        return record.fields
    if isinstance(record, Goal):
        wants = tuple(want.words for want in record.wants)
        return (*wants, *record.fields, *record.keywords, *record.values, record.horizon)
    return (*record.no, record.wording)


def _without_kind(text: str) -> str:
    return text.strip().partition(" ")[2]


def _beginning(text: str) -> str:
    return " ".join(plain(text[:500]).split()[:MOST_WORDS])


def _is_enough(text: str) -> bool:
    words = name_words(text)
    return len(words) > 1 or (len(words) == 1 and len(words[0]) >= FEWEST_LETTERS)
