"""iCalendar file: the bytes of a calendar to the gatherings in a window of days: who was asked, what each answered, in
the owner's own time; what cannot be read is a fault of its event alone."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from importlib.util import find_spec
from typing import Any

from vaultkit.exchange.charsets import text_of
from vaultkit.exchange.ical_feed import BIRTHDAY
from vaultkit.exchange.identity import OURS
from vaultkit.exchange.names import mail_in, mail_key, one_line, turned
from vaultkit.exchange.own_entries import OwnEntry, read_own
from vaultkit.exchange.records import Contents, Fault, Gathering, Guest, UnreadableError, says_private
from vaultkit.exchange.recurrence import UnboundedError, occurrences
from vaultkit.model.names import fold
from vaultkit.model.regex import regex

EXTRA = "pip install 'vaultkit[import]'"

_BEGIN = regex(r"^BEGIN:(VEVENT|VCALENDAR)[ \t]*$", re.IGNORECASE | re.MULTILINE)
_ZONE = regex(r"^BEGIN:VTIMEZONE[ \t]*\n(?:(?!END:VTIMEZONE).*\n)*END:VTIMEZONE[ \t]*\n", re.IGNORECASE | re.MULTILINE)
_TORN_LETTER = regex(rb"([\xc2-\xf4][\x80-\xbf]{0,2})(\r?\n[ \t])([\x80-\xbf]{1,3})")
"""A letter of UTF-8 with a fold in it: it is put before the fold, so that each line has its own."""
_MOST_ZONES = 100
_ANSWERS = {"ACCEPTED": "accepted", "DECLINED": "declined", "TENTATIVE": "tentative"}
_NO_PEOPLE = frozenset(("ROOM", "RESOURCE", "GROUP"))
_NO_RULE = "the event repeats in a way that is not followed, so only its first day counts: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What of a calendar is wanted: its first and last day, both counted, the zone in which times are told (None: as
    they are written), and the mail addresses and names of its owner."""

    first: date
    last: date
    zone: tzinfo | None = None
    mine: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Event:
    """One event of the file with its place, its identity, and the moment of its beginning without a zone."""

    data: Any
    place: str
    uid: str
    start: datetime
    is_whole_day: bool


def read_ical(data: bytes, name: str, window: Window) -> Contents:
    """The gatherings of a calendar in a window, by day; events that name nobody but the owner are left out. Entries of
    our own calendar need no window and no guest, and tell of birthdays, too.

    Raises UnreadableError where no event begins, or the library that reads calendars is not there."""
    if find_spec("icalendar") is None:
        raise UnreadableError("calendars need the extra `import`", EXTRA)
    text = text_of(_TORN_LETTER.sub(rb"\1\3\2", data))
    faults: list[Fault] = []
    raw_events = list(_raw_events(text, faults, name))
    _learn_zones(text)
    read = (_event(raw, number, line, faults, name, window) for number, line, raw in raw_events)
    events = [one for one in read if one is not None]
    moved = {(e.uid, day) for e in events if (day := _moved_day(e, window)) is not None}
    found: list[Gathering] = []
    alone = outside = 0
    for event in events:
        if event.uid.endswith(OURS):
            continue
        gatherings = list(_gatherings(event, moved, window, faults))
        if not gatherings:
            outside += 1
        elif not gatherings[0].guests:
            alone += 1
        else:
            found += gatherings
    own = read_own([_own_entry(event, window) for event in events if event.uid.endswith(OURS)])
    counts = (("events that name nobody else", alone), ("events outside of the window", outside))
    return Contents(
        cards=own.cards,
        gatherings=tuple(sorted((*found, *own.gatherings), key=lambda one: (one.day, one.time, one.uid))),
        faults=(*faults, *own.faults),
        left_out=(*((what, number) for what, number in counts if number), *own.left_out),
    )


def _own_entry(event: _Event, window: Window) -> OwnEntry:
    """An entry of our own calendar; a whole day that ends on the next one's beginning ends on itself."""
    end = _read(event.data, "DTEND")
    if isinstance(end, datetime):
        last: datetime | None = _own_time(end, window.zone)
    else:
        last = datetime.combine(end - timedelta(days=1), time.min) if isinstance(end, date) and end.year > 1 else None
    return OwnEntry(
        uid=event.uid,
        place=event.place,
        name=one_line(str(event.data.get("SUMMARY", ""))),
        start=event.start,
        end=last,
        is_whole_day=event.is_whole_day,
        where=one_line(str(event.data.get("LOCATION", ""))),
        birthday=one_line(str(event.data.get(BIRTHDAY, ""))),
        is_open=str(event.data.get("STATUS", "")).upper() == "TENTATIVE",
    )


def _raw_events(text: str, faults: list[Fault], name: str) -> Iterator[tuple[int, int, str]]:
    """Each event's text with its number and line; one that does not end is a fault."""
    if not _BEGIN.search(text):
        raise UnreadableError("the file holds no calendar", "A calendar begins with BEGIN:VCALENDAR.")
    lines = text.split("\n")
    begin, number = -1, 0
    for at, line in enumerate([*lines, "END:VCALENDAR"]):
        word = line.strip().upper() if line[:1] in {"B", "b", "E", "e"} else ""
        if word in {"BEGIN:VEVENT", "END:VCALENDAR"} and begin >= 0:
            faults.append(Fault(place=f"{name}:{begin + 1}", message=f"event {number} is cut off; it is left out"))
            begin = -1
        if word == "BEGIN:VEVENT":
            begin, number = at, number + 1
        elif word == "END:VEVENT" and begin >= 0:
            yield number, begin + 1, "\r\n".join((*lines[begin : at + 1], ""))
            begin = -1


def _learn_zones(text: str) -> None:
    """Lets the library know the zones that the file itself describes; one that it cannot read is not known."""
    from icalendar import Calendar

    for block in _ZONE.findall(text)[:_MOST_ZONES]:
        with suppress(Exception):  # a zone that is not understood leaves its times as they are written
            Calendar.from_ical(f"BEGIN:VCALENDAR\n{block}END:VCALENDAR\n".replace("\n", "\r\n"))


def _event(raw: str, number: int, line: int, faults: list[Fault], name: str, window: Window) -> _Event | None:
    from icalendar import Event

    place = f"{name}:{line}"
    try:
        data = Event.from_ical(raw)
        start = data.get("DTSTART").dt if data.get("DTSTART") is not None else None
    except Exception as fault:  # whatever a library makes of one event, the others are read
        faults.append(Fault(place=place, message=f"event {number} cannot be read ({type(fault).__name__})"))
        return None
    if start is None:
        faults.append(Fault(place=place, message=f"event {number} has no day"))
        return None
    for key, _ in data.errors:
        faults.append(
            Fault(place=place, message=f"a line of event {number} cannot be read ({one_line(str(key or ''))})")
        )
    is_whole_day = not isinstance(start, datetime)
    moment = datetime.combine(start, time.min) if is_whole_day else _own_time(start, window.zone)
    summary = one_line(str(data.get("SUMMARY", "")))
    uid = one_line(str(data.get("UID", ""))) or f"{moment:%Y%m%dT%H%M}/{summary}"
    return _Event(data=data, place=place, uid=uid, start=moment, is_whole_day=is_whole_day)


def _own_time(moment: datetime, zone: tzinfo | None) -> datetime:
    """The moment in the owner's zone, without one; a time without a zone is the owner's."""
    if moment.tzinfo is None or zone is None:
        return moment.replace(tzinfo=None)
    try:
        return moment.astimezone(zone).replace(tzinfo=None)
    except (OverflowError, ValueError):
        return moment.replace(tzinfo=None)


def _moved_day(event: _Event, window: Window) -> date | None:
    """The day of a series whose occurrence this event stands for."""
    moment = _read(event.data, "RECURRENCE-ID")
    if isinstance(moment, datetime):
        return _own_time(moment, window.zone).date()
    return moment if isinstance(moment, date) else None


def _read(data: Any, key: str) -> object:
    try:
        return data.get(key).dt if data.get(key) is not None else None
    except Exception:  # a property that the library kept though it could not read it
        return None


def _gatherings(
    event: _Event, moved: set[tuple[str, date]], window: Window, faults: list[Fault]
) -> Iterator[Gathering]:
    data, day = event.data, event.start.date()
    own_day = _moved_day(event, window)
    rule = _rule(data)
    if (rule or data.get("RDATE") is not None) and own_day is None:
        without = set(_days_of(data, "EXDATE", window)) | {one for uid, one in moved if uid == event.uid}
        added = [one for one in _days_of(data, "RDATE", window) if one not in without]
        try:
            followed = occurrences(rule, event.start, window.first, window.last, without) if rule else [event.start]
            moments = list(followed)
        except UnboundedError as fault:
            faults.append(Fault(place=event.place, message=f"{_NO_RULE}{fault}"))
            moments = [event.start]
        moments += [datetime.combine(one, event.start.time()) for one in added]
        found = sorted({one for one in moments if window.first <= one.date() <= window.last})
        yield from (_gathering(event, moment, f"{event.uid}/{moment:%Y%m%d}", window) for moment in found)
    elif window.first <= day <= window.last:
        uid = event.uid if own_day is None else f"{event.uid}/{own_day:%Y%m%d}"
        yield _gathering(event, event.start, uid, window)


def _rule(data: Any) -> str:
    found = data.get("RRULE")
    if found is None:
        return ""
    try:
        one = found[0] if isinstance(found, list) else found
        return str(one.to_ical(), "ascii", "replace")
    except Exception:  # the library kept it though it could not read it
        return "UNREAD"


def _days_of(data: Any, key: str, window: Window) -> Iterator[date]:
    found = data.get(key)
    for block in found if isinstance(found, list) else [found] if found is not None else []:
        for one in getattr(block, "dts", ()):
            moment = one.dt[0] if isinstance(one.dt, tuple) else one.dt
            yield _own_time(moment, window.zone).date() if isinstance(moment, datetime) else moment


def _gathering(event: _Event, moment: datetime, uid: str, window: Window) -> Gathering:
    data = event.data
    asked = [guest for guest in _guests(data, "ATTENDEE") if guest.name or guest.email]
    mine = [guest for guest in asked if _is_mine(guest, window.mine)]
    others = [guest for guest in asked if not _is_mine(guest, window.mine)]
    hosts = [guest for guest in _guests(data, "ORGANIZER") if guest.name or guest.email]
    inviter = next((host for host in hosts if not _is_mine(host, window.mine)), None)
    emails = {mail_key(guest.email) for guest in others if guest.email}
    if inviter is not None and mail_key(inviter.email) not in emails and asked:
        others.insert(0, inviter)
    return Gathering(
        name=one_line(str(data.get("SUMMARY", ""))) or "Untitled event",
        place=event.place,
        uid=uid,
        day=moment.date(),
        end=_end(event, moment, window),
        time="" if event.is_whole_day else f"{moment:%H:%M}",
        where=one_line(str(data.get("LOCATION", ""))),
        guests=tuple(guest for guest in dict.fromkeys(others) if guest.answer != "declined"),
        inviter=inviter if mine else None,
        status=_status(data, mine),
        heads=len(others) + 1,
        is_private=says_private(str(data.get("CLASS", ""))),
    )


def _status(data: Any, mine: Sequence[Guest]) -> str:
    if str(data.get("STATUS", "")).upper() == "CANCELLED":
        return "cancelled"
    answers = {guest.answer for guest in mine}
    if "declined" in answers:
        return "declined"
    return "invited" if answers & {"tentative"} else ""


def _end(event: _Event, moment: datetime, window: Window) -> date | None:
    """The last day of an event of several days; None for one that ends on the day on which it begins."""
    end = _read(event.data, "DTEND")
    if end is None and isinstance(length := _read(event.data, "DURATION"), timedelta):
        end = event.start + length
        end = end.date() if event.is_whole_day else end
    if isinstance(end, datetime):
        last = (_own_time(end, window.zone) - timedelta(minutes=1)).date()
    elif isinstance(end, date) and end.year > 1:
        last = end - timedelta(days=1)
    else:
        return None
    days = (last - event.start.date()).days
    return moment.date() + timedelta(days=days) if 0 < days < 60 else None


def _guests(data: Any, key: str) -> Iterator[Guest]:
    found = data.get(key)
    for one in found if isinstance(found, list) else [found] if found is not None else []:
        params = getattr(one, "params", {})
        if str(params.get("CUTYPE", "")).upper() in _NO_PEOPLE:
            continue
        email = mail_in(re.sub(r"^(?:mailto|invalid):", "", str(one), flags=re.IGNORECASE))
        called = turned(str(params.get("CN", "")))
        answer = _ANSWERS.get(str(params.get("PARTSTAT", "")).upper(), "")
        yield Guest(name="" if "@" in called else called, email=email, answer=answer)


def _is_mine(guest: Guest, mine: Iterable[str]) -> bool:
    return bool({mail_key(guest.email), fold(guest.name)} - {""} & set(mine))
