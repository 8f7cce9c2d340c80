"""Boundaries: the boundaries note's properties and decline wording to the limits that one sets."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from vaultkit.index.properties import Properties
from vaultkit.model.location import Location
from vaultkit.model.names import fold, fold_key
from vaultkit.model.note import Block, Note, Value
from vaultkit.model.places import Places, Targets
from vaultkit.model.record import Boundaries
from vaultkit.model.regex import regex
from vaultkit.syntax.dates import parse_day
from vaultkit.syntax.numbers import small_int

_SEASONS = {word: word for word in ("steady", "building", "search", "low")}
_RANGE = regex(r" (?:to|until|till|bis|-) | ?(?:\.\.+|–|—|→|/) ?")
_TIER = regex(r"(\w+)\W+([0-9]+)")
_MOST = 10_000


def read_boundaries(values: Properties) -> Boundaries:
    """The limits that a note sets; what it leaves out keeps its default."""
    default = Boundaries()
    touches = values.whole("touches_per_week", 0, _MOST)
    core = values.whole("core_groups", 0, _MOST)
    wording = _wording(values.note)
    written, links = values.written, values.links()
    if wording:
        written["wording"] = wording[0].location
    if linked := values.references.paths(link for block in wording for link in block.links):
        links["wording"] = linked
    return Boundaries(
        path=values.note.path,
        events_per_month=values.whole("events_per_month", 0, _MOST),
        evenings_per_week=values.whole("evenings_per_week", 0, 7),
        touches_per_week=default.touches_per_week if touches is None else touches,
        new_people_per_month=values.whole("new_people_per_month", 0, _MOST),
        core_groups=default.core_groups if core is None else core,
        tier_limits=_tier_limits(values, dict(default.tier_limits)),
        season=values.word("season", _SEASONS) or default.season,
        away=tuple(sorted(_away(values))),
        no=values.texts("no"),
        wording="\n".join(text for block in wording if (text := block.text.strip())),
        written=Places.of(written),
        links=Targets.of(links),
        location=Location(path=values.note.path),
    )


def _tier_limits(values: Properties, limits: dict[str, int]) -> tuple[tuple[str, int], ...]:
    for entry in values.entries("tier_limits"):
        for text in _pairs(entry.value):
            match = _TIER.fullmatch(text)
            number = small_int(match[2]) if match else None
            if match is None or number is None or fold(match[1]) not in limits:
                hint = f"write one of {', '.join(limits)} and a number"
                values.reject("bad-value", "tier_limits", text, entry.location, hint)
                continue
            limits[fold(match[1])] = number
    return tuple(limits.items())


def _pairs(value: Value) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from (f"{key} {number}" for key, number in value.items())
    elif isinstance(value, tuple):
        for part in value:
            yield from _pairs(part)
    elif value is not None:
        yield from (part.strip() for part in str(value).split(",") if part.strip())


def _away(values: Properties) -> Iterator[tuple[date, date]]:
    for entry in values.entries("away"):
        for text in _ranges(entry.value):
            parts = _RANGE.split(" ".join(text.split())) if parse_day(text) is None else [text]
            days = [parse_day(part) for part in parts]
            known = [day for day in days if day is not None]
            if len(known) != len(days) or not 1 <= len(days) <= 2 or known[0] > known[-1]:
                values.reject("bad-date", "away", text, entry.location, "write 2026-12-20 to 2027-01-03")
                continue
            yield known[0], known[-1]


def _ranges(value: Value) -> Iterator[str]:
    if isinstance(value, Mapping):
        parts = {fold_key(key): str(part) for key, part in value.items() if part is not None}
        first = parts.get("from") or parts.get("start") or parts.get("first") or ""
        last = parts.get("to") or parts.get("until") or parts.get("end") or parts.get("last") or first
        yield f"{first} to {last}"
    elif isinstance(value, tuple):
        for part in value:
            yield from _ranges(part)
    elif value is not None:
        yield from (part.strip() for part in str(value).split(",") if part.strip())


def _wording(note: Note) -> list[Block]:
    """The words to decline with: what is quoted under such a heading, else all that stands there."""
    blocks = [b for b in note.blocks if b.kind != "heading" and re.search(r"declin|wording", fold(b.section))]
    return [b for b in blocks if b.quoted] or blocks
