"""All told: what the notes, events and properties of one vault tell together of contact and promises, by person, and
what else they say that is brought together."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import Any, TypeAlias, cast

from vaultkit.index.accounts import AccountReader
from vaultkit.index.faults import of_all
from vaultkit.index.interactions import gathered
from vaultkit.index.note_set import NoteSet
from vaultkit.index.page_tasks import own_tasks
from vaultkit.index.promises import promises_to
from vaultkit.index.records import Records
from vaultkit.index.unknown_names import unknown_names
from vaultkit.model.accounts import BY_EVENT, BY_NOTE, BY_PAGE, BY_PERSON, Account, EventRecord
from vaultkit.model.diagnostic import Diagnostic
from vaultkit.model.grouped import Grouped, LeftGroup
from vaultkit.model.lazy import LazySequence
from vaultkit.model.location import Location
from vaultkit.model.memory import Identities, Memory
from vaultkit.model.note import Note
from vaultkit.model.note_rows import LeftFold
from vaultkit.model.record import Kind, Person

_Row: TypeAlias = Mapping[str, Any]
_PATH = attrgetter("path")


class AllTold:
    """What is told in one vault; of what an earlier process left only the notes that say something else are asked, and
    those that tell of the same people."""

    def __init__(
        self,
        vault: NoteSet,
        records: Records,
        reader: AccountReader,
        told_of: Callable[[Note], Account],
        left: LeftFold | None,
        memory: Memory,
    ) -> None:
        """`told_of` is what the reader reads of a note, `left` what an earlier process left."""
        settings, references, interactions = vault.settings, reader.references, reader.interactions
        self._context = (vault.meanings, references, interactions, reader.logs)
        self._memory, self._groups, self._left = memory, dict[str, Grouped[str, str, Any, Any]](), left
        self._vault, self._told_of, self._accounts = vault, told_of, dict[str, Account]()
        paths, notes = vault.paths_of_theirs(), vault.theirs()
        by_note = memory.once("places of notes", lambda: tuple([BY_NOTE + path for path in paths]), paths)

        def told(name: str, combine: Callable[[Any, Sequence[Any]], Any], part: Callable[[Account], _Row]) -> _Row:
            return self._together(name, combine, by_note, notes, lambda source: part(self._account(source)))

        self.findings: Mapping[str, tuple[Diagnostic, ...]] = self._by_note(by_note, notes, "findings")
        self.words: Mapping[str, tuple[tuple[str, Location], ...]] = self._by_note(by_note, notes, "words")
        self.backlinks = told("backlinks", _asked_later, attrgetter("backlinks"))
        unresolved = told("unresolved", _chained, attrgetter("unresolved"))
        self.unknown = memory.once(
            "unknown",
            lambda: unknown_names(unresolved, records.events, settings.my_names),
            Identities((unresolved, *records.events)),
            settings,
        )
        events = {BY_EVENT + record.event.path: record for record in records.events}
        persons = {BY_PERSON + path: person for path, person in records.people.items()}
        recorded: dict[str, EventRecord | Person] = {**events, **persons}

        def told_by(source: str) -> _Row:
            record = recorded.get(source)
            return self._account(source).told if record is None else interactions.told_by(record)

        every = memory.same("places of records and notes", (*recorded, *by_note))
        people = self._together("people", _gathered, every, (*recorded.values(), *notes), told_by)
        self._people, self._gathered = tuple(people), tuple(people.values())
        own = memory.each("own tasks", own_tasks)
        written = tuple(filter(None, of_all(vault.of(Kind.PAGE), _PATH, own.of)))
        on_pages = of_all(written, _PATH, memory.each("promises on pages", reader.promises_on_page, *self._context).of)
        taken = zip(written, references.taken(on_pages), strict=True)
        by_page: dict[str, _Row] = {BY_PAGE + page.path: promises for page, promises in taken}

        def promised_by(source: str) -> _Row:
            on_page = by_page.get(source)
            return self._account(source).promises if on_page is None else on_page

        every, marks = (*by_note, *by_page), (*notes, *by_page.values())
        self.promises = self._together("promises", _promised, every, marks, promised_by)
        self.history = self._of_people("history")
        memory.rows.tell(vault.ground, self._groups, self.history)

    def _together(
        self,
        name: str,
        combine: Callable[[Any, Sequence[Any]], Any],
        every: Sequence[str],
        marks: Sequence[object],
        row: Callable[[str], _Row],
    ) -> Mapping[str, Any]:
        """What the sources tell together, by key; `row` is what one tells."""

        def rows(some: Sequence[str]) -> Iterable[_Row]:
            return of_all(some, path_of, lambda these: list(map(row, these)))

        def left() -> LeftGroup[str, str, Any] | None:
            return self._left.group(name) if self._left else None

        group = self._groups[name] = self._memory.grouped(f"told: {name}", combine)
        return group.of(every, marks, rows, left, self._context)

    def _by_note(self, every: Sequence[str], notes: Sequence[Note], part: str) -> Mapping[str, Any]:
        """What each of the notes says by itself, by its path."""
        asked = attrgetter(part)

        def row(source: str) -> _Row:
            told = asked(self._account(source))
            return {path_of(source): told} if told else {}

        return self._together(part, _alone, every, notes, row)

    def _account(self, source: str) -> Account:
        """What the note tells that is this source."""
        known = self._accounts.get(source)
        if known is None:
            known = self._accounts[source] = self._told_of(self._vault.notes[path_of(source)])
        return known

    @property
    def planned(self) -> Mapping[str, Any]:
        """What lies after the day, by person."""
        return self._of_people("planned")

    @property
    def uncounted(self) -> Mapping[str, Any]:
        """What does not count, by person."""
        return self._of_people("uncounted")

    def _of_people(self, part: str) -> Mapping[str, Any]:
        """A part of what is told of each person, by path, of those that have it."""
        return self._memory.table(part, attrgetter(part)).of(self._people, self._gathered)


def path_of(source: str) -> str:
    """The path of the note that is a source, or of which it was made."""
    return source[1:]


def _gathered(_: str, parts: Sequence[Any]) -> Any:
    return gathered(parts)


def _promised(_: str, parts: Sequence[Any]) -> Any:
    return promises_to(parts)


def _alone(_: str, parts: Sequence[Any]) -> Any:
    return parts[0]


def _chained(_: str, parts: Sequence[tuple[Location, ...]]) -> tuple[Location, ...]:
    return tuple(chain.from_iterable(parts))


def _asked_later(_: str, parts: Sequence[tuple[Location, ...]]) -> tuple[Location, ...]:
    """What equals the same, and is read when it is asked for: few ask after the places at which somebody is linked."""
    return cast("tuple[Location, ...]", LazySequence(lambda: tuple(chain.from_iterable(parts))))
