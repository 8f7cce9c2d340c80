"""vCard lines: the bytes of a file of cards to the content lines of each, in any version and charset: folds, soft line
breaks, pictures and nested cards are gone, and a line that cannot be read is a fault of its card alone."""

import binascii
import quopri
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from vaultkit.exchange.charsets import in_utf8, is_charset
from vaultkit.model.regex import regex

_DROPPED = regex(rb"(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)(?=[;:])", re.IGNORECASE)
_QUOTED = regex(rb";(?:ENCODING=)?QUOTED-PRINTABLE[;:]", re.IGNORECASE)
_BASE64 = regex(rb";(?:ENCODING=)?(?:B|BASE64)[;:]", re.IGNORECASE)
_CHARSET = regex(rb";CHARSET=\"?([\w.:-]+)", re.IGNORECASE)
_EDGE = regex(rb"(?:[\w-]+\.)?(BEGIN|END)[ \t]*:[ \t]*VCARD[ \t]*", re.IGNORECASE)
_HEAD = regex(
    rb"(?:(?P<group>[A-Za-z0-9_-]+)\.)?(?P<name>[A-Za-z0-9_-]+)(?P<params>(?:;(?:[^\";:]|\"[^\"]*\")*)*)[ \t]*:"
)
_PARAM = regex(rb";((?:[^\";:]|\"[^\"]*\")*)")
_PROPERTY = regex(rb"(?:[\w-]+\.)?[\w-]+[;:]")
LONGEST_LINE = 200_000
"""Bytes of one line; a longer one is a fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One content line: its name in capitals, its parameters, its value as it stands, its group, its line."""

    name: str
    value: str
    group: str = ""
    params: tuple[tuple[str, tuple[str, ...]], ...] = ()
    line: int = 0

    def has(self, word: str) -> bool:
        """Whether a parameter, or a bare word among them, is that."""
        return any(word in {name, *values} for name, values in self.params)


@dataclass(slots=True)
class RawCard:
    """The lines of one card, where it begins, whether it ends, and the lines of it that cannot be read."""

    line: int
    lines: list[Line] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)
    is_whole: bool = False


def raw_cards(data: bytes) -> Iterator[RawCard]:
    """The cards of a file, in order; one that the file's end or the next card cuts off is not whole."""
    card: RawCard | None = None
    depth = 0
    for number, text in _unfolded(in_utf8(data)):
        edge = _EDGE.fullmatch(text)
        if edge is None:
            if card is not None and depth == 1 and text.strip():
                _take(card, number, text)
        elif edge[1].upper() == b"BEGIN":
            if card is not None and (depth > 1 or not _expects_nested(card)):
                if depth == 1:
                    yield card
                    card, depth = RawCard(line=number), 1
                    continue
                depth += 1
            elif card is not None:
                depth += 1
            else:
                card, depth = RawCard(line=number), 1
        elif card is not None:
            depth -= 1
            if depth == 0:
                card.is_whole = True
                yield card
                card = None
    if card is not None:
        yield card


def _expects_nested(card: RawCard) -> bool:
    """Whether a card within this one may begin: directly below its line AGENT."""
    return bool(card.lines) and card.lines[-1].name == "AGENT" and not card.lines[-1].value.strip()


def _unfolded(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The logical lines with the number of the first line of each; of pictures only that they were there."""
    rows = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    at = 0
    while at < len(rows):
        begin, row = at, rows[at]
        at += 1
        is_dropped = _DROPPED.match(row) is not None
        parts = [row]
        if _QUOTED.search(row.partition(b":")[0] + b":"):
            while parts[-1].endswith(b"=") and at < len(rows):
                parts[-1] = parts[-1][:-1]
                parts.append(rows[at])
                at += 1
        while at < len(rows) and rows[at][:1] in (b" ", b"\t") and (rows[at].strip() or is_dropped):
            if not is_dropped:
                parts.append(rows[at][1:])
            at += 1
        if is_dropped:
            while at < len(rows) and rows[at] and not _PROPERTY.match(rows[at]):  # 2.1: base64 without any fold
                at += 1
            continue
        yield begin + 1, b"".join(parts)


def _take(card: RawCard, number: int, text: bytes) -> None:
    if len(text) > LONGEST_LINE:
        card.faults.append((number, "the line is longer than is read"))
        return
    head = _HEAD.match(text)
    if head is None:
        card.faults.append((number, "the line is none of a card"))
        return
    value = text[head.end() :]
    if _QUOTED.search(head[0]):
        value = quopri.decodestring(value)
    elif _BASE64.search(head[0]):
        with suppress(ValueError):  # what is none stays as it is
            value = binascii.a2b_base64(value, strict_mode=True)
    named = _CHARSET.search(head[0])
    charset = named[1].decode("ascii", "replace") if named else ""
    card.lines.append(
        Line(
            name=head["name"].decode().upper().replace("_", "-"),
            value=_decoded(value, charset),
            group=(head["group"] or b"").decode().lower(),
            params=tuple(_param(_decoded(one, charset)) for one in _PARAM.findall(head["params"])),
            line=number,
        )
    )


def _param(text: str) -> tuple[str, tuple[str, ...]]:
    """A parameter in capitals with its values; one without a name (`TEL;CELL`) is a name without values."""
    name, equals, values = text.partition("=")
    if not equals:
        return name.strip().upper(), ()
    return name.strip().upper(), tuple(one.strip('" ').upper() for one in values.split(","))


def _decoded(text: bytes, charset: str) -> str:
    if charset and is_charset(charset):
        return text.decode(charset, "replace")
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return text.decode("cp1252", "replace")
