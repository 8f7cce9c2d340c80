"""Contact summaries: the contacts with one person to what is asked of those of everybody."""

from collections.abc import Sequence
from datetime import date
from operator import attrgetter

from vaultkit.measures.contacts import CALLS, CONTACT, HELP, IN_PERSON, MENTION
from vaultkit.measures.person_days import TAGS, recent_days_of
from vaultkit.measures.rhythm import contact_days, rhythm_of
from vaultkit.measures.standing import DORMANT_DAYS, is_dormant
from vaultkit.model.contact_summary import ContactSummary
from vaultkit.model.record import Interaction, Source

_TOLD = attrgetter("day", "depth", "kind", "source", "tags")
_NOTHING = ContactSummary()


def summary_of(history: Sequence[Interaction], on: Sequence[date], today: date) -> ContactSummary:
    """The summary of the contacts that count, oldest first, which were `on` these days, as of today."""
    if not history:
        return _NOTHING
    days: set[date] = set()
    broken: list[tuple[date, date]] = []
    tags: set[str] = set()
    before: date | None = None
    says_met = speaks = is_more = False
    for at, (day, depth, kind, source, words) in enumerate(map(_TOLD, history)):
        if words:
            tags.update(TAGS.intersection(words))
        if kind != MENTION:
            is_more = True
        if kind == "met":
            says_met = True
        if depth >= IN_PERSON or kind in CALLS:
            speaks = True
        if depth < CONTACT:
            continue
        if kind != MENTION:
            days.add(day)
        if kind != "met" or source is not Source.PROPERTY:
            if before is not None and (day - before).days >= DORMANT_DAYS and _was_dormant(history[:at], day, before):
                broken.append((day, before))
            before = day
    return ContactSummary(
        recent=recent_days_of(history, on, today),
        days=len(days),
        broken=tuple(broken),
        tags=tuple(sorted(tags)),
        says_met=says_met,
        speaks_for=speaks or not HELP.isdisjoint(tags),
        is_more_than_named=is_more,
    )


def is_told(contact: Interaction) -> bool:
    """Whether the notes tell of a contact, not only of the day on which one met: nothing says what came after that."""
    return contact.depth >= CONTACT and not (contact.kind == "met" and contact.source is Source.PROPERTY)


def _was_dormant(before: Sequence[Interaction], day: date, last: date) -> bool:
    """Whether the silence that lasted from the last day to that one, after these contacts, was a dormant one."""
    usual = rhythm_of(contact_days(contact for contact in before if contact.depth >= CONTACT))
    return is_dormant((day - last).days, usual)
