"""Decisions: the log lines of a note that state what was decided, in the order in which they take hold."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from vaultkit.index.references import References
from vaultkit.model.note import LogLine, Note
from vaultkit.model.record import Decision, Kind
from vaultkit.syntax.decision import parse_decision


def log_of(note: Note) -> Iterator[LogLine]:
    """The note's log lines in written order, without those that repeat the id of an earlier one."""
    seen: set[str] = set()
    for line in sorted(note.log, key=lambda line: line.location):
        if line.id and line.id in seen:
            continue
        seen.add(line.id)
        yield line


def decisions_of(note: Note, kind: Kind, today: date, references: References) -> tuple[Decision, ...]:
    """The decisions up to `today`, oldest first; of one day, in written order."""
    if not note.log:
        return ()
    told = ((line, parse_decision(line, kind)) for line in log_of(note) if line.day <= today)
    found = [
        replace(decision, links=references.paths(line.links)) if line.links else decision
        for line, decision in told
        if decision is not None
    ]
    return tuple(sorted(found, key=lambda item: (item.day, item.location)))
