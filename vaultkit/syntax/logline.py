"""Log line: a text that begins with a date, a heading with the text under it, or an entry of `interactions:` to a log
line, and a line's parts back to the one written form."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import islice

from msgspec.structs import replace

from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.location import Location
from vaultkit.model.note import BlockKind, Link, LogLine, Value
from vaultkit.model.regex import regex
from vaultkit.syntax.block_values import FrontMatter
from vaultkit.syntax.dates import iso_day, parse_day, written_day
from vaultkit.syntax.inert import inert
from vaultkit.syntax.masking import mask
from vaultkit.syntax.numbers import small_int
from vaultkit.syntax.tags import find_tags
from vaultkit.syntax.typed_words import as_typed
from vaultkit.syntax.wikilink import find_links, without_links
from vaultkit.syntax.written_days import begin_with_iso, end_with_iso, weekday_of, without_weekday

_DAY = r"\d{{4}}(?P<{0}>[-/.])\d{{2}}(?P={0})\d{{2}}"
_BEGIN = regex(
    r"(?P<mark>\*\*\*|\*\*|__|\*|_|==)?"
    rf"(?:\[\[(?:[^\[\]|#\n]*/)?(?P<link>{_DAY.format('a')})(?:\.md)?(?:[|#][^\[\]\n]*)?\]\]|(?P<day>{_DAY.format('b')}))"
    r"(?P<early>[:,.]?(?:\*\*\*|\*\*|__|\*|_|==))?"
    r"(?:(?:[T ]|,[ ]?)(?P<time>\d{1,2}:\d{2})(?::\d{2})?(?:\.\d+)?(?P<half>[ ]?[ap]m)?"
    r"(?:Z|[+-]\d{2}:\d{2})?(?!\w|:\d))?"
    r"(?P<late>[:,.]?(?:\*\*\*|\*\*|__|\*|_|==))?"
    r"(?=$|[\s:;,.–—|)])",
    re.IGNORECASE,
)
_FIRST = "*_=["
"""What it may begin with beside a digit."""
_USUAL = regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?= [^\W\d_])")
"""The day of most lines (`2026-11-20 coffee`), of which `_BEGIN` says the same at ten times the cost."""
_BEHIND_WORD = r"\s*(?:[:;,.–—|·•-]+(?=\s|$)|:(?=\S)|[，。；：、！？]+)?\s*"
_A_WORD = r"([^\W\d_](?:[\w'’-]*\w)?)[*_]{0,2}"
_SEPARATOR = regex(_BEHIND_WORD)
_WORD = regex(rf"[*_]{{0,2}}{_A_WORD}")
_ISO = regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LOGGED = regex(rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}} {_A_WORD}{_BEHIND_WORD}")
"""The whole beginning of such a line: its day, its first word and what parts that from the rest."""
_ID = regex(r"(?:^|[ \t])\^([A-Za-z0-9-]+)[ \t]*$")
_OWN_ID = regex(r"[ \t]\^(vk-[a-z0-9]{8})[ \t]*$", re.MULTILINE)
_BULLET = "- "

_SPACED = regex(r"\S+")
_ONE_ON_ONE = regex(r"1[:：]1(?!\d)")
_UNSPACED = regex(r"([\u3040-\u30ff\u3400-\u9fff]{1,8})(?=[，。；！？、,.!?(（—])")
_LATIN = "\u2fff"
"""What stands behind it in the table of signs is written without blanks."""
LONGEST_KIND = 30
"""So many letters may stand before the colon behind a kind of contact."""
_LONGEST_UNDER_HEADING = 1_000
_DAY_KEYS = ("date", "day", "on", "when")
_KIND_KEYS = ("kind", "type", "channel", "medium")
_TEXT_KEYS = ("text", "note", "notes", "summary", "description", "what")


def split_id(text: str) -> tuple[str, str]:
    """The text without the block id at the end of its first or last line, or one of vaultkit's at the end of any line,
    and the id ("" for none)."""
    if "^" not in text:
        return text, ""
    first, newline, rest = text.partition("\n")
    if match := _ID.search(first):
        return first[: match.start()].rstrip() + newline + rest, match.group(1)
    if match := _OWN_ID.search(text):
        return (text[: match.start()] + text[match.end() :]).rstrip(), match.group(1)
    if match := _ID.search(text):
        return text[: match.start()].rstrip(), match.group(1)
    return text, ""


def begins_with_day(text: str) -> bool:
    """Whether the text begins with something of the shape of a date, real or not."""
    first = text[:1]
    return (first.isdecimal() or first in _FIRST) and _BEGIN.match(text) is not None


def begins_with_real_day(text: str) -> bool:
    """Whether `dated_text` finds a date at the beginning of the text."""
    if usual := _USUAL.match(text):
        return iso_day(usual[0]) is not None
    return dated_text(text, "") != ""


def leading_day(text: str) -> date | None:
    """The real date with which a text begins, None when it begins with none."""
    match = _BEGIN.match(text)
    return _real_day(match) if match else None


def _real_day(match: re.Match[str]) -> date | None:
    written = match["link"] or match["day"]
    return written_day(written[:4], written[5:7], written[8:10])


@lru_cache(maxsize=512)
def dated_text(text: str, id: str = "", *, heading: bool = False) -> str:
    """The text with the date that it begins with in the ISO form, whatever form it is written in and whatever weekday
    stands beside it; of a heading, also the date at its end. "" when there is none.

    A text with an `id` of vaultkit's is written in the one form already, and stays as it is."""
    if usual := _USUAL.match(text):
        day, end = iso_day(usual[0]), usual.end()
    elif match := _BEGIN.match(text):
        day, end = _real_day(match), match.end()
    else:
        return "" if id.startswith("vk-") else begin_with_iso(text) or (end_with_iso(text) if heading else "")
    if day is None or id.startswith("vk-"):
        return text if day else ""
    return text[:end] + without_weekday(text[end:], day)


def parse_log_line(
    text: str,
    location: Location,
    *,
    id: str = "",
    links: tuple[Link, ...] | None = None,
    tags: tuple[str, ...] | None = None,
    spread: bool = False,
    above: tuple[str, ...] = (),
    kind: BlockKind = "item",
) -> LogLine | None:
    """The log line that a text (as it is written, or without the bullet) is, None when it does not begin with a real
    date.

    Links and tags are found in the text after the date when they are not given; a block id is taken off its end."""
    plain, own_id = split_id(text.strip())
    start = len(_BULLET) if plain.startswith(_BULLET) else 0
    time, is_linked = "", False
    if usual := _USUAL.match(plain, start):
        day, end = iso_day(usual[0]), usual.end() + 1
    elif match := _BEGIN.match(plain, start):
        day, end = _real_day(match), match.end()
        time, is_linked = _clock(match["time"], match["half"]), bool(match["link"])
        end = len(plain) - len(_after(plain, end))
    else:
        return None
    if day is None:
        return None
    if links is None:
        links = find_links(plain, path=location.path, line=location.line, column=location.column)
        links = links[1:] if is_linked else links
    return make_log_line(
        day=day,
        time=time,
        text=plain[end:].strip(),
        id=own_id or id,
        location=location,
        links=links,
        tags=tags,
        spread=spread,
        above=above,
        kind=kind,
    )


def usual_log_line(text: str, location: Location, links: tuple[Link, ...], above: tuple[str, ...]) -> LogLine | None:
    """The log line that an item of one line without tags and block id is, where it begins as most do (`2026-11-20
    coffee: a new lab`); None for any other, of which `dated_text` and `parse_log_line` say what it is."""
    day = _written_day(text[:10]) if text[4:5] == "-" else None
    if day is None:
        return None
    said = text[11:]
    word, colon, rest = said.partition(": ")
    if not (colon and text[10] == " " and word.isalpha() and rest and not rest[0].isspace()):  # as nearly all are
        match = _LOGGED.match(text)
        if match is None:
            return None
        word, rest = match[1], text[match.end() :]
    if not (word := _usual_word(word)):
        return None
    return LogLine(
        day=day,
        word=word,
        text=said.rstrip(),
        rest=rest.rstrip(),
        links=links,
        above=above,
        location=location,
    )


@lru_cache(maxsize=4096)
def _written_day(text: str) -> date | None:
    return iso_day(text) if _ISO.fullmatch(text) else None


@lru_cache(maxsize=4096)
def _usual_word(word: str) -> str:
    """A word of letters in lower case, "" for any other, and for what may be a weekday behind its date."""
    return "" if weekday_of(word) or not word.isalpha() else word.lower()


def make_log_line(
    *,
    day: date,
    text: str,
    location: Location,
    time: str = "",
    id: str = "",
    links: tuple[Link, ...] | None = None,
    tags: tuple[str, ...] | None = None,
    spread: bool = False,
    above: tuple[str, ...] = (),
    kind: BlockKind = "item",
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
        spread=spread,
        above=above,
        kind=kind,
        location=location,
    )


def first_word(text: str) -> str:
    """The word with which a text begins, lower case, without emphasis; "" when it begins with none."""
    word = _WORD.match(text.strip())
    return word.group(1).lower() if word else ""


def first_words(text: str) -> Iterator[tuple[str, str]]:
    """What a text may begin with as a kind of contact, folded, and the rest behind each: all before a colon, then its
    first three, two and one words."""
    said = text.strip().lstrip("*_")
    for colon in (":", "\uff1a"):
        before, mark, after = said.partition(colon)
        if mark and len(before) <= LONGEST_KIND:
            yield before.strip(" *_").casefold(), after.strip(" *_")
    if one := _ONE_ON_ONE.match(said):
        yield "1:1", _after(said, one.end())
    if said[:1] > _LATIN and (unspaced := _UNSPACED.match(said)):
        yield unspaced[1], _after(said, unspaced.end(1))
    words = list(islice(_SPACED.finditer(said), 3))
    for word in reversed(words):
        yield said[: word.end()].rstrip(".,;*_").casefold(), _after(said, word.end())


def _after(text: str, end: int) -> str:
    separator = _SEPARATOR.match(text, end)
    return text[separator.end() :] if separator else text[end:]


def _clock(time: str | None, half: str | None) -> str:
    if not time:
        return ""
    hour, minute = (small_int(part) for part in time.split(":"))
    if hour is None or minute is None:
        return ""
    if half:
        hour = hour % 12 + (12 if half.strip().lower() == "pm" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


def heading_log_line(
    heading: str, below: list[str], location: Location, links: tuple[Link, ...], tags: tuple[str, ...]
) -> LogLine | None:
    """The log line that a heading with a date and the pieces of text under it are; the text is cut at 1,000
    characters."""
    line = parse_log_line(heading, location, links=(), tags=())
    if line is None:
        return None
    under = " ".join(" ".join(split_id(piece)[0].split()) for piece in below if piece)[:_LONGEST_UNDER_HEADING].rstrip()
    said = f"{line.text}: {under}" if line.text and under else line.text or under
    line = make_log_line(day=line.day, time=line.time, text=said, id=line.id, location=location, links=links, tags=tags)
    return replace(line, kind="heading")


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
    day = parse_day(_word(folded, _DAY_KEYS))
    if day is None:
        return None
    kind, text = _word(folded, _KIND_KEYS), _word(folded, _TEXT_KEYS)
    said, identity = split_id(f"{kind}: {text}" if kind and text else kind or text)
    return make_log_line(day=day, text=" ".join(said.split()), id=identity or _word(folded, ("id",)), location=location)


def _word(entry: Mapping[str, Value], keys: tuple[str, ...]) -> str:
    values = (entry[key] for key in keys if key in entry)
    return next((str(value).strip() for value in values if value is not None and not isinstance(value, Mapping)), "")


def format_log_line(*, day: date, kind: str, text: str, id: str, time: str = "") -> str:
    """The written form: `- 2026-11-20 coffee: her lab is hiring ^vk-k3f9q2mz`, one line, the text as it was typed.

    Without a kind the text follows the date at once; without an id there is none."""
    said = as_typed(text)
    word = inert(kind)
    parts = ["-", day.isoformat(), time, f"{word}: {said}" if word and said else word or said, f"^{id}" if id else ""]
    return " ".join(part for part in parts if part)
