"""Own lines: log lines of a note, and lines that vaultkit was to append to it, to which of them is which, and which are
missing."""

from collections.abc import Iterable
from datetime import date

from vaultkit.model.note import LogLine, Note
from vaultkit.model.page import Pending
from vaultkit.syntax.fragments import common_end, piece_of
from vaultkit.syntax.logline import leading_day, parse_log_line


def is_line_of(line: LogLine, wanted: Pending) -> bool:
    """Whether a log line is the one that was asked for, edited or not.

    Its id says so on one line of any day, unless the line is older and its end a cut piece of the one asked for; on
    several lines, only on a day that the line can bear."""
    if line.id != wanted.id:
        return False
    latest = day_of(wanted)
    if latest is None or (wanted.since or latest) <= line.day <= latest:
        return True
    if line.spread:
        return False
    return line.text == _text_of(wanted) or not piece_of(spelled(line), wanted.line, days=(latest - line.day).days)


def piece_in(line: LogLine, wanted: Pending) -> str:
    """What a log line has at its end of the one that was asked for."""
    return common_end(spelled(line), wanted.line).strip()


def missing_lines(note: Note, lines: Iterable[Pending]) -> tuple[Pending, ...]:
    """Those of the lines that do not stand in the note's log."""
    return tuple(one for one in lines if not any(is_line_of(line, one) for line in note.log))


def spelled(line: LogLine) -> str:
    """A log line as vaultkit would write it."""
    words = ("-", line.day.isoformat(), line.time, line.text, f"^{line.id}" if line.id else "")
    return " ".join(word for word in words if word)


def _text_of(wanted: Pending) -> str:
    own = parse_log_line(wanted.line, wanted.location)
    return own.text if own else ""


def day_of(wanted: Pending) -> date | None:
    """The day that the line bears."""
    return leading_day(wanted.line.removeprefix("- "))
