"""Yields: the ties to what each event gave in people: met there for the first time, and in contact again."""

from collections.abc import Iterable, Mapping
from datetime import date

from vaultkit.measures.contacts import CONTACT
from vaultkit.measures.events import last_day
from vaultkit.model.measures import Tie, Yield
from vaultkit.model.record import Event

KEPT_DAYS = 60
STILL_DAYS = 183


def yields_of(events: Iterable[Event], ties: Mapping[str, Tie], today: date) -> dict[str, Yield]:
    """What each event, by path, gave in people up to today; people by path."""
    met: dict[str, list[Tie]] = {}
    for tie in ties.values():
        if tie.met_at:
            met.setdefault(tie.met_at, []).append(tie)
    return {e.path: together(_yield(e, tie, today) for tie in met.get(e.path, ())) for e in events}


def together(yields: Iterable[Yield]) -> Yield:
    """What several events gave in people together."""
    every = tuple(yields)
    if len(every) == 1:
        return every[0]
    return Yield(
        met=tuple(path for one in every for path in one.met),
        kept=tuple(path for one in every for path in one.kept),
        still=tuple(path for one in every for path in one.still),
        later=tuple(path for one in every for path in one.later),
        waiting=tuple(path for one in every for path in one.waiting),
        settled=tuple(path for one in every for path in one.settled),
    )


def _yield(event: Event, tie: Tie, today: date) -> Yield:
    last = last_day(event, today)
    ages = [(c.day - last).days for c in tie.contacts if c.day > last and c.depth >= CONTACT and c.event != event.path]
    kept = any(age <= KEPT_DAYS for age in ages)
    back = any(KEPT_DAYS < age <= STILL_DAYS for age in ages)
    age = (today - last).days
    one = (tie.path,)
    return Yield(
        met=one,
        kept=one if kept else (),
        still=one if kept and back else (),
        later=one if back and not kept else (),
        waiting=one if not kept and age <= KEPT_DAYS else (),
        settled=one if age >= STILL_DAYS else (),
    )
