"""Answers: what commands printed of a vault that nothing has changed in since, from one command to the next; for this
user alone, and to be thrown away at any time.

All of them belong to one fingerprint of the vault: another one makes them none. A command that wrote anything has none,
since the vault after it is not the one that it read."""

import json
import time
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from vaultkit.vault.cache_folder import CacheFolder
from vaultkit.vault.fingerprint import Fingerprint, contents, fingerprint

_FILE = "answers"
_HASH = 16
_MOST = 64
_LIMIT = 8_000_000
_LONGEST = 1_000_000


class Answer(NamedTuple):
    """What a command printed, and its exit code."""

    text: str
    code: int = 0


class _Kept(NamedTuple):
    """The answers to requests (by their hashes, the newest last), with the vault of which they are true."""

    digest: str
    fresh: tuple[str, ...]
    contents: str
    answers: dict[str, tuple[str, int]]


class Answers:
    """The answer to one request to a vault: as it was kept, or to be kept now."""

    def __init__(
        self, root: Path, request: bytes, now: Callable[[], float] = time.time, folder: CacheFolder | None = None
    ) -> None:
        """Of the vault at `root`; `request` is all on which an answer depends beside the vault, `now` the machine's
        clock in seconds."""
        self._root, self._now, self._folder = root, now, folder or CacheFolder(root)
        self._key = blake2b(request, digest_size=_HASH).hexdigest()
        self._seen: Fingerprint | None = None
        self._bytes = b""

    def find(self) -> Answer | None:
        """What was answered last time, if nothing has changed since; else the vault is looked at, so that `keep` can
        tell whether anything changes while the command runs."""
        kept = self._read()
        seen = self._look()
        if kept is None or seen is None or self._key not in kept.answers:
            return None
        if kept.digest != seen.digest.hex() or kept.contents != contents(self._root, kept.fresh).hex():
            return None
        return Answer(*kept.answers[self._key])

    def keep(self, answer: Answer) -> None:
        """Remembers an answer, unless the vault changed since it was looked at."""
        before, read = self._seen, self._bytes
        if before is None or (before.fresh and not read) or len(answer.text) > _LONGEST:
            return
        after = self._look()
        if after is None or after.digest != before.digest or contents(self._root, before.fresh) != read:
            return
        others = self._others(before.digest)
        others.pop(self._key, None)
        newest = dict([*others.items(), (self._key, tuple(answer))][-_MOST:])
        data = json.dumps([before.digest.hex(), before.fresh, read.hex(), newest]).encode()
        if len(data) <= _LIMIT:
            self._folder.write(_FILE, _digest(data) + data)

    def _others(self, digest: bytes) -> dict[str, tuple[str, int]]:
        """The answers that are still true of the vault of that digest."""
        kept = self._read()
        if kept is None or kept.digest != digest.hex() or kept.contents != contents(self._root, kept.fresh).hex():
            return {}
        return dict(kept.answers)

    def _look(self) -> Fingerprint | None:
        """The vault as it is now; what changed a moment ago is told by its bytes as well."""
        self._seen = fingerprint(self._root, int(self._now() * 10**9))
        self._bytes = contents(self._root, self._seen.fresh) if self._seen else b""
        return self._seen

    def _read(self) -> _Kept | None:
        data = self._folder.read(_FILE, limit=2 * _LIMIT)
        if _digest(data[_HASH:]) != data[:_HASH]:
            return None
        try:
            digest, fresh, told, answers = json.loads(data[_HASH:])
            return _Kept(
                digest, tuple(fresh), told, {key: (str(text), int(code)) for key, (text, code) in answers.items()}
            )
        except (ValueError, TypeError, AttributeError):
            return None


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_HASH).digest()
