"""Plain notes: those whose links lead to no record tell nothing that counts, which is known without reading them."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import compress

from vaultkit.index.known_facts import KnownFacts
from vaultkit.index.link_meanings import LINKED_RECORDS
from vaultkit.model.accounts import Account
from vaultkit.model.names import fold, fold_all
from vaultkit.model.note import Note
from vaultkit.model.record import Kind

NOTHING = Account(told={}, promises={}, backlinks={}, unresolved={})


class PlainNotes:
    """Those of one vault."""

    def __init__(
        self, facts: KnownFacts, kinds: Mapping[str, Kind], aliases: Mapping[str, Iterable[str]], merged: Iterable[str]
    ) -> None:
        """`kinds` and `aliases` are by path; `merged` are the paths of notes that are merged into records."""
        self._links: Mapping[str, tuple[tuple[str, ...]]] = facts.part("plain_links")
        self._kinds, self._aliases, self._merged = kinds, aliases, merged

    def told_by(self, notes: Mapping[str, Note]) -> dict[str, Account]:
        """What these notes, by path, tell as they were parsed: nothing, where none of the links leads to a record; none
        of the others is among them."""
        is_apart = self._names.isdisjoint
        return {path: NOTHING for path, links in self._links.items() if path in notes and is_apart(*links)}

    @cached_property
    def _names(self) -> frozenset[str]:
        """The names by which a link may lead to a record, or to what is merged into one."""
        linked = frozenset(map(id, LINKED_RECORDS))  # a kind is one value, and its own hash takes longer
        paths = list(compress(self._kinds, map(linked.__contains__, map(id, self._kinds.values()))))
        paths += self._merged
        files = [path.rpartition("/")[2] for path in fold_all(paths)]
        called = [fold(name.strip()).rpartition("/")[2] for path in paths for name in self._aliases.get(path, ())]
        return frozenset((*files, *[file.removesuffix(".md") for file in files], *called))
