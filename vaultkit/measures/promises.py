"""Promises: which of the open tasks towards a person still speak, in which order, and which comes first."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from vaultkit.model.measures import Tie
from vaultkit.model.record import Promise

SOON_DAYS = 14
STALE_DAYS = 183
"""A promise without a due day, in a note of that age, is let be."""


def in_order(promises: Iterable[Promise]) -> tuple[Promise, ...]:
    """Promises by due day (those without one last), then by age, then by place."""
    return tuple(sorted(promises, key=lambda p: (p.due or date.max, p.day or date.min, p.location)))


def open_promises(tie: Tie, today: date) -> tuple[Promise, ...]:
    """What is open towards a person, in order; old undated tasks left out."""
    return tuple(_open(tie, today))


def next_promise(tie: Tie, today: date) -> Promise | None:
    """The first open promise to a person that is not put off to a day after the next two weeks."""
    last = today + timedelta(days=SOON_DAYS)
    return next((p for p in _open(tie, today) if p.due is None or p.due <= last), None)


def _open(tie: Tie, today: date) -> Iterator[Promise]:
    since = today - timedelta(days=STALE_DAYS)
    return (p for p in tie.promises if p.due or p.day is None or p.day >= since)
