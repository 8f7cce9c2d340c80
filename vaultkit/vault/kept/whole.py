"""Kept vault: what was worked out of a vault on a day (its index, and the measures of that), from one command to the
next, for as long as nothing at all has changed; outside of the vault, for this user alone, and to be thrown away at any
time.

All on which it depends stands in its stamp: vaultkit's own files, the day, the settings, and the vault as it was seen
before it was read and again after. Another stamp makes it nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import cache, partial
from pathlib import Path

from msgspec import Struct

from vaultkit.model.diagnostic import Diagnostic
from vaultkit.model.index import Index
from vaultkit.model.measures import Measures
from vaultkit.model.note import Note
from vaultkit.model.note_rows import NoNoteRows, NoteRows
from vaultkit.model.settings import Settings
from vaultkit.vault.aside import aside
from vaultkit.vault.fingerprint import contents
from vaultkit.vault.kept.file import CacheFile, open_file, packed
from vaultkit.vault.kept.fold import INDEX
from vaultkit.vault.kept.folder import CacheFolder
from vaultkit.vault.kept.histories import leave_histories
from vaultkit.vault.kept.notes import NoteCache
from vaultkit.vault.kept.shards import CachedNote
from vaultkit.vault.kept.stamp import Stamp, hash_of, read_stamp, stamped
from vaultkit.vault.kept.tables import UnpackedError
from vaultkit.vault.kept.ties import MEASURES, LeftTies
from vaultkit.vault.sight import Look, is_still, look

_FAULT = "unreadable"
"""The rule of what could not be read, which may be otherwise the next time."""


class Asked(Struct, frozen=True, kw_only=True):
    """On what an index depends beside the notes; `diagnostics` are those of the settings."""

    settings: Settings
    diagnostics: tuple[Diagnostic, ...] = ()
    today: date


class KeptVault:
    """What is kept of one vault for one day."""

    def __init__(
        self,
        root: Path,
        asked: Asked,
        now: Callable[[], float],
        cache: NoteCache,
        *,
        seen: Look | None = None,
        folder: CacheFolder | None = None,
    ) -> None:
        """Of the vault at `root` as it is now, or as it was `seen` a moment ago, before anything was read of it; `now`
        is the machine's clock in seconds, `cache` has the notes."""
        self._root, self._cache, self._folder = root, cache, folder or CacheFolder(root)
        self._asked = asked
        self._hash = hash_of(asked)
        self._look = seen or look(root, int(now() * 10**9))
        self._sight = self._look.sight if self._look else None
        self._stamp = b""

    def handed_over(self) -> Look | None:
        """The vault as it was seen, for whoever reads it first; held here no longer."""
        found, self._look = self._look, None
        return found

    def index(self, whole: Callable[[], Index], parse: Callable[[str], Note]) -> Index | None:
        """The index of the vault as it is, None where it is to be made; `whole` makes it, `parse` reads a note, should
        anything of what is kept be damaged."""
        if (file := self._open()) is None:
            return None

        from vaultkit.vault.kept.index import KeptNotes, kept_index  # what makes an index takes none

        def notes(kept: KeptNotes) -> Mapping[str, Note]:
            from vaultkit.vault.kept.stored_notes import StoredNotes  # most commands ask for no note

            return StoredNotes(self._cache, kept.digests, kept.own, parse)

        with suppress(KeyError, ValueError):
            index = kept_index(file, self._folder, self._asked.settings, notes, cache(whole))
            self._stamp = file.about
            return index
        return None

    @property
    def is_known(self) -> bool:
        """Whether an index of the vault as it is was left already."""
        return self._open() is not None

    def _open(self) -> CacheFile | None:
        file = open_file(self._folder, INDEX) if self._hash and self._sight else None
        stamp = read_stamp(file.about) if file is not None else None
        if stamp is None or stamp.asked != self._hash or not is_still(self._root, stamp.sight, self._sight):
            return None
        return file

    def measures(self, index: Index, whole: Callable[[], Measures]) -> Measures | None:
        """The measures of the index that was found or kept, None where they are to be made; `whole` makes them, should
        anything of what is kept be damaged."""
        file = open_file(self._folder, MEASURES) if self._stamp else None
        if file is None or file.about != self._stamp:
            return None
        from vaultkit.vault.kept.measures import kept_measures  # what makes measures takes none

        with suppress(KeyError, ValueError):
            return kept_measures(file, index, cache(whole))
        return None

    def keep(
        self,
        index: Index,
        known: Mapping[str, CachedNote],
        measured: Callable[[], Measures],
        rows: NoteRows | None = None,
        meanwhile: Callable[[], None] = lambda: None,
        *,
        is_much: bool,
    ) -> None:
        """Leaves an index that was made and what is `measured` of it, where that is much at once, for the next command;
        `known` are the notes as they were parsed, `rows` know of what all of it was made, and `meanwhile` is what else
        is to be done."""
        stamp = self._new_stamp(index)
        if not stamp:
            meanwhile()
        else:
            leave = partial(self._write, MEASURES, stamp, lambda: _parts(measured(), index, rows))
            with aside(leave, is_much=is_much) as left:
                self._write_index(stamp, index, known, rows or NoNoteRows())
                meanwhile()
                if self._stamp:
                    left()

    def keep_index(self, index: Index, known: Mapping[str, CachedNote], rows: NoteRows | None = None) -> None:
        """Leaves an index that was made for the next command, with what it was made of, as above."""
        if stamp := self._new_stamp(index):
            self._write_index(stamp, index, known, rows or NoNoteRows())

    def _new_stamp(self, index: Index) -> bytes:
        """The stamp of an index that was made, b"" where it is not to be kept.

        Whatever changed since the vault was seen shows in how it is seen by the next command, but for what changed
        within the disk's clock, whose bytes are compared."""
        if not self._hash or self._sight is None or any(found.rule == _FAULT for found in index.diagnostics):
            return b""
        if contents(self._root, self._sight.fresh) != self._sight.contents:
            return b""
        return stamped(Stamp(self._hash, self._sight))

    def _write_index(self, stamp: bytes, index: Index, known: Mapping[str, CachedNote], rows: NoteRows) -> None:
        from vaultkit.vault.kept.index import index_parts  # for the most part a copy of the process leaves one
        from vaultkit.vault.kept.sums import KeptSums  # who leaves an index has imported it

        with suppress(UnpackedError):
            histories = leave_histories(self._folder, index.history)
            shards = rows.shards if isinstance(rows, KeptSums) else None
            if histories and self._write(
                INDEX, stamp, partial(index_parts, index, known, histories, rows.told, shards)
            ):
                self._stamp = stamp

    def keep_measures(self, m: Measures, index: Index, rows: NoteRows | None = None) -> None:
        """Leaves measures of the index that was found or kept, with what they were made of, as above."""
        if self._stamp:
            self._write(MEASURES, self._stamp, partial(_parts, m, index, rows))

    def _write(self, name: str, stamp: bytes, parts: Callable[[], Iterable[tuple[str, bytes]]]) -> bool:
        try:
            return self._folder.write_each(name, packed(stamp, parts()))
        except UnpackedError:
            return False


def _parts(m: Measures, index: Index, rows: NoteRows | None) -> Iterator[tuple[str, bytes]]:
    from vaultkit.vault.kept.measures import measures_parts  # as above

    told = rows.told_ties if rows else None
    left = rows.left_ties(told.ground) if rows and told else None
    fold = rows.told if rows else None
    marks = fold.marks if fold is not None and fold.history is index.history else {}
    return measures_parts(m, index, told, left if isinstance(left, LeftTies) else None, marks)
