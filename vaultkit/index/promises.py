"""Promises: the open tasks that name a person, and those in the person's own note, to promises by person, one for each
text; a note that is a task is one, too."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain

from vaultkit.index.link_meanings import Evidence, meant
from vaultkit.index.references import References
from vaultkit.index.task_notes import read_task_note
from vaultkit.index.told import is_intention
from vaultkit.model.names import fold
from vaultkit.model.note import Block, Link
from vaultkit.model.record import Direction, Kind, Promise
from vaultkit.syntax.masking import mask
from vaultkit.syntax.task_words import task_words
from vaultkit.syntax.wikilink import WIKILINK, without_wikilinks

_MAY_BE_TASK = frozenset({Kind.NOTE, Kind.DATED})


def promises_in(one: Evidence, references: References) -> Mapping[str, tuple[Promise, ...]]:
    """The open promises of one note by person; of a generated page the evidence is what the user wrote on it."""
    found: dict[str, list[Promise]] = {}
    may_be_one = one.kind in _MAY_BE_TASK and (one.note.properties or one.note.fields)
    for promise in (*_promises(one), *(_of_task_note(one, references) if may_be_one else ())):
        found.setdefault(promise.person, []).append(promise)
    return {person: tuple(promises) for person, promises in found.items()} if found else {}


def promises_to(parts: Iterable[tuple[Promise, ...]]) -> tuple[Promise, ...]:
    """All promises to one person, by place; of several with one text that of the newest note."""
    every = tuple(chain.from_iterable(parts))
    if len(every) < 2:
        return every
    told: dict[str, Promise] = {}
    for promise in every:
        text = fold(promise.text)
        if text not in told or _age(told[text]) < _age(promise):
            told[text] = promise
    return tuple(sorted(told.values(), key=lambda promise: promise.location))


def _age(promise: Promise) -> date:
    return promise.day or date.min


def _promises(one: Evidence) -> Iterator[Promise]:
    own = one.note.path if one.kind is Kind.PERSON else ""
    if not (own or one.people):
        return
    tasks = {
        number: block
        for number, block in enumerate(one.note.blocks)
        if (block.task is not None or block.text[:1] == "[") and is_intention(block) and not block.quoted
    }
    if one.kind is Kind.EVENT:
        tasks = {n: block for n, block in tasks.items() if not _is_only_named(block)}
    if not tasks:
        return
    people = frozenset(one.people)
    below: dict[int, list[Block]] = {}
    for block in one.note.blocks:
        if block.kind == "paragraph" and block.parent in tasks:
            below.setdefault(block.parent, []).append(block)
    for number, block in tasks.items():
        paragraphs = below.get(number, ())
        links = (*_of_first_line(block), *[link for paragraph in paragraphs for link in paragraph.links])
        named = meant(links, one.people)
        lines = (_first_line(block), *[paragraph.text for paragraph in paragraphs])
        text = " ".join(map(task_words, lines))
        when = one.when_of(block)
        direction: Direction = "mine"
        if own or named:
            from vaultkit.index.directions import direction_of  # most tasks name nobody

            direction = direction_of(block, people, own)
        named = _promised(named, one.people, lines, direction, own)
        for person in dict.fromkeys((*((own,) if own else ()), *named)):
            yield Promise(
                person=person,
                text=text,
                direction=direction,
                day=when[1] if when else None,
                due=block.task.due or block.task.scheduled if block.task else None,
                links=one.linked(links),
                location=block.location,
            )


def _promised(
    named: tuple[str, ...], people: Mapping[str, str], lines: Iterable[str], direction: Direction, own: str
) -> tuple[str, ...]:
    """Those of the named people to whom it is promised, or who promised it: none whom it is only about."""
    from vaultkit.index.topics import topics_of  # few promises need it

    topics = topics_of(lines) if named else None
    if topics is None or not (topics.about or topics.owners):
        return named
    about, owners = ({people[target] for target in some if target in people} for some in (topics.about, topics.owners))
    left = tuple(person for person in named if person not in about)
    if direction == "theirs":
        return left or named
    others = tuple(person for person in left if person not in owners)
    return others if others or own else left


def _is_only_named(block: Block) -> bool:
    """Whether a task holds nothing but links: in a list of who was there it is somebody who was not."""
    masked = mask(_first_line(block))
    return not re.sub(r"[\W_]", "", without_wikilinks(masked)) and WIKILINK.search(masked) is not None


def _first_line(block: Block) -> str:
    return block.text.partition("\n")[0]


def _of_first_line(block: Block) -> tuple[Link, ...]:
    return tuple([link for link in block.links if link.location.line == block.location.line])


def _of_task_note(one: Evidence, references: References) -> Iterator[Promise]:
    task = read_task_note(one, references)
    if task is None:
        return
    linked = one.linked(tuple(link for entry in one.note.properties for link in entry.links))
    for person in task.people:
        yield Promise(
            person=person,
            text=task_words(task.text),
            direction=task.direction,
            day=task.day or one.day,
            due=task.due,
            links=linked,
            location=task.location,
        )
