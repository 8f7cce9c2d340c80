"""Note rows: what pure functions made of single notes, known from one process to the next; it may be thrown away at any
time, and what is known of a note is what the function would make of it."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from msgspec import Struct

from vaultkit.model.note import Note

_Value = TypeVar("_Value")


class Question(Struct, Generic[_Value], frozen=True, kw_only=True):
    """What is asked of each of some notes: `make` gives it, a value of the type `form`.

    Where `early` is given, what was made of notes as they were parsed, under the same, is the answer. `at_sight` gives
    the answer where it can be told without reading the note, None where it cannot; it is asked where there are many."""

    name: str
    form: Any
    make: Callable[[Note], _Value]
    notes: Sequence[Note]
    early: object = None
    at_sight: Callable[[Note], _Value | None] | None = None


class NoteRows(Protocol):
    """What is known of the notes of one vault."""

    def known(self, ground: Callable[[], object], *questions: Question[Any]) -> list[Callable[[Note], Any]]:
        """A function for each question, ready for its notes, that makes nothing anew of which it is known what comes
        out; `ground` tells all on which any of it depends besides the note."""

    def value(self, name: str, form: Any, of: Callable[[], object], make: Callable[[], _Value]) -> _Value:
        """What `make` gives, a value of the type `form` that depends on what `of` tells alone."""

    def keep(self) -> None:
        """Leaves what was made for the next process."""


class NoNoteRows:
    """Nothing is known, and nothing is kept."""

    def known(self, ground: Callable[[], object], *questions: Question[Any]) -> list[Callable[[Note], Any]]:
        """The functions that make it."""
        return [question.make for question in questions]

    def value(self, name: str, form: Any, of: Callable[[], object], make: Callable[[], _Value]) -> _Value:
        """What it gives."""
        return make()

    def keep(self) -> None:
        """There is nothing."""
