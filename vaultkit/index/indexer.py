"""Indexer: the fold of all notes into one Index, in six steps: what each note is, what the ticks on the pages ask for,
which notes are private, which records the notes describe, what they tell of contact, and what is wrong."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import chain

from vaultkit.index import checks
from vaultkit.index.decisions import Log, read_log
from vaultkit.index.interactions import Interactions
from vaultkit.index.kinds import Kinds
from vaultkit.index.link_meanings import LinkMeanings
from vaultkit.index.link_names import link_names
from vaultkit.index.logged_lines import LoggedLines, torn_lines
from vaultkit.index.page_state import read_page
from vaultkit.index.private_findings import without_private_words
from vaultkit.index.private_names import hidden_by
from vaultkit.index.private_notes import private_notes
from vaultkit.index.promises import promises_of
from vaultkit.index.properties import Properties, Spellings, aliases_of
from vaultkit.index.records import Records, read_records
from vaultkit.index.references import References
from vaultkit.index.resolver import Resolver
from vaultkit.index.ticks import Ticks, read_ticks
from vaultkit.index.unknown_names import unknown_names
from vaultkit.model.diagnostic import Diagnostic, ordered
from vaultkit.model.index import Index
from vaultkit.model.note import Note
from vaultkit.model.page import Pending
from vaultkit.model.record import Interaction, Kind
from vaultkit.model.settings import Settings
from vaultkit.syntax.coming_lines import with_lines

_RECORDS = (Kind.PERSON, Kind.EVENT, Kind.GROUP, Kind.GOAL, Kind.BOUNDARIES)


def build_index(
    notes: Iterable[Note], settings: Settings, today: date, diagnostics: Iterable[Diagnostic] = ()
) -> Index:
    """Everything that the notes say, as of `today`; the order of the notes does not matter.

    `diagnostics` are findings of the steps before, to stand beside those of the notes and of the index."""
    vault = _Vault(notes, settings)
    pages = {note.path: read_page(note, vault.resolver) for note in vault.of(Kind.PAGE)}
    lines = LoggedLines(vault.theirs(), vault.kinds)
    ticks = read_ticks(pages.values(), lines, vault.kinds, settings, today)
    torn = tuple(torn_lines(vault.theirs(), ticks.pending, lines))
    vault.apply(ticks)
    private = private_notes(vault.theirs(), settings.spellings)
    hidden = hidden_by(vault.notes, vault.kinds, private.paths, settings.spellings)
    references = References(vault.resolver, vault.kinds)
    logs = {note.path: read_log(note, vault.kinds[note.path], today, references) for note in vault.of(*_RECORDS)}
    records = read_records(vault.values(references, logs), vault.rules, settings, today)
    links = LinkMeanings(vault.resolver, vault.kinds, vault.days).follow(vault.theirs(), logs)
    gather = Interactions(records.people, settings, today, hidden).gather
    interactions = gather(links.evidence, records.events)
    for link in links.doubtful:
        references.follow(link)
    findings = _findings(vault, records, logs, references, today)
    wrong = chain(diagnostics, ticks.diagnostics, torn, private.findings, findings)
    return Index(
        today=today,
        settings=settings,
        private=private.paths,
        hidden=hidden,
        notes=vault.notes,
        kinds=vault.kinds,
        names=link_names(vault.kinds),
        people=tuple(records.people.values()),
        events=tuple(record.event for record in records.events),
        groups=records.groups,
        goals=records.goals,
        boundaries=records.boundaries,
        history=_where(interactions, planned=False),
        planned=_where(interactions, planned=True),
        promises=promises_of(links.evidence),
        backlinks=links.backlinks,
        unknown=unknown_names(links.unresolved, records.events),
        dated={path: day for path, (_, day) in vault.dated.items()},
        pages=pages,
        logged=ticks.logged,
        taken_back=frozenset(ticks.taken_back),
        pending=ticks.pending,
        diagnostics=ordered(without_private_words(wrong, hidden, vault.kinds)),
    )


class _Vault:
    """The notes with what each is and what their links mean: what every step asks."""

    def __init__(self, notes: Iterable[Note], settings: Settings) -> None:
        self.settings = settings
        self.notes = {note.path: note for note in sorted(notes, key=lambda note: note.path) if not note.template}
        self.rules = Kinds(settings)
        self.kinds = {path: self.rules.kind(note) for path, note in self.notes.items()}
        # What a user's link means must not change with what vaultkit writes, so no link leads to a generated page.
        theirs = self.theirs()
        self.resolver = Resolver((note.path for note in theirs), aliases_of(theirs, settings.spellings))
        dated = ((note.path, self.rules.dated(note)) for note in self.of(Kind.DATED))
        self.dated = {path: found for path, found in dated if found}
        self.days = {path: day for path, (span, day) in self.dated.items() if span == "day"}

    def of(self, *kinds: Kind) -> tuple[Note, ...]:
        return tuple(note for path, note in self.notes.items() if self.kinds[path] in kinds)

    def theirs(self) -> tuple[Note, ...]:
        """The notes of the user's: all but the generated pages."""
        return tuple(note for path, note in self.notes.items() if self.kinds[path] is not Kind.PAGE)

    def values(self, references: References, logs: Mapping[str, Log]) -> dict[Kind, list[Properties]]:
        """The values of the notes that describe something, by kind."""
        spellings = Spellings(self.settings.spellings)
        return {
            kind: [Properties(note, spellings, references, log=logs[note.path]) for note in self.of(kind)]
            for kind in _RECORDS
        }

    def apply(self, ticks: Ticks) -> None:
        """Reads the notes as they stand once the pending lines are appended, and without the lines taken back."""
        lines: dict[str, list[Pending]] = {}
        for one in ticks.pending:
            lines.setdefault(one.path, []).append(one)
        for path, added in lines.items():
            self.notes[path] = with_lines(self.notes[path], added)
        for path in set(ticks.taken_back.values()):
            log = self.notes[path].log
            kept = tuple(line for line in log if ticks.taken_back.get(line.id) != path)
            self.notes[path] = replace(self.notes[path], log=kept)


def _findings(
    vault: _Vault, records: Records, logs: Mapping[str, Log], references: References, today: date
) -> Iterator[Diagnostic]:
    for note in vault.notes.values():
        yield from note.diagnostics
    for log in logs.values():
        yield from checks.log_lines(log, references, today)
    yield from checks.duplicate_people(records.people.values())
    yield from checks.undated_events(record.event for record in records.events)
    yield from checks.second_boundaries((note.path for note in vault.of(Kind.BOUNDARIES)), records.boundaries)
    yield from references.findings


def _where(interactions: Mapping[str, tuple[Interaction, ...]], *, planned: bool) -> dict[str, tuple[Interaction, ...]]:
    found = {person: tuple(item for item in items if item.planned is planned) for person, items in interactions.items()}
    return {person: items for person, items in found.items() if items}
