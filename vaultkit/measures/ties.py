"""Ties: what is between one and everybody who may be shown: contacts, silence, rhythm, strength, standing."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import takewhile

from msgspec import Struct

from vaultkit.measures.contacts import counted, is_imported, is_mention
from vaultkit.measures.first_meetings import Settled, first_met
from vaultkit.measures.promises import in_order, ticked_words, with_rest
from vaultkit.measures.rhythm import contact_days, rhythm_of, strength_of
from vaultkit.measures.standing import (
    GONE,
    cadence_of,
    decided,
    halved,
    is_alive,
    is_from_import,
    is_past,
    standing,
    warmth_of,
)
from vaultkit.model.index import Index
from vaultkit.model.measures import Cluster, Measures, Tie
from vaultkit.model.period import period_of
from vaultkit.model.record import Birthday, Event, Interaction, Person, Source
from vaultkit.syntax.dates import birthday_in

WARMTHS = ("in touch", "quiet", "dormant", "resting", "wanted")


class Known(Struct, frozen=True, kw_only=True):
    """A person with the days of contact, as far as they follow from the contacts alone; `is_from_import` says that
    nothing but imports tells of the tie."""

    person: Person
    evidence: tuple[Interaction, ...]
    history: tuple[Interaction, ...]
    days: tuple[date, ...]
    silence: int | None
    is_alive: bool
    is_from_import: bool


class Background(Struct, frozen=True, kw_only=True):
    """What all ties have in common: the day of the oldest contact with anybody, the days of the events by path, the
    events at which one met each person and the words of the items lately ticked, by that person's path, and the words
    of those whom one knows for long."""

    begun: date | None
    events: Mapping[str, date]
    attended: Mapping[str, tuple[Event, ...]]
    ticked: Mapping[str, tuple[str, ...]]
    settled: Settled


def known_people(index: Index) -> tuple[Known, ...]:
    """Everybody in an index, by path, with their days of contact."""
    return tuple(_known(index, person) for person in sorted(index.people, key=lambda person: person.path))


def _known(index: Index, person: Person) -> Known:
    evidence = index.history.get(person.path, ())
    history = counted(evidence)
    days = contact_days(history)
    silence = (index.today - days[-1]).days if days else None
    from_import = is_from_import(person, evidence)
    return Known(
        person=person,
        evidence=evidence,
        history=history,
        days=days,
        silence=silence,
        is_alive=not from_import and is_alive(person, history, silence),
        is_from_import=from_import,
    )


def background_of(index: Index, known: Iterable[Known]) -> Background:
    """What the ties of an index have in common."""
    firsts = (next((i.day for i in one.history if _begins(i)), None) for one in known)
    attended: dict[str, list[Event]] = {}
    for event in index.events:
        if event.attendance == "attended":
            for path in dict.fromkeys(event.people):
                attended.setdefault(path, []).append(event)
    return Background(
        begun=min((day for day in firsts if day), default=None),
        events={event.path: event.day for event in index.events if event.day},
        attended={path: tuple(events) for path, events in attended.items()},
        ticked=ticked_words(index.pages, period_of("week", index.today)),
        settled=Settled(index.settings),
    )


def _begins(contact: Interaction) -> bool:
    """Whether the notes of contact may begin with it: no property, and nothing that was imported."""
    return bool(contact.depth) and contact.source is not Source.PROPERTY and not is_imported(contact)


def tie_of(index: Index, known: Known, background: Background, sole_link: tuple[Cluster, ...] = ()) -> Tie:
    """How the tie with a person stands; `sole_link` are the clusters into which nobody else leads, which halve the
    cadence."""
    person, history, days, today = known.person, known.history, known.days, index.today
    rhythm, cadence = None if known.is_from_import else rhythm_of(days), cadence_of(person, index.settings)
    cadence = halved(cadence) if sole_link else cadence
    events = background.attended.get(person.path, ())
    promised = index.promises.get(person.path, ())
    met = first_met(
        person,
        known.evidence,
        today,
        begun=background.begun,
        events=background.events,
        settled=background.settled,
        promises=promised,
    )
    if known.is_from_import:
        met, stands = None, decided(person, history, today) or "untracked"
    else:
        stands = standing(person, history, days, today, met=met, cadence=cadence.days, rhythm=rhythm)
    return Tie(
        person=person,
        contacts=history,
        evidence=known.evidence,
        uncounted=index.uncounted.get(person.path, ()),
        last_mention=max((one.day for one in known.evidence if is_mention(one)), default=None),
        is_named=bool(history) and all(is_mention(one) for one in history if one.day == history[-1].day),
        planned=index.planned.get(person.path, ()),
        promises=in_order(with_rest(promised, background.ticked.get(person.path, ()))),
        days=days,
        last=_deepest_of_last_day(history),
        silence=known.silence,
        rhythm=rhythm,
        strength=strength_of(history, today),
        cadence=cadence,
        met=met,
        met_at=_met_at(person, met, events),
        standing=stands,
        warmth=warmth_of(stands, known=bool(days)),
        is_alive=known.is_alive,
        is_from_import=known.is_from_import,
        is_past=is_past(person),
        sole_link=sole_link,
        birthday=None if stands in GONE else next_birthday(person.birthday, today),
        mentions=index.backlinks.get(person.path, ()),
    )


def _deepest_of_last_day(history: tuple[Interaction, ...]) -> Interaction | None:
    if not history:
        return None
    newest = [*takewhile(lambda contact: contact.day == history[-1].day, reversed(history))]
    return max(reversed(newest), key=lambda contact: contact.depth)


def next_birthday(birthday: Birthday | None, today: date) -> date | None:
    """The day of the next birthday from that day on; 29 February falls on the 28th in common years."""
    if birthday is None or today.year >= date.max.year:
        return None
    days = (birthday_in(birthday, year) for year in (today.year, today.year + 1))
    return next((day for day in days if day >= today), None)


def _met_at(person: Person, met: date | None, events: Iterable[Event]) -> str:
    """The event at which one met: the one that the note names, else the one event of that day; "" when several may
    be meant."""
    if person.met and person.met.event:
        return person.met.event
    if met is None:
        return ""
    there = [event.path for event in events if event.day and event.day <= met <= (event.end or event.day)]
    return there[0] if len(there) == 1 else ""


def by_warmth(m: Measures, people: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """The people, by path, under each warmth that occurs, the nearest first; within one in the order given."""
    found: dict[str, list[str]] = {name: [] for name in WARMTHS}
    for path in people:
        if name := m.ties[path].warmth:
            found[name].append(path)
    return {name: tuple(paths) for name, paths in found.items() if paths}
