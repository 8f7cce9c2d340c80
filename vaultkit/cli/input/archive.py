"""Archive: the bytes of a ZIP file to those of its members that are asked for by name; nothing is unpacked to the disk,
and no member is read further than its limit."""

import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO
from lzma import LZMAError

from vaultkit.exchange.records import UnreadableError
from vaultkit.model.names import fold

_BEGIN = b"PK\x03\x04"
_MOST_MEMBERS = 100_000


def is_archive(data: bytes) -> bool:
    """Whether the bytes are a ZIP file, or one of the formats that are made of it."""
    return data.startswith(_BEGIN)


def members_of(data: bytes, wanted: Iterable[str], *, limit: int) -> dict[str, bytes]:
    """The members of these names, by name, whatever folder they are in (of several of one name the one that is least
    deep), each with its bytes.

    Raises UnreadableError for an archive that is torn, encrypted or packed in a way that is not known, and for a member
    that is larger than `limit`."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            found = _found(archive.infolist(), wanted)
            return {name: _read(archive, member, limit) for name, member in found.items()}
    except UnreadableError:
        raise
    except (zipfile.BadZipFile, zlib.error, LZMAError, EOFError, OSError, ValueError):
        raise UnreadableError("the archive is torn", "Ask for it again, or take the file out of it.") from None
    except (RuntimeError, NotImplementedError):
        raise UnreadableError(
            "the archive is locked, or packed in a way that is not read", "Take the file out of it."
        ) from None


def _found(members: list[zipfile.ZipInfo], wanted: Iterable[str]) -> dict[str, zipfile.ZipInfo]:
    names = {fold(name): name for name in wanted}
    found: dict[str, zipfile.ZipInfo] = {}
    for member in sorted(members[:_MOST_MEMBERS], key=lambda one: (one.filename.count("/"), one.filename)):
        name = names.get(fold(member.filename.replace("\\", "/").rpartition("/")[2]))
        if name and not member.is_dir():
            found.setdefault(name, member)
    return found


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int) -> bytes:
    """The bytes of a member, of which never more are unpacked than the archive says there are."""
    if member.file_size > limit:
        raise UnreadableError(
            "a file in the archive is larger than is read", "Take it out of the archive and look at it."
        )
    return archive.read(member)
