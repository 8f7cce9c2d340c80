"""Keeping: the ties that are due, overdue or drifting to the list *keep in touch*, in order."""

from datetime import date

from vaultkit.model.index import Index
from vaultkit.model.view import Entry, Reason
from vaultkit.practices.measures.fit import fit
from vaultkit.practices.measures.standing import Tie
from vaultkit.practices.reconnecting.circle import Circle, survey
from vaultkit.practices.reconnecting.factors import (
    FIT_SHARE,
    contact_reason,
    entry_of,
    fit_reason,
    habit_reason,
    occasion_reason,
    promise_reason,
    score,
)

KEPT = frozenset({"due", "overdue", "drifting"})


def keep_in_touch(circle: Circle) -> tuple[Entry, ...]:
    """The ties to keep in touch with, by strength times the capped ratio of silence, fit, promise and occasion."""
    found = [keep_entry(circle, tie) for tie in circle.ties.values() if tie.standing in KEPT]
    return tuple(sorted(found, key=lambda e: (-score(e), e.person.name, e.person.path)))


def keep_entry(circle: Circle, tie: Tie) -> Entry:
    """A tie with its reasons for contact today, whatever its standing."""
    contact = contact_reason(tie)
    return entry_of(
        tie,
        contact,
        fit_reason(fit(circle.index, tie.person), contact.points * FIT_SHARE),
        promise_reason(circle, tie),
        occasion_reason(circle, tie),
        habit_reason(circle, tie),
    )


def rank(index: Index, today: date) -> tuple[Entry, ...]:
    """Everybody with a contact on record, in the order of *keep in touch*, whatever their standing."""
    circle = survey(index, today)
    found = [keep_entry(circle, tie) for tie in circle.ties.values() if tie.days]
    return tuple(sorted(found, key=lambda e: (-score(e), e.person.name, e.person.path)))


def warm_up_reason(tie: Tie) -> Reason:
    """The reason of a warm-up: in touch, so that beginning is easy."""
    words = ("warm-up: in touch, last on ", tie.days[-1]) if tie.days else ("warm-up",)
    return Reason(factor="contact", points=tie.strength, words=words, location=tie.last.location if tie.last else None)
