"""Memory: what pure functions made of values, from one run to the next, so that the same values are not worked out
again; it may be thrown away at any time, and a run with one gives what a run without one does.

Items are known by what they are, not by what they are equal to, so that an item must never be changed in place."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from operator import is_, is_not, itemgetter
from typing import Any, Generic, Protocol, TypeVar

from vaultkit.model.lazy import LazyMapping, LazySequence
from vaultkit.model.note_rows import NoNoteRows, NoteRows

_MOST_NEW = 50
"""Where more items than these differ from those at the same places last time, they may only stand elsewhere."""

_Value = TypeVar("_Value")
_Key = TypeVar("_Key", bound=Hashable)
_Part = TypeVar("_Part")


class _Sortable(Hashable, Protocol):
    def __lt__(self, other: Any, /) -> bool: ...


_Source = TypeVar("_Source", bound=_Sortable)


class Memory:
    """What the runs over one vault remember, by the name of what is worked out. A name is used once in a run."""

    def __init__(self, rows: NoteRows | None = None) -> None:
        """Nothing is known yet but what `rows` tell of single notes."""
        self.rows: NoteRows = rows or NoNoteRows()
        self._known: dict[str, tuple[tuple[object, ...], Any]] = {}

    def once(self, name: str, make: Callable[[], _Value], *of: object) -> _Value:
        """What `make` gives, worked out anew only where something in `of`, which is all that it depends on, is not
        equal to what it was."""
        known = self._known.get(name)
        if known is None or known[0] != of:
            known = self._known[name] = of, make()
        value: _Value = known[1]
        return value

    def same(self, name: str, value: _Value) -> _Value:
        """The value that was given under that name before, where it is an equal one."""
        return self.once(name, lambda: value, value)

    def each(self, name: str, make: Callable[..., _Value], *context: object) -> "Each[_Value]":
        """A function of single items, ready for many of them; `context` is all that it depends on besides."""
        known: Each[_Value] = self.once(name, Each, *context)
        known.make = make
        return known

    def grouped(
        self, name: str, combine: Callable[[Any, Sequence[Any]], _Value], *context: object
    ) -> "Grouped[Any, Any, Any, _Value]":
        """What many sources say under keys, ready to be brought together by key; `context` is all that `combine`
        depends on besides."""
        known: Grouped[Any, Any, Any, _Value] = self.once(name, Grouped, *context)
        known.combine = combine
        return known


class Identities:
    """Some values that are equal to others only where all are the very same."""

    __slots__ = ("_values",)

    def __init__(self, values: Iterable[object]) -> None:
        """In their order."""
        self._values = tuple(values)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Identities) and _are_same(self._values, other._values)

    __hash__ = None  # type: ignore[assignment]


def _are_same(one: Sequence[object], other: Sequence[object]) -> bool:
    return len(one) == len(other) and all(map(is_, one, other))


class Each(Generic[_Value]):
    """A pure function of single items, the values of which are known for the items of the last time.

    The first of several columns tells what an item is; in the others equal values are the same."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self.make: Callable[..., _Value]
        self._items: Sequence[Any] = ()
        self._others: Sequence[tuple[Any, ...]] = ()
        self._values: list[_Value] = []

    def of(self, items: Iterable[Any], *columns: Iterable[Any]) -> list[_Value]:
        """The value of each item, made of it and of what stands beside it in the other columns."""
        every = items if isinstance(items, tuple) else tuple(items)
        others = list(zip(*columns, strict=True)) if columns else ()
        known, beside, values = self._items, self._others, self._values
        if len(every) != len(known) or sum(map(is_not, every, known)) > _MOST_NEW:
            places = {id(item): place for place, item in enumerate(known)}
            order = [places.get(id(item), -1) for item in every]
            known = tuple(known[place] if place >= 0 else None for place in order)
            beside = [beside[place] if place >= 0 else () for place in order] if columns else ()
            values = [values[place] if place >= 0 else None for place in order]  # type: ignore[misc]
        make = self.make
        if columns:
            rows = zip(every, known, others, beside, values, strict=True)
            found = [
                value if one is other and said == told else make(one, *said) for one, other, said, told, value in rows
            ]
        else:
            found = [
                value if one is other else make(one) for one, other, value in zip(every, known, values, strict=True)
            ]
        self._items, self._others, self._values = every, others, found
        return found


_SOURCE = itemgetter(0)


class Grouped(Generic[_Source, _Key, _Part, _Value]):
    """Values by key, each combined of what the sources say of it, when it is first asked for; only those are combined
    anew of which a source says something else than last time."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self.combine: Callable[[_Key, Sequence[_Part]], _Value]
        self._rows: Mapping[_Source, Mapping[_Key, _Part]] = {}
        self._sources: dict[_Key, tuple[_Source, ...]] = {}
        self._made: LazyMapping[_Value] = LazyMapping((), self._combined)

    def _combined(self, key: _Key) -> _Value:
        return self.combine(key, [self._rows[source][key] for source in self._sources[key]])

    def of(self, rows: Mapping[_Source, Mapping[_Key, _Part]]) -> Mapping[_Key, _Value]:
        """The values by key, in the order of the keys, each of its parts in the order of the sources."""
        known = self._rows
        if not known:
            return self._first(rows)
        get = known.get
        changed = [source for source, row in rows.items() if get(source) is not row]
        if changed or len(known) != len(rows):
            changed += known.keys() - rows.keys()
        if not changed:
            return self._made
        gone: dict[_Key, set[_Source]] = {}
        come: dict[_Key, list[_Source]] = {}
        for source in changed:
            for key in known.get(source, ()):
                gone.setdefault(key, set()).add(source)
            for key in rows.get(source, ()):
                come.setdefault(key, []).append(source)
        sources = dict(self._sources)
        touched = gone.keys() | come.keys()
        for key in touched:
            left = [source for source in sources.get(key, ()) if source not in gone.get(key, ())]
            left += come.get(key, ())
            if left:
                sources[key] = tuple(sorted(left))
            else:
                del sources[key]
        made = self._mapping(rows, sources)
        made.take(self._made, touched)
        self._rows, self._sources, self._made = rows, sources, made
        return made

    def _first(self, rows: Mapping[_Source, Mapping[_Key, _Part]]) -> Mapping[_Key, _Value]:
        """The values where nothing is known yet."""
        found: dict[_Key, list[_Source]] = {}
        for source, row in sorted(rows.items(), key=_SOURCE):
            for key in row:
                found.setdefault(key, []).append(source)
        sources = {key: tuple(some) for key, some in found.items()}
        self._rows, self._sources, self._made = rows, sources, self._mapping(rows, sources)
        return self._made

    def _mapping(
        self, rows: Mapping[_Source, Mapping[_Key, _Part]], sources: Mapping[_Key, tuple[_Source, ...]]
    ) -> LazyMapping[_Value]:
        combine = self.combine

        def made(key: _Key) -> _Value:
            told = [rows[source] for source in sources[key]]
            return combine(key, LazySequence(lambda: tuple([row[key] for row in told])))

        return LazyMapping(sorted(sources), made)
