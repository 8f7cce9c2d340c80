"""Sight: a vault as it was seen at one time, by which is told whether what was worked out of it is still true of it."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

from vaultkit.vault.fingerprint import Listing, contents, fingerprint, hash_of_all, hashes, told_again


class Sight(NamedTuple):
    """The hash of all that the disk says, the paths of what had changed a moment before, and the hash of the bytes of
    these."""

    digest: bytes
    fresh: tuple[str, ...]
    contents: bytes


class Look(NamedTuple):
    """A vault as it was seen, what is in it (None where that is held no longer), what is told of each path, the hashes
    of the bytes of what had changed a moment before, and the time (in nanoseconds) at which it was begun to be looked
    at."""

    sight: Sight
    listing: Listing | None
    told: bytes
    hashes: Mapping[str, bytes]
    begun: int


def look(root: Path, now: int) -> Look | None:
    """The vault as it is now, None where that is in doubt; `now` is the machine's time in nanoseconds."""
    found = fingerprint(root, now)
    fresh = hashes(root, found.fresh) if found else None
    if found is None or fresh is None:
        return None
    return Look(Sight(found.digest, found.fresh, hash_of_all(fresh)), found.listing, found.told, fresh, now)


class LookAgain(NamedTuple):
    """A vault as it is seen after files were written, which of these are new, and how many folders are."""

    look: Look
    new: tuple[str, ...]
    folders: int


def look_again(root: Path, before: Look, written: Collection[str], now: int) -> LookAgain | None:
    """The vault as it is once these files are written, and nothing else is otherwise than it was; None where that takes
    a whole look.

    What others change meanwhile, or changed since, differs from what is told here, as whoever looks next will see."""
    others = {path: one for path, one in before.hashes.items() if path not in written}
    again = told_again(root, before.told, written)
    if again is None or hashes(root, others) != others or (fresh := hashes(root, sorted(written))) is None:
        return None
    fresh = {**others, **fresh}
    seen = Look(Sight(again.digest, tuple(fresh), hash_of_all(fresh)), None, again.told, fresh, now)
    return LookAgain(seen, again.new, again.folders)


def is_still(root: Path, before: Sight, now: Sight | None) -> bool:
    """Whether nothing has changed since; `now` is how the vault is seen now."""
    return now is not None and now.digest == before.digest and contents(root, before.fresh) == before.contents
