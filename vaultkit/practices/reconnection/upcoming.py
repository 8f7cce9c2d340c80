"""Upcoming: the people whose cadence, set day, planned contact or birthday falls in the next 14 days, as a list."""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec.structs import replace

from vaultkit.measures.promises import SOON_DAYS
from vaultkit.measures.standing import GONE
from vaultkit.model.measures import Measures, Tie
from vaultkit.model.memory import Memory
from vaultkit.model.view import Entry, Reason, Words
from vaultkit.practices.reconnection.factors import about_all, entry_of, last_line
from vaultkit.practices.silences import gap_words
from vaultkit.practices.words import where

_APART = frozenset({*GONE, "resting", "wanted"})


def upcoming(m: Measures, memory: Memory | None = None) -> tuple[Entry, ...]:
    """The people for whom a day comes up, soonest first."""
    last = m.today + timedelta(days=SOON_DAYS)
    ties = [tie for tie in m.ties.values() if tie.standing not in GONE and _may_come(tie, last)]
    entries = (memory or Memory()).each("entries to come", lambda tie, _: _entry(m, tie, last), *about_all(m))
    found = entries.of(ties, [tuple([one.event in m.events for one in tie.planned]) for tie in ties])
    return tuple(sorted(filter(None, found), key=lambda e: (e.due or date.max, e.person.name, e.person.path)))


def _entry(m: Measures, tie: Tie, last: date) -> Entry | None:
    dated = sorted(_ahead(m, tie, last), key=lambda pair: (pair[0], pair[1].factor))
    return replace(entry_of(m, tie, *(reason for _, reason in dated)), due=dated[0][0]) if dated else None


def _may_come(tie: Tie, last: date) -> bool:
    """Whether a day of the tie may come up, for which nothing is worded yet; most ties have none."""
    if tie.planned or ((birthday := tie.birthday) is not None and birthday <= last):
        return True
    if tie.person.next_contact is not None:
        return True
    gap, silence = tie.cadence.days, tie.silence
    return gap is not None and silence is not None and silence <= gap <= silence + SOON_DAYS


def _ahead(m: Measures, tie: Tie, last: date) -> Iterator[tuple[date, Reason]]:
    person = tie.person
    if tie.standing == "in touch" and tie.cadence.days is not None and tie.days and not tie.is_past:
        day = _plus(tie.days[-1], tie.cadence.days + 1)
        if m.today < day <= last:
            gap = gap_words(m, tie)
            words: Words = ("due on ", day, ", ", *gap) if gap else ("due on ", day)
            yield day, Reason(factor="contact", points=1.0, words=words, location=last_line(tie))
    asked = person.next_contact
    if asked and tie.standing not in _APART and m.today < asked <= last:
        place = person.written.get("next_contact", person.location)
        words = ("you set ", asked, " for the next contact")
        yield asked, Reason(factor="occasion", points=1.0, words=words, location=place)
    planned = next((contact for contact in tie.planned if m.today < contact.day <= last), None) if tie.planned else None
    if planned:
        event = planned.event in m.events
        words = (m.ref(planned.event), " on ", planned.day) if event else ("planned for ", planned.day)
        yield planned.day, Reason(factor="planned", points=1.0, words=words, location=where(planned.location))
    birthday = tie.birthday
    if birthday and birthday <= last and tie.standing != "resting":
        place = person.written.get("birthday", person.location)
        yield birthday, Reason(factor="birthday", points=1.0, words=("birthday on ", birthday), location=place)


def _plus(day: date, days: int) -> date:
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))
