"""Merges: the people's notes whose newest decision is `merged into [[another]]`, to whose notes they are; each is a
side of the note at the end of its row, which says all that it says more."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from vaultkit.index.display_names import display_name
from vaultkit.index.properties import Entry, Spellings
from vaultkit.index.resolver import Resolver
from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.location import Location
from vaultkit.model.names import fold_key
from vaultkit.model.note import Block, Field, Heading, LogLine, Note, Property, Tag
from vaultkit.model.record import Kind
from vaultkit.syntax.decision import parse_decision
from vaultkit.syntax.remarks import whole_openings

MERGING = frozenset({"merged", "separate"})
"""The decisions about whose a note is: the newest one holds."""

_UNITED = frozenset(
    [
        "aliases",
        "tags",
        "email",
        "phone",
        "url",
        "linkedin",
        "uid",
        "last_contact",
        "met",
        "goals",
        "group",
        "interests",
        "topics",
        "field",
        "values",
        "private",
        "deceased",
        "do_not_contact",
        "snooze",
    ]
)
"""The properties of which the values of both notes count; of all others those of the merged one fill what is empty."""


class Merges(Struct, frozen=True, kw_only=True):
    """The paths of the merged notes, each with that of the note at the end of its row (which is merged into none), and
    a finding on each decision that has no effect."""

    of: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Diagnostic, ...] = ()
    _into: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def into(self, path: str) -> tuple[str, ...]:
        """The notes that are merged into the one at that path, in the order of their paths."""
        return self._into.get(path, ())


def is_merging(line: LogLine) -> bool:
    """Whether a log line of a person's note says whose the note is."""
    return line.word in MERGING and (found := parse_decision(line, Kind.PERSON)) is not None and found.verb in MERGING


def find_merges(decided: Iterable[tuple[str, LogLine | None]], resolver: Resolver, kinds: Mapping[str, Kind]) -> Merges:
    """Which of the people's notes are merged into which, by the newest line of each, by path, that says whose it is.

    A row of merges that comes back to itself merges none of the notes in its circle, and one into a note of no person
    nothing."""
    said = {path: line for path, line in decided if line is not None and line.word == "merged"}
    if not said:
        return Merges()
    into: dict[str, str] = {}
    findings: list[Diagnostic] = []
    for path, line in sorted(said.items()):
        found = resolver.resolve(line.links[0].target, path)
        meant = [one for one in (found.path, *found.others) if kinds.get(one) is Kind.PERSON and one != path]
        if len(meant) == 1:
            into[path] = meant[0]
        else:
            why = "it could mean several people" if meant else "it names no other person's note"
            findings.append(_without_effect(line, why))
    circles = _circles(into)
    findings += [_without_effect(said[path], "the merges go in a circle") for path in sorted(circles)]
    of = {path: _end(path, into, circles) for path in into if path not in circles}
    sides: dict[str, list[str]] = {}
    for path, end in sorted(of.items()):
        sides.setdefault(end, []).append(path)
    return Merges(of=of, findings=tuple(findings), _into={path: tuple(merged) for path, merged in sides.items()})


def newest_merging(lines: Iterable[LogLine], today: date) -> LogLine | None:
    """The newest of a person's lines, up to that day, that says whose the note is."""
    past = [line for line in lines if line.day <= today and is_merging(line)]
    return max(past, key=lambda line: (line.day, line.location.line), default=None)


def _without_effect(line: LogLine, why: str) -> Diagnostic:
    return diagnose("merge-without-effect", f"this merges nothing: {why}", line.location)


def _circles(into: Mapping[str, str]) -> set[str]:
    """The notes from which one comes back to them; each step is taken once."""
    found: set[str] = set()
    seen: set[str] = set()
    for start in into:
        row: list[str] = []
        path = start
        while path in into and path not in seen:
            seen.add(path)
            row.append(path)
            path = into[path]
        if path in row:
            found.update(row[row.index(path) :])
    return found


def _end(path: str, into: dict[str, str], circles: set[str]) -> str:
    """The end of a row, to which every step of it leads at once from now on."""
    row = []
    while path in into and path not in circles:
        row.append(path)
        path = into[path]
    into |= dict.fromkeys(row, path)
    return path


def with_merged(note: Note, sides: Iterable[Note], spellings: Spellings) -> Note:
    """The note with what others say more that are merged into it; each thing says where it stands."""
    joined = _Joined(note, spellings)
    for side in sides:
        joined.add(side)
    return joined.note() if joined.sides else note


class _Joined:
    """A note to which others are added, one after another."""

    def __init__(self, note: Note, spellings: Spellings) -> None:
        self.sides: list[Note] = []
        self._note, self._spellings = note, spellings
        self._known = set(spellings.gather(note))
        self._keys = set(_keys(note))
        self._said = {(line.day, line.text) for line in note.log}
        self._ids = {line.id for line in note.log if line.id}
        self._tags = {tag.name.lower() for tag in note.tags}
        self._properties: list[Property] = list(note.properties)
        self._fields: list[Field] = list(note.fields)
        self._blocks: list[Block] = list(note.blocks)
        self._headings: list[Heading] = list(note.headings)
        self._log: list[LogLine] = list(note.log)
        self._other_tags: list[Tag] = []

    def add(self, side: Note) -> None:
        """Adds what the side says more; of what fills an empty property the first side counts."""
        names = tuple(dict.fromkeys((display_name(side), side.name)))
        self._properties.append(Property(key="aliases", value=names, location=Location(path=side.path)))
        self._properties += filter(self._counts, side.properties)
        self._fields += filter(self._counts, side.fields)
        self._known.update(self._spellings.gather(side))
        self._keys.update(_keys(side))
        self._move(side)
        new = [line for line in side.log if (line.day, line.text) not in self._said and line.id not in self._ids]
        self._log += (line for line in new if not is_merging(line))
        self._said.update((line.day, line.text) for line in new)
        self._ids.update(line.id for line in new if line.id)
        self._other_tags += (tag for tag in side.tags if tag.name.lower() not in self._tags)
        self._tags.update(tag.name.lower() for tag in side.tags)
        self.sides.append(side)

    def _counts(self, entry: Entry) -> bool:
        names = self._spellings.names(entry.key)
        if not names:
            return fold_key(entry.key) not in self._keys
        return any(name in _UNITED or name not in self._known for name in names)

    def _move(self, side: Note) -> None:
        """The blocks of the side come behind those that are there; a link to a heading of its own leads nowhere."""
        blocks, headings = len(self._blocks), len(self._headings)
        for heading in side.headings:
            self._headings.append(replace(heading, over=None if heading.over is None else heading.over + headings))
        for block in side.blocks:
            moved = replace(
                block,
                parent=None if block.parent is None else block.parent + blocks,
                heading=None if block.heading is None else block.heading + headings,
                links=tuple(link for link in block.links if link.target),
            )
            self._blocks.append(moved)

    def note(self) -> Note:
        """The whole."""
        every = (self._note, *self.sides)
        return replace(
            self._note,
            properties=tuple(self._properties),
            fields=tuple(self._fields),
            blocks=tuple(self._blocks),
            headings=tuple(self._headings),
            log=tuple(self._log),
            tags=(*self._note.tags, *self._other_tags),
            fragments=tuple(one for said in every for one in said.fragments),
            unlinked=tuple(one for said in every for one in said.unlinked),
            unread=tuple(one for said in every for one in said.unread),
            openings=tuple(one for said in every for one in whole_openings(said)),
            diagnostics=tuple(one for said in every for one in said.diagnostics),
        )


def _keys(note: Note) -> Iterator[str]:
    entries: tuple[Entry, ...] = (*note.properties, *note.fields)
    return (fold_key(entry.key) for entry in entries)
