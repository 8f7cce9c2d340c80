"""Link meanings: the links of each note to the notes, people and days that they mean, and of all notes together to
backlinks and to names that mean nothing."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain
from operator import attrgetter
from types import MappingProxyType
from typing import Any, TypeAlias, TypeVar

from msgspec import Struct, field

from vaultkit.index.day_names import DayNames
from vaultkit.index.decisions import NO_LOG, Log
from vaultkit.index.headed_days import headed_days
from vaultkit.index.resolver import Resolution, Resolver
from vaultkit.model.location import Location
from vaultkit.model.note import Block, Link, Note
from vaultkit.model.record import Kind

_LINKS = attrgetter("links")
_DIARIES = frozenset({Kind.DATED, Kind.NOTE})
LINKED_RECORDS = frozenset({Kind.PERSON, Kind.EVENT, Kind.GROUP, Kind.GOAL})
_NOTHING: Mapping[Any, Any] = MappingProxyType({})
"""One for all notes that say nothing of a kind."""
NO_OWNERS: Mapping[str, str] = _NOTHING
_Found = TypeVar("_Found")

When: TypeAlias = tuple[str, date]
"""A span (`day`, `week`, `month`) with its first day."""


class Evidence(Struct, frozen=True, kw_only=True):
    """One note with what its links mean, by their targets: `paths` those that lead to a note, `people` those of them
    that lead to another one of a person, `days` those that lead to a day.

    `present` are the people whom a property of a dated note names, with the places; `when` is the span and first day of
    a dated note; `under` are the days of its dated headings, by their number; `owner` is the person in whose folder a
    dated note stands, "" for none."""

    note: Note
    kind: Kind
    log: Log = NO_LOG
    when: When | None = None
    under: Mapping[int, date] = field(default_factory=dict)
    owner: str = ""
    present: tuple[tuple[str, Location], ...] = ()
    paths: Mapping[str, str]
    people: Mapping[str, str]
    days: Mapping[str, date]

    @property
    def day(self) -> date | None:
        """The day of a daily note, None for any other."""
        return self.when[1] if self.when and self.when[0] == "day" else None

    @property
    def is_dated(self) -> bool:
        """Whether anything of it belongs to a day."""
        return self.when is not None or bool(self.under)

    def when_of(self, block: Block) -> When | None:
        """The day, week or month that a block belongs to: that of the dated heading above it, else the note's."""
        day = self.under.get(block.heading) if block.heading is not None else None
        return ("day", day) if day else self.when

    def linked(self, links: tuple[Link, ...]) -> tuple[str, ...]:
        """The notes that some of its links lead to, each once and in order."""
        found = [self.paths[link.target] for link in links if link.target in self.paths]
        return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)


def targets(block: Block, meanings: Mapping[str, _Found]) -> tuple[_Found, ...]:
    """What the block's links mean, embeds left out, each once and in their order."""
    return meant(block.links, meanings)


def meant(links: Iterable[Link], meanings: Mapping[str, _Found]) -> tuple[_Found, ...]:
    """The same of some links."""
    found = [meanings[link.target] for link in links if link.target in meanings and not link.embed]
    return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)


class FollowedLinks(Struct, frozen=True, kw_only=True):
    """The links of one note: its evidence, the places that link to another note by that one's path (to a record, or
    from a dated note), those of the targets in a dated note that lead nowhere, and the links of a dated note that may
    mean another record than they do, one a target."""

    evidence: Evidence
    backlinks: Mapping[str, tuple[Location, ...]]
    unresolved: Mapping[str, tuple[Location, ...]]
    doubtful: tuple[Link, ...]


class LinkMeanings:
    """What the links of one vault mean; what a target means in a folder is found once."""

    def __init__(
        self,
        resolver: Resolver,
        kinds: Mapping[str, Kind],
        dated: Mapping[str, When],
        names: DayNames,
        owners: Mapping[str, str] = NO_OWNERS,
    ) -> None:
        """`kinds` are those of the user's notes by path, all others are pages; so are `dated`, the spans of the dated
        notes, and `owners`, the people in whose folders dated notes stand; `names` read the days that links name."""
        self._owners = owners
        self._resolver = resolver
        self._kinds = kinds
        self._dated = dated
        self._names = names
        self._everywhere: dict[str, _Meaning] = {}
        self._folders: dict[str, dict[str, _Meaning]] = {}
        self._doubts: dict[int, tuple[Resolution, bool]] = {}

    def follow(self, note: Note, log: Log) -> "FollowedLinks":
        """What the links of one note mean, and its log."""
        path, kind = note.path, self._kinds.get(note.path, Kind.PAGE)
        is_dated = kind is Kind.DATED
        links = [*chain.from_iterable(map(_LINKS, note.properties)), *chain.from_iterable(map(_LINKS, note.blocks))]
        when = self._dated.get(path)
        under = headed_days(note, self._names) if kind in _DIARIES and note.headings else _NOTHING
        paths: dict[str, str] = {}
        people: dict[str, str] = {}
        days: dict[str, date] = {}
        backlinks: dict[str, list[Location]] = {}
        unresolved: dict[str, list[Location]] = {}
        doubtful: dict[str, Link] = {}
        if links:
            known = self._folders.setdefault(note.folder, {})
            headed = _told_on_days(note, under, when) if under and not is_dated else frozenset[Location]()
            away: dict[str, _Meaning | None] = {}
            for link in links:
                target = link.target
                if (found := away.get(target, _UNMET)) is _UNMET:
                    meaning = self._everywhere.get(target) or self._meaning(target, note, known)
                    if meaning.day is not None:
                        days[target] = meaning.day
                    if meaning.path:
                        paths[target] = meaning.path
                    found = away[target] = meaning if target and meaning.path and meaning.path != path else None
                    if found is not None and meaning.is_person:
                        people[target] = meaning.path
                if found is not None:
                    if is_dated or found.is_record:
                        place = link.location
                        if (places := backlinks.get(found.path)) is None:
                            backlinks[found.path] = [place]
                        else:
                            places.append(place)
                    if found.is_doubtful and (is_dated or link.location in headed):
                        doubtful.setdefault(target, link)
                elif not link.embed and (is_dated or link.location in headed) and target not in paths:
                    unresolved.setdefault(target, []).append(link.location)
        evidence = Evidence(
            note=note,
            kind=kind,
            log=log,
            when=when,
            under=under,
            owner=self._owners.get(path, ""),
            paths=paths or _NOTHING,
            people=people or _NOTHING,
            days=days or _NOTHING,
        )
        return FollowedLinks(
            evidence=evidence,
            backlinks={key: tuple(places) for key, places in backlinks.items()} if backlinks else _NOTHING,
            unresolved={key: tuple(places) for key, places in unresolved.items()} if unresolved else _NOTHING,
            doubtful=tuple(doubtful.values()),
        )

    def _meaning(self, target: str, note: Note, known: dict[str, "_Meaning"]) -> "_Meaning":
        """What a link's target means; `known` is what those mean that were met in the note's folder."""
        if not target:
            return self._found(target, note)
        found = self._everywhere.get(target) or known.get(target)
        if found is None:
            found = self._found(target, note)
            (self._everywhere if self._resolver.is_same_everywhere(target) else known)[target] = found
        return found

    def _found(self, target: str, note: Note) -> "_Meaning":
        """A target's meaning; a day that has no note is still that day."""
        found = self._resolver.resolve(target, note.path)
        kind = self._kinds.get(found.path)
        return _Meaning(
            path=found.path,
            is_person=kind is Kind.PERSON,
            is_record=kind in LINKED_RECORDS,
            is_doubtful=(found.is_ambiguous or found.by_alias) and self._is_doubtful(found),
            day=self._day(found.path, target),
        )

    def _day(self, path: str, target: str) -> date | None:
        """The day of the note that a target leads to, else the one that it names itself."""
        span, day = self._dated.get(path, ("", None))
        return day if span == "day" else self._names.link(target)

    def _is_doubtful(self, found: Resolution) -> bool:
        """Whether a record is among what is meant or could be; asked once for all links that share the answer."""
        known = self._doubts.get(id(found))
        if known is None:
            kinds = {self._kinds[path] for path in (found.path, *found.others)}
            known = self._doubts[id(found)] = found, not LINKED_RECORDS.isdisjoint(kinds)
        return known[1]


def _told_on_days(note: Note, under: Mapping[int, date], when: When | None) -> frozenset[Location]:
    """Where the links stand that belong to a day."""
    return frozenset(link.location for block in note.blocks if when or block.heading in under for link in block.links)


class _Meaning(Struct, frozen=True, kw_only=True):
    path: str
    is_person: bool
    is_record: bool
    is_doubtful: bool
    day: date | None


_UNMET = _Meaning(path="", is_person=False, is_record=False, is_doubtful=False, day=None)
"""Stands for what was not looked up yet."""
