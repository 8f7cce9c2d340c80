"""Warm-up: the ties in touch to the easy first one of a week: useful, since it is the one nearest to its gap."""

from datetime import timedelta

from vaultkit.measures.follow_ups import SECOND
from vaultkit.measures.promises import next_promise
from vaultkit.measures.standing import IN_TOUCH
from vaultkit.model.measures import Measures, Tie
from vaultkit.model.view import Entry, Reason
from vaultkit.practices.reconnection.factors import entry_of, promise_reason
from vaultkit.practices.reconnection.keep_in_touch import need_of
from vaultkit.practices.words import where

STRONGEST = 24
SEEN_DAYS = 14
OWED_DAYS = (7, 56)


def warm_ups(m: Measures) -> list[Entry]:
    """The people in touch with whom to begin: first those to whom something is open (due, or written one to eight weeks
    ago), then, of the strongest not seen for 14 days, whoever waits for a further word since one
    met, then the nearest to the wished gap."""
    ties = [
        tie for tie in m.ties.values() if tie.standing in IN_TOUCH and tie.days and not (tie.is_past or tie.is_named)
    ]
    waiting = {one.person: one.touch for one in m.follow_ups}
    owed = sorted((tie for tie in ties if _owes(m, tie)), key=_by_strength)
    known = {tie.path for tie in owed} | {path for path, touch in waiting.items() if touch == SECOND}
    unseen = (tie for tie in ties if (tie.silence or 0) >= SEEN_DAYS and tie.path not in known)
    strongest = sorted(unseen, key=lambda tie: (tie.path not in waiting, *_by_strength(tie)))[:STRONGEST]
    nearest = sorted(strongest, key=lambda tie: (tie.path not in waiting, -need_of(tie), *_by_strength(tie)))
    return [warm_up_entry(m, tie) for tie in (*owed, *nearest)]


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
