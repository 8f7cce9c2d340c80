"""Kept index: an index to the parts of a cache file and back, as it was; what is long is decoded when it is asked for.

Its notes are those of the note cache, which has them already; only those that the index reads in another way than they
were parsed (a copy, a line that waits) are kept beside it."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from itertools import compress
from operator import not_
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from vaultkit.model.index import Index
from vaultkit.model.lazy import LazyMapping, LazyTable
from vaultkit.model.note import Note
from vaultkit.model.note_rows import ToldFold
from vaultkit.model.record import Interaction
from vaultkit.model.settings import Settings
from vaultkit.vault.kept.fold import fold_parts
from vaultkit.vault.kept.folder import CacheFolder
from vaultkit.vault.kept.histories import HISTORIES, HistoryFiles, LeftHistories, left_histories
from vaultkit.vault.kept.note_hashes import PATHS, NoteHashes, apart, read_hashes
from vaultkit.vault.kept.note_parts import as_parsed, at_hand
from vaultkit.vault.kept.shards import CachedNote, Shards
from vaultkit.vault.kept.tables import decoded, encoded, split_fields

_Rest, _TABLES = split_fields(Index, without=("settings", "history", "notes"))


class _Own(Struct, frozen=True):
    own: dict[str, Note]


class KeptNotes(Struct, frozen=True):
    """What an index keeps of its notes: the hashes of their bytes by path, b"" of those that it reads in another way
    (`own`)."""

    digests: Mapping[str, bytes]
    own: Mapping[str, Note]


def index_parts(
    index: Index,
    known: Mapping[str, CachedNote],
    histories: LeftHistories,
    told: ToldFold | None = None,
    shards: Shards | None = None,
) -> Iterator[tuple[str, bytes]]:
    """The parts of an index, with their names, one after the other; `known` are the notes as they were parsed, which
    stand in the `shards`, `histories` what was left of its histories, `told` is what the notes tell together, where
    that is known. Raises UnpackedError."""
    hashes = NoteHashes(tuple(index.notes.values()), known, shards)
    yield HISTORIES, encoded(histories)  # what is read at once stands first
    rest = replace(index, templates=tuple(map(at_hand, index.templates)))
    yield "rest", encoded(_Rest(*(getattr(rest, name) for name in _Rest.__struct_fields__)))
    yield from hashes.parts().items()
    own = compress(hashes.paths, map(not_, hashes.every))
    yield "own", encoded({path: at_hand(index.notes[path]) for path in own})
    for name in _TABLES:
        yield name, encoded(getattr(index, name))
    if told is not None and told.history is index.history:
        told.marks.update((path, mark) for path, (_, mark) in histories.known.items())
        yield from fold_parts(told)


def kept_index(
    parts: Mapping[str, bytes],
    folder: CacheFolder,
    settings: Settings,
    notes: Callable[[KeptNotes], Mapping[str, Note]],
    whole: Callable[[], Index],
) -> Index:
    """The index of these parts, in that folder; `notes` finds its notes, `whole` makes it anew, should one of the parts
    be damaged of which that is noticed late. Raises KeyError or ValueError where it is noticed now."""
    rest = msgspec.msgpack.Decoder(_Rest).decode(parts["rest"])
    now = {name: getattr(rest, name) for name in _Rest.__struct_fields__}
    now["templates"] = tuple(map(as_parsed, now["templates"]))
    lazy: dict[str, Any] = {name: LazyTable(partial(_table, parts, whole, name)) for name in _TABLES}
    left = left_histories(parts[HISTORIES])
    files = cache(lambda: HistoryFiles(folder, left))

    def history(path: str) -> tuple[Interaction, ...]:
        try:
            return files().history(path)
        except (KeyError, ValueError):
            return tuple(whole().history[path])

    return Index(
        settings=settings,
        history=LazyMapping(left.known, history),
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


def _found(
    parts: Mapping[str, bytes], notes: Callable[[KeptNotes], Mapping[str, Note]], whole: Callable[[], Index]
) -> Mapping[str, Note]:
    try:
        digests = dict(zip(apart(parts[PATHS]), read_hashes(parts), strict=True))
        own = decoded(_Own, "own", parts["own"])
    except (KeyError, ValueError):
        return whole().notes
    return notes(KeptNotes(digests, {path: as_parsed(note) for path, note in own.items()}))
