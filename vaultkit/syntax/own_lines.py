"""Own lines: log lines of a note, and lines that vaultkit was to append to it, to which of them is which, and which are
missing."""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec.structs import replace

from vaultkit.model.note import Block, LogLine, Note
from vaultkit.model.page import Pending
from vaultkit.syntax.fragments import common_end, piece_of, step_piece
from vaultkit.syntax.logline import leading_day, parse_log_line

_DATED = len("- 2026-11-20")
_OPEN = "- [ ] "
TAKEN_BACK = "taken back"
"""What a line says that takes another one back."""


def line_taking_back(id: str, day: date) -> str:
    """The line that takes the one with the id back: `- 2026-11-20 taken back ^vk-k3f9q2mz`."""
    return f"- {day.isoformat()} {TAKEN_BACK} ^{id}"


def is_taking_back(line: str) -> bool:
    """Whether a line, as vaultkit writes it, takes another back."""
    return line[_DATED:].partition("^")[0].strip() == TAKEN_BACK


def takes_back(line: LogLine) -> bool:
    """Whether a log line takes back the one in its note that has the same id."""
    return line.id.startswith("vk-") and line.text.strip() == TAKEN_BACK


def taken_back_ids(lines: Iterable[LogLine]) -> frozenset[str]:
    """The ids of the lines of a note that others in it take back."""
    return frozenset(line.id for line in lines if takes_back(line))


def is_line_of(line: LogLine, wanted: Pending) -> bool:
    """Whether a log line is the one that was asked for, edited or not.

    Its id says so on one line of any day, unless the line is older and its end a cut piece of the one asked for; on
    several lines, only on a day that the line can bear."""
    if line.id != wanted.id or takes_back(line) != is_taking_back(wanted.line):
        return False
    own = parse_log_line(wanted.line, wanted.location)
    if own is None or (wanted.since or own.day) <= line.day <= own.day:
        return True
    if line.spread:
        return False
    return line.text == own.text or not piece_of(spelled(line), wanted.line, days=(own.day - line.day).days)


def piece_in(line: LogLine, wanted: Pending) -> str:
    """What a log line has at its end of the one that was asked for."""
    return common_end(spelled(line), wanted.line).strip()


def is_step_of(block: Block, wanted: Pending) -> bool:
    """Whether a block is the task that was asked for, open or done, edited or not; one of whose end no more than a
    piece is that task's, behind other words, is not."""
    if block.id != wanted.id or block.task is None or "\n" in block.text:
        return False
    return not step_piece(spelled_step(block), wanted.line)


def missing_lines(note: Note, lines: Iterable[Pending]) -> tuple[Pending, ...]:
    """Those of the lines that do not stand in the note."""
    return tuple(one for one in lines if not _stands(note, one))


def _stands(note: Note, wanted: Pending) -> bool:
    if wanted.is_step:
        return any(is_step_of(block, wanted) for block in note.blocks)
    return any(is_line_of(line, wanted) for line in note.log)


def as_begun(wanted: Pending, row: str) -> Pending:
    """The line on the day on which it was begun, where a note ends in the beginning of it: a write that was cut off
    yesterday is completed as of yesterday."""
    latest = day_of(wanted)
    if wanted.since is None or latest is None or not row.startswith("- ") or wanted.line.startswith(row[:_DATED]):
        return wanted
    days = (latest - timedelta(days=days) for days in range((latest - wanted.since).days + 1))
    begun = next((day for day in days if f"- {day.isoformat()}".startswith(row[:_DATED])), latest)
    return replace(wanted, line=f"- {begun.isoformat()}{wanted.line[_DATED:]}")


def spelled(line: LogLine) -> str:
    """A log line as vaultkit would write it."""
    words = ("-", line.day.isoformat(), line.time, line.text, f"^{line.id}" if line.id else "")
    return " ".join(word for word in words if word)


def spelled_step(block: Block) -> str:
    """A task as vaultkit would write it."""
    return f"{_OPEN}{block.text} ^{block.id}"


def day_of(wanted: Pending) -> date | None:
    """The day that the line bears."""
    return leading_day(wanted.line.removeprefix("- "))
