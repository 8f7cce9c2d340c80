"""Gatherings: which events were really attended, who was met there first, who was kept, and which events are editions
of one series."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce

from vaultkit.model.index import Index
from vaultkit.model.record import Event, Interaction, Person, Ref

KEPT_DAYS = 60
STILL_DAYS = 183
EVENING_FROM = "17:00"
CONTACT_DEPTH = 1.0
"""A trace (a like, a thought) is not contact again, so it keeps nobody."""
SAME_DAY = 8
"""How many of the first contacts are asked whether they came before an event; the history begins with the oldest."""

SMALL, MEDIUM = 12, 40
PRIVATE_FORMATS = frozenset({"coffee", "call", "lunch", "walk", "video", "interview", "visit"})
"""Formats between a few people that know each other; two of a name are no series."""

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_VARIABLE = re.compile(rf"\b(?:\d+(?:st|nd|rd|th)?|{_MONTH})\b|[#\W_]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Yield:
    """What events gave in people, by path: `met` for the first time, `kept` in contact again within 60 days, `still`
    those of them with contact between day 61 and 6 months, `later` those who came back only then.

    `waiting` are met less than 60 days ago and not in contact again so far; `settled` are met 6 months ago or more."""

    met: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    still: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()

    def __add__(self, other: "Yield") -> "Yield":
        return Yield(
            met=self.met + other.met,
            kept=self.kept + other.kept,
            still=self.still + other.still,
            later=self.later + other.later,
            waiting=self.waiting + other.waiting,
            settled=self.settled + other.settled,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Events that are editions of one another, oldest first."""

    ref: Ref
    editions: tuple[Event, ...]


def reference(index: Index, path: str) -> Ref:
    """The reference to a note by its path, with the name with which a page links it."""
    return Ref(name=index.names.get(path, path.rpartition("/")[2].removesuffix(".md")), path=path)


def status_on(event: Event, today: date) -> str:
    """The status that holds on that day: what has passed without a word, or was accepted, was attended; what lies
    ahead without a word, or was marked too early, is accepted."""
    past = event.day is not None and event.day <= today
    if event.status in {"", "accepted"} and past:
        return "attended"
    if event.status in {"", "attended", "missed"} and not past:
        return "accepted"
    return event.status


def events_with(index: Index, today: date, *statuses: str) -> tuple[Event, ...]:
    """The dated events that are not private and have one of the statuses on that day, oldest first."""
    found = (e for e in index.events if e.day and not e.private and status_on(e, today) in statuses)
    return tuple(sorted(found, key=lambda e: (e.day or today, e.path)))


def attended(index: Index, today: date) -> tuple[Event, ...]:
    """The events attended up to that day, oldest first."""
    return events_with(index, today, "attended")


def ahead(index: Index, today: date, days: int) -> tuple[Event, ...]:
    """The events accepted or invited to from tomorrow on and within so many days, soonest first."""
    last = today + timedelta(days=days)
    return tuple(e for e in events_with(index, today, "accepted", "invited") if e.day and today < e.day <= last)


def is_evening(event: Event) -> bool:
    """Whether the event costs an evening: it says so, or begins at 17:00 or later."""
    return event.evening or (event.time != "" and event.time.zfill(5) >= EVENING_FROM)


def size_of(event: Event) -> str:
    """small (up to 12 heads), medium (up to 40), large, or "" when the event does not say."""
    if event.size is None:
        return event.size_word.casefold()
    return "small" if event.size <= SMALL else "medium" if event.size <= MEDIUM else "large"


def first_meetings(index: Index) -> Mapping[str, tuple[str, ...]]:
    """The people, by path, met for the first time at each event, by its path: their note says so, or, where it does
    not say, no earlier contact is known."""
    shown = {p.path: p for p in index.people if not p.private}
    found: dict[str, list[str]] = {}
    for person in shown.values():
        if person.met and person.met.event:
            found.setdefault(person.met.event, []).append(person.path)
    for event in index.events:
        there = (shown[path] for path in dict.fromkeys(event.people) if path in shown)
        found.setdefault(event.path, []).extend(p.path for p in there if _first_met(index, p, event))
    return {path: tuple(sorted(people)) for path, people in found.items() if people}


def _first_met(index: Index, person: Person, event: Event) -> bool:
    if event.day is None or (person.met and person.met.event):
        return False
    if person.met and person.met.day:
        return event.day <= person.met.day <= (event.end or event.day)
    first = index.history.get(person.path, ())[:SAME_DAY]
    return all(i.day > event.day or (i.day == event.day and i.event in {"", event.path}) for i in first)


def contacts_after(index: Index, person: str, event: Event, today: date) -> tuple[Interaction, ...]:
    """The contacts with a person after the event ended and up to that day, oldest first, traces left out."""
    last = event.end or event.day or today
    found = index.history.get(person, ())
    return tuple(i for i in found if last < i.day <= today and i.depth >= CONTACT_DEPTH and i.event != event.path)


def yields_of(index: Index, events: Iterable[Event], today: date) -> Mapping[str, Yield]:
    """What each event, by path, gave in people up to that day."""
    met = first_meetings(index)
    return {e.path: together(_yield(index, e, p, today) for p in met.get(e.path, ())) for e in events}


def together(yields: Iterable[Yield]) -> Yield:
    """What several events gave in people together."""
    return reduce(Yield.__add__, yields, Yield())


def yield_of_all(index: Index, events: Iterable[Event], today: date) -> Yield:
    """What several events gave in people together, up to that day."""
    return together(yields_of(index, events, today).values())


def _yield(index: Index, event: Event, person: str, today: date) -> Yield:
    last = event.end or event.day or today
    ages = [(i.day - last).days for i in contacts_after(index, person, event, today)]
    kept = any(age <= KEPT_DAYS for age in ages)
    back = any(KEPT_DAYS < age <= STILL_DAYS for age in ages)
    age = (today - last).days
    one = (person,)
    return Yield(
        met=one,
        kept=one if kept else (),
        still=one if kept and back else (),
        later=one if back and not kept else (),
        waiting=one if not kept and age <= KEPT_DAYS else (),
        settled=one if age >= STILL_DAYS else (),
    )


def series_of(index: Index) -> tuple[Series, ...]:
    """The series of two editions or more, by name: events of one group, else events whose names differ only in
    numbers and months."""
    found: dict[tuple[str, str], list[Event]] = {}
    private = {g.path for g in index.groups if g.private}
    for event in index.events:
        key = _series_key(event)
        if event.day and not event.private and key[1] and key[1] not in private:
            found.setdefault(key, []).append(event)
    every = (_series(index, key, editions) for key, editions in found.items() if len(editions) > 1)
    return tuple(sorted(every, key=lambda s: (s.ref.name.casefold(), s.ref.path)))


def _series_key(event: Event) -> tuple[str, str]:
    if event.group:
        return ("group", event.group.path or event.group.name.casefold())
    if event.format.casefold() in PRIVATE_FORMATS:
        return ("name", "")
    return ("name", _stem(event.name).casefold())


def _stem(name: str) -> str:
    return " ".join(_VARIABLE.sub(" ", name).split())


def _series(index: Index, key: tuple[str, str], editions: list[Event]) -> Series:
    ordered = tuple(sorted(editions, key=lambda e: (e.day or date.min, e.path)))
    group = ordered[-1].group
    if group and group.path:
        ref = reference(index, group.path)
    else:
        ref = Ref(name=group.name if group else _stem(ordered[-1].name))
    return Series(ref=ref, editions=ordered)


def seen_at(events: Iterable[Event]) -> Mapping[str, int]:
    """How often each person, by path, was at the events, days counted once."""
    days: dict[str, set[date]] = {}
    for event in events:
        for person in event.people:
            days.setdefault(person, set()).add(event.day or date.min)
    return {person: len(found) for person, found in days.items()}
