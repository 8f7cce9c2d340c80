"""Session: the vault that a command works on, opened: its folder, its settings, and a build of it on a day."""

import os
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import click
from msgspec import Struct, field

from vaultkit.built import Build
from vaultkit.cli.answers import LOOK, ROOT, WROTE, keep_next
from vaultkit.cli.errors import NotWhole, NoVault
from vaultkit.cli.leaving import is_large, left_afterwards, left_beside, tell_unkept
from vaultkit.cli.lifetime import hold, when_told
from vaultkit.cli.note_links import remember_root
from vaultkit.cli.progress import Progress, not_working, working
from vaultkit.cli.reading import Reading
from vaultkit.cli.screen import put
from vaultkit.model.candidate import Candidates
from vaultkit.model.diagnostic import Diagnostic
from vaultkit.model.index import Index
from vaultkit.model.measures import Measures
from vaultkit.model.memory import Memory
from vaultkit.model.note import Note
from vaultkit.model.period import WEEK_ONLY, Span
from vaultkit.vault.collection import without_collection
from vaultkit.vault.config import load_settings
from vaultkit.vault.files import NotWholeError, Vault
from vaultkit.vault.kept.afterwards import wait_for_others
from vaultkit.vault.kept.folder import CacheFolder
from vaultkit.vault.kept.known_writes import KnownWrites
from vaultkit.vault.kept.notes import NoteCache
from vaultkit.vault.kept.whole import Asked, KeptVault
from vaultkit.vault.kept.written_lines import WrittenLines
from vaultkit.vault.loader import Loader
from vaultkit.vault.root import VaultError, find_root
from vaultkit.vault.saves import COMMAND_WAITS, Saves, WaitingTime
from vaultkit.vault.scanned import Scanned, scanned, scanned_again
from vaultkit.vault.sight import Look, look
from vaultkit.vault.templates import find_templates, load_templates

_WAITED = "vaultkit.waited"
"""Where stands that what the last command leaves was waited for."""
_NEW_OR_MOUNTED = "If it is new, `vaultkit init` makes it a vault; else, is it mounted, and the sync done?"


class Session(Struct, frozen=True, kw_only=True):
    """An opened vault; `diagnostics` are those of its settings."""

    vault: Vault
    diagnostics: tuple[Diagnostic, ...] = ()

    def build(
        self,
        today: date,
        *,
        write: bool = False,
        spans: Collection[Span] = WEEK_ONLY,
        force: bool = False,
        tell: Callable[[Build], None] | None = None,
    ) -> Build:
        """A build as of that day, with the reviews of these lengths; nothing is written unless asked. `tell` is how the
        command tells of one: where this one wrote, what it would tell of the next may be kept as the answer to it.

        Raises NotWhole where the vault seems not to be there as a whole, unless `force` takes it as it is."""
        from vaultkit.build import build  # only what makes pages needs the practices
        from vaultkit.build_memory import BuildMemory

        kept = self._kept(today)
        with _vault_there(), working():
            if not force and self.vault.is_bare():
                raise NotWholeError("the vault's folder is empty, so nothing is written", _NEW_OR_MOUNTED)
            loader = self._loader()
            values = self._values(loader)
            before = self._hand_over(kept, loader)
            make = partial(
                build,
                self.vault,
                today,
                templates=load_templates(find_templates()),
                spans=spans,
                loader=loader,
                diagnostics=self.diagnostics,
                force=force,
            )
            built = make(write=write, memory=BuildMemory(values=values))
        hold(built, loader, values)
        written = {one.path for one in built.outcomes if one.status == "written"}
        _meta()[WROTE] = has_written = bool(written)

        def leave() -> None:
            if kept and not has_written and not kept.is_known:
                self._keep(kept, built.index, loader, values, lambda: built.measures)

        def left(again: Callable[[], Build] | None = None) -> bool:
            found = None
            if kept and has_written:
                after = scanned_again(before, self.vault, written, loader.now()) if before else None
                found = self._left_anew(today, loader, values, after, again, tell)
            return left_beside(leave, loader, values) if found is None else found

        def rest() -> None:
            again = partial(make, write=False, memory=BuildMemory(values=values)) if tell else None
            if not left_afterwards(partial(left, again), loader, self.vault.root) and not left():
                tell_unkept()

        when_told(rest)
        return built

    def _left_anew(
        self,
        today: date,
        loader: Loader,
        values: Memory,
        after: Scanned | None,
        again: Callable[[], Build] | None,
        tell: Callable[[Build], None] | None,
    ) -> bool | None:
        """Leaves the index of the vault as a build left it, which is little work while what it made is at hand, and the
        notes of which it was made: whether the disk took it, None where nothing was left. `after` is how the vault is
        then, where that is known. What builds `again` builds the vault as it is, and where nothing is to be written any
        more, what the command would `tell` of that is left as its answer."""
        with suppress(VaultError), working(), without_collection():
            if kept := self._kept(today, after):
                self._hand_over(kept, loader, after)
                built = again() if again else None
                index, measured = (
                    (built.index, lambda: built.measures) if built else self._measured(today, loader, values)
                )
                leave = partial(self._keep, kept, index, loader, values, measured)
                is_left = left_beside(leave, loader, values)
                if built and tell and after and not built.edits:
                    keep_next(after.look, partial(tell, built))
                return is_left
        return None

    def _measured(self, today: date, loader: Loader, values: Memory) -> tuple[Index, Callable[[], Measures]]:
        """The index of the notes as they are loaded now, and what measures it."""
        from vaultkit.index.indexer import build_index
        from vaultkit.measures.measure import measure

        loaded = loader.load()
        found = (*self.diagnostics, *loaded.diagnostics)
        index = build_index(loaded.notes, self.vault.settings, today, found, values)
        return index, partial(measure, index, values)

    def _keep(
        self, kept: KeptVault, index: Index, loader: Loader, values: Memory, measured: Callable[[], Measures]
    ) -> None:
        """Leaves an index, what is measured of it, and who can be asked for by which name."""
        from vaultkit.cli.candidates import keep_candidates

        kept.keep(
            index,
            loader.known,
            measured,
            values.rows,
            partial(keep_candidates, index, loader, self.vault, values.rows),
            is_much=is_large(loader) and not values.rows.is_left,
        )

    def index(self, today: date) -> Index:
        """What the notes say as of that day, for a command that renders nothing."""
        return self.read(today).index

    def read(self, today: date, *, keep: bool = True) -> Reading:
        """The same, with what is measured of it; left for the next command where it is to be kept."""
        kept = self._kept(today) if keep else None
        found = kept.index(lambda: self._made(today)[0], self._parsed) if kept else None
        if found is not None:
            return Reading(found, kept)
        index, loader, values = self._made(today, kept)
        if kept:
            kept.keep_index(index, loader.known, values.rows)
        return Reading(index, kept, values)

    def candidates(self, today: date) -> Candidates:
        """Who can be asked for by which name, on that day; without the index, where what earlier commands left is true
        of the notes as they are."""
        from vaultkit.cli.candidates import kept_candidates  # most commands ask the index
        from vaultkit.measures.candidates import all_candidates

        cache = note_cache(self.vault.root) if shared_session() is None else None
        with _vault_there():
            found = kept_candidates(self.vault, today, cache) if cache else None
        return found or all_candidates(self.index(today))

    def _made(self, today: date, kept: KeptVault | None = None) -> tuple[Index, Loader, Memory]:
        """The index of the notes as they are loaded now, what loaded them, and what was worked out of them."""
        from vaultkit.cli.candidates import keep_candidates  # these take their time
        from vaultkit.index.indexer import build_index

        loader = self._loader()
        with _vault_there(), working():
            self._hand_over(kept, loader)
            loaded = loader.load()
        values = self._values(loader)
        with working(), without_collection():
            found = (*self.diagnostics, *loaded.diagnostics)
            index = build_index(loaded.notes, self.vault.settings, today, found, values)
            is_kept = left_beside(lambda: keep_candidates(index, loader, self.vault, values.rows), loader, values)
        if not is_kept:
            tell_unkept()
        hold(index, loader, values)
        return index, loader, values

    def _kept(self, today: date, known: Scanned | None = None) -> KeptVault | None:
        """What earlier commands worked out, None where nothing is to be kept; `known` is how the vault is now."""
        root = self.vault.root
        if (cache := note_cache(root)) is None:
            return None
        asked = Asked(settings=self.vault.settings, diagnostics=self.diagnostics, today=today)
        return KeptVault(root, asked, time.time, cache, seen=known.look if known else _seen(root))

    def _hand_over(self, kept: KeptVault | None, loader: Loader, known: Scanned | None = None) -> Scanned | None:
        """Lets the loader, which loads next, take what the vault was seen to hold (`known` already, it may be), so that
        it is looked at once."""
        seen = kept.handed_over() if kept else None
        if known is None and seen is not None:
            root, settings = self.vault.root, self.vault.settings
            known = scanned(seen, settings, loader.shown, lambda: look(root, time.time_ns()))
        if known is not None:
            loader.offer(known.scan, known.look.begun, known.look.told)
        return known

    def _parsed(self, path: str) -> Note:
        from vaultkit.syntax.document import parse_note  # only what is lost is parsed anew

        return parse_note(path, self.vault.read(path) or b"")

    def _loader(self) -> Loader:
        from vaultkit.index.early_facts import early_facts  # whoever loads the notes builds an index of them

        return Loader(self.vault, cache=note_cache(self.vault.root), progress=Progress(), early=early_facts)

    def _values(self, loader: Loader) -> Memory:
        from vaultkit.vault.kept.rows import KeptRows

        root = self.vault.root
        if not note_cache(root):
            return Memory()
        return Memory(KeptRows(CacheFolder(root), lambda: loader.known, loader.early_rows, loader.shards))


class SharedSession(Session, frozen=True, kw_only=True):
    """A session that stays open for one call after another, of somebody to whom nothing private is told, not even by
    its whole name; `loader` is kept, so that only what changed is parsed anew, and so are `values`, what was worked out
    of the notes."""

    loader: Loader
    values: Memory = field(default_factory=Memory)

    def _loader(self) -> Loader:
        return self.loader

    def _values(self, loader: Loader) -> Memory:
        return self.values


def shared_session() -> SharedSession | None:
    """The session that the caller of the command keeps open; None where a person typed the command."""
    context = click.get_current_context(silent=True)
    return context.find_object(SharedSession) if context else None


def note_cache(root: Path) -> NoteCache | None:
    """The parsed notes that earlier commands left, None where VAULTKIT_NO_CACHE says that there are to be none; what
    the last command leaves while this one begins is waited for."""
    if os.environ.get("VAULTKIT_NO_CACHE"):
        return None
    if not (meta := _meta()).get(_WAITED):
        meta[_WAITED] = True
        with working():
            wait_for_others(CacheFolder(root))
    return NoteCache(root, time.time)


def _meta() -> dict[str, Any]:
    """What the parts of one command tell each other."""
    context = click.get_current_context(silent=True)
    return context.meta if context else {}


def _seen(root: Path) -> Look | None:
    """How the vault looked before the command began, for whoever reads it first; None for all others."""
    of, seen = _meta().pop(LOOK, (None, None))
    return seen if of == root else None


def open_session(folder: Path | None) -> Session:
    """The session of the folder, else of VAULTKIT_VAULT, else of the nearest vault above the current folder.

    One that is shared is taken as it is. Raises NoVault."""
    if (shared := shared_session()) is not None:
        return shared
    with _vault_there():
        root = find_root(Path.cwd(), given=folder)
    if context := click.get_current_context(silent=True):
        context.meta[ROOT] = root
    settings, diagnostics = load_settings(root)
    remember_root(root)
    saves = Saves(_waiting_time(), KnownWrites(root), written_lines(root))
    return Session(vault=Vault(root, settings, saves), diagnostics=diagnostics)


def written_lines(root: Path) -> WrittenLines | None:
    """The lines that earlier commands wrote, None where VAULTKIT_NO_CACHE says that nothing is to be kept."""
    return None if os.environ.get("VAULTKIT_NO_CACHE") else WrittenLines(root)


def _waiting_time() -> WaitingTime:
    """The clock that the caller of the command line handed over, else that of the machine."""
    context = click.get_current_context(silent=True)
    given = context.find_object(WaitingTime) if context else None
    return given or WaitingTime(now=time.time, sleep=_Sleep(), longest=COMMAND_WAITS)


class _Sleep:
    """Lets time pass, and says why the first time."""

    def __init__(self) -> None:
        self._has_told = False

    def __call__(self, seconds: float) -> None:
        with not_working():
            if not self._has_told:
                put("A note was changed a moment ago: waiting for its editor to be done with it.", err=True)
            self._has_told = True
            time.sleep(seconds)


@contextmanager
def _vault_there() -> Iterator[None]:
    try:
        yield
    except NotWholeError as fault:
        raise NotWhole(f"{fault.message}. {fault.hint}") from fault
    except VaultError as fault:
        raise NoVault(f"{fault.message}. {fault.hint}") from fault
