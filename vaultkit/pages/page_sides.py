"""Page sides: a page and copies of it that a sync tool left, to the marks of them all, and to the lines of somebody's
that stand on a copy only."""

from collections.abc import Iterable

from vaultkit.pages.foreign_lines import moved_lines
from vaultkit.pages.marks import Mark, joined_marks, read_marks
from vaultkit.syntax.merge import begins_conflict
from vaultkit.syntax.region import FRONT_MATTER, NOTES_HEADING, OLD_FRONT_MATTER, GeneratedPage


def marks_of(old: GeneratedPage | None, sides: Iterable[GeneratedPage]) -> dict[str, Mark]:
    """The marks by block id; a box on a copy counts where the page says nothing yet of what became of its own."""
    marks = read_marks(old.body) if old else {}
    for side in sides:
        for id, mark in read_marks(side.body).items():
            if mark.is_by_user:
                marks[id] = joined_marks(marks[id], mark) if id in marks else mark
    return marks


def lines_of(
    old: GeneratedPage | None, sides: Iterable[GeneratedPage], body: str, moved: Iterable[str] = ()
) -> tuple[str, ...]:
    """The lines that somebody wrote on a copy and that the page is not to have otherwise, in their order.

    `body` is the region that is to follow and `moved` what goes behind the user's part anyway. What stands in the
    region now says nothing: a line that leaves it would be taken over one run later. The beginning of a conflict that
    has no end is no line of anybody's, and would make one of the page."""
    frame = {*FRONT_MATTER.split("\n"), *OLD_FRONT_MATTER.split("\n"), NOTES_HEADING, ""}
    around = f"{old.head}\n{old.rest}\n" if old else ""
    there = {line.strip() for line in (*around.split("\n"), *body.split("\n"), *moved)}
    found: dict[str, None] = {}
    for side in sides:
        region = moved_lines(side, body) if side.is_edited else ()
        written = (*side.head.split("\n"), *region, *side.rest.split("\n"))
        found |= dict.fromkeys(line.rstrip("\r") for line in written if not begins_conflict(line))
    return tuple(line for line in found if line.strip() not in frame and line.strip() not in there)
