"""Places: the lists of a day to the people of a new week's plan, place by place."""

from collections.abc import Iterable, Mapping, Sequence
from math import ceil

from msgspec import Struct, field
from msgspec.structs import replace

from vaultkit.measures.contacts import has_contact, is_away_week
from vaultkit.measures.follow_ups import AGAIN_DAYS, LATEST_DAYS, SECOND, WOKEN
from vaultkit.measures.promises import next_promise
from vaultkit.measures.rests import rests, stood_in, was_called_back
from vaultkit.measures.standing import GONE, IN_TOUCH, NEW_DAYS, is_asked_for
from vaultkit.measures.touches import planned
from vaultkit.model.measures import FollowUp, Measures, Tie, Touch
from vaultkit.model.page import FOLLOW_UP, KEEP, PLAN_ROLES, PROMISE, WAKE, WARM_UP
from vaultkit.model.period import Period, before
from vaultkit.model.view import Entry, Reconnection
from vaultkit.practices.reconnection.factors import contact_reason, entry_of, fit_of, promise_reason
from vaultkit.practices.reconnection.keep_in_touch import by_need, need_of
from vaultkit.practices.reconnection.wake_up import ROTATION, by_turn, in_turn, week_number
from vaultkit.practices.reconnection.warm_up import warm_up_entry, warm_ups
from vaultkit.syntax.checklist import plan_id

WAKE_FROM = 3
MOST_FURTHER = 1
MOST_WEEKS_BACK = 6
HURRY = 0.12
"""How much of the need of those whose turn comes later counts for those who are to be woken before them."""


class Draft(Struct, kw_only=True):
    """A plan in the making: who is in it, and of which organisations, groups and goals; `room` is how many may be,
    `plans` are what earlier plans asked of each person, `last` the last two weeks that could have one, and `again` is
    who is asked a second week running."""

    room: int
    chosen: list[Entry] = field(default_factory=list)
    worlds: set[str] = field(default_factory=set)
    goals: set[str] = field(default_factory=set)
    plans: Mapping[str, tuple[Touch, ...]] = field(default_factory=dict)
    last: Sequence[Period] = ()
    again: frozenset[str] = frozenset()


def week_of(m: Measures, lists: Reconnection) -> tuple[Entry, ...]:
    """The people of a new week: an easy first one, then at most so many as the week has touches, in the order in which
    the page shows them. Whoever was seen this week already, or rests, is left out."""
    touches = max(m.boundaries.touches_per_week, 0)
    if not touches:
        return ()
    low = m.boundaries.season == "low"
    draft = Draft(room=1, plans=planned(m), last=_last_weeks(m), again=_asked_again(m))
    easy = next((tie for tie in warm_ups(m) if _is_ready(m, draft, tie)), None)
    _take(m, draft, (warm_up_entry(m, easy),) if easy else (), WARM_UP, 1)
    draft.room = len(draft.chosen) + (1 if low else touches)
    promises = _promised(m, draft, lists)
    apart = [entry for entry in promises if entry.standing not in IN_TOUCH]
    if low:
        _take(m, draft, (*apart, *promises), PROMISE, 1)
        _take(m, draft, _new(m, draft, lists), FOLLOW_UP, 1)
    elif touches == 1:
        _fill_one(m, draft, lists, apart)
    else:
        _fill(m, draft, lists, apart, touches)
    _take(m, draft, promises, PROMISE, touches)
    return tuple(sorted(draft.chosen, key=lambda e: PLAN_ROLES.index(e.role)))


def listed(lists: Reconnection) -> dict[str, Entry]:
    """The first place of each person on the lists from which a plan is made."""
    found: dict[str, Entry] = {}
    for entry in (*lists.follow_up, *lists.keep_in_touch, *lists.wake_up):
        found.setdefault(entry.person.path, entry)
    return found


def promise_entry(m: Measures, tie: Tie, entries: Mapping[str, Entry]) -> Entry:
    """A person of the plan with what is open as the first reason."""
    reason = promise_reason(m, tie)
    known = entries.get(tie.path) or entry_of(m, tie, reason, contact_reason(m, tie))
    if reason is None:
        return known
    return entry_of(m, tie, reason, *(other for other in known.reasons if other.location != reason.location))


def _fill(m: Measures, draft: Draft, lists: Reconnection, promises: Sequence[Entry], touches: int) -> None:
    """The places of the week in their order: promises to people who are not in touch, new people (half of the places,
    and all while more first words than that would come too late; after a crowded evening as many as it takes that each
    has a turn), then the ties to keep and those to wake by need; what
    is left goes to new people and to those woken before."""
    new, keep = _new(m, draft, lists), _kept_alive(m, draft, lists)
    wake, hurry = _woken(m, draft, lists) if touches >= WAKE_FROM else ([], 0.0)
    half = ceil(touches / 2)
    _take(m, draft, promises, PROMISE, ceil(touches / 3))
    _take(m, draft, new, FOLLOW_UP, touches if _in_time(m, new) > half else max(half, _pace(m, draft, new)))
    _take(m, draft, _by_need(m, keep, wake, hurry), "", touches)
    _take(m, draft, (*new, *_new(m, draft, lists, woken=True)), FOLLOW_UP, touches)


def _woken(m: Measures, draft: Draft, lists: Reconnection) -> tuple[list[Entry], float]:
    """Those whose turn to be woken it is, and how much need of those whose turn is later they have to hurry for."""
    _, later = by_turn(m, lists.wake_up, draft.plans)
    needs = (need_of(m.ties[entry.person.path]) for entry in _ready(m, draft, later))
    return _ready(m, draft, in_turn(m, lists.wake_up, draft.plans)), HURRY * max(needs, default=0.0)


def _by_need(m: Measures, keep: Sequence[Entry], wake: Sequence[Entry], hurry: float) -> list[Entry]:
    """The ties to keep and those to wake as one list: the most urgent first; who is to be woken is as urgent as `hurry`
    at least."""
    rows = [
        *((KEEP, need_of(m.ties[entry.person.path]), entry) for entry in keep),
        *((WAKE, max(need_of(m.ties[entry.person.path]), hurry), entry) for entry in wake),
    ]
    return [replace(entry, role=role) for role, _, entry in sorted(rows, key=lambda row: -row[1])]


def _kept_alive(m: Measures, draft: Draft, lists: Reconnection) -> list[Entry]:
    return _goal_turn(m, draft, _ready(m, draft, by_need(m, lists.keep_in_touch)))


def _fill_one(m: Measures, draft: Draft, lists: Reconnection, promises: Sequence[Entry]) -> None:
    """The one place of a small week: a promise, else new people and ties to keep by turns."""
    new = (_new(m, draft, lists), FOLLOW_UP)
    keep = (_kept_alive(m, draft, lists), KEEP)
    first, second = (new, keep) if week_number(m.week) % 2 else (keep, new)
    for entries, role in ((promises, PROMISE), first, second):
        _take(m, draft, entries, role, 1)


def _new(m: Measures, draft: Draft, lists: Reconnection, *, woken: bool = False) -> list[Entry]:
    """The new people (else those woken lately) who wait for a word, first lines before later ones, what is still in
    time before what is late, and who had no turn before who had; of later ones one a week."""
    waiting = {one.person: one for one in m.follow_ups if (one.touch == WOKEN) == woken}

    def turn(entry: Entry) -> tuple[bool, bool, bool]:
        one = waiting[entry.person.path]
        return one.touch != SECOND, m.today > one.latest, bool(draft.plans.get(one.person))

    found = (entry for entry in lists.follow_up if entry.person.path in waiting)
    able = (entry for entry in found if _is_touch(m, waiting[entry.person.path]))
    ready = _ready(m, draft, sorted(able, key=turn))
    first = [entry for entry in ready if waiting[entry.person.path].touch == SECOND]
    return [*first, *ready[len(first) :][:MOST_FURTHER]]


def _in_time(m: Measures, new: Sequence[Entry]) -> int:
    """How many of the new people wait for a first line that is still in time."""
    waiting = {one.person: one for one in m.follow_ups if one.touch == SECOND}
    found = (waiting.get(entry.person.path) for entry in new)
    return sum(one is not None and (m.today - one.met).days <= LATEST_DAYS for one in found)


def _pace(m: Measures, draft: Draft, new: Sequence[Entry]) -> int:
    """How many first words a week it takes that each of the new people has a turn within 45 days."""
    waiting = {one.person: one for one in m.follow_ups if one.touch == SECOND}
    found = (waiting.get(entry.person.path) for entry in new)
    weeks = [(NEW_DAYS - (m.today - one.met).days) // 7 + 1 for one in found if one and not draft.plans.get(one.person)]
    return max((ceil(sum(other <= left for other in weeks) / left) for left in set(weeks) if left > 0), default=0)


def _is_touch(m: Measures, one: FollowUp) -> bool:
    """Whether a word is asked for: a first line; a further one once three weeks have passed, until one is asked whether
    to keep or to let go."""
    silence = m.ties[one.person].silence or 0
    return one.touch == SECOND or (silence >= AGAIN_DAYS and m.today <= one.latest)


def _promised(m: Measures, draft: Draft, lists: Reconnection) -> list[Entry]:
    """The people to whom something is due this week or overdue, what is due first in front, each with the promise as
    the first reason."""
    entries = listed(lists)
    found = []
    for path, tie in m.ties.items():
        promise = next_promise(tie, m.today)
        if promise is None or tie.is_past or tie.standing in {"resting", *GONE}:
            continue
        if promise.due is not None and promise.due <= m.week.last:
            found.append(((promise.due, promise.day or m.today, path), promise_entry(m, tie, entries)))
    return _ready(m, draft, (entry for _, entry in sorted(found, key=lambda pair: pair[0])))


def _ready(m: Measures, draft: Draft, entries: Iterable[Entry]) -> list[Entry]:
    """The entries without the people who were reached this week, or who rest."""
    return [entry for entry in entries if _is_ready(m, draft, m.ties[entry.person.path])]


def _is_ready(m: Measures, draft: Draft, tie: Tie) -> bool:
    return not has_contact(tie, m.week) and not _rests(m, draft, tie)


def _rests(m: Measures, draft: Draft, tie: Tie) -> bool:
    """Whether somebody stood in the last plan, or in earlier ones in vain; a day that falls into the week breaks the
    rest, once."""
    touches = draft.plans.get(tie.path, ())
    if not stood_in(touches, draft.last[:1]) and not rests(touches, m.week):
        return False
    return was_called_back(touches, draft.last) or not (_has_its_day(m, tie) or tie.path in draft.again)


def _last_weeks(m: Measures) -> tuple[Period, ...]:
    """The last two weeks before this one in which one was not away, the last one first: a week away is no rest."""
    found: list[Period] = []
    week = m.week
    for _ in range(MOST_WEEKS_BACK):
        week = before(week)
        found += [] if is_away_week(m, week) else [week]
    return tuple(found[:2])


def _asked_again(m: Measures) -> frozenset[str]:
    """Who is asked for a first line a second week running: the only one of last week's plan who was left open, where
    the last day for the line falls into this week."""
    last = before(m.week)
    left = [touch.person for touch in m.touches if touch.week == last and touch.outcome == "dropped"]
    first = {one.person for one in m.follow_ups if one.touch == SECOND and one.latest in m.week}
    return frozenset(left if len(left) == 1 and left[0] in first else ())


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
    """Adds up to `most` of the entries to the draft while it has room, in that role, else in their own; two of
    one organisation or group only where there is no choice."""
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
            named = role or entry.role
            draft.chosen.append(replace(entry, role=named, id=plan_id(m.week.key, named, path)))
            chosen.add(path)
            draft.worlds |= worlds
            draft.goals |= {_goal(m, entry)} - {""}
            added += 1


def _worlds(m: Measures, path: str) -> set[str]:
    person = m.ties[path].person
    return {name.casefold() for name in (*person.orgs, *person.groups)}
