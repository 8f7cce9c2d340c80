"""All told: what the notes, events and properties of one vault tell together of contact and promises, by person, and
what else they say that is brought together."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, compress
from operator import attrgetter, not_
from types import MappingProxyType
from typing import Any, TypeAlias, cast

from vaultkit.index.accounts import AccountReader
from vaultkit.index.faults import of_all
from vaultkit.index.interactions import gathered
from vaultkit.index.note_set import NoteSet
from vaultkit.index.page_tasks import own_tasks
from vaultkit.index.promises import promises_to
from vaultkit.index.records import Records
from vaultkit.index.unknown_names import unknown_names
from vaultkit.model.accounts import BY_EVENT, BY_NOTE, BY_PAGE, BY_PERSON, Account, EventRecord, path_of
from vaultkit.model.diagnostic import Diagnostic
from vaultkit.model.grouped import Grouped, LeftGroup, Sources
from vaultkit.model.lazy import LazySequence
from vaultkit.model.location import Location
from vaultkit.model.memory import Identities, Memory
from vaultkit.model.note_rows import Asking, LeftFold
from vaultkit.model.record import Kind, Person

_Row: TypeAlias = Mapping[str, Any]
_NOTHING: _Row = MappingProxyType({})
_PATH, _TOLD, _PROMISES = attrgetter("path"), attrgetter("told"), attrgetter("promises")


class AllTold:
    """What is told in one vault; of what an earlier process left only the notes that say something else are asked, and
    those that tell of the same people."""

    def __init__(
        self,
        vault: NoteSet,
        records: Records,
        reader: AccountReader,
        told_of: Asking,
        left: LeftFold | None,
        memory: Memory,
    ) -> None:
        """`told_of` is what the reader reads of a note, `left` what an earlier process left."""
        settings, references, interactions = vault.settings, reader.references, reader.interactions
        self._context = (vault.meanings, references, interactions, reader.logs)
        self._memory, self._groups, self._left = memory, dict[str, Grouped[str, str, Any, Any]](), left
        self._vault, self._told_of, self._accounts = vault, told_of, dict[str, Account]()
        self._asked_last: tuple[Sequence[str], Sequence[Account]] = (), ()
        self._notes = notes = vault.theirs()
        by_note = {BY_NOTE: vault.kinds_of_theirs}
        self._by_note = memory.once("places of notes", lambda: Sources(by_note), vault.kinds_of_theirs)
        self.findings: Mapping[str, tuple[Diagnostic, ...]] = self._of_each("findings")
        self.words: Mapping[str, tuple[tuple[str, Location], ...]] = self._of_each("words")
        self.backlinks = self._of_notes("backlinks", _asked_later)
        unresolved = self._of_notes("unresolved", _chained)
        self.unknown = memory.once(
            "unknown",
            lambda: unknown_names(unresolved, records.events, settings.my_names),
            Identities((unresolved, *records.events)),
            settings,
        )
        events = {record.event.path: record for record in records.events}
        recorded: dict[str, Mapping[str, EventRecord | Person]] = {BY_EVENT: events, BY_PERSON: records.people}

        def told_by(some: Sequence[str]) -> Iterable[_Row]:
            are_notes = [source[0] == BY_NOTE for source in some]
            noted = map(_TOLD, self._asked(list(compress(some, are_notes))))
            read_of = iter(of_all(compress(some, map(not_, are_notes)), path_of, read))
            return [next(noted if is_note else read_of) for is_note in are_notes]

        def read(records: Sequence[str]) -> list[_Row]:
            return [interactions.told_by(recorded[source[0]][path_of(source)]) for source in records]

        every = memory.same("places of records and notes", Sources({**recorded, **by_note}))
        marks: Sequence[object] = (*events.values(), *records.people.values(), *notes)
        people = self._together("people", _gathered, every, marks, told_by)
        self._people, self._gathered = tuple(people), tuple(people.values())
        own = memory.each("own tasks", own_tasks)
        written = tuple(filter(None, of_all(vault.of(Kind.PAGE), _PATH, own.of)))
        on_pages = of_all(written, _PATH, memory.each("promises on pages", reader.promises_on_page, *self._context).of)
        taken = zip(written, references.taken(on_pages), strict=True)
        by_page: dict[str, _Row] = {page.path: promises for page, promises in taken}

        def promised_by(some: Sequence[str]) -> Iterable[_Row]:
            are_pages = [source[0] == BY_PAGE for source in some]
            noted = map(_PROMISES, self._asked(list(compress(some, map(not_, are_pages)))))
            return [
                by_page[path_of(source)] if is_page else next(noted)
                for source, is_page in zip(some, are_pages, strict=True)
            ]

        every, marks = Sources({**by_note, BY_PAGE: by_page}), (*notes, *by_page.values())
        self.promises = self._together("promises", _promised, every, marks, promised_by)
        self.history = self._of_people("history")
        memory.rows.tell(vault.ground, self._groups, self.history)

    def _together(
        self,
        name: str,
        combine: Callable[[Any, Sequence[Any]], Any],
        every: Sequence[str],
        marks: Sequence[object],
        rows: Callable[[Sequence[str]], Iterable[_Row]],
    ) -> Mapping[str, Any]:
        """What the sources tell together, by key; `rows` gives what some of them tell."""

        def left() -> LeftGroup[str, str, Any] | None:
            return self._left.group(name) if self._left else None

        group = self._groups[name] = self._memory.grouped(f"told: {name}", combine)
        return group.of(every, marks, rows, left, self._context)

    def _of_notes(self, part: str, combine: Callable[[Any, Sequence[Any]], Any]) -> Mapping[str, Any]:
        """What the notes tell together in one part of their accounts."""
        asked = attrgetter(part)
        return self._together(part, combine, self._by_note, self._notes, lambda some: map(asked, self._asked(some)))

    def _of_each(self, part: str) -> Mapping[str, Any]:
        """What each of the notes says by itself, by its path."""
        asked = attrgetter(part)

        def rows(some: Sequence[str]) -> Iterable[_Row]:
            told = map(asked, self._asked(some))
            return [{path_of(source): one} if one else _NOTHING for source, one in zip(some, told, strict=True)]

        return self._together(part, _alone, self._by_note, self._notes, rows)

    def _asked(self, some: Sequence[str]) -> Sequence[Account]:
        """The accounts of the notes that are these sources, which mostly are those that were asked for last."""
        if some != self._asked_last[0]:
            known, notes = self._accounts, self._vault.notes
            if lacking := [source for source in some if source not in known]:
                asked = map(notes.__getitem__, map(path_of, lacking))
                known |= zip(lacking, of_all(asked, _PATH, self._told_of.of_all), strict=True)
            self._asked_last = some, list(map(known.__getitem__, some))
        return self._asked_last[1]

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
