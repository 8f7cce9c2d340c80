"""Serving: which goals a person, an event or a group serves, and who is what a goal asks for."""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from vaultkit.model.index import Index
from vaultkit.model.record import Event, Goal, Group, Person, Want

ALIVE_DAYS = 365
_WORD = re.compile(r"[^\W_]+")
_GONE = frozenset({"wanted", "let go", "faded"})


def active_goals(index: Index) -> tuple[Goal, ...]:
    """The goals that are being followed and are not private, by path."""
    return tuple(g for g in index.goals if g.status == "active" and not g.private)


def speaks_of(wanted: str, texts: Iterable[str]) -> bool:
    """Whether all words of `wanted` stand in one of the texts, case and a plural s aside; never when it is empty."""
    needed = _stems(wanted)
    return bool(needed) and any(needed <= _stems(text) for text in texts)


@lru_cache(maxsize=8192)
def _stems(text: str) -> frozenset[str]:
    return frozenset(_singular(word) for word in _WORD.findall(text.casefold()))


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "ics", "us")) else word


def last_contact(index: Index, person: str, today: date) -> date | None:
    """The day of the newest contact up to that day."""
    return max((i.day for i in index.history.get(person, ()) if i.day <= today), default=None)


def is_alive(index: Index, person: Person, today: date) -> bool:
    """Whether the tie is alive: a contact in the last 365 days, and neither let go, faded nor still to be met."""
    last = last_contact(index, person.path, today)
    return person.status not in _GONE and last is not None and (today - last).days <= ALIVE_DAYS


def is_let_go(person: Person) -> bool:
    """Whether the person is let go or faded, so that nothing proposes them again."""
    return person.status in {"let go", "faded"}


def meets_want(index: Index, person: Person, goal: Goal, want: Want) -> bool:
    """Whether the person is what the want asks for: every part that it gives matches, or the person is linked to the
    goal and one part does (or the goal has this one want only)."""
    found = [speaks_of(wanted, texts) for wanted, texts in _parts(index, person, want) if wanted]
    if goal.path in person.goals:
        return any(found) or len(goal.wants) == 1
    return bool(found) and all(found)


def _parts(index: Index, person: Person, want: Want) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        (want.role, (*person.roles, *person.relations)),
        (want.field, (*person.fields, *person.interests, *person.tags)),
        (want.org, named(index, person.orgs)),
        (want.place, named(index, person.places)),
    )


def named(index: Index, things: Iterable[str]) -> tuple[str, ...]:
    """Organisations and places as names, those that are note paths by the name of the note."""
    return tuple(thing.rpartition("/")[2].removesuffix(".md") if thing in index.notes else thing for thing in things)


def topics_of(goal: Goal) -> tuple[str, ...]:
    """The fields and keywords of a goal, and the fields that its wants name."""
    return (*goal.fields, *goal.keywords, *(w.field for w in goal.wants if w.field))


def person_serves(index: Index, person: Person, goal: Goal) -> bool:
    """Whether a person serves a goal: linked to it, what it asks for, or at work in its field."""
    if goal.path in person.goals or any(meets_want(index, person, goal, want) for want in goal.wants):
        return True
    texts = (*person.fields, *person.interests, *person.tags)
    return any(speaks_of(topic, texts) for topic in topics_of(goal))


def group_serves(group: Group, goal: Goal) -> bool:
    """Whether a group serves a goal: linked to it, or about its field."""
    texts = (*group.fields, *group.tags)
    return goal.path in group.goals or any(speaks_of(topic, texts) for topic in topics_of(goal))


def event_serves(index: Index, event: Event, goal: Goal) -> bool:
    """Whether an event serves a goal: linked to it, about its field, or of a group that serves it."""
    if goal.path in event.goals or any(speaks_of(topic, (*event.fields, *event.tags)) for topic in topics_of(goal)):
        return True
    path = event.group.path if event.group else ""
    return any(g.path == path and not g.private and group_serves(g, goal) for g in index.groups if path)
