"""iCalendar feed: days to keep in mind to a calendar that a program can subscribe to: the same bytes for the same
entries and day, and an identity for each that stays."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, TypeAlias

from vaultkit.exchange.birthdays import compact_birthday
from vaultkit.exchange.content_lines import escaped_part, in_lines
from vaultkit.exchange.identity import OURS
from vaultkit.model.record import Birthday

HEAD = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//vaultkit//calendar//EN\r\n"
"""The first lines, by which a calendar is known to be ours."""

EntryKind: TypeAlias = Literal["due", "birthday", "answer", "event"]
"""What a day is for: to reach somebody, a birthday, to answer an invitation, an event."""

BIRTHDAY_OF = "Birthday of "
BIRTHDAY = "X-VAULTKIT-BIRTHDAY"
"""The line that spells a birthday out: without its year, and on 29 February, it is no day of a calendar."""

_LEAP_YEAR = 2000
_HOURS = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry: its kind, a key that stays (eight letters), its words, and when: a day, of an event up to `end` or
    from `time` (`HH:MM`) on for some `hours`; a `birthday` comes again each year. `is_open` says that it is not yet
    agreed to."""

    kind: EntryKind
    key: str
    title: str
    day: date
    end: date | None = None
    time: str = ""
    hours: float | None = None
    words: str = ""
    where: str = ""
    birthday: Birthday | None = None
    is_open: bool = False


def write_calendar(entries: Iterable[Entry], today: date, name: str) -> bytes:
    """The calendar as of that day, its entries by day, then kind and key; `name` is what programs call it."""
    ordered = sorted(entries, key=lambda one: (one.day, one.time, one.kind, one.key))
    return HEAD + in_lines(_calendar(ordered, today, name))


def is_our_calendar(data: bytes) -> bool:
    """Whether the bytes are a calendar that we wrote, or nothing at all."""
    return data.startswith(HEAD) or not data.strip()


def _calendar(entries: Iterable[Entry], today: date, name: str) -> Iterator[str]:
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield f"NAME:{escaped_part(name)}"
    yield f"X-WR-CALNAME:{escaped_part(name)}"
    yield "REFRESH-INTERVAL;VALUE=DURATION:PT12H"
    yield "X-PUBLISHED-TTL:PT12H"
    for one in entries:
        yield from _event(one, today)
    yield "END:VCALENDAR"


def _event(one: Entry, today: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{one.kind}-{one.key}{OURS}"
    yield f"DTSTAMP:{today:%Y%m%d}T000000Z"
    yield from _birthday(one.birthday) if one.birthday else _times(one)
    yield f"SUMMARY:{escaped_part(one.title)}"
    if one.words:
        yield f"DESCRIPTION:{escaped_part(one.words)}"
    if one.where:
        yield f"LOCATION:{escaped_part(one.where)}"
    if one.kind == "event":
        yield f"STATUS:{'TENTATIVE' if one.is_open else 'CONFIRMED'}"
    if one.kind != "event" or one.end or not one.time:
        yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _birthday(birthday: Birthday) -> Iterator[str]:
    """The day itself and its rule; 29 February is the last day of February in common years."""
    year = birthday.year or _LEAP_YEAR
    is_leap_day = (birthday.month, birthday.day) == (2, 29)
    first = date(year, 2, 28) if is_leap_day and not _is_leap(year) else date(year, birthday.month, birthday.day)
    yield f"DTSTART;VALUE=DATE:{_digits(first)}"
    yield f"DTEND;VALUE=DATE:{_digits(first + timedelta(days=1))}"
    yield f"{BIRTHDAY}:{compact_birthday(birthday)}"
    yield f"RRULE:FREQ=YEARLY{';BYMONTH=2;BYMONTHDAY=-1' if is_leap_day else ''}"


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _times(one: Entry) -> Iterator[str]:
    """A moment of the owner's own time, as notes mean it, without a zone; else whole days."""
    if one.time and not one.end:
        start = datetime.fromisoformat(f"{one.day:%Y-%m-%d}T{one.time}")
        yield f"DTSTART:{_digits(start)}T{start:%H%M}00"
        end = start + timedelta(hours=min(one.hours or _HOURS, 24.0))
        yield f"DTEND:{_digits(end)}T{end:%H%M}00"
    else:
        yield f"DTSTART;VALUE=DATE:{_digits(one.day)}"
        last = max(one.end or one.day, one.day)
        if last < date.max:
            yield f"DTEND;VALUE=DATE:{_digits(last + timedelta(days=1))}"


def _digits(day: date) -> str:
    return f"{day.year:04}{day:%m%d}"
