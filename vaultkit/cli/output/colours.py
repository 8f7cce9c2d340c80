"""Colours: words that have a meaning to the same words in its colour, on a terminal only, each readable on a light and
on a dark one."""

import click

from vaultkit.model.diagnostic import Severity

_STANDINGS = {
    "in touch": "green",
    "new": "green",
    "wanted": "cyan",
    "due": "magenta",
    "drifting": "magenta",
    "overdue": "red",
    "late": "red",
    "invited": "magenta",
    "accepted": "green",
    "attended": "green",
    "core": "green",
    "done": "green",
}
_QUIET = frozenset({"resting", "let go", "deceased", "declined", "missed", "cancelled", "left", "dropped"})
SEVERITIES = {Severity.ERROR: "red", Severity.WARNING: "magenta", Severity.INFO: "cyan"}


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
