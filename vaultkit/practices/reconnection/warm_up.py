"""Warm-up: the ties in touch to the easy first one of a week: useful, since it is the one nearest to its gap."""

from datetime import timedelta
from math import exp2

from vaultkit.measures.follow_ups import AGAIN_DAYS, SECOND, THIRD, WOKEN, never_followed_up
from vaultkit.measures.promises import next_promise
from vaultkit.measures.rhythm import HALF_LIFE_DAYS
from vaultkit.measures.standing import IN_TOUCH
from vaultkit.model.measures import Measures, Tie
from vaultkit.model.view import Entry, Reason
from vaultkit.practices.reconnection.factors import entry_of, promise_reason
from vaultkit.practices.reconnection.keep_in_touch import share_of_gap
from vaultkit.practices.words import easy_words, where

STRONGEST = 24
SEEN_DAYS, OWED_SEEN_DAYS = 14, 30
OWED_DAYS = (7, 56)


def warm_ups(m: Measures) -> list[Tie]:
    """The ties in touch with whom to begin, nobody seen in the last 14 days: those not seen for 30 days to whom
    something is open (due, or written one to eight weeks ago); who waits for a third word since one met, or for a
    further one since the tie was woken; then, of the strongest, the nearest to the wished gap. Nobody met once and
    never followed up is easy.

    A tie is as strong here as on its last day of contact, since the strength of today sinks while a tie is lost."""
    waiting = {one.person: one.touch for one in m.follow_ups}
    once = {tie.path for tie in never_followed_up(m)} | {path for path, touch in waiting.items() if touch == SECOND}
    able = [tie for tie in m.ties.values() if _is_easy(tie) and tie.path not in once]
    owed = sorted((tie for tie in able if _owes(m, tie)), key=_by_strength)
    third = sorted((tie for tie in able if waiting.get(tie.path) == THIRD), key=_by_silence)
    woken = [tie for tie in able if waiting.get(tie.path) == WOKEN and (tie.silence or 0) >= AGAIN_DAYS]
    strongest = sorted(able, key=_by_strength)[:STRONGEST]
    nearest = sorted(strongest, key=lambda tie: (-share_of_gap(tie), *_by_strength(tie)))
    order = dict.fromkeys(tie.path for tie in (*owed, *third, *sorted(woken, key=_by_silence), *nearest))
    return [m.ties[path] for path in order]


def warm_up_entry(m: Measures, tie: Tie) -> Entry:
    """The item of an easy first one."""
    owes = next_promise(tie, m.today) is not None
    place = where(tie.last.location) if tie.last else None
    easy = Reason(factor="contact", points=tie.strength, words=easy_words(m, tie, owes=owes), location=place)
    return entry_of(m, tie, easy, promise_reason(m, tie))


def _is_easy(tie: Tie) -> bool:
    known = tie.standing in IN_TOUCH and bool(tie.days) and not (tie.is_past or tie.is_named)
    return known and (tie.silence or 0) >= SEEN_DAYS


def _owes(m: Measures, tie: Tie) -> bool:
    """Whether something is open that one would not say at the next meeting anyway."""
    promise = next_promise(tie, m.today)
    if promise is None or (tie.silence or 0) < OWED_SEEN_DAYS:
        return False
    if promise.due:
        return promise.due <= m.week.last
    soonest, latest = (m.today - timedelta(days=days) for days in OWED_DAYS)
    return promise.day is not None and latest <= promise.day <= soonest


def _by_strength(tie: Tie) -> tuple[float, str, str]:
    return -tie.strength * exp2((tie.silence or 0) / HALF_LIFE_DAYS), tie.person.name, tie.path


def _by_silence(tie: Tie) -> tuple[int, str, str]:
    return -(tie.silence or 0), tie.person.name, tie.path
