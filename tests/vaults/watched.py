"""A watched vault without threads, sleeps or a clock: the test says what time it is and what the system reports."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

from watchdog.events import FileModifiedEvent, FileSystemEvent, FileSystemEventHandler

from tests.vaults.small import SMALL, write_vault
from vaultkit.cli.session import open_session
from vaultkit.vault.kept.notes import NoteCache
from vaultkit.vault.templates import find_templates, load_templates
from vaultkit.watch.clock import Moment
from vaultkit.watch.hints import Hints
from vaultkit.watch.listener import Listener, ThreadLike
from vaultkit.watch.reports import Rebuilt, Remark, Report
from vaultkit.watch.watcher import Watcher

NOON = datetime(2026, 11, 23, 12, tzinfo=timezone(timedelta(hours=1)))
PEOPLE = {f"People/Guest {number}.md": f"- 2026-11-{number:02} coffee: hello\n" for number in range(1, 13)}


@dataclass(kw_only=True)
class FakeClock:
    """A clock that stands still until it is moved."""

    moment: Moment = field(default_factory=lambda: Moment(at=1000.0, now=NOON, today=NOON.date()))

    def __call__(self) -> Moment:
        return self.moment

    def move(self, seconds: float, *, asleep: float = 0.0) -> None:
        """Both clocks go on; `asleep` are seconds of which the one that counts does not know."""
        now = self.moment.now + timedelta(seconds=seconds + asleep)
        self.moment = Moment(at=self.moment.at + seconds, now=now, today=now.date())


@dataclass
class FakeThread:
    """A thread that lives until a test ends it."""

    lives: bool = False

    def is_alive(self) -> bool:
        return self.lives


class FakeObserver(FakeThread):
    """An observer that reports what the test tells it to; `fault` is what its start raises."""

    def __init__(self, fault: Exception | None = None) -> None:
        super().__init__()
        self.fault = fault
        self.emitter = FakeThread()
        self.handler = FileSystemEventHandler()

    @property
    def emitters(self) -> Iterable[ThreadLike]:
        return (self.emitter,)

    def schedule(
        self,
        handler: FileSystemEventHandler,
        path: str,
        /,
        *,
        recursive: bool,
        event_filter: list[type[FileSystemEvent]],
    ) -> object:
        assert recursive
        assert event_filter
        self.handler = handler
        return path

    def start(self) -> None:
        if self.fault is not None:
            raise self.fault
        self.lives = self.emitter.lives = True

    def stop(self) -> None:
        self.lives = self.emitter.lives = False

    def join(self, timeout: float | None = None) -> None:
        assert not self.lives


class Meddling(dict[str, str]):
    """Templates during whose rendering, after the notes were read and before a page is written, something happens."""

    def __init__(self, templates: dict[str, str], meddle: Callable[[], None]) -> None:
        super().__init__(templates)
        self.meddle = meddle

    def items(self):  # type: ignore[no-untyped-def]  # dict's own type has no name
        meddle, self.meddle = self.meddle, lambda: None
        meddle()
        return super().items()


class WatchedVault:
    """A vault on the disk with a watcher on it that has not woken yet."""

    def __init__(
        self,
        root: Path,
        *,
        faults: Iterable[Exception | None] = (),
        force: bool = False,
        cache: NoteCache | None = None,
    ) -> None:
        self.root = root
        self.clock = FakeClock()
        self.reports: list[Report] = []
        self.observers: list[FakeObserver] = []
        self._faults = list(faults)
        self.hints = Hints(self.clock)
        session = open_session(root)
        self.watcher = Watcher(
            vault=session.vault,
            templates=load_templates(find_templates()),
            clock=self.clock,
            hints=self.hints,
            listener=Listener(session.vault.root, self.hints, self._observe),
            tell=self.reports.append,
            force=force,
            cache=cache,
        )

    def save(self, path: str, text: str, *, seen: bool = True) -> None:
        """Writes a note as an editor does; unless `seen`, no event tells of it."""
        write_vault(self.root, {path: text})
        if seen:
            self.event(path)

    def event(self, path: str) -> None:
        """The system says that a file was modified."""
        self.observers[-1].handler.dispatch(FileModifiedEvent(os.path.join(self.root, path)))  # noqa: PTH118

    def go(self, seconds: float = 0.0) -> list[Report]:
        """Wakes as often as the watcher asks for within that time; what it told meanwhile."""
        end = self.clock.moment.at + seconds
        known, wakes = len(self.reports), 0
        pause = self.watcher.wake()
        while self.clock.moment.at + (0.0 if self.hints._first is not None else pause) <= end:
            wakes += 1
            assert wakes <= 20 + seconds, "it does not rest"
            self.clock.move(0.0 if self.hints._first is not None else pause)
            pause = self.watcher.wake()
        self.clock.move(end - self.clock.moment.at)
        return self.reports[known:]

    def builds(self, seconds: float = 0.0) -> list[Rebuilt]:
        """The builds within that time."""
        return [report for report in self.go(seconds) if isinstance(report, Rebuilt)]

    def remarks(self, seconds: float = 0.0) -> list[str]:
        """The remarks within that time."""
        return [report.text for report in self.go(seconds) if isinstance(report, Remark)]

    def meddle(self, deed: Callable[[], None]) -> None:
        """Has that done in the next build, between its reading and its writing."""
        self.watcher.templates = Meddling(dict(self.watcher.templates), deed)

    def _observe(self) -> FakeObserver:
        self.observers.append(FakeObserver(self._faults.pop(0) if self._faults else None))
        return self.observers[-1]


def watched(
    root: Path, *, faults: Iterable[Exception | None] = (), force: bool = False, cache: NoteCache | None = None
) -> WatchedVault:
    """The small vault with twelve people more, built once."""
    vault = WatchedVault(write_vault(root, {**SMALL, **PEOPLE}), faults=faults, force=force, cache=cache)
    assert [report.why for report in vault.builds()] == ["first build"]
    return vault


def at(moment: Moment, **changes: object) -> Moment:
    """The moment with some of it changed."""
    return replace(moment, **changes)  # type: ignore[arg-type]  # fields of a Moment
