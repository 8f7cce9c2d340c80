"""Task words: an open task as it is written to its own words: links as what they show, fields and the signs of task
plugins taken out."""

from vaultkit.model.regex import regex
from vaultkit.syntax.fields import without_bracketed
from vaultkit.syntax.masking import mask
from vaultkit.syntax.plain import link_words, without_signs

_BOX = regex(r"\[ ?\][ \t]*")
"""A box that was mistyped, so that it is part of the text."""
_BLOCKED_BY = regex(r"⛔\ufe0f? *[\w-]+(?: *, *[\w-]+)*")


def task_words(text: str) -> str:
    """The words of a task, on one line; tags stay, since they stand in sentences, too."""
    begun = _BOX.match(text)
    text = text[begun.end() :] if begun else text
    bare = without_bracketed(text, mask(text)) if "::" in text else text
    return " ".join(link_words(without_signs(_BLOCKED_BY.sub("", bare))).split())
