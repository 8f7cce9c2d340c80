"""Look beside: a large vault is looked at by a copy of this process, while this one prepares for what comes behind the
look."""

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

from vaultkit.vault.forks import Fork
from vaultkit.vault.kept.folder import SCAN, CacheFolder
from vaultkit.vault.sight import Look, Sight, look
from vaultkit.vault.worker_count import MANY, worker_count

_OF_A_NOTE = 100
"""So many bytes of the file that tells the notes of the last look are of one note, so that its length says how many
these were."""
_OF_A_NAME, _EMPTY = 20, 4096
"""So many bytes of a folder are of one name, and of one without many."""


def look_beside(
    root: Path, now: int, folder: CacheFolder, prepare: Iterable[Callable[[], object]], *, until_seen: bool = False
) -> Look | None:
    """The vault as it is now, None where that is in doubt, with a listing where nobody looked yet: all notes are to be
    gathered then. What prepares is called meanwhile, step by step, maybe only `until_seen`, and not where the vault is
    small, or no copy can be made."""
    if worker_count() == 1:
        return look(root, now)
    before = _length_of_scan(folder)
    if not (_seems_large(root) if before is None else before >= MANY * _OF_A_NOTE):
        return look(root, now)
    fork = Fork(lambda: _packed(look(root, now), is_listed=before is None))
    try:
        for step in prepare:
            step()
            if until_seen and fork.has_sent():
                break
        with fork.reader() as sent:
            return _unpacked(sent)
    except ValueError:  # it was ended
        return look(root, now)
    finally:
        fork.end()


def _length_of_scan(folder: CacheFolder) -> int | None:
    """How long the file is that tells the notes of the last look, None where nobody looked yet."""
    (descriptor,) = folder.open(SCAN)
    if descriptor is None:
        return None
    try:
        return os.fstat(descriptor).st_size
    finally:
        os.close(descriptor)


def _seems_large(root: Path) -> bool:
    """Whether many names stand in the vault's folder and in those in it, by how long these are on the disk."""
    try:
        with os.scandir(root) as entries:
            inner = [one for one in entries if one.is_dir(follow_symlinks=False) and not one.name.startswith(".")]
        sizes = [root.stat().st_size, *(one.stat(follow_symlinks=False).st_size for one in inner)]
    except OSError:
        return False
    return sum(max(size - _EMPTY, 0) for size in sizes) >= MANY * _OF_A_NAME


def _packed(found: Look | None, *, is_listed: bool = False) -> bytes:
    """A line of all but what is told of each path, with how long that is, and then that, and the listing where it is
    asked for."""
    if found is None:
        return b"null\n"
    digest, fresh, contents = found.sight
    hashes = [(path, one.hex()) for path, one in found.hashes.items()]
    head = digest.hex(), fresh, contents.hex(), hashes, found.begun, len(found.told)
    listing = b""
    if is_listed and found.listing is not None:
        from vaultkit.vault.kept.sent_listing import packed_listing  # only a first look needs it

        listing = packed_listing(found.listing)
    return json.dumps((*head, len(listing))).encode() + b"\n" + found.told + listing


def _unpacked(sent: BinaryIO) -> Look | None:
    """The look again; raises ValueError where a part is missing."""
    if (head := json.loads(sent.readline())) is None:
        return None
    digest, fresh, contents, hashes, begun, length, listed = head
    told, listed_so, listing = sent.read(length), sent.read(listed), None
    if (len(told), len(listed_so)) != (length, listed):
        raise ValueError(len(told))
    if listed:
        from vaultkit.vault.kept.sent_listing import unpacked_listing

        listing = unpacked_listing(listed_so)
    sight = Sight(bytes.fromhex(digest), tuple(fresh), bytes.fromhex(contents))
    return Look(sight, listing, told, {path: bytes.fromhex(one) for path, one in hashes}, begun)
