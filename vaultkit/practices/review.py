"""Review: all practices, gathered for one day and its week."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, timedelta

from vaultkit.model.index import Index
from vaultkit.model.period import SPANS, WEEK_ONLY, Span, before
from vaultkit.model.record import Interaction, Ref
from vaultkit.model.view import Line, Reconnection, Views, WeekReview, Words
from vaultkit.practices.boundaries import to_answer
from vaultkit.practices.briefing import briefs, with_briefs
from vaultkit.practices.gathering import decision, look_at_all, review_of, with_plan
from vaultkit.practices.measures.gatherings import ahead, events_with, reference, status_on
from vaultkit.practices.measures.invitations import open_events
from vaultkit.practices.measures.phrasing import listed, spelled
from vaultkit.practices.measures.sources import property_location
from vaultkit.practices.measures.touches import Touch, is_away_week, touches
from vaultkit.practices.reconnecting.circle import SOON_DAYS, Circle, open_promises, ref_of, survey
from vaultkit.practices.reconnecting.telling import next_birthday, promised, told
from vaultkit.practices.reconnection import reconnect

MOST_AT_EVENT = 4
_OUTCOMES = {
    "done": "done",
    "skipped": "not this time",
    "snoozed": "later",
    "dropped": "left open",
    "open": "open",
}


def practise(index: Index, today: date, spans: Collection[Span] = WEEK_ONLY) -> Views:
    """All that the practices say about a day, with a review of the current period of each of those lengths."""
    lists = reconnect(index, today)
    index = with_plan(index, today, lists)
    practices = look_at_all(index, today, lists)
    known = briefs(index, today)
    week = with_briefs(replace(week_review(index, today, lists), answers=to_answer(index, today)), known)
    return Views(
        today=today,
        reconnection=lists,
        week=week,
        practices=practices,
        reviews=tuple(review_of(index, today, lists, span) for span in SPANS if span in spans),
        briefs=known,
        decision=decision(index, today, practices),
    )


def week_review(index: Index, today: date, lists: Reconnection) -> WeekReview:
    """The week that holds the day: its plan, what became of the last one, what happened, is promised and comes up."""
    circle = survey(index, today)
    away = is_away_week(index, circle.week) and not lists.plan
    return WeekReview(
        period=circle.week,
        summary=_summary(circle, lists, away=away),
        away="You are away this week, so nobody is planned; the lists wait." if away else "",
        plan=lists.plan,
        cards=lists.cards,
        done=tuple(_outcome(circle, touch) for touch in _last_week(circle)),
        happened=_happened(circle),
        promises=_promises(circle),
        upcoming=_upcoming(circle),
    )


def _summary(circle: Circle, lists: Reconnection, *, away: bool) -> Words:
    people = len(lists.plan)
    answers = open_events(circle.index, circle.today)
    parts = [spelled(people) + (" person" if people == 1 else " people")] if people else []
    if answers:
        parts.append(spelled(len(answers)) + (" invitation" if len(answers) == 1 else " invitations") + " to answer")
    text = " and ".join(parts) if parts else "a week away" if away else "nobody waits this week"
    words: Words = (text[:1].upper() + text[1:] + ".",)
    done = [touch.outcome == "done" for touch in _last_week(circle)]
    if not done:
        return words
    last = before(circle.week)
    page = next((p.path for p in circle.index.pages.values() if p.key == last.key), "")
    return (*words, " (", Ref(name="last week", path=page), f": {sum(done)} of {len(done)} done)")


def _last_week(circle: Circle) -> tuple[Touch, ...]:
    last = before(circle.week)
    found = touches(circle.index, circle.today)
    return tuple(t for t in found if t.week == last and t.person in circle.ties)


def _outcome(circle: Circle, touch: Touch) -> Line:
    tie = circle.ties[touch.person]
    words: Words = (ref_of(tie), f" · {_OUTCOMES[touch.outcome]}")
    since = [i for i in tie.history if i.day >= touch.week.first]
    if touch.outcome == "done" and since:
        return Line(words=(*words, " · ", *told(circle, since[0])), location=since[0].location)
    if since:
        return Line(words=(*words, ", in contact since · ", *told(circle, since[-1])), location=since[-1].location)
    return Line(words=words, location=touch.location)


def _happened(circle: Circle) -> tuple[Line, ...]:
    week, today = circle.week, circle.today
    found: list[tuple[date, Line]] = []
    held = {e.path for e in events_with(circle.index, today, "attended") if e.day and week.first <= e.day <= today}
    for path in held:
        event = circle.events[path]
        there = [p for p in event.people if p in circle.ties]
        people: Words = (" with ", *listed(circle.index, there, most=MOST_AT_EVENT)) if there else ()
        day = event.day or today
        found.append((day, Line(words=(day, " · ", reference(circle.index, path), *people), location=event.location)))
    for tie in circle.ties.values():
        for contact in _told_once(i for i in tie.history if i.day >= week.first and i.event not in held):
            words: Words = (contact.day, " · ", ref_of(tie), " ·", *told(circle, contact)[1:])
            found.append((contact.day, Line(words=words, location=contact.location)))
    return tuple(line for _, line in sorted(found, key=lambda pair: (pair[0], _place(pair[1]))))


def _told_once(contacts: Iterable[Interaction]) -> tuple[Interaction, ...]:
    """Of each day the contact that tells most: the deepest, then the one with most words."""
    best: dict[date, Interaction] = {}
    for contact in contacts:
        known = best.get(contact.day)
        if known is None or (contact.depth, len(contact.text)) > (known.depth, len(known.text)):
            best[contact.day] = contact
    return tuple(best.values())


def _place(line: Line) -> tuple[str, int, str]:
    where = line.location
    return (where.path if where else "", where.line if where else 0, repr(line.words))


def _promises(circle: Circle) -> tuple[Line, ...]:
    found = [(p, tie) for path, tie in circle.ties.items() for p in open_promises(circle, path)]
    found.sort(
        key=lambda pair: (pair[0].due or date.max, pair[0].day or date.min, pair[0].location, pair[1].person.path)
    )
    return tuple(Line(words=(ref_of(tie), " · ", *promised(circle, p)), location=p.location) for p, tie in found)


def _upcoming(circle: Circle) -> tuple[Line, ...]:
    today, last = circle.today, circle.today + timedelta(days=SOON_DAYS)
    found: list[tuple[date, Line]] = []
    for event in ahead(circle.index, today, SOON_DAYS):
        words: Words = (event.day or today, " · ", reference(circle.index, event.path))
        if status_on(event, today) == "invited":
            words = (*words, " · to answer by ", event.answer_by) if event.answer_by else (*words, " · to answer")
        found.append((event.day or today, Line(words=words, location=event.location)))
    for tie in circle.ties.values():
        found += [(day, line) for day, line in _personal(circle, tie.person.path) if today <= day <= last]
    return tuple(line for _, line in sorted(found, key=lambda pair: (pair[0], _place(pair[1]))))


def _personal(circle: Circle, path: str) -> Iterable[tuple[date, Line]]:
    tie, index = circle.ties[path], circle.index
    if tie.standing == "let go":
        return
    birthday = next_birthday(tie.person.birthday, circle.today)
    if birthday:
        where = property_location(index, path, "birthday") or tie.person.location
        yield birthday, Line(words=(birthday, " · ", ref_of(tie), " · birthday"), location=where)
    asked = tie.person.next_contact
    if asked and tie.standing != "resting":
        where = property_location(index, path, "next_contact") or tie.person.location
        yield asked, Line(words=(asked, " · ", ref_of(tie), " · the day you set for the next contact"), location=where)
    for planned in index.planned.get(path, ()):
        if planned.event not in circle.events:
            yield planned.day, Line(words=(planned.day, " · ", ref_of(tie), " · planned"), location=planned.location)
