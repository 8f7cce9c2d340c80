"""Week past: what became of last week's plan, and the contacts and events of this week so far, as lines."""

from collections.abc import Iterable
from datetime import date, timedelta
from heapq import nlargest
from typing import TypeAlias

from msgspec.structs import replace

from vaultkit.measures.contacts import contacts_of_week, contacts_since, is_mention
from vaultkit.measures.events import attended_in
from vaultkit.measures.touches import met_in, page_of, touches_in
from vaultkit.model.location import Location
from vaultkit.model.measures import Measures, Tie, Touch
from vaultkit.model.period import Period, before
from vaultkit.model.record import Event, Interaction, Source
from vaultkit.model.view import Entry, Line, Words
from vaultkit.practices.capped import UNTOLD, Capped
from vaultkit.practices.words import (
    OUTCOMES,
    PLAIN_KINDS,
    capital,
    contact_words,
    dotted,
    listed,
    told_of,
    told_on,
    where,
)

MOST_AT_EVENT = 4
MOST_HAPPENED = 6
MOST_NAMED = 4


def last_week(m: Measures) -> tuple[tuple[Touch, ...], str]:
    """What last week's plan asked for, and the path of its page."""
    last = before(m.week)
    return tuple(touch for touch in touches_in(m, last) if touch.person in m.ties), page_of(m, last)


def outcome_lines(m: Measures) -> Capped:
    """A line for each person who was reached, with what was noted, then one for all others; of what is left last week's
    page tells, to which the summary links."""
    touches, _ = last_week(m)
    done = [_done(m, touch) for touch in touches if touch.outcome == "done"]
    parts = [_those(m, touches, outcome) for outcome in OUTCOMES if outcome != "done"]
    rest = dotted(*parts)
    others = next((touch for touch in touches if touch.outcome != "done"), None)
    lines = (*done, *((Line(words=rest, location=others.location),) if others else ()))
    return Capped(kept=lines, fewest=1, more=lambda _: ())


def with_outcomes(m: Measures, plan: Iterable[Entry]) -> tuple[Entry, ...]:
    """The week's plan with what became of each so far: ticked on the page, or reached in another way, and how; put
    off, and until when."""
    became = {touch.id: touch for touch in touches_in(m, m.week)}
    return tuple(_with_outcome(m, entry, became.get(entry.id)) for entry in plan)


def _with_outcome(m: Measures, entry: Entry, touch: Touch | None) -> Entry:
    return replace(entry, state=touch.outcome if touch else "open", became=_became(m, entry, touch))


def _became(m: Measures, entry: Entry, touch: Touch | None) -> Words:
    if touch is None or touch.outcome == "open":
        return ()
    tie = m.ties.get(entry.person.path)
    since = contacts_since(tie, _from(tie, m.week)) if tie else ()
    told = next((one for one in since if not is_mention(one)), None)
    until = tie.person.snooze if tie else None
    if touch.outcome == "snoozed" and until and until > m.today:
        return (f"{OUTCOMES[touch.outcome]}, until ", until)
    if touch.outcome != "done" or told is None:
        return (OUTCOMES[touch.outcome],)
    kind = f": {told.kind}" if told.kind not in PLAIN_KINDS else ""
    return ("done on ", told.day, kind) if kind else ("done on ", told.day)


def _those(m: Measures, touches: Iterable[Touch], outcome: str) -> Words:
    people = [touch.person for touch in touches if touch.outcome == outcome]
    return (f"{capital(OUTCOMES[outcome])}: ", *listed(m, people, most=MOST_NAMED)) if people else ()


def _done(m: Measures, touch: Touch) -> Line:
    tie = m.ties[touch.person]
    since = contacts_since(tie, _from(tie, touch.week), depth=0.0)
    said: Words = contact_words(m, since[0]) if since else ("done",)
    words = (m.ref(touch.person), " · ", *said, *_still_open(m, tie))
    return Line(words=words, location=where(since[0].location) if since else touch.location)


def _from(tie: Tie, week: Period) -> date:
    """The day of a week from which a contact is one that was asked for."""
    met = met_in(tie, week)
    return met + timedelta(days=1) if met else week.first


def _still_open(m: Measures, tie: Tie) -> Words:
    """Where the task stands that the ticked item was about."""
    promise = next((one for one in tie.promises if one.rests and one.location.path), None)
    if promise is None:
        return ()
    return (" · its task is open: ", m.ref(promise.location.path), f", line {promise.location.line}")


def happened_lines(m: Measures) -> Capped:
    """The events and contacts of this week so far, oldest first; of many the last ones."""
    held = {event.path: event for event in attended_in(m, m.week)}
    found: list[tuple[_Place, Event | Interaction]] = [
        (_place(event.day or m.today, event.location), event) for event in held.values()
    ]
    first = m.week.first
    for tie in m.ties.values():
        if not tie.days or tie.days[-1] < first:
            continue
        told = _told_once(c for c in contacts_of_week(m, tie) if c.event not in held and not _is_untold(c))
        found += [(_place(contact.day, where(contact.location)), contact) for contact in told]
    # To put somebody's words together takes longer than to find out that a page has no room for them.
    shown = nlargest(MOST_HAPPENED, (place for place, _ in found))[-1:]
    lines = [(place, _happened(m, one)) for place, one in found if place >= shown[0]]
    lines.sort(key=lambda pair: (pair[0], repr(pair[1].words)))
    kept = tuple(line for _, line in lines)[-MOST_HAPPENED:]
    left = (UNTOLD,) * (len(found) - len(kept))
    return Capped(kept=kept, left=left, fewest=2, more=lambda left: (f"and {len(left)} more before",), newest_last=True)


_Place: TypeAlias = tuple[date, bool, str, int]


def _place(day: date, location: Location | None) -> _Place:
    return (day, False, location.path, location.line) if location else (day, True, "", 0)


def _happened(m: Measures, one: Event | Interaction) -> Line:
    if isinstance(one, Interaction):
        words: Words = (*told_on(one), " · ", m.ref(one.person), " ·", *told_of(m, one))
        return Line(words=words, location=where(one.location))
    there = [person for person in one.people if person in m.ties]
    people: Words = (" with ", *listed(m, there, most=MOST_AT_EVENT)) if there else ()
    return Line(words=(one.day or m.today, " · ", m.ref(one.path), *people), location=one.location)


def _is_untold(contact: Interaction) -> bool:
    """Whether nothing tells of it but a line elsewhere that may not be shown: it counts, and `why` knows its day."""
    return contact.source is not Source.LOG and not contact.event and not contact.location.path


def _told_once(contacts: Iterable[Interaction]) -> tuple[Interaction, ...]:
    """Of each day the contact that tells most: the deepest, then the one with most words."""
    best: dict[date, Interaction] = {}
    for contact in contacts:
        known = best.get(contact.day)
        if known is None or (contact.depth, len(contact.text)) > (known.depth, len(known.text)):
            best[contact.day] = contact
    return tuple(best.values())


def place_of(line: Line) -> tuple[bool, str, int, str]:
    """By place; what is told without one comes last."""
    location = line.location
    path, number = (location.path, location.line) if location else ("", 0)
    return (location is None, path, number, repr(line.words))
