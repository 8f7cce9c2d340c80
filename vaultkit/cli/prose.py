"""Prose: the parts of a view into plain text for a terminal, where nothing that a note holds can steer it."""

import re
from datetime import date

from vaultkit.model.location import Location
from vaultkit.model.record import Ref
from vaultkit.model.view import Entry, Quote, Words
from vaultkit.pages.filters import MONTHS
from vaultkit.syntax.inert import terminal

_WIKILINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_MARKDOWN_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")


def say(words: Words, *, today: date | None = None) -> str:
    """A sentence as plain text on one line; days in words when `today` is given, else as ISO dates."""
    return terminal(" ".join("".join(_part(part, today) for part in words).split()))


def say_day(day: date, *, today: date | None = None) -> str:
    """A day as `30 August`, with its year when that is not the year of `today`; as an ISO date without `today`."""
    if today is None:
        return day.isoformat()
    text = f"{day.day} {MONTHS[day.month - 1]}"
    return text if day.year == today.year else f"{text} {day.year}"


def say_reasons(entry: Entry, *, today: date | None = None) -> str:
    """Why somebody stands on a list, in one line."""
    if entry.line and not entry.reasons:
        return terminal(" · ".join(unlinked(entry.line).split(" · ")[1:]))
    texts = (say(reason.words, today=today) for reason in entry.reasons)
    return "; ".join(text for text in texts if text)


def say_place(location: Location) -> str:
    """A note and its line: `People/Ann Lee.md:12`."""
    return terminal(f"{location.path}:{location.line}")


def unlinked(text: str) -> str:
    """Markdown text with each link replaced by what it shows."""
    return _MARKDOWN_LINK.sub(r"\1", _WIKILINK.sub(r"\1", text))


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: `1 note`, `3 notes`."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def _part(part: str | Ref | Quote | date, today: date | None) -> str:
    if isinstance(part, Ref):
        return part.name
    if isinstance(part, Quote):
        return part.text
    return say_day(part, today=today) if isinstance(part, date) else part
