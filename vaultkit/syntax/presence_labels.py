"""Presence labels: headings and beginnings of lines that name who was there, whatever numbers, emoji and punctuation
stand around them, to what they introduce."""

import re
from collections.abc import Iterable
from functools import lru_cache

from vaultkit.model.contact_words import CONTACT_WORDS
from vaultkit.model.names import fold_words
from vaultkit.model.regex import regex

_NOT_LETTERS = regex(r"[\W\d_]+")
_LABEL = regex(r"[^\w\n\[]*([^\W\d_][^\n:：\[\]]{0,30}?)[ *_]*[:：](?![:：])[ *_]*")
_LONGEST = 60


def is_presence_label(text: str, labels: frozenset[str] | None = None) -> bool:
    """Whether a heading, or what stands before a colon, names who was there."""
    begin = text[:3]
    if labels is None and begin.isalpha() and begin.lower() not in _BEGINS and text.isascii():
        return False
    return len(text) <= _LONGEST and cleaned(text) in (LABELS if labels is None else labels)


def after_label(line: str, labels: frozenset[str] | None = None) -> str | None:
    """What follows on a label at the beginning of a line, None where none stands there."""
    match = _LABEL.match(line)
    return line[match.end() :] if match and is_presence_label(match[1], labels) else None


@lru_cache(maxsize=8)
def ready_labels(labels: Iterable[str]) -> frozenset[str]:
    """The labels as they are compared."""
    return frozenset(filter(None, map(cleaned, labels)))


@lru_cache(maxsize=4096)
def cleaned(text: str) -> str:
    """A text without case, accents, numbers, emoji and punctuation."""
    return _NOT_LETTERS.sub(" ", fold_words(text)).strip()


LABELS = ready_labels(CONTACT_WORDS["presence labels"])
_BEGINS = frozenset(one[:3] for one in LABELS)
"""The first letters of labels: what begins with others needs no closer look."""
LABEL_IN_TEXT = regex(
    r"(?im)^[ \t>*_+#-]*(?:\d+[.)][ \t]*)?[^\w\n]{0,6}(?:"
    + "|".join(re.escape(word) for word in sorted(CONTACT_WORDS["presence labels"], key=len, reverse=True))
    + r")(?!\w)",
)
"""Where a line of a body may begin with a label. To try it at each line's beginning costs less than to seek it."""


def holds_label(text: str) -> bool:
    """Whether a line of the text begins with a label and a colon."""
    lines = text.split("\n")
    return any(map(LABEL_IN_TEXT.match, lines)) and any(after_label(line) is not None for line in lines)
