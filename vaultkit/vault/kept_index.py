"""Kept index: an index to the parts of a cache file and back, as it was; what is long is decoded when it is asked for.

Its notes are those of the note cache, which has them already; only those that the index reads in another way than they
were parsed (a copy, a line that waits) are kept beside it."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import msgspec
from msgspec import Struct

from vaultkit.model.index import Index
from vaultkit.model.lazy import LazyMapping, LazyTable
from vaultkit.model.note import Note
from vaultkit.model.note_rows import ToldFold
from vaultkit.model.record import Interaction
from vaultkit.model.settings import Settings
from vaultkit.vault.kept_fold import HISTORY, digests_of, history_parts, read_history
from vaultkit.vault.kept_tables import decoded, encoded, split_fields
from vaultkit.vault.note_cache import CachedNote
from vaultkit.vault.note_parts import as_parsed

_Rest, _TABLES = split_fields(Index, without=("settings", "history", "notes"))


class _Notes(Struct, frozen=True, array_like=True):
    """The hash of each note's bytes by path, b"" of one that is kept here."""

    digests: dict[str, bytes]
    own: dict[str, Note]


class KeptNotes(Struct, frozen=True):
    """What an index keeps of its notes: the hashes of their bytes by path, b"" of those that it reads in another way
    (`own`)."""

    digests: Mapping[str, bytes]
    own: Mapping[str, Note]


def index_parts(
    index: Index, known: Mapping[str, CachedNote], told: ToldFold | None = None
) -> Iterator[tuple[str, bytes]]:
    """The parts of an index, with their names, one after the other; `known` are the notes as they were parsed, `told`
    is what they tell together, where that is known. Raises UnpackedError."""
    digests = digests_of(index.notes, known)
    yield "rest", encoded(_Rest(*(getattr(index, name) for name in _Rest.__struct_fields__)))
    yield "digests", encoded(digests)
    yield "own", encoded({path: index.notes[path] for path, digest in digests.items() if not digest})
    for name in _TABLES:
        yield name, encoded(getattr(index, name))
    yield from history_parts(index, told)


def kept_index(
    parts: Mapping[str, bytes],
    settings: Settings,
    notes: Callable[[KeptNotes], Mapping[str, Note]],
    whole: Callable[[], Index],
) -> Index:
    """The index of these parts; `notes` finds its notes, `whole` makes it anew, should one of the parts be damaged of
    which that is noticed late. Raises KeyError or ValueError where it is noticed now."""
    rest = msgspec.msgpack.Decoder(_Rest).decode(parts["rest"])
    now = {name: getattr(rest, name) for name in _Rest.__struct_fields__}
    now["templates"] = tuple(map(as_parsed, now["templates"]))
    lazy: dict[str, Any] = {name: LazyTable(partial(_table, parts, whole, name)) for name in _TABLES}
    people = [name.removeprefix(HISTORY) for name in parts if name.startswith(HISTORY)]
    return Index(
        settings=settings,
        history=LazyMapping(people, partial(_told, parts, whole)),
        notes=LazyTable(partial(_found, parts, notes, whole)),
        **now,
        **lazy,
    )


def _table(parts: Mapping[str, bytes], whole: Callable[[], Index], name: str) -> Mapping[str, object]:
    try:
        table: Mapping[str, object] = decoded(Index, name, parts[name])
    except (KeyError, ValueError):
        return dict(getattr(whole(), name))
    return table


def _told(parts: Mapping[str, bytes], whole: Callable[[], Index], path: str) -> tuple[Interaction, ...]:
    try:
        return read_history(parts[HISTORY + path])
    except (KeyError, ValueError):
        return tuple(whole().history[path])


def _found(
    parts: Mapping[str, bytes], notes: Callable[[KeptNotes], Mapping[str, Note]], whole: Callable[[], Index]
) -> Mapping[str, Note]:
    try:
        digests = decoded(_Notes, "digests", parts["digests"])
        own = decoded(_Notes, "own", parts["own"])
    except (KeyError, ValueError):
        return whole().notes
    return notes(KeptNotes(digests, {path: as_parsed(note) for path, note in own.items()}))
