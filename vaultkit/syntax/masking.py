"""Masking: inline text with what Markdown does not read (code spans, HTML comments, tags that hold a link, math,
escapes) blanked out, so that links, tags and fields can be found by plain patterns at unchanged offsets."""

import re
from bisect import bisect_left

from vaultkit.model.regex import regex

HIDDEN = "\x00"
"""Stands for each character of a code span, an HTML comment or math."""

ESCAPED = "\x01"
"""Stands for a backslash and for the character that it escapes."""

_SPECIAL = regex(r"[`\\$]|<!--|<[A-Za-z][^<>\n]*=")
_TOKEN = regex(r"\\[\\`\[\]#!$<%(){}^*_~=:]|`+|<!--|<(?=[A-Za-z])|\$\$?")
_TAG = regex(
    r"<[A-Za-z][A-Za-z0-9-]*(?:\s+[^\s<>\"'=`\[\]]+(?:=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s\"'<>=`\[\]]+))?)*+\s*/?>"
)
_MATH = regex(r"\$(?=\S)([^$\n]*?[^$\s\\])\$(?!\d)")


def mask(text: str) -> str:
    """The text with code spans, HTML comments, math and escapes replaced character by character.

    An opening mark without its closing one is ordinary text, as in CommonMark."""
    if not ("`" in text or "\\" in text or "$" in text or "<" in text) or not _SPECIAL.search(text):
        return text
    out: list[str] = []
    position = 0
    closers = _Closers(text)
    while token := _TOKEN.search(text, position):
        start, mark = token.start(), token.group()
        out.append(text[position:start])
        if mark[0] == "\\":
            out.append(ESCAPED * 2)
            position = token.end()
            continue
        end = closers.end(mark, start)
        if end < 0:
            out.append(mark)
            position = token.end()
        else:
            out.append(HIDDEN * (end - start))
            position = end
    out.append(text[position:])
    return "".join(out)


class _Closers:
    """Where a mark's span ends; each kind of mark is looked for once, so that hostile text stays linear."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ticks: dict[int, list[int]] | None = None
        self._gone: set[str] = set()

    def end(self, mark: str, start: int) -> int:
        """The offset after the span that `mark` opens at `start`, -1 when it opens none."""
        if mark[0] == "`":
            return self._tick_end(len(mark), start)
        if mark == "<":
            found = _TAG.match(self._text, start)
            return found.end() if found and "[[" in found[0] else -1
        if mark == "$":
            found = _MATH.match(self._text, start)
            return found.end() if found else -1
        if mark in self._gone:
            return -1
        closer = "-->" if mark == "<!--" else mark
        end = self._text.find(closer, start + len(mark))
        if end < 0:
            self._gone.add(mark)
            return -1
        return end + len(closer)

    def _tick_end(self, length: int, start: int) -> int:
        if self._ticks is None:
            self._ticks = {}
            for run in re.finditer("`+", self._text):
                self._ticks.setdefault(len(run.group()), []).append(run.start())
        starts = self._ticks.get(length, [])
        following = bisect_left(starts, start + length)
        return starts[following] + length if following < len(starts) else -1
