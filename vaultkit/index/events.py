"""Events: an event note's properties, bullets and log to an Event, and where each presence is written."""

import re
from datetime import date
from typing import Any

from msgspec.structs import replace

from vaultkit.index.kinds import Kinds
from vaultkit.index.presence import PresenceReader
from vaultkit.index.properties import FALSE, TRUE, Properties
from vaultkit.model.accounts import EventRecord
from vaultkit.model.contact_kinds import CALL_KINDS
from vaultkit.model.location import Location
from vaultkit.model.names import fold
from vaultkit.model.places import Places, Targets
from vaultkit.model.record import Decision, Event, Kind
from vaultkit.model.regex import regex
from vaultkit.model.settings import Settings
from vaultkit.model.status_words import EVENT_STATUS
from vaultkit.syntax.dates import parse_day, parse_hours
from vaultkit.syntax.numbers import small_decimal, small_int

_PLAIN_WORDS = frozenset({"event", "events", "meeting", "meetings", "interaction", "interactions", "moment", "moments"})
_MAYBE = "maybe perhaps vielleicht quizás talvez forse misschien może возможно 也许 たぶん"
_AGAIN = {
    **dict.fromkeys(TRUE, "yes"),
    **dict.fromkeys(FALSE, "no"),
    **dict.fromkeys(_MAYBE.split(), "maybe"),
    "peut être": "maybe",
}
_SIZES = {"small": "small", "medium": "medium", "large": "large"}
_TIME = regex(r"[0-9][T ]+([0-9]{1,2}:[0-9]{2})")
_HEADS = regex(r"[~<>]?\s*([0-9]+)\+?")
_CROWD = 12
_CROWDED = frozenset({"conference", "meetup", "talk"})
_NO_FORM = frozenset({"meeting", "contact", "mention"})


def read_event(
    values: Properties, rules: Kinds, settings: Settings, presence: PresenceReader, today: date
) -> EventRecord:
    """The event that a note describes, of which `rules` know by which word it says so (`meetup`), and whether more than
    a tag does."""
    from vaultkit.index.event_days import event_days  # most events are known

    note = values.note
    days = event_days(values, rules)
    form = _format(values, rules, settings)
    is_written = 0 < settings.log_kinds.get(form, 3.0) <= 1 or form in CALL_KINDS
    keys = ("people", "from", "to", "cc") if is_written else ("people",)
    there = presence.present(values, keys, days.day)
    people, names = there.people, there.names
    noteless = {name: place for name, place in names.items() if place is not None}
    status, answer = _status(values)
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
        format=form,
        size=size,
        size_word=size_word,
        fields=values.texts("field", "topics"),
        status=status,
        attendance=attendance_of(days.day, status, today),
        inviter=values.ref("from", Kind.PERSON),
        answer_by=values.day("by") or answer,
        resonated=values.number("resonated", 1, 5),
        energy=values.number("energy", -2, 2),
        hours=values.first("hours", parse_hours, "write a number of hours, or `1h 30m`"),
        cost=values.text("cost"),
        again=values.word("again", _AGAIN),
        goals=values.paths("goals", Kind.GOAL),
        evening=bool(values.flag("evening")),
        imported=values.text("imported"),
        uid=values.text("uid"),
        tags=values.tags(),
        remarks=values.remarks(),
        written=Places.of(values.written),
        links=Targets.of(values.links()),
        location=Location(path=note.path),
    )
    if values.log.decisions:
        event = _decided(event, values.log.decisions)
        event = replace(event, attendance=attendance_of(event.day, event.status, today))
    return EventRecord(
        event=event, people=Places.of(people), names=noteless, named=there.named, left_out=there.left_out
    )


def _format(values: Properties, rules: Kinds, settings: Settings) -> str:
    """What kind of event it is: its format, else the kind of contact that it says to be, else the word for its kind."""
    if form := fold(values.text("format")):
        return form
    word = rules.word(values.note)
    said = (fold(text) for text in values.texts("kind"))
    kinds = (one if one in settings.log_kinds else settings.kind_by_word.get(one, "") for one in said)
    if word in _PLAIN_WORDS and (kind := next((one for one in kinds if one and one not in _NO_FORM), "")):
        return kind
    return "" if word in _PLAIN_WORDS else _singular(word)


def _status(values: Properties) -> tuple[str, date | None]:
    """The status, and a day that stands where it should; a word that is not known is `unclear`: it is no yes."""
    said = list(values.scalars("status"))
    days = [day for text, _ in said if (day := parse_day(text))]
    if said and len(days) == len(said):
        return "", days[0]
    status = values.word("status", EVENT_STATUS, foreign="foreign-status")
    return status or ("unclear" if said else ""), next(iter(days), None)


def attendance_of(day: date | None, status: str, today: date) -> str:
    """What an event's status comes to on a day: what has begun without a word, or was accepted, is attended; what lies
    ahead without a word, or was marked as attended too early, is accepted; else it is what the status says."""
    if day is None or status == "unclear":
        return ""
    if status in {"invited", "declined", "missed", "cancelled"}:
        return status
    return "attended" if day <= today else "accepted"


def is_crowd(event: Event) -> bool:
    """Whether more than 12 people were there, by its size or by who is named."""
    if event.size is not None or event.size_word:
        return (event.size or 0) > _CROWD or event.size_word == "large"
    return event.format in _CROWDED or len(event.people) + len(event.names) + 1 > _CROWD


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
    written = dict(event.written.items())
    for decision in decisions:
        name, decided = _by_decision(decision)
        if decided:
            fields |= decided
            written[name] = decision.location
    return replace(event, **fields, decisions=decisions, written=Places.of(written))


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
