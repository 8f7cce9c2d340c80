"""Indexer: the fold of all notes into one Index, in six steps: what each note is, what the ticks on the pages ask for,
which notes are private, which records the notes describe, what they tell of contact, and what is wrong."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from itertools import chain
from operator import attrgetter, itemgetter

from msgspec import structs

from vaultkit.index import checks
from vaultkit.index.copies import find_copies
from vaultkit.index.day_names import DayNames
from vaultkit.index.decisions import Log, read_log
from vaultkit.index.display_names import display_name
from vaultkit.index.duplicates import duplicate_people
from vaultkit.index.events import EventRecord
from vaultkit.index.faults import UnreadableNotesError, of_all, plainer
from vaultkit.index.format_use import FormatUses
from vaultkit.index.interactions import Interactions
from vaultkit.index.item_owners import ItemOwners
from vaultkit.index.kinds import Kinds
from vaultkit.index.link_meanings import Evidence, LinkMeanings
from vaultkit.index.link_names import link_names
from vaultkit.index.logged_lines import LoggedLines, torn_lines
from vaultkit.index.merges import Merges, find_merges, with_merged
from vaultkit.index.own_format import with_own_format
from vaultkit.index.page_copies import join_pages
from vaultkit.index.page_state import read_page, with_logged_boxes
from vaultkit.index.page_tasks import own_tasks
from vaultkit.index.presence import present_people
from vaultkit.index.private_findings import without_private_words
from vaultkit.index.private_names import hidden_by
from vaultkit.index.private_notes import private_notes
from vaultkit.index.promises import promises_of
from vaultkit.index.properties import Properties, Spellings, aliases_of, mails_of
from vaultkit.index.records import Records, read_records
from vaultkit.index.references import References
from vaultkit.index.resolver import Resolver
from vaultkit.index.ticks import Ticks, read_ticks
from vaultkit.index.typed_places import at_typed_places
from vaultkit.index.unknown_names import unknown_names
from vaultkit.index.unread_days import unread_days
from vaultkit.model.diagnostic import Diagnostic, ordered
from vaultkit.model.hidden import Hidden
from vaultkit.model.index import Index
from vaultkit.model.names import fold, stem
from vaultkit.model.note import Note
from vaultkit.model.page import PageState, Pending
from vaultkit.model.record import Interaction, Kind, Person
from vaultkit.model.settings import Settings
from vaultkit.syntax.coming_lines import with_lines
from vaultkit.syntax.fault import unreadable

_RECORDS = (Kind.PERSON, Kind.EVENT, Kind.GROUP, Kind.GOAL, Kind.BOUNDARIES)


def build_index(
    notes: Iterable[Note], settings: Settings, today: date, diagnostics: Iterable[Diagnostic] = ()
) -> Index:
    """Everything that the notes say, as of `today`; the order of the notes does not matter.

    `diagnostics` are findings of the steps before, to stand beside those of the notes and of the index. A note with
    which anything goes wrong becomes a plain one, and all is folded anew, so that nothing half read is left of it."""
    kept = {note.path: note for note in notes}
    wrong = list(diagnostics)
    while True:
        try:
            return _folded(kept.values(), settings, today, wrong)
        except UnreadableNotesError as found:
            for path, fault in found.faults.items():
                note = plainer(kept[path], fault)
                if note is None:
                    del kept[path]
                    wrong.append(unreadable(path, fault))
                else:
                    kept[path] = note


def _folded(notes: Iterable[Note], settings: Settings, today: date, diagnostics: Iterable[Diagnostic]) -> Index:
    """The index of the notes; raises UnreadableNotesError for those with which anything goes wrong."""
    vault = of_all(notes, _path, lambda some: _Vault(some, settings, today))
    resolver, kinds = vault.resolver, vault.kinds
    lines = of_all(vault.theirs(), _path, lambda some: LoggedLines(map(vault.joined, some), kinds))
    owners = ItemOwners(kinds, lines, today)
    stand = of_all(
        vault.of(Kind.PAGE), _path, lambda some: {note.path: read_page(note, resolver, owners) for note in some}
    )
    names = {fold(note.name) for note in vault.theirs()}
    pages, page_copies = of_all(stand.values(), _path, lambda some: join_pages(some, settings.pages_folder, names))
    ticks = of_all(pages.values(), _path, lambda some: read_ticks(some, lines, kinds, settings, today))
    counted, back = ticks.counted, ticks.taken_back
    pages = of_all(
        pages.values(),
        _path,
        lambda some: {page.path: with_logged_boxes(page, counted, back, owners) for page in some},
    )
    torn = of_all(vault.theirs(), _path, lambda some: tuple(torn_lines(some, ticks.pending, lines)))
    of_all(ticks.pending, _path, lambda some: vault.apply(structs.replace(ticks, pending=tuple(some))))
    private = of_all(vault.theirs(), _path, lambda some: private_notes(some, settings.spellings))
    hidden = of_all(vault.notes.values(), _path, lambda some: vault.hidden(some, private.paths))
    unseen = private.paths | {side for side, note in vault.sides.items() if note in private.paths}
    hidden = structs.replace(hidden, paths=hidden.paths | unseen)
    mails = mails_of(vault.of(Kind.PERSON), settings.spellings)
    references = References(resolver, kinds, settings.my_names, mails)
    logs = of_all(
        vault.of(*_RECORDS),
        _path,
        lambda some: {note.path: read_log(note, kinds[note.path], today, references) for note in some},
    )
    records = of_all(
        vault.of(*_RECORDS),
        _path,
        lambda some: read_records(vault.values(some, references, logs), vault.rules, settings, today),
    )
    links = of_all(vault.theirs(), _path, lambda some: vault.meanings().follow(some, logs))
    sources: tuple[EventRecord | Evidence | Person, ...]
    evidence = of_all(links.evidence, _source, lambda some: vault.with_present(some, references))
    sources = (*records.events, *evidence, *records.people.values())
    told = of_all(sources, _source, Interactions(records.people, settings, today).gather)
    own = of_all(vault.of(Kind.PAGE), _path, lambda some: tuple(filter(None, map(own_tasks, some))))
    on_pages = of_all(own, _path, lambda some: vault.meanings().follow(some, {}).evidence) if own else ()
    asked = (*links.evidence, *on_pages)
    promises = of_all(asked, _source, lambda some: promises_of(some, references))
    of_all(links.doubtful, lambda link: link.location.path, lambda some: [references.follow(link) for link in some])
    findings = chain(_findings(vault, records, logs, references, today), checks.unknown_boxes(links.evidence))
    wrong = chain(diagnostics, ticks.diagnostics, torn, private.findings, findings)
    told_wrong = without_private_words(wrong, hidden, vault.kinds)
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
        history=_where(told.contacts, planned=False),
        planned=_where(told.contacts, planned=True),
        uncounted=told.uncounted,
        promises=promises,
        backlinks=links.backlinks,
        unknown=unknown_names(links.unresolved, records.events, settings.my_names),
        dated={path: named.day for path, named in vault.dated.items()},
        formats=vault.formats.uses(),
        pages=pages,
        page_copies=page_copies,
        logged=ticks.logged,
        taken_back=ticks.taken_back,
        without_day=ticks.without_day,
        counted=counted,
        pending=ticks.pending,
        diagnostics=ordered(at_typed_places(told_wrong, vault.notes, ticks.pending)),
    )


class _Vault:
    """The notes with what each is and what their links mean: what every step asks."""

    def __init__(self, notes: Iterable[Note], settings: Settings, today: date) -> None:
        self.settings = settings
        self.spellings = Spellings(settings.spellings)
        ordered = sorted(notes, key=lambda note: note.path)
        every = {note.path: note for note in ordered if not note.template}
        self.copies = find_copies(every)
        self.notes = {path: note for path, note in every.items() if path not in self.copies.of}
        self.rules = Kinds(settings, self.notes.values())
        self.unread = tuple(note for note in ordered if note.template)
        self.templates = tuple(note for note in self.unread if self.rules.read(note).kind in _RECORDS)
        self.readings = {path: self.rules.read(note) for path, note in self.notes.items()}
        self.kinds = {path: one.kind for path, one in self.readings.items()}
        for note in self.of(*_RECORDS):
            self.notes[note.path] = with_own_format(note, self.rules.days)
        # What a user's link means must not change with what vaultkit writes, so no link leads to a generated page.
        theirs = self.theirs()
        self.titles = {note.path: display_name(note) for note in self.of(Kind.PERSON)}
        self.titles = {path: name for path, name in self.titles.items() if name != stem(path)}
        aliases = aliases_of(theirs, settings.spellings)
        called = {path: (*aliases.get(path, ()), name) for path, name in self.titles.items()}
        self.resolver = Resolver((note.path for note in theirs), aliases | called)
        self.merges = self._merges(today)
        if self.merges.of:
            self.resolver = Resolver((note.path for note in theirs), aliases | called, self.merges.of)
        self.merged = {path: self.notes.pop(path) for path in self.merges.of}
        for path in self.merged:
            del self.kinds[path]
            self.titles.pop(path, None)
        dated = ((note.path, self.rules.dated(note)) for note in self.of(Kind.DATED))
        self.dated = {path: found for path, found in dated if found}

    def _merges(self, today: date) -> Merges:
        """Which people's notes are merged into which as of the day, by what they and their copies say."""
        return find_merges(map(self.copies.joined, self.of(Kind.PERSON)), self.resolver, self.kinds, today)

    @cached_property
    def formats(self) -> FormatUses:
        """How the formats for dated notes do."""
        return FormatUses(self.settings.dated, self.kinds, self.dated)

    def meanings(self) -> LinkMeanings:
        """What links mean, among them the days, weeks and months of the dated notes; longer spans say no day."""
        told = {path: (one.span, one.day) for path, one in self.dated.items() if one.span in {"day", "week", "month"}}
        owners = of_all(told, str, lambda some: {path: self.rules.owner(self.notes[path]) for path in some})
        owners = {path: self.merges.of.get(owner, owner) for path, owner in owners.items()}
        owners = {path: owner for path, owner in owners.items() if self.kinds.get(owner) is Kind.PERSON}
        return LinkMeanings(self.resolver, self.kinds, told, self.rules.days, owners)

    def of(self, *kinds: Kind) -> tuple[Note, ...]:
        return tuple(note for path, note in self.notes.items() if self.kinds[path] in kinds)

    def theirs(self) -> tuple[Note, ...]:
        """The notes of the user's: all but the generated pages."""
        return tuple(note for path, note in self.notes.items() if self.kinds[path] is not Kind.PAGE)

    @cached_property
    def sides(self) -> Mapping[str, str]:
        """The notes that count for another one, copies and merged ones, each with the path of that one."""
        of = {copy: self.merges.of.get(original, original) for copy, original in self.copies.of.items()}
        return {**of, **self.merges.of}

    def joined(self, note: Note) -> Note:
        """The note with what its copies, and what is merged into it, say more."""
        note = self.copies.joined(note)
        sides = (self.copies.joined(self.merged[path]) for path in self.merges.into(note.path))
        return with_merged(note, sides, self.spellings) if self.merges.into(note.path) else note

    def names(self) -> dict[str, str]:
        """The names with which pages link the notes; what stands in a copy is linked to the note itself."""
        names = link_names(self.kinds | dict.fromkeys(self.merged, Kind.PERSON))
        return names | {side: names[note] for side, note in self.sides.items()}

    def values(
        self, notes: Iterable[Note], references: References, logs: Mapping[str, Log]
    ) -> dict[Kind, list[Properties]]:
        """The values of notes that describe something, by kind."""
        found: dict[Kind, list[Properties]] = {kind: [] for kind in _RECORDS}
        for note in notes:
            values = Properties(note, self.spellings, references, log=logs[note.path], days=self.rules.days)
            found[self.kinds[note.path]].append(values)
        return found

    def with_present(self, evidence: Iterable[Evidence], references: References) -> tuple[Evidence, ...]:
        """What notes say, with whom the properties of dated notes name as present."""
        return tuple(
            structs.replace(one, present=present_people(Properties(one.note, self.spellings, references)))
            if one.day and (one.note.properties or one.note.fields)
            else one
            for one in evidence
        )

    def hidden(self, notes: Iterable[Note], private: frozenset[str]) -> Hidden:
        """What those of the notes hide that are private."""
        some = {note.path: note for note in notes}
        sides = {path: note for path, note in self.merged.items() if self.merges.of[path] in private & some.keys()}
        kinds = self.kinds | dict.fromkeys(sides, Kind.PERSON)
        return hidden_by(some | sides, kinds, (private & some.keys()) | sides.keys(), self.settings.spellings)

    def apply(self, ticks: Ticks) -> None:
        """Reads the notes as they stand once the pending lines are appended, with what their copies say more, and
        without the lines taken back."""
        lines: dict[str, list[Pending]] = {}
        for one in ticks.pending:
            lines.setdefault(one.path, []).append(one)
        for path, added in lines.items():
            self.notes[path] = with_own_format(with_lines(self.notes[path], added), self.rules.days)
        self.notes |= {path: self.joined(self.notes[path]) for path in {*self.sides.values()}}
        taken_back = {id: self.sides.get(path, path) for id, path in ticks.taken_back.items()}
        for path in set(taken_back.values()):
            log = self.notes[path].log
            kept = tuple(line for line in log if taken_back.get(line.id) != path)
            self.notes[path] = structs.replace(self.notes[path], log=kept)


def _path(one: Note | PageState | Pending) -> str:
    return one.path


def _source(one: EventRecord | Evidence | Person) -> str:
    """The path of the note from which something is told."""
    if isinstance(one, EventRecord):
        return one.event.path
    return one.note.path if isinstance(one, Evidence) else one.path


def _findings(
    vault: _Vault, records: Records, logs: Mapping[str, Log], references: References, today: date
) -> Iterator[Diagnostic]:
    for note in chain(vault.notes.values(), vault.templates):
        yield from note.diagnostics
    yield from of_all(logs.items(), itemgetter(0), lambda some: _of_logs(some, references, today, vault.rules.days))
    yield from vault.copies.findings()
    yield from vault.merges.findings
    yield from checks.page_folder(vault.kinds, vault.settings)
    yield from of_all(records.people.values(), attrgetter("path"), lambda some: tuple(duplicate_people(some)))
    spoken = (log for path, log in logs.items() if vault.kinds[path] is Kind.PERSON)
    yield from checks.unknown_kinds(spoken, vault.settings)
    yield from checks.undated_events(record.event for record in records.events)
    yield from checks.second_boundaries((note.path for note in vault.of(Kind.BOUNDARIES)), records.boundaries)
    yield from vault.formats.findings()
    yield from of_all(vault.theirs(), _path, lambda some: tuple(unread_days(some, vault.kinds, vault.rules.days)))
    yield from checks.foreign_status(references.findings)


def _of_logs(
    logs: Iterable[tuple[str, Log]], references: References, today: date, days: DayNames
) -> tuple[Diagnostic, ...]:
    return tuple(found for _, log in logs for found in checks.log_lines(log, references, today, days))


def _where(interactions: Mapping[str, tuple[Interaction, ...]], *, planned: bool) -> dict[str, tuple[Interaction, ...]]:
    found = {person: tuple(item for item in items if item.planned is planned) for person, items in interactions.items()}
    return {person: items for person, items in found.items() if items}
