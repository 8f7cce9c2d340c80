"""Memory: what pure functions made of values, from one run to the next, so that the same values are not worked out
again; it may be thrown away at any time, and a run with one gives what a run without one does.

Items are known by what they are, not by what they are equal to, so that an item must never be changed in place."""

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import partial
from itertools import compress
from operator import is_, is_not
from typing import Any, Generic, TypeVar

from vaultkit.model.grouped import Grouped
from vaultkit.model.note_rows import NoNoteRows, NoteRows

_MOST_NEW = 50
"""Where more items than these differ from those at the same places last time, they may only stand elsewhere."""

_FEW = 6
"""So many comparisons of long tables are known at a time."""

_Value = TypeVar("_Value")
_Key = TypeVar("_Key", bound=Hashable)


class Memory:
    """What the runs over one vault remember, by the name of what is worked out. A name is used once in a run."""

    def __init__(self, rows: NoteRows | None = None) -> None:
        """Nothing is known yet but what `rows` tell of single notes."""
        self.rows: NoteRows = rows or NoNoteRows()
        self._known: dict[str, tuple[tuple[object, ...], Any]] = {}
        self._changes = Changes()

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
        known: Each[_Value] = self.once(name, partial(Each, self._changes), *context)
        known.make = make
        return known

    def table(self, name: str, part: Callable[[Any], _Value]) -> "Table[Any, _Value]":
        """A part of many values, to be told by key."""
        known: Table[Any, _Value] = self.once(name, partial(Table, self._changes))
        known.part = part
        return known

    def grouped(
        self, name: str, combine: Callable[[Any, Sequence[Any]], _Value], *context: object
    ) -> Grouped[Any, Any, Any, _Value]:
        """What many sources say under keys, ready to be brought together by key; `context` is all that `combine`
        depends on besides."""
        known: Grouped[Any, Any, Any, _Value] = self.once(name, partial(Grouped, self._changes.between), *context)
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


class Changes:
    """The places at which two sequences of one length do not hold the very same; of the last few it is known, since
    many ask after the same."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._known: deque[tuple[Sequence[object], Sequence[object], list[int]]] = deque(maxlen=_FEW)

    def between(self, one: Sequence[object], other: Sequence[object]) -> list[int]:
        """The places, in order."""
        if one is other:
            return []
        for first, second, places in self._known:
            if first is one and second is other:
                return places
        found: list[int] = []
        differs = bytes(map(is_not, one, other))
        place = differs.find(1)
        while place >= 0:
            found.append(place)
            place = differs.find(1, place + 1)
        self._known.append((one, other, found))
        return found


class Each(Generic[_Value]):
    """A pure function of single items, the values of which are known for the items of the last time.

    The first of several columns tells what an item is; in the others equal values are the same."""

    def __init__(self, changes: Changes) -> None:
        """Nothing is known yet; `changes` tells what is the same."""
        self.make: Callable[..., _Value]
        self._changes = changes
        self._items: Sequence[Any] = ()
        self._others: tuple[Sequence[Any], ...] = ()
        self._values: Sequence[_Value] = ()

    def of(self, items: Iterable[Any], *columns: Iterable[Any]) -> Sequence[_Value]:
        """The value of each item, made of it and of what stands beside it in the other columns; the very same values as
        last time where nothing has changed."""
        every = tuple(items)
        others = tuple(map(tuple, columns))
        if any(len(column) != len(every) for column in others):
            raise ValueError("columns of one table are of one length")
        if not self._items:
            found: Sequence[_Value] = tuple(map(self.make, every, *others))
        else:
            found = self._with_changes(every, others)
        self._items, self._others, self._values = every, others, found
        return found

    def _with_changes(self, every: tuple[Any, ...], others: tuple[tuple[Any, ...], ...]) -> Sequence[_Value]:
        known, beside, values = self._items, self._others, self._values
        places = self._changes.between(every, known) if len(every) == len(known) else []
        if len(every) != len(known) or len(places) > _MOST_NEW:
            at = {id(item): place for place, item in enumerate(known)}
            order = [at.get(id(item), -1) for item in every]
            places = [place for place, old in enumerate(order) if old < 0]
            beside = tuple([column[place] if place >= 0 else None for place in order] for column in beside)
            values = [values[place] if place >= 0 else None for place in order]  # type: ignore[misc]
        new = set(places)
        for column, told in zip(others, beside, strict=True):
            if column != told:
                new.update(place for place in self._changes.between(column, told) if column[place] != told[place])
        if not new and values is self._values:
            return values
        found, make = list(values), self.make
        for place in sorted(new):
            found[place] = make(every[place], *(column[place] for column in others))
        return tuple(found)


class Table(Generic[_Key, _Value]):
    """A part of many values, by their keys, of those that have such a part: the very mapping of last time while it says
    the same."""

    def __init__(self, changes: Changes) -> None:
        """Nothing is known yet; `changes` tells what is the same."""
        self.part: Callable[[Any], _Value]
        self._changes = changes
        self._keys: Sequence[_Key] = ()
        self._values: Sequence[Any] = ()
        self._found: Mapping[_Key, _Value] = {}

    def of(self, keys: Sequence[_Key], values: Sequence[Any]) -> Mapping[_Key, _Value]:
        """The parts of the values by the keys, all of which differ, in their order."""
        found = self._found
        if len(values) != len(self._values) or keys != self._keys:
            found = self._whole(keys, values)
        elif changed := self._changes.between(values, self._values):
            found = self._with_changes(keys, values, changed)
        self._keys, self._values, self._found = keys, values, found
        return found

    def _whole(self, keys: Iterable[_Key], values: Iterable[Any]) -> Mapping[_Key, _Value]:
        parts = list(map(self.part, values))
        found = dict(zip(compress(keys, parts), filter(None, parts), strict=True))
        return self._found if found == self._found and list(found) == list(self._found) else found

    def _with_changes(
        self, keys: Sequence[_Key], values: Sequence[Any], changed: Iterable[int]
    ) -> Mapping[_Key, _Value]:
        found, new = self._found, {}
        for place in changed:
            key, told = keys[place], self.part(values[place])
            if bool(told) != (key in found):
                return self._whole(keys, values)
            if told and told != found[key]:
                new[key] = told
        return {**found, **new} if new else found
