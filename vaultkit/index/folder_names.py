"""Folder names: the folder of a note to the kind of the notes in it, by names that are compared as one reads them."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from vaultkit.model.kind_rules import KindRule
from vaultkit.model.kind_words import FILLERS, ORGANISATION_FOLDERS, OTHER_FOLDERS, SMALL_WORDS, words_of
from vaultkit.model.names import label, labels
from vaultkit.model.record import Kind

_JOINING = frozenset(label(word) for table in (FILLERS, SMALL_WORDS) for word in words_of(table))


def _either(names: Iterable[str]) -> frozenset[str]:
    """The labels of names, in the singular and in the plural."""
    found = {label(name) for name in names}
    return frozenset(found.union(*(_other_number(one) for one in found)))


def _other_number(word: str) -> tuple[str, ...]:
    if not word.isascii() or len(word) < 3:
        return ()
    if word.endswith("ies"):
        return (f"{word[:-3]}y",)
    if word.endswith("s"):
        return (word[:-1],) if len(word) > 3 else ()
    return (f"{word[:-1]}ies", f"{word}s") if word.endswith("y") else (f"{word}s",)


_ORGANISATIONS = _either(words_of(ORGANISATION_FOLDERS))
_OTHERS = _either(words_of(OTHER_FOLDERS))


@lru_cache(maxsize=8)
def _tables(
    rules: tuple[tuple[str, KindRule], ...],
) -> tuple[Mapping[str, Kind], Sequence[tuple[tuple[str, ...], Kind]], frozenset[str]]:
    """What folders mean by their labels and by the ends of their paths, and the labels that name one group, or an area
    of a vault with folders of its own."""
    kinds: dict[str, Kind] = {}
    paths: list[tuple[tuple[str, ...], Kind]] = []
    plain = {label(folder) for _, rule in rules for folder in rule.folders}
    for name, rule in rules:
        kind = Kind(name)
        for folder in rule.folders:
            parts = tuple(filter(None, map(label, folder.split("/"))))
            if len(parts) > 1:
                paths.append((parts, kind))
            for word in _either(parts) if len(parts) == 1 else ():
                kinds.setdefault(word, kind)
    areas = {word for word, kind in kinds.items() if kind is Kind.GROUP} - plain
    return kinds, paths, frozenset(areas)


class FolderNames:
    """The folder names of one vault's settings; what a folder means is found once."""

    def __init__(self, rules: Mapping[str, KindRule]) -> None:
        """Compares every name by its label, in the singular as in the plural."""
        self._kinds, self._paths, self._areas = _tables(tuple(rules.items()))
        self._known: dict[str, tuple[Kind | None, str]] = {}

    def kind(self, folder: str) -> tuple[Kind | None, str]:
        """The kind of the notes in a folder, and the part of its path that says so; None where none does, and below a
        folder that is known to hold something else than people."""
        known = self._known.get(folder)
        if known is None:
            known = self._known[folder] = self._find(folder)
        return known

    def is_organisations(self, folder: str) -> bool:
        """Whether the folder that says the kind is one of companies."""
        return not _ORGANISATIONS.isdisjoint(labels(self.kind(folder)[1]))

    def own_words(self, kind: Kind) -> frozenset[str]:
        """The labels of the folder names of a kind."""
        return frozenset(word for word, found in self._kinds.items() if found is kind)

    @staticmethod
    def labels_of(folder: str) -> frozenset[str]:
        """The labels that a note would have which is named like a folder, in the singular or in the plural."""
        return _either(labels(folder)) if folder else frozenset()

    def _find(self, folder: str) -> tuple[Kind | None, str]:
        parts = folder.split("/") if folder else []
        ended = False
        for end in range(len(parts), 0, -1):
            name = parts[end - 1]
            kind = self._named(name) or self._at([label(part) for part in parts[:end]])
            if kind is Kind.GROUP and end < len(parts) and not self._areas.isdisjoint(labels(name)):
                return None, ""
            if kind is not None:
                return (None, "") if ended and kind is Kind.PERSON else (kind, name)
            ended = ended or not _OTHERS.isdisjoint(labels(name))
        return None, ""

    def _named(self, name: str) -> Kind | None:
        for one in labels(name):
            if one in self._kinds:
                return self._kinds[one]
        words = [word for word in labels(name)[-1].split() if word not in _JOINING]
        kinds = {self._kinds.get(word) for word in words}
        return kinds.pop() if len(words) > 1 and len(kinds) == 1 else None

    def _at(self, parts: list[str]) -> Kind | None:
        return next((kind for path, kind in self._paths if tuple(parts[-len(path) :]) == path), None)
