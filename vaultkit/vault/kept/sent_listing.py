"""Sent listing: what is in the folders of a vault to bytes and back, so that a copy of this process can list them."""

import stat
from collections.abc import Mapping

import msgspec
from msgspec import Struct

from vaultkit.vault.fingerprint import Entry, Listing


class SentEntry(Struct, frozen=True, array_like=True, gc=False):
    """An entry of a folder, no link of which is followed, and what the disk says of it where it may be a note."""

    name: str
    st_mode: int
    st_size: int = 0
    st_mtime_ns: int = 0
    st_ctime_ns: int = 0
    st_ino: int = 0

    def is_symlink(self) -> bool:
        """Whether it is a link."""
        return stat.S_ISLNK(self.st_mode)

    def is_dir(self, *, follow_symlinks: bool = True) -> bool:
        """Whether it is a folder."""
        return stat.S_ISDIR(self.st_mode)

    def is_file(self, *, follow_symlinks: bool = True) -> bool:
        """Whether it is a plain file."""
        return stat.S_ISREG(self.st_mode)

    def stat(self, *, follow_symlinks: bool = True) -> "SentEntry":
        """What the disk says of it."""
        return self


def packed_listing(listing: Listing) -> bytes:
    """The bytes of a listing; b"" where a name has none."""
    try:
        return msgspec.msgpack.encode({folder: list(map(_sent, entries)) for folder, entries in listing.items()})
    except UnicodeEncodeError:
        return b""


def unpacked_listing(data: bytes) -> Listing | None:
    """The listing of these bytes, None of b""; raises ValueError where a part is missing."""
    return _DECODER.decode(data) if data else None


def _sent(entry: Entry) -> SentEntry:
    if entry.name.endswith(".md") and entry.is_file(follow_symlinks=False):
        said = entry.stat(follow_symlinks=False)
        return SentEntry(entry.name, said.st_mode, said.st_size, said.st_mtime_ns, said.st_ctime_ns, said.st_ino)
    if entry.is_symlink():
        return SentEntry(entry.name, stat.S_IFLNK)
    if entry.is_dir(follow_symlinks=False):
        return SentEntry(entry.name, stat.S_IFDIR)
    return SentEntry(entry.name, stat.S_IFREG if entry.is_file(follow_symlinks=False) else 0)


_DECODER = msgspec.msgpack.Decoder(Mapping[str, tuple[SentEntry, ...]])
