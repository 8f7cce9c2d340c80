"""Week: the week that holds the day on its page: the plan, what became of the last one, what happened, is promised and
comes up."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from vaultkit.measures.contacts import contacts_since, is_away_week
from vaultkit.measures.events import ahead, attended_in
from vaultkit.measures.promises import SOON_DAYS, open_promises, to_ask_about
from vaultkit.measures.standing import GONE
from vaultkit.measures.touches import page_of, touches_in
from vaultkit.model.measures import Measures, Tie, Touch
from vaultkit.model.period import before
from vaultkit.model.record import Interaction, Ref, Source
from vaultkit.model.view import Line, Reconnection, WeekReview, Words
from vaultkit.practices.boundaries import to_answer
from vaultkit.practices.invitations import Invitation
from vaultkit.practices.words import (
    OUTCOMES,
    contact_words,
    listed,
    old_promise_words,
    promise_words,
    spelled,
    told_of,
    told_on,
    where,
)

MOST_AT_EVENT = 4
MOST_OLD = 5


def week_review(m: Measures, lists: Reconnection, waiting: tuple[Invitation, ...]) -> WeekReview:
    """The week that holds the day; `waiting` are the open invitations."""
    away = is_away_week(m, m.week) and not lists.plan
    return WeekReview(
        period=m.week,
        summary=_summary(m, lists, invited=len(waiting), away=away),
        away="You are away this week, so nobody is planned; the lists wait." if away else "",
        plan=lists.plan,
        cards=lists.cards,
        answers=to_answer(m, waiting),
        done=tuple(_outcome(m, touch) for touch in _last_week(m)),
        happened=_happened(m),
        promises=_promises(m),
        upcoming=_upcoming(m),
    )


def _summary(m: Measures, lists: Reconnection, *, invited: int, away: bool) -> Words:
    people = len(lists.plan)
    parts = [spelled(people) + (" person" if people == 1 else " people")] if people else []
    if invited:
        parts.append(spelled(invited) + (" invitation" if invited == 1 else " invitations") + " to answer")
    text = " and ".join(parts) if parts else "a week away" if away else "nobody waits this week"
    words: Words = (text[:1].upper() + text[1:] + ".",)
    done = [touch.outcome == "done" for touch in _last_week(m)]
    if not done:
        return words
    page = page_of(m, before(m.week))
    return (*words, " (", Ref(name="last week", path=page), f": {sum(done)} of {len(done)} done)")


def _last_week(m: Measures) -> tuple[Touch, ...]:
    return tuple(touch for touch in touches_in(m, before(m.week)) if touch.person in m.ties)


def _outcome(m: Measures, touch: Touch) -> Line:
    words: Words = (m.ref(touch.person), f" · {OUTCOMES[touch.outcome]}")
    tie = m.ties[touch.person]
    words = (*words, *_still_open(m, tie)) if touch.outcome == "done" else words
    since = contacts_since(tie, touch.week.first, depth=0.0)
    if not since:
        return Line(words=words, location=touch.location)
    if touch.outcome == "done":
        return Line(words=(*words, " · ", *contact_words(m, since[0])), location=where(since[0].location))
    said = contact_words(m, since[-1])
    return Line(words=(*words, ", in contact since · ", *said), location=where(since[-1].location))


def _still_open(m: Measures, tie: Tie) -> Words:
    """Where the task stands that the ticked item was about."""
    promise = next((one for one in tie.promises if one.rests and one.location.path), None)
    if promise is None:
        return ()
    return (" · its task is open: ", m.ref(promise.location.path), f", line {promise.location.line}")


def _happened(m: Measures) -> tuple[Line, ...]:
    found: list[tuple[date, Line]] = []
    held = {event.path: event for event in attended_in(m, m.week)}
    for path, event in held.items():
        there = [person for person in event.people if person in m.ties]
        people: Words = (" with ", *listed(m, there, most=MOST_AT_EVENT)) if there else ()
        day = event.day or m.today
        found.append((day, Line(words=(day, " · ", m.ref(path), *people), location=event.location)))
    for tie in m.ties.values():
        since = contacts_since(tie, m.week.first, depth=0.0)
        for contact in _told_once(c for c in since if c.event not in held and not _is_untold(c)):
            words: Words = (*told_on(contact), " · ", m.ref(tie.path), " ·", *told_of(m, contact))
            found.append((contact.day, Line(words=words, location=where(contact.location))))
    return tuple(line for _, line in sorted(found, key=lambda pair: (pair[0], _place(pair[1]))))


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


def _place(line: Line) -> tuple[bool, str, int, str]:
    """By place; what is told without one comes last."""
    location = line.location
    path, number = (location.path, location.line) if location else ("", 0)
    return (location is None, path, number, repr(line.words))


def _promises(m: Measures) -> tuple[Line, ...]:
    ties = [tie for tie in m.ties.values() if tie.standing not in GONE]
    found = [(promise, tie) for tie in ties for promise in open_promises(tie, m.today)]
    found.sort(key=lambda pair: (pair[0].due or date.max, pair[0].day or date.min, pair[0].location, pair[1].path))
    lines = [
        Line(words=(m.ref(tie.path), " · ", *promise_words(m, promise)), location=where(promise.location))
        for promise, tie in found
    ]
    old = to_ask_about(m)
    lines += [
        Line(words=(m.ref(tie.path), " · ", *old_promise_words(m, promise)), location=where(promise.location))
        for tie, promise in old[:MOST_OLD]
    ]
    if len(old) > MOST_OLD:
        lines.append(Line(words=(f"and {len(old) - MOST_OLD} more that are older than half a year",)))
    return tuple(lines)


def _upcoming(m: Measures) -> tuple[Line, ...]:
    last = m.today + timedelta(days=SOON_DAYS)
    found: list[tuple[date, Line]] = []
    for event in ahead(m, SOON_DAYS):
        words: Words = (event.day or m.today, " · ", m.ref(event.path))
        if event.attendance == "invited":
            words = (*words, " · to answer by ", event.answer_by) if event.answer_by else (*words, " · to answer")
        found.append((event.day or m.today, Line(words=words, location=event.location)))
    for tie in m.ties.values():
        found += [(day, line) for day, line in _personal(m, tie) if m.today <= day <= last]
    return tuple(line for _, line in sorted(found, key=lambda pair: (pair[0], _place(pair[1]))))


def _personal(m: Measures, tie: Tie) -> Iterator[tuple[date, Line]]:
    person, name = tie.person, m.ref(tie.path)
    if tie.standing in GONE:
        return
    birthday = tie.birthday
    if birthday:
        place = person.written.get("birthday", person.location)
        yield birthday, Line(words=(birthday, " · ", name, " · birthday"), location=place)
    asked = person.next_contact
    if asked and tie.standing != "resting":
        place = person.written.get("next_contact", person.location)
        yield asked, Line(words=(asked, " · ", name, " · the day you set for the next contact"), location=place)
    for planned in tie.planned:
        if planned.event not in m.events:
            words: Words = (planned.day, " · ", name, " · planned")
            yield planned.day, Line(words=words, location=where(planned.location))
