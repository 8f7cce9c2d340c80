"""Ties: what is between one and everybody who may be shown: contacts, silence, rhythm, strength, standing."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any, TypeAlias

from msgspec import Struct

from vaultkit.measures.contact_summaries import summary_of
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
from vaultkit.model.contact_summary import ContactSummary
from vaultkit.model.hidden import Hidden
from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.measures import Cluster, Measures, Tie
from vaultkit.model.memory import Identities, Memory
from vaultkit.model.period import period_of
from vaultkit.model.record import Birthday, Event, Interaction, Person, Promise, Source, Uncounted
from vaultkit.model.settings import Settings
from vaultkit.model.tie_rows import LeftPerson, TieRows, ToldTies
from vaultkit.syntax.dates import birthday_in

_Left: TypeAlias = Callable[[], TieRows | None]
"""What earlier processes left of the ties."""
WARMTHS = ("in touch", "quiet", "dormant", "resting", "wanted")
_DAY, _DEPTH = attrgetter("day"), attrgetter("depth")


class Known(Struct, frozen=True, kw_only=True):
    """A person with the days of contact, as far as they follow from the contacts alone; `is_from_import` says that
    nothing but imports tells of the tie, `begun` is the first day of which the notes of contact tell, `mentioned` the
    newest one on which a line did no more than name the person."""

    person: Person
    evidence: Sequence[Interaction]
    history: Sequence[Interaction]
    days: tuple[date, ...]
    summary: ContactSummary
    silence: int | None
    is_alive: bool
    is_from_import: bool
    begun: date | None
    strength: float
    mentioned: date | None


class Background(Struct, frozen=True, kw_only=True):
    """What ties have in common: the day of the oldest contact with anybody, the days of the events by path, the events
    at which one met each person and the words of the items lately ticked, by that person's path."""

    begun: date | None
    events: Mapping[str, date]
    attended: Mapping[str, tuple[Event, ...]]
    ticked: Mapping[str, tuple[str, ...]]


class Said(Struct, frozen=True):
    """What the notes say of one person, beside the contacts."""

    uncounted: tuple[Uncounted, ...]
    planned: tuple[Interaction, ...]
    promises: tuple[Promise, ...]
    mentions: tuple[Location, ...]
    attended: tuple[Event, ...]
    ticked: tuple[str, ...]
    sole_link: tuple[Cluster, ...]


class Common(Struct, frozen=True):
    """What is the same for all ties: `settled` knows the words for those whom one knows for long."""

    today: date
    settings: Settings
    begun: date | None
    events: Mapping[str, date]
    settled: Settled


def known_people(index: Index, hidden: Hidden, memory: Memory) -> tuple[Known, ...]:
    """Everybody in an index of which that is `hidden`, by path, with their days of contact."""
    people = sorted(index.people, key=lambda person: person.path)
    today = index.today
    left = cache(lambda: memory.rows.left_ties((today, hidden)))
    known = memory.each("known people", lambda person, evidence: _known(person, evidence, today, left), today)
    return tuple(known.of(people, [index.history.get(person.path, ()) for person in people]))


def _known(person: Person, evidence: Sequence[Interaction], today: date, left: _Left) -> Known:
    if (rows := left()) is not None and (found := rows.known(person, evidence)) is not None:
        return _as_left(person, evidence, found)
    history = counted(evidence)
    days = contact_days(history)
    silence = (today - days[-1]).days if days else None
    from_import = is_from_import(person, evidence)
    return Known(
        person=person,
        evidence=evidence,
        history=history,
        days=days,
        summary=summary_of(history, days, today),
        silence=silence,
        is_alive=not from_import and is_alive(person, history, silence),
        is_from_import=from_import,
        begun=next((contact.day for contact in history if _begins(contact)), None),
        strength=strength_of(history, today),
        mentioned=max((one.day for one in evidence if is_mention(one)), default=None),
    )


def _as_left(person: Person, evidence: Sequence[Interaction], left: LeftPerson) -> Known:
    tie = left.tie
    return Known(
        person=person,
        evidence=evidence,
        history=left.contacts,
        days=tie.days,
        summary=tie.summary,
        silence=tie.silence,
        is_alive=tie.is_alive,
        is_from_import=tie.is_from_import,
        begun=left.begun,
        strength=tie.strength,
        mentioned=tie.last_mention,
    )


def background_of(index: Index, known: Iterable[Known], memory: Memory) -> Background:
    """What the ties of an index have in common."""
    days, attended = memory.once("events of ties", lambda: _of_events(index.events), Identities(index.events))
    return Background(
        begun=min((one.begun for one in known if one.begun), default=None),
        events=days,
        attended=attended,
        ticked=ticked_words(index.pages, period_of("week", index.today)),
    )


def _of_events(events: Iterable[Event]) -> tuple[dict[str, date], dict[str, tuple[Event, ...]]]:
    """The days of the events by path, and those that one attended by the path of each person there."""
    days: dict[str, date] = {}
    attended: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.day:
            days[event.path] = event.day
        if event.attendance == "attended":
            for path in dict.fromkeys(event.people):
                attended[path].append(event)
    return days, {path: tuple(those) for path, those in attended.items()}


def _begins(contact: Interaction) -> bool:
    """Whether the notes of contact may begin with it: no property, and nothing that was imported."""
    return bool(contact.depth) and contact.source is not Source.PROPERTY and not is_imported(contact)


def ties_of(
    index: Index,
    known: Sequence[Known],
    background: Background,
    links: Mapping[str, tuple[Cluster, ...]],
    hidden: Hidden,
    memory: Memory,
) -> dict[str, Tie]:
    """How the tie with each person stands, by path; `links` are the clusters into which nobody else leads, which halve
    the cadence, `hidden` is what the index does not show."""
    today, settings = index.today, index.settings
    paths = [one.person.path for one in known]
    common = memory.same("days of events", background.events)
    settled = memory.once("settled", lambda: Settled(settings), settings)
    ground = (settings, background.begun, common)
    left = cache(lambda: memory.rows.left_ties((today, hidden)))

    def tie(one: Known, *columns: Any) -> Tie:
        said, rows = Said(*columns), left()
        found = rows.tie(ground, one.person, one.evidence, _beside(said)) if rows else None
        if found is None:
            return _tie(one, said, Common(today, settings, background.begun, common, settled))
        return tie_as_left(one, said, found)

    ties = memory.each(
        "ties",
        tie,
        today,
        settings,
        background.begun,
        common,
    )
    told = (index.uncounted, index.planned, index.promises, index.backlinks)
    every = (*told, background.attended, background.ticked, links)
    columns: list[Any] = [[some.get(path, ()) for path in paths] for some in every]
    found = ties.of(known, *columns)
    made = memory.once("ties by path", lambda: dict(zip(paths, found, strict=True)), Identities((found,)))
    told_ties = ToldTies(
        ties=made,
        ground=(today, hidden),
        tie_ground=ground,
        people=[one.person for one in known],
        begun=[one.begun for one in known],
        said=_beside(Said(*columns)),
    )
    memory.rows.tell_ties(told_ties)
    return made


def tie_as_left(known: Known, said: Said, left: Any) -> Tie:
    """The tie of the fields that an earlier process left, each by its name: one after the other they would cost ten
    times as much."""
    return Tie(
        person=known.person,
        contacts=known.history,
        evidence=known.evidence,
        uncounted=said.uncounted,
        last_mention=left.last_mention,
        is_named=left.is_named,
        planned=said.planned,
        promises=left.promises,
        days=left.days,
        summary=left.summary,
        last=left.last,
        silence=left.silence,
        rhythm=left.rhythm,
        strength=left.strength,
        cadence=left.cadence,
        met=left.met,
        met_at=left.met_at,
        standing=left.standing,
        warmth=left.warmth,
        is_alive=left.is_alive,
        is_from_import=left.is_from_import,
        is_past=left.is_past,
        sole_link=left.sole_link,
        birthday=left.birthday,
        mentions=said.mentions,
    )


def _beside(said: Any) -> tuple[Sequence[Any], ...]:
    """What of it a tie depends on; all else stands in it as it is."""
    return said.promises, said.attended, said.ticked, said.sole_link


def _tie(known: Known, said: Said, common: Common) -> Tie:
    person, history, days, today = known.person, known.history, known.days, common.today
    rhythm, cadence = None if known.is_from_import else rhythm_of(days), cadence_of(person, common.settings)
    cadence = halved(cadence) if said.sole_link else cadence
    events, promised, newest = said.attended, said.promises, _of_last_day(history)
    met = first_met(
        person,
        known.evidence,
        today,
        begun=common.begun,
        events=common.events,
        settled=common.settled,
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
        uncounted=said.uncounted,
        last_mention=known.mentioned,
        is_named=bool(newest) and all(map(is_mention, newest)),
        planned=said.planned,
        promises=in_order(with_rest(promised, said.ticked)) if promised else (),
        days=days,
        summary=known.summary,
        last=max(newest, key=_DEPTH, default=None),
        silence=known.silence,
        rhythm=rhythm,
        strength=known.strength,
        cadence=cadence,
        met=met,
        met_at=_met_at(person, met, events),
        standing=stands,
        warmth=warmth_of(stands, known=bool(days)),
        is_alive=known.is_alive,
        is_from_import=known.is_from_import,
        is_past=is_past(person),
        sole_link=said.sole_link,
        birthday=None if stands in GONE else next_birthday(person.birthday, today),
        mentions=said.mentions,
    )


def _of_last_day(history: Sequence[Interaction]) -> Sequence[Interaction]:
    return history[bisect_left(history, history[-1].day, key=_DAY) :] if history else ()


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
