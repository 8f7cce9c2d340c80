"""Lazy values: mappings and sequences that are made only when they are asked for, and are then what they are said to
be."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, cast

_Value = TypeVar("_Value")


class LazyMapping(Mapping[Any, _Value]):
    """A mapping with keys that are known, whose values are decoded when they are asked for, and stay."""

    def __init__(self, keys: Iterable[Any], made: Callable[[Any], _Value]) -> None:
        """The order is that of the keys."""
        self._keys: dict[Any, None] = keys._keys if isinstance(keys, LazyMapping) else dict.fromkeys(keys)
        self._made = made
        self._known: dict[Any, _Value] = {}
        self._is_whole = False

    def __getitem__(self, key: Any) -> _Value:
        known = self._known
        if key not in known:
            if key not in self._keys:
                raise KeyError(key)
            known[key] = self._made(key)
        return known[key]

    def get(self, key: Any, default: Any = None) -> Any:
        """As of a plain one."""
        return self[key] if key in self._keys else default

    def items(self) -> Any:
        """As of a plain one; all are decoded."""
        return self._whole().items()

    def values(self) -> Any:
        """As of a plain one; all are decoded."""
        return self._whole().values()

    def _whole(self) -> dict[Any, _Value]:
        if not self._is_whole:
            for key in self._keys.keys() - self._known.keys():
                self._known[key] = self._made(key)
            self._known = dict(zip(self._keys, map(self._known.__getitem__, self._keys), strict=True))
            self._is_whole = True
        return self._known

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[Any]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __repr__(self) -> str:
        return repr(self._whole())

    def take(self, other: "LazyMapping[_Value]", without: Iterable[Any]) -> None:
        """What is made already in another one, and is the same here, but for some keys."""
        self._known |= other._known
        for key in without:
            self._known.pop(key, None)


class LazyTable(Mapping[Any, _Value]):
    """A mapping that is decoded as a whole when it is first asked for anything."""

    __slots__ = ("_made", "_table")

    def __init__(self, made: Callable[[], Mapping[Any, _Value]]) -> None:
        """Nothing is decoded yet."""
        self._made = made

    def __getattr__(self, name: str) -> Any:
        """Called for the table only while it is not decoded."""
        if name != "_table":
            raise AttributeError(name)
        self._table = self._made()
        del self._made  # with what it stands on
        return self._table

    def __getitem__(self, key: Any) -> _Value:
        return self._table[key]

    def get(self, key: Any, default: Any = None) -> Any:
        """As of a plain one, at once."""
        return self._table.get(key, default)

    def items(self) -> Any:
        """As of a plain one, at once."""
        return self._table.items()

    def values(self) -> Any:
        """As of a plain one, at once."""
        return self._table.values()

    def __contains__(self, key: object) -> bool:
        return key in self._table

    def __iter__(self) -> Iterator[Any]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)

    def __repr__(self) -> str:
        return repr(self._table)


class PackedTable(LazyTable[_Value]):
    """A mapping of texts that is decoded when it is first asked for more than a key whose letters do not stand in its
    bytes, which it does not have."""

    __slots__ = ("packed",)

    def __init__(self, packed: bytes, made: Callable[[bytes], Mapping[Any, _Value]]) -> None:
        """Of these bytes, in which the keys stand as they are."""
        super().__init__(lambda: made(packed))
        self.packed = packed

    def get(self, key: Any, default: Any = None) -> Any:
        """As of a plain one."""
        return super().get(key, default) if key in self else default

    def __contains__(self, key: object) -> bool:
        if not isinstance(key, str) or key.encode("utf-8", "surrogatepass") not in self.packed:
            return False
        return super().__contains__(key)


class LazySequence(Sequence[_Value]):
    """A sequence that is made when it is first asked for anything."""

    __slots__ = ("_every", "_made")

    def __init__(self, made: Callable[[], tuple[_Value, ...]]) -> None:
        """Nothing is made yet."""
        self._made = made

    def __getattr__(self, name: str) -> Any:
        """Called for the values only while they are not made."""
        if name != "_every":
            raise AttributeError(name)
        self._every = self._made()
        del self._made  # with what it stands on
        return self._every

    def __getitem__(self, at: Any) -> Any:
        return self._every[at]

    def __iter__(self) -> Iterator[_Value]:
        return iter(self._every)

    def __len__(self) -> int:
        return len(self._every)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._every == tuple(other)

    def __hash__(self) -> int:
        return hash(self._every)

    def __repr__(self) -> str:
        return repr(self._every)


class PackedSequence(LazySequence[_Value]):
    """A sequence that is not empty, of which the bytes are at hand, and are what is left of it again."""

    __slots__ = ("packed",)

    def __init__(self, made: Callable[[], tuple[_Value, ...]], packed: Any) -> None:
        """`made` gives the values, also where the bytes are damaged."""
        self._made, self.packed = made, packed

    def __bool__(self) -> bool:
        return True


def later(made: Callable[[], tuple[_Value, ...]]) -> tuple[_Value, ...]:
    """What equals that tuple, and is made when it is first asked for anything."""
    return cast("tuple[_Value, ...]", LazySequence(made))


class KeptSequence(LazySequence[_Value]):
    """A sequence that stands somewhere else, of which the length is known, and a hash of the bytes that it is, or is
    made of by what is the same for many (b"" where that is not known)."""

    __slots__ = ("_length", "key", "mark", "packed")

    def __init__(
        self,
        length: int,
        made: Callable[[], tuple[_Value, ...]],
        mark: bytes = b"",
        packed: Callable[[str], bytes] | None = None,
        key: str = "",
    ) -> None:
        """`packed` reads the bytes that it is, by the key, and raises KeyError where they are damaged; `made` gives the
        values also then."""
        self._made, self._length, self.mark, self.packed, self.key = made, length, mark, packed, key

    def __len__(self) -> int:
        return self._length
