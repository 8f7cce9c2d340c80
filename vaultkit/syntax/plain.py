"""Plain: a line as written to the words that it shows: links by what they display, tags and the marks of task plugins
taken out."""

import re
from functools import lru_cache

from vaultkit.model.regex import regex

_LINK = regex(r"!?\[\[([^\]\[|]*)(?:\|([^\]\[]*))?\]\]|!?\[([^\]\[]*)\]\([^()\s]*\)")
_SIGNS = regex(
    r"[📅📆🗓⏳⌛🛫➕✅❌🔁⏫🔼🔽🔺⏬]\ufe0f?[ \u00a0]*(?:\d{4}-\d{2}-\d{2}|every\b[A-Za-z0-9, !]*)?"
    r"|🆔\ufe0f? *[\w-]+|🏁\ufe0f? *(?:keep|delete)\b|\[(?:due|scheduled|start)::[^\]\[]*\]"
)
_VERB = regex(r"(?<!\S)#(gave|asked|helped|intro)(?=\s+[^\s#])", re.IGNORECASE)
_TAG = regex(r"(?<!\S)#[^\W\d][\w/-]*")


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """The user's words without tags and the marks of links and of task plugins; a tag that is the verb of its sentence
    (`#gave him the book`) stays as a word."""
    if text.isascii() and not ("[" in text or "#" in text):
        return " ".join(text.split())
    words = without_signs(link_words(text))
    if "#" in words:
        words = _TAG.sub("", _VERB.sub(r"\1", words))
    return " ".join(words.split())


def link_words(text: str) -> str:
    """The text with the words that its links show in their place."""
    return _LINK.sub(_shown, text)


def without_signs(text: str) -> str:
    """The text without the marks of task plugins and the days behind them."""
    return text if text.isascii() and "::" not in text else _SIGNS.sub("", text)


def _shown(match: re.Match[str]) -> str:
    target = match[1] or ""
    return match[2] or match[3] or target.partition("#")[0].rpartition("/")[2]
