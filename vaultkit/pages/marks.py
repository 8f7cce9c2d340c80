"""Marks: what the user did to the items of a region (box, done date, bullets below), taken from the old region and put
onto the new one, with what became of each tick."""

from collections.abc import Collection, Mapping
from itertools import takewhile
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from vaultkit.model.page import TickState
from vaultkit.syntax.checklist import (
    box_by_lines,
    box_rank,
    format_item,
    is_without_day,
    join_state,
    later_id,
    split_stamp,
    split_state,
)
from vaultkit.syntax.region import RegionLine, read_lines

EARLIER = "## Earlier"
"""The heading, at the end of a region, of marked items that the page would no longer show."""

_Line: TypeAlias = Literal["there", "taken back", "none"]


class Mark(Struct, frozen=True, kw_only=True):
    """The user's marks on one item: box character, done date as written, bullets as raw lines; `state` is what the page
    says of the tick, `line` the item as it stood, `without_day` whether it says that no day was understood below it."""

    status: str = " "
    stamp: str = ""
    notes: tuple[str, ...] = ()
    state: TickState = ""
    line: str = ""
    without_day: bool = False

    @property
    def is_by_user(self) -> bool:
        """Whether the user ticked the item or wrote below it."""
        return self.status != " " or bool(self.notes)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of the item but that it was written."""
        return not self.is_by_user and not self.state


NO_MARK = Mark()


class LoggedIds(Struct, frozen=True, kw_only=True):
    """The ids of the log lines that stand in the notes, and of those among them that were taken back; `waiting` are
    those of lines that are asked for and do not stand there, `without_day` the ids of the items that put somebody off
    in words that name no day."""

    logged: frozenset[str] = frozenset()
    taken_back: frozenset[str] = frozenset()
    waiting: frozenset[str] = frozenset()
    without_day: frozenset[str] = frozenset()

    @property
    def counted(self) -> frozenset[str]:
        """The ids of the lines that count."""
        return self.logged - self.taken_back


NOTHING_LOGGED = LoggedIds()


def read_marks(body: str) -> dict[str, Mark]:
    """The marks by block id, in the region's order, items without any left out.

    When an id stands twice (a merge leaves that behind), the box that says most counts and all bullets are kept."""
    marks: dict[str, Mark] = {}
    for line, notes in _items(read_lines(body)):
        if line.item is None:
            continue
        text, stamp = split_stamp(line.item.text)
        mark = Mark(
            status=line.item.status,
            stamp=stamp,
            notes=notes,
            state=split_state(text)[1],
            line=line.text,
            without_day=is_without_day(text),
        )
        if not mark.is_empty:
            marks[line.owner] = _joined(marks[line.owner], mark) if line.owner in marks else mark
    return marks


def joined_marks(page: Mark, copy: Mark) -> Mark:
    """The mark of an item that a copy of its page has too: once the page says what became of its tick, only the
    bullets of the copy are new."""
    notes = (*page.notes, *(note for note in copy.notes if note not in page.notes))
    if page.state or box_rank(page.status) <= box_rank(copy.status):
        return replace(page, notes=notes)
    return replace(page, status=copy.status, stamp=copy.stamp or page.stamp, state=copy.state, notes=notes)


def as_known(marks: Mapping[str, Mark], ids: LoggedIds, shown: Collection[str]) -> dict[str, Mark]:
    """The marks with what is known of them now; `shown` are the items of a new region.

    A tick whose line stands in a note is `logged`, and `taken back` when the box was emptied afterwards; an item of the
    new region that is empty, though its line stands in a note and was not taken back, is ticked."""
    found = {id: replace(mark, state=_state_now(mark, _line_of(id, mark, ids))) for id, mark in marks.items()}
    for id, mark in found.items():  # it stood there once, as the page says, and is to stand there again
        if mark.state == "logged" and _asked(id, mark) in ids.waiting:
            found[id] = replace(mark, state="taken back" if ids.taken_back & {id, later_id(id)} else "")
    for id in shown:
        mark = found.get(id, NO_MARK)
        status = box_by_lines(id, ids.counted, ids.taken_back)
        if status != " " and mark.status == " ":
            found[id] = replace(mark, status=status, state="logged")
    for id, mark in found.items():
        found[id] = replace(mark, without_day=mark.status == ">" and (mark.without_day or id in ids.without_day))
    return found


def _asked(id: str, mark: Mark) -> str:
    """The id of the line that a ticked box asks for."""
    return later_id(id) if mark.status == ">" else id


def _line_of(id: str, mark: Mark, ids: LoggedIds) -> _Line:
    """What stands in a note of the line that a box asks for; of an empty one, of either line that it can have had."""
    asked = {"x": {id}, "X": {id}, ">": {later_id(id)}}.get(mark.status, {id, later_id(id)})
    there = ids.logged & asked
    if not there and mark.state == "taken back":  # the box asks for a line that never came, and the other still stands
        there = ids.taken_back & {id, later_id(id)}
    return "taken back" if there & ids.taken_back else "there" if there else "none"


def _state_now(mark: Mark, line: _Line) -> TickState:
    """What the page is to say of a tick, by its box, its line and what the page said before."""
    box = "ticked" if mark.status in "xX>" else "empty"
    match box, line, mark.state:
        case "ticked", "none", "logged":  # the user deleted the line later, and it stays deleted
            return "logged"
        case "ticked", "none", _:
            return ""
        case "ticked", "taken back", "taken back":
            return "taken back"
        case "ticked", _, _:
            return "logged"
        case ("empty", "taken back", _) | ("empty", "none", "logged" | "taken back"):  # also where a copy has the tick
            return "taken back"
        case "empty", "there", "logged":
            return "logged"
        case _:
            return ""


def keep_marks(body: str, marks: Mapping[str, Mark], *, forget: bool = False) -> str:
    """The new region with the marks; marked items that it does not show follow under `EARLIER`.

    `forget` leaves out those of them whose line is logged and that have no bullets: what a page that belongs to no
    period need not keep."""
    out: list[str] = []
    shown: set[str] = set()
    waiting: tuple[str, ...] = ()
    for line in read_lines(body):
        if waiting and not _is_below_item(line):
            out += waiting
            waiting = ()
        mark = marks.get(line.owner)
        if line.item is None or mark is None:
            out.append(line.text)
            continue
        out.append(line.item.indent + _item(line.item.text, line.owner, mark))
        waiting = () if line.owner in shown else mark.notes
        shown.add(line.owner)
    out += waiting
    gone = {id: mark for id, mark in marks.items() if id not in shown and not (forget and may_be_forgotten(mark))}
    earlier = [row for mark in gone.values() for row in (_as_it_stood(mark), *mark.notes)]
    return "\n".join([*out, "", EARLIER, "", *earlier] if earlier else out)


def may_be_forgotten(mark: Mark) -> bool:
    """Whether a page that no longer shows the item loses nothing with its mark: the line stands in a note."""
    return mark.state == "logged" and mark.status != " " and not mark.notes


def _item(text: str, id: str, mark: Mark) -> str:
    plain = split_state(split_stamp(text)[0])[0]
    said = join_state(plain, mark.state, without_day=mark.without_day)
    return format_item(f"{said} {mark.stamp}".rstrip(), id=id, status=mark.status)


def _as_it_stood(mark: Mark) -> str:
    line = read_lines(mark.line)[0]
    return mark.line if line.item is None else line.item.indent + _item(line.item.text, line.item.id, mark)


def _is_below_item(line: RegionLine) -> bool:
    """Whether a generated line still belongs to the item above it, so that bullets go behind it."""
    return line.item is None and line.owner != "" and line.text.strip() != ""


def _items(lines: tuple[RegionLine, ...]) -> list[tuple[RegionLine, tuple[str, ...]]]:
    """Each item of ours with the lines that the user put under it, blank ones at the end left out."""
    found: list[tuple[RegionLine, list[str]]] = []
    for line in lines:
        if line.role == "item":
            found.append((line, []))
        elif line.role == "child":
            found[-1][1].append(line.text)
    return [(line, _without_end(notes)) for line, notes in found]


def _without_end(notes: list[str]) -> tuple[str, ...]:
    last = max((number for number, note in enumerate(notes, 1) if note.strip()), default=0)
    return tuple(notes[:last])


def _joined(first: Mark, second: Mark) -> Mark:
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first.notes, second.notes, strict=False)))
    notes = first.notes + second.notes[shared:]
    chosen = min(first, second, key=lambda mark: box_rank(mark.status))
    stamp = chosen.stamp or first.stamp or second.stamp
    said = chosen.state or first.state or second.state
    return Mark(status=chosen.status, stamp=stamp, notes=notes, state=said, line=chosen.line)
