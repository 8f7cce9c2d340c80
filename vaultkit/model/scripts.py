"""Scripts: whether a text may hold letters of some scripts, told without a pattern that names them: such a class is
made letter by letter when it is compiled, which takes longer than most commands have."""

import sys
from collections.abc import Iterable

_PAGES = slice(3 if sys.byteorder == "little" else 2, None, 2)
"""Where the pages of letters stand behind the mark of UTF-16 in the machine's own order, the one of its forms that
Python writes without a module for it."""


def pages(numbers: Iterable[int]) -> bytes:
    """The pages of 256 letters, by their numbers, as `may_hold` takes them."""
    return bytes(set(range(256)).difference(numbers))


def may_hold(text: str, others: bytes) -> bool:
    """Whether a letter of these pages may stand in the text: False only where none does. Beyond U+FFFF the pages are
    those of the surrogates, from U+D800 on."""
    return not text.isascii() and bool(text.encode("utf-16", "surrogatepass")[_PAGES].translate(None, others))
