"""Reactivated: the dormant ties that were reached in some days, and what came of each."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from operator import attrgetter

from msgspec import Struct

from vaultkit.measures.contacts import CONTACT, HELP, IN_PERSON, is_conversation
from vaultkit.measures.giving import introduced_on
from vaultkit.measures.rhythm import contact_days, rhythm_of
from vaultkit.measures.standing import DORMANT_DAYS, is_dormant
from vaultkit.model.location import Location
from vaultkit.model.measures import Measures
from vaultkit.model.memory import Memory
from vaultkit.model.record import Interaction, Source

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
    found, ties, introduced = [], tuple(m.ties.values()), _introductions(m)
    reached = (memory or Memory()).each("ties reached", lambda tie: _reached(tie.contacts, first, last), first, last)
    for tie, place in zip(ties, reached.of(ties), strict=True):
        if place is not None:
            at, silent_since = place
            if any(silent_since < met < tie.contacts[at].day for met, _ in introduced.get(tie.path, ())):
                continue  # who introduced somebody meanwhile was not silent
            since = [contact for contact in tie.contacts[at:] if contact.depth >= CONTACT]
            found.append(_reactivated(since, silent_since, introduced.get(tie.path, ())))
    return tuple(sorted(found, key=lambda one: (one.day, one.person)))


def _reached(history: Sequence[Interaction], first: date, last: date) -> tuple[int, date] | None:
    """The place of the first contact in those days that followed a dormant silence (a year or more, and three times the
    usual gap), and the day since which it lasted. A day on which one met begins none: nothing says what came after."""
    if not history or history[-1].day < first:
        return None
    begin = at = bisect_left(history, first, key=_DAY)
    before: date | None = None
    while at and before is None:
        at -= 1
        before = one.day if _is_told(one := history[at]) else None
    for at in range(begin, len(history)):
        one = history[at]
        day = one.day
        if day > last:
            break
        if not _is_told(one):
            continue
        if before is not None and (silence := (day - before).days) >= DORMANT_DAYS:
            usual = rhythm_of(contact_days(contact for contact in history[:at] if contact.depth >= CONTACT))
            if is_dormant(silence, usual):
                return at, before
        before = day
        if (last - day).days < DORMANT_DAYS:
            break  # whatever followed came too soon
    return None


def _is_told(contact: Interaction) -> bool:
    """Whether the notes tell of a contact, not only of the day on which one met."""
    return contact.depth >= CONTACT and not (contact.kind == "met" and contact.source is Source.PROPERTY)


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
