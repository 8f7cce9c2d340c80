"""Note set: all notes of a vault, with what each is, what belongs together and what links mean: what every step of the
fold asks."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import compress, filterfalse
from operator import attrgetter
from typing import Any, TypeAlias, TypeVar

from msgspec.structs import replace

from vaultkit.index.aliases import by_mail, mails_in
from vaultkit.index.copies import find_copies
from vaultkit.index.day_names import Named, NamedColumns
from vaultkit.index.fact_tables import FactTables
from vaultkit.index.faults import of_all
from vaultkit.index.format_use import FormatUses, counted
from vaultkit.index.ground import ground_of, kinds_of_theirs, paths_by_kind
from vaultkit.index.kinds import RECORDS, Kinds, homes
from vaultkit.index.known_facts import KnownFacts
from vaultkit.index.link_meanings import LinkMeanings, When
from vaultkit.index.link_names import LinkNames, names_unlike_files
from vaultkit.index.logged_lines import LinesWithId, lines_with_id
from vaultkit.index.merges import find_merges, newest_merging, with_merged
from vaultkit.index.note_facts import FactReader, NoteFacts
from vaultkit.index.own_format import with_own_format
from vaultkit.index.private_names import hidden_by
from vaultkit.index.private_notes import PrivateNotes, private_answer, those_private
from vaultkit.index.properties import Spellings, ignores_mentions
from vaultkit.index.references import References
from vaultkit.index.resolver import Resolver
from vaultkit.index.ticks import Ticks
from vaultkit.model.diagnostic import Diagnostic
from vaultkit.model.hidden import Hidden
from vaultkit.model.index import FormatUse
from vaultkit.model.memory import Identities, Memory
from vaultkit.model.note import LogLine, Note
from vaultkit.model.note_rows import Question
from vaultkit.model.page import Pending
from vaultkit.model.record import Kind
from vaultkit.model.settings import Settings

_Value = TypeVar("_Value")
_FormatsTold: TypeAlias = tuple[tuple[FormatUse, ...], tuple[Diagnostic, ...]]
_THEIRS = tuple(kind for kind in Kind if kind is not Kind.PAGE)
_SHORT_SPANS = frozenset({"day", "week", "month"})
_PATH, _IS_TEMPLATE = attrgetter("path"), attrgetter("template")


class NoteSet:
    """The notes of one vault as of one day."""

    def __init__(self, notes: Iterable[Note], settings: Settings, today: date, memory: Memory) -> None:
        """What each note is, whose it is and what its name stands for."""
        self.settings, self.today, self._memory = settings, today, memory
        self.spellings = memory.once("spellings", lambda: Spellings(settings.spellings), settings.spellings)
        ordered = sorted(notes, key=_PATH)
        self.unread: tuple[Note, ...] = tuple(filter(_IS_TEMPLATE, ordered))
        read = list(filterfalse(_IS_TEMPLATE, ordered)) if self.unread else ordered
        every: dict[str, Note] = dict(zip(map(_PATH, read), read, strict=True))
        self.copies = find_copies(every, memory)
        apart = self.copies.of
        self.notes = {path: note for path, note in every.items() if path not in apart} if apart else every
        self._paths = memory.same("paths", tuple(self.notes))
        self.rules = self._rules()
        rules = self.rules
        asked = Question(name="facts", form=NoteFacts, make=FactReader(rules, settings).read, notes=(), early=settings)
        tables = memory.once("fact tables", FactTables, rules, settings)
        told = tables.of(memory.rows, self.notes, self.unread, lambda: (settings, rules.homes), asked)
        self._facts = KnownFacts(told, self.unread, memory)
        self.kinds: Mapping[str, Kind] = self._facts.part("kind")
        self.kinds_of_theirs = kinds_of_theirs("kinds of theirs", self.kinds, memory)
        self.templates = tuple(note for note in self.unread if self._facts.kind(note.path) in RECORDS)
        self._of: dict[tuple[Kind, ...], tuple[Note, ...]] = {}
        self.merged: Mapping[str, Note] = {}
        own = memory.each("own format", lambda note: with_own_format(note, rules.days), settings)
        with_own = self._facts.part("has_own_days")
        self._in_own = dict(zip(with_own, own.of([self.notes[path] for path in with_own]), strict=True))
        self.notes |= self._in_own
        self._as_read: Mapping[str, Note] = dict(self.notes)
        self._otherwise: dict[str, Note] = {}
        # What a user's link means must not change with what vaultkit writes, so no link leads to a generated page.
        self.titles = self._facts.titles(self._paths_of(Kind.PERSON))
        self.resolver = self._resolver()
        self.deciding = frozenset(self._facts.part("merging"))
        self.merges = find_merges(self._newest_merging(today), self.resolver, self.kinds_of_theirs)
        if self.merges.of:
            self.resolver = self._resolver(self.merges.of)
            self.merged = {path: self.notes.pop(path) for path in self.merges.of}
            left = {path: kind for path, kind in self.kinds.items() if path not in self.merged}
            self.kinds = memory.same("kinds of the rest", left)
            self.kinds_of_theirs = kinds_of_theirs("kinds of the rest of theirs", self.kinds, memory)
            self._of.clear()
            self.titles = {path: name for path, name in self.titles.items() if path not in self.merged}
        self.dated = memory.once("dated", self._dated, self.rules, self.kinds_of_theirs)

    def _rules(self) -> Kinds:
        """The rules by which notes are read; the same ones while the settings and the homes of people are."""
        own = self._memory.once("own rules", lambda: Kinds(self.settings), self.settings)
        paths = self._paths
        named = self._memory.once("homes", lambda: self._kept("homes", dict[str, str], paths, self._homes), paths)
        folders = own.homes_of_people(named, self.notes)
        return self._memory.once("rules", lambda: own.with_homes(folders), own, folders)

    def _homes(self) -> dict[str, str]:
        return homes(self._paths)

    def _kept(self, name: str, form: Any, of: object, make: Callable[[], _Value]) -> _Value:
        """What `make` gives of that alone, known from one process to the next."""
        return self._memory.rows.value(name, form, lambda: of, make)

    def _resolver(self, merged: Mapping[str, str] | None = None) -> Resolver:
        """What links mean among the notes; the same one while their names are the same."""
        if merged is None:
            self._aliases = self._facts.aliases(self.kinds_of_theirs, self.titles)
        paths, aliases = self._paths_of(*_THEIRS), self._aliases
        name = f"resolver{'' if merged is None else ' with merges'}"
        return self._memory.once(name, lambda: Resolver(paths, aliases, merged), paths, aliases, merged)

    def _dated(self) -> dict[str, Named]:
        """What the names of the dated notes stand for, by path."""
        formats, name = self.rules.days.formats, self.rules.days.note
        paths, made = self._paths_of(Kind.DATED), dict[str, Named]()

        def named() -> NamedColumns:
            made.update((path, one) for path in paths if (one := name(path)))
            return NamedColumns.of(made, formats)

        columns: NamedColumns = self._kept("dated", NamedColumns, (formats, paths), named)
        return made or columns.named(formats)

    def _newest_merging(self, today: date) -> Iterator[tuple[str, LogLine | None]]:
        """What the people's notes and their copies say last of whose they are, where they say it."""
        merging, sides = self._facts.part("merging"), self.copies.sides
        for path in [path for path in {**merging, **sides} if self.kinds_of_theirs.get(path) is Kind.PERSON]:
            whole = self.copies.joined(self.notes[path])
            yield path, newest_merging(whole.log if path in sides else merging[path], today)

    def all_with_ids(self, notes: Sequence[Note]) -> tuple[LinesWithId, ...]:
        """The lines with an id of those of the notes that have any, with what their sides say."""
        if self.sides:
            return tuple(filter(None, map(self._lines_with_id, notes)))
        return tuple(self._theirs("ids", lines_with_id).values())

    def _theirs(self, name: str, ask: Callable[[Note], Any]) -> Mapping[str, Any]:
        """A part of the facts of the user's notes, by path, as they are read now."""
        return self._facts.theirs(name, self.kinds_of_theirs, self._otherwise.values(), ask)

    def parts(self, name: str) -> Mapping[str, Any]:
        """A part of all notes as they are read now, by path, of those that have it."""
        return self._facts.parts(name, {**self._in_own, **self._otherwise}, self.merged)

    def private(self) -> PrivateNotes:
        """Which of the user's notes are private."""
        return those_private(self._theirs("private", lambda note: private_answer(note, self.settings.spellings)))

    def _lines_with_id(self, note: Note) -> LinesWithId | None:
        """The lines with an id of a note and of its sides; None where there are none."""
        whole, path = self.joined(note), note.path
        return self._facts.part("ids").get(path) if whole is self._as_read.get(path) else lines_with_id(whole)

    def format_uses(self) -> _FormatsTold:
        """How often each format matches, and the findings about that."""
        dated, formats = self.dated, self.settings.dated
        asked = self._paths_of(*counted(formats))

        def told() -> _FormatsTold:
            uses = FormatUses(formats, asked, dated)
            return uses.uses(), tuple(uses.findings())

        def kept() -> _FormatsTold:
            return self._kept("formats", _FormatsTold, (formats, asked, tuple(dated)), told)

        return self._memory.once("format uses", kept, formats, asked, dated)

    @cached_property
    def meanings(self) -> LinkMeanings:
        """What links mean, among them the days, weeks and months of the dated notes; longer spans say no day."""
        told = self._memory.once("told days", lambda: _told_days(self.dated), self.dated)
        of = (self.rules, told, self.kinds_of_theirs, self.merges.of)
        owners = self._memory.once("owners", lambda: self._owners(told), *of)
        return self._memory.once(
            "meanings",
            lambda: LinkMeanings(self.resolver, self.kinds_of_theirs, told, self.rules.days, owners),
            self.resolver,
            self.rules,
            self.kinds_of_theirs,
            told,
            owners,
        )

    def _owners(self, told: Iterable[str]) -> dict[str, str]:
        """The people in whose folders the notes at the paths stand."""
        if not self.rules.homes:
            return {}
        owners = of_all(told, str, lambda some: {path: self.rules.owner(self.notes[path]) for path in some})
        owners = {path: self.merges.of.get(owner, owner) for path, owner in owners.items()}
        return {path: owner for path, owner in owners.items() if self.kinds_of_theirs.get(owner) is Kind.PERSON}

    def of(self, *kinds: Kind) -> tuple[Note, ...]:
        """The notes of these kinds, by path."""
        found = self._of.get(kinds)
        if found is None:
            found = self._of[kinds] = tuple(map(self.notes.__getitem__, self._paths_of(*kinds)))
        return found

    def _paths_of(self, *kinds: Kind) -> tuple[str, ...]:
        """Those of the notes of these kinds, in order."""
        by_path = self.kinds if Kind.PAGE in kinds else self.kinds_of_theirs
        named = "paths without merged" if self.merged else "paths"

        def paths() -> tuple[str, ...]:
            if kinds == _THEIRS:
                return tuple(by_path)
            if len(kinds) == 1:
                return self._memory.once(f"{named} by kind", lambda: paths_by_kind(self.kinds), self.kinds)[kinds[0]]
            asked = frozenset(map(id, kinds))  # a kind is one value, and its own hash takes longer
            return tuple(compress(by_path, map(asked.__contains__, map(id, by_path.values()))))

        return self._memory.once(f"{named}: {' '.join(kinds)}", paths, by_path)

    def theirs(self) -> tuple[Note, ...]:
        """The notes of the user's: all but the generated pages."""
        return self.of(*_THEIRS)

    def paths_of_theirs(self) -> tuple[str, ...]:
        """Those of the user's notes, in order."""
        return self._paths_of(*_THEIRS)

    @cached_property
    def sides(self) -> Mapping[str, str]:
        """The notes that count for another one, copies and merged ones, each with the path of that one."""
        of = {copy: self.merges.of.get(original, original) for copy, original in self.copies.of.items()}
        return {**of, **self.merges.of}

    def joined(self, note: Note) -> Note:
        """The note with what its copies, and what is merged into it, say more."""
        if not self.sides:
            return note
        note = self.copies.joined(note)
        sides = (self.copies.joined(self.merged[path]) for path in self.merges.into(note.path))
        return with_merged(note, sides, self.spellings) if self.merges.into(note.path) else note

    @cached_property
    def told_at_sight(self) -> Callable[[Mapping[str, Note]], Mapping[str, Any]]:
        """What gives, of notes by path, the accounts of plain ones of which they are known without reading the note."""
        from vaultkit.index.plain_notes import PlainNotes  # most runs ask a note or two

        return PlainNotes(self._facts, self.kinds_of_theirs, self._aliases, self.merges.of).told_by

    def ground(self) -> object:
        """All on which depends, besides the note, what any of the notes says as of the day: the settings, what there is
        to be linked, and what each of that is. The very same one while it is equal."""
        named = self._aliases, self.merges.of, self._mails, self.rules.homes
        of = self.settings, self.today, self.kinds_of_theirs, self.ignoring, *named
        return self._memory.once("ground", lambda: ground_of(*of), *of)

    @cached_property
    def ignoring(self) -> frozenset[str]:
        """The people of whom a mention never counts."""
        kinds, spellings = self.kinds_of_theirs, self.spellings
        told = self._theirs(
            "ignores_mentions",
            lambda note: kinds[note.path] is Kind.PERSON and ignores_mentions(note, spellings),
        )
        return self._memory.once("ignoring", lambda: frozenset(told), told)

    def names(self) -> LinkNames:
        """The names with which pages link the notes; what stands in a copy is linked to the note itself."""
        kinds, sides = self.kinds, self.sides
        merged = dict.fromkeys(self.merged, Kind.PERSON)

        def others() -> dict[str, str]:
            return names_unlike_files({**kinds, **merged}, sides)

        def named() -> LinkNames:
            of = tuple(kinds), self._paths_of(Kind.PAGE), sides, tuple(merged)
            paths = {**kinds, **merged, **sides} if merged or sides else kinds
            return LinkNames(paths, self._kept("names", dict[str, str], of, others))

        return self._memory.once("names", named, kinds, sides, merged)

    def references(self) -> References:
        """What properties point to; without a finding yet."""
        spellings, kinds, mine = self.settings.spellings, self.kinds_of_theirs, self.settings.my_names

        def mails_of(note: Note) -> tuple[str, ...]:
            return mails_in(note, spellings) if kinds[note.path] is Kind.PERSON else ()

        given = self._theirs("mails", mails_of)
        self._mails = mails = self._memory.once("mails", lambda: by_mail(given), given)
        of = (self.resolver, kinds, mine, mails)
        found = self._memory.once("references", lambda: References(self.resolver, kinds, mine, mails), *of)
        found.findings = []
        return found

    def hidden(self, notes: Sequence[Note], private: frozenset[str]) -> Hidden:
        """What those of the notes hide that are private."""
        some = self.notes if len(notes) == len(self.notes) else {note.path: note for note in notes}
        sides = {path: note for path, note in self.merged.items() if self.merges.of[path] in private & some.keys()}
        kinds, spellings = self.kinds, self.settings.spellings
        these = tuple(sorted((private & some.keys()) | sides.keys()))
        every = {**some, **sides}

        def made() -> Hidden:
            return hidden_by(every, {**kinds, **dict.fromkeys(sides, Kind.PERSON)}, frozenset(these), spellings)

        of = Identities(every[path] for path in these), kinds, tuple(sides), len(some), spellings
        return self._memory.once("hidden", made, *of)

    def apply(self, ticks: Ticks) -> None:
        """Reads the notes as they stand once the pending lines are appended, with what their copies say more, and
        without the lines taken back."""
        lines: dict[str, list[Pending]] = {}
        for one in ticks.pending:
            lines.setdefault(one.path, []).append(one)
        for path, added in lines.items():
            from vaultkit.syntax.coming_lines import with_lines  # few runs find a tick

            self._read_as(with_own_format(with_lines(self.notes[path], added), self.rules.days))
        for path in {*self.sides.values()}:
            self._read_as(self.joined(self.notes[path]))
        taken_back = {id: self.sides.get(path, path) for id, path in ticks.taken_back.items()}
        for path in set(taken_back.values()):
            log = self.notes[path].log
            kept = tuple(line for line in log if taken_back.get(line.id) != path)
            self._read_as(replace(self.notes[path], log=kept))

    def _read_as(self, note: Note) -> None:
        """Has a note be read in another way than it was."""
        if note is not self.notes[note.path]:
            self.notes[note.path] = self._otherwise[note.path] = note
            self._of.clear()


def _told_days(dated: Mapping[str, Named]) -> dict[str, When]:
    return {path: (one.span, one.day) for path, one in dated.items() if one.span in _SHORT_SPANS}
