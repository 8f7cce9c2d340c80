"""Link names: the name with which a generated page links each note, such that it stays right when pages are added."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import compress
from typing import Any

from vaultkit.model.names import fold_all, stem
from vaultkit.model.record import Kind
from vaultkit.model.regex import regex

_OURS = frozenset(("home", "reconnect", "vision", "events", "groups", "boundaries", "circle"))
_PERIODS = regex(r"\d{4}(?:-w\d\d|-\d\d|-q\d)?")
"""The names that pages of ours take, whether they stand already or not."""
_LONGEST_PERIOD = len("2026-w48")


class LinkNames(Mapping[str, str]):
    """The names with which pages link notes, by path: mostly those of their files, so that only the others are held."""

    def __init__(self, paths: Mapping[str, object], others: Mapping[str, str]) -> None:
        """In the order of the paths; `others` are the names that are not those of the files."""
        self._paths, self._others = paths, others

    def __getitem__(self, path: str) -> str:
        other = self._others.get(path)
        if other is None and path not in self._paths:
            raise KeyError(path)
        return stem(path) if other is None else other

    def get(self, path: str, default: Any = None) -> Any:
        """As of a plain one, at once."""
        if (other := self._others.get(path)) is not None:
            return other
        return stem(path) if path in self._paths else default

    def __contains__(self, path: object) -> bool:
        return path in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, LinkNames):
            return super().__eq__(other)
        return self._others == other._others and self._paths.keys() == other._paths.keys()

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(dict(self.items()))

    def items(self) -> Any:
        """As of a plain one, at once."""
        return {**dict(zip(self._paths, map(stem, self._paths), strict=True)), **self._others}.items()


def is_page_name(name: str) -> bool:
    """Whether a page of ours may bear a name (folded), but for the briefs."""
    return name in _OURS or (name[:1].isdecimal() and _PERIODS.fullmatch(name) is not None)


def names_unlike_files(kinds: Mapping[str, Kind], sides: Mapping[str, str]) -> dict[str, str]:
    """The names that are not those of the files, by path: a note's is that of its file where no other note bears it and
    no page of ours may, else the path without `.md`; that of one of the `sides` is that of the note it counts for.

    A page that is not yet written counts as if it were, so that a first build links as the second one does."""
    names = list(map(stem, kinds))
    folded = fold_all(names)
    is_one_each = len(frozenset(folded)) == len(folded)
    shared = set() if is_one_each else {name for name, count in Counter(folded).items() if count > 1}
    ours = _OURS.intersection(folded)
    ours |= set(filter(is_page_name, [name for name in folded if len(name) <= _LONGEST_PERIOD]))
    found: dict[str, str] = {}
    doubtful = map((shared | ours).__contains__, folded)
    for path, name, in_letters in compress(zip(kinds, folded, names, strict=True), doubtful):
        whole = path.removesuffix(".md")
        if whole != in_letters and (name in shared or kinds[path] is not Kind.PAGE):
            found[path] = whole
    of_sides = {side: found.get(note) or stem(note) for side, note in sides.items()}
    for side, name in of_sides.items():
        found.pop(side, None)
        if name != stem(side):
            found[side] = name
    return found
