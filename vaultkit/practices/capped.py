"""Capped: the lines of a list for which a page has room, and in one line what is left."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from vaultkit.model.view import Line, Words

UNTOLD = Line(words=())
"""A line of which only is told that there is one."""


class Capped(Struct, frozen=True, kw_only=True):
    """A list that gives way: `kept` are the lines that are shown, of which `fewest` stay at least, `left` those that
    are not; `more` says in words what is left, or nothing. The last lines go first, of one that is `newest_last` the
    first."""

    kept: tuple[Line, ...]
    more: Callable[[Sequence[Line]], Words]
    fewest: int
    left: tuple[Line, ...] = ()
    newest_last: bool = False

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines as the page has them."""
        words = self.more(self.left) if self.left else ()
        return (*self.kept, *((Line(words=words),) if words else ()))

    @property
    def size(self) -> int:
        """How many lines of the page that is, children and all."""
        return sum(1 + len(line.children) for line in self.lines)

    def to(self, most: int) -> "Capped":
        """The list with so many lines kept, or as many as it has."""
        if len(self.kept) <= most:
            return self
        if self.newest_last:
            return replace(self, kept=self.kept[-most:], left=(*self.kept[:-most], *self.left))
        return replace(self, kept=self.kept[:most], left=(*self.kept[most:], *self.left))

    def smaller_by(self, over: int) -> "Capped":
        """The list with that many lines less, or with its fewest."""
        wanted, found = self.size - over, self
        while found.size > wanted and len(found.kept) > self.fewest:
            found = found.to(len(found.kept) - 1)
        return found
