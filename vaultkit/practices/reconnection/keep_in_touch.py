"""Keep in touch: the ties that are due, overdue or drifting, as a list in order."""

from collections.abc import Iterable, Mapping

from vaultkit.measures.standing import QUIET
from vaultkit.measures.touches import planned
from vaultkit.model.measures import Measures, Tie, Touch
from vaultkit.model.memory import Memory
from vaultkit.model.view import Entry
from vaultkit.practices.reconnection.factors import (
    FIT_SHARE,
    about_all,
    contact_reason,
    entry_of,
    fit_reason,
    habit_reason,
    occasion_reason,
    promise_reason,
    score,
)

UNSET_GAP = 365
FADING_DAYS = 60
FRESH = 1000


def keep_in_touch(m: Measures, memory: Memory | None = None) -> tuple[Entry, ...]:
    """The ties to keep in touch with, by strength times the capped ratio of silence, fit, promise and occasion."""
    plans = planned(m)
    ties = [tie for tie in m.ties.values() if tie.standing in QUIET and not tie.is_past]
    entries = (memory or Memory()).each(
        "entries to keep in touch",
        lambda tie, *_: keep_entry(m, tie, plans),
        *about_all(m),
    )
    found = entries.of(
        ties,
        [m.fits.get(tie.path) for tie in ties],
        [plans.get(tie.path, ()) for tie in ties],
        [tuple([m.ties.get(promise.person) for promise in tie.promises]) for tie in ties],  # whose names are left out
    )
    return tuple(sorted(found, key=lambda e: (-score(e), e.person.name, e.person.path)))


def by_need(m: Measures, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries in the order of the plan: who fades first, by the silence against the wished gap; the list itself
    keeps its order, since the strength of today sinks just while a tie is being lost."""
    return tuple(sorted(entries, key=lambda e: (-need_of(m.ties[e.person.path]), e.person.name, e.person.path)))


def need_of(tie: Tie) -> float:
    """How urgent a word is: the share of the wished gap, where a silence of less than 60 days comes after all others,
    since nothing fades so soon."""
    return share_of_gap(tie) / (1 if (tie.silence or 0) >= FADING_DAYS else FRESH)


def share_of_gap(tie: Tie) -> float:
    """The silence, of a year at most, against the wished gap (a year where none is wished)."""
    return min(tie.silence or 0, UNSET_GAP) / max(tie.cadence.days or UNSET_GAP, 1)


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
