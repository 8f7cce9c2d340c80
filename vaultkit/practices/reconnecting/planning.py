"""Planning: the lists of a day to the few people of the week; a plan that stands in its page is kept as it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from vaultkit.model.page import PageItem
from vaultkit.model.view import Entry, Reconnection
from vaultkit.practices.measures.fit import fit
from vaultkit.practices.measures.serving import active_goals
from vaultkit.practices.measures.standing import Tie
from vaultkit.practices.measures.touches import is_away_week
from vaultkit.practices.reconnecting.circle import Circle, pressing, skips, turn
from vaultkit.practices.reconnecting.factors import contact_reason, entry_of, promise_reason, score
from vaultkit.practices.reconnecting.following import first_half
from vaultkit.practices.reconnecting.keeping import warm_up_reason
from vaultkit.practices.reconnecting.waking import ROTATION
from vaultkit.syntax.checklist import make_id, parse_item

SECTION = "reach out"
WARM_UP, PROMISE, FOLLOW_UP, KEEP, WAKE = ROLES = ("warm-up", "promise", "follow up", "keep in touch", "wake up")
FEWEST_FOR_WAKE = 3
EASY_DAYS = 60
RECENT_WEEKS = 2


@dataclass(slots=True, kw_only=True)
class Draft:
    """A plan in the making: who is in it, and of which organisations, groups and goals."""

    chosen: list[Entry] = field(default_factory=list)
    worlds: set[str] = field(default_factory=set)
    goals: set[str] = field(default_factory=set)


def plan_of(circle: Circle, lists: Reconnection) -> tuple[Entry, ...]:
    """The week's plan: the one that stands in the week's page, else a new one; none in a week away."""
    kept = _kept(circle, lists)
    if kept:
        return kept
    if is_away_week(circle.index, circle.week):
        return ()
    return _made(circle, lists)


def item_id(circle: Circle, role: str, path: str) -> str:
    """The block id of a person's item in the week's plan."""
    return make_id("week", circle.week.key, role, path)


def _kept(circle: Circle, lists: Reconnection) -> tuple[Entry, ...]:
    items = [
        item
        for _, page in sorted(circle.index.pages.items())
        if page.key == circle.week.key
        for item in page.items
        if item.section.strip().casefold() == SECTION and item.id and item.path in circle.ties
    ]
    # Two devices may have planned the same person in two ways, before their pages were merged.
    once: dict[str, PageItem] = {}
    for item in items:
        if item.path not in once or (once[item.path].status == " " and item.status != " "):
            once[item.path] = item
    entries = _entries(lists)
    return tuple(_kept_entry(circle, item, entries) for item in items if once[item.path] is item)


def _kept_entry(circle: Circle, item: PageItem, entries: Mapping[str, Entry]) -> Entry:
    tie = circle.ties[item.path]
    role = next((role for role in ROLES if item_id(circle, role, item.path) == item.id), "")
    parsed = parse_item(item.line)
    line = parsed.text if parsed else ""
    if role == WARM_UP:
        entry = _warm_up_entry(circle, tie)
    elif role == PROMISE:
        entry = _promise_entry(circle, tie, entries)
    else:
        entry = entries.get(item.path) or _plain_entry(circle, tie)
    return replace(entry, role=role, id=item.id, line=line)


def _entries(lists: Reconnection) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for entry in (*lists.follow_up, *lists.keep_in_touch, *lists.wake_up):
        found.setdefault(entry.person.path, entry)
    return found


def _plain_entry(circle: Circle, tie: Tie) -> Entry:
    return entry_of(tie, promise_reason(circle, tie), contact_reason(tie))


def _promise_entry(circle: Circle, tie: Tie, entries: Mapping[str, Entry]) -> Entry:
    reason = promise_reason(circle, tie)
    listed = entries.get(tie.person.path) or _plain_entry(circle, tie)
    if reason is None:
        return listed
    return entry_of(tie, reason, *(other for other in listed.reasons if other.location != reason.location))


def _warm_up_entry(circle: Circle, tie: Tie) -> Entry:
    return entry_of(tie, warm_up_reason(tie), promise_reason(circle, tie))


def _made(circle: Circle, lists: Reconnection) -> tuple[Entry, ...]:
    touches = max(circle.index.boundaries.touches_per_week, 0)
    low = circle.index.boundaries.season == "low"
    if not touches:
        return ()
    draft = Draft()
    promises = _promised(circle, lists)
    if low:
        _take(circle, draft, promises, PROMISE, 1)
    else:
        _fill(circle, draft, lists, promises, touches)
    warm = _warm_ups(circle, draft)
    _take(circle, draft, warm, WARM_UP, 1)
    return tuple(sorted(draft.chosen, key=lambda e: ROLES.index(e.role)))


def _fill(circle: Circle, draft: Draft, lists: Reconnection, promises: Sequence[Entry], touches: int) -> None:
    wake = [e for e in lists.wake_up if e.person.path not in {p.person.path for p in promises}]
    reserved = 1 if wake and touches >= FEWEST_FOR_WAKE else 0
    _take(circle, draft, promises, PROMISE, first_half(touches))
    new = [e for e in lists.follow_up if e.due is None or e.due <= circle.week.last]
    room = min(first_half(touches), touches - reserved - len(draft.chosen))
    _take(circle, draft, _rested(circle, new), FOLLOW_UP, room)
    keep = _rested(circle, lists.keep_in_touch)
    room = touches - reserved - len(draft.chosen)
    if room > 0:
        _take(circle, draft, keep, KEEP, room - 1)
        _take(circle, draft, _goal_turn(circle, draft, keep), KEEP, touches - reserved - len(draft.chosen))
    _take(circle, draft, promises, PROMISE, touches - reserved - len(draft.chosen))
    _take(circle, draft, wake, WAKE, reserved)
    if touches >= FEWEST_FOR_WAKE:
        return
    _take(circle, draft, wake, WAKE, min(touches - len(draft.chosen), 1 if not draft.chosen else 0))


def _promised(circle: Circle, lists: Reconnection) -> list[Entry]:
    """The people to whom something is open, what is due first, each with the promise as the first reason."""
    entries = _entries(lists)
    found = []
    for path, tie in circle.ties.items():
        promise = pressing(circle, path)
        if promise and tie.standing not in {"resting", "let go"}:
            key = (promise.due or circle.week.last, promise.day or circle.today, path)
            found.append((key, _promise_entry(circle, tie, entries)))
    return [entry for _, entry in sorted(found, key=lambda pair: pair[0])]


def _rested(circle: Circle, entries: Iterable[Entry]) -> list[Entry]:
    """The entries without the people whom the last two weeks' plans held and one chose to skip."""
    return [e for e in entries if not skips(circle, e.person.path, RECENT_WEEKS)]


def _goal_turn(circle: Circle, draft: Draft, entries: Sequence[Entry]) -> list[Entry]:
    """The entries with the best one for the goal whose turn it is in front, unless that goal is served already; a goal
    that nobody among the first of the list serves is passed over."""
    goals = [g.path for g in active_goals(circle.index)]
    served = {e.person.path: _goal(circle, e) for e in entries[:ROTATION]}
    able = [g for g in goals if g in served.values() or g in draft.goals]
    if not able:
        return list(entries)
    goal = able[turn(circle.week) % len(able)]
    taken = {e.person.path for e in draft.chosen}
    first = [e for e in entries[:ROTATION] if served[e.person.path] == goal and e.person.path not in taken]
    if goal in draft.goals or not first:
        return list(entries)
    return [first[0], *(e for e in entries if e is not first[0])]


def _goal(circle: Circle, entry: Entry) -> str:
    return fit(circle.index, circle.ties[entry.person.path].person).goal


def _warm_ups(circle: Circle, draft: Draft) -> list[Entry]:
    """The people in touch with whom to begin: those to whom something is open, then the strongest ties, another of the
    best 12 in front each week."""

    def is_easy(tie: Tie) -> bool:
        return bool(tie.days) and tie.days[-1] < circle.week.first and (tie.silence or 0) <= EASY_DAYS

    ties = [tie for tie in circle.ties.values() if tie.standing == "in touch" and is_easy(tie)]
    found = sorted((_warm_up_entry(circle, tie) for tie in ties), key=_by_score)
    owed = [e for e in found if pressing(circle, e.person.path)]
    best, rest = found[:ROTATION], found[ROTATION:]
    first = turn(circle.week) % len(best) if best else 0
    return _rested(circle, [*owed, *best[first:], *best[:first], *rest])


def _by_score(entry: Entry) -> tuple[float, str, str]:
    return -score(entry), entry.person.name, entry.person.path


def _take(circle: Circle, draft: Draft, entries: Sequence[Entry], role: str, most: int) -> None:
    """Adds up to `most` of the entries to the draft; two of one organisation or group only where there is no choice."""
    added = 0
    for apart in (True, False):
        for entry in entries:
            path = entry.person.path
            if added >= most:
                return
            if any(e.person.path == path for e in draft.chosen):
                continue
            worlds = _worlds(circle, path)
            if apart and worlds & draft.worlds:
                continue
            draft.chosen.append(replace(entry, role=role, id=item_id(circle, role, path)))
            draft.worlds |= worlds
            draft.goals |= {_goal(circle, entry)} - {""}
            added += 1


def _worlds(circle: Circle, path: str) -> set[str]:
    person = circle.ties[path].person
    return {name.casefold() for name in (*person.orgs, *person.groups)}
