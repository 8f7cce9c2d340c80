"""Plain: a line as written to the words that it shows: links by what they display, tags and the marks of task plugins
taken out."""

import re

_LINK = re.compile(r"!?\[\[([^\]\[|]*)(?:\|([^\]\[]*))?\]\]|!?\[([^\]\[]*)\]\([^()\s]*\)")
_DATES = re.compile(r"[⏳📅🛫➕✅❌🔁⏫🔼🔽]\ufe0f?\s*(?:\d{4}-\d{2}-\d{2})?|\[(?:due|scheduled|start)::[^\]\[]*\]")
_VERB = re.compile(r"(?<!\S)#(gave|asked|helped|intro)(?=\s+[^\s#])", re.IGNORECASE)
_TAG = re.compile(r"(?<!\S)#[^\W\d][\w/-]*")


def plain(text: str) -> str:
    """The user's words without tags and the marks of links and of task plugins; a tag that is the verb of its sentence
    (`#gave him the book`) stays as a word."""
    words = _VERB.sub(r"\1", _DATES.sub("", _LINK.sub(_shown, text)))
    return " ".join(_TAG.sub("", words).split())


def _shown(match: re.Match[str]) -> str:
    target = match[1] or ""
    return match[2] or match[3] or target.partition("#")[0].rpartition("/")[2]
