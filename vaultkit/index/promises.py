"""Promises: the open tasks that name a person, and those in the person's own note, to promises by person."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from vaultkit.index.link_meanings import Evidence, targets
from vaultkit.index.told import first_line, is_intention
from vaultkit.model.note import Block, Link, Note
from vaultkit.model.record import Kind, Promise
from vaultkit.syntax.wikilink import find_links

_UNBOXED = re.compile(r"^\[ ?\]")


def promises_of(evidence: Iterable[Evidence]) -> Mapping[str, tuple[Promise, ...]]:
    """The open promises by person, by place."""
    found: dict[str, list[Promise]] = {}
    for one in evidence:
        if one.kind is Kind.PAGE:
            continue
        for promise in _promises(one):
            found.setdefault(promise.person, []).append(promise)
    return {
        person: tuple(sorted(promises, key=lambda promise: promise.location))
        for person, promises in sorted(found.items())
    }


def _promises(one: Evidence) -> Iterator[Promise]:
    for block in one.note.blocks:
        if block.quoted:
            continue
        task = _task_of(block, one.note)
        if task is None:
            continue
        own = (one.note.path,) if one.kind is Kind.PERSON and task is block else ()
        first = first_line(block.text) if task is block else block.text
        named = targets(replace(block, links=_links_of(block, first)), one.people)
        people = dict.fromkeys((*own, *named))
        due = (task.task.due or task.task.scheduled) if task.task else None
        linked, when = one.linked((*block.links, *task.links)) if people else (), one.when_of(task)
        day = when[1] if when else None
        text = first_line(task.text) if task.task else _UNBOXED.sub("", first_line(task.text)).strip()
        for person in people:
            yield Promise(person=person, text=text, day=day, due=due, links=linked, location=task.location)


def _task_of(block: Block, note: Note) -> Block | None:
    """The open task that a block is, or to which it belongs as a further paragraph."""
    if is_intention(block):
        return block
    if block.kind == "paragraph" and block.parent is not None and is_intention(note.blocks[block.parent]):
        return note.blocks[block.parent]
    return None


def _links_of(block: Block, text: str) -> tuple[Link, ...]:
    """The links of the block that stand in the text with which it begins."""
    return block.links if text == block.text.strip() else block.links[: len(find_links(text, path="", line=1))]
