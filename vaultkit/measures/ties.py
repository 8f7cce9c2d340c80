"""Ties: what is between one and everybody who may be shown: contacts, silence, rhythm, strength, standing."""

from bisect import bisect_left
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any, Protocol

from msgspec import Struct

from vaultkit.measures.contact_summaries import summary_of
from vaultkit.measures.contacts import MENTION, counted, is_imported, is_mention
from vaultkit.measures.first_meetings import Settled, first_met
from vaultkit.measures.promises import in_order, ticked_words, with_rest
from vaultkit.measures.rhythm import rhythm_of, strength_of
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
from vaultkit.model.attended import Attended, AttendedSince
from vaultkit.model.contact_summary import ContactSummary
from vaultkit.model.hidden import Hidden
from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.measures import Cluster, Measures, Tie
from vaultkit.model.memory import Identities, Memory
from vaultkit.model.period import period_of
from vaultkit.model.record import Birthday, Event, Interaction, Person, Promise, Source, Uncounted
from vaultkit.model.settings import Settings
from vaultkit.model.tie_rows import ToldTies
from vaultkit.syntax.dates import birthday_in

WARMTHS = ("in touch", "quiet", "dormant", "resting", "wanted")
_DAY, _KIND, _DEPTH = map(attrgetter, ("day", "kind", "depth"))
_OF_INDEX = 6
"""So many fields of a tie are those of the index."""
_FOUND = attrgetter(*Tie.__struct_fields__[_OF_INDEX:])


class Facts(Protocol):
    """What follows from the contacts with a person: as of a tie."""

    @property
    def days(self) -> tuple[date, ...]:
        """The days of contact."""

    @property
    def summary(self) -> ContactSummary:
        """What is asked of the contacts of everybody."""

    @property
    def silence(self) -> int | None:
        """The days since the last one."""

    @property
    def is_alive(self) -> bool:
        """Whether the tie is alive."""

    @property
    def is_from_import(self) -> bool:
        """Whether nothing but imports tells of it."""

    @property
    def strength(self) -> float:
        """Its strength."""

    @property
    def last_mention(self) -> date | None:
        """The newest day on which a line did no more than name the person."""


class Known(Struct, frozen=True):
    """A person with all that tells of contact, the contacts that count, the first day of which the notes of contact
    tell, and what follows from them; `is_left` says that the facts are those of the tie that an earlier process left,
    which may be the one that would be made."""

    person: Person
    evidence: Sequence[Interaction]
    contacts: Sequence[Interaction]
    begun: date | None
    facts: Facts
    is_left: bool = False


class _Found(Struct, frozen=True):
    """The facts as they are found out."""

    days: tuple[date, ...]
    summary: ContactSummary
    silence: int | None
    is_alive: bool
    is_from_import: bool
    strength: float
    last_mention: date | None


class Background(Struct, frozen=True, kw_only=True):
    """What ties have in common: the day of the oldest contact with anybody, the events, and the words of the items
    lately ticked, by that person's path."""

    begun: date | None
    attended: Attended
    ticked: Mapping[str, tuple[str, ...]]


class Said(Struct, frozen=True):
    """What the notes say of one person, beside the contacts; `sole_link` are the clusters into which nobody else
    leads."""

    uncounted: tuple[Uncounted, ...]
    planned: tuple[Interaction, ...]
    mentions: tuple[Location, ...]
    promises: tuple[Promise, ...]
    ticked: tuple[str, ...]
    sole_link: tuple[Cluster, ...]


class Common(Struct, frozen=True):
    """What is the same for all ties: `settled` knows the words for those whom one knows for long."""

    today: date
    settings: Settings
    begun: date | None
    events: Mapping[str, date]
    attended: Attended
    settled: Settled


def known_people(index: Index, hidden: Hidden, memory: Memory) -> Sequence[Known]:
    """Everybody in an index of which that is `hidden`, by path, with their days of contact."""
    people = sorted(index.people, key=lambda person: person.path)
    today = index.today
    left = cache(lambda: memory.rows.left_ties((today, hidden)))

    def known(person: Person, evidence: Sequence[Interaction]) -> Known:
        if (rows := left()) is not None and (found := rows.known(person, evidence)) is not None:
            return Known(person, evidence, *found, True)
        return _known(person, evidence, today)

    every = memory.each("known people", known, today)
    return every.of(people, [index.history.get(person.path, ()) for person in people])


def _known(person: Person, evidence: Sequence[Interaction], today: date) -> Known:
    contacts, days = counted(evidence)
    silence = (today - days[-1]).days if days else None
    from_import = is_from_import(person, evidence)
    facts = _Found(
        days=days,
        summary=summary_of(contacts, days, today),
        silence=silence,
        is_alive=not from_import and is_alive(person, contacts, silence),
        is_from_import=from_import,
        strength=strength_of(contacts, today, days),
        last_mention=max(map(_DAY, filter(is_mention, evidence))) if MENTION in map(_KIND, evidence) else None,
    )
    begun = next((contact.day for contact in contacts if _begins(contact)), None)
    return Known(person, evidence, contacts, begun, facts)


def _begins(contact: Interaction) -> bool:
    """Whether the notes of contact may begin with it: no property, and nothing that was imported."""
    return bool(contact.depth) and contact.source is not Source.PROPERTY and not is_imported(contact)


def background_of(index: Index, known: Iterable[Known], memory: Memory) -> Background:
    """What the ties of an index have in common."""
    return Background(
        begun=min((one.begun for one in known if one.begun), default=None),
        attended=memory.once("events of ties", lambda: Attended(index.events), Identities(index.events)),
        ticked=ticked_words(index.pages, period_of("week", index.today)),
    )


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
    today, settings, begun, attended = index.today, index.settings, background.begun, background.attended
    paths = [one.person.path for one in known]
    days = memory.same("days of events", attended.days)
    settled = memory.once("settled", lambda: Settled(settings), settings)
    common = Common(today, settings, begun, days, attended, settled)
    ground = (settings, begun, days)

    @cache
    def made_so() -> Container[str]:
        left = memory.rows.left_ties((today, hidden))
        return left.made_on(ground, attended) if left is not None else ()

    def tie(one: Known, _: int, *columns: Any) -> Tie:
        said = Said(*columns)
        if one.is_left and one.person.path in made_so():
            found: Any = one.facts
            if said.sole_link == found.sole_link and _promised(said) == found.promises:
                return tie_as_left(one, said)
        return _tie(one, said, common)

    ties = memory.each("ties", tie, today, settings, begun, days)
    told = (index.uncounted, index.planned, index.backlinks, index.promises, background.ticked, links)
    columns = [[some.get(path, ()) for path in paths] if some else [()] * len(paths) for some in told]
    numbers = memory.once("events of people", AttendedSince).of(attended, paths)
    found = ties.of(known, numbers, *columns)
    made = memory.once("ties by path", lambda: dict(zip(paths, found, strict=True)), Identities((found,)))
    told_ties = ToldTies(
        ties=made,
        ground=(today, hidden),
        tie_ground=ground,
        attended=attended,
        people=[one.person for one in known],
        begun=[one.begun for one in known],
    )
    memory.rows.tell_ties(told_ties)
    return made


def tie_as_left(known: Known, said: Said) -> Tie:
    """The tie that an earlier process left, of which what was found out is that of the known person."""
    uncounted, planned, mentions = said.uncounted, said.planned, said.mentions
    return Tie(known.person, known.contacts, known.evidence, uncounted, planned, mentions, *_FOUND(known.facts))


def _promised(said: Said) -> tuple[Promise, ...]:
    """The promises in order, and which of them rest."""
    promises = said.promises
    return in_order(with_rest(promises, said.ticked)) if said.ticked or len(promises) > 1 else promises


def _tie(known: Known, said: Said, common: Common) -> Tie:
    person, contacts, facts, today = known.person, known.contacts, known.facts, common.today
    rhythm, cadence = None if facts.is_from_import else rhythm_of(facts.days), cadence_of(person, common.settings)
    cadence = halved(cadence) if said.sole_link else cadence
    newest = _of_last_day(contacts)
    met = first_met(
        person,
        known.evidence,
        today,
        begun=common.begun,
        events=common.events,
        settled=common.settled,
        promises=said.promises,
    )
    if facts.is_from_import:
        met, stands = None, decided(person, contacts, today) or "untracked"
    else:
        stands = standing(person, contacts, facts.days, today, met=met, cadence=cadence.days, rhythm=rhythm)
    return Tie(
        person=person,
        contacts=contacts,
        evidence=known.evidence,
        uncounted=said.uncounted,
        planned=said.planned,
        mentions=said.mentions,
        last_mention=facts.last_mention,
        is_named=bool(newest) and all(map(is_mention, newest)),
        promises=_promised(said),
        days=facts.days,
        summary=facts.summary,
        last=max(newest, key=_DEPTH, default=None),
        silence=facts.silence,
        rhythm=rhythm,
        strength=facts.strength,
        cadence=cadence,
        met=met,
        met_at=_met_at(person, met, common.attended),
        standing=stands,
        warmth=warmth_of(stands, known=bool(facts.days)),
        is_alive=facts.is_alive,
        is_from_import=facts.is_from_import,
        is_past=is_past(person),
        sole_link=said.sole_link,
        birthday=None if stands in GONE else next_birthday(person.birthday, today),
    )


def _of_last_day(history: Sequence[Interaction]) -> Sequence[Interaction]:
    if len(history) < 2 or history[-2].day < history[-1].day:  # as mostly
        return history[-1:]
    return history[bisect_left(history, history[-1].day, key=_DAY) :]


def next_birthday(birthday: Birthday | None, today: date) -> date | None:
    """The day of the next birthday from that day on; 29 February falls on the 28th in common years."""
    if birthday is None or today.year >= date.max.year:
        return None
    day = birthday_in(birthday, today.year)
    return day if day >= today else birthday_in(birthday, today.year + 1)


def _met_at(person: Person, met: date | None, attended: Attended) -> str:
    """The event at which one met: the one that the note names, else the one event of that day; "" when several may
    be meant."""
    if person.met and person.met.event:
        return person.met.event
    there: Sequence[Event] = () if met is None else attended.on(met, person.path)
    return there[0].path if len(there) == 1 else ""


def by_warmth(m: Measures, people: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """The people, by path, under each warmth that occurs, the nearest first; within one in the order given."""
    found: dict[str, list[str]] = {name: [] for name in WARMTHS}
    for path in people:
        if name := m.ties[path].warmth:
            found[name].append(path)
    return {name: tuple(paths) for name, paths in found.items() if paths}
