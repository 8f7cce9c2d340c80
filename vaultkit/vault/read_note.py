"""Read notes: what came of a file that was read."""

from msgspec import Struct

from vaultkit.model.note import Note


class ReadNote(Struct, frozen=True, gc=False):
    """How many bytes a file has, their hash, its note (None where these are the bytes of which it is known), and what
    else was made of that, packed (b"" for nothing)."""

    size: int
    digest: bytes
    note: Note | None
    row: bytes = b""
