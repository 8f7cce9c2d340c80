"""Week ahead: whom to follow up, what is promised and what waits, the invitations and the days that come up, as
lines."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from heapq import nsmallest
from typing import TypeAlias

from msgspec.structs import replace

from vaultkit.measures.events import ahead, who_come
from vaultkit.measures.promises import SOON_DAYS, due_promises, is_stale, is_told_in, to_ask_about
from vaultkit.measures.standing import GONE, QUIET
from vaultkit.model.measures import FollowUp, Measures, Tie
from vaultkit.model.record import Event, Promise, Ref
from vaultkit.model.regex import regex
from vaultkit.model.view import Entry, Line, Promised, Quote, Words
from vaultkit.practices.capped import UNTOLD, Capped
from vaultkit.practices.invitations import MOST_ANSWERED, Invitation
from vaultkit.practices.silences import since_words
from vaultkit.practices.week_past import place_of
from vaultkit.practices.words import (
    dotted,
    due_words,
    joined,
    listed,
    old_promise_words,
    promise_words,
    told_promise,
    where,
)
from vaultkit.syntax.plurals import spelled

_ASIDE = regex(r" \([^()]*\)\Z")
MOST_PROMISES = 5
MOST_OLD = 2
MOST_COMING = 7
MOST_LATER = 3
MOST_SOON = 4
MOST_NEW = 4
SOON = 7


def follow_up_words(m: Measures, plan: Sequence[Entry]) -> Words:
    """Whom one met in the last days and has not written to, but for those of the plan, with the day by which:
    `Follow up by Sat 21 with A and B, met at C.`"""
    planned = {entry.person.path for entry in plan}
    new = [one for one in m.follow_ups if one.touch == 2 and one.person not in planned and m.today <= one.latest]
    late = [one for one in new if one.met >= m.week.first - timedelta(days=7)]
    due: dict[date, list[FollowUp]] = {}
    for one in late:
        due.setdefault(_by(m, one), []).append(one)
    parts = [_follow_up(m, day, due[day]) for day in sorted(due)[:2]]
    return ("Follow up ", *joined(parts), ".") if parts else ()


def _by(m: Measures, one: FollowUp) -> date:
    """The good day to write, and once it is past the last one."""
    return one.soon if m.today <= one.soon else one.latest


def _follow_up(m: Measures, day: date, new: Sequence[FollowUp]) -> Words:
    begin: Words = ("by ", day) if any(m.today <= one.soon for one in new) else ("by ", day, " at the latest")
    events = list(dict.fromkeys(one.event.path for one in new if one.event))
    place: Words = (", met at ", *listed(m, events, most=2)) if events else ()
    return (*begin, " with ", *listed(m, [one.person for one in new], most=MOST_NEW), *place)


def promise_lines(m: Measures, plan: Sequence[Entry]) -> Capped:
    """What is open with those who are not in the plan: what is due first, then the newest; one's own before what one
    waits for, and of the old ones whether they still hold."""
    planned = {entry.person.path for entry in plan}
    today, soon = m.today, m.today + timedelta(days=SOON_DAYS)
    ties = [tie for path, tie in m.ties.items() if tie.promises and path not in planned and tie.standing not in GONE]
    found = [
        (_promise_order(soon, promise), promise, tie)
        for tie in ties
        for promise in tie.promises
        if not promise.rests and not is_stale(promise, today)
    ]
    first = _first(found)
    old = [(promise, tie) for tie, promise in to_ask_about(m) if tie.path not in planned]
    lines = [_promise(m, tie, promise, promise_words(m, promise)) for promise, tie in first]
    lines += [_promise(m, tie, promise, old_promise_words(m, promise)) for promise, tie in old[:MOST_OLD]]
    rest = (UNTOLD,) * (len(found) + len(old) - len(lines))
    return Capped(
        kept=tuple(lines), left=rest, fewest=2, more=lambda left: (f"and {len(left)} more: `vaultkit list promises`",)
    )


def due_lines(m: Measures, plan: Sequence[Entry]) -> tuple[Promised, ...]:
    """One's own promises that are due today or overdue, but for those that a line of the plan tells."""
    told = {entry.person.path: entry for entry in plan}
    return tuple(
        Promised(person=m.ref(tie.path), promise=promise, words=due_words(m, promise))
        for promise, tie in due_promises(m)
        if tie.path not in told or not _tells(m, told[tie.path], promise)
    )


def _tells(m: Measures, entry: Entry, promise: Promise) -> bool:
    if entry.line:
        return is_told_in(promise, entry.line) or is_told_in(
            replace(promise, text=told_promise(m, promise)), entry.line
        )
    return any(reason.location == promise.location for reason in entry.reasons)


def _promise(m: Measures, tie: Tie, promise: Promise, words: Words) -> Line:
    return Line(words=(m.ref(tie.path), " · ", *words), location=where(promise.location))


_Order: TypeAlias = tuple[bool, bool, date, int]


def _first(found: Sequence[tuple[_Order, Promise, Tie]]) -> list[tuple[Promise, Tie]]:
    """The first of the promises; of those that are alike the first by place."""
    last = nsmallest(MOST_PROMISES, (order for order, _, _ in found))[-1:]
    able = [one for one in found if last and one[0] <= last[0]]
    able.sort(key=lambda one: (one[0], str(one[1].location), one[2].path))
    return [(promise, tie) for _, promise, tie in able[:MOST_PROMISES]]


def _promise_order(last: date, promise: Promise) -> _Order:
    due, day = promise.due, promise.day
    soon = due is not None and due <= last
    return promise.direction == "theirs", not soon, due if soon and due else date.max, -day.toordinal() if day else 0


def answer_lines(m: Measures, waiting: Sequence[Invitation]) -> tuple[Line, ...]:
    """The open invitations with the nearest deadlines in a line each: the verdict, the day by which to answer, the
    strongest reason for it."""
    return tuple(_answer(m, one) for one in waiting[:MOST_ANSWERED])


def _answer(m: Measures, one: Invitation) -> Line:
    lean = "ask first" if one.verdict == "ask" else one.verdict
    by: Words = (", by ", one.event.answer_by) if one.event.answer_by else ()
    sign = {"lean yes": 1, "lean no": -1}.get(one.verdict, 0)
    reason = next((reason.words for reason in one.reasons if reason.points * sign > 0), ())
    words = dotted((m.ref(one.event.path),), (lean, *by), tuple(map(_without_aside, reason)))
    return Line(words=words, location=one.event.location)


def _without_aside(part: str | Ref | Quote | date) -> str | Ref | Quote | date:
    return _ASIDE.sub("", part) if isinstance(part, str) else part


def coming_lines(m: Measures, plan: Sequence[Entry] = ()) -> Capped:
    """The accepted events, birthdays and days that the notes set for the next two weeks, with whom one may meet; of
    what is left their names. Why somebody of the plan stands there is told with the plan."""
    planned = frozenset(entry.person.path for entry in plan)
    lines = [_event_line(m, event, planned) for event in _accepted(m, SOON_DAYS)]
    last = m.today + timedelta(days=SOON_DAYS)
    for tie in m.ties.values():
        is_born = (born := tie.birthday) is not None and born <= last
        if (is_born or tie.person.next_contact or tie.planned) and tie.standing not in GONE:
            lines += _personal(m, tie, last)
    found = tuple(line for _, line in sorted(lines, key=lambda pair: (pair[0], place_of(pair[1]))))
    return Capped(kept=found, fewest=4, more=_later).to(MOST_COMING)


def _later(left: Sequence[Line]) -> Words:
    first = [next(part for part in line.words if isinstance(part, Ref)) for line in left[:MOST_LATER]]
    shown: list[Words] = [(name,) for name in dict.fromkeys(first)]
    rest = len(left) - len(first)
    return ("later ", *joined([*shown, *([(f"{rest} more",)] if rest > 0 else [])]))


def soon_lines(m: Measures) -> tuple[Line, ...]:
    """The accepted events of the next days, and whose birthday it is."""
    found: list[tuple[date, Line]] = []
    for event in _accepted(m, SOON):
        day = event.day or m.today
        people = who_come(m, event)
        whom: Words = ("you meet ", m.ref(people[0])) if len(people) == 1 else ()
        whom = (f"{spelled(len(people))} you know come",) if len(people) > 1 else whom
        found.append((day, Line(words=dotted((day,), (m.ref(event.path),), whom), location=event.location)))
    last = m.today + timedelta(days=SOON)
    for tie in m.ties.values():
        day_of = tie.birthday
        if day_of and day_of <= last and tie.standing not in GONE:
            words: Words = (day_of, " · birthday of ", m.ref(tie.path))
            found.append((day_of, Line(words=words, location=tie.person.written.get("birthday"))))
    return tuple(line for _, line in sorted(found, key=lambda pair: (pair[0], place_of(pair[1]))))[:MOST_SOON]


def _accepted(m: Measures, days: int) -> Iterator[Event]:
    today = (event for event in m.by_attendance.get("attended", ()) if event.day == m.today)
    yield from today
    yield from (event for event in ahead(m, days) if event.attendance == "accepted")


def _event_line(m: Measures, event: Event, planned: Collection[str]) -> tuple[date, Line]:
    day = event.day or m.today
    ties = [m.ties[path] for path in who_come(m, event)]
    quiet = next((tie for tie in ties if tie.standing in QUIET), None)
    whom: Words = ()
    if quiet and quiet.path in planned:
        whom = _one(m, quiet)
    elif quiet:
        whom = (m.ref(quiet.path), ", ", *since_words(m, quiet))
    elif ties:
        whom = (
            f"{spelled(len(ties))} you know come" if len(ties) > 1 else "",
            *(() if len(ties) > 1 else _one(m, ties[0])),
        )
    when: Words = (day, f", {event.time}") if event.time else (day,)
    return day, Line(words=dotted(when, (m.ref(event.path),), _place(m, event), whom), location=event.location)


def _place(m: Measures, event: Event) -> Words:
    """Where it is, else whose it is, else of what kind."""
    if event.places:
        place = event.places[0]
        return (m.ref(place) if place in m.names else Quote(text=place),)
    if event.group:
        return (m.ref(event.group.path) if event.group.path else Quote(text=event.group.name),)
    return (Quote(text=event.format),) if event.format else ()


def _one(m: Measures, tie: Tie) -> Words:
    return ("with ", m.ref(tie.path))


def _personal(m: Measures, tie: Tie, last: date) -> Iterator[tuple[date, Line]]:
    person, name = tie.person, m.ref(tie.path)
    birthday = tie.birthday
    if birthday and m.today <= birthday <= last:
        place = person.written.get("birthday", person.location)
        yield birthday, Line(words=(birthday, " · ", name, " · birthday"), location=place)
    asked = person.next_contact
    if asked and m.today <= asked <= last and tie.standing != "resting":
        place = person.written.get("next_contact", person.location)
        yield asked, Line(words=(asked, " · ", name, " · the day you set for the next contact"), location=place)
    for planned in tie.planned:
        if m.today <= planned.day <= last and planned.event not in m.events:
            words: Words = (planned.day, " · ", name, " · planned")
            yield planned.day, Line(words=words, location=where(planned.location))
