"""Look beside: a large vault is looked at by a copy of this process, while this one prepares for what comes behind the
look."""

import json
import os
from collections.abc import Callable
from pathlib import Path

from vaultkit.vault.cache_folder import CacheFolder
from vaultkit.vault.forks import Fork
from vaultkit.vault.sight import Look, Sight, look
from vaultkit.vault.worker_count import MANY, worker_count

SCAN = "scan"
"""The file of the cache that tells the notes of the last look; by its length is told how many these were."""
_OF_A_NOTE = 100
"""So many bytes of it are of one note."""


def look_beside(root: Path, now: int, folder: CacheFolder, prepare: Callable[[], None]) -> Look | None:
    """The vault as it is now, None where that is in doubt, without a listing; what prepares is called meanwhile. It is
    not called where the vault was small, or no copy can be made."""
    if worker_count() == 1 or not _was_large(folder):
        return look(root, now)
    fork = Fork(lambda: _packed(look(root, now)))
    try:
        prepare()
        return _unpacked(fork.sent())
    except ValueError:  # it was ended
        return look(root, now)
    finally:
        fork.end()


def _was_large(folder: CacheFolder) -> bool:
    (descriptor,) = folder.open(SCAN)
    if descriptor is None:
        return False
    try:
        return os.fstat(descriptor).st_size >= MANY * _OF_A_NOTE
    finally:
        os.close(descriptor)


def _packed(found: Look | None) -> bytes:
    """A line of all but what is told of each path, with how long that is, and then that."""
    if found is None:
        return b"null\n"
    digest, fresh, contents = found.sight
    hashes = [(path, one.hex()) for path, one in found.hashes.items()]
    head = digest.hex(), fresh, contents.hex(), hashes, found.begun, len(found.told)
    return json.dumps(head).encode() + b"\n" + found.told


def _unpacked(data: bytes) -> Look | None:
    """The look again; raises ValueError where a part is missing."""
    end = data.index(b"\n")
    if (head := json.loads(data[:end])) is None:
        return None
    digest, fresh, contents, hashes, begun, length = head
    told = data[end + 1 :]
    if len(told) != length:
        raise ValueError(len(told))
    sight = Sight(bytes.fromhex(digest), tuple(fresh), bytes.fromhex(contents))
    return Look(sight, None, told, {path: bytes.fromhex(one) for path, one in hashes}, begun)
