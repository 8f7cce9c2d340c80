"""Events: an event note's properties, bullets and log to an Event, and where each presence is written."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from vaultkit.index.event_days import event_days
from vaultkit.index.properties import FALSE, TRUE, Properties
from vaultkit.index.references import Reference
from vaultkit.model.location import Location
from vaultkit.model.names import fold
from vaultkit.model.note import Block
from vaultkit.model.record import Decision, Event, Kind
from vaultkit.syntax.dates import parse_hours
from vaultkit.syntax.numbers import small_decimal, small_int

_PLAIN_WORDS = frozenset({"event", "events", "meeting", "meetings", "interaction", "interactions", "moment", "moments"})
_PEOPLE_HEADINGS = frozenset({"attendees", "participants", "people"})
_STATUS = {
    **dict.fromkeys(("invited", "invitation", "open", "tentative"), "invited"),
    **dict.fromkeys(("accepted", "accept", "going", "registered", "confirmed"), "accepted"),
    **dict.fromkeys(("declined", "decline"), "declined"),
    **dict.fromkeys(("attended", "went", "done"), "attended"),
    **dict.fromkeys(("missed", "no show"), "missed"),
    **dict.fromkeys(("cancelled", "canceled"), "cancelled"),
}
_AGAIN = {**dict.fromkeys(TRUE, "yes"), **dict.fromkeys(FALSE, "no"), "maybe": "maybe", "perhaps": "maybe"}
_SIZES = {"small": "small", "medium": "medium", "large": "large"}
_TIME = re.compile(r"[0-9][T ]+([0-9]{1,2}:[0-9]{2})")
_AFTER_NAME = re.compile(r" [-–—] |[:(,]")
_HEADS = re.compile(r"[~<>]?\s*([0-9]+)\+?")
_CROWD = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRecord:
    """An event with the place where each presence is written: of people by path, of names without a note by name."""

    event: Event
    people: Mapping[str, Location]
    names: Mapping[str, Location]


def read_event(values: Properties, word: str, today: date, *, is_surely_one: bool = True) -> EventRecord:
    """The event that a note describes; `word` is the one by which the note says its kind (`meetup`), and it is surely
    one unless a tag alone says so."""
    note = values.note
    days = event_days(values, is_surely_one=is_surely_one)
    people, names = _present(values)
    noteless = {name: place for name, place in names.items() if place is not None}
    hint = "write a number of people, or small, medium or large"
    size, size_word = values.first("size", _size, hint) or (None, "")
    event = Event(
        path=note.path,
        name=note.name,
        day=days.day,
        end=days.end,
        by_creation=days.by_creation,
        time=_time(values),
        people=tuple(people),
        names=tuple(names),
        group=values.ref("group", Kind.GROUP),
        orgs=values.texts("org"),
        places=values.texts("place"),
        format=fold(values.text("format")) or ("" if word in _PLAIN_WORDS else _singular(word)),
        size=size,
        size_word=size_word,
        fields=values.texts("field", "topics"),
        status=values.word("status", _STATUS),
        inviter=values.ref("from", Kind.PERSON),
        answer_by=values.day("by"),
        resonated=values.number("resonated", 1, 5),
        energy=values.number("energy", -2, 2),
        hours=values.first("hours", parse_hours, "write a number of hours, or `1h 30m`"),
        cost=values.text("cost"),
        again=values.word("again", _AGAIN),
        goals=values.paths("goals", Kind.GOAL),
        evening=bool(values.flag("evening")),
        tags=values.tags(),
        written=values.written,
        links=values.links(),
        location=Location(path=note.path),
    )
    event = _decided(event, values.log.decisions)
    event = replace(event, attendance=attendance_of(event.day, event.status, today))
    return EventRecord(event=event, people=people, names=noteless)


def attendance_of(day: date | None, status: str, today: date) -> str:
    """What an event's status comes to on a day: what has begun without a word, or was accepted, is attended; what lies
    ahead without a word, or was marked as attended too early, is accepted; else it is what the status says."""
    if day is None:
        return ""
    if status in {"invited", "declined", "missed", "cancelled"}:
        return status
    return "attended" if day <= today else "accepted"


def is_crowd(event: Event) -> bool:
    """Whether more than 12 people were there, by its size or by who is named."""
    heads = event.size if event.size is not None else len(event.people) + len(event.names)
    return heads > _CROWD or event.size_word == "large"


def _present(values: Properties) -> tuple[dict[str, Location], dict[str, Location | None]]:
    """The people by path and the other names, with their places; None for a name that leads to some other note."""
    people: dict[str, Location] = {}
    names: dict[str, Location | None] = {}
    for found in (*values.refs("people", Kind.PERSON), *_listed(values)):
        if values.references.kind(found.ref.path) is Kind.PERSON:
            people.setdefault(found.ref.path, found.location)
        else:
            names.setdefault(found.ref.name, None if found.ref.path else found.location)
    return people, names


def _listed(values: Properties) -> Iterator[Reference]:
    for block in values.note.blocks:
        if block.kind == "item" and not block.quoted and _is_people_heading(block):
            yield from _bullet(values, block)


def _is_people_heading(block: Block) -> bool:
    return fold(block.section).strip(" :#*_") in _PEOPLE_HEADINGS


def _bullet(values: Properties, block: Block) -> Iterator[Reference]:
    text = block.text if block.links else _AFTER_NAME.split(" ".join(block.text.split()), maxsplit=1)[0].strip()
    if text:
        yield from values.references.read(text, block.location, Kind.PERSON)


def _size(text: str) -> tuple[int | None, str] | None:
    """A number of heads or a word for it."""
    match = _HEADS.fullmatch(text)
    if match and (heads := small_int(match[1])) is not None:
        return heads, ""
    return (None, _SIZES[fold(text)]) if fold(text) in _SIZES else None


def _time(values: Properties) -> str:
    for text, _ in values.scalars("date"):
        match = _TIME.search(text)
        if match:
            return match[1].rjust(5, "0")
    return ""


def _singular(word: str) -> str:
    return word.removesuffix("s")


def _decided(event: Event, decisions: tuple[Decision, ...]) -> Event:
    fields: dict[str, Any] = {}
    written = dict(event.written)
    for decision in decisions:
        name, decided = _by_decision(decision)
        if decided:
            fields |= decided
            written[name] = decision.location
    return replace(event, **fields, decisions=decisions, written=written) if decisions else event


def _by_decision(decision: Decision) -> tuple[str, dict[str, Any]]:
    """Which property of ours a decision sets, and the fields; none when its argument is not understood."""
    match decision.verb:
        case "accepted" | "declined" | "attended" | "missed" | "cancelled":
            return "status", {"status": decision.verb, "reason": decision.argument}
        case "resonated":
            match = re.match(r"[1-5](?:\.[0-9]+)?(?!\d)", decision.argument)
            number = small_decimal(match[0]) if match else None
            return "resonated", {"resonated": min(number, 5.0)} if number is not None else {}
        case "again":
            answer = _AGAIN.get(fold(decision.argument), "")
            return "again", {"again": answer} if answer else {}
        case _:
            return "", {}
