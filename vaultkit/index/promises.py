"""Promises: the open tasks that name a person, and those in the person's own note, to promises by person."""

from collections.abc import Iterable, Iterator, Mapping

from vaultkit.index.interactions import is_intention
from vaultkit.index.link_meanings import Evidence, targets
from vaultkit.model.record import Kind, Promise


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
        if block.task is None or not is_intention(block) or block.quoted:
            continue
        own = (one.note.path,) if one.kind is Kind.PERSON else ()
        people = dict.fromkeys((*own, *targets(block, one.people)))
        when = one.when_of(block)
        due = block.task.due or block.task.scheduled
        linked = one.linked(block.links) if people else ()
        for person in people:
            yield Promise(
                person=person,
                text=block.text.strip(),
                day=when[1] if when else None,
                due=due,
                links=linked,
                location=block.location,
            )
