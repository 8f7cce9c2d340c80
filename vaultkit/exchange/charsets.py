"""Charsets: the bytes of a file to text: what a byte order mark or a name says, else, line by line, UTF-8 or what old
programs for Windows write."""

import codecs

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_OLD = "cp1252"


def text_of(data: bytes, *, named: str = "") -> str:
    """The text, without a byte order mark, its line ends as `\\n`; bytes that no charset reads become U+FFFD.

    `named` is a charset that the user or the file itself gives; one that nobody knows is not followed."""
    return plain_ends(_decoded(data, named))


def plain_ends(text: str) -> str:
    """The text with `\\n` for every line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def is_charset(name: str) -> bool:
    """Whether a charset of that name, for text, is known here."""
    try:
        return codecs.lookup(name)._is_text_encoding
    except (LookupError, ValueError):
        return False


def is_guessed(data: bytes) -> bool:
    """Whether nothing says of the bytes in what charset they are, and they are no UTF-8: some of the letters may be
    others."""
    if any(data.startswith(mark) for mark, _ in _MARKS) or _unmarked(data):
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def in_utf8(data: bytes) -> bytes:
    """The bytes without a byte order mark, of UTF-16 as UTF-8; all others as they are."""
    for mark, charset in _MARKS:
        if data.startswith(mark):
            bare = data[len(mark) :]
            return bare if charset == "utf-8" else bare.decode(charset, "replace").encode("utf-8", "replace")
    if guessed := _unmarked(data):
        return data.decode(guessed, "replace").encode("utf-8", "replace")
    return data


def _decoded(data: bytes, named: str) -> str:
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(charset, "replace")
    if named and is_charset(named):
        return data.decode(named, "replace")
    if guessed := _unmarked(data):
        return data.decode(guessed, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:  # a line that was torn, or is of another program, spoils no other
        return "\n".join(map(_line, data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")))


def _line(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        return data.decode("utf-8", "replace") if _is_cut(data, fault) else data.decode(_OLD, "replace")


def _is_cut(data: bytes, fault: UnicodeDecodeError) -> bool:
    """Whether all but the end of a line is UTF-8 with letters beyond ASCII."""
    return fault.end == len(data) and not data[: fault.start].isascii()


def _unmarked(data: bytes) -> str:
    """UTF-16 without a mark, told by the empty half of its ASCII letters."""
    begin = data[:256]
    if len(begin) < 4 or b"\0" not in begin:
        return ""
    even, odd = begin[0::2].count(0), begin[1::2].count(0)
    half = len(begin) // 2
    if odd * 10 >= half * 8 and not even:
        return "utf-16-le"
    return "utf-16-be" if even * 10 >= half * 8 and not odd else ""
