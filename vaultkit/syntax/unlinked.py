"""Unlinked: what a body holds that is written like a link and is none, since it stands in code, in a comment, in HTML
or behind a backslash."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from vaultkit.model.location import Location
from vaultkit.model.note import Block, Unlinked
from vaultkit.model.regex import regex
from vaultkit.syntax.masking import ESCAPED, HIDDEN, mask
from vaultkit.syntax.pieces import Body

_WRITTEN = regex(r"\\?\[\\?\[([^\[\]\n|#\\]+)(?:[|#\\][^\[\]\n]*)?\]\\?\]")
_NEWLINE, _HIDDEN = regex("\n"), regex(f"{HIDDEN}+")
_BY_SIGN = {"`": "in code", "<": "in HTML", "$": "in math"}


def find_unlinked(path: str, text: str, first: int, body: Body, blocks: Sequence[Block]) -> tuple[Unlinked, ...]:
    """What of the body's text is written like a wikilink and is none, in order; `first` is the note's line on which the
    body begins, `blocks` are all that hold its links."""
    links = sum([len(block.links) for block in blocks])
    if text.count("[") // 2 <= links and not ("\\" in text or "(" in text):  # told sooner than by two signs at a time
        return ()
    if text.count("[[") + text.count("[\\[") <= links - text.count("]("):
        return ()
    known = {(link.location.line, link.target) for block in blocks for link in block.links}
    return tuple(_found(path, text, first, body, known))


def _found(path: str, text: str, first: int, body: Body, known: set[tuple[int, str]]) -> Iterator[Unlinked]:
    starts = [0, *(found.end() for found in _NEWLINE.finditer(text))]
    begins = [begin for begin, _, _ in body.raw]
    reason: _Masked | None = None
    for match in _WRITTEN.finditer(text):
        row = bisect_right(starts, match.start())
        target = match[1].strip()
        if not target or (row + first - 1, target) in known:
            continue
        at = bisect_right(begins, row) - 1
        why = body.raw[at][2] if at >= 0 and row <= body.raw[at][1] else ""
        if not why:
            reason = reason or _Masked(text)
            why = reason.at(match.start())
        if why:
            place = Location(path=path, line=row + first - 1, column=match.start() - starts[row - 1] + 1)
            yield Unlinked(target=target, why=why, location=place)


class _Masked:
    """What hides the pieces of a text that is no code as a whole."""

    def __init__(self, text: str) -> None:
        self._text, self._masked = text, mask(text)
        self._begins = [found.start() for found in _HIDDEN.finditer(self._masked)]

    def at(self, offset: int) -> str:
        """What the sign says that hides what stands there, "" where nothing does."""
        if ESCAPED in self._masked[offset : offset + 2]:
            return "behind a backslash"
        if self._masked[offset] != HIDDEN:
            return ""
        begin = self._begins[bisect_right(self._begins, offset) - 1]
        return "in a comment" if self._text.startswith("<!--", begin) else _BY_SIGN.get(self._text[begin], "in code")
