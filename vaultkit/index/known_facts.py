"""Known facts: the facts of the notes of one vault, each part of them as one table by path, which stays the very same
one while it says the same."""

from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import Any

from vaultkit.index.faults import of_all
from vaultkit.model.memory import Identities, Memory
from vaultkit.model.names import stem
from vaultkit.model.note import Note
from vaultkit.model.record import Kind


class KnownFacts:
    """The facts of the notes of one vault."""

    def __init__(self, tables: Mapping[str, Mapping[str, Any]], unread: Iterable[Note], memory: Memory) -> None:
        """As these tables say them, by the name of the part; those of the notes that are not read count for nothing."""
        self._tables, self._unread, self._memory = tables, frozenset(note.path for note in unread), memory

    def part(self, name: str) -> Mapping[str, Any]:
        """A part of the facts, of those notes that are read and have it."""
        table, unread = self._tables[name], self._unread
        if unread.isdisjoint(table):
            return table
        read = {path: said for path, said in table.items() if path not in unread}
        return self._memory.same(f"facts: {name}", read)

    def kind(self, path: str) -> Kind:
        """What the note at that path is, also one that is not read."""
        kind: Kind = self._tables["kind"][path]
        return kind

    def theirs(
        self, name: str, kinds: Mapping[str, Kind], others: Iterable[Note], ask: Callable[[Note], Any]
    ) -> Mapping[str, Any]:
        """The same of the user's notes, those of the `kinds`, by path; `others`, which are read in another way
        than they were parsed, are asked anew."""
        told = self.part(name)
        mine = (note for note in others if note.path in kinds)
        asked = of_all(mine, attrgetter("path"), lambda some: {note.path: ask(note) for note in some})

        def theirs() -> dict[str, Any]:
            now = {**told, **asked}
            return {path: now[path] for path in sorted(now) if now[path] and path in kinds}

        return self._memory.once(f"their {name}", theirs, told, kinds, asked)

    def parts(self, name: str, others: Mapping[str, Note], without: Iterable[str]) -> Mapping[str, Any]:
        """A part of the notes themselves, by path, of those that have it, but `without` some; `others`, by path, are
        read in another way than they were parsed."""
        told, less = self.part(name), frozenset(without)
        if not others and less.isdisjoint(told):
            return told

        def parts() -> dict[str, Any]:
            now = {**told, **{path: getattr(note, name) for path, note in others.items()}}
            return {path: now[path] for path in sorted(now) if now[path] and path not in less}

        of = told, Identities(others.values()), less
        return self._memory.same(f"{name} of notes", self._memory.once(f"{name} of all notes", parts, *of))

    def titles(self, people: Iterable[str]) -> Mapping[str, str]:
        """The names under which the people at the paths are shown, where they are not those of their notes."""
        told = self.part("title")

        def titles() -> dict[str, str]:
            named = ((path, told.get(path, "")) for path in people)
            return {path: name for path, name in named if name != stem(path)}

        return self._memory.once("titles", titles, told, people)

    def aliases(self, kinds: Mapping[str, Kind], titles: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
        """The further names by which the user's notes, those of the `kinds`, are called, those under which people are
        shown among them."""
        told = self.part("aliases")

        def aliases() -> dict[str, tuple[str, ...]]:
            found = {path: names for path, names in told.items() if path in kinds}
            return found | {path: (*found.get(path, ()), name) for path, name in titles.items()}

        return self._memory.once("aliases", aliases, told, kinds, titles)
