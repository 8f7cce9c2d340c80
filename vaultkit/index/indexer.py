"""Indexer: the fold of all notes into one Index, in six steps: what each note is, what the ticks on the pages ask for,
which notes are private, which records the notes describe, what they tell of contact, and what is wrong."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from operator import attrgetter, itemgetter
from typing import Any, TypeAlias, TypeVar

from msgspec import structs

from vaultkit.index import checks
from vaultkit.index.decisions import NO_LOG, Log, read_log
from vaultkit.index.duplicates import duplicate_people, told_of
from vaultkit.index.events import EventRecord
from vaultkit.index.faults import UnreadableNotesError, of_all, plainer
from vaultkit.index.interactions import Interactions, gathered
from vaultkit.index.item_owners import ItemOwners
from vaultkit.index.link_meanings import Evidence
from vaultkit.index.logged_lines import LoggedLines, lines_with_id, torn_lines
from vaultkit.index.note_set import RECORDS, NoteSet
from vaultkit.index.page_copies import join_pages
from vaultkit.index.page_state import read_page, with_logged_boxes
from vaultkit.index.page_tasks import own_tasks
from vaultkit.index.private_findings import without_private_words
from vaultkit.index.private_notes import private_answer, those_private
from vaultkit.index.promises import promises_in, promises_to
from vaultkit.index.records import RecordReader, Records
from vaultkit.index.references import References
from vaultkit.index.ticks import read_ticks
from vaultkit.index.typed_places import at_typed_places
from vaultkit.index.unknown_names import unknown_names
from vaultkit.index.unread_days import unread_days_of
from vaultkit.model.diagnostic import Diagnostic, ordered
from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.memory import Identities, Memory
from vaultkit.model.names import fold
from vaultkit.model.note import Note
from vaultkit.model.page import PageState, Pending
from vaultkit.model.record import Kind, Person
from vaultkit.model.settings import Settings
from vaultkit.syntax.fault import unreadable

_Said = TypeVar("_Said")
_Place: TypeAlias = tuple[int, str]


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
    answers = memory.each("private", lambda note: private_answer(note, settings.spellings), settings)
    private = of_all(vault.theirs(), _path, lambda some: those_private(some, answers.of(some)))
    hidden = of_all(vault.notes.values(), _path, lambda some: vault.hidden(some, private.paths))
    unseen = private.paths | {side for side, note in vault.sides.items() if note in private.paths}
    hidden = memory.once(
        "hidden sides", lambda: structs.replace(hidden, paths=hidden.paths | unseen), Identities((hidden,)), unseen
    )
    references = vault.references()
    logs = of_all(vault.of(*RECORDS), _path, lambda some: _logs(vault, some, references, today, memory))
    reader = RecordReader(
        rules=vault.rules,
        references=references,
        settings=settings,
        spellings=vault.spellings,
        today=today,
        memory=memory,
    )
    records = of_all(vault.of(*RECORDS), _path, lambda some: reader.read(_by_kind(some, vault.kinds), logs))
    told = _Told(vault, records, logs, references, today, memory)
    findings = chain(
        _findings(vault, records, logs, references, today, memory),
        *of_all(told.evidence, _source, memory.each("boxes", checks.boxes_of).of),
    )
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
        with_ids = memory.each("lines with ids", lines_with_id)
        found = of_all(
            vault.theirs(), _path, lambda some: with_ids.of(map(vault.joined, some) if vault.sides else some)
        )
        ids = tuple(filter(None, found))
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
    """What the links, events and properties tell of contact and promises."""

    def __init__(
        self,
        vault: NoteSet,
        records: Records,
        logs: Mapping[str, Log],
        references: References,
        today: date,
        memory: Memory,
    ) -> None:
        settings = vault.settings
        links = of_all(
            vault.theirs(),
            _path,
            lambda some: vault.followed("links", some, [logs.get(note.path, NO_LOG) for note in some]),
        )
        self.evidence = [one.evidence for one in links]
        self.backlinks = memory.grouped("backlinks", _together).of(
            {one.evidence.note.path: one.backlinks for one in links if one.backlinks}
        )
        unresolved = memory.grouped("unresolved", _together).of(
            {one.evidence.note.path: one.unresolved for one in links if one.unresolved}
        )
        events = [record.event for record in records.events]
        self.unknown = memory.once(
            "unknown",
            lambda: unknown_names(unresolved, records.events, settings.my_names),
            Identities((unresolved, *events)),
            settings,
        )
        evidence = of_all(self.evidence, _source, lambda some: vault.with_present(some, references))
        sources: tuple[EventRecord | Evidence | Person, ...]
        sources = (*records.events, *evidence, *records.people.values())
        ignoring = frozenset(path for path, person in records.people.items() if person.ignore_mentions)
        of = (ignoring, settings, today)
        interactions = memory.once("interactions", lambda: Interactions(*of), *of)
        tellers = memory.each("told", _from(interactions.told_by), interactions)
        people = memory.grouped("people", lambda _, parts: gathered(parts))
        self.people = of_all(sources, _source, lambda some: people.of(_told(tellers.of(some))))
        own = memory.each("own tasks", own_tasks)
        written = tuple(filter(None, of_all(vault.of(Kind.PAGE), _path, own.of)))
        on_pages = of_all(written, _path, lambda some: vault.followed("links on pages", some, [NO_LOG] * len(some)))
        asked = (*self.evidence, *(one.evidence for one in on_pages))
        promises = memory.each(
            "promises",
            references.with_findings(_from(lambda one: promises_in(one, references))),
            references,
        )
        to = memory.grouped("promises to people", lambda _, parts: promises_to(parts))
        self.promises = of_all(asked, _source, lambda some: to.of(_told(references.taken(promises.of(some)))))
        doubtful = tuple(one for one in links if one.doubtful)
        doubts = memory.each(
            "doubtful links",
            references.with_findings(lambda one: [references.follow(link) for link in one.doubtful]),
            references,
        )
        of_all(doubtful, lambda one: one.evidence.note.path, lambda some: references.taken(doubts.of(some)))


def _together(_: object, parts: list[tuple[Location, ...]]) -> tuple[Location, ...]:
    return tuple(chain.from_iterable(parts))


def _from(tell: Callable[[Any], Mapping[str, _Said]]) -> Callable[[Any], tuple[_Place, Mapping[str, _Said]]]:
    """What a source tells, behind the rank and path of it; events come first, people's properties last."""
    return lambda source: ((_rank(source), _source(source)), tell(source))


def _told(every: Iterable[tuple[_Place, Mapping[str, _Said]]]) -> dict[_Place, Mapping[str, _Said]]:
    return dict([one for one in every if one[1]])


def _rank(one: EventRecord | Evidence | Person) -> int:
    if isinstance(one, Evidence):
        return 2 if one.kind is Kind.PAGE else 1
    return 0 if isinstance(one, EventRecord) else 3


def _by_kind(notes: Iterable[Note], kinds: Mapping[str, Kind]) -> dict[Kind, list[Note]]:
    found: dict[Kind, list[Note]] = {kind: [] for kind in RECORDS}
    for note in notes:
        found[kinds[note.path]].append(note)
    return found


def _logs(vault: NoteSet, notes: Sequence[Note], references: References, today: date, memory: Memory) -> dict[str, Log]:
    """The logs of the notes by path."""
    read = memory.each("logs", lambda note, kind: read_log(note, kind, today, references), references, today)
    logs = read.of(notes, [vault.kinds[note.path] for note in notes])
    return dict(zip((note.path for note in notes), logs, strict=True))


def _path(one: Note | PageState | Pending) -> str:
    return one.path


def _source(one: EventRecord | Evidence | Person) -> str:
    """The path of the note from which something is told."""
    if isinstance(one, EventRecord):
        return one.event.path
    return one.note.path if isinstance(one, Evidence) else one.path


def _findings(
    vault: NoteSet,
    records: Records,
    logs: Mapping[str, Log],
    references: References,
    today: date,
    memory: Memory,
) -> Iterator[Diagnostic]:
    for note in chain(vault.notes.values(), vault.templates):
        yield from note.diagnostics
    days, settings, kinds = vault.rules.days, vault.settings, vault.kinds
    check = references.with_findings(lambda log: tuple(checks.log_lines(log, references, today, days)))
    checked = memory.each("log lines", check, references, today, settings)
    logged = of_all(logs.items(), itemgetter(0), lambda some: references.taken(checked.of(log for _, log in some)))
    yield from chain.from_iterable(logged)
    yield from vault.copies.findings()
    yield from vault.merges.findings
    yield from memory.once("page folder", lambda: tuple(checks.page_folder(kinds, settings)), kinds, settings)
    yield from of_all(records.people.values(), attrgetter("path"), lambda some: _duplicates(some, memory))
    spoken = [(path, log) for path, log in logs.items() if kinds[path] is Kind.PERSON]
    words = memory.each("unknown words", lambda log: checks.unknown_words(log, settings), settings)
    begun = of_all(spoken, itemgetter(0), lambda some: words.of(log for _, log in some))
    yield from checks.unknown_kinds(chain.from_iterable(begun))
    yield from checks.undated_events(record.event for record in records.events)
    yield from checks.second_boundaries((note.path for note in vault.of(Kind.BOUNDARIES)), records.boundaries)
    yield from vault.format_uses()[1]
    unread = memory.each("unread days", lambda note, kind: unread_days_of(note, kind, days), settings)
    found = of_all(vault.theirs(), _path, lambda some: unread.of(some, [kinds[note.path] for note in some]))
    yield from chain.from_iterable(found)
    yield from checks.foreign_status(references.findings)


def _duplicates(people: Sequence[Person], memory: Memory) -> tuple[Diagnostic, ...]:
    told = memory.each("what tells people apart", told_of).of(people)
    return memory.once("duplicates", lambda: tuple(duplicate_people(people)), tuple(told))
