"""Awakening: the dormant ties that were reached in some days, and what came of each."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.record import Interaction
from vaultkit.practices.measures.rhythm import contact_days, rhythm_of
from vaultkit.practices.measures.ties import met_days
from vaultkit.practices.measures.touches import LIGHT, REAL, shown_people, told

DORMANT_DAYS = 365
_TWO_WAY = 2.0
_CALLS = frozenset({"call", "video"})
_FRUIT = frozenset({"intro", "helped"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Awakening:
    """A dormant tie that came alive again: who, on which day, after which silence (the day before it).

    `came` says that they reached out themselves; `answered` and `met` are the days on which they answered and on
    which there was a real conversation, None so far; `led` the words of the contact in which they helped or introduced
    somebody (None: none did), and `introduced` the people, by path, met through them since."""

    person: str
    day: date
    last: date
    came: bool = False
    answered: date | None = None
    met: date | None = None
    led: str | None = None
    introduced: tuple[str, ...] = ()
    location: Location


def awakenings(index: Index, first: date, last: date, today: date) -> tuple[Awakening, ...]:
    """The dormant ties reached from the first to the last day, oldest first, with what came of them up to today."""
    found, introduced = [], _introductions(index, today)
    for person in shown_people(index):
        history = [i for i in index.history.get(person.path, ()) if i.day <= today and i.depth >= LIGHT]
        at = _woken(history, first, last)
        if at is not None:
            found.append(_awakening(index, history, at, introduced.get(person.path, ())))
    return tuple(sorted(found, key=lambda a: (a.day, a.person)))


def _woken(history: Sequence[Interaction], first: date, last: date) -> int | None:
    """The place of the first contact in those days that followed a dormant silence: a year or more, and three times
    the usual gap."""
    days = [i.day for i in history]
    for at in range(1, len(history)):
        silence = (days[at] - days[at - 1]).days
        if first <= days[at] <= last and silence >= max(
            DORMANT_DAYS, 3 * (rhythm_of(contact_days(history[:at], days[at])) or 0)
        ):
            return at
    return None


def _awakening(
    index: Index, history: Sequence[Interaction], at: int, introduced: Sequence[tuple[date, str]]
) -> Awakening:
    since, reach = history[at:], history[at]
    talks = (i.day for i in since if i.depth >= REAL)
    answers = (i.day for i in since if _is_answer(i, reach))
    return Awakening(
        person=reach.person,
        day=reach.day,
        last=history[at - 1].day,
        came="in" in reach.tags,
        answered=next(answers, None),
        met=next(talks, None),
        led=next((told(index, i.text) for i in since if _FRUIT & set(i.tags)), None),
        introduced=tuple(sorted(path for met, path in introduced if met >= reach.day)),
        location=reach.location,
    )


def _is_answer(contact: Interaction, reach: Interaction) -> bool:
    """Whether it takes two: they wrote, one spoke, or they were in contact on a later day."""
    if {"reply", "in"} & set(contact.tags) or contact.depth >= REAL or contact.kind in _CALLS:
        return True
    return contact.day > reach.day and contact.depth >= _TWO_WAY


def _introductions(index: Index, today: date) -> Mapping[str, list[tuple[date, str]]]:
    """The people met through each person, by path, with the days on which one met them."""
    met, found = met_days(index, today), defaultdict(list)
    for person in shown_people(index):
        for ref in person.via if person.path in met else ():
            found[ref.path].append((met[person.path], person.path))
    return found
