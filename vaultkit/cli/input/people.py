"""People: the names that a person typed into the people who are meant: everybody or nobody, so that nothing is written
on a guess."""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from vaultkit.cli.errors import UnknownName
from vaultkit.cli.input.lookup import NameBook, book_of, linked_name, linked_only, the_one, unclear, unknown
from vaultkit.cli.input.name_search import Match
from vaultkit.cli.input.prompt import on_terminal
from vaultkit.cli.input.split_names import split_names
from vaultkit.cli.output.text import in_shell
from vaultkit.model.candidate import Candidate
from vaultkit.model.index import Index
from vaultkit.model.names import fold
from vaultkit.model.record import Kind, Person
from vaultkit.syntax.inert import terminal
from vaultkit.syntax.nearest import closest


class NameMatch(Struct, frozen=True, kw_only=True):
    """One typed name: the people that it may mean, the names near it when it means nobody, the other kind of note
    that it means instead, and the name without a note that notes link to."""

    typed: str
    people: tuple[Candidate, ...] = ()
    near: tuple[str, ...] = ()
    other: Candidate | None = None
    linked: str = ""


class NamedPeople(Struct, frozen=True, kw_only=True):
    """The people who are meant, in the order in which they were named; `missing` are names to make notes for, and
    `remarks` say whom a name was taken for where that is not plain."""

    people: tuple[Candidate, ...] = ()
    missing: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def find_people(typed: str | Sequence[str], book: NameBook, *, make: bool = False, flag: str = "") -> NamedPeople:
    """Everybody who is named, in one text or in one for each; with `make`, which `flag` asks for, names that nobody has
    are `missing` instead of a mistake.

    A name that several have means the one who is clearly the most often seen with the others; else, on a terminal, the
    person is asked. Raises UnknownName, with all that is unclear in one message."""
    names = split_names(typed, lambda name: _is_name(name, book)) if isinstance(typed, str) else typed
    every = [match_name(name, book) for name in names]
    if not every:
        raise UnknownName("no name was given.")
    settled, remarks = _settled(every, book)
    missing = tuple(one.typed for one in settled if make and _is_missing(one))
    faults = [_fault(one, make=make, flag=flag) for one in settled if len(one.people) != 1 and one.typed not in missing]
    open_names = [one for one in settled if len(one.people) > 1]
    if faults and not (len(faults) == len(open_names) and on_terminal()):
        raise UnknownName("\n".join(faults))
    chosen = (the_one(one.typed, one.people) for one in settled if one.people)
    people = {person.path: person for person in chosen}
    return NamedPeople(people=tuple(people.values()), missing=missing, remarks=remarks)


def find_person(typed: str, index: Index, *, writes: bool = False) -> Person:
    """The one person who is meant; the whole text is one name. A command that `writes` also says how to make a note.

    Raises UnknownName."""
    one = match_name(typed, book_of(index))
    if one.people:
        return _person(the_one(typed, one.people), index)
    if writes:
        raise UnknownName(_fault(one))
    raise UnknownName(
        _shown(one.other) if one.other else f"{unknown(typed, one.near, 'nothing')}{linked_only(typed, index)}"
    )


def match_name(typed: str, book: NameBook) -> NameMatch:
    """What one typed name may mean; people come first, unless another note has exactly that name."""
    people = book.people.find(typed)
    others = Match() if people.whole else book.no_people.find(typed, near=False)
    if others.paths and (others.whole or not people.paths):
        return NameMatch(typed=typed, other=next(one for one in book.every.others if one.path == others.paths[0]))
    found = tuple(one for one in book.every.people if one.path in people.paths)
    linked = "" if found else linked_name(typed, book.index)
    return NameMatch(typed=typed, people=found, near=people.near, linked=linked)


def _is_name(typed: str, book: NameBook) -> bool:
    return bool(book.people.whole(typed) or book.no_people.whole(typed))


def _person(one: Candidate, index: Index) -> Person:
    return next(person for person in index.people if person.path == one.path)


def _settled(every: Iterable[NameMatch], book: NameBook) -> tuple[list[NameMatch], tuple[str, ...]]:
    """The names, those that several have settled by whom the others are seen with, one after the other."""
    settled, remarks = list(every), []
    for number, one in enumerate(settled):
        known = [other.people[0] for other in settled if len(other.people) == 1]
        if person := _likeliest(one, known, book) if known and len(one.people) > 1 else None:
            settled[number] = replace(one, people=(person,))
            company = " and ".join(terminal(other.name) for other in known)
            remarks.append(f"{terminal(one.typed)} is taken for {terminal(person.name)}, who is seen with {company}.")
    return settled, tuple(remarks)


def _likeliest(one: NameMatch, known: Sequence[Candidate], book: NameBook) -> Candidate | None:
    """The one of those who may be meant who is clearly the most often seen with the others."""
    from vaultkit.measures.likeliest_person import likeliest  # few names are unclear

    some = [_person(person, book.index) for person in one.people]
    person = likeliest(book.index, some, [_person(other, book.index) for other in known])
    return next((other for other in one.people if person and other.path == person.path), None)


def _is_missing(one: NameMatch) -> bool:
    is_linked_otherwise = bool(one.linked) and fold(one.linked) != fold(one.typed)
    return not one.people and one.other is None and not closest(one.typed, one.near) and not is_linked_otherwise


def _fault(one: NameMatch, *, make: bool = False, flag: str = "") -> str:
    if len(one.people) > 1:
        return unclear(one.typed, one.people)
    if one.other:
        return f"{_not_a_person(one.other)}{_attended(one.other)}"
    by_hand = f"vaultkit new person {in_shell(one.linked or one.typed)}"
    if make and not one.linked:
        return f"{terminal(one.typed)!r} is nearly {terminal(one.near[0])}; if it is somebody else: {by_hand} --force"
    also = f", or add {flag}" if flag and _is_missing(one) else ""
    if one.linked:
        return f"{unknown(one.typed, (), 'nobody')} {terminal(one.linked)} is linked, without a note: {by_hand}{also}"
    return f"{unknown(one.typed, one.near, 'nobody')} For a note of their own: {by_hand}{also}"


def _not_a_person(record: Candidate) -> str:
    kind = {Kind.EVENT: "an event", Kind.GROUP: "a group"}.get(record.kind, "a goal")
    return f"{terminal(record.name)} is {kind}, not a person."


def _shown(record: Candidate) -> str:
    return f"{_not_a_person(record)} What is known about it: vaultkit show {in_shell(record.name)}"


def _attended(record: Candidate) -> str:
    if record.kind is Kind.GOAL:
        return ""
    return f" To say that you went: vaultkit decide {in_shell(record.name)} attended"
