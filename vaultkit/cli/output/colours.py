"""Colours: words that have a meaning to the same words in its colour, on a terminal only, each readable on a light and
on a dark one."""

import click

from vaultkit.model.diagnostic import Severity

GREEN, CYAN = 28, 30
"""Darker than those of the first eight colours, which are hard to read on white."""

_STANDINGS: dict[str, str | int] = {
    "in touch": GREEN,
    "new": GREEN,
    "wanted": CYAN,
    "due": "magenta",
    "drifting": "magenta",
    "overdue": "red",
    "late": "red",
    "invited": "magenta",
    "accepted": GREEN,
    "attended": GREEN,
    "core": GREEN,
    "done": GREEN,
}
_QUIET = frozenset({"resting", "let go", "deceased", "declined", "missed", "cancelled", "left", "dropped"})
SEVERITIES: dict[Severity, str | int] = {Severity.ERROR: "red", Severity.WARNING: "magenta", Severity.INFO: CYAN}


def state(word: str) -> str:
    """A standing, status or stage in its colour."""
    if word in _QUIET:
        return click.style(word, dim=True)
    return click.style(word, fg=_STANDINGS[word]) if word in _STANDINGS else word


def late(text: str) -> str:
    """A day that has passed, or what is said of it."""
    return click.style(text, fg="red")


def title(text: str) -> str:
    """A heading, or the name that an answer is about."""
    return click.style(text, bold=True)


def quiet(text: str) -> str:
    """What is said beside: a place, a label."""
    return click.style(text, dim=True)
