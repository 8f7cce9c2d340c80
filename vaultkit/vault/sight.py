"""Sight: a vault as it was seen at one time, by which is told whether what was worked out of it is still true of it."""

from pathlib import Path
from typing import NamedTuple

from vaultkit.vault.fingerprint import contents, fingerprint


class Sight(NamedTuple):
    """The hash of all that the disk says, the paths of what had changed a moment before, and the hash of the bytes of
    these."""

    digest: bytes
    fresh: tuple[str, ...]
    contents: bytes


def see(root: Path, now: int) -> Sight | None:
    """The vault as it is now, None where that is in doubt; `now` is the machine's time in nanoseconds."""
    found = fingerprint(root, now)
    if found is None:
        return None
    told = contents(root, found.fresh)
    return Sight(found.digest, found.fresh, told) if told else None


def is_still(root: Path, before: Sight, now: Sight | None) -> bool:
    """Whether nothing has changed since; `now` is how the vault is seen now."""
    return now is not None and now.digest == before.digest and contents(root, before.fresh) == before.contents
