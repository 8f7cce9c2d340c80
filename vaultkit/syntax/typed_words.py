"""Typed words: what somebody typed below a tick or on the command line, to the text that stands in their note, and to
the next steps among it."""

import re

from vaultkit.model.regex import regex

_BREAKS = regex(r"(?<![ \t])[ \t]*[\r\n]+[ \t]*|[\r\n]+[ \t]*")
_UNWRITABLE = regex("[\0\ud800-\udfff]")
_LAST_ID = regex(r"(?<![^ \t])\^(?=[A-Za-z0-9-]+[ \t]*\Z)")
_OWN_ID = regex(r"(?<![^ \t])\^(?=vk-[a-z0-9]{8}(?:[ \t]|\Z))")
_STEP = regex(r"\[ \][ \t]+(?=\S)|next(?: step)?:[ \t]*(?=\S)", re.IGNORECASE)


def as_typed(text: str) -> str:
    """The words on one line, byte for byte, but for what would end the line or hide it: line breaks become spaces, a
    block id at the end and `%%` are made harmless by a backslash."""
    line = _BREAKS.sub(" ", _UNWRITABLE.sub("\ufffd", text)).strip()
    line = _OWN_ID.sub(r"\\^", _LAST_ID.sub(r"\\^", line))
    return line.replace("%%", "%\\%").replace("%%", "%\\%")


def next_step(words: str) -> str:
    """The next step that a bullet below a tick asks for, an open task or words behind `next:`; "" for none."""
    found = _STEP.match(words)
    return words[found.end() :].strip() if found else ""


def format_step(text: str, id: str) -> str:
    """The open task for the words of a next step, as one line: `- [ ] send her the CV ^vk-k3f9q2mz`."""
    return f"- [ ] {as_typed(next_step(text) or text)} ^{id}"
