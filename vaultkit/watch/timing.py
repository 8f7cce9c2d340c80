"""Timing: what is known of the past, and a moment, to what is due now and how long it may be waited for; pure.

A burst is a run of hints that something changed: it ends with 2 s of quiet, or 10 s after its first hint. Where all of
its hints are of one file, 0.3 s are enough, unless the vault was built a moment ago: somebody who writes on is not
answered letter by letter."""

from dataclasses import dataclass, replace
from datetime import date
from math import inf
from typing import Literal, TypeAlias

from vaultkit.watch.clock import Moment

QUIET = 2.0
QUIET_ALONE = 0.3
LONGEST_BURST = 10.0
AHEAD = 1.0
SCAN_EVERY = 60.0
POLL_EVERY = 5.0
CHECK_EVERY = 3600.0
LONGEST_WAIT = 60.0
LONGEST_PAUSE = 300.0
JUMP = 30.0
REST = 10.0
"""Seconds, all but the last: how many times as long as a build took it is rested from. Two clocks that drift apart by a
JUMP mean that the machine slept or that a clock was set."""

Step: TypeAlias = Literal["wait", "ahead", "scan", "check", "build"]
"""What is due: nothing, to parse what has changed so far, to build if a scan finds changes, the same by content hash,
or to build in any case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """What the next step depends on, times in seconds of `Moment.at`.

    `seen` is the newest wake; `first` and `last` are the ends of the burst under way (None: there is none), `told` the
    paths of the files of which all its hints are (none for many, and where nobody knows); `ahead` says up to when it
    was parsed ahead; `scanned` and `checked` when the vault was last looked at, by stats and by content; `day` is the
    day of the last build (None before the first one), `rested` when it will be old enough for a short quiet; `again`
    when to build in any case; `failures` counts the builds in a row that did not come out as they should."""

    seen: Moment
    first: float | None = None
    last: float = -inf
    told: frozenset[str] = frozenset()
    ahead: float = -inf
    scanned: float = -inf
    checked: float = -inf
    day: date | None = None
    rested: float = -inf
    again: float | None = None
    failures: int = 0
    polling: bool = False

    def woken(self, moment: Moment, hints: tuple[float, float, frozenset[str]] | None = None) -> "Timing":
        """At a later moment, with the first and the last hint since, and the files of which all are; after a sleep or a
        set clock a check is due."""
        passed = moment.at - self.seen.at
        slept = abs((moment.now - self.seen.now).total_seconds() - passed) > JUMP
        woken = replace(self, seen=moment, checked=-inf if slept else self.checked)
        return woken if hints is None else woken.hinted(*hints)

    def hinted(self, first: float, last: float, told: frozenset[str] = frozenset()) -> "Timing":
        """With hints in the burst under way, or in a new one; `told` are the files of which all of them are."""
        if self.first is None:
            return replace(self, first=first, last=last, told=told)
        return replace(self, last=last, told=told | self.told if told and self.told else frozenset())

    def due(self) -> Step:
        """What is to be done at the newest wake; whatever it is, it waits for the end of a burst."""
        at = self.seen.at
        if at < self._settled:
            return "ahead" if at >= self._next_ahead else "wait"
        if self.again is not None:
            if at >= self.again:
                return "build"
        elif self.day != self.seen.today:
            return "build"
        elif at >= self.checked + CHECK_EVERY:
            return "check"
        return "scan" if self.first is not None or at >= self._next_scan else "wait"

    def pause(self, moment: Moment) -> float:
        """The seconds until something may be due without a further hint: never past midnight, a minute at most."""
        if self.first is not None:
            until = min(self._settled, self._next_ahead)
        else:
            until = min(self._next_scan, self.checked + CHECK_EVERY if self.again is None else self.again)
        return max(0.0, min(until - moment.at, LONGEST_WAIT, moment.until_midnight))

    def parsed(self, at: float) -> "Timing":
        """After the burst was parsed up to that time."""
        return replace(self, ahead=at)

    def looked(self, at: float) -> "Timing":
        """After a scan; a burst, if there was one, is answered by it."""
        return replace(self, first=None, scanned=at)

    def built(self, at: float, day: date, *, clean: bool = True, took: float = 0.0) -> "Timing":
        """After a build as of that day that took so many seconds; one that is not clean met somebody who was writing
        too, and is made again."""
        built = replace(self.looked(at), day=day, again=None, rested=at + REST * took)
        return replace(built, failures=0) if clean else built.failed(at)

    def put_off(self, at: float, pause: float) -> "Timing":
        """With a build after that pause, come what may."""
        return replace(self, again=at + pause)

    def failed(self, at: float) -> "Timing":
        """After a build that did not come out as it should: the pause before the next one doubles each time."""
        pause = min(QUIET * 2**self.failures, LONGEST_PAUSE)
        return replace(self.looked(at).put_off(at, pause), failures=min(self.failures + 1, 16))

    @property
    def _settled(self) -> float:
        if self.first is None:
            return -inf
        quiet = QUIET_ALONE if len(self.told) == 1 and self.first >= self.rested else QUIET
        return min(self.last + quiet, self.first + LONGEST_BURST)

    @property
    def _next_ahead(self) -> float:
        if self.first is None or self.last <= self.ahead:
            return inf
        return max(self.first, self.ahead) + AHEAD

    @property
    def _next_scan(self) -> float:
        return self.scanned + (POLL_EVERY if self.polling else SCAN_EVERY)
