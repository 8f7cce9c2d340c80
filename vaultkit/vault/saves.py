"""Saves: what was read of a note, and when, to how long a line still waits for an editor that may be in the middle of
saving it.

An editor that saves in place truncates the note first; what is appended at that moment stands in the middle of what it
writes next."""

from collections.abc import Callable
from hashlib import sha256

from msgspec import Struct
from msgspec.structs import replace

from vaultkit.vault.kept.known_writes import KnownWrites
from vaultkit.vault.kept.written_lines import WrittenLines

QUIET = 5.0
QUIET_SHORTER = 30.0
BETWEEN_READS = 1.0
"""Seconds, all of them: so old a note has to be, so old when it became shorter, and so far apart two equal reads."""

COMMAND_WAITS = 6.0
"""So many seconds a command waits at most, once for all its notes."""


class WaitingTime(Struct, frozen=True, kw_only=True):
    """The clock of the machine, in seconds of the same count as the times of files, and how to let some pass; `longest`
    is how long may be waited in all."""

    now: Callable[[], float]
    sleep: Callable[[float], None]
    longest: float = 0.0


class _Read(Struct, frozen=True, kw_only=True):
    """The last read of a note: how long it was, whether that was less than before; `since` when these bytes were read
    first while a line waited, `until` when it may be appended at the earliest."""

    size: int
    is_shorter: bool = False
    digest: bytes = b""
    since: float = 0.0
    until: float | None = None


class Saves:
    """What one process knows of the notes that it reads and appends to; it may be thrown away at any time."""

    def __init__(
        self,
        time: WaitingTime | None = None,
        known: KnownWrites | None = None,
        written: WrittenLines | None = None,
    ) -> None:
        """Without a time nothing ever waits: for those who only read. `known` is what earlier ones left, `written` the
        lines that they wrote."""
        self._time = time
        self.known = known
        self.written = written
        self._reads: dict[str, _Read] = {}
        self._seen: Callable[[str], int | None] = lambda _: None
        self._left: dict[str, bytes] = {}
        self._spent = 0.0

    @property
    def now(self) -> float | None:
        """The time as files count it, None where there is no clock."""
        return self._time.now() if self._time else None

    def saw(self, path: str, size: int) -> None:
        """Remembers how long a note was when it was read."""
        known = self._reads.get(path)
        if known is None and (seen := self._seen(path)) is not None:
            known = self._reads[path] = _Read(size=seen)
        if known is None:
            self._reads[path] = _Read(size=size)
        elif known.size != size:
            self._reads[path] = replace(known, size=size, is_shorter=size < known.size)

    @property
    def is_new(self) -> bool:
        """Whether nothing was read yet."""
        return not self._reads

    def has_seen(self, sizes: Callable[[str], int | None]) -> None:
        """Many notes were seen: `sizes` tells how long each was, None of one that was not."""
        self._seen = sizes

    def left(self, path: str, data: bytes, changed: float) -> None:
        """Remembers the bytes that vaultkit left behind, and the time that the file has since then."""
        self._left[path] = _digest(data)
        self._reads[path] = _Read(size=len(data))
        if self.known:
            self.known.add(path, data, changed)

    def keep(self) -> None:
        """What was left behind is known to whoever comes next."""
        if self.known:
            self.known.save()
        if self.written:
            self.written.save()

    def must_wait(self, path: str, data: bytes, changed: float) -> bool:
        """Whether nothing may be appended yet to a note that was read now and changed at that time."""
        self.saw(path, len(data))
        if self._time is None:
            return False
        known, digest, now = self._reads[path], _digest(data), self._time.now()
        if digest == self._left.get(path):
            return False
        quiet = QUIET_SHORTER if known.is_shorter else QUIET
        old_at = now if changed > now else changed + quiet
        waited = known.until is not None
        since = min(known.since, now) if waited and known.digest == digest else now
        if changed <= now and old_at <= now and not waited:
            return False
        if self.known and self.known.holds(path, data, changed):
            return False
        until = max(old_at, since + BETWEEN_READS)
        self._reads[path] = replace(known, digest=digest, since=since, until=until if now < until else None)
        return now < until

    @property
    def pause(self) -> float | None:
        """The seconds until a note that waits may be tried again, None when none does."""
        times = [known.until for known in self._reads.values() if known.until is not None]
        return max(min(times) - self._time.now(), 0.0) if times and self._time else None

    def wait(self) -> bool:
        """Lets the time pass until a note may be tried again; False when that would take longer than may be waited."""
        pause = self.pause
        if pause is None or self._time is None or self._spent + pause > self._time.longest:
            return False
        self._spent += pause
        self._time.sleep(pause)
        return True


def _digest(data: bytes) -> bytes:
    return sha256(data).digest()
