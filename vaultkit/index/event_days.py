"""Event days: when an event was, by its properties, its name, a label in its text or, last, the day on which its note
was made."""

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from vaultkit.index.kinds import Kinds
from vaultkit.index.properties import Entry, Properties
from vaultkit.index.values import flatten
from vaultkit.model.location import Location
from vaultkit.model.names import fold, fold_key
from vaultkit.model.regex import regex
from vaultkit.syntax.date_words import is_date_label
from vaultkit.syntax.day_ranges import parse_days

_CREATED = frozenset(
    fold_key(key)
    for key in (
        "created", "date_created", "created_date", "creation_date", "created_at", "created_on", "ctime", "erstellt",
        "erstellt_am", "creado", "fecha_de_creación", "créé", "créé_le", "criado", "data_di_creazione", "creato",
        "aangemaakt", "utworzono", "создано", "дата_создания", "创建时间", "创建日期", "作成日",
    )
)  # fmt: skip
_PARTS = regex(r"[^\W\d_]+")
_CAMEL = regex(r"(?<=[a-z])(?=[A-Z])")
_LABEL = regex(r"^[^\w\n]*(?P<label>[^\W\d_][^:：|\n]{0,30}?)[*_ ]*(?:[:：]|[ ]\|[ ])[*_ ]*(?P<value>\S[^\n|]*)", re.M)


class EventDays(Struct, frozen=True, kw_only=True):
    """The first and last day of an event; `by_creation` says that nothing tells but when its note was made."""

    day: date | None = None
    end: date | None = None
    by_creation: bool = False


def event_days(values: Properties, rules: Kinds) -> EventDays:
    """When the event was that a note describes; the day on which the note was made counts only where by the rules a
    property or the folder makes it an event, and not a tag alone."""
    day, end = _ranged(values, "date")
    end = values.day("end") or end
    found = _other_property(values) if day is None else None
    if found is not None:
        (day, end), values.written["date"] = (found[0], end or found[1]), found[2]
    day = day or values.days.in_name(values.note.name)
    found = _labelled(values) if day is None else None
    if found is not None:
        (day, end), values.written["date"] = (found[0], end or found[1]), found[2]
    is_left_out = day is None and not values.entries("date")
    made = _created(values) if is_left_out and rules.says_more_than_tags(values.note) else None
    if made is not None:
        values.written["date"] = made[2]
        return EventDays(day=made[0], end=end, by_creation=True)
    return EventDays(day=day, end=end if end != day else None)


def _ranged(values: Properties, name: str) -> tuple[date | None, date | None]:
    """The first value that names a day or several; each other one is a `bad-date`."""
    days = values.each(name, lambda text: parse_days(text, values.days.value), "write YYYY-MM-DD", rule="bad-date")
    return days[0] if days else (None, None)


def _other_property(values: Properties) -> tuple[date, date, Location] | None:
    """The day of a property that is called a date of some kind (`sync-date`, `Datum`), but for those of the note."""
    return next(_days_of(values, (entry for entry in values.others() if _is_date_key(entry.key))), None)


def _created(values: Properties) -> tuple[date, date, Location] | None:
    return next(_days_of(values, (entry for entry in values.others() if fold_key(entry.key) in _CREATED)), None)


def _days_of(values: Properties, entries: Iterator[Entry]) -> Iterator[tuple[date, date, Location]]:
    for entry in entries:
        for text in flatten(entry.value):
            if days := parse_days(str(text), values.days.value):
                yield *days, entry.location


def _is_date_key(key: str) -> bool:
    words = [fold(word) for word in _PARTS.findall(_CAMEL.sub(" ", key))]
    return fold_key(key) not in _CREATED and bool(words) and is_date_label(words)


def _labelled(values: Properties) -> tuple[date, date, Location] | None:
    """The day behind a label in the text (`**Date:** [[2026-10-01]]`)."""
    for block in values.note.blocks:
        if block.quoted or block.task is not None or not block.text:
            continue
        for match in _LABEL.finditer(block.text):
            words = [fold(word) for word in _PARTS.findall(match["label"])]
            if words and is_date_label(words) and (days := _value(values, match["value"])):
                return *days, block.location
    return None


def _value(values: Properties, text: str) -> tuple[date, date] | None:
    plain = text.strip(" *_")
    iso = values.days.begin_with_iso(plain)
    day = date.fromisoformat(iso[: len("2026-10-01")]) if iso else None
    return parse_days(plain, values.days.value) or ((day, day) if day else None)
