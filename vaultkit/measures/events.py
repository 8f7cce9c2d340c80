"""Events: what an event costs and how large it is, which events lie ahead, and which are editions of one series.

Whether one was at an event is decided where it is read: `Event.attendance`."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from itertools import chain
from operator import attrgetter

from vaultkit.measures.standing import DECEASED
from vaultkit.model.kind_words import EVENT_TYPES, MEETING_NAMES, NOTE_WORDS, words_of
from vaultkit.model.measures import Measures, Series
from vaultkit.model.names import label, stem
from vaultkit.model.period import Period
from vaultkit.model.record import Event
from vaultkit.model.regex import regex

EVENING_FROM = "17:00"
SMALL, MEDIUM = 12, 40
TALKS = frozenset({"coffee", "call", "lunch", "walk", "video", "interview", "visit", "1:1"})
"""Formats between a few people that know each other: no gathering, and two of a name are no series."""

_DAY, _PATH = attrgetter("day"), attrgetter("path")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_VARIABLE = regex(rf"\b(?:\d+(?:st|nd|rd|th)?|{_MONTH})\b|[#\W_]+", re.IGNORECASE)


_GATHERINGS = frozenset({"meetup", "conference", "workshop"})


@cache
def _plain_names() -> frozenset[str]:
    """The words of which the name of a meeting may be made that says nothing of what it was about."""
    meetings = (table for name, table in EVENT_TYPES.items() if name not in _GATHERINGS)
    tables = (*meetings, NOTE_WORDS, MEETING_NAMES)
    return frozenset(part for table in tables for word in words_of(table) for part in label(word).split())


def in_order(events: Iterable[Event]) -> dict[str, Event]:
    """The events by path, in the order of their days; those without a day last."""
    every = sorted(events, key=_PATH)
    dated = sorted([event for event in every if event.day], key=_DAY)
    return {event.path: event for event in (*dated, *(event for event in every if not event.day))}


def by_attendance(events: Iterable[Event]) -> dict[str, tuple[Event, ...]]:
    """The dated events by the word for what their status comes to, each in the order given."""
    found: dict[str, list[Event]] = {}
    for event in events:
        if event.attendance:
            found.setdefault(event.attendance, []).append(event)
    return {word: tuple(those) for word, those in found.items()}


def with_attendance(m: Measures, *words: str, first: date = date.min, last: date = date.max) -> tuple[Event, ...]:
    """The events from the first to the last day of which one of the words holds today, oldest first."""
    every = [m.by_attendance.get(word, ()) for word in words]
    found = [those[bisect_left(those, first, key=_DAY) : bisect_right(those, last, key=_DAY)] for those in every]
    return found[0] if len(found) == 1 else tuple(sorted(chain(*found), key=attrgetter("day", "path")))


def ahead(m: Measures, days: int) -> tuple[Event, ...]:
    """The events accepted or invited to from tomorrow on and within so many days, soonest first."""
    return with_attendance(
        m, "accepted", "invited", first=m.today + timedelta(days=1), last=m.today + timedelta(days=days)
    )


def attended_in(m: Measures, period: Period) -> tuple[Event, ...]:
    """The events of the period that one was at, oldest first."""
    return attended_between(m, period.first, period.last)


def attended_between(m: Measures, first: date, last: date) -> tuple[Event, ...]:
    """The events from the first to the last day that one was at, oldest first."""
    return with_attendance(m, "attended", first=first, last=last)


def who_come(m: Measures, event: Event) -> tuple[str, ...]:
    """The people, by path, who are said to be at a coming event, in the order of its note: whatever was decided about
    them, but for those who have died."""
    found = dict.fromkeys(path for path in event.people if path in m.ties)
    return tuple(path for path in found if m.ties[path].standing != DECEASED)


def is_gathering(event: Event) -> bool:
    """Whether the event counts as one: a coffee or a call between two people does not."""
    return event.format.strip().casefold() not in TALKS


def is_evening(event: Event) -> bool:
    """Whether the event costs an evening: it says so, or begins at 17:00 or later."""
    return event.evening or (event.time != "" and event.time.zfill(5) >= EVENING_FROM)


def size_of(event: Event) -> str:
    """small (up to 12 heads), medium (up to 40), large, or "" when the event does not say."""
    if event.size is None:
        return event.size_word.casefold()
    return "small" if event.size <= SMALL else "medium" if event.size <= MEDIUM else "large"


def last_day(event: Event, today: date) -> date:
    """The day on which an event ended; today, for one without a day."""
    return event.end or event.day or today


def series_of(events: Iterable[Event], unnamed: Mapping[str, str]) -> tuple[Series, ...]:
    """The series of two editions or more, by name: events of one group, else events whose names differ only in
    numbers and months and say more than that people met; `unnamed` are the paths of events that may not be named."""
    found: dict[tuple[str, str], list[Event]] = {}
    for event in events:
        key = _series_key(event)
        if event.day and key[1] and (event.group or event.path not in unnamed):
            found.setdefault(key, []).append(event)
    every = (_series(editions) for editions in found.values() if len(editions) > 1)
    return tuple(sorted(every, key=lambda s: (s.name.casefold(), s.group)))


def _series_key(event: Event) -> tuple[str, str]:
    if event.group:
        return ("group", event.group.path or event.group.name.casefold())
    if not is_gathering(event):
        return ("name", "")
    return ("name", "" if is_plain_name(event) else _stem(event.name).casefold())


def is_plain_name(event: Event) -> bool:
    """Whether an event's name says only that people met, and who: `Meeting`, `Call with Ann`, `1-1`."""
    names = (*map(stem, event.people), *event.names)
    known = _plain_names().union(part for name in names for part in label(name).split())
    return all(part in known for part in label(_stem(event.name)).split())


def _stem(name: str) -> str:
    return " ".join(_VARIABLE.sub(" ", name).split())


def _series(editions: list[Event]) -> Series:
    ordered = tuple(sorted(editions, key=lambda e: (e.day or date.min, e.path)))
    group = ordered[-1].group
    return Series(
        name=group.name if group else _stem(ordered[-1].name), group=group.path if group else "", editions=ordered
    )
