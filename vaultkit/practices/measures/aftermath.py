"""Aftermath: whom to write to after an event, and whom one will see again at its next edition."""

from dataclasses import dataclass
from datetime import date, timedelta

from vaultkit.model.index import Index
from vaultkit.model.record import Event, Interaction, Person, Source
from vaultkit.practices.measures.gatherings import ahead, attended, contacts_after, first_meetings, series_of, status_on
from vaultkit.practices.measures.serving import is_let_go, last_contact

SOON_DAYS = 2
LATEST_DAYS = 14
NEXT_EDITION_DAYS = 30
_TOLD = frozenset({Source.LOG, Source.MENTION, Source.TASK, Source.LINK})


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """The people, by path, met for the first time at an event and not in contact since; `soon` and `latest` the days
    by which to write; `unnoted` how many who were there have no note."""

    event: Event
    people: tuple[str, ...]
    soon: date
    latest: date
    unnoted: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Familiar:
    """Somebody met at an earlier edition, the last contact, and the last one that tells what was talked about."""

    person: str
    last: date
    talked: Interaction | None = None


def follow_ups(index: Index, today: date) -> tuple[FollowUp, ...]:
    """What is to be followed up of the events of the last 14 days, oldest first."""
    found = []
    met = first_meetings(index)
    known = {p.path: p for p in index.people}
    for event in attended(index, today):
        last = event.end or event.day or today
        if not 0 <= (today - last).days <= LATEST_DAYS:
            continue
        people = tuple(p for p in met.get(event.path, ()) if _to_follow(index, known[p], event, today))
        if people:
            soon, latest = (last + timedelta(days=days) for days in (SOON_DAYS, LATEST_DAYS))
            found.append(FollowUp(event=event, people=people, soon=soon, latest=latest, unnoted=len(event.names)))
    return tuple(found)


def _to_follow(index: Index, person: Person, event: Event, today: date) -> bool:
    if is_let_go(person) or person.status in {"paused", "ambient"} or (person.snooze and person.snooze > today):
        return False
    return not contacts_after(index, person.path, event, today)


def next_editions(index: Index, today: date) -> tuple[tuple[Event, tuple[Familiar, ...]], ...]:
    """The editions within 30 days of series that one has attended, soonest first, each with the people met at earlier
    ones, longest silence first."""
    coming = {e.path: e for e in ahead(index, today, NEXT_EDITION_DAYS)}
    found = []
    met = first_meetings(index)
    for series in series_of(index):
        if not any(e.path in coming for e in series.editions):
            continue
        earlier = [e for e in series.editions if status_on(e, today) == "attended"]
        people = _familiar(index, {p for e in earlier for p in (*e.people, *met.get(e.path, ()))}, today)
        found += [(e, people) for e in series.editions if e.path in coming and people]
    return tuple(sorted(found, key=lambda pair: (pair[0].day or today, pair[0].path)))


def _familiar(index: Index, seen: set[str], today: date) -> tuple[Familiar, ...]:
    found = []
    for person in index.people:
        last = last_contact(index, person.path, today)
        if person.path in seen and last and not person.private and not is_let_go(person):
            found.append(Familiar(person=person.path, last=last, talked=_talked(index, person.path, today)))
    return tuple(sorted(found, key=lambda f: (f.last, f.person)))


def _talked(index: Index, person: str, today: date) -> Interaction | None:
    told = [i for i in index.history.get(person, ()) if i.day <= today and i.source in _TOLD and i.text.strip()]
    return told[-1] if told else None
