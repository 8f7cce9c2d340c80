"""Strips: what happened time after time as a row of marks, and limits as dots, in letters that align."""

from collections.abc import Mapping, Sequence

from vaultkit.measures.budgets import Budget
from vaultkit.measures.groups import NEWEST
from vaultkit.model.measures import Meeting
from vaultkit.model.view import Grid

LONGEST_STRIP = 12
"""A larger limit is told in numbers only."""


def strip(flags: Sequence[bool]) -> str:
    """Dots, oldest first: `●` it happened, `○` it did not."""
    return "".join("●" if flag else "○" for flag in flags)


AWAY = "−"
"""The mark of days away: the minus sign, for a line may be broken behind a dash, and a strip would be with it."""
MEETING_MARKS = {"there": "●", "missed": "○", "away": AWAY, "unnoted": "·"}
"""What one sees of each meeting of a group."""


def legend(grid: Grid, meanings: Mapping[str, str]) -> str:
    """What the marks of a grid mean, of those that it has: `● there, ○ missed`."""
    seen = {mark for row in grid.rows for mark in row.marks}
    return ", ".join(f"{mark} {meaning}" for mark, meaning in meanings.items() if mark in seen)


def week_strip(flags: Sequence[bool | None]) -> str:
    """Marks, oldest first, as text in the fixed letters in which they align: `●` it
    happened, `○` it did not, `−` a week away."""
    return "`" + "".join(AWAY if flag is None else "●" if flag else "○" for flag in flags) + "`"


def meeting_strip(meetings: Sequence[Meeting]) -> str:
    """The last ten meetings as marks, oldest first, in letters of one width: `●` there, `○` missed, `−` away, `·`
    nothing noted."""
    return "`" + "".join(MEETING_MARKS[meeting.mark] for meeting in meetings[-NEWEST:]) + "`"


def marks(budget: Budget) -> str:
    """`●●●○`, with what is beyond or that it is full; in numbers when there are too many for dots."""
    beyond = f" and {len(budget.beyond)} beyond" if budget.beyond else ""
    if not 0 < budget.limit <= LONGEST_STRIP:
        return f"{min(budget.used, budget.limit)} of {budget.limit}{beyond}"
    within = min(budget.used, budget.limit)
    return strip([place < within for place in range(budget.limit)]) + (beyond or ("" if budget.left else " (full)"))


def has_marks(budget: Budget) -> bool:
    """Whether a limit is small enough for dots."""
    return 0 < budget.limit <= LONGEST_STRIP
