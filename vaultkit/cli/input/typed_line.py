"""Typed line: what stands on a shell's command line, before the cursor, to the words that the shell would make of it;
and a text to what to write there, so that the shell makes exactly this text of it."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from vaultkit.model.regex import regex

_PLAIN = regex(r"[A-Za-z0-9_./@%+,-]|[^\x00-\x7f]")
_BLANKS = " \t\n"

POSIX: Mapping[str, str] = MappingProxyType({"'": "", '"': '"$`\\'})
FISH: Mapping[str, str] = MappingProxyType({"'": "'\\", '"': '"$\\'})
"""Of a shell: its quotes, and before which characters a backslash disappears within them."""


class TypedLine(NamedTuple):
    """The whole words before the last one, the last one (perhaps empty) as far as it is typed, and the quote that is
    still open in it, "" for none."""

    words: tuple[str, ...] = ()
    last: str = ""
    quote: str = ""


def read_line(line: str, shell: Mapping[str, str] = POSIX) -> TypedLine:
    """The words of one simple command, without what the shell itself would replace (variables, patterns)."""
    words: list[str] = []
    last: list[str] = []
    quote, has_begun = "", False
    characters = iter(line)
    for character in characters:
        if character == "\\" and (not quote or shell[quote]):
            last.append(_escaped(characters, shell[quote] if quote else None))
        elif quote and character == quote:
            quote = ""
        elif quote or character not in _BLANKS:
            quote = quote or (character if character in shell else "")
            last.append("" if character == quote else character)
        elif has_begun:
            words.append("".join(last))
            last, has_begun = [], False
            continue
        else:
            continue
        has_begun = True
    return TypedLine(words=tuple(words), last="".join(last), quote=quote)


def _escaped(rest: Iterator[str], special: str | None) -> str:
    """What a backslash and the character behind it stand for; `special` are those that it takes the meaning from, None
    for all."""
    following = next(rest, "")
    if following == "\n":
        return ""
    return following if special is None or not following or following in special else f"\\{following}"


def written(text: str, quote: str = "") -> str:
    """The text, without line breaks, as it is to be written into a line of bash where `quote` is open, and stays open.

    `!` never stands within double quotes, where bash replaces it and a backslash before it would stay."""
    if quote == "'":
        return text.replace("'", "'\\''")
    if quote == '"':
        return re.sub(r'["$`\\]', r"\\\g<0>", text).replace("!", '"\\!"')
    return "".join(f"\\{character}" if needs_quote(character) else character for character in text)


def needs_quote(character: str) -> bool:
    """Whether a character may mean something to a shell outside of quotes."""
    return bool(character) and not _PLAIN.match(character)
