"""Note parts: what is long of a note that is kept, read and decoded when it is asked for, and forgotten again."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec.structs import force_setattr, replace

from vaultkit.model.note import Note

LONG = ("properties", "fields", "blocks", "headings", "log", "tags", "remarks")
"""The fields of a note that are long; the others are at hand."""
_NOTHING: dict[str, Any] = dict.fromkeys(LONG, ())


class NotePart(Sequence[Any]):
    """A long field of a note, which is not empty."""

    __slots__ = ("_name", "_note")

    def __init__(self, note: Callable[[], Note], name: str) -> None:
        """`note` gives the whole note."""
        self._note, self._name = note, name

    def _every(self) -> tuple[Any, ...]:
        every: tuple[Any, ...] = getattr(self._note(), self._name)
        return every

    def __getitem__(self, at: Any) -> Any:
        return self._every()[at]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._every())

    def __len__(self) -> int:
        return len(self._every())

    def __bool__(self) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._every() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._every())

    def __repr__(self) -> str:
        return repr(self._every())


def head_of(note: Note) -> Note:
    """The note without what is long."""
    return replace(note, **_NOTHING)


def long_fields(note: Note) -> int:
    """Which of the long fields are not empty, a bit for each."""
    return sum(1 << number for number, name in enumerate(LONG) if getattr(note, name))


def attach(head: Note, fields: int, note: Callable[[], Note]) -> None:
    """Makes a note of what is left of it without what is long, by those of its long fields that are not empty."""
    for number, name in enumerate(LONG):
        if fields >> number & 1:
            force_setattr(head, name, NotePart(note, name))
