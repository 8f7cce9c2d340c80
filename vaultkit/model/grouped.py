"""Grouped: what many sources say under keys, brought together by key; only those keys are combined anew of which a
source says something else than before, in this process or in an earlier one."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import compress
from typing import Any, Generic, Protocol, TypeVar

from msgspec import Struct

from vaultkit.model.lazy import LazyMapping, LazySequence


class _Sortable(Hashable, Protocol):
    def __lt__(self, other: Any, /) -> bool: ...


_Source = TypeVar("_Source", bound=_Sortable)
_Key = TypeVar("_Key", bound=_Sortable)
_Part = TypeVar("_Part")
_Value = TypeVar("_Value")


class LeftGroup(Struct, Generic[_Source, _Key, _Value], frozen=True):
    """What an earlier process left of a group: which sources told under each key, what gives all keys under which any
    of some sources told (others may be among them), those that tell something else now, are gone or are new, and what
    gives the value under a key of which none of these tells; it is given what combines it anew, should what was left be
    damaged."""

    sources: Mapping[_Key, tuple[_Source, ...]]
    telling: Callable[[Set[_Source]], Iterable[_Key]]
    changed: Collection[_Source]
    value: Callable[[_Key, Callable[[_Key], _Value]], _Value]


class Sources(Sequence[str]):
    """Sources of several kinds, each named by the mark of its kind and its path, of which none differs from another
    one's; most names are never asked for, and are not made."""

    __slots__ = ("_every", "_kinds")

    def __init__(self, kinds: Mapping[str, Mapping[str, object]]) -> None:
        """In the order of the kinds, by their marks of one letter, and of what there is of each by path."""
        self._kinds = kinds
        self._every: tuple[str, ...] | None = None

    def __getitem__(self, at: Any) -> Any:
        return self._all()[at]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def _all(self) -> tuple[str, ...]:
        if self._every is None:
            self._every = tuple([mark + path for mark, paths in self._kinds.items() for path in paths])
        return self._every

    def __len__(self) -> int:
        return sum(map(len, self._kinds.values()))

    def __contains__(self, source: object) -> bool:
        return isinstance(source, str) and source[1:] in self._kinds.get(source[:1], ())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sources) or list(self._kinds) != list(other._kinds):
            return False
        pairs = zip(self._kinds.values(), other._kinds.values(), strict=True)
        return all(one is two or list(one) == list(two) for one, two in pairs)

    __hash__ = None  # type: ignore[assignment]


def _nothing() -> None:
    return None


class Grouped(Generic[_Source, _Key, _Part, _Value]):
    """Values by key, each combined of what the sources say of it, when it is first asked for."""

    def __init__(self, changes: Callable[[Sequence[object], Sequence[object]], list[int]]) -> None:
        """Nothing is known yet; `changes` gives the places at which two sequences of one length are not the same."""
        self.combine: Callable[[_Key, Sequence[_Part]], _Value]
        self._told: dict[_Key, tuple[_Source, ...]] = {}  # of what was left those under keys that are combined anew
        self._changes = changes
        self._every: Sequence[_Source] = ()
        self._marks: Sequence[object] | None = None
        self._context: object = None
        self._rows: dict[_Source, Mapping[_Key, _Part]] = {}
        self._left: LeftGroup[_Source, _Key, _Value] | None = None
        self._anew: set[_Key] = set()
        self._made: LazyMapping[_Value] = LazyMapping((), self._combined)

    def _combined(self, key: _Key) -> _Value:
        raise KeyError(key)

    @property
    def sources(self) -> Mapping[_Key, tuple[_Source, ...]]:
        """Those that tell under each key, as of the last time."""
        left = self._left.sources if self._left else {}
        return {**{key: some for key, some in left.items() if key not in self._anew}, **self._told}

    @property
    def values(self) -> Mapping[_Key, _Value]:
        """The values of the last time."""
        return self._made

    def of(
        self,
        every: Sequence[_Source],
        marks: Sequence[object],
        rows: Callable[[Sequence[_Source]], Iterable[Mapping[_Key, _Part]]],
        left: Callable[[], LeftGroup[_Source, _Key, _Value] | None] = _nothing,
        context: object = None,
    ) -> Mapping[_Key, _Value]:
        """The values by key, in the order of the keys, each of its parts in the order of the sources.

        `every` are the sources, all of which differ, and tell quickly which is among them; one says what it said while
        its mark is the very same, and all of them do while the `context` is equal. `rows` gives what some of them say,
        `left` what an earlier process left, for the first time."""
        is_other = context != self._context
        if self._marks is None and (found := left()) is not None:
            self._left = found
            self._take(set(found.changed), every, rows)
        elif self._marks is None or (is_other and self._left is not None):
            self._first(every, rows)
        elif changed := {*every, *self._every} if is_other else set(self._changed(every, marks)):
            self._take(changed, every, rows)
        self._every, self._marks, self._context = every, marks, context
        return self._made

    def _changed(self, every: Sequence[_Source], marks: Sequence[object]) -> list[_Source]:
        """The sources that may say something else than last time, or are gone."""
        before = self._marks or ()
        if every == self._every:
            return [every[place] for place in self._changes(marks, before)]
        known = dict(zip(self._every, before, strict=True))
        nothing = object()
        changed = [source for source, mark in zip(every, marks, strict=True) if known.pop(source, nothing) is not mark]
        return [*changed, *known]

    def _first(
        self, every: Sequence[_Source], rows: Callable[[Sequence[_Source]], Iterable[Mapping[_Key, _Part]]]
    ) -> None:
        """The values where nothing is known yet."""
        ordered = sorted(every)
        every_row = list(rows(ordered))
        told = dict(compress(zip(ordered, every_row, strict=True), every_row))
        found: defaultdict[_Key, list[_Source]] = defaultdict(list)
        for source, row in told.items():
            for key in row:
                found[key].append(source)
        self._rows, self._told = told, dict(zip(found, map(tuple, found.values()), strict=True))
        self._left, self._anew = None, set()
        self._made = self._mapping(sorted(self._told), rows)

    def _take(
        self,
        changed: set[_Source],
        every: Sequence[_Source],
        rows: Callable[[Sequence[_Source]], Iterable[Mapping[_Key, _Part]]],
    ) -> None:
        """Takes what the sources say now that have changed."""
        there = sorted(changed if every == self._every else [source for source in changed if source in every])
        now = dict(zip(there, rows(there), strict=True))
        told, is_whole = self._rows, self._left is None
        same = {one for one in changed if (is_whole or one in told) and now.get(one, {}) == told.get(one, {})}
        if len(same) == len(changed) and self._marks is not None:
            return
        changed -= same
        gone = self._keys_of(changed)
        come: dict[_Key, list[_Source]] = {}
        for source in there:
            for key in now[source] if source in changed else ():
                come.setdefault(key, []).append(source)
        sources = dict(self._told)
        touched = gone.keys() | come.keys()
        are_same = self._marks is not None
        for key in touched:
            before = self._sources_of(key)
            kept = [source for source in before if source not in gone.get(key, ())]
            kept += come.get(key, ())
            are_same = are_same and bool(kept) and bool(before)
            sources[key] = tuple(sorted(kept))
            if not kept:
                del sources[key]
        told = dict(told)
        for source in changed:
            told.pop(source, None)
        told |= {source: now[source] for source in there if source in changed and (now[source] or not is_whole)}
        if not is_whole:  # of most sources it is not known what they say
            asked = {source for key in touched for source in sources.get(key, ())} - told.keys()
            lacking = sorted(asked)
            told |= zip(lacking, rows(lacking), strict=True)
            self._anew = self._anew | touched
        made = self._made
        self._rows, self._told = told, sources
        self._made = self._mapping(made if are_same else sorted(self._keys()), rows)
        self._made.take(made, touched)

    def _keys(self) -> Iterable[_Key]:
        """Those under which anything is told."""
        return (self._left.sources.keys() - self._anew) | self._told.keys() if self._left else self._told

    def _sources_of(self, key: _Key) -> tuple[_Source, ...]:
        """Those that tell under a key."""
        if self._left and key not in self._anew:
            return self._left.sources.get(key, ())
        return self._told.get(key, ())

    def _keys_of(self, sources: set[_Source]) -> dict[_Key, set[_Source]]:
        """The keys under which these told, each with those that did."""
        found: dict[_Key, set[_Source]] = {}
        if self._left is None:
            for source in sources:
                for key in self._rows.get(source, ()):
                    found.setdefault(key, set()).add(source)
            return found
        for key in {*self._left.telling(sources), *self._told}:
            if some := sources.intersection(self._sources_of(key)):
                found[key] = some
        return found

    def _mapping(
        self, keys: Iterable[_Key], rows: Callable[[Sequence[_Source]], Iterable[Mapping[_Key, _Part]]]
    ) -> LazyMapping[_Value]:
        combine, told_by, known, left, anew = self.combine, self._told, self._rows, self._left, self._anew

        def combined(key: _Key) -> _Value:
            told = [known[source] for source in told_by[key]]
            return combine(key, LazySequence(lambda: tuple([row[key] for row in told])))

        if left is None:
            return LazyMapping(keys, combined)
        value = left.value

        def again(key: _Key) -> _Value:
            return combine(key, [row[key] for row in rows(left.sources[key])])

        def found(key: _Key) -> _Value:
            return combined(key) if key in anew else value(key, again)

        return LazyMapping(keys, found)
