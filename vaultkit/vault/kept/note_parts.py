"""Note parts: notes to bytes and back; what is long of one is decoded when it is asked for, and forgotten again."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, count, repeat
from operator import attrgetter
from typing import Any, Protocol

import msgspec
from msgspec import Struct
from msgspec.structs import force_setattr, replace

from vaultkit.model.note import Note, Property, Value

_LONG = ("properties", "fields", "blocks", "headings", "log", "tags", "openings")
"""The fields of a note that are long; the others are at hand."""
_PARTS, _BITS = attrgetter(*_LONG), tuple(1 << number for number in range(len(_LONG)))
_HAS = tuple((name, bytes([bool(long & bit) for long in range(256)])) for name, bit in zip(_LONG, _BITS, strict=True))
"""The long fields, each with what tells of all bits at once whether a note has it."""
_NOTHING: dict[str, Any] = {"path": "", **dict.fromkeys(_LONG, ())}
_SCALARS = frozenset({str, int, float, bool, type(None)})
_MOST_WHOLE = 64
"""So many notes stay in memory with all that they say."""


class PackedNote(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """A note as bytes, what is at hand of it but its path, and which long fields it has, a bit for each."""

    head: Note
    long: int
    data: bytes


class Recent:
    """The last few notes that were decoded."""

    def __init__(self) -> None:
        """None yet; `places` are for one more note each."""
        self.places = count()
        self._notes: dict[int, Note] = {}

    def note(self, whole: "Whole") -> Note:
        """A note, as it was decoded a moment ago, or decoded now."""
        note = self._notes.get(whole.place)
        if note is None:
            if len(self._notes) == _MOST_WHOLE:
                del self._notes[next(iter(self._notes))]
            note = self._notes[whole.place] = whole.decoded()
        return note


class Source(Protocol):
    """Where many notes are packed, each under a key."""

    recent: Recent

    def data(self, key: Any) -> bytes:
        """The bytes of a note; raises KeyError where they are not what they were."""

    def lost(self, key: Any) -> Note:
        """The note where they are not; raises KeyError where nobody can tell."""


class Whole(Struct, frozen=True, eq=False, gc=False):
    """A note that is packed in a source under a key; its place is one of those of what remembers it.

    It refers to what remembers it, but not the other way round, so that it goes, with the file in which it stands, as
    soon as nobody asks for it."""

    source: Source
    key: Any
    place: int

    def data(self) -> bytes:
        """Its bytes; raises KeyError where they are not what they were."""
        return self.source.data(self.key)

    def note(self) -> Note:
        """The note with all that it says."""
        return self.source.recent.note(self)

    def decoded(self) -> Note:
        """The same, decoded now."""
        try:
            return decoded_note(self.data())
        except (KeyError, ValueError):  # msgspec's own errors are such
            return self.source.lost(self.key)


class NotePart(Struct, frozen=True, eq=False, gc=False):
    """A long field of a note, which is not empty: a sequence as any other, but that it cannot be packed as it is
    (`at_hand`). There are some of each note, so that it is made to be made quickly."""

    whole: Whole
    name: str

    def _every(self) -> tuple[Any, ...]:
        every: tuple[Any, ...] = getattr(self.whole.note(), self.name)
        return every

    def __getitem__(self, at: Any) -> Any:
        return self._every()[at]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._every())

    def __reversed__(self) -> Iterator[Any]:
        return iter(self._every()[::-1])

    def __contains__(self, value: object) -> bool:
        return value in self._every()

    def __len__(self) -> int:
        return len(self._every())

    def __bool__(self) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._every() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._every())

    def __repr__(self) -> str:
        return repr(self._every())

    def index(self, value: object, *of: int) -> int:
        """As of a tuple."""
        return self._every().index(value, *of)

    def count(self, value: object) -> int:
        """As of a tuple."""
        return self._every().count(value)


Sequence.register(NotePart)


def pack(note: Note) -> PackedNote:
    """The note, packed; raises ValueError, OverflowError or TypeError for numbers and letters that have no bytes."""
    parts = _PARTS(note)
    is_whole = NotePart not in map(type, parts)  # as each is that was parsed
    data = _ENCODER.encode(note) if is_whole else _data(parts) or _ENCODER.encode(at_hand(note))
    return PackedNote(head=replace(note, **_NOTHING), long=sum(compress(_BITS, parts)), data=data)


def attach(
    heads: Sequence[Note], longs: Iterable[int], source: Source, paths: Sequence[str], keys: Iterable[Any]
) -> None:
    """Makes what is at hand of some notes be them: each gets its path, as others say it, too, and the long fields that
    it has, which stand in the source under its key."""
    _set_each(heads, "path", paths)
    wholes = list(map(Whole, repeat(source), keys, source.recent.places))
    bits = bytes(longs)
    for name, has in _HAS:
        if any(are_long := bits.translate(has)):
            _set_each(compress(heads, are_long), name, map(NotePart, compress(wholes, are_long), repeat(name)))


def _set_each(notes: Iterable[Note], name: str, values: Iterable[Any]) -> None:
    """Gives each of some new notes its value of a field: one field of all after the other, since they are many."""
    deque(map(force_setattr, notes, repeat(name), values), maxlen=0)


def _data(parts: Iterable[Any]) -> bytes:
    """The bytes of a note with these long fields that is packed already; b"" of any other."""
    whole = next((part.whole for part in parts if type(part) is NotePart), None)
    try:
        return whole.data() if whole else b""
    except KeyError:
        return b""


def at_hand(note: Note) -> Note:
    """The note with what is long of it as tuples; the same one where all of it is."""
    late = {name: tuple(part) for name, part in zip(_LONG, _PARTS(note), strict=True) if type(part) is NotePart}
    return replace(note, **late) if late else note


def unpacked(note: Note) -> Note:
    """The note with all that it says at hand; the same one where nothing of it is packed."""
    whole = next((part.whole for part in _PARTS(note) if type(part) is NotePart), None)
    return whole.decoded() if whole else note


def decoded_note(data: bytes | memoryview) -> Note:
    """The note of these bytes, all of it; raises ValueError."""
    return as_parsed(_DECODER.decode(data))


def as_parsed(note: Note) -> Note:
    """The note with lists within values as the tuples that the parser makes of them."""
    for item in note.properties:
        if type(item.value) not in _SCALARS and _holds_more(item.value):
            return replace(note, properties=tuple(map(_with_tuples, note.properties)))
    return note


def _holds_more(value: Value) -> bool:
    """Whether a value is more than a tuple of scalars, which is decoded as it was."""
    return type(value) is not tuple or not _SCALARS.issuperset(map(type, value))


def _with_tuples(item: Property) -> Property:
    if not isinstance(item.value, tuple | dict):
        return item
    return Property(key=item.key, value=_tuples(item.value), links=item.links, location=item.location)


def _tuples(value: Any) -> Value:
    if isinstance(value, list | tuple):
        return tuple(map(_tuples, value))
    return {key: _tuples(one) for key, one in value.items()} if isinstance(value, dict) else value


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Note)
