"""`vaultkit merge`: two notes of one person: what would count for the first one, and one line in the second by which it
does."""

from datetime import date
from pathlib import Path

import click

from vaultkit.cli.errors import Unclear, UnknownName
from vaultkit.cli.input.decision import line_of_decision, merge_line
from vaultkit.cli.input.lookup import book_of, find_record, look_up
from vaultkit.cli.input.two_names import two_names
from vaultkit.cli.manner import Manner
from vaultkit.cli.output.envelope import dump
from vaultkit.cli.output.merging import merge_payload, merge_text
from vaultkit.cli.output.text import in_shell
from vaultkit.cli.output.written import report, report_failures
from vaultkit.cli.screen import put
from vaultkit.cli.session import Session, open_session
from vaultkit.cli.write import WriteResult, write_notes
from vaultkit.model.candidate import Candidate
from vaultkit.model.index import Index
from vaultkit.model.names import stem
from vaultkit.model.page import Pending
from vaultkit.model.record import Kind, Person
from vaultkit.syntax.decision import format_merge
from vaultkit.syntax.document import parse_note
from vaultkit.syntax.inert import terminal


def run(
    words: tuple[str, ...],
    *,
    write: bool,
    separate: bool,
    vault: Path | None,
    today: date,
    manner: Manner,
) -> None:
    """Prints what would count for the first of the two names; appends the line where that is asked for."""
    manner = manner.unless_asked(write)
    session = open_session(vault)
    index = session.index(today)
    book = book_of(index)
    name, other = two_names(words, lambda typed: bool(book.all.find(typed, near=False).paths or _merged(typed, index)))
    into = _person(name, index)
    merged = _merged(other, index)
    if separate:
        if merged is None or index.merged[merged] != into.path:
            raise Unclear(f"{terminal(other)!r} is not merged into {terminal(into.path)}.")
        result = write_notes(session, _line_apart(session, merged, today), write=manner.writes)
        report(result, manner, lambda: index)
        return
    if merged is not None:
        raise Unclear(
            f"{terminal(merged)} is merged into {terminal(index.merged[merged])} already. To take it back: "
            f"vaultkit merge {in_shell(stem(index.merged[merged]))} {in_shell(stem(merged))} --separate --write"
        )
    side = _person(other, index)
    if side.path == into.path:
        raise Unclear(f"{terminal(name)!r} and {terminal(other)!r} are one note: {terminal(into.path)}.")
    _refuse_circle(into, side, index)
    result = write_notes(session, merge_line(into, side, today, index), write=manner.writes)
    _tell(index, into, side, result, manner)


def _person(typed: str, index: Index) -> Person:
    record = find_record(typed, index)
    if isinstance(record, Person):
        return record
    kind = index.kinds[record.path]
    article = "an" if kind is Kind.EVENT else "a"
    raise Unclear(f"{terminal(record.name)} is {article} {kind}; only notes of people are merged.")


def _merged(typed: str, index: Index) -> str | None:
    """The merged note that is meant by its whole path or name, None for none."""
    every = tuple(Candidate(path=path, name=stem(path), hidden=True) for path in sorted(index.merged))
    if any(person.path == typed for person in index.people):
        return None
    found = look_up(typed, every, near=False).paths
    if len(found) > 1:
        listed = "".join(f"\n  {terminal(path)}" for path in found)
        raise UnknownName(f"{terminal(typed)!r} may be any of these; write the path:{listed}")
    return found[0] if found else None


def _refuse_circle(into: Person, side: Person, index: Index) -> None:
    said = any(one.verb == "merged" and side.path in one.links for one in into.decisions[-1:])
    if said:
        raise Unclear(
            f"{terminal(into.path)} says itself that it is merged into {terminal(side.path)}; remove that line."
        )


def _line_apart(session: Session, path: str, today: date) -> tuple[Pending, ...]:
    """The line that takes a merge back, into the note itself, which is none of the index."""
    note = parse_note(path, session.vault.read(path) or b"")
    return line_of_decision(note, Kind.PERSON, format_merge(""), today)


def _tell(index: Index, into: Person, side: Person, result: WriteResult, manner: Manner) -> None:
    if manner.as_diff:
        report(result, manner, lambda: index)
        return
    payload = merge_payload(index, into, side, result, manner)
    if manner.as_json:
        click.echo(dump(payload))
        report_failures(result)
        return
    put("\n".join(merge_text(payload)))
    report(result, manner, lambda: index)
    if not manner.writes:
        put("--write appends this line; no other note changes.")
