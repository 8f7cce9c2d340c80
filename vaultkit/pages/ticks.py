"""Ticks: what the user did to the items of a region (box, done date, bullets below), taken from the old region and put
onto the new one."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile

from vaultkit.syntax.checklist import format_item, split_stamp
from vaultkit.syntax.region import RegionLine, read_lines

EARLIER = "## Earlier"
"""The heading, at the end of a region, of marked items that the page would no longer show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The user's marks on one item: box character, done date as written, bullets as raw lines; `line` is the item as it
    stood."""

    status: str = " "
    stamp: str = ""
    notes: tuple[str, ...] = ()
    line: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether the user left the item as it was written."""
        return self.status == " " and not self.notes


def read_marks(body: str) -> dict[str, Mark]:
    """The marks by block id, in the region's order, items without any left out.

    When an id stands twice (a union merge leaves that behind), the first ticked box counts and all bullets are kept."""
    marks: dict[str, Mark] = {}
    for line, notes in _items(read_lines(body)):
        if line.item is None:
            continue
        stamp = split_stamp(line.item.text)[1]
        mark = Mark(status=line.item.status, stamp=stamp, notes=notes, line=line.text)
        if not mark.is_empty:
            marks[line.owner] = _joined(marks[line.owner], mark) if line.owner in marks else mark
    return marks


def keep_marks(body: str, marks: Mapping[str, Mark]) -> str:
    """The new region with the old marks; marked items that it does not show follow under `EARLIER`."""
    lines, shown = read_lines(body), set()
    out: list[str] = []
    waiting: tuple[str, ...] = ()
    for line in lines:
        if waiting and not _is_below_item(line):
            out += waiting
            waiting = ()
        mark = marks.get(line.owner)
        if line.item is None or mark is None:
            out.append(line.text)
            continue
        out.append(line.item.indent + format_item(_stamped(line.item.text, mark), id=line.owner, status=mark.status))
        waiting = () if line.owner in shown else mark.notes
        shown.add(line.owner)
    out += waiting
    gone = [entry for id, mark in marks.items() if id not in shown for entry in (mark.line, *mark.notes)]
    return "\n".join([*out, "", EARLIER, "", *gone] if gone else out)


def _stamped(text: str, mark: Mark) -> str:
    plain, stamp = split_stamp(text)
    return text if stamp == mark.stamp else f"{plain} {mark.stamp}".rstrip()


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
    chosen = first if first.status != " " else second
    return Mark(status=chosen.status, stamp=first.stamp or second.stamp, notes=notes, line=chosen.line)
