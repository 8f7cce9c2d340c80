"""Lifetime: what a command made lasts to the end of its process, since to take a vault of notes apart takes longer than
many a command, and the process ends anyway."""

from collections.abc import Callable

import click


class ToTheEnd(list[object]):
    """What is not taken apart before the process ends; the object of a context whose process runs one command."""


def hold(*made: object) -> None:
    """Keeps what was made to the end of the process, where that ends with the command."""
    if (held := _held()) is not None:
        held += made


def ends_with_command() -> bool:
    """Whether the process does."""
    return _held() is not None


def when_told(rest: Callable[[], None]) -> None:
    """Does the rest of a command's work: once all is printed where the process ends with the command, else at once."""
    context = click.get_current_context(silent=True)
    if context is None or not ends_with_command():
        rest()
    else:
        context.call_on_close(rest)


def _held() -> ToTheEnd | None:
    context = click.get_current_context(silent=True)
    return context.find_object(ToTheEnd) if context else None
