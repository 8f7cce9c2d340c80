"""Editions: the next edition of each series, and whom one met at earlier ones."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from vaultkit.measures.events import ahead
from vaultkit.model.measures import Measures, Series, Tie
from vaultkit.model.record import Event, Interaction, Source

NEXT_DAYS = 30

_TOLD = frozenset({Source.LOG, Source.MENTION, Source.TASK, Source.LINK})


class Familiar(Struct, frozen=True, kw_only=True):
    """Somebody met at an earlier edition, the last day of contact, and the last contact that tells what was talked
    about."""

    tie: Tie
    last: date
    talked: Interaction | None = None


def next_editions(m: Measures) -> tuple[tuple[Event, tuple[Familiar, ...]], ...]:
    """The editions within 30 days of series that one has attended, soonest first, each with the people met at earlier
    ones, longest silence first."""
    coming = {event.path for event in ahead(m, NEXT_DAYS)}
    known: dict[str, Familiar | None] = {}
    found = []
    for series in m.series:
        soon = [event for event in series.editions if event.path in coming]
        if soon:
            seen = _seen(m, series)
            known |= {path: _familiar(m.ties[path]) for path in seen - known.keys() if path in m.ties}
            people = _by_silence(one for path in seen if (one := known.get(path)))
            found += [(event, people) for event in soon if people]
    return tuple(sorted(found, key=lambda pair: (pair[0].day or m.today, pair[0].path)))


def _seen(m: Measures, series: Series) -> set[str]:
    """Who was at an edition that one attended, or met there, by path."""
    earlier = (event for event in series.editions if event.attendance == "attended")
    return {path for event in earlier for path in (*event.people, *m.yields[event.path].met)}


def _familiar(tie: Tie) -> Familiar | None:
    if tie.last_day is None or tie.is_past:
        return None
    return Familiar(tie=tie, last=tie.last_day, talked=_talked(tie))


def _by_silence(people: Iterable[Familiar]) -> tuple[Familiar, ...]:
    return tuple(sorted(people, key=lambda one: (one.last, one.tie.path)))


def _talked(tie: Tie) -> Interaction | None:
    return next((c for c in reversed(tie.contacts) if c.source in _TOLD and c.text.strip()), None)
