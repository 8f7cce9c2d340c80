"""Editions: the next edition of each series, and whom one met at earlier ones."""

from dataclasses import dataclass
from datetime import date

from vaultkit.measures.events import ahead
from vaultkit.model.measures import Measures, Tie
from vaultkit.model.record import Event, Interaction, Source

NEXT_DAYS = 30

_TOLD = frozenset({Source.LOG, Source.MENTION, Source.TASK, Source.LINK})


@dataclass(frozen=True, slots=True, kw_only=True)
class Familiar:
    """Somebody met at an earlier edition, the last day of contact, and the last contact that tells what was talked
    about."""

    tie: Tie
    last: date
    talked: Interaction | None = None


def next_editions(m: Measures) -> tuple[tuple[Event, tuple[Familiar, ...]], ...]:
    """The editions within 30 days of series that one has attended, soonest first, each with the people met at earlier
    ones, longest silence first."""
    coming = {event.path for event in ahead(m, NEXT_DAYS)}
    found = []
    for series in m.series:
        soon = [event for event in series.editions if event.path in coming]
        if soon:
            earlier = [event for event in series.editions if event.attendance == "attended"]
            people = _familiar(m, {path for e in earlier for path in (*e.people, *m.yields[e.path].met)})
            found += [(event, people) for event in soon if people]
    return tuple(sorted(found, key=lambda pair: (pair[0].day or m.today, pair[0].path)))


def _familiar(m: Measures, seen: set[str]) -> tuple[Familiar, ...]:
    ties = (m.ties[path] for path in seen if path in m.ties)
    found = [Familiar(tie=t, last=t.last_day, talked=_talked(t)) for t in ties if t.last_day and not t.is_past]
    return tuple(sorted(found, key=lambda one: (one.last, one.tie.path)))


def _talked(tie: Tie) -> Interaction | None:
    return next((c for c in reversed(tie.contacts) if c.source in _TOLD and c.text.strip()), None)
