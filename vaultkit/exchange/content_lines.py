"""Content lines: names and values to the lines of vCard and iCalendar: escaped, folded after 75 octets between
characters, ended by CRLF (RFC 6350 and RFC 5545, section 3)."""

from collections.abc import Iterable

from vaultkit.syntax.inert import terminal_lines

_OCTETS = 75


def in_lines(lines: Iterable[str]) -> bytes:
    """The lines as bytes."""
    return b"".join(map(_folded, lines))


def escaped(value: str) -> str:
    """A text as a value of its own, on one line: `\\`, `,` and line breaks are escaped, and what
    steers a terminal is gone; `;` is not escaped, since readers of vCard 4.0 keep the backslash there."""
    plain = terminal_lines(value.replace("\r\n", "\n").replace("\r", "\n"))
    return plain.replace("\\", "\\\\").replace(",", "\\,").replace("\n", "\\n")


def escaped_part(value: str) -> str:
    """A text as a part of a compound value, or as any text of a calendar, where `;` is escaped, too."""
    return escaped(value).replace(";", "\\;")


def as_address(value: str) -> str:
    """An address as a value: on one line, nothing escaped."""
    return " ".join(terminal_lines(value).split("\n"))


def _folded(line: str) -> bytes:
    rows: list[bytes] = []
    row = bytearray()
    for char in line:
        data = char.encode("utf-8", "replace")
        if len(row) + len(data) > _OCTETS - bool(rows):
            rows.append(bytes(row))
            row.clear()
        row += data
    rows.append(bytes(row))
    return b"\r\n ".join(rows) + b"\r\n"
