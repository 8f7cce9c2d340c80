"""`vaultkit decide`: a decision about a person, an event or a group into its note, as one log line."""

from datetime import date
from pathlib import Path

from vaultkit.cli.input.day import day_meant
from vaultkit.cli.input.decision import begins_decision, decision_line, read_decision
from vaultkit.cli.input.leading_names import name_then
from vaultkit.cli.input.lookup import book_of, find_record
from vaultkit.cli.input.unquoted import without_mark
from vaultkit.cli.manner import Manner
from vaultkit.cli.output.written import report
from vaultkit.cli.session import open_session
from vaultkit.cli.write import write_notes


def run(words: tuple[str, ...], *, said: str, vault: Path | None, today: date, manner: Manner) -> None:
    """Appends the decision to the note of which the name stands at the beginning of the words."""
    session = open_session(vault)
    day = day_meant(said, today, coming=False, option="--on")
    index = session.index(today)
    name, decided = name_then(without_mark(words, begins_decision), book_of(index).all, begins_decision)
    record = find_record(name, index)
    lines = decision_line(record, read_decision(decided, record, index), day, index)
    remarks = [f"{day} lies ahead: the decision does not hold until then."] if day > today else []
    report(write_notes(session, lines, write=manner.writes), manner, lambda: index, remarks)
