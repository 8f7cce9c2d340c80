"""Plan: the lists of a day to the few people of the week; a plan that stands in its page is kept as it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from vaultkit.measures.contacts import is_away_week
from vaultkit.measures.follow_ups import first_half
from vaultkit.measures.old_ties import skipped
from vaultkit.measures.promises import next_promise
from vaultkit.measures.standing import GONE
from vaultkit.measures.touches import planned
from vaultkit.model.measures import Measures, Tie, Touch
from vaultkit.model.page import PLAN_ROLES, PageItem
from vaultkit.model.view import Entry, Reconnection
from vaultkit.practices.reconnection.factors import contact_reason, entry_of, fit_of, promise_reason, score
from vaultkit.practices.reconnection.keep_in_touch import warm_up_reason
from vaultkit.practices.reconnection.wake_up import ROTATION, week_number
from vaultkit.syntax.checklist import parse_item, plan_id

WARM_UP, PROMISE, FOLLOW_UP, KEEP, WAKE = PLAN_ROLES
FEWEST_FOR_WAKE = 3
EASY_DAYS = 60
RECENT_WEEKS = 2


@dataclass(slots=True, kw_only=True)
class Draft:
    """A plan in the making: who is in it, and of which organisations, groups and goals; `plans` are what earlier ones
    asked of each person."""

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


def item_id(m: Measures, role: str, path: str) -> str:
    """The block id of a person's item in the week's plan."""
    return plan_id(m.week.key, role, path)


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
    role = next((role for role in PLAN_ROLES if item_id(m, role, item.path) == item.id), "")
    parsed = parse_item(item.line)
    line = parsed.text if parsed else ""
    if role == WARM_UP:
        entry = _warm_up_entry(m, tie)
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
    return entry_of(m, tie, promise_reason(m, tie), contact_reason(m, tie))


def _promise_entry(m: Measures, tie: Tie, entries: Mapping[str, Entry]) -> Entry:
    reason = promise_reason(m, tie)
    listed = entries.get(tie.person.path) or _plain_entry(m, tie)
    if reason is None:
        return listed
    return entry_of(m, tie, reason, *(other for other in listed.reasons if other.location != reason.location))


def _warm_up_entry(m: Measures, tie: Tie) -> Entry:
    return entry_of(m, tie, warm_up_reason(m, tie), promise_reason(m, tie))


def _made(m: Measures, lists: Reconnection) -> tuple[Entry, ...]:
    touches = max(m.boundaries.touches_per_week, 0)
    low = m.boundaries.season == "low"
    if not touches:
        return ()
    draft = Draft(plans=planned(m))
    promises = _promised(m, lists)
    if low:
        _take(m, draft, promises, PROMISE, 1)
    else:
        _fill(m, draft, lists, promises, touches)
    warm = _warm_ups(m, draft)
    _take(m, draft, warm, WARM_UP, 1)
    return tuple(sorted(draft.chosen, key=lambda e: PLAN_ROLES.index(e.role)))


def _fill(m: Measures, draft: Draft, lists: Reconnection, promises: Sequence[Entry], touches: int) -> None:
    promised = {entry.person.path for entry in promises}
    wake = [e for e in lists.wake_up if e.person.path not in promised]
    reserved = 1 if wake and touches >= FEWEST_FOR_WAKE else 0
    _take(m, draft, promises, PROMISE, first_half(touches))
    new = [e for e in lists.follow_up if e.due is None or e.due <= m.week.last]
    room = min(first_half(touches), touches - reserved - len(draft.chosen))
    _take(m, draft, _rested(m, draft, new), FOLLOW_UP, room)
    keep = _rested(m, draft, lists.keep_in_touch)
    room = touches - reserved - len(draft.chosen)
    if room > 0:
        _take(m, draft, keep, KEEP, room - 1)
        _take(m, draft, _goal_turn(m, draft, keep), KEEP, touches - reserved - len(draft.chosen))
    _take(m, draft, promises, PROMISE, touches - reserved - len(draft.chosen))
    _take(m, draft, wake, WAKE, reserved)
    if touches >= FEWEST_FOR_WAKE:
        return
    _take(m, draft, wake, WAKE, min(touches - len(draft.chosen), 1 if not draft.chosen else 0))


def _promised(m: Measures, lists: Reconnection) -> list[Entry]:
    """The people to whom something is open, what is due first, each with the promise as the first reason."""
    entries = _entries(lists)
    found = []
    for path, tie in m.ties.items():
        promise = next_promise(tie, m.today)
        if promise and not tie.is_past and tie.standing not in {"resting", *GONE}:
            key = (promise.due or m.week.last, promise.day or m.today, path)
            found.append((key, _promise_entry(m, tie, entries)))
    return [entry for _, entry in sorted(found, key=lambda pair: pair[0])]


def _rested(m: Measures, draft: Draft, entries: Iterable[Entry]) -> list[Entry]:
    """The entries without the people whom the last two weeks' plans held and one chose to skip."""
    since = m.week.first - timedelta(weeks=RECENT_WEEKS)
    return [e for e in entries if not skipped(draft.plans.get(e.person.path, ()), since)]


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


def _warm_ups(m: Measures, draft: Draft) -> list[Entry]:
    """The people in touch with whom to begin: those to whom something is open, then the strongest ties, another of the
    best 12 in front each week."""

    def is_easy(tie: Tie) -> bool:
        return bool(tie.days) and not tie.is_named and tie.days[-1] < m.week.first and (tie.silence or 0) <= EASY_DAYS

    ties = [tie for tie in m.ties.values() if tie.standing == "in touch" and not tie.is_past and is_easy(tie)]
    found = sorted((_warm_up_entry(m, tie) for tie in ties), key=_by_score)
    owed = [e for e in found if next_promise(m.ties[e.person.path], m.today)]
    best, rest = found[:ROTATION], found[ROTATION:]
    first = week_number(m.week) % len(best) if best else 0
    return _rested(m, draft, [*owed, *best[first:], *best[:first], *rest])


def _by_score(entry: Entry) -> tuple[float, str, str]:
    return -score(entry), entry.person.name, entry.person.path


def _take(m: Measures, draft: Draft, entries: Sequence[Entry], role: str, most: int) -> None:
    """Adds up to `most` of the entries to the draft; two of one organisation or group only where there is no choice."""
    added, chosen = 0, {entry.person.path for entry in draft.chosen}
    for apart in (True, False):
        for entry in entries:
            path = entry.person.path
            if added >= most:
                return
            if path in chosen:
                continue
            worlds = _worlds(m, path)
            if apart and worlds & draft.worlds:
                continue
            draft.chosen.append(replace(entry, role=role, id=item_id(m, role, path)))
            chosen.add(path)
            draft.worlds |= worlds
            draft.goals |= {_goal(m, entry)} - {""}
            added += 1


def _worlds(m: Measures, path: str) -> set[str]:
    person = m.ties[path].person
    return {name.casefold() for name in (*person.orgs, *person.groups)}
