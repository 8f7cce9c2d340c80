"""Note rows: what pure functions made of single notes, known from one process to the next; it may be thrown away at any
time, and what is known of a note is what the function would make of it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, Protocol, TypeVar

from msgspec import Struct, field

from vaultkit.model.grouped import Grouped, LeftGroup
from vaultkit.model.note import Note
from vaultkit.model.record import Interaction, Person
from vaultkit.model.tie_rows import TieRows, ToldTies

_Value = TypeVar("_Value")


class Question(Struct, Generic[_Value], frozen=True, kw_only=True):
    """What is asked of each of some notes: `make` gives it, a value of the type `form`.

    Where `early` is given, what was made of notes as they were parsed, under the same, is the answer. `at_sight` gives,
    of notes by path, the answers that can be told without reading the note; it is asked where there are many. `is_rare`
    says that few of them are asked where it is known what they told together."""

    name: str
    form: Any
    make: Callable[[Note], _Value]
    notes: Sequence[Note]
    early: object = None
    at_sight: Callable[[Mapping[str, Note]], Mapping[str, _Value]] | None = None
    is_rare: bool = False


class Asking(Protocol):
    """A function of single notes, which may be asked of many at once, too."""

    def __call__(self, note: Note, /) -> Any:
        """What it gives of one."""

    def of_all(self, notes: Sequence[Note], /) -> Sequence[Any]:
        """What it gives of each."""


class EachAsked(Struct, frozen=True):
    """A function of single notes, of which each is asked."""

    make: Callable[[Note], Any]

    def __call__(self, note: Note) -> Any:
        """What it gives of one."""
        return self.make(note)

    def of_all(self, notes: Sequence[Note]) -> Sequence[Any]:
        """What it gives of each."""
        return list(map(self.make, notes))


class LeftFold(Protocol):
    """What an earlier process left of what all notes tell together, under names."""

    def group(self, name: str) -> LeftGroup[str, str, Any] | None:
        """That of one name, None where it is to be combined anew."""


class ToldFold(Struct, frozen=True, kw_only=True):
    """What all notes of an index tell together, by name, to be left for the next process; `ground` is what it depends
    on besides the notes, and `history` that of the index; `marks` are the hashes of the bytes of its parts, by path, as
    far as they are known."""

    ground: bytes
    groups: Mapping[str, Grouped[str, str, Any, Any]]
    history: Mapping[str, Sequence[Interaction]]
    marks: dict[str, bytes] = field(default_factory=dict)


class LeftTables(Struct, frozen=True, kw_only=True):
    """What an earlier process made of the answers to a question about all notes, the paths of these, and those of the
    notes that are others by now, come or gone."""

    value: Any
    paths: Sequence[str]
    changed: Sequence[str]


class NoteRows(Protocol):
    """What is known of the notes of one vault."""

    def known(self, ground: Callable[[], object], *questions: Question[Any]) -> list[Asking]:
        """A function for each question, ready for its notes, that makes nothing anew of which it is known what comes
        out; `ground` tells all on which any of it depends besides the note."""

    def value(self, name: str, form: Any, of: Callable[[], object], make: Callable[[], _Value]) -> _Value:
        """What `make` gives, a value of the type `form` that depends on what `of` tells alone."""

    def value_of(
        self,
        records: Sequence[Person],
        name: str,
        form: Any,
        of: Callable[[], object],
        make: Callable[[], _Value],
    ) -> _Value:
        """The same of what `make` makes of these records besides, each of which is told by its value."""

    def tables(self, ground: Callable[[], object], question: Question[Any], form: Any) -> LeftTables | None:
        """What an earlier process made of the answers to a question about these notes, a value of that type; None where
        all of them are to be asked. Whoever takes it asks only those that are others."""

    def keep_tables(self, ground: Callable[[], object], question: Question[Any], value: Callable[[], object]) -> None:
        """Takes what is made now of the answers to a question about these notes, to be left for the next process."""

    def left(self, ground: Callable[[], object], notes: Mapping[str, Note]) -> LeftFold | None:
        """What an earlier process left of what these notes, by path, tell together; None where that is nothing."""

    def tell(
        self,
        ground: Callable[[], object],
        groups: Mapping[str, Grouped[str, str, Any, Any]],
        history: Mapping[str, Sequence[Interaction]],
    ) -> None:
        """Takes what they tell now, and what of that is the history, to be left for the next process."""

    @property
    def told(self) -> ToldFold | None:
        """What was taken last."""

    def left_ties(self, ground: object) -> TieRows | None:
        """What an earlier process left of the ties; None where that is nothing. `ground` is what all that is known of
        people depends on."""

    def tell_ties(self, told: ToldTies) -> None:
        """Takes what the ties are made of now, to be left for the next process."""

    @property
    def told_ties(self) -> ToldTies | None:
        """What was taken last."""

    @property
    def is_left(self) -> bool:
        """Whether most of what notes tell together is as an earlier process left it."""

    def keep(self) -> None:
        """Leaves what was made for the next process."""


class NoNoteRows:
    """Nothing is known, and nothing is kept."""

    def known(self, ground: Callable[[], object], *questions: Question[Any]) -> list[Asking]:
        """The functions that make it."""
        return [EachAsked(question.make) for question in questions]

    def value(self, name: str, form: Any, of: Callable[[], object], make: Callable[[], _Value]) -> _Value:
        """What it gives."""
        return make()

    def value_of(
        self,
        records: Sequence[Person],
        name: str,
        form: Any,
        of: Callable[[], object],
        make: Callable[[], _Value],
    ) -> _Value:
        """What it gives."""
        return make()

    def tables(self, ground: Callable[[], object], question: Question[Any], form: Any) -> LeftTables | None:
        """Nothing."""

    def keep_tables(self, ground: Callable[[], object], question: Question[Any], value: Callable[[], object]) -> None:
        """It is not kept."""

    def left(self, ground: Callable[[], object], notes: Mapping[str, Note]) -> LeftFold | None:
        """Nothing."""

    def tell(
        self,
        ground: Callable[[], object],
        groups: Mapping[str, Grouped[str, str, Any, Any]],
        history: Mapping[str, Sequence[Interaction]],
    ) -> None:
        """It is not kept."""

    @property
    def told(self) -> ToldFold | None:
        """Nothing."""
        return None

    def left_ties(self, ground: object) -> TieRows | None:
        """Nothing."""

    def tell_ties(self, told: ToldTies) -> None:
        """It is not kept."""

    @property
    def told_ties(self) -> ToldTies | None:
        """Nothing."""
        return None

    @property
    def is_left(self) -> bool:
        """Nothing is."""
        return False

    def keep(self) -> None:
        """There is nothing."""
