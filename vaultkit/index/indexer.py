"""Indexer: the fold of all notes into one Index, in six steps: what each note is, what the ticks on the pages ask for,
which notes are private, which records the notes describe, what they tell of contact, and what is wrong."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from operator import attrgetter
from typing import TypeAlias

from msgspec import structs

from vaultkit.index import checks
from vaultkit.index.accounts import AccountReader
from vaultkit.index.duplicates import duplicate_people, told_of
from vaultkit.index.faults import UnreadableNotesError, of_all, plainer
from vaultkit.index.interactions import Interactions, gathered
from vaultkit.index.item_owners import ItemOwners
from vaultkit.index.kinds import RECORDS
from vaultkit.index.logged_lines import LoggedLines, torn_lines
from vaultkit.index.logs import Logs
from vaultkit.index.note_set import NoteSet
from vaultkit.index.page_copies import join_pages
from vaultkit.index.page_state import read_page, with_logged_boxes
from vaultkit.index.page_tasks import own_tasks
from vaultkit.index.private_findings import without_private_words
from vaultkit.index.private_notes import those_private
from vaultkit.index.promises import promises_to
from vaultkit.index.records import RecordReader, Records
from vaultkit.index.references import References
from vaultkit.index.ticks import read_ticks
from vaultkit.index.typed_places import at_typed_places
from vaultkit.index.unknown_names import unknown_names
from vaultkit.model.accounts import Account, EventRecord, Piece
from vaultkit.model.diagnostic import Diagnostic, ordered
from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.memory import Identities, Memory
from vaultkit.model.names import fold
from vaultkit.model.note import Note
from vaultkit.model.note_rows import Question
from vaultkit.model.page import PageState, Pending
from vaultkit.model.record import Kind, Person
from vaultkit.model.settings import Settings
from vaultkit.syntax.fault import unreadable

_Place: TypeAlias = tuple[int, str]
_BY_NOTE, _BY_PAGE = 1, 2
"""What notes and pages tell stands behind what events do, and before people's properties."""


def build_index(
    notes: Iterable[Note],
    settings: Settings,
    today: date,
    diagnostics: Iterable[Diagnostic] = (),
    memory: Memory | None = None,
) -> Index:
    """Everything that the notes say, as of `today`; the order of the notes does not matter.

    `diagnostics` are findings of the steps before, to stand beside those of the notes and of the index. A `memory` that
    is kept between runs leaves to a run what has changed since. A note with which anything goes wrong becomes a plain
    one, and all is folded anew, so that nothing half read is left of it."""
    kept = {note.path: note for note in notes}
    wrong = list(diagnostics)
    memory = memory or Memory()
    while True:
        try:
            return _folded(kept.values(), settings, today, wrong, memory)
        except UnreadableNotesError as found:
            for path, fault in found.faults.items():
                note = plainer(kept[path], fault)
                if note is None:
                    del kept[path]
                    wrong.append(unreadable(path, fault))
                else:
                    kept[path] = note


def _folded(
    notes: Iterable[Note], settings: Settings, today: date, diagnostics: Iterable[Diagnostic], memory: Memory
) -> Index:
    """The index of the notes; raises UnreadableNotesError for those with which anything goes wrong."""
    vault = of_all(notes, _path, lambda some: NoteSet(some, settings, today, memory))
    ticks = _Ticked(vault, settings, today, memory)
    pending = ticks.found.pending
    torn = of_all(vault.theirs(), _path, lambda some: tuple(torn_lines(some, pending, ticks.lines)))
    of_all(pending, _path, lambda some: vault.apply(structs.replace(ticks.found, pending=tuple(some))))
    private = of_all(vault.theirs(), _path, lambda some: those_private(some, map(vault.private_answer, some)))
    hidden = of_all(vault.notes.values(), _path, lambda some: vault.hidden(some, private.paths))
    unseen = private.paths | {side for side, note in vault.sides.items() if note in private.paths}
    hidden = memory.once(
        "hidden sides", lambda: structs.replace(hidden, paths=hidden.paths | unseen), Identities((hidden,)), unseen
    )
    references = vault.references()
    of = (vault.kinds, references, today)
    logs = memory.once("logs", lambda: Logs(*of), *of)
    reader = RecordReader(
        rules=vault.rules,
        references=references,
        settings=settings,
        spellings=vault.spellings,
        today=today,
        logs=logs,
        memory=memory,
    )
    accounts = _account_reader(vault, logs, references, today, memory)
    told_by = Question(name="accounts", form=Account, make=accounts.read, notes=vault.theirs())
    asked = reader.questions(_by_kind(vault.of(*RECORDS), vault.kinds))
    told_of, *described = memory.rows.known(vault.ground, told_by, *asked.values())  # all of a note at once
    known = dict(zip(asked, described, strict=True))
    records = of_all(vault.of(*RECORDS), _path, lambda some: reader.read(_by_kind(some, vault.kinds), known))
    told = _Told(vault, records, accounts, told_of, memory)
    findings = _findings(vault, records, told.accounts, references, memory)
    wrong = chain(diagnostics, ticks.found.diagnostics, torn, private.findings, findings)
    told_wrong = without_private_words(wrong, hidden, vault.kinds, memory)
    return Index(
        today=today,
        settings=settings,
        private=unseen,
        merged=vault.merges.of,
        hidden=hidden,
        notes=vault.notes,
        templates=vault.unread,
        unlinked={path: note.unlinked for path, note in vault.notes.items() if note.unlinked},
        kinds=vault.kinds,
        names=vault.names(),
        titles=vault.titles,
        people=tuple(records.people.values()),
        events=tuple(record.event for record in records.events),
        groups=records.groups,
        goals=records.goals,
        boundaries=records.boundaries,
        history={person: one.history for person, one in told.people.items() if one.history},
        planned={person: one.planned for person, one in told.people.items() if one.planned},
        uncounted={person: one.uncounted for person, one in told.people.items() if one.uncounted},
        promises=told.promises,
        backlinks=told.backlinks,
        unknown=told.unknown,
        dated={path: named.day for path, named in vault.dated.items()},
        formats=vault.format_uses()[0],
        pages=ticks.pages,
        page_copies=ticks.copies,
        logged=ticks.found.logged,
        taken_back=ticks.found.taken_back,
        without_day=ticks.found.without_day,
        counted=ticks.found.counted,
        pending=pending,
        diagnostics=ordered(at_typed_places(told_wrong, vault.notes, pending)),
    )


class _Ticked:
    """What stands on the generated pages, and what their ticks ask for."""

    def __init__(self, vault: NoteSet, settings: Settings, today: date, memory: Memory) -> None:
        resolver, kinds = vault.resolver, vault.kinds
        ids = of_all(vault.theirs(), _path, vault.all_with_ids)
        self.lines = memory.once("logged lines", lambda: LoggedLines(ids, kinds), ids, kinds)
        owners = memory.once("owners of items", lambda: ItemOwners(kinds, self.lines, today), self.lines, kinds, today)
        read = memory.each("pages", lambda note: read_page(note, resolver, owners), resolver, owners)
        stand = of_all(vault.of(Kind.PAGE), _path, read.of)
        theirs = vault.theirs()
        names = memory.once(
            "folded names", lambda: {fold(note.name) for note in theirs}, tuple(note.path for note in theirs)
        )
        folder = settings.pages_folder
        pages, self.copies = memory.once(
            "joined pages",
            lambda: of_all(stand, _path, lambda some: join_pages(some, folder, names)),
            Identities(stand),
            folder,
            names,
        )
        self.found = memory.once(
            "ticks",
            lambda: of_all(pages.values(), _path, lambda some: read_ticks(some, self.lines, kinds, settings, today)),
            Identities((pages, self.lines)),
            kinds,
            settings,
            today,
        )
        counted, back = self.found.counted, self.found.taken_back
        self.pages: Mapping[str, PageState] = memory.once(
            "pages as they read",
            lambda: of_all(
                pages.values(),
                _path,
                lambda some: {page.path: with_logged_boxes(page, counted, back, owners) for page in some},
            ),
            Identities((pages, self.found, owners)),
        )


class _Told:
    """What the notes, events and properties tell of contact and promises."""

    def __init__(
        self,
        vault: NoteSet,
        records: Records,
        reader: AccountReader,
        told_of: Callable[[Note], Account],
        memory: Memory,
    ) -> None:
        """`told_of` is what the reader reads of a note."""
        settings, references, interactions = vault.settings, reader.references, reader.interactions
        context = (vault.meanings, references, interactions, reader.logs)
        notes = vault.theirs()
        read = memory.each("accounts", told_of, *context)
        self.accounts = of_all(notes, _path, read.of)
        told = [(note.path, account) for note, account in zip(notes, self.accounts, strict=True)]
        self.backlinks = memory.grouped("backlinks", _together).of(
            {path: account.backlinks for path, account in told if account.backlinks}
        )
        unresolved = memory.grouped("unresolved", _together).of(
            {path: account.unresolved for path, account in told if account.unresolved}
        )
        events = [record.event for record in records.events]
        self.unknown = memory.once(
            "unknown",
            lambda: unknown_names(unresolved, records.events, settings.my_names),
            Identities((unresolved, *events)),
            settings,
        )
        sources: tuple[EventRecord | Person, ...] = (*records.events, *records.people.values())
        tellers = memory.each("told by records", interactions.told_by, interactions)
        by_records = of_all(sources, _source, tellers.of)
        rows: dict[_Place, Mapping[str, tuple[Piece, ...]]]
        rows = {(_rank(one), _source(one)): row for one, row in zip(sources, by_records, strict=True) if row}
        rows |= {(_BY_NOTE, path): account.told for path, account in told if account.told}
        self.people = memory.grouped("people", lambda _, parts: gathered(parts)).of(rows)
        own = memory.each("own tasks", own_tasks)
        written = tuple(filter(None, of_all(vault.of(Kind.PAGE), _path, own.of)))
        on_pages = of_all(written, _path, memory.each("promises on pages", reader.promises_on_page, *context).of)
        promised = {(_BY_NOTE, path): account.promises for path, account in told if account.promises}
        taken = zip(written, references.taken(on_pages), strict=True)
        promised |= {(_BY_PAGE, page.path): promises for page, promises in taken if promises}
        self.promises = memory.grouped("promises to people", lambda _, parts: promises_to(parts)).of(promised)


def _account_reader(vault: NoteSet, logs: Logs, references: References, today: date, memory: Memory) -> AccountReader:
    of = (vault.ignoring, vault.settings, today)
    return AccountReader(
        kinds=vault.kinds,
        meanings=vault.meanings,
        references=references,
        interactions=memory.once("interactions", lambda: Interactions(*of), *of),
        spellings=vault.spellings,
        settings=vault.settings,
        days=vault.rules.days,
        logs=logs,
        today=today,
    )


def _together(_: object, parts: list[tuple[Location, ...]]) -> tuple[Location, ...]:
    return tuple(chain.from_iterable(parts))


def _rank(one: EventRecord | Person) -> int:
    """Events come first, people's properties last."""
    return 0 if isinstance(one, EventRecord) else 3


def _by_kind(notes: Iterable[Note], kinds: Mapping[str, Kind]) -> dict[Kind, list[Note]]:
    found: dict[Kind, list[Note]] = {kind: [] for kind in RECORDS}
    for note in notes:
        found[kinds[note.path]].append(note)
    return found


def _path(one: Note | PageState | Pending) -> str:
    return one.path


def _source(one: EventRecord | Person) -> str:
    """The path of the note from which something is told."""
    return one.event.path if isinstance(one, EventRecord) else one.path


def _findings(
    vault: NoteSet, records: Records, accounts: Sequence[Account], references: References, memory: Memory
) -> Iterator[Diagnostic]:
    for note in chain(vault.notes.values(), vault.templates):
        yield from note.diagnostics
    settings, kinds = vault.settings, vault.kinds
    yield from chain.from_iterable(account.findings for account in accounts)
    yield from vault.copies.findings()
    yield from vault.merges.findings
    yield from memory.once("page folder", lambda: tuple(checks.page_folder(kinds, settings)), kinds, settings)
    yield from of_all(records.people.values(), attrgetter("path"), lambda some: _duplicates(some, memory))
    yield from checks.unknown_kinds(chain.from_iterable(account.words for account in accounts))
    yield from checks.undated_events(record.event for record in records.events)
    yield from checks.second_boundaries((note.path for note in vault.of(Kind.BOUNDARIES)), records.boundaries)
    yield from vault.format_uses()[1]
    yield from checks.foreign_status(references.findings)


def _duplicates(people: Sequence[Person], memory: Memory) -> tuple[Diagnostic, ...]:
    told = memory.each("what tells people apart", told_of).of(people)
    of = tuple(told)

    def found() -> tuple[Diagnostic, ...]:
        return tuple(duplicate_people(people))

    form = tuple[Diagnostic, ...]
    return memory.once("duplicates", lambda: memory.rows.value("duplicates", form, lambda: of, found), of)
