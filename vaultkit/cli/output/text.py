"""Text: the parts of a view into plain text for a terminal, where nothing that a note holds can steer it."""

from collections.abc import Sequence
from datetime import date

from vaultkit.model.location import Location
from vaultkit.model.period import Period
from vaultkit.model.record import Interaction, Ref
from vaultkit.model.regex import regex
from vaultkit.model.view import Entry, Quote, Words
from vaultkit.syntax.dates import MONTHS
from vaultkit.syntax.inert import terminal
from vaultkit.syntax.said_days import said_day

_WIKILINK = regex(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_MARKDOWN_LINK = regex(r"\[([^\[\]]*)\]\([^()]*\)")
_ESCAPED = regex(r"\\([!-/:-@\[-`{-~])")


def say(words: Words, *, today: date | None = None, period: Period | None = None) -> str:
    """A sentence as plain text on one line; days as the page of `period` says them, else in words when `today` is
    given, else as ISO dates."""
    return terminal("".join(_part(part, today, period) for part in words))


def say_day(day: date, *, today: date) -> str:
    """A day as `30 August`, with its year when that is not the year of `today`."""
    text = f"{day.day} {MONTHS[day.month - 1]}"
    return text if day.year == today.year else f"{text} {day.year}"


def say_reasons(entry: Entry, *, today: date | None = None, period: Period | None = None) -> str:
    """Why somebody stands on a list, in one line."""
    if entry.line:
        return terminal(plain(entry.line).partition(" · ")[2])
    texts = (say(reason.words, today=today, period=period) for reason in entry.reasons)
    return " · ".join(text for text in texts if text)


def say_contact(contact: Interaction) -> str:
    """The kind of a contact and what was noted: `coffee: the paper`; that it is one of the properties, where it is."""
    kind = "noted as the last contact" if contact.kind == "property" else contact.kind
    said = plain(contact.text)
    return terminal(f"{kind}: {said}" if said else kind)


def say_place(location: Location) -> str:
    """A note and its line: `People/Ann Lee.md:12`."""
    return terminal(f"{location.path}:{location.line}")


def plain(markdown: str) -> str:
    """Markdown text with each link replaced by what it shows, and escapes undone."""
    text = _WIKILINK.sub(r"\1", markdown)
    text = _MARKDOWN_LINK.sub(r"\1", text) if "](" in text else text
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def some_of(names: Sequence[str], most: int) -> str:
    """The first names, and how many more there are: `Ada, Ben and 4 more`."""
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")


def in_shell(text: str) -> str:
    """Words as one argument to copy into a shell: in double quotes where that is enough; behind `--` when they look
    like an option."""
    from shlex import quote  # most of what is printed is no command

    shown = terminal(text)
    quoted = quote(shown) if set(shown) & set('"$`!\\') else f'"{shown}"'
    return f"-- {quoted}" if shown.startswith("-") else quoted


def _part(part: str | Ref | Quote | date, today: date | None, period: Period | None) -> str:
    """A part as text; a name as it is written, so that it can be copied into the next command."""
    if isinstance(part, Ref):
        return part.name
    if isinstance(part, Quote):
        return part.text
    if isinstance(part, date) and period:
        return said_day(part, period)
    if isinstance(part, date):
        return say_day(part, today=today) if today else part.isoformat()
    return part
