"""Places: where the things that a record says are written, and to which notes each of them links, by name, as one text
each: most runs ask for none of them, and as a value for each they were half of what is held of a record."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar, overload

from msgspec import Struct

from vaultkit.model.location import Location

_BEGIN, _PART = "\0\0", "\0"
"""What stands before each name, and behind it; no path holds such a character, nor does a name of our own."""
_PATH = "/"
"""What stands before a path, so that none is without a letter."""
_Other = TypeVar("_Other")


class _Named(Struct, frozen=True, array_like=True, gc=False):
    """What is said under names, of which no two are the same."""

    text: str = ""

    def said(self, name: str) -> str:
        """What is said under a name, as it stands in the text; "" for nothing. What is equal says the same of things in
        one note."""
        text, mark = self.text, f"{_BEGIN}{name}{_PART}"
        at = text.find(mark)
        if at < 0:
            return ""
        begin = at + len(mark)
        end = text.find(_BEGIN, begin)
        return text[begin:end] if end >= 0 else text[begin:]

    def keys(self) -> list[str]:
        """The names, in their order."""
        return [one.partition(_PART)[0] for one in self.text.split(_BEGIN)[1:]]

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys())

    def __contains__(self, name: object) -> bool:
        return f"{_BEGIN}{name}{_PART}" in self.text

    def __len__(self) -> int:
        return len(self.keys())

    def __bool__(self) -> bool:
        return bool(self.text)


class Places(_Named, frozen=True, array_like=True, gc=False):
    """The place of each thing, by its name. Most are in one note, whose path is said once, in front of all."""

    @classmethod
    def of(cls, places: Mapping[str, Location]) -> "Places":
        """These places."""
        if not places:
            return cls()
        own = next(iter(places.values())).path
        told = [
            f"{_BEGIN}{name}{_PART}{place.line}{_PART}{place.column}"
            if place.path == own
            else f"{_BEGIN}{name}{_PART}{place.line}{_PART}{place.column}{_PART}{_PATH}{place.path}"
            for name, place in places.items()
        ]
        return cls(own + "".join(told))

    def __getitem__(self, name: str) -> Location:
        if said := self.said(name):
            return self._place(said)
        raise KeyError(name)

    @overload
    def get(self, name: str, default: None = None) -> Location | None: ...
    @overload
    def get(self, name: str, default: _Other) -> Location | _Other: ...
    def get(self, name: str, default: object = None) -> object:
        """As of a mapping."""
        return self._place(said) if (said := self.said(name)) else default

    def items(self) -> list[tuple[str, Location]]:
        """The places with their names."""
        told = (one.partition(_PART) for one in self.text.split(_BEGIN)[1:])
        return [(name, self._place(said)) for name, _, said in told]

    def _place(self, said: str) -> Location:
        line, column, *far = said.split(_PART)
        path = far[0].removeprefix(_PATH) if far else self.text[: self.text.find(_BEGIN)]
        return Location(path=path, line=int(line), column=int(column))


class Targets(_Named, frozen=True, array_like=True, gc=False):
    """The paths of the notes to which each thing links, by its name, of those that link to one."""

    @classmethod
    def of(cls, targets: Mapping[str, Sequence[str]]) -> "Targets":
        """These paths."""
        told = [
            f"{_BEGIN}{name}{_PART}{_PATH}{f'{_PART}{_PATH}'.join(paths)}" for name, paths in targets.items() if paths
        ]
        return cls("".join(told))

    def get(self, name: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """As of a mapping."""
        said = self.said(name)
        return tuple([path.removeprefix(_PATH) for path in said.split(_PART)]) if said else default

    def __getitem__(self, name: str) -> tuple[str, ...]:
        if found := self.get(name):
            return found
        raise KeyError(name)
