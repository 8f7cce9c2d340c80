"""Indexer: the fold of all notes into one Index, in six steps: what each note is, what the ticks on the pages ask for,
which notes are private, which records the notes describe, what they tell of contact, and what is wrong."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import chain
from operator import attrgetter

from msgspec import structs

from vaultkit.index import checks
from vaultkit.index.accounts import AccountReader
from vaultkit.index.all_told import AllTold
from vaultkit.index.duplicates import duplicate_people, told_of
from vaultkit.index.faults import UnreadableNotesError, of_all, plainer
from vaultkit.index.interactions import Interactions
from vaultkit.index.item_owners import ItemOwners
from vaultkit.index.kinds import RECORDS
from vaultkit.index.logged_lines import LoggedLines, torn_lines
from vaultkit.index.logs import Logs
from vaultkit.index.note_set import NoteSet
from vaultkit.index.page_copies import join_pages
from vaultkit.index.page_state import read_page, with_logged_boxes
from vaultkit.index.page_text import PageText, page_text
from vaultkit.index.private_findings import without_private_words
from vaultkit.index.records import RecordReader, Records
from vaultkit.index.references import References
from vaultkit.index.ticks import read_ticks
from vaultkit.index.typed_places import at_typed_places
from vaultkit.model.accounts import Account, EventRecord
from vaultkit.model.diagnostic import Diagnostic, ordered
from vaultkit.model.index import Index
from vaultkit.model.memory import Identities, Memory
from vaultkit.model.names import fold, stem
from vaultkit.model.note import Note
from vaultkit.model.note_rows import Question
from vaultkit.model.page import PageState, Pending
from vaultkit.model.record import Kind, Person
from vaultkit.model.settings import Settings
from vaultkit.syntax.fault import unreadable


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
    every: Collection[Note] = tuple(notes)
    wrong = list(diagnostics)
    memory = memory or Memory()
    while True:
        try:
            return _folded(every, settings, today, wrong, memory)
        except UnreadableNotesError as found:
            kept = {note.path: note for note in every}
            for path, fault in found.faults.items():
                note = plainer(kept[path], fault)
                if note is None:
                    del kept[path]
                    wrong.append(unreadable(path, fault))
                else:
                    kept[path] = note
            every = kept.values()


def _folded(
    notes: Iterable[Note], settings: Settings, today: date, diagnostics: Iterable[Diagnostic], memory: Memory
) -> Index:
    """The index of the notes; raises UnreadableNotesError for those with which anything goes wrong."""
    vault = of_all(notes, _path, lambda some: NoteSet(some, settings, today, memory))
    ticks = _Ticked(vault, settings, today, memory)
    pending = ticks.found.pending
    in_pieces = filter(attrgetter("fragments"), vault.theirs())
    torn = of_all(in_pieces, _path, lambda some: tuple(torn_lines(some, pending, ticks.lines)))
    of_all(pending, _path, lambda some: vault.apply(structs.replace(ticks.found, pending=tuple(some))))
    private = vault.private()
    hidden = of_all(vault.notes.values(), _path, lambda some: vault.hidden(some, private.paths))
    unseen = private.paths | {side for side, note in vault.sides.items() if note in private.paths}
    hidden = memory.once(
        "hidden sides", lambda: structs.replace(hidden, paths=hidden.paths | unseen), Identities((hidden,)), unseen
    )
    references = vault.references()
    of = (vault.kinds_of_theirs, references, today)
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
    told_by = Question(
        name="accounts",
        form=Account,
        make=accounts.read,
        notes=vault.theirs(),
        at_sight=lambda some: vault.told_at_sight(some),
        is_rare=True,
    )
    asked = reader.questions(_by_kind(vault.of(*RECORDS), vault))
    left = memory.rows.left(vault.ground, vault.notes)
    told_of, *described = memory.rows.known(vault.ground, told_by, *asked.values())  # all of a note at once
    known = dict(zip(asked, described, strict=True))
    records = of_all(vault.of(*RECORDS), _path, lambda some: reader.read(_by_kind(some, vault), known))
    told = AllTold(vault, records, accounts, told_of, left, memory)
    findings = _findings(vault, records, told, references, memory)
    wrong = chain(diagnostics, ticks.found.diagnostics, torn, private.findings, findings)
    told_wrong = without_private_words(wrong, hidden, vault.kinds_of_theirs, memory)
    return Index(
        today=today,
        settings=settings,
        private=unseen,
        merged=vault.merges.of,
        deciding=vault.deciding,
        hidden=hidden,
        notes=vault.notes,
        templates=vault.unread,
        unlinked=vault.parts("unlinked"),
        kinds=vault.kinds,
        names=vault.names(),
        titles=vault.titles,
        people=tuple(records.people.values()),
        events=tuple(record.event for record in records.events),
        groups=records.groups,
        goals=records.goals,
        boundaries=records.boundaries,
        history=told.history,
        planned=told.planned,
        uncounted=told.uncounted,
        promises=told.promises,
        backlinks=told.backlinks,
        unknown=told.unknown,
        dated=memory.once("days of notes", lambda: {path: one.day for path, one in vault.dated.items()}, vault.dated),
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
        resolver, kinds = vault.resolver, vault.kinds_of_theirs
        ids = of_all(vault.theirs(), _path, vault.all_with_ids)
        self.lines = memory.once("logged lines", lambda: LoggedLines(ids, kinds), ids, kinds)
        owners = memory.once("owners of items", lambda: ItemOwners(kinds, self.lines, today), self.lines, kinds, today)
        pages_there = vault.of(Kind.PAGE)
        asked = Question(name="pages", form=PageText, make=page_text, notes=pages_there)
        (text_of,) = memory.rows.known(lambda: "", asked)
        read = memory.each("pages", lambda note: read_page(note, text_of(note), resolver, owners), resolver, owners)
        stand = of_all(pages_there, _path, read.of)
        theirs = vault.paths_of_theirs()
        folder = settings.pages_folder
        pages, self.copies = memory.once(
            "joined pages",
            lambda: of_all(
                stand, _path, lambda some: join_pages(some, folder, cache(lambda: set(map(fold, map(stem, theirs)))))
            ),
            Identities(stand),
            folder,
            theirs,
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


def _account_reader(vault: NoteSet, logs: Logs, references: References, today: date, memory: Memory) -> AccountReader:
    of = (vault.ignoring, vault.settings, today)
    return AccountReader(
        kinds=vault.kinds_of_theirs,
        meanings=vault.meanings,
        references=references,
        interactions=memory.once("interactions", lambda: Interactions(*of), *of),
        spellings=vault.spellings,
        settings=vault.settings,
        days=vault.rules.days,
        logs=logs,
        today=today,
    )


def _by_kind(notes: Sequence[Note], vault: NoteSet) -> Mapping[Kind, Sequence[Note]]:
    found: dict[Kind, Sequence[Note]] = {kind: vault.of(kind) for kind in RECORDS}
    if len(notes) == sum(map(len, found.values())):
        return found
    paths = set(map(_path, notes))
    return {kind: [note for note in some if note.path in paths] for kind, some in found.items()}


def _path(one: Note | PageState | Pending) -> str:
    return one.path


def _findings(
    vault: NoteSet, records: Records, told: AllTold, references: References, memory: Memory
) -> Iterator[Diagnostic]:
    own = vault.parts("diagnostics")
    yield from chain.from_iterable((*own.values(), *(note.diagnostics for note in vault.templates)))
    settings, kinds = vault.settings, vault.kinds
    yield from chain.from_iterable(told.findings.values())
    yield from vault.copies.findings()
    yield from vault.merges.findings
    yield from memory.once("page folder", lambda: tuple(checks.page_folder(kinds, settings)), kinds, settings)
    yield from of_all(records.people.values(), attrgetter("path"), lambda some: _duplicates(some, memory))
    words = told.words
    yield from memory.once(
        "unknown kinds", lambda: tuple(checks.unknown_kinds(chain.from_iterable(words.values()))), words
    )
    yield from chain.from_iterable(memory.each("undated events", _undated).of(records.events))
    yield from checks.second_boundaries((note.path for note in vault.of(Kind.BOUNDARIES)), records.boundaries)
    yield from vault.format_uses()[1]
    yield from checks.foreign_status(references.findings)


def _undated(record: EventRecord) -> tuple[Diagnostic, ...]:
    return tuple(checks.undated_events((record.event,)))


def _duplicates(people: Sequence[Person], memory: Memory) -> tuple[Diagnostic, ...]:
    told = memory.each("what tells people apart", told_of).of(people)
    of = tuple(told)

    def found() -> tuple[Diagnostic, ...]:
        return tuple(duplicate_people(people))

    form = tuple[Diagnostic, ...]
    return memory.once("duplicates", lambda: memory.rows.value("duplicates", form, lambda: of, found), of)
