"""Warm-up: the ties in touch to the easy first one of a week: useful, since it is the one nearest to its gap."""

from collections.abc import Mapping
from datetime import timedelta

from vaultkit.measures.promises import next_promise
from vaultkit.measures.rests import is_promise_ticked
from vaultkit.model.measures import Measures, Tie, Touch
from vaultkit.model.view import Entry, Reason
from vaultkit.practices.reconnection.factors import entry_of, promise_reason
from vaultkit.practices.words import where

STRONGEST = 400
SEEN_DAYS = 14
USUAL_GAP = 60
OWED_DAYS = (7, 56)


def warm_ups(m: Measures, plans: Mapping[str, tuple[Touch, ...]]) -> list[Entry]:
    """The people in touch with whom to begin: first those to whom something is open (due, or written one to eight weeks
    ago), then the strongest ties that were not seen for 14 days, the nearest to their gap first."""
    young = {one.person for one in m.follow_ups if one.touch > 2}
    ties = [tie for tie in m.ties.values() if (tie.standing == "in touch" or tie.path in young) and not tie.is_past and tie.days]
    owed = sorted((tie for tie in ties if _owes(m, tie) and not is_promise_ticked(plans.get(tie.path, ()), m.week)), key=_by_strength)
    unseen = (tie for tie in ties if (tie.silence or 0) >= SEEN_DAYS and tie.days[-1] < m.week.first)
    strongest = sorted(unseen, key=_by_strength)[:STRONGEST]
    nearest = sorted(strongest, key=lambda tie: (-_nearness(tie, young), tie.person.name, tie.path))
    return [warm_up_entry(m, tie) for tie in (*owed, *(tie for tie in nearest if tie not in owed))]


def warm_up_entry(m: Measures, tie: Tie) -> Entry:
    """The item of an easy first one."""
    words = ("warm-up: in touch, last on ", tie.days[-1]) if tie.days else ("warm-up",)
    place = where(tie.last.location) if tie.last else None
    easy = Reason(factor="contact", points=tie.strength, words=words, location=place)
    return entry_of(m, tie, easy, promise_reason(m, tie))


def _owes(m: Measures, tie: Tie) -> bool:
    promise = next_promise(tie, m.today)
    if promise is None:
        return False
    if promise.due:
        return promise.due <= m.week.last
    soonest, latest = (m.today - timedelta(days=days) for days in OWED_DAYS)
    return promise.day is not None and latest <= promise.day <= soonest


def _by_strength(tie: Tie) -> tuple[float, str, str]:
    return -tie.strength, tie.person.name, tie.path


def _nearness(tie: Tie, young) -> float:
    if tie.path in young: return (tie.silence or 0) / 21
    gap = tie.cadence.days or tie.rhythm or USUAL_GAP
    return (tie.silence or 0) / max(gap, 1)
