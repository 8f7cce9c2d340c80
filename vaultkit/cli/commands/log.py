"""`vaultkit log`: a contact into each person's own note, as one log line."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from vaultkit.cli.errors import Unclear
from vaultkit.cli.input.contact import LONGEST, ContactText, ContactWords
from vaultkit.cli.input.day import day_meant
from vaultkit.cli.input.leading_names import names_then_text
from vaultkit.cli.input.line_ids import fresh_id
from vaultkit.cli.input.lookup import NameBook, name_book
from vaultkit.cli.input.people import find_people
from vaultkit.cli.input.unquoted import ENDS_OPTIONS
from vaultkit.cli.manner import Manner
from vaultkit.cli.output.text import in_shell
from vaultkit.cli.output.written import report
from vaultkit.cli.session import Session, open_session
from vaultkit.cli.write import write_notes
from vaultkit.index.day_names import DayNames
from vaultkit.index.own_format import with_own_format
from vaultkit.model.location import Location
from vaultkit.model.note import Note
from vaultkit.model.page import Pending
from vaultkit.model.record import Kind
from vaultkit.syntax.logline import format_log_line
from vaultkit.syntax.own_lines import taken_back_ids


def run(words: tuple[str, ...], *, said: str, make: bool, vault: Path | None, today: date, manner: Manner) -> None:
    """Appends the contact to the note of each person named at the beginning of the words."""
    session = open_session(vault)
    kinds = ContactWords(session.vault.settings)
    book = name_book(session, today)
    leading = names_then_text(words, book, kinds.is_kind)
    found = find_people(leading.names, book, make=make, flag="--new")
    if found.missing and leading.is_open:
        raise Unclear(f"where does the name end? In quotes: vaultkit log {in_shell(' '.join(words[:2]))} ... --new")
    what = kinds.read(_with_input(_without_mark(leading.rest, kinds)))
    day = day_meant(said, today, coming=False, option="--on")
    planned = []
    if found.missing:
        from vaultkit.cli.input.new_note import NewNote, plan_note  # most people who are met have a note
        from vaultkit.cli.input.note_text import note_sources

        sources = note_sources(session, book.index)
        planned = [plan_note(NewNote(kind=Kind.PERSON, name=name), sources) for name in found.missing]
    theirs = {person.path: _note(person.path, session, book) for person in found.people}
    paths = [*(person.path for person in found.people), *(one.path for one in planned)]
    lines = [_line(path, theirs.get(path), day, what) for path in paths]
    remarks = [*found.remarks, *(remark for one in planned for remark in one.remarks)]
    if day > today:
        remarks.append(f"{day} lies ahead: this is a plan, and does not count as contact yet.")
    notes = {one.path: one.data for one in planned}
    report(write_notes(session, lines, notes=notes, write=manner.writes), manner, lambda: book.index, remarks)


def _note(path: str, session: Session, book: NameBook) -> Note | None:
    """The note of somebody, to see which of its lines were taken back; as others know it where they say more of it, or
    where a line was."""
    if path not in book.every.joined:
        from vaultkit.syntax.document import parse_note  # takes its time

        note = parse_note(path, session.vault.read(path) or b"")
        note = with_own_format(note, DayNames(session.vault.settings.dated))
        if not taken_back_ids(note.log):
            return note
    return book.index.notes.get(path)


def _line(path: str, note: Note | None, day: date, what: ContactText) -> Pending:
    id = fresh_id(note, "log", path, day.isoformat(), what.kind, what.text)
    line = format_log_line(day=day, kind=what.kind, text=what.text, id=id)
    return Pending(path=path, line=line, id=id, location=Location(path=path))


def _without_mark(words: Sequence[str], kinds: ContactWords) -> tuple[str, ...]:
    """The words without a `--` between the kind of contact and the text."""
    is_marked = tuple(words[1:2]) == (ENDS_OPTIONS,) and kinds.is_kind(words[0])
    return (words[0], *words[2:]) if is_marked else tuple(words)


def _with_input(words: Sequence[str]) -> tuple[str, ...]:
    """The words, with what stands on standard input in place of a `-` at their end."""
    if not words or words[-1] != "-":
        return tuple(words)
    text = sys.stdin.buffer.read(4 * LONGEST + 1).decode("utf-8", "replace").strip()
    if not text:
        raise Unclear("standard input holds no text.")
    return (*words[:-1], text)
