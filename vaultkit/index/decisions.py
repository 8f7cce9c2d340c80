"""Decisions: a note's log to the lines that count, and to what they decide, in the order in which it takes hold."""

from collections.abc import Iterator
from datetime import date
from operator import attrgetter, lt

from msgspec import Struct
from msgspec.structs import replace

from vaultkit.index.references import References
from vaultkit.model.note import LogLine, Note
from vaultkit.model.record import Decision, Kind
from vaultkit.syntax.decision import parse_decision
from vaultkit.syntax.own_lines import taken_back_ids


class Log(Struct, frozen=True, kw_only=True):
    """A note's log: `written` are all its lines by their places; `decisions` those that state what was decided, up to
    the day of the index, oldest first, of one day in written order (those of other notes that are sides of it first);
    `told` those that state anything else. Of lines with one id the first counts, and none where a line takes it
    back."""

    written: tuple[LogLine, ...] = ()
    decisions: tuple[Decision, ...] = ()
    told: tuple[LogLine, ...] = ()


NO_LOG = Log()
_ID = attrgetter("id")
_PLACE = attrgetter("location.line", "location.column")


def read_log(note: Note, kind: Kind, today: date, references: References) -> Log:
    """The log of a note of that kind, as of `today`."""
    if not note.log:
        return NO_LOG
    written = _by_place(note.log)
    decisions: list[Decision] = []
    told: list[LogLine] = []
    for line in _once(written):
        decision = parse_decision(line, kind)
        if decision is None:
            told.append(line)
        elif line.day <= today:
            decisions.append(replace(decision, links=references.paths(line.links)) if line.links else decision)
    decisions.sort(key=lambda decision: (decision.day, decision.location.path == note.path))
    return Log(written=written, decisions=tuple(decisions), told=tuple(told))


def log_of(note: Note) -> Iterator[LogLine]:
    """The note's log lines in written order, without those that repeat the id of an earlier one, and those that were
    taken back."""
    return _once(_by_place(note.log))


def _by_place(lines: tuple[LogLine, ...]) -> tuple[LogLine, ...]:
    numbers = [line.location.line for line in lines]
    return lines if all(map(lt, numbers, numbers[1:])) else tuple(sorted(lines, key=_PLACE))


def _once(lines: tuple[LogLine, ...]) -> Iterator[LogLine]:
    return _first_of_each(lines) if any(map(_ID, lines)) else iter(lines)


def _first_of_each(lines: tuple[LogLine, ...]) -> Iterator[LogLine]:
    seen = set(taken_back_ids(lines))
    for line in lines:
        if line.id and line.id in seen:
            continue
        seen.add(line.id)
        yield line
