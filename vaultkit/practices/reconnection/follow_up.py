"""Follow up: the people met lately who wait for a second or third touch, and who was never followed up, as lists."""

from datetime import date

from msgspec.structs import replace

from vaultkit.measures import follow_ups
from vaultkit.measures.follow_ups import LATEST_DAYS, SECOND, WOKEN
from vaultkit.measures.standing import NEW_DAYS
from vaultkit.measures.touches import planned
from vaultkit.model.measures import FollowUp, Measures, Tie
from vaultkit.model.view import Entry, Reason, Words
from vaultkit.practices.reconnection.factors import entry_of, fit_reason, habit_reason, promise_reason, score
from vaultkit.practices.words import where


def follow_up(m: Measures) -> tuple[Entry, ...]:
    """The people met lately, or woken, who wait for a further touch: promises and fit first, then what is due first."""
    plans = planned(m)
    found = []
    for one in m.follow_ups:
        tie = m.ties[one.person]
        urgency = 1.0 - min(max((one.soon - m.today).days, -LATEST_DAYS), NEW_DAYS) / NEW_DAYS
        told = tie.contacts[-1 if one.touch == WOKEN else 0]
        met = Reason(factor="met", points=urgency, words=_words(m, one), location=where(told.location))
        entry = entry_of(m, tie, met, promise_reason(m, tie), fit_reason(m, tie, 1.0), habit_reason(m, tie, plans))
        found.append(replace(entry, due=one.soon))
    return tuple(sorted(found, key=lambda e: (-score(e), e.due or date.max, e.person.name, e.person.path)))


def never_followed_up(m: Measures) -> tuple[Entry, ...]:
    """The people met once, more than 45 days ago, latest meeting first."""
    found = [entry_of(m, tie, _once(m, tie)) for tie in follow_ups.never_followed_up(m)]
    return tuple(sorted(found, key=lambda e: (-score(e), e.person.name, e.person.path)))


def _words(m: Measures, one: FollowUp) -> Words:
    if one.touch == WOKEN:
        return ("first contact after a long silence on ", one.met, "; a further word by ", one.latest)
    words = (*met_words(m, m.ties[one.person]), *_touch_words(m, one))
    if one.crowd:
        return (*words, f" (you met {one.crowd} people that day, so they are spread over two weeks)")
    return words


def _touch_words(m: Measures, one: FollowUp) -> Words:
    """What is due, with a day that is never past."""
    if one.touch == SECOND:
        if m.today > one.latest:
            return (", and not in contact since: a line is still welcome",)
        if m.today > one.soon:
            return ("; a first line, at the latest by ", one.latest)
        return ("; a first line by ", one.soon)
    if m.today > one.soon:
        return (", and once since: keep or let go?",)
    return (", and once since; a third time by ", one.soon)


def met_words(m: Measures, tie: Tie) -> Words:
    """Where and when one met, as far as it is known."""
    event = tie.met_at or next((c.event for c in tie.contacts if c.day == tie.days[0] and c.event), "")
    place: Words = (" at ", m.ref(event)) if event in m.events else ()
    return ("met on ", tie.met, *place) if tie.met else ("met", *place)


def _once(m: Measures, tie: Tie) -> Reason:
    age = (m.today - (tie.met or m.today)).days
    words = met_words(m, tie)
    if age <= 2 * NEW_DAYS:
        words = (*words, ", and not since: keep or let go?")
    location = where(tie.contacts[0].location)
    return Reason(factor="met", points=1.0 / (1 + max(age, 0)), words=words, location=location)
