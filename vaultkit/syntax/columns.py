"""Columns: a text to the columns that it takes where every letter has the same width, and cut or filled up to some."""

import re
from unicodedata import category, combining, east_asian_width

from vaultkit.model.regex import regex

_WIDE = frozenset("WF")
_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})
_EMOJI_STYLE = "\ufe0f"
_FLAG = range(0x1F1E6, 0x1F200)
_CLUSTER = regex(
    "[\U0001f1e6-\U0001f1ff]{2}|.(?:[\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]|\u200d.)*", re.DOTALL
)


def columns(text: str) -> int:
    """How many columns a text takes: two for a letter of Chinese or Japanese and for an emoji, none for an accent that
    is written by itself."""
    return len(text) if text.isascii() else sum(_width(cluster) for cluster in _clusters(text))


def cut(text: str, most: int) -> str:
    """The text in at most so many columns, with `…` for what is cut away."""
    if columns(text) <= most:
        return text
    kept, width = "", 1
    for cluster in _clusters(text):
        width += _width(cluster)
        if width > most:
            break
        kept += cluster
    return f"{kept.rstrip()}…"


def filled(text: str, wide: int) -> str:
    """The text with blanks behind it up to so many columns."""
    return text + " " * (wide - columns(text))


def _clusters(text: str) -> list[str]:
    """What is one sign to a reader: a flag, an emoji with its parts, a letter with its accents."""
    found: list[str] = []
    for cluster in _CLUSTER.findall(text):
        if found and len(cluster) == 1 and (combining(cluster) or category(cluster) in _NO_WIDTH):
            found[-1] += cluster
        else:
            found.append(cluster)
    return found


def _width(cluster: str) -> int:
    first = cluster[0]
    if ord(first) in _FLAG and len(cluster) > 1:
        return 2
    if category(first) in _NO_WIDTH:
        return 0
    return 2 if east_asian_width(first) in _WIDE or _EMOJI_STYLE in cluster else 1
