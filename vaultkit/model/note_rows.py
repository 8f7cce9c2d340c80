"""Note rows: what pure functions made of single notes, known from one process to the next; it may be thrown away at any
time, and what is known of a note is what the function would make of it."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from vaultkit.model.note import Note

_Value = TypeVar("_Value")


class NoteRows(Protocol):
    """What is known of the notes of one vault."""

    def known(
        self,
        name: str,
        form: Any,
        ground: Callable[[], object],
        make: Callable[[Note], _Value],
        notes: Sequence[Note],
    ) -> Callable[[Note], _Value]:
        """The same function, ready for these notes, that makes nothing anew of which it is known what comes out.

        `form` is the type of what it gives, `ground` tells all on which that depends besides the note."""

    def value(self, name: str, form: Any, of: Callable[[], object], make: Callable[[], _Value]) -> _Value:
        """What `make` gives, a value of the type `form` that depends on what `of` tells alone."""

    def keep(self) -> None:
        """Leaves what was made for the next process."""


class NoNoteRows:
    """Nothing is known, and nothing is kept."""

    def known(
        self,
        name: str,
        form: Any,
        ground: Callable[[], object],
        make: Callable[[Note], _Value],
        notes: Sequence[Note],
    ) -> Callable[[Note], _Value]:
        """The function itself."""
        return make

    def value(self, name: str, form: Any, of: Callable[[], object], make: Callable[[], _Value]) -> _Value:
        """What it gives."""
        return make()

    def keep(self) -> None:
        """There is nothing."""
