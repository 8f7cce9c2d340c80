"""Logged lines: the notes to their log lines that carry an id of vaultkit's, by note and id; and what of such lines is
torn, or stands in another note than its own, to findings."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.location import Location
from vaultkit.model.note import Block, LogLine, Note
from vaultkit.model.page import Pending
from vaultkit.model.record import Kind
from vaultkit.syntax.checklist import split_stamp
from vaultkit.syntax.fragments import common_end
from vaultkit.syntax.logline import parse_log_line
from vaultkit.syntax.own_lines import is_line_of, is_step_of, piece_in, spelled

_TAKING = frozenset({Kind.PERSON, Kind.EVENT})


class LinesWithId(Struct, frozen=True, kw_only=True, array_like=True):
    """The log lines of one note, and its tasks, that carry an id."""

    path: str
    lines: tuple[LogLine, ...] = ()
    steps: tuple[Block, ...] = ()


def lines_with_id(note: Note) -> LinesWithId | None:
    """Those of a note; None where it has none."""
    lines = tuple([line for line in note.log if line.id])
    steps = tuple([block for block in note.blocks if block.id and block.task])
    return LinesWithId(path=note.path, lines=lines, steps=steps) if lines or steps else None


class LoggedLines:
    """The log lines with an id. An id counts only in the note that it is for."""

    def __init__(self, notes: Iterable[LinesWithId | None], kinds: Mapping[str, Kind]) -> None:
        """`kinds` says what each note is, by path; lines are logged in notes of people and events."""
        self._lines: dict[str, dict[str, list[LogLine]]] = {}
        self._taking: dict[str, bool] = {}
        self._steps: dict[tuple[str, str], list[Block]] = {}
        for found in filter(None, notes):
            for block in found.steps:
                self._steps.setdefault((found.path, block.id), []).append(block)
            for line in found.lines:
                self._lines.setdefault(line.id, {}).setdefault(found.path, []).append(line)
                self._taking[found.path] = kinds[found.path] in _TAKING

    def of(self, id: str, path: str) -> tuple[LogLine, ...]:
        """The lines with the id in the note, by place; without a path, those of the first note that can take one."""
        places = self._lines.get(id, {})
        path = path or min((place for place in places if self._taking[place]), default="")
        return tuple(sorted(places.get(path, ()), key=lambda line: (line.location.line, line.location.column)))

    def logged(self, wanted: Pending) -> LogLine | None:
        """The line that was asked for, None when it does not stand in its note."""
        return next((line for line in self.of(wanted.id, wanted.path) if is_line_of(line, wanted)), None)

    def has_step(self, wanted: Pending) -> bool:
        """Whether the task that was asked for stands in its note."""
        return any(is_step_of(found, wanted) for found in self._steps.get((wanted.path, wanted.id), ()))

    def steps(self, id: str, path: str) -> tuple[str, ...]:
        """The words of the tasks with the id in the note; two where two devices wrote one each."""
        return tuple(split_stamp(block.text)[0] for block in self._steps.get((path, id), ()))

    def elsewhere(self, wanted: Pending) -> tuple[LogLine, ...]:
        """The lines with the id in other notes than that which it is for."""
        places = self._lines.get(wanted.id, {})
        return tuple(line for path in sorted(places) if path != wanted.path for line in places[path])

    def ids(self) -> frozenset[str]:
        """The ids of all lines that stand in notes which can take one."""
        return frozenset(id for id, places in self._lines.items() if any(self._taking[path] for path in places))


def torn_lines(notes: Iterable[Note], pending: Iterable[Pending], lines: LoggedLines) -> Iterator[Diagnostic]:
    """A finding on each piece that a save left of a line, and on each line that ends in one of what is asked for."""
    asked = {(one.path, one.id): one for one in pending}
    for note in notes:
        for found in note.fragments:
            one = asked.get((note.path, found.id))
            piece = found.piece or (common_end(found.text, one.line).strip() if one else "")
            if piece:
                yield _torn(piece, found.text, found.location)
            else:
                message = f"the line ends in ^{found.id}, and is no whole line of vaultkit's: it counts for nothing"
                hint = f"remove ^{found.id}, and what stands before it that is not yours"
                yield diagnose("torn-line", message, found.location, hint)
    for one in asked.values():
        for line in lines.of(one.id, one.path):
            yield _torn(piece_in(line, one), spelled(line), line.location)


def _torn(piece: str, text: str, where: Location) -> Diagnostic:
    message = f"`{piece}` is left of a line of vaultkit's that a save covered: it counts for nothing"
    doubt = ", but for letters of your own word before it" if text.removesuffix(piece)[-1:].isalnum() else ""
    hint = "remove the line" if piece == text else f"remove `{piece}` from the line{doubt}"
    return diagnose("torn-line", message, where, hint)


def moved_line(line: LogLine, wanted: Pending) -> Diagnostic | None:
    """A finding where the line is older than it can be, and says something else: a save may have put two together."""
    own = parse_log_line(wanted.line, line.location)
    if own is None or line.day >= (wanted.since or own.day) or line.text == own.text:
        return None
    piece = piece_in(line, wanted)
    message = f"the line of {line.day.isoformat()} ends in the id of a later tick, and counts as the line of that tick"
    return diagnose("torn-line", message, line.location, f"if you did not move it there, remove `{piece}` from it")
