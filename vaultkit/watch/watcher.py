"""Watcher: a vault, a clock and hints to builds and reports: whatever is due at a wake is done, and what goes wrong is
told in a line and tried again.

Hints are believed in which notes have changed, while they tell of few; whether these did, only the stats or the bytes
themselves say. All else, and every minute, is a scan of the stats."""

import gc
import os
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from math import inf

from msgspec import structs

from vaultkit.build import build
from vaultkit.build_memory import BuildMemory
from vaultkit.built import Build
from vaultkit.model.diagnostic import Diagnostic
from vaultkit.model.index import Index
from vaultkit.model.settings import Settings
from vaultkit.vault.config import load_settings
from vaultkit.vault.files import Vault, unread_folder, waits
from vaultkit.vault.gitstate import git_lock, git_work
from vaultkit.vault.kept.notes import NoteCache
from vaultkit.vault.loader import Loader
from vaultkit.vault.root import VaultError
from vaultkit.vault.saves import Saves, WaitingTime
from vaultkit.vault.scan import Scan, Stat
from vaultkit.watch.clock import Clock, Moment
from vaultkit.watch.deleted_pages import DeletedPages
from vaultkit.watch.guards import VaultIdentity, folder_of, identity_of, reason_to_wait
from vaultkit.watch.hints import Hints
from vaultkit.watch.listener import Listener
from vaultkit.watch.own_writes import as_known, changed_by_others, compared_next, differing, written_by
from vaultkit.watch.reports import Remark, Report, tell_build
from vaultkit.watch.timing import POLL_EVERY, SCAN_EVERY, Step, Timing

_LOCK_PAUSE = 1.0
_LONG_LOCK = 30.0


@dataclass(kw_only=True, eq=False)
class Watcher:
    """Keeps the pages of one vault as its notes say, until `hints` are told to stop.

    One thread does everything; others only hint. All state but the memo of parsed notes is in a few frozen values,
    which `wake` replaces. `diagnostics` are those of the settings; `force` takes every vault as it is found; `debug`
    tells where a fault came from; a `cache` is what commands and the next watcher know notes by."""

    vault: Vault
    templates: Mapping[str, str]
    clock: Clock
    hints: Hints
    listener: Listener
    tell: Callable[[Report], None]
    diagnostics: tuple[Diagnostic, ...] = ()
    force: bool = False
    debug: bool = False
    cache: NoteCache | None = None
    _timing: Timing = field(init=False)
    _loader: Loader = field(init=False)
    _memory: BuildMemory = field(init=False, default_factory=BuildMemory)
    _known: tuple[Stat, ...] | None = field(init=False, default=None)
    _last: Scan | None = field(init=False, default=None)
    _identity: VaultIdentity | None = field(init=False, default=None)
    _accepted: VaultIdentity | None = field(init=False, default=None)
    _offered: Settings | None = field(init=False, default=None)
    _deleted: DeletedPages = field(init=False, default_factory=DeletedPages)
    _index: Index | None = field(init=False, default=None)
    _fault: str = field(init=False, default="")
    _refused: str = field(init=False, default="")
    _unread: int = field(init=False, default=0)
    _waits: bool = field(init=False, default=False)
    _knows_no_cache: bool = field(init=False, default=False)
    _locked: float | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        """Nothing is read yet."""
        moment = self.clock()
        time = WaitingTime(now=lambda: self.clock().now.timestamp(), sleep=lambda _: None)
        self.vault = structs.replace(self.vault, saves=Saves(time, self.vault.saves.known))
        self._timing = Timing(seen=moment, checked=moment.at)
        self._loader = Loader(self.vault, self._accept, self.cache)

    def run(self) -> None:
        """Wakes until stopped; what is being written then is finished first."""
        frozen = False
        try:
            while not self.hints.stopped:
                pause = self.wake()
                if not frozen and self._index is not None:
                    gc.collect()
                    gc.freeze()  # else each later collection would walk through all parsed notes
                    frozen = True
                if not self.hints.stopped:
                    self.hints.wait(pause, eager=self._timing.first is None)
        finally:
            self.listener.stop()

    def wake(self) -> float:
        """Does what is due now; the seconds until it may be due again, if no hint comes before."""
        if not self.listener.check():
            self._say(f"file events are not to be had here, so the vault is looked at every {POLL_EVERY:.0f} seconds")
        self._timing = replace(self._timing, polling=self.listener.polling or self.listener.is_doubtful)
        self._timing = self._timing.woken(self.clock(), self.hints.take())
        step = self._timing.due()
        report: Report | None = None
        try:
            if step == "ahead":
                self._parse_ahead()
            elif step != "wait":
                report = self._act(step)
        except VaultError as fault:
            self._stand_still(fault)
        except Exception as fault:
            self._fail(fault)
        if report is not None:
            self.tell(report)
        return self._timing.pause(self.clock())

    def _act(self, step: Step) -> Report | None:
        """Looks at the vault and builds it where that is due; raises what a build raises."""
        at, is_hinted = self._timing.seen.at, self._timing.first is not None
        if step == "build" and (self._waits_for_end() or self._is_locked()):
            return None
        seen, believed = self._loader.now(), self._believed() if step == "scan" else None
        scan = believed or self._scan()
        scanned = self._timing.scanned if believed else at
        self._timing = replace(self._timing.looked(at), scanned=scanned)
        if not self._must_build(step, scan):
            if scan.notes == self._known:
                return None
            if not is_hinted:  # found without a hint, it may be half written, and waits for quiet too
                self._timing = self._timing.hinted(at, at)
                return None
        if self._is_locked():
            return None
        self._loader.offer(scan, seen)
        try:
            return self._build(scan, is_told=believed is not None)
        finally:
            self._loader.offer(None)

    def _must_build(self, step: Step, scan: Scan) -> bool:
        """Whether there is a reason to build that no scan shows: bytes that changed behind equal stats and new settings
        among them, which are taken up here."""
        has_changed = False
        if step == "check":
            has_changed = bool(self._loader.forget_changed(scan))
            self._timing = replace(self._timing, checked=self._timing.seen.at)
        has_other_settings = self._settings_changed()
        return step == "build" or bool(self._fault) or has_changed or has_other_settings

    def _build(self, scan: Scan, *, is_told: bool) -> Report:
        start = self.clock()
        known, before, why = self._known, self._index, self._why(start.today)
        work = git_work(self.vault.root)
        self._deleted = self._deleted.noticed({stat.path for stat in scan.notes}, start.today)
        built = build(
            self.vault,
            start.today,
            templates=self.templates,
            loader=self._loader,
            memory=self._memory,
            without=tuple(self._deleted.gone),
            diagnostics=self.diagnostics,
            force=self.force,
        )
        read = self._loader.stats
        self._index, self._fault, self._identity = built.index, "", self._accepted
        self._settle(built, scan if is_told and read is scan.notes else None, read, start)
        if not self._loader.keep() and not self._knows_no_cache:
            self._knows_no_cache = True
            self._say("the cache folder cannot be used, so the next command reads all notes")
        self._tell_unread(built)
        self._refused = self._refusal(built, work)
        end = self.clock()
        changed = () if known is None else differing(known, read)
        seconds = end.at - start.at
        return tell_build(built, now=end.now, seconds=seconds, changed=changed, before=before, why=why)

    def _settle(self, built: Build, told: Scan | None, read: tuple[Stat, ...], start: Moment) -> None:
        """Takes note of what the build left behind: what it wrote itself is known, all else is a hint. Where each
        change since the scan is `told`, only what the build wrote is looked at."""
        at, today = self.clock().at, start.today
        clean = all(outcome.status != "conflict" for outcome in built.outcomes)
        self._timing = self._timing.built(at, today, clean=clean, took=at - start.at)
        self._known = read
        written = written_by(built)
        looked = told and self.vault.look(told, written.keys() - {self.vault.code_path})
        found = looked or self.vault.scan()
        after = looked.notes if looked else as_known(read, found.notes)
        self._last = structs.replace(found, notes=after)
        stood = written.keys() | {stat.path for stat in read}
        self._deleted = self._deleted.after_build([page.path for page in built.pages], stood)
        others = changed_by_others(read, after, written, self.vault.read)
        self._known = compared_next(read, after, others)
        if others:
            self._timing = self._timing.hinted(at, at)
        self._waits = any(map(waits, built.outcomes))
        if self._waits and (pause := self.vault.saves.pause) is not None:
            self._timing = self._timing.put_off(at, pause)

    def _tell_unread(self, built: Build) -> None:
        """Says once that the pages wait for notes that cannot be read, without a name, and looks again after a while:
        that the disk gives them again changes nothing that a scan sees."""
        unread = len(built.unread)
        if unread and unread != self._unread:
            what = "a note cannot be read" if unread == 1 else f"{unread} notes cannot be read"
            self._say(f"{what}, so the pages stay as they are (vaultkit check); `--force` goes on without")
        self._unread = unread
        if unread and self._timing.again is None:
            self._timing = self._timing.put_off(self.clock().at, SCAN_EVERY)

    def _refusal(self, built: Build, work: str) -> str:
        """The git operation for which lines were refused, "" for none; its end changes nothing that a scan sees."""
        waiting = {edit.path for edit in built.edits if edit.mode == "append" and edit.refused is None}
        if not any(outcome.status == "refused" and outcome.path in waiting for outcome in built.outcomes):
            return ""
        work = work or git_work(self.vault.root)
        if work and self._timing.again is None:
            self._timing = self._timing.put_off(self.clock().at, POLL_EVERY)
        return work

    def _believed(self) -> Scan | None:
        """The scan after the last build with the few notes anew of which all hints are, where these can be believed:
        for a minute, of the same folder, and while every change is told."""
        timing = self._timing
        is_told = not timing.polling and timing.seen.at < timing.scanned + SCAN_EVERY
        if not timing.told or self._last is None or not is_told or self._accepted is None:
            return None
        root = str(self.vault.root) + os.sep
        is_inside = all(path.startswith(root) for path in timing.told)
        if not is_inside or folder_of(self.vault.root) != self._accepted.folder:
            return None
        return self.vault.look(self._last, (path.removeprefix(root) for path in timing.told))

    def _scan(self) -> Scan:
        scan = self.vault.scan()
        self._accept(scan)
        if few := self.listener.missing(scan.folders):
            every = f"so the vault is looked at every {POLL_EVERY:.0f} seconds as well"
            self._say(f"{few}, {every}; `sysctl fs.inotify.max_user_watches=524288` raises it")
        self._timing = replace(self._timing, polling=self.listener.polling or self.listener.is_doubtful)
        return scan

    def _accept(self, scan: Scan) -> None:
        """Raises VaultError when the vault is not the one that was built last, or when a part or most of it is
        missing."""
        if scan.unread and not self.force:
            raise unread_folder(scan.unread)
        folder = folder_of(self.vault.root)
        self._accepted = identity_of(folder, scan.notes, self.vault.settings.pages_folder)
        bare = not scan.notes and self.vault.is_bare()
        reason = "" if self.force else reason_to_wait(self._identity, self._accepted, bare=bare)
        if reason:
            hint = "It goes on when the vault is as it was; `--force` takes it as it is."
            raise VaultError(f"{reason}, so nothing is written", hint)

    def _settings_changed(self) -> bool:
        """Whether the vault has other settings now than those known, or other findings on these: settings count when
        they are found a second time, as a file that is being saved can be half there."""
        settings, diagnostics = load_settings(self.vault.root)
        broken = any(found.rule == "bad-settings-file" for found in diagnostics)
        if settings == self.vault.settings or broken:
            self._offered = None
            if broken or diagnostics == self.diagnostics:
                return False
            self.diagnostics = diagnostics
            return True
        if settings != self._offered:
            self._offered = settings
            self._timing = self._timing.hinted(self._timing.seen.at, self._timing.seen.at)
            return False
        self.vault = Vault(self.vault.root, settings, self.vault.saves)
        self.diagnostics = diagnostics
        self._loader.turn_to(self.vault)
        self._last = None
        self._identity = replace(self._identity, notes={}) if self._identity else None  # others may be ignored now
        return True

    def _parse_ahead(self) -> None:
        """Parses what a burst has changed so far, so that the build at its end has little left to parse."""
        with suppress(VaultError, OSError):
            self._loader.offer(self._believed(), self._loader.now())
            self._loader.load()
        self._timing = self._timing.parsed(self.clock().at)

    def _waits_for_end(self) -> bool:
        """Whether git goes on with that for which lines were refused, and nothing else asks for a build."""
        timing = self._timing
        is_due = bool(self._fault) or timing.day != timing.seen.today or timing.first is not None
        if is_due or not self._refused or not git_work(self.vault.root):
            return False
        self._timing = timing.put_off(timing.seen.at, POLL_EVERY)
        return True

    def _is_locked(self) -> bool:
        """Whether a git command is writing right now: the build then waits for a second."""
        if not git_lock(self.vault.root):
            self._locked = None
            return False
        at = self._timing.seen.at
        self._locked = at if self._locked is None else self._locked
        if at - self._locked >= _LONG_LOCK:
            self._say("git has held its index.lock for half a minute; the pages wait until it is gone")
            self._locked = inf
        if self._timing.last > self._timing.ahead:
            self._parse_ahead()
        at = self.clock().at
        self._timing = self._timing.looked(at).put_off(at, _LOCK_PAUSE)
        return True

    def _why(self, today: date) -> str:
        """What a build is for, beside what has changed."""
        if self._index is None:
            return "first build"
        if self._fault:
            return "the vault is as it was again"
        if self._timing.day != today:
            return f"a new day, {today.isoformat()}"
        if self._refused:
            return f"after {self._refused}"
        return "a note has come to rest" if self._waits else ""

    def _stand_still(self, fault: VaultError) -> None:
        self._last = None
        if fault.message != self._fault:
            self._fault = fault.message
            self._say(f"{fault.message}. {fault.hint}")
        at = self.clock().at
        self._timing = self._timing.looked(at).put_off(at, POLL_EVERY)

    def _fail(self, fault: Exception) -> None:
        """Tells the kind of a fault, never its text: that may hold what stands in a note."""
        self._known, self._last = self._loader.stats, None
        self._timing = self._timing.failed(self.clock().at)
        kind = type(fault).__name__
        reason = f" ({fault.strerror})" if isinstance(fault, OSError) and fault.strerror else ""
        self._say(f"this build failed: {kind}{reason}; it is tried again (VAULTKIT_DEBUG=1 shows where)")
        for line in "".join(traceback.format_exception(fault)).split("\n") if self.debug else ():
            self._say(line)

    def _say(self, text: str) -> None:
        self.tell(Remark(now=self.clock().now, text=text))
