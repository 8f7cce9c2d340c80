"""Lookup: what a person typed into the one note that is meant, the same for every command; of several the one that is
chosen at a terminal, elsewhere an error that names them."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import TypeAlias, TypeVar

from vaultkit.cli.errors import UnknownName
from vaultkit.cli.input.name_search import Match, NameSearch
from vaultkit.cli.input.prompt import choose, on_terminal
from vaultkit.cli.output.text import in_shell
from vaultkit.cli.session import Session, shared_session
from vaultkit.measures import candidates
from vaultkit.measures.candidates import all_candidates
from vaultkit.measures.hidden_names import names_without_note
from vaultkit.model.candidate import Candidate, Candidates
from vaultkit.model.index import Index
from vaultkit.model.record import Event, Goal, Group, Kind, Person
from vaultkit.syntax.inert import abridged, terminal

Record: TypeAlias = Person | Event | Group | Goal
AnyRecord = TypeVar("AnyRecord", Person, Event, Group, Goal, Record)
_Found = TypeVar("_Found", bound=Record | Candidate)


class NameBook:
    """Everybody and everything that can be asked for by a name."""

    def __init__(self, every: Candidates, whole: Callable[[], Index]) -> None:
        """Nothing is put in order before it is needed; `whole` gives the index, for what the names do not tell."""
        self.every = every
        self._whole = whole

    @cached_property
    def index(self) -> Index:
        """All that the notes say."""
        return self._whole()

    @cached_property
    def people(self) -> NameSearch:
        """The people."""
        return NameSearch(self.every.people)

    @cached_property
    def no_people(self) -> NameSearch:
        """The events, groups and goals."""
        return NameSearch(self.every.others)

    @cached_property
    def all(self) -> NameSearch:
        """People, events, groups and goals."""
        return NameSearch((*self.every.people, *self.every.others))


def book_of(index: Index) -> NameBook:
    """Everybody and everything in the index that the caller may ask for."""
    return NameBook(for_caller(all_candidates(index)), lambda: index)


def name_book(session: Session, today: date) -> NameBook:
    """Everybody and everything in the vault on that day that the caller may ask for; the index is made only where it is
    needed."""
    return NameBook(for_caller(session.candidates(today)), lambda: session.index(today))


def for_caller(every: Candidates) -> Candidates:
    """Those whom the caller may ask for: a person who types the command for all, others for nothing that is private."""
    if shared_session() is None:
        return every
    return Candidates(people=_public(every.people), others=_public(every.others), joined=every.joined)


def _public(some: Iterable[Candidate]) -> tuple[Candidate, ...]:
    return tuple(one for one in some if not one.hidden)


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


def the_one(typed: str, fitting: Sequence[_Found]) -> _Found:
    """The one of the records, each of which the typed text fits, that is meant; raises as `one_of` does."""
    if len(fitting) == 1:
        return fitting[0]
    every = sorted(fitting, key=lambda record: record.path)
    if not on_terminal():
        raise UnknownName(unclear(typed, every))
    asked = "Who" if all(map(_is_person, every)) else "Which one"
    shown = [f"{terminal(record.name)} · {terminal(record.path)}" for record in every]
    return every[choose(f"{asked} is {terminal(typed)!r}?", shown)]


def _is_person(one: Record | Candidate) -> bool:
    return one.kind is Kind.PERSON if isinstance(one, Candidate) else isinstance(one, Person)


def unclear(typed: str, fitting: Sequence[Record | Candidate]) -> str:
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
    """Those records of the index for which the caller may ask, as what can be looked up."""
    every = candidates.candidates_of(records, index)
    return every if shared_session() is None else _public(every)
