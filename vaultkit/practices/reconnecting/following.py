"""Following: people met lately to the list *follow up*, spread when many were met at once, and who was never followed
up."""

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from vaultkit.model.view import Entry, Reason, Words
from vaultkit.practices.measures.fit import Fit, fit
from vaultkit.practices.measures.gatherings import reference
from vaultkit.practices.measures.standing import NEW_DAYS, Tie
from vaultkit.practices.reconnecting.circle import Circle, pressing
from vaultkit.practices.reconnecting.factors import entry_of, fit_reason, habit_reason, promise_reason, score

FIRST_DAYS, LATEST_DAYS = 2, 14
ASK_DAYS = 60
SPREAD = 14
SETTLED = frozenset({"resting", "let go", "wanted"})


def follow_up(circle: Circle) -> tuple[Entry, ...]:
    """The people met lately who wait for a second or third touch: promises and fit first, then what is due first."""
    waiting = [tie for tie in circle.ties.values() if _waits(circle, tie)]
    fits = {tie.person.path: fit(circle.index, tie.person) for tie in waiting}
    later = _spread(circle, waiting, fits)
    found = [_entry(circle, tie, fits[tie.person.path], later.get(tie.person.path)) for tie in waiting]
    return tuple(sorted(found, key=lambda e: (-score(e), e.due or date.max, e.person.name, e.person.path)))


def never_followed_up(circle: Circle) -> tuple[Entry, ...]:
    """The people met once, more than 45 days ago, latest meeting first."""
    found = [
        entry_of(tie, _once(circle, tie))
        for tie in circle.ties.values()
        if len(tie.days) == 1 and tie.met and tie.standing not in {*SETTLED, "new"} and not tie.cadence.days
    ]
    return tuple(sorted(found, key=lambda e: (-score(e), e.person.name, e.person.path)))


def first_half(touches_per_week: int) -> int:
    """How many of a week's touches go to new people at most: half, and one at least."""
    return max(touches_per_week // 2, 1)


def _waits(circle: Circle, tie: Tie) -> bool:
    if not tie.met or not tie.days or tie.standing in SETTLED:
        return False
    age = (circle.today - tie.met).days
    if len(tie.days) == 1:
        return tie.standing == "new"
    return len(tie.days) == 2 and 0 <= age <= ASK_DAYS


def _spread(circle: Circle, waiting: list[Tie], fits: Mapping[str, Fit]) -> dict[str, int]:
    """Those who were met on a day with more people than a week has touches, but for the first half of these, by path,
    and how many were met that day."""
    touches = circle.index.boundaries.touches_per_week
    groups: dict[date, list[Tie]] = {}
    for tie in waiting:
        if tie.met and len(tie.days) == 1:
            groups.setdefault(tie.met, []).append(tie)
    later: dict[str, int] = {}
    for group in groups.values():
        if len(group) > max(touches, 1):
            ordered = sorted(group, key=lambda t: _precedence(circle, t, fits))
            later |= {tie.person.path: len(group) for tie in ordered[first_half(touches) :]}
    return later


def _precedence(circle: Circle, tie: Tie, fits: Mapping[str, Fit]) -> tuple[bool, float, int, str]:
    path = tie.person.path
    return pressing(circle, path) is None, -fits[path].value, spread_of(tie.person.name), path


def spread_of(name: str) -> int:
    """A number of days from 0 to 13 that depends on the name alone, the same on every machine."""
    digest = hashlib.sha256(unicodedata.normalize("NFC", name).encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big") % SPREAD


def _entry(circle: Circle, tie: Tie, found: Fit, met_with: int | None) -> Entry:
    met = tie.met or circle.today
    days = FIRST_DAYS if len(tie.days) == 1 else NEW_DAYS
    if met_with is not None:
        days = min(FIRST_DAYS + spread_of(tie.person.name), LATEST_DAYS)
    due = met + timedelta(days=days)
    urgency = 1.0 - min(max((due - circle.today).days, -LATEST_DAYS), NEW_DAYS) / NEW_DAYS
    words = _touch_words(circle, tie, due)
    if met_with is not None:
        words = (*words, f" (you met {met_with} people that day, so they are spread over two weeks)")
    line = tie.history[0].location
    entry = entry_of(
        tie,
        Reason(factor="met", points=urgency, words=words, location=line),
        promise_reason(circle, tie),
        fit_reason(found, 1.0),
        habit_reason(circle, tie),
    )
    return replace(entry, due=due)


def _touch_words(circle: Circle, tie: Tie, due: date) -> Words:
    met = met_words(circle, tie)
    if len(tie.days) == 1:
        latest = (tie.met or circle.today) + timedelta(days=LATEST_DAYS)
        if circle.today > latest:
            return (*met, ", and not in contact since: a line is still welcome")
        return (*met, ", a first line by ", due)
    if circle.today > due:
        return (*met, ", in contact twice: keep or let go?")
    return (*met, ", in contact twice, a third time by ", due)


def met_words(circle: Circle, tie: Tie) -> Words:
    """Where and when one met, as far as it is known and may be named."""
    event = tie.person.met.event if tie.person.met else ""
    event = event or next((i.event for i in tie.history if i.day == tie.days[0] and i.event), "")
    place: Words = (" at ", reference(circle.index, event)) if event in circle.events else ()
    return ("met", *place, " on ", tie.met) if tie.met else ("met", *place)


def _once(circle: Circle, tie: Tie) -> Reason:
    age = (circle.today - (tie.met or circle.today)).days
    words = met_words(circle, tie)
    if age <= 2 * NEW_DAYS:
        words = (*words, ", once: keep or let go?")
    return Reason(factor="met", points=1.0 / (1 + max(age, 0)), words=words, location=tie.history[0].location)
