"""Answers: what commands printed of a vault that nothing has changed in since, from one command to the next; for this
user alone, and to be thrown away at any time.

All of them belong to one fingerprint of the vault: another one makes them none. What a command printed that wrote
anything is none, since the vault after it is not the one that it read."""

import json
import os
import time
from collections.abc import Callable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from vaultkit.vault.fingerprint import contents
from vaultkit.vault.kept.folder import SCAN, CacheFolder
from vaultkit.vault.sight import Look, Sight, is_still, look

_FILE = "answers"
_LONG = 200_000
"""Of so many bytes is the file that tells the notes of the last look where these are two thousand."""
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

    sight: Sight
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
        self._look: Look | None = None
        self._sight: Sight | None = None
        self._has_any = False

    def find(self, prepare: Sequence[Callable[[], object]] = (), *, is_doubtful: bool = False) -> Answer | None:
        """What was answered last time, if nothing has changed since; else the vault is looked at, so that `keep` can
        tell whether anything changes while the command runs. Where there is nothing that could be answered, it may
        `prepare` for the command meanwhile, step by step; also where a look takes long and an answer `is_doubtful`,
        but then only until the vault is seen."""
        kept = self._read()
        self._has_any = kept is not None and bool(kept.answers)
        is_known = kept is not None and self._key in kept.answers
        if prepare and (not is_known or (is_doubtful and self._takes_long())):
            from vaultkit.vault.kept.look_beside import look_beside  # an answer needs none

            self._look = look_beside(self._root, self._time(), self._folder, prepare, until_seen=is_known)
        else:
            self._look = look(self._root, self._time())
        self._sight = self._look.sight if self._look else None
        if kept is None or self._key not in kept.answers or not is_still(self._root, kept.sight, self._sight):
            return None
        return Answer(*kept.answers[self._key])

    def handed_over(self) -> Look | None:
        """The vault as `find` looked at it, for whoever reads it first; held here no longer."""
        found, self._look = self._look, None
        return found

    def keep(self, answer: Answer, sight: Sight | None = None) -> None:
        """Remembers an answer as that of the vault as it was looked at, or as it is seen by now.

        Whatever changed since shows in how it is seen by whoever asks next, but for what changed within the disk's
        clock, whose bytes are compared."""
        before = sight or self._sight
        if before is None or len(answer.text) > _LONGEST:
            return
        if contents(self._root, before.fresh) != before.contents:
            return
        others = self._others(before)
        others.pop(self._key, None)
        newest = dict([*others.items(), (self._key, tuple(answer))][-_MOST:])
        data = json.dumps([before.digest.hex(), before.fresh, before.contents.hex(), newest]).encode()
        if len(data) <= _LIMIT:
            self._folder.write(_FILE, _digest(data) + data)

    def forget(self) -> None:
        """Leaves no answer, since none is true of the vault any more."""
        if self._has_any:
            self._folder.write(_FILE, b"")

    def _others(self, sight: Sight) -> dict[str, tuple[str, int]]:
        """The answers that are still true of the vault as it was seen."""
        kept = self._read()
        return dict(kept.answers) if kept and is_still(self._root, kept.sight, sight) else {}

    def _takes_long(self) -> bool:
        """Whether a look takes longer than to make a copy of the process for it, by how much the last one told."""
        (descriptor,) = self._folder.open(SCAN)
        if descriptor is None:
            return False
        try:
            return os.fstat(descriptor).st_size >= _LONG
        finally:
            os.close(descriptor)

    def _time(self) -> int:
        return int(self._now() * 10**9)

    def _read(self) -> _Kept | None:
        data = self._folder.read(_FILE, limit=2 * _LIMIT)
        if _digest(data[_HASH:]) != data[:_HASH]:
            return None
        try:
            digest, fresh, told, answers = json.loads(data[_HASH:])
            sight = Sight(bytes.fromhex(digest), tuple(map(str, fresh)), bytes.fromhex(told))
            return _Kept(sight, {key: (str(text), int(code)) for key, (text, code) in answers.items()})
        except (ValueError, TypeError, AttributeError):
            return None


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_HASH).digest()
