"""Reactivated: the dormant ties that were reached in some days, and what came of each."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from itertools import dropwhile
from operator import attrgetter

from msgspec import Struct

from vaultkit.measures.contact_summaries import broken_silences, is_told
from vaultkit.measures.contacts import CONTACT, HELP, IN_PERSON, is_conversation
from vaultkit.measures.giving import introduced_on
from vaultkit.model.all_contacts import recent_since
from vaultkit.model.location import Location
from vaultkit.model.measures import Measures, Tie
from vaultkit.model.memory import Memory
from vaultkit.model.record import Interaction

_TWO_WAY = 2.0
_DAY = attrgetter("day")


class Reactivated(Struct, frozen=True, kw_only=True):
    """A dormant tie that came alive again: who, on which day, after which silence (the day before it).

    `they_wrote` says that they reached out themselves; `answered` and `met` are the days on which they answered and on
    which there was a conversation, None so far; `led_to` the contact in which they helped or introduced somebody (None:
    none did), and `introduced` the people, by path, met through them since."""

    person: str
    day: date
    last: date
    they_wrote: bool = False
    answered: date | None = None
    met: date | None = None
    led_to: Interaction | None = None
    introduced: tuple[str, ...] = ()
    location: Location


def reactivated(m: Measures, first: date, last: date, memory: Memory | None = None) -> tuple[Reactivated, ...]:
    """The dormant ties reached from the first to the last day, oldest first, with what came of them up to today."""
    is_recent = first >= recent_since(m.today)
    ties = [tie for tie in m.ties.values() if tie.summary.broken] if is_recent else list(m.ties.values())
    found, introduced = [], _introductions(m)
    reached = (memory or Memory()).each("ties reached", partial(_reached, first, last, m.today), first, last, m.today)
    for tie, place in zip(ties, reached.of(ties), strict=True):
        if place is not None:
            day, silent_since = place
            if any(silent_since < met < day for met, _ in introduced.get(tie.path, ())):
                continue  # who introduced somebody meanwhile was not silent
            found.append(_reactivated(_since(tie.contacts, day), silent_since, introduced.get(tie.path, ())))
    return tuple(sorted(found, key=lambda one: (one.day, one.person)))


def _reached(first: date, last: date, today: date, tie: Tie) -> tuple[date, date] | None:
    """The first of those days on which contact ended a dormant silence, and the day since which that lasted."""
    is_recent = first >= recent_since(today)  # then the summary tells
    broken = tie.summary.broken if is_recent else broken_silences(tie.contacts, first)
    return next(((day, since) for day, since in broken if first <= day <= last), None)


def _since(contacts: Sequence[Interaction], day: date) -> list[Interaction]:
    """The contacts, traces left out, from the first of that day on that is told of."""
    those = dropwhile(lambda one: not is_told(one), contacts[bisect_left(contacts, day, key=_DAY) :])
    return [one for one in those if one.depth >= CONTACT]


def _reactivated(since: Sequence[Interaction], last: date, introduced: Sequence[tuple[date, str]]) -> Reactivated:
    reach = since[0]
    talks = (contact.day for contact in since if contact.depth >= IN_PERSON)
    answers = (contact.day for contact in since if _is_answer(contact, reach))
    return Reactivated(
        person=reach.person,
        day=reach.day,
        last=last,
        they_wrote="in" in reach.tags,
        answered=next(answers, None),
        met=next(talks, None),
        led_to=next((contact for contact in since if HELP & set(contact.tags)), None),
        introduced=tuple(sorted(path for met, path in introduced if met >= reach.day)),
        location=reach.location,
    )


def _is_answer(contact: Interaction, reach: Interaction) -> bool:
    """Whether it takes two: they wrote, one spoke, or they were in contact on a later day."""
    if {"reply", "in"} & set(contact.tags) or is_conversation(contact):
        return True
    return contact.day > reach.day and contact.depth >= _TWO_WAY


def _introductions(m: Measures) -> Mapping[str, list[tuple[date, str]]]:
    """The people met through each person, by path, with the days on which one met them."""
    found = defaultdict(list)
    for tie in m.ties.values():
        if tie.person.via and (day := introduced_on(tie, m.ties)):
            for ref in tie.person.via:
                found[ref.path].append((day, tie.path))
    return found
