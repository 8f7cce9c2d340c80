"""Keep in touch: the ties that are due, overdue or drifting, as a list in order."""

from collections.abc import Mapping

from vaultkit.measures.promises import next_promise
from vaultkit.measures.standing import QUIET
from vaultkit.measures.touches import planned
from vaultkit.model.measures import Measures, Tie, Touch
from vaultkit.model.view import Entry, Reason
from vaultkit.practices.reconnection.factors import (
    FIT_SHARE,
    contact_reason,
    entry_of,
    fit_reason,
    habit_reason,
    occasion_reason,
    promise_reason,
    score,
)
from vaultkit.practices.words import easy_words, where


def keep_in_touch(m: Measures) -> tuple[Entry, ...]:
    """The ties to keep in touch with, by strength times the capped ratio of silence, fit, promise and occasion."""
    plans = planned(m)
    found = [keep_entry(m, tie, plans) for tie in m.ties.values() if tie.standing in QUIET and not tie.is_past]
    return tuple(sorted(found, key=lambda e: (-score(e), e.person.name, e.person.path)))


def keep_entry(m: Measures, tie: Tie, plans: Mapping[str, tuple[Touch, ...]]) -> Entry:
    """A tie with its reasons for contact today, whatever its standing; `plans` are what plans asked of each person."""
    contact = contact_reason(m, tie)
    return entry_of(
        m,
        tie,
        contact,
        fit_reason(m, tie, contact.points * FIT_SHARE),
        promise_reason(m, tie),
        occasion_reason(m, tie),
        habit_reason(m, tie, plans),
    )


def warm_up_reason(m: Measures, tie: Tie) -> Reason:
    """The reason of a warm-up: in touch, so that beginning is easy."""
    owes = next_promise(tie, m.today) is not None
    place = where(tie.last.location) if tie.last else None
    return Reason(factor="contact", points=tie.strength, words=easy_words(m, tie, owes=owes), location=place)
