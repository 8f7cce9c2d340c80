"""Contact summaries: the contacts with one person to what is asked of those of everybody."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from operator import attrgetter

from vaultkit.measures.contacts import CONTACT, HELP, MENTION, is_conversation
from vaultkit.measures.person_days import recent_days_of
from vaultkit.measures.rhythm import contact_days, rhythm_of
from vaultkit.measures.standing import DORMANT_DAYS, is_dormant
from vaultkit.model.all_contacts import lately_since, recent_since
from vaultkit.model.all_contacts import since as contacts_since
from vaultkit.model.contact_summary import ContactSummary
from vaultkit.model.record import Interaction, Source

KNOWN_FROM = 3
_DAY, _KIND, _TAGS = map(attrgetter, ("day", "kind", "tags"))
_NOTHING = ContactSummary()


def summary_of(history: Sequence[Interaction], on: Sequence[date], today: date) -> ContactSummary:
    """The summary of the contacts that count, oldest first, which were `on` these days, as of today."""
    if not history:
        return _NOTHING
    return ContactSummary(
        recent=recent_days_of(history, on, today),
        is_known=len(on) >= KNOWN_FROM and _is_known(history),
        broken=tuple(broken_silences(history, recent_since(today))),
        introduces="intro" in chain.from_iterable(filter(None, map(_TAGS, history))),
        says_met="met" in map(_KIND, history),
        speaks_for=any(is_conversation(one) or not HELP.isdisjoint(one.tags) for one in history),
        is_more_than_named=any(one.kind != MENTION for one in history),
        lately=tuple(contacts_since(history, on, lately_since(today))),
    )


def is_told(contact: Interaction) -> bool:
    """Whether the notes tell of a contact, not only of the day on which one met: nothing says what came after that."""
    return contact.depth >= CONTACT and not (contact.kind == "met" and contact.source is Source.PROPERTY)


def broken_silences(history: Sequence[Interaction], first: date) -> Iterator[tuple[date, date]]:
    """The days, from that one on, on which contact followed a dormant silence (a year or more, and three times the
    usual gap), each with the day since which that lasted."""
    if not history or history[-1].day < first:
        return
    begin = at = bisect_left(history, first, key=_DAY)
    before: date | None = None
    while at and before is None:
        at -= 1
        before = one.day if is_told(one := history[at]) else None
    for at, one in enumerate(history[begin:], begin):
        if is_told(one):
            day = one.day
            if before is not None and (silence := (day - before).days) >= DORMANT_DAYS:
                usual = rhythm_of(contact_days(contact for contact in history[:at] if contact.depth >= CONTACT))
                if is_dormant(silence, usual):
                    yield day, before
            before = day


def _is_known(history: Sequence[Interaction]) -> bool:
    """Whether there was contact on three days or more."""
    days: set[date] = set()
    for one in history:
        if one.depth >= CONTACT and one.kind != MENTION:
            days.add(one.day)
            if len(days) == KNOWN_FROM:
                return True
    return False
