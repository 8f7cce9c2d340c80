"""Yields: the ties to what each event gave in people: met there for the first time, and in contact again."""

from collections.abc import Iterable, Mapping
from datetime import date

from vaultkit.measures.contacts import CONTACT
from vaultkit.measures.events import last_day
from vaultkit.model.measures import Tie, Yield
from vaultkit.model.record import Event

KEPT_DAYS = 60


def yields_of(events: Iterable[Event], ties: Mapping[str, Tie], today: date) -> dict[str, Yield]:
    """What each event, by path, gave in people up to today; people by path."""
    met: dict[str, list[Tie]] = {}
    for tie in ties.values():
        if tie.met_at:
            met.setdefault(tie.met_at, []).append(tie)
    none = Yield()
    return {e.path: together([_yield(e, tie, today) for tie in met[e.path]]) if e.path in met else none for e in events}


def together(yields: Iterable[Yield]) -> Yield:
    """What several events gave in people together."""
    every = [one for one in yields if one.met]
    if len(every) == 1:
        return every[0]
    return Yield(
        met=tuple(path for one in every for path in one.met),
        kept=tuple(path for one in every for path in one.kept),
        later=tuple(pair for one in every for pair in one.later),
        waiting=tuple(path for one in every for path in one.waiting),
    )


def _yield(event: Event, tie: Tie, today: date) -> Yield:
    last = last_day(event, today)
    since = (one for one in tie.contacts if one.day > last and one.depth >= CONTACT)
    again = next(((one.day - last).days for one in since if one.event != event.path), None)
    one = (tie.path,)
    if again is None:
        return Yield(met=one, waiting=one if (today - last).days <= KEPT_DAYS else ())
    return Yield(met=one, kept=one) if again <= KEPT_DAYS else Yield(met=one, later=((tie.path, again),))
