"""Merges: the people's notes whose newest decision is `merged into [[another]]`, to whose notes they are; each is a
side of the note at the end of its row, which says all that it says more."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from vaultkit.index.display_names import display_name
from vaultkit.index.properties import Entry, Spellings
from vaultkit.index.resolver import Resolver
from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.location import Location
from vaultkit.model.names import fold_key
from vaultkit.model.note import Block, Heading, LogLine, Note, Property
from vaultkit.model.record import Kind
from vaultkit.syntax.decision import parse_decision

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Merges:
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


def find_merges(people: Iterable[Note], resolver: Resolver, kinds: Mapping[str, Kind], today: date) -> Merges:
    """Which of the people's notes are merged into which, by the decisions up to that day.

    A row of merges that comes back to itself merges none of the notes in its circle, and one into a note of no person
    nothing."""
    newest = ((note.path, _newest(note, today)) for note in people)
    said = {path: line for path, line in newest if line is not None and line.word == "merged"}
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


def _newest(note: Note, today: date) -> LogLine | None:
    lines = [line for line in note.log if line.word in MERGING and line.day <= today and is_merging(line)]
    return max(lines, key=lambda line: (line.day, line.location.line), default=None)


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


def with_merged(note: Note, side: Note, spellings: Spellings) -> Note:
    """The note with what another one says more that is merged into it; each thing says where it stands."""
    known = set(spellings.gather(note))
    keys = {fold_key(entry.key) for entry in (*note.properties, *note.fields)}
    said = {(line.day, line.text) for line in note.log}
    ids = {line.id for line in note.log if line.id}
    tags = {tag.name.lower() for tag in note.tags}
    log = (line for line in side.log if (line.day, line.text) not in said and line.id not in ids)

    def counts(entry: Entry) -> bool:
        names = spellings.names(entry.key)
        if not names:
            return fold_key(entry.key) not in keys
        return any(name in _UNITED or name not in known for name in names)

    names = tuple(dict.fromkeys((display_name(side), side.name)))
    called = Property(key="aliases", value=names, location=Location(path=side.path))
    return replace(
        note,
        properties=(*note.properties, called, *filter(counts, side.properties)),
        fields=(*note.fields, *filter(counts, side.fields)),
        blocks=(*note.blocks, *_moved(note, side)),
        headings=(*note.headings, *_moved_headings(note, side)),
        log=(*note.log, *(line for line in log if not is_merging(line))),
        fragments=(*note.fragments, *side.fragments),
        unlinked=(*note.unlinked, *side.unlinked),
        unread=(*note.unread, *side.unread),
        remarks=(*note.remarks, *side.remarks),
        tags=(*note.tags, *(tag for tag in side.tags if tag.name.lower() not in tags)),
        diagnostics=(*note.diagnostics, *side.diagnostics),
    )


def _moved(note: Note, side: Note) -> Iterator[Block]:
    """The blocks of the side as they stand behind those of the note; a link to a heading of its own leads nowhere."""
    blocks, headings = len(note.blocks), len(note.headings)
    for block in side.blocks:
        yield replace(
            block,
            parent=None if block.parent is None else block.parent + blocks,
            heading=None if block.heading is None else block.heading + headings,
            links=tuple(link for link in block.links if link.target),
        )


def _moved_headings(note: Note, side: Note) -> Iterator[Heading]:
    for heading in side.headings:
        yield replace(heading, over=None if heading.over is None else heading.over + len(note.headings))
