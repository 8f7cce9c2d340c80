"""Own entries: what our own calendar says, read back: events with the day to answer by, and birthdays of people. Whom
to reach is worked out of the notes anew in each vault, so it makes nobody due in another one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from vaultkit.exchange.birthdays import card_birthday
from vaultkit.exchange.ical_feed import BIRTHDAY_OF
from vaultkit.exchange.identity import parts_of
from vaultkit.exchange.records import Card, Contents, Fault, Gathering
from vaultkit.model.record import Birthday

_USUAL_MINUTES = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnEntry:
    """One entry of our own: its identity, its words, its first moment, and its last where it has one; a whole day has
    no clock. `birthday` is the day as the entry itself spells it, "" for none."""

    uid: str
    place: str
    name: str
    start: datetime
    end: datetime | None = None
    is_whole_day: bool = True
    where: str = ""
    birthday: str = ""
    is_open: bool = False


def read_own(entries: Sequence[OwnEntry]) -> Contents:
    """The people whose birthdays there are, and the events; whatever their day, since all of it is to come."""
    by_kind: dict[str, dict[str, OwnEntry]] = {}
    for entry in entries:
        kind, key = parts_of(entry.uid) or ("", entry.uid)
        by_kind.setdefault(kind, {}).setdefault(key, entry)
    events, answers = by_kind.get("event", {}), by_kind.get("answer", {})
    faults: list[Fault] = []
    cards = tuple(_cards(by_kind.get("birthday", {}).values(), faults))
    gatherings = tuple(_gathering(entry, answers.get(key)) for key, entry in events.items())
    counts = (
        ("days on which to reach somebody, which each vault works out by itself", len(by_kind.get("due", {}))),
        ("days to answer by without their event", len(answers.keys() - events.keys())),
    )
    left_out = tuple((what, number) for what, number in counts if number)
    return Contents(cards=cards, gatherings=gatherings, faults=tuple(faults), left_out=left_out)


def _cards(entries: Iterable[OwnEntry], faults: list[Fault]) -> Iterable[Card]:
    for entry in entries:
        name = entry.name.removeprefix(BIRTHDAY_OF).strip()
        said = card_birthday(entry.birthday) if entry.birthday else None
        if not name:
            faults.append(Fault(place=entry.place, message="the birthday says nobody's name"))
            continue
        birthday = said or Birthday(month=entry.start.month, day=entry.start.day)
        yield Card(name=name, place=entry.place, birthday=birthday, uid=entry.uid)


def _gathering(entry: OwnEntry, answer: OwnEntry | None) -> Gathering:
    first = entry.start.date()
    last = entry.end.date() if entry.end is not None and entry.is_whole_day else None
    minutes = 0
    if entry.end is not None and not entry.is_whole_day:
        minutes = (entry.end - entry.start) // timedelta(minutes=1)
    return Gathering(
        name=entry.name or "Untitled event",
        place=entry.place,
        uid=entry.uid,
        day=first,
        end=last if last is not None and last > first else None,
        time="" if entry.is_whole_day else f"{entry.start:%H:%M}",
        where=entry.where,
        status="invited" if entry.is_open else "accepted",
        hours=f"{minutes // 60}:{minutes % 60:02}" if minutes > 0 and minutes != _USUAL_MINUTES else "",
        answer_by=answer.start.date() if answer is not None else None,
        is_own=True,
    )
