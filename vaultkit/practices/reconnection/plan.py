"""Plan: the lists of a day to the few people of the week; a plan that stands in its page is kept as it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from vaultkit.measures.contacts import is_away_week
from vaultkit.measures.promises import next_promise
from vaultkit.measures.rests import is_promise_ticked, rests, was_called_back
from vaultkit.measures.standing import is_asked_for
from vaultkit.measures.touches import item_id, planned
from vaultkit.model.measures import Measures, Tie, Touch
from vaultkit.model.page import FOLLOW_UP, KEEP, PROMISE, ROLES, WAKE, WARM_UP, PageItem
from vaultkit.model.view import Entry, Reconnection
from vaultkit.practices.reconnection.factors import contact_reason, entry_of, fit_of, promise_reason
from vaultkit.practices.reconnection.keep_in_touch import by_need, _need
from vaultkit.practices.reconnection.wake_up import ROTATION, week_number
from vaultkit.practices.reconnection.warm_up import warm_up_entry, warm_ups
from vaultkit.syntax.checklist import parse_item

WAKE_FROM, WAKE_EACH_WEEK = 3, 4
CROWD = 4


@dataclass(slots=True, kw_only=True)
class Draft:
    """A plan in the making: who is in it, and of which organisations, groups and goals; `room` is what is left of the
    week's touches, and `plans` are what earlier plans asked of each person."""

    room: int
    chosen: list[Entry] = field(default_factory=list)
    worlds: set[str] = field(default_factory=set)
    goals: set[str] = field(default_factory=set)
    plans: Mapping[str, tuple[Touch, ...]] = field(default_factory=dict)


def plan_of(m: Measures, lists: Reconnection) -> tuple[Entry, ...]:
    """The week's plan: the one that stands in the week's page, else a new one; none in a week away."""
    kept = _kept(m, lists)
    if kept:
        return kept
    if is_away_week(m, m.week):
        return ()
    return _made(m, lists)


def _kept(m: Measures, lists: Reconnection) -> tuple[Entry, ...]:
    items = [item for item in m.plan if item.id and item.path in m.ties]
    # Two devices may have planned the same person in two ways, before their pages were merged.
    once: dict[str, PageItem] = {}
    for item in items:
        if item.path not in once or (once[item.path].status == " " and item.status != " "):
            once[item.path] = item
    entries = _entries(lists)
    return tuple(_kept_entry(m, item, entries) for item in items if once[item.path] is item)


def _kept_entry(m: Measures, item: PageItem, entries: Mapping[str, Entry]) -> Entry:
    tie = m.ties[item.path]
    role = next((role for role in ROLES if item_id(m.week, role, item.path) == item.id), "")
    parsed = parse_item(item.line)
    line = parsed.text if parsed else ""
    if role == WARM_UP:
        entry = warm_up_entry(m, tie)
    elif role == PROMISE:
        entry = _promise_entry(m, tie, entries)
    else:
        entry = entries.get(item.path) or _plain_entry(m, tie)
    return replace(entry, role=role, id=item.id, line=line)


def _entries(lists: Reconnection) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for entry in (*lists.follow_up, *lists.keep_in_touch, *lists.wake_up):
        found.setdefault(entry.person.path, entry)
    return found


def _plain_entry(m: Measures, tie: Tie) -> Entry:
    return entry_of(m, tie, promise_reason(m, tie), contact_reason(tie))


def _promise_entry(m: Measures, tie: Tie, entries: Mapping[str, Entry]) -> Entry:
    reason = promise_reason(m, tie)
    listed = entries.get(tie.person.path) or _plain_entry(m, tie)
    if reason is None:
        return listed
    return entry_of(m, tie, reason, *(other for other in listed.reasons if other.location != reason.location))


def _made(m: Measures, lists: Reconnection) -> tuple[Entry, ...]:
    touches = max(m.boundaries.touches_per_week, 0)
    if not touches:
        return ()
    low = m.boundaries.season == "low"
    draft = Draft(room=1 if low else touches, plans=planned(m))
    promises = _promised(m, draft, lists)
    easy = _ready(m, draft, warm_ups(m, draft.plans))
    _take(m, draft, easy, WARM_UP, 1)
    draft.room += len(draft.chosen)
    if low:
        _take(m, draft, promises, PROMISE, 1)
    else:
        _fill(m, draft, lists, promises, touches)
    return tuple(sorted(draft.chosen, key=lambda e: ROLES.index(e.role)))


def _fill(m: Measures, draft: Draft, lists: Reconnection, promises: Sequence[Entry], touches: int) -> None:
    """The places of the week in their order: promises, new people, the ties to keep, one to wake; what is left goes to
    the ties to keep, then to new people, then to the dormant."""
    fu = {one.person: one for one in m.follow_ups}
    new = _ready(m, draft, sorted((e for e in lists.follow_up if _is_touch(m, e)), key=lambda e: (fu[e.person.path].touch, fu[e.person.path].latest)))
    keep = _goal_turn(m, draft, _ready(m, draft, by_need(m, lists.keep_in_touch)))
    wake = _ready(m, draft, lists.wake_up)
    wakes = touches >= WAKE_EACH_WEEK or (touches == WAKE_FROM and week_number(m.week) % 2 == 0)
    if touches == 1:
        turns = (new, FOLLOW_UP), (keep, KEEP)
        first, second = turns if week_number(m.week) % 2 else turns[::-1]
        for entries, role in ((promises, PROMISE), first, second):
            _take(m, draft, entries, role, 1)
        return
    _take(m, draft, promises, PROMISE, ceil(touches / 3))
    promised = any(entry.role == PROMISE for entry in draft.chosen)
    _take(m, draft, new, FOLLOW_UP, ceil(touches / 2) - promised)
    wake = sorted(wake, key=lambda e: (bool(draft.plans.get(e.person.path)), -_need(m.ties[e.person.path])))
    if not wakes and wake and keep and _need(m.ties[wake[0].person.path]) < _need(m.ties[keep[0].person.path]):
        wakes = False
    else: wakes = True
    _take(m, draft, wake, WAKE, 1 if wakes else 0)
    _take(m, draft, keep, KEEP, touches)
    for entries, role in ((keep, KEEP), (new, FOLLOW_UP), (wake if touches >= WAKE_FROM else (), WAKE)):
        _take(m, draft, entries, role, touches)


def _is_touch(m: Measures, entry: Entry) -> bool:
    one = next(one for one in m.follow_ups if one.person == entry.person.path)
    return (m.today - one.met).days <= 45 if one.touch == 2 else one.soon <= m.week.last and m.today <= one.latest


def _is_crowd(m: Measures) -> bool:
    """Whether more than four people of one evening wait for a word."""
    waiting = [one.met for one in m.follow_ups]
    return any(waiting.count(day) > CROWD for day in set(waiting))


def _promised(m: Measures, draft: Draft, lists: Reconnection) -> list[Entry]:
    """The people to whom something is due this week or overdue, or open without a day, what is due first in front, each
    with the promise as the first reason; a promise whose item was ticked lately is let be."""
    entries = _entries(lists)
    found = []
    for path, tie in m.ties.items():
        promise = next_promise(tie, m.today)
        if not promise or tie.is_past or tie.standing in {"resting", "let go"}:
            continue
        if is_promise_ticked(draft.plans.get(path, ()), m.week):
            continue
        if promise.due is not None and promise.due <= m.week.last:
            key = (promise.due, promise.day or m.today, path)
            found.append((key, _promise_entry(m, tie, entries)))
    return _ready(m, draft, (entry for _, entry in sorted(found, key=lambda pair: pair[0])))


def _ready(m: Measures, draft: Draft, entries: Iterable[Entry]) -> list[Entry]:
    """The entries without the people who rest, since they stood in a plan and were not reached; a day that falls into
    the week breaks the rest, once."""
    return [e for e in entries if not _rests(m, m.ties[e.person.path], draft.plans.get(e.person.path, ()))]


def _rests(m: Measures, tie: Tie, touches: Sequence[Touch]) -> bool:
    if not rests(touches, m.week):
        return False
    return was_called_back(touches, m.week) or not _has_its_day(m, tie)


def _has_its_day(m: Measures, tie: Tie) -> bool:
    """Whether something falls into the week: a promise that is due, a birthday, or the day that the note sets."""
    promise, asked = next_promise(tie, m.today), tie.person.next_contact
    days = (
        promise.due if promise else None,
        tie.birthday,
        asked if is_asked_for(tie.person, tie.days, m.week.last) else None,
    )
    return any(day is not None and day in m.week for day in days)


def _goal_turn(m: Measures, draft: Draft, entries: Sequence[Entry]) -> list[Entry]:
    """The entries with the best one for the goal whose turn it is in front, unless that goal is served already; a goal
    that nobody among the first of the list serves is passed over."""
    goals = [goal.path for goal in m.active]
    served = {e.person.path: _goal(m, e) for e in entries[:ROTATION]}
    able = [g for g in goals if g in served.values() or g in draft.goals]
    if not able:
        return list(entries)
    goal = able[week_number(m.week) % len(able)]
    taken = {e.person.path for e in draft.chosen}
    first = [e for e in entries[:ROTATION] if served[e.person.path] == goal and e.person.path not in taken]
    if goal in draft.goals or not first:
        return list(entries)
    return [first[0], *(e for e in entries if e is not first[0])]


def _goal(m: Measures, entry: Entry) -> str:
    return fit_of(m, m.ties[entry.person.path]).goal


def _take(m: Measures, draft: Draft, entries: Iterable[Entry], role: str, most: int) -> None:
    """Adds up to `most` of the entries to the draft while it has room; two of one organisation or group only where
    there is no choice."""
    added, chosen = 0, {entry.person.path for entry in draft.chosen}
    entries = tuple(entries)
    for apart in (True, False):
        for entry in entries:
            path = entry.person.path
            if added >= most or len(draft.chosen) >= draft.room:
                return
            if path in chosen:
                continue
            worlds = _worlds(m, path)
            if apart and worlds & draft.worlds:
                continue
            draft.chosen.append(replace(entry, role=role, id=item_id(m.week, role, path)))
            chosen.add(path)
            draft.worlds |= worlds
            draft.goals |= {_goal(m, entry)} - {""}
            added += 1


def _worlds(m: Measures, path: str) -> set[str]:
    person = m.ties[path].person
    return {name.casefold() for name in (*person.orgs, *person.groups)}
