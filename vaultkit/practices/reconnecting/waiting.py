"""Waiting: what comes up in the next 14 days, and the people who are often mentioned but not kept track of."""

from dataclasses import replace
from datetime import date, timedelta

from vaultkit.model.record import Ref
from vaultkit.model.view import Entry, Reason, Words
from vaultkit.practices.measures.gatherings import reference
from vaultkit.practices.measures.sources import property_location
from vaultkit.practices.measures.standing import Tie
from vaultkit.practices.measures.touches import names_nobody_private
from vaultkit.practices.reconnecting.circle import SOON_DAYS, Circle
from vaultkit.practices.reconnecting.factors import entry_of, gap_words, last_line, score
from vaultkit.practices.reconnecting.telling import next_birthday

OFTEN = 3
OFTEN_DAYS = 183
_APART = frozenset({"let go", "resting", "wanted"})


def upcoming(circle: Circle) -> tuple[Entry, ...]:
    """The people whose cadence, set day, planned contact or birthday falls in the next 14 days, soonest first."""
    found = []
    for tie in circle.ties.values():
        dated = sorted(_ahead(circle, tie), key=lambda pair: (pair[0], pair[1].factor))
        if dated:
            found.append(replace(entry_of(tie, *(reason for _, reason in dated)), due=dated[0][0]))
    return tuple(sorted(found, key=lambda e: (e.due or date.max, e.person.name, e.person.path)))


def _ahead(circle: Circle, tie: Tie) -> list[tuple[date, Reason]]:
    person, index, today = tie.person, circle.index, circle.today
    last = today + timedelta(days=SOON_DAYS)
    found: list[tuple[date, Reason]] = []
    if tie.standing == "let go":
        return found
    if tie.standing == "in touch" and tie.cadence.days is not None and tie.days:
        day = _plus(tie.days[-1], tie.cadence.days + 1)
        if today < day <= last:
            words: Words = ("due on ", day, f", {gap_words(tie)}") if gap_words(tie) else ("due on ", day)
            found.append((day, Reason(factor="contact", points=1.0, words=words, location=last_line(tie))))
    asked = person.next_contact
    if asked and tie.standing not in _APART and today < asked <= last:
        where = property_location(index, person.path, "next_contact") or person.location
        words = ("you set ", asked, " for the next contact")
        found.append((asked, Reason(factor="occasion", points=1.0, words=words, location=where)))
    planned = next((i for i in index.planned.get(person.path, ()) if today < i.day <= last), None)
    if planned:
        event = planned.event in circle.events
        words = (reference(index, planned.event), " on ", planned.day) if event else ("planned for ", planned.day)
        found.append((planned.day, Reason(factor="planned", points=1.0, words=words, location=planned.location)))
    birthday = next_birthday(person.birthday, today)
    if birthday and birthday <= last and tie.standing != "resting":
        where = property_location(index, person.path, "birthday") or person.location
        words = ("birthday on ", birthday)
        found.append((birthday, Reason(factor="birthday", points=1.0, words=words, location=where)))
    return found


def _plus(day: date, days: int) -> date:
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


def untracked(circle: Circle) -> tuple[Entry, ...]:
    """Who is not kept track of, most mentioned first: people without a tier and a cadence whom the notes name often
    or who have no contact on record, and names that have no note."""
    found = [entry for tie in circle.ties.values() if (entry := _untracked(circle, tie))]
    for name, places in circle.index.unknown.items():
        if len(places) >= OFTEN - 1 and names_nobody_private(circle.index, name):
            words: Words = (f"named {len(places)} times, without a note",)
            reason = Reason(factor="mentions", points=float(len(places)), words=words, location=places[-1])
            found.append(Entry(person=Ref(name=name), standing="untracked", reasons=(reason,)))
    return tuple(sorted(found, key=lambda e: (-score(e), e.person.name, e.person.path)))


def _untracked(circle: Circle, tie: Tie) -> Entry | None:
    if tie.person.tier or tie.cadence.source or tie.standing in {*_APART, "new"}:
        return None
    since = circle.today - timedelta(days=OFTEN_DAYS)
    days = [day for day in tie.days if day >= since]
    if len(days) >= OFTEN:
        words: Words = (f"in contact on {len(days)} days of the last six months, without a tier or a cadence",)
        return entry_of(tie, Reason(factor="mentions", points=float(len(days)), words=words, location=last_line(tie)))
    if tie.standing != "untracked":
        return None
    links = circle.index.backlinks.get(tie.person.path, ())
    words = ("no contact noted yet",)
    where = links[0] if links else tie.person.location
    return entry_of(tie, Reason(factor="mentions", points=min(len(links), 2) / 2, words=words, location=where))
