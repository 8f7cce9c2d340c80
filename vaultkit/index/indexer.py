"""Indexer: the fold of all notes into one Index, in five steps: what each note is, what the ticks on the pages ask for,
which records the notes describe, what they tell of contact, and what is wrong."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain

from vaultkit.index import checks
from vaultkit.index.bounds import read_boundaries
from vaultkit.index.decisions import log_of
from vaultkit.index.goals import Known, read_goal
from vaultkit.index.harvest import Harvest, harvest
from vaultkit.index.interactions import Evidence, Interactions, linked_day
from vaultkit.index.kinds import Kinds, flatten, fold_key
from vaultkit.index.linknames import link_names
from vaultkit.index.memberships import joined, read_group
from vaultkit.index.pagestate import read_page
from vaultkit.index.people import read_person
from vaultkit.index.presence import Attendance, read_event
from vaultkit.index.private_findings import without_private_words
from vaultkit.index.private_notes import private_notes
from vaultkit.index.promises import promises_of
from vaultkit.index.properties import Properties, Spellings
from vaultkit.index.references import References
from vaultkit.index.resolver import Resolver, fold
from vaultkit.index.strangers import strangers
from vaultkit.model.diagnostic import Diagnostic, ordered
from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.note import LogLine, Note
from vaultkit.model.record import Boundaries, Event, Goal, Group, Interaction, Kind, Person
from vaultkit.model.settings import Settings
from vaultkit.syntax.addition import with_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class _Records:
    people: dict[str, Person] = field(default_factory=dict)
    attendances: tuple[Attendance, ...] = ()
    groups: tuple[Group, ...] = ()
    goals: tuple[Goal, ...] = ()
    boundaries: Boundaries = field(default_factory=Boundaries)

    @property
    def events(self) -> tuple[Event, ...]:
        return tuple(attendance.event for attendance in self.attendances)


_RECORDS = frozenset({Kind.PERSON, Kind.EVENT, Kind.GROUP, Kind.GOAL})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Meaning:
    path: str
    is_person: bool
    is_doubtful: bool
    day: date | None


class _Vault:
    """The notes with what each is and what their links mean: what every step asks."""

    def __init__(self, notes: Iterable[Note], settings: Settings, today: date) -> None:
        self.settings, self.today = settings, today
        self.notes = {note.path: note for note in sorted(notes, key=lambda note: note.path) if not note.template}
        self.rules = Kinds(settings)
        self.kinds = {path: self.rules.kind(note) for path, note in self.notes.items()}
        # What a user's link means must not change with what vaultkit writes, so no link leads to a generated page.
        theirs = [note for path, note in self.notes.items() if self.kinds[path] is not Kind.PAGE]
        self.resolver = Resolver((note.path for note in theirs), _aliases(theirs, settings))
        self.references = References(self.resolver, self.kinds)
        self.dated = {path: found for path, kind in self.kinds.items() if (found := self._dated(path, kind))}
        self._spellings = Spellings(settings.spellings)

    def logged(self) -> dict[str, LogLine]:
        """The log lines of all notes of the user's by their ids; of several with one id the first by path."""
        found: dict[str, LogLine] = {}
        for path, note in self.notes.items():
            if note.log and self.kinds[path] is not Kind.PAGE:
                for line in log_of(note):
                    if line.id:
                        found.setdefault(line.id, line)
        return found

    def follow(self, harvested: Harvest) -> None:
        """Reads the notes as they stand once the pending lines are appended, and without the lines taken back."""
        for path in {one.path for one in harvested.pending}:
            lines = [one.line for one in harvested.pending if one.path == path]
            self.notes[path] = with_lines(self.notes[path], lines)
        for path, note in self.notes.items() if harvested.taken_back else ():
            if any(line.id in harvested.taken_back for line in note.log):
                kept = tuple(line for line in note.log if line.id not in harvested.taken_back)
                self.notes[path] = replace(note, log=kept)

    def of(self, kind: Kind) -> tuple[Note, ...]:
        return tuple(note for path, note in self.notes.items() if self.kinds[path] is kind)

    def every(self) -> tuple[Note, ...]:
        """All notes of the user's."""
        return tuple(note for path, note in self.notes.items() if self.kinds[path] is not Kind.PAGE)

    def values(self, kind: Kind, private: frozenset[str]) -> Iterator[Properties]:
        for note in self.of(kind):
            yield Properties(note, self._spellings, self.references, is_private=note.path in private)

    def day(self, path: str) -> date | None:
        """The day of a daily note."""
        span, day = self.dated.get(path, ("", None))
        return day if span == "day" else None

    def meaning(self, target: str, source: str) -> _Meaning:
        """What a link's target means; a day that has no note is still that day."""
        found = self.resolver.resolve(target, source)
        return _Meaning(
            path=found.path,
            is_person=self.kinds.get(found.path) is Kind.PERSON,
            is_doubtful=(found.is_ambiguous or found.by_alias)
            and not _RECORDS.isdisjoint(self.kinds[one] for one in (found.path, *found.others)),
            day=self.day(found.path) if found.path else linked_day(target),
        )

    def _dated(self, path: str, kind: Kind) -> tuple[str, date] | None:
        return self.rules.dated(self.notes[path]) if kind is Kind.DATED else None


def build_index(
    notes: Iterable[Note], settings: Settings, today: date, diagnostics: Iterable[Diagnostic] = ()
) -> Index:
    """Everything that the notes say, as of `today`; the order of the notes does not matter.

    `diagnostics` are findings of the steps before, to stand beside those of the notes and of the index."""
    vault = _Vault(notes, settings, today)
    pages = {note.path: read_page(note, vault.resolver) for note in vault.of(Kind.PAGE)}
    logged = vault.logged()
    harvested = harvest(pages.values(), logged, vault.kinds, settings, today)
    vault.follow(harvested)
    private = private_notes(vault.every(), settings.spellings)
    records = _read_records(vault, private.paths)
    links = _follow_links(vault)
    gather = Interactions(records.people, settings, today, private.paths).gather
    interactions = gather(links.evidence, records.attendances)
    findings = chain(diagnostics, harvested.diagnostics, private.findings, _findings(vault, records))
    return Index(
        today=today,
        settings=settings,
        private=private.paths,
        notes=vault.notes,
        kinds=vault.kinds,
        names=link_names(vault.kinds),
        people=tuple(records.people.values()),
        events=records.events,
        groups=records.groups,
        goals=records.goals,
        boundaries=records.boundaries,
        history=_where(interactions, planned=False),
        planned=_where(interactions, planned=True),
        promises=promises_of(links.evidence),
        backlinks={path: tuple(places) for path, places in sorted(links.backlinks.items())},
        unknown=strangers(links.unresolved, records.attendances),
        dated={path: day for path, (_, day) in vault.dated.items()},
        pages=pages,
        logged=frozenset(logged),
        taken_back=harvested.taken_back,
        pending=harvested.pending,
        diagnostics=ordered(without_private_words(findings, private.paths, vault.kinds, records.people.values())),
    )


def _read_records(vault: _Vault, private: frozenset[str]) -> _Records:
    people: dict[str, Person] = {}
    for values in vault.values(Kind.PERSON, private):
        people[values.note.path] = read_person(values, vault.settings, vault.today)
    attendances = tuple(
        read_event(values, vault.rules.word(values.note), vault.today) for values in vault.values(Kind.EVENT, private)
    )
    groups, people = joined([read_group(values, vault.today) for values in vault.values(Kind.GROUP, private)], people)
    whole: list[Person | Event] = [*people.values(), *(attendance.event for attendance in attendances)]
    known = Known(
        places=frozenset(fold(place) for record in whole for place in record.places),
        orgs=frozenset(fold(org) for record in whole for org in record.orgs),
    )
    return _Records(
        people=people,
        attendances=attendances,
        groups=groups,
        goals=tuple(read_goal(values, known) for values in vault.values(Kind.GOAL, private)),
        boundaries=next((read_boundaries(values) for values in vault.values(Kind.BOUNDARIES, private)), Boundaries()),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Links:
    evidence: list[Evidence] = field(default_factory=list)
    backlinks: defaultdict[str, list[Location]] = field(default_factory=lambda: defaultdict(list))
    unresolved: dict[str, list[Location]] = field(default_factory=dict)


def _follow_links(vault: _Vault) -> _Links:
    links = _Links()
    meanings: dict[str, dict[str, _Meaning]] = {}
    for path, note in vault.notes.items():
        if vault.kinds[path] is not Kind.PAGE:
            links.evidence.append(_follow(vault, note, meanings.setdefault(note.folder, {}), links))
    return links


def _follow(vault: _Vault, note: Note, known: dict[str, _Meaning], links: _Links) -> Evidence:
    """What the links of one note mean; backlinks and unresolved targets are added to `links`, in written order, and
    what a target means in the note's folder to `known`."""
    path, kind = note.path, vault.kinds[note.path]
    is_dated = kind is Kind.DATED
    paths: dict[str, str] = {}
    people: dict[str, str] = {}
    days: dict[str, date] = {}
    doubtful: set[str] = set()
    for link in chain(*[entry.links for entry in note.properties], *[block.links for block in note.blocks]):
        name = link.target
        meaning = known.get(name)
        if meaning is None:
            meaning = known[name] = vault.meaning(name, path)
        if meaning.path:
            paths[name] = meaning.path
        elif is_dated and not link.embed:
            links.unresolved.setdefault(name, []).append(link.location)
        if meaning.path and meaning.path != path and name:
            links.backlinks[meaning.path].append(link.location)
            if meaning.is_person:
                people[name] = meaning.path
            if meaning.is_doubtful and is_dated and name not in doubtful:
                doubtful.add(name)
                vault.references.follow(link)
        if meaning.day is not None:
            days[name] = meaning.day
    return Evidence(note=note, kind=kind, day=vault.day(path), paths=paths, people=people, days=days)


def _findings(vault: _Vault, records: _Records) -> Iterator[Diagnostic]:
    for path, note in vault.notes.items():
        yield from note.diagnostics
        if note.log:
            yield from checks.log_lines(note, vault.kinds[path], vault.references, vault.today)
    yield from checks.duplicate_people(records.people.values())
    yield from checks.undated_events(records.events)
    yield from checks.second_boundaries((note.path for note in vault.of(Kind.BOUNDARIES)), records.boundaries)
    yield from vault.references.findings


def _aliases(notes: Iterable[Note], settings: Settings) -> dict[str, tuple[str, ...]]:
    keys = {fold_key(key) for key in ("aliases", *settings.spellings.get("aliases", ()))}
    found = {
        note.path: tuple(
            str(text) for entry in note.properties if fold_key(entry.key) in keys for text in flatten(entry.value)
        )
        for note in notes
        if note.properties
    }
    return {path: aliases for path, aliases in found.items() if aliases}


def _where(interactions: Mapping[str, tuple[Interaction, ...]], *, planned: bool) -> dict[str, tuple[Interaction, ...]]:
    found = {person: tuple(item for item in items if item.planned is planned) for person, items in interactions.items()}
    return {person: items for person, items in found.items() if items}
