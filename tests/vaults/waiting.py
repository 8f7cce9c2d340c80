"""Time that a test lets pass: what a command or a watcher waits for, without anybody waiting."""

from dataclasses import dataclass, field

from vaultkit.vault.saves import COMMAND_WAITS, WaitingTime

LATER = WaitingTime(now=lambda: 4_000_000_000.0, sleep=lambda _: None, longest=COMMAND_WAITS)
"""A clock for which all that a test has written is old."""


@dataclass
class PassingTime:
    """A clock that stands still but while somebody sleeps; `slept` are the seconds of each time."""

    at: float = 2_000_000_000.0
    slept: list[float] = field(default_factory=list)

    def now(self) -> float:
        """The time now."""
        return self.at

    def sleep(self, seconds: float) -> None:
        """Lets the time pass."""
        self.slept.append(seconds)
        self.at += seconds

    def waiting(self, longest: float = COMMAND_WAITS) -> WaitingTime:
        """This clock for somebody who waits so long at most."""
        return WaitingTime(now=self.now, sleep=self.sleep, longest=longest)
