"""Note lookup: what a person typed into the path of any note: a record as every command finds it, a page by its name
or as the week, the month or the like, and any other note by its name or path."""

from collections.abc import Iterator

from vaultkit.cli.errors import UnknownName
from vaultkit.cli.input.lookup import NameBook, Record, look_up, the_one, unknown
from vaultkit.measures.hidden_names import found_whole_only
from vaultkit.model.candidate import Candidate
from vaultkit.model.index import Index
from vaultkit.model.names import fold, stem
from vaultkit.model.period import SPANS, period_of
from vaultkit.model.record import Kind
from vaultkit.syntax.inert import terminal

_MOST = 12


def find_path(typed: str, book: NameBook) -> str:
    """The path of the note or page that is meant.

    Raises UnknownName when there is none, or when there are several and nobody can be asked."""
    records = (*book.every.people, *book.every.others)
    whole = book.all.whole(typed) if typed.strip() else ()
    if whole:
        return the_one(typed, [record for record in records if record.path in whole]).path
    index, of_records = book.index, book.all.find(typed)
    others = tuple(_others(index))
    match = look_up(_page_name(typed, index), others)
    if match.whole and len(match.paths) == 1:
        return match.paths[0]
    if of_records.paths:
        return the_one(typed, [record for record in records if record.path in of_records.paths]).path
    if len(match.paths) == 1:
        return match.paths[0]
    if match.paths:
        raise UnknownName(_several(typed, match.paths))
    raise UnknownName(unknown(typed, of_records.near or match.near, "no note"))


def _others(index: Index) -> Iterator[Candidate]:
    records: tuple[Record, ...] = (*index.people, *index.events, *index.groups, *index.goals)
    known = {record.path for record in records}
    whole_only = found_whole_only(index) | {path for path in index.notes if index.hidden.hides_value(path)}
    for path in index.notes:
        if path not in known:
            hidden = path in whole_only or index.kinds.get(path) is Kind.PAGE
            yield Candidate(path=path, name=stem(path), hidden=hidden)


def _page_name(typed: str, index: Index) -> str:
    """The name of the page of the period that the word means; the word itself where it means none."""
    word = fold(typed.strip()).removeprefix("this ")
    span = next((one for one in SPANS if one == word), None)
    return period_of(span, index.today).key if span else typed


def _several(typed: str, paths: tuple[str, ...]) -> str:
    listed = "".join(f"\n  {terminal(path)}" for path in paths[:_MOST])
    rest = f"\n  and {len(paths) - _MOST} more" if len(paths) > _MOST else ""
    return f"{terminal(typed)!r} may be any of these; write more of the name, or the path:{listed}{rest}"
