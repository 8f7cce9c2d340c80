"""Clock: the machine's clocks to one moment: what has passed, which time it is, and which day counts as today.

The only place of the watcher that reads a clock; a fixed day stands still for the life of the process."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A point in time: `at` are seconds that only grow (they may stand still while the machine sleeps), `now` is the
    local time on the wall, `today` the day to look from."""

    at: float
    now: datetime
    today: date

    @property
    def until_midnight(self) -> float:
        """The seconds that are left of the day on the wall."""
        start = datetime.combine(self.now.date(), datetime.min.time(), self.now.tzinfo)
        return (start + timedelta(days=1) - self.now).total_seconds()


Clock: TypeAlias = Callable[[], Moment]


def local_clock(day: date | None = None) -> Clock:
    """The clock of this machine in the person's own time zone; `day` is today, whatever the wall says."""

    def read() -> Moment:
        now = datetime.now().astimezone()
        return Moment(at=time.monotonic(), now=now, today=day or now.date())

    return read
