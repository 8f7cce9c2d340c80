"""Old ties: which of the ties that went quiet long ago may be woken, and which may be let go; nobody is both."""

from datetime import date, timedelta

from vaultkit.measures.standing import GONE
from vaultkit.measures.touches import planned
from vaultkit.model.measures import Measures, Tie, Touch

REST_WEEKS = 6
LET_GO_DAYS = 730
THOUGHT_OF_DAYS = 365
SMALL_STRENGTH = 0.25

_SETTLED = frozenset({"wanted", "resting", *GONE})


def skipped(touches: tuple[Touch, ...], since: date) -> tuple[Touch, ...]:
    """The times that somebody was planned and not taken up, in the weeks that begin on that day or later."""
    return tuple(touch for touch in touches if touch.outcome == "skipped" and touch.week.first >= since)


def to_wake(m: Measures) -> tuple[Tie, ...]:
    """The dormant ties that may be woken, by path: there was a conversation once, or something is noted that speaks for
    the tie (trust, help, an introduction, a goal, a relation), and it was not skipped in the last six weeks."""
    return m.once("to wake", _to_wake)


def _to_wake(m: Measures) -> tuple[Tie, ...]:
    plans, since = planned(m), m.week.first - timedelta(weeks=REST_WEEKS)
    return tuple(
        tie
        for tie in m.ties.values()
        if tie.standing == "dormant" and tie.days and _speaks_for(tie) and not skipped(plans.get(tie.path, ()), since)
    )


def to_let_go(m: Measures) -> tuple[Tie, ...]:
    """Whom one may let go: no goal, no promise, no contact for two years, no word of them in one's notes for a year,
    little strength left, and nothing that speaks for waking the tie; the longest silent first."""
    return m.once("to let go", _to_let_go)


def _to_let_go(m: Measures) -> tuple[Tie, ...]:
    today, serving = m.today, m.serving
    long_ago = (tie for tie in m.ties.values() if tie.silence is not None and tie.silence >= LET_GO_DAYS)
    found = [tie for tie in long_ago if tie.path not in serving and _fades(tie, today)]
    return tuple(sorted(found, key=lambda tie: (tie.last_day or m.today, tie.path)))


def _fades(tie: Tie, today: date) -> bool:
    settled = tie.is_past or tie.standing in _SETTLED or tie.person.tier in {"inner", "close"}
    if settled or tie.promises:
        return False
    thoughts = (tie.last_mention, *(one.day for one in tie.uncounted))
    if any(day and (today - day).days <= THOUGHT_OF_DAYS for day in thoughts):
        return False
    return tie.strength < SMALL_STRENGTH and not _speaks_for(tie)


def _speaks_for(tie: Tie) -> bool:
    person = tie.person
    noted = person.trust or person.helped or person.goals or person.relations
    return bool(noted) or tie.summary.speaks_for
