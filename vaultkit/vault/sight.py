"""Sight: a vault as it was seen at one time, by which is told whether what was worked out of it is still true of it."""

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from vaultkit.vault.fingerprint import Listing, contents, fingerprint, told_again


class Sight(NamedTuple):
    """The hash of all that the disk says, the paths of what had changed a moment before, and the hash of the bytes of
    these."""

    digest: bytes
    fresh: tuple[str, ...]
    contents: bytes


class Look(NamedTuple):
    """A vault as it was seen, what is in it, what is told of each path, and the time (in nanoseconds) at which it was
    begun to be looked at."""

    sight: Sight
    listing: Listing
    told: bytes
    begun: int


def look(root: Path, now: int) -> Look | None:
    """The vault as it is now, None where that is in doubt; `now` is the machine's time in nanoseconds."""
    found = fingerprint(root, now)
    if found is None:
        return None
    told = contents(root, found.fresh)
    return Look(Sight(found.digest, found.fresh, told), found.listing, found.told, now) if told else None


def look_again(root: Path, before: Look, written: Collection[str], now: int) -> Look | None:
    """The vault as it is once these files are written, which were there before, and nothing else is otherwise than it
    was; None where that takes a whole look.

    What others change meanwhile, or changed since, differs from what is told here, as whoever looks next will see."""
    fresh = before.sight.fresh
    if contents(root, fresh) == before.sight.contents:
        again = told_again(root, before.told, written) if set(written).isdisjoint(fresh) else None
        if again and (told := contents(root, fresh := (*fresh, *sorted(written)))):
            return Look(Sight(again[0], fresh, told), {}, again[1], now)
    return None


def see(root: Path, now: int) -> Sight | None:
    """The same, without what is in it."""
    found = look(root, now)
    return found.sight if found else None


def is_still(root: Path, before: Sight, now: Sight | None) -> bool:
    """Whether nothing has changed since; `now` is how the vault is seen now."""
    return now is not None and now.digest == before.digest and contents(root, before.fresh) == before.contents
