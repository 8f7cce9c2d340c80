"""Import plan: what an import would do, as values: the notes that are to be made, the lines that are to be appended,
and what is left, with the reason."""

from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from vaultkit.exchange.records import Card, Fault, Gathering, Plain
from vaultkit.model.page import Pending


class Made(Struct, frozen=True, kw_only=True):
    """A note that is to be made of a record, with its lines."""

    record: Card | Gathering | Plain
    path: str
    data: bytes
    lines: tuple[Pending, ...] = ()


class Left(Struct, frozen=True, kw_only=True):
    """A record of which nothing new is made: the notes that it is about or may be about, by what it was found, why
    nothing is made of it, and what it knows by property that the note lacks."""

    name: str
    place: str
    paths: tuple[str, ...] = ()
    by: str = ""
    why: str = ""
    lines: int = 0
    lacks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class ImportPlan(Struct, frozen=True, kw_only=True):
    """All that an import would do: notes to `made`, records that were `matched`, that are `ambiguous` and that are
    `skipped`, the lines for notes that are there, what could not be read, and what else was left out, by its count."""

    made: tuple[Made, ...] = ()
    matched: tuple[Left, ...] = ()
    ambiguous: tuple[Left, ...] = ()
    skipped: tuple[Left, ...] = ()
    lines: tuple[Pending, ...] = ()
    faults: tuple[Fault, ...] = ()
    left_out: tuple[tuple[str, int], ...] = ()
    remarks: tuple[str, ...] = ()

    def joined(self, other: "ImportPlan") -> "ImportPlan":
        """Both parts of what one file would do; what could not be read, and was left out, is that of the file."""
        names = ("made", "matched", "ambiguous", "skipped", "lines")
        both = {name: (*getattr(self, name), *getattr(other, name)) for name in names}
        return replace(self, **both, remarks=tuple(dict.fromkeys((*self.remarks, *other.remarks))))
