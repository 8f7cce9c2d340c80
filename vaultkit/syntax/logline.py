"""Log lines: a text that begins with a date to a log line, a log line to a decision, and a contact or decision back to
the one written form."""

import re
from datetime import date

from vaultkit.model.location import Location
from vaultkit.model.note import Link, LogLine
from vaultkit.model.record import Decision, Kind
from vaultkit.syntax.dates import make_day, parse_cadence, parse_day
from vaultkit.syntax.inert import inert
from vaultkit.syntax.masking import mask
from vaultkit.syntax.tags import find_tags
from vaultkit.syntax.wikilink import find_links, without_links

_DAY = r"\d{{4}}(?P<{0}>[-/.])\d{{2}}(?P={0})\d{{2}}"
_BEGIN = re.compile(
    r"(?P<mark>\*\*\*|\*\*|__|\*|_|==)?"
    rf"(?:\[\[(?:[^\[\]|#\n]*/)?(?P<link>{_DAY.format('a')})(?:\.md)?(?:[|#][^\[\]\n]*)?\]\]|(?P<day>{_DAY.format('b')}))"
    r"(?P<early>[:,.]?(?:\*\*\*|\*\*|__|\*|_|==))?"
    r"(?:(?:[T ]|,[ ]?)(?P<time>\d{1,2}:\d{2})(?::\d{2})?(?:\.\d+)?(?P<half>[ ]?[ap]m)?"
    r"(?:Z|[+-]\d{2}:\d{2})?(?!\w|:\d))?"
    r"(?P<late>[:,.]?(?:\*\*\*|\*\*|__|\*|_|==))?"
    r"(?=$|[\s:;,.–—|)])",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*(?:[:;,.–—|-]+(?=\s|$)|:(?=\S))?\s*")
_WORD = re.compile(r"[*_]{0,2}([^\W\d_](?:[\w'’-]*\w)?)[*_]{0,2}")
_ID = re.compile(r"(?:^|[ \t])\^([A-Za-z0-9-]+)[ \t]*$")


def split_id(text: str) -> tuple[str, str]:
    """The text without the block id at the end of its first or last line, and the id ("" for none)."""
    if "^" not in text:
        return text, ""
    first, newline, rest = text.partition("\n")
    if match := _ID.search(first):
        return first[: match.start()].rstrip() + newline + rest, match.group(1)
    if match := _ID.search(text):
        return text[: match.start()].rstrip(), match.group(1)
    return text, ""


def begins_with_day(text: str) -> bool:
    """Whether the text begins with something of the shape of a date, real or not."""
    return _BEGIN.match(text) is not None


def leading_day(text: str) -> date | None:
    """The real date with which a text begins, None when it begins with none."""
    match = _BEGIN.match(text)
    return _real_day(match) if match else None


def _real_day(match: re.Match[str]) -> date | None:
    written = match["link"] or match["day"]
    return make_day(int(written[:4]), int(written[5:7]), int(written[8:10]))


def parse_log_line(
    text: str,
    location: Location,
    *,
    id: str = "",
    links: tuple[Link, ...] | None = None,
    tags: tuple[str, ...] | None = None,
) -> LogLine | None:
    """The log line that a text (without list marker) is, None when it does not begin with a real date.

    Links and tags are found in the text after the date when they are not given; a block id is taken off its end."""
    plain, own_id = split_id(text.strip())
    match = _BEGIN.match(plain)
    day = _real_day(match) if match else None
    if match is None or day is None:
        return None
    if links is None:
        links = find_links(plain, path=location.path, line=location.line, column=location.column)
        links = links[1:] if match["link"] else links
    said = plain[match.end() :]
    separator = _SEPARATOR.match(said)
    said = said[separator.end() :].strip() if separator else said.strip()
    return make_log_line(
        day=day,
        time=_clock(match["time"], match["half"]),
        text=said,
        id=own_id or id,
        location=location,
        links=links,
        tags=tags,
    )


def make_log_line(
    *,
    day: date,
    text: str,
    location: Location,
    time: str = "",
    id: str = "",
    links: tuple[Link, ...] | None = None,
    tags: tuple[str, ...] | None = None,
) -> LogLine:
    """A log line of parts that are known, with its first word split off."""
    word = _WORD.match(text)
    if links is None:
        links = find_links(text, path=location.path, line=location.line, column=location.column)
    if tags is None:
        tags = tuple(name for _, name in find_tags(without_links(mask(text)))) if "#" in text else ()
    return LogLine(
        day=day,
        time=time,
        word=word.group(1).lower() if word else "",
        text=text,
        rest=_after(text, word.end()) if word else text,
        tags=tags,
        links=links,
        id=id,
        location=location,
    )


def _after(text: str, end: int) -> str:
    separator = _SEPARATOR.match(text, end)
    return text[separator.end() :] if separator else text[end:]


def _clock(time: str | None, half: str | None) -> str:
    if not time:
        return ""
    hour, minute = (int(part) for part in time.split(":"))
    if half:
        hour = hour % 12 + (12 if half.strip().lower() == "pm" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


def format_log_line(*, day: date, kind: str, text: str, id: str, time: str = "") -> str:
    """The written form: `- 2026-11-20 coffee: her lab is hiring ^vk-k3f9q2mz`, one line, all words inert.

    Without a kind the text follows the date at once; without an id there is none."""
    said = inert(text)
    word = inert(kind)
    parts = ["-", day.isoformat(), time, f"{word}: {said}" if word and said else word or said, f"^{id}" if id else ""]
    return " ".join(part for part in parts if part)


_BARE = {
    "paused": "paused",
    "pause": "paused",
    "resumed": "resumed",
    "resume": "resumed",
    "ambient": "ambient",
    "let go": "let go",
}
_FREE = {
    "accepted": "accepted",
    "accept": "accepted",
    "declined": "declined",
    "decline": "declined",
    "attended": "attended",
    "missed": "missed",
    "cancelled": "cancelled",
    "canceled": "cancelled",
}
_AGAIN = frozenset(("yes", "no", "maybe"))
STAGES = ("trying", "regular", "core", "leaving", "left")
"""How near a group stands, as its decisions name it."""

_BARE_LINE = re.compile(r"(paused?|resumed?|ambient|let go)(?:$|\s*[:;,.(–—-]\s*(.*?)\)?$)", re.IGNORECASE | re.DOTALL)


def parse_decision(line: LogLine, kind: Kind) -> Decision | None:
    """The decision that a log line of a person's, an event's or a group's note records; None when it is none.

    `argument` is in one form where there is one: the ISO date of `snoozed`, a lower-case word for `again`, `stage` and
    `tier`, the number for `resonated`; else it is as written."""
    found = {Kind.PERSON: _of_person, Kind.EVENT: _of_event, Kind.GROUP: _of_group}.get(kind, _of_none)(line)
    if found is None:
        return None
    return Decision(day=line.day, verb=found[0], argument=found[1], location=line.location)


def _of_none(line: LogLine) -> tuple[str, str] | None:
    return None


def _of_person(line: LogLine) -> tuple[str, str] | None:
    if bare := _BARE_LINE.match(line.text):
        return _BARE[bare.group(1).lower()], (bare.group(2) or "").strip()
    rest = line.rest.strip()
    if line.word in {"snoozed", "snooze"}:
        until = re.sub(r"^(?:until|till|to)\b:?\s*", "", rest, flags=re.IGNORECASE)
        day = parse_day(until) or leading_day(until)
        return ("snoozed", day.isoformat()) if day else None
    if line.word == "cadence":
        return ("cadence", rest) if parse_cadence(rest) else None
    if line.word == "tier" and rest:
        return "tier", rest.lower()
    return None


def _of_event(line: LogLine) -> tuple[str, str] | None:
    rest = line.rest.strip()
    if line.word in _FREE:
        return _FREE[line.word], rest
    if line.word == "resonated":
        number = re.match(r"[1-5](?:\.\d)?(?![\d.])", rest)
        return ("resonated", number.group()) if number else None
    if line.word == "again":
        answer = _first(rest)
        return ("again", answer) if answer in _AGAIN else None
    return None


def _of_group(line: LogLine) -> tuple[str, str] | None:
    if line.word in {"attended", "missed"}:
        return line.word, line.rest.strip()
    stage = _first(line.rest)
    return ("stage", stage) if line.word == "stage" and stage in STAGES else None


def _first(text: str) -> str:
    word = _WORD.match(text.strip())
    return word.group(1).lower() if word else ""
