"""Shards: the notes of a vault over the files in which something is kept of them, so that one change rewrites little;
which notes stand in which is known from one time to the next, and only what changed is asked anew."""

import os
from collections.abc import Collection, Mapping, Sequence
from itertools import compress
from operator import is_not
from zlib import crc32

from msgspec import Struct

from vaultkit.model.note import Note
from vaultkit.vault.scan import Stat

SHARDS = 33
"""Over so many files what is kept of notes is spread."""
OF_PAGES = SHARDS - 1
"""The one for notes of which the whole text is kept, as it is of the generated pages: they change together."""
_ID = 15


class CachedNote(Struct, frozen=True, array_like=True, gc=False):
    """A parsed note with what the disk said of its file, the hash of the bytes that were parsed, and the time (in
    nanoseconds) at which the disk was asked."""

    stat: Stat
    digest: bytes
    note: Note
    seen: int


class Shards:
    """The notes of one vault by shard, as they were asked for last; each shard has an id, which no other one has ever
    had, so that it tells which notes stand there, and what their bytes are."""

    def __init__(self) -> None:
        """None yet."""
        self._notes: Mapping[str, CachedNote] = {}
        self._by_number: dict[int, Mapping[str, CachedNote]] = {}
        self._ids: dict[int, tuple[Mapping[str, CachedNote], bytes]] = {}
        self._compared: tuple[Mapping[str, CachedNote], Sequence[str]] = {}, ()

    def take(
        self, by_number: Mapping[int, Mapping[str, CachedNote]], ids: Mapping[int, bytes]
    ) -> dict[str, CachedNote]:
        """All notes, which stand in these shards, with these ids; a shard that is not kept as it is has none."""
        notes: dict[str, CachedNote] = {}
        for some in by_number.values():
            notes |= some
        now = by_number if _is_in_order(by_number, ids, notes) else _sorted_out(by_number, notes)
        self._notes, self._by_number = dict(notes), dict(now)
        as_they_are = ((number, some) for number, some in now.items() if some is by_number.get(number))
        self._ids = {number: (some, ids[number]) for number, some in as_they_are if ids.get(number)}
        self._compared = {}, ()
        return notes

    def id(self, number: int, *, anew: bool = False) -> bytes:
        """That of a shard as it was given last, or another one; b"" of one without a note."""
        some = self._by_number.get(number)
        if not some:
            return b""
        if anew or self._known_id(number) is None:
            self._ids[number] = some, _mark(number) + os.urandom(_ID)
        return self._ids[number][1]

    def ids(self, notes: Mapping[str, CachedNote]) -> list[bytes]:
        """Those of all shards of the notes."""
        self.of(notes)
        return list(map(self.id, range(SHARDS)))

    def others(self, ids: Sequence[bytes], notes: Mapping[str, CachedNote]) -> Sequence[str] | None:
        """The paths of the notes that are others than those in the shards with these ids, by their bytes, and of those
        that are gone; None where such shards are not at hand."""
        if list(map(self._known_id, range(SHARDS))) != ids:
            return None
        if self._compared[0] is not notes:
            before, changed = self._notes, _changes(self._notes, notes)
            pairs = ((path, before.get(path), notes.get(path)) for path in changed)
            found = [path for path, old, new in pairs if old is None or new is None or old.digest != new.digest]
            self._compared = notes, found
        return self._compared[1]

    def hold(self, paths: Collection[str]) -> bool:
        """Whether there is a note at each of the paths."""
        return all(path in self._notes for path in paths)

    def _known_id(self, number: int) -> bytes | None:
        """The id of a shard; b"" of one without a note, None where it has none yet."""
        some = self._by_number.get(number)
        if not some:
            return b""
        of, id = self._ids.get(number, (None, b""))
        return id if of is some else None

    def of(self, notes: Mapping[str, CachedNote]) -> Mapping[int, Mapping[str, CachedNote]]:
        """The notes by the numbers of their shards; a shard in which nothing changed is the very same."""
        before, now = self._notes, dict(notes)
        if changed := _changes(before, now):
            touched = _Touched(self._by_number)
            for path in changed:
                old, new = before.get(path), now.get(path)
                to = -1 if new is None else shard_of(new.note)
                if old is not None and (at := shard_of(old.note)) != to:
                    touched[at].pop(path, None)
                if new is not None:
                    touched[to][path] = new
            self._by_number = {**self._by_number, **touched}
            self._compared = {}, ()
        self._notes = now
        return self._by_number


def _mark(number: int) -> bytes:
    """With what the ids of a shard begin, so that nobody takes a file for another one in whose place it was put."""
    return bytes((number,))


def _is_in_order(
    by_number: Mapping[int, Mapping[str, CachedNote]], ids: Mapping[int, bytes], notes: Mapping[str, CachedNote]
) -> bool:
    """Whether each of the notes stands in the one shard to which it belongs. It does not where a file was put in the
    place of another one, or is older than another one: what stands elsewhere would stay there when the note is gone."""
    if len(notes) < sum(map(len, by_number.values())):
        return False
    unsure = (number for number in by_number if not ids.get(number, b"").startswith(_mark(number)))
    return all(shard_of(one.note) == number for number in unsure for one in by_number[number].values())


def _sorted_out(
    by_number: Mapping[int, Mapping[str, CachedNote]], notes: Mapping[str, CachedNote]
) -> Mapping[int, Mapping[str, CachedNote]]:
    """The notes by the shards to which they belong; a shard in which they stood just so is the very same."""
    found: dict[int, dict[str, CachedNote]] = {number: {} for number in by_number}
    for path, one in notes.items():
        found.setdefault(shard_of(one.note), {})[path] = one
    return {number: _as_before(by_number.get(number, {}), some) for number, some in found.items()}


def _as_before(before: Mapping[str, CachedNote], now: Mapping[str, CachedNote]) -> Mapping[str, CachedNote]:
    """What was before, where it holds the very same notes now."""
    return before if list(map(id, before.values())) == list(map(id, now.values())) else now


class _Touched(dict[int, dict[str, CachedNote]]):
    """Shards that are changed, each a copy of what it was."""

    def __init__(self, before: Mapping[int, Mapping[str, CachedNote]]) -> None:
        super().__init__()
        self._before = before

    def __missing__(self, number: int) -> dict[str, CachedNote]:
        found = self[number] = dict(self._before.get(number, {}))
        return found


def _changes(before: Mapping[str, object], now: Mapping[str, object]) -> list[str]:
    """The paths of what is not the very same as before, and of what is gone."""
    if list(before) == list(now):  # as they are most often, which is told without a look at any of them
        return list(compress(now, map(is_not, now.values(), before.values())))
    found = list(compress(now, map(is_not, now.values(), map(before.get, now))))
    are_gone = len(before) + sum(path not in before for path in found) > len(now)
    return [*found, *(before.keys() - now.keys() if are_gone else ())]


def shard_of(note: Note) -> int:
    """The number of the shard in which is kept what belongs to a note, as it was parsed."""
    return OF_PAGES if note.source else place_of(note.path)


def place_of(path: str) -> int:
    """The number of the shard for the note at that path, where it is none of those that change together."""
    return crc32(path.encode("utf-8", "surrogatepass")) % OF_PAGES
