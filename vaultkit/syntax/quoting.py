"""Quoting: any text to a YAML scalar that is read back as exactly this text, on one line."""

import re
from collections.abc import Iterable

from vaultkit.model.regex import regex

_PLAIN = regex(r"[^\W\d_][\w .()/'’&+-]*(?<![ ])|[12]\d{3}-\d{2}-\d{2}")
_WORDS_OF_YAML = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))
_ESCAPED = regex(r'[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff"\\{}<%]|[^\x00-\uffff]')
_SURROGATE = regex("[\ud800-\udfff]")
_SHORT = {"\n": "\\n", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


def yaml_text(text: str, *, quoted: bool = False) -> str:
    """The text as a scalar: plain where it is made of ordinary words and not to be `quoted`, else in double quotes.

    `{{` and `<%` never stand in it: a note with them in its front matter is a template."""
    clean = _SURROGATE.sub("\ufffd", text)
    if not quoted and _PLAIN.fullmatch(clean) and clean.isprintable() and clean.lower() not in _WORDS_OF_YAML:
        return clean
    return '"' + _ESCAPED.sub(_escape, clean) + '"'


def yaml_list(texts: Iterable[str]) -> str:
    """The texts as a list on one line."""
    return f"[{', '.join(yaml_text(text) for text in texts)}]"


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    return _SHORT.get(character) or (
        f"\\x{ord(character):02x}" if ord(character) < 0x100 else f"\\U{ord(character):08x}"
    )
