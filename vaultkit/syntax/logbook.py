"""Logbook: log lines that are no list item: a heading with the text under it, and `interactions:` in front matter."""

from collections.abc import Mapping

from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.location import Location
from vaultkit.model.note import Link, LogLine, Value
from vaultkit.syntax.dates import parse_day
from vaultkit.syntax.frontmatter import FrontMatter
from vaultkit.syntax.logline import make_log_line, parse_log_line, split_id

_LONGEST = 1_000
_DAYS = ("date", "day", "on", "when")
_KINDS = ("kind", "type", "channel", "medium")
_TEXTS = ("text", "note", "notes", "summary", "description", "what")


def heading_log_line(
    heading: str, below: list[str], location: Location, links: tuple[Link, ...], tags: tuple[str, ...]
) -> LogLine | None:
    """The log line that a heading with a date and the pieces of text under it are; the text is cut at 1,000
    characters."""
    line = parse_log_line(heading, location, links=(), tags=())
    if line is None:
        return None
    under = " ".join(" ".join(split_id(piece)[0].split()) for piece in below if piece)[:_LONGEST].rstrip()
    said = f"{line.text}: {under}" if line.text and under else line.text or under
    return make_log_line(day=line.day, time=line.time, text=said, id=line.id, location=location, links=links, tags=tags)


def front_matter_log(front: FrontMatter) -> tuple[list[LogLine], list[Diagnostic]]:
    """The log lines of the `interactions` property, and a finding for each entry without a readable date."""
    lines: list[LogLine] = []
    findings: list[Diagnostic] = []
    for found in front.properties:
        if found.key.lower() != "interactions":
            continue
        entries = found.value if isinstance(found.value, tuple) else (found.value,)
        places = front.entries.get(found.key, ())
        for number, entry in enumerate(entries):
            if entry is None:
                continue
            location = places[number] if number < len(places) else found.location
            line = _entry(entry, location)
            if line is None:
                findings.append(diagnose("bad-date", "an interaction has no readable date", location))
            else:
                lines.append(line)
    return lines, findings


def _entry(entry: Value, location: Location) -> LogLine | None:
    if isinstance(entry, str):
        return parse_log_line(entry, location)
    if not isinstance(entry, Mapping):
        return None
    folded = {key.lower(): value for key, value in entry.items()}
    day = parse_day(_word(folded, _DAYS))
    if day is None:
        return None
    kind, text = _word(folded, _KINDS), _word(folded, _TEXTS)
    said, identity = split_id(f"{kind}: {text}" if kind and text else kind or text)
    return make_log_line(day=day, text=" ".join(said.split()), id=identity or _word(folded, ("id",)), location=location)


def _word(entry: Mapping[str, Value], keys: tuple[str, ...]) -> str:
    values = (entry[key] for key in keys if key in entry)
    return next((str(value).strip() for value in values if value is not None and not isinstance(value, Mapping)), "")
