"""The loader: a vault's files to parsed notes, each parsed again only after it changed on the disk."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from functools import partial
from hashlib import sha256
from itertools import compress, zip_longest
from operator import attrgetter, is_not
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import force_setattr, replace

from vaultkit.model.diagnostic import Diagnostic, diagnose, ordered
from vaultkit.model.location import Location
from vaultkit.model.memory import Memory
from vaultkit.model.names import stem
from vaultkit.model.note import Note
from vaultkit.model.settings import Settings
from vaultkit.syntax.fault import unknown_note
from vaultkit.vault.collection import without_collection
from vaultkit.vault.confine import PASSING, FileReader, is_refused, read_file
from vaultkit.vault.copy_candidates import Candidates, all_candidates
from vaultkit.vault.files import NotWholeError, Vault
from vaultkit.vault.kept.notes import NoteCache, read_anew
from vaultkit.vault.kept.shards import CachedNote
from vaultkit.vault.read_note import ReadNote
from vaultkit.vault.scan import Scan, Stat
from vaultkit.vault.worker_count import MANY, worker_count

_STAT, _PATH = attrgetter("stat"), attrgetter("path")
_Early: TypeAlias = Callable[[Settings, Iterable[str]], Callable[[Note], object]]


class Loaded(Struct, frozen=True, kw_only=True):
    """The notes by path; `diagnostics` are those of the scan and of files that could not be read (a note's own stay
    with it); `parsed` says how many notes were new or had changed, `temporary` are files that a killed run may have
    left.

    `unread_folders` and `unread_notes` are those of the diagnostics that tell of what is there and is refused by the
    disk; such a note is a plain one, of which nothing is known and which counts as private."""

    notes: tuple[Note, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    parsed: int = 0
    unread_folders: tuple[Diagnostic, ...] = ()
    unread_notes: tuple[Diagnostic, ...] = ()
    temporary: tuple[str, ...] = ()


class Loader:
    """Loads one vault again and again; what it remembers is a memo that may be thrown away at any time.

    `parsed` is how many notes it parsed in all, `stats` are those of the last load: what the disk said of each note
    when it was about to be read; `paired` the paths of the notes one of which may by its name be a copy of another,
    `copies` those of copies, each with that of the other."""

    def __init__(
        self,
        vault: Vault,
        accept: Callable[[Scan], None] | None = None,
        cache: NoteCache | None = None,
        progress: Callable[[int, int], None] | None = None,
        early: _Early | None = None,
    ) -> None:
        """A memo for the vault: empty, or what a cache holds. `accept` sees each scan before anything is read, and what
        it raises keeps the vault from being loaded, with the memo as it was. `progress` is told how many of the changed
        files are read, and how many there are. `early` is given the settings and the paths of all notes, and gives what
        is to be made of each of many notes while it is parsed."""
        self.parsed = 0
        self.shards = cache.shards if cache else None
        self.stats: tuple[Stat, ...] = ()
        self.paired: frozenset[str] = frozenset()
        self.copies: Mapping[str, str] = {}
        self._vault = vault
        self._accept = accept
        self._cache = cache
        self._progress = progress
        self._early = early
        self._rows: tuple[Settings, dict[str, bytes]] = vault.settings, {}
        with without_collection():
            self._memo: dict[str, CachedNote] = cache.read() if cache else {}
        self._offered: tuple[int, Scan, bytes] | None = None
        self._loaded: Mapping[str, CachedNote] = {}
        self._scan, self._told = Scan(), b""
        self._copies: dict[tuple[Stat, Stat], bool] = {}
        self._values, self._read_as = Memory(), tuple[Stat, ...]()

    def now(self) -> int:
        """The time in nanoseconds by which it is told whether a note was at rest; 0 where nothing is kept."""
        return self._cache.now() if self._cache else 0

    def offer(self, scan: Scan | None, seen: int = 0, told: bytes = b"") -> None:
        """The next load takes this scan, begun at the time `seen` and accepted, for one of its own; None takes an
        offer back. `told` is what is told of the look at the vault that showed it, where that is known."""
        self._offered = None if scan is None else (seen, scan, told)

    def shown(self, told: bytes) -> Scan | None:
        """The scan of a look at the vault of which that is told, where the cache knows it but for a few notes, and
        nothing was loaded yet."""
        if self._cache is None or self._read_as:
            return None
        found = self._cache.shown(told, self._vault.settings, self._memo)
        if found is None:
            return None
        self._memo, scan = found
        self._read_as = tuple(map(_STAT, self._memo.values()))
        return scan

    def load(self) -> Loaded:
        """The vault's notes as they are now, the same as of a new loader; raises VaultError when the root is gone, and
        NotWholeError when the machine keeps a note from being read."""
        if self._offered is not None:
            (seen, scan, told), self._offered = self._offered, None
        else:
            seen, told = self.now(), b""
            scan = self._vault.scan()
            if self._accept is not None:
                self._accept(scan)
        self.stats = scan.notes
        findings: list[Diagnostic] = []
        unread: list[Diagnostic] = []
        parsed = 0
        changed: list[tuple[Stat, CachedNote | None]] = []
        at_once: Sequence[ReadNote | None] = ()
        with without_collection():
            memo, others, is_in_order = self._unchanged(scan.notes)
            for stat, known in zip(others, map(self._memo.get, map(_PATH, others)), strict=True):
                if known is not None and known.stat == stat:
                    force_setattr(known, "stat", stat)  # an equal one; two of each note are too many
                    memo[stat.path] = known
                else:
                    changed.append((stat, known))
            saves = self._vault.saves
            are_first = saves.is_new and not self._loaded and not memo  # how long each was `saves` will be told
            with closing(FileReader(self._vault.root)) as files:
                at_once = self._read_all(changed, files) if len(changed) >= MANY else ()
                for number, ((stat, known), found) in enumerate(zip_longest(changed, at_once)):
                    one = found or self._read(stat, known, files, findings, unread)
                    note = _note_of(one, known)
                    if one is None or note is None:
                        memo.pop(stat.path, None)
                        is_in_order = False
                        continue
                    if not are_first or one.size != stat.size:
                        saves.saw(stat.path, one.size)
                    memo[stat.path] = CachedNote(stat, one.digest, note, seen)
                    parsed += one.note is not None
                    if self._progress is not None and not at_once:
                        self._progress(number + 1, len(changed))
        if not is_in_order:
            memo = {stat.path: memo[stat.path] for stat in scan.notes if stat.path in memo}
            for path in self._loaded.keys() - memo.keys():
                self._vault.saves.saw(path, self._loaded[path].stat.size)
        self._loaded, self._scan, self._told = memo, scan, told
        self._vault.saves.has_seen(partial(_size, memo))
        self._memo, self._read_as = memo, scan.notes
        self.parsed += parsed
        rows = {stat.path: one.row for (stat, _), one in zip(changed, at_once, strict=False) if one and one.row}
        self._rows = self._vault.settings, rows
        whole = self._sides(memo, findings)
        pages = self._vault.settings.pages_folder.strip("/") + "/"
        unknown = (unknown_note(one.location.path, one) for one in unread if not one.location.path.startswith(pages))
        notes = (*whole, *unknown)
        return Loaded(
            notes=tuple(sorted(notes, key=attrgetter("path"))) if unread or self.copies else notes,
            diagnostics=ordered((*scan.diagnostics, *findings, *unread)),
            parsed=parsed,
            unread_folders=scan.unread,
            unread_notes=tuple(unread),
            temporary=scan.temporary,
        )

    @property
    def is_kept(self) -> bool:
        """Whether there is a cache in which anything is left."""
        return self._cache is not None

    def keep(self) -> bool:
        """Leaves what was parsed to the next run, where there is a cache; False where that cannot be used."""
        if self._cache is None:
            return True
        is_kept = self._cache.write(self._memo)
        if is_kept and self._told:
            self._cache.keep_scan(self._told, self._scan, self._vault.settings)
        return is_kept

    @property
    def known(self) -> Mapping[str, CachedNote]:
        """The notes of the last load as they were parsed, by path."""
        return self._memo

    def has_read(self, path: str, data: bytes) -> bool:
        """Whether the last load found these bytes at that path."""
        known = self._memo.get(path)
        return known is not None and known.digest == sha256(data).digest()

    def turn_to(self, vault: Vault) -> None:
        """From now on loads this vault: the same folder under other settings, of which no parsed note knows."""
        self._vault = vault

    def forget_changed(self, scan: Scan) -> tuple[str, ...]:
        """The paths of notes that look in the scan as they did when they were parsed, but hold other bytes; each is
        read anew by the next load."""
        same = (self._memo.get(stat.path) for stat in scan.notes)
        parsed = [known for known, stat in zip(same, scan.notes, strict=True) if known and known.stat == stat]
        changed = tuple(known.stat.path for known in parsed if self._digest(known.stat) != known.digest)
        for path in changed:
            self._vault.saves.saw(path, self._memo[path].stat.size)
            del self._memo[path]
        return changed

    def _unchanged(self, stats: tuple[Stat, ...]) -> tuple[dict[str, CachedNote], Sequence[Stat], bool]:
        """The notes whose stats are the very ones of the last load, the other stats, and whether the notes are in the
        order of the stats once those of the others are put to them, as they are if a few have changed and none came or
        went."""
        memo, before = self._memo, self._read_as
        if len(memo) == len(before) == len(stats):
            pairs = list(compress(zip(before, stats, strict=True), map(is_not, before, stats)))
            if all(old.path == new.path for old, new in pairs):
                return dict(memo), [new for _, new in pairs], True
        read_as = {stat.path: stat for stat in before}
        same = {one.path: memo[one.path] for one in stats if read_as.get(one.path) is one and one.path in memo}
        return same, [one for one in stats if one.path not in same], False

    def _sides(self, memo: Mapping[str, CachedNote], findings: list[Diagnostic]) -> list[Note]:
        """The parsed notes, of which those that a sync tool left as copies say of which note; a finding on each that
        only may be a copy."""
        notes = [known.note for known in memo.values()]
        ours = {note.path for note in filter(attrgetter("source"), notes) if _is_page(note)}
        paths = tuple([path for path in memo if path not in ours])
        compared: dict[tuple[Stat, Stat], bool] = {}
        of: dict[str, str] = {}
        candidates = self._values.once("candidates", lambda: self._candidates(paths), paths)
        self.paired = frozenset(one for path, others in candidates for one in (path, *(other for other, _ in others)))
        for path, others in candidates:
            for other, by_tool in others:
                key = memo[path].stat, memo[other].stat
                is_like = self._copies.get(key)
                compared[key] = is_like = self._compare(*key, by_tool) if is_like is None else is_like
                if is_like and by_tool:
                    of[path] = other
                elif is_like or by_tool:
                    findings.append(_doubt(path, stem(other), is_like=is_like))
                if is_like or by_tool:
                    break
        self._copies, self.copies = compared, of
        as_side = self._values.each("sides", lambda note, of: replace(note, copy_of=of))
        sides = as_side.of([memo[path].note for path in of], of.values())
        return [*(note for note in notes if note.path not in of), *sides] if of else notes

    def _candidates(self, paths: Sequence[str]) -> Candidates:
        """The notes that may be copies."""
        made = partial(all_candidates, paths)
        return self._cache.scans.copies(paths, made) if self._cache else made()

    def _compare(self, one: Stat, other: Stat, by_tool: bool) -> bool:
        from vaultkit.syntax.likeness import are_alike, is_side_of  # few vaults have such a pair

        likeness = is_side_of if by_tool else are_alike
        try:
            return likeness(read_file(self._vault.root, one.disk), read_file(self._vault.root, other.disk))
        except OSError:
            return False

    def _digest(self, stat: Stat) -> bytes:
        try:
            return sha256(read_file(self._vault.root, stat.disk)).digest()
        except OSError:
            return b""

    def _read_all(
        self, changed: Sequence[tuple[Stat, CachedNote | None]], files: FileReader
    ) -> Sequence[ReadNote | None]:
        """What came of many files, None of those that are to be read alone."""
        from vaultkit.vault.workers import File, Reading, parse_all  # only many notes need more than one process

        root, settings, progress = self._vault.root, self._vault.settings, self._progress
        disks = {stat.path: stat.disk for stat, _ in changed if stat.disk != stat.path}
        sources = [File(stat.path, stat.disk, known.digest if known else b"") for stat, known in changed]
        how = Reading(
            read=files.read,
            spool=self._cache.spool if self._cache else lambda: None,
            lost=lambda path: read_anew(root, path, disks.get(path, path)),
            early=self._early(settings, [stat.path for stat in self.stats]) if self._early else lambda _: None,
            told=(lambda count: progress(min(count, len(sources)), len(sources))) if progress else lambda _: None,
        )
        return parse_all(sources, worker_count(), how)

    def early_rows(self, settings: object) -> Mapping[str, bytes]:
        """What was made of notes while the last load parsed them, by path, under these settings; none another time."""
        (made_under, rows), self._rows = self._rows, (self._vault.settings, {})
        return rows if made_under == settings else {}

    def _read(
        self,
        stat: Stat,
        known: CachedNote | None,
        files: FileReader,
        findings: list[Diagnostic],
        unread: list[Diagnostic],
    ) -> ReadNote | None:
        """What came of one file; None of one that cannot be read."""
        try:
            data = files.read(stat.disk)
        except FileNotFoundError:
            return None
        except OSError as error:
            if error.errno in PASSING:
                raise NotWholeError(f"{stat.path} cannot be read now: {error.strerror}", "Try again.") from None
            where = Location(path=stat.path)
            message = f"the file cannot be read: {error.strerror or type(error).__name__}"
            found = diagnose("unreadable", message, where)
            (unread if is_refused(error) else findings).append(found)
            return None
        digest = sha256(data).digest()
        is_known = known is not None and known.digest == digest
        return ReadNote(len(data), digest, None if is_known else parse_note(stat.path, data))


def _size(notes: Mapping[str, CachedNote], path: str) -> int | None:
    """How long one of the notes is by its file, None of one that is none of them."""
    known = notes.get(path)
    return known.stat.size if known else None


def _note_of(one: ReadNote | None, known: CachedNote | None) -> Note | None:
    """The note of what came of a file; None where it could not be read."""
    if one is None:
        return None
    return one.note if one.note is not None or known is None else known.note


def parse_note(path: str, data: bytes) -> Note:
    """The note of these bytes, with what reads it imported only now: most runs find no note that changed."""
    from vaultkit.syntax.document import parse_note as parse

    return parse(path, data)


def _is_page(note: Note) -> bool:
    return any(entry.key == "vaultkit" for entry in note.properties)


def _doubt(path: str, other: str, *, is_like: bool) -> Diagnostic:
    says = f"says nearly what {other} beside it says" if is_like else f"is named like a sync tool's copy of {other}"
    return diagnose("may-be-copy", f"the note {says}; both are read", Location(path=path))
