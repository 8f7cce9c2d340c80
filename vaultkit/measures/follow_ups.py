"""Follow-ups: who was met lately and waits for a second or a third touch, or was woken and waits for another, and by
when."""

import hashlib
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from vaultkit.measures.promises import next_promise
from vaultkit.measures.rhythm import rhythm_of
from vaultkit.measures.standing import GONE, NEW_DAYS, is_dormant
from vaultkit.model.measures import Fit, FollowUp, Measures, Tie
from vaultkit.model.record import Event

SECOND, THIRD = 2, 3
WOKEN = 1
"""The touch of a tie with one day of contact after a silence of a year or more: it is as young as a new one."""
FIRST_DAYS, LATEST_DAYS = 2, 14
AGAIN_DAYS = 21
ASK_DAYS = 60
SPREAD = 14

_SETTLED = frozenset({"resting", "wanted", *GONE})


def follow_ups_of(
    ties: Mapping[str, Tie], events: Mapping[str, Event], fits: Mapping[str, Fit], touches_per_week: int, today: date
) -> tuple[FollowUp, ...]:
    """The people met lately who wait: new ones without a second touch, and, until 60 days after one met, those without
    a third; and those reached after a long silence, 21 to 45 days ago; by path. Nobody who is let go, faded, resting or
    still to be met waits.

    Those met on a day with more people than a week has touches are spread over two weeks, but for the first half of
    these: promises and fit first."""
    waiting = {tie.path: touch for tie in ties.values() if (touch := _touch(tie, events, today))}
    first = [ties[path] for path, touch in waiting.items() if touch == SECOND]
    crowds = _crowds(first, Counter(tie.met for tie in ties.values()), fits, touches_per_week, today)
    return tuple(_follow_up(ties[path], touch, events, crowds.get(path, 0), today) for path, touch in waiting.items())


def never_followed_up(m: Measures) -> tuple[Tie, ...]:
    """The people met once, more than 45 days ago, whom no cadence calls; by path."""
    apart = {*_SETTLED, "new"}
    return tuple(
        tie
        for tie in m.ties.values()
        if tie.days and tie.met and not tie.is_past and tie.standing not in apart and not tie.cadence.days
        if not _days_since_meeting(tie, m.events)
    )


def first_half(touches_per_week: int) -> int:
    """How many of a week's touches go to new people at most: half, and one at least."""
    return max(touches_per_week // 2, 1)


def spread_of(name: str) -> int:
    """A number of days from 0 to 13 that depends on the name alone, the same on every machine."""
    digest = hashlib.sha256(unicodedata.normalize("NFC", name).encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big") % SPREAD


def _touch(tie: Tie, events: Mapping[str, Event], today: date) -> int:
    """Which touch somebody waits for, 0 for none."""
    if _is_woken(tie):
        return WOKEN
    if not tie.met or not tie.days or tie.is_past or tie.standing in _SETTLED:
        return 0
    since = _days_since_meeting(tie, events)
    if since == 0:
        return SECOND if tie.standing == "new" else 0
    return THIRD if since == 1 and (today - tie.met).days <= ASK_DAYS else 0


def _is_woken(tie: Tie) -> bool:
    """Whether the last day of contact ended a dormant silence, and a further word is due."""
    is_in_time = tie.silence is not None and AGAIN_DAYS <= tie.silence <= NEW_DAYS
    if not is_in_time or tie.standing != "in touch" or tie.is_past or tie.is_named or len(tie.days) < 2:
        return False
    silence = (tie.days[-1] - tie.days[-2]).days
    return is_dormant(silence, None) and is_dormant(silence, rhythm_of(tie.days[:-1]))


def _days_since_meeting(tie: Tie, events: Mapping[str, Event]) -> int:
    """On how many days there was contact after the one on which one met; an event ends on its last day."""
    event, met = events.get(tie.met_at), tie.met or tie.days[0]
    return len(tie.days) - bisect_right(tie.days, max(met, event.end) if event and event.end else met)


def _crowds(
    first: Iterable[Tie], sizes: Mapping[date | None, int], fits: Mapping[str, Fit], touches: int, today: date
) -> dict[str, int]:
    """Those who are spread, by path, and how many were met that day."""
    met: dict[date, list[Tie]] = {}
    for tie in first:
        if tie.met:
            met.setdefault(tie.met, []).append(tie)
    later: dict[str, int] = {}
    for crowd in met.values():
        if len(crowd) > max(touches, 1):
            ordered = sorted(crowd, key=lambda tie: _precedence(tie, fits, today))
            later |= {tie.path: sizes[tie.met] for tie in ordered[first_half(touches) :]}
    return later


def _precedence(tie: Tie, fits: Mapping[str, Fit], today: date) -> tuple[bool, float, int, str]:
    fit = fits.get(tie.path)
    return next_promise(tie, today) is None, -(fit.value if fit else 0.0), spread_of(tie.person.name), tie.path


def _follow_up(tie: Tie, touch: int, events: Mapping[str, Event], crowd: int, today: date) -> FollowUp:
    met = tie.days[-1] if touch == WOKEN else tie.met or today
    days = {SECOND: FIRST_DAYS, WOKEN: AGAIN_DAYS}.get(touch, NEW_DAYS)
    if crowd:
        days = min(FIRST_DAYS + spread_of(tie.person.name), LATEST_DAYS)
    latest = LATEST_DAYS if touch == SECOND else NEW_DAYS
    return FollowUp(
        person=tie.path,
        touch=touch,
        met=met,
        event=events.get(tie.met_at) if touch != WOKEN else None,
        soon=met + timedelta(days=days),
        latest=met + timedelta(days=latest),
        crowd=crowd,
    )
