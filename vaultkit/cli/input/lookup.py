"""Lookup: what a person typed into the one note that is meant, the same for every command; of several the one that is
chosen at a terminal, elsewhere an error that names them."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TypeAlias, TypeVar

from vaultkit.cli.errors import UnknownName
from vaultkit.cli.input.name_search import Candidate, Match, NameSearch
from vaultkit.cli.input.prompt import choose, on_terminal
from vaultkit.cli.output.text import in_shell
from vaultkit.cli.session import shared_session
from vaultkit.measures.hidden_names import found_whole_only, names_without_note
from vaultkit.model.index import Index
from vaultkit.model.record import Event, Goal, Group, Person
from vaultkit.syntax.inert import abridged, terminal

Record: TypeAlias = Person | Event | Group | Goal
AnyRecord = TypeVar("AnyRecord", Person, Event, Group, Goal, Record)


class NameBook:
    """Everybody and everything in an index that can be asked for by a name."""

    def __init__(self, index: Index) -> None:
        """Nothing is put in order before it is needed."""
        self.index = index
        self.others: tuple[Record, ...] = (*index.events, *index.groups, *index.goals)

    @cached_property
    def people(self) -> NameSearch:
        """The people."""
        return NameSearch(candidates_of(self.index.people, self.index))

    @cached_property
    def no_people(self) -> NameSearch:
        """The events, groups and goals."""
        return NameSearch(candidates_of(self.others, self.index))

    @cached_property
    def all(self) -> NameSearch:
        """People, events, groups and goals."""
        return NameSearch(candidates_of((*self.index.people, *self.others), self.index))


def look_up(typed: str, candidates: Iterable[Candidate], *, near: bool = True) -> Match:
    """The notes that the typed text means, as NameSearch finds them."""
    return NameSearch(candidates).find(typed, near=near)


def find_record(typed: str, index: Index) -> Record:
    """The person, event, group or goal that is meant; raises as `one_of` does."""
    records: tuple[Record, ...] = (*index.people, *index.events, *index.groups, *index.goals)
    return one_of(typed, records, index)


def one_of(typed: str, records: Sequence[AnyRecord], index: Index) -> AnyRecord:
    """The one of these records of the index that the typed text means; of several, on a terminal, the one that is
    chosen.

    Raises UnknownName when there is none, with names near it, and elsewhere when there are several, with all of
    them."""
    match = look_up(typed, candidates_of(records, index))
    if not match.paths:
        raise UnknownName(f"{unknown(typed, match.near, 'nothing')}{linked_only(typed, index)}")
    return the_one(typed, [record for record in records if record.path in match.paths])


def the_one(typed: str, fitting: Sequence[AnyRecord]) -> AnyRecord:
    """The one of the records, each of which the typed text fits, that is meant; raises as `one_of` does."""
    if len(fitting) == 1:
        return fitting[0]
    every = sorted(fitting, key=lambda record: record.path)
    if not on_terminal():
        raise UnknownName(unclear(typed, every))
    asked = "Who" if all(isinstance(record, Person) for record in every) else "Which one"
    shown = [f"{terminal(record.name)} · {terminal(record.path)}" for record in every]
    return every[choose(f"{asked} is {terminal(typed)!r}?", shown)]


def unclear(typed: str, fitting: Sequence[Record]) -> str:
    """What to say of a name that fits several notes."""
    return unclear_paths(typed, [record.path for record in fitting])


def unclear_paths(typed: str, paths: Iterable[str]) -> str:
    """The same, of notes by their paths."""
    listed = "".join(f"\n  {terminal(path)}" for path in paths)
    return f"{terminal(typed)!r} may be any of these; write more of the name, or the path:{listed}"


def unknown(typed: str, near: Sequence[str], nobody: str) -> str:
    """What to say of a name that no note has."""
    names = f" Near it: {', '.join(terminal(name) for name in near)}." if near else ""
    return f"{nobody} is called {abridged(terminal(typed))!r}.{names}"


def linked_name(typed: str, index: Index) -> str:
    """The one name without a note that the text means, as public notes link it; "" for none, and for several."""
    found = NameSearch(Candidate(path=name, name=name) for name in names_without_note(index))
    paths = found.whole(typed) or found.by_words(typed)
    return paths[0] if len(paths) == 1 else ""


def linked_only(typed: str, index: Index) -> str:
    """What to say of a name that notes link to and that has none, "" of any other."""
    name = linked_name(typed, index)
    if not name:
        return ""
    return f" {terminal(name)} is linked, without a note: vaultkit new person {in_shell(name)}"


def candidates_of(records: Iterable[Record], index: Index) -> tuple[Candidate, ...]:
    """Records of the index as what can be looked up."""
    private = found_whole_only(index)
    merged: dict[str, list[str]] = {}
    for path, into in index.merged.items():
        merged.setdefault(into, []).extend((path, path.removesuffix(".md")))
    return tuple(
        Candidate(
            path=record.path,
            name=record.name,
            aliases=(*_aliases(record), *merged.get(record.path, ())),
            hidden=record.path in private,
        )
        for record in records
        if shared_session() is None or record.path not in private
    )


def _aliases(record: Record) -> tuple[str, ...]:
    return record.aliases if isinstance(record, Person | Group) else ()
