"""Location: where in the vault a value was read, so that every finding and every reason can name its note and line."""

from msgspec import Struct


class Location(Struct, frozen=True, kw_only=True, order=True, array_like=True, gc=False):
    """A place in a note: vault-relative POSIX path, 1-based line and 1-based column."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"
