"""Values: a property's value to its scalars, and a text value to the words that it shows."""

from collections.abc import Iterator

from vaultkit.model.names import stem
from vaultkit.model.note import Value
from vaultkit.model.regex import regex
from vaultkit.syntax.masking import mask
from vaultkit.syntax.wikilink import MARKDOWN_LINK, WIKILINK, parse_reference

_NO_LINK = regex(r"(?:!?\[\[[\s|]*\]\]|\[\s*\]\(\s*\))")
_FIELD = regex(r"\[[^\[\]():\n]+::[^\[\]\n]*\]|\([^\[\]():\n]+::[^()\n]*\)")


def flatten(value: Value) -> Iterator[str | int | float | bool]:
    """The scalars of a value, in order, however deeply nested; mappings, nulls and links without a target (`[[]]`) are
    left out."""
    if isinstance(value, tuple):
        for part in value:
            if not isinstance(part, str):
                yield from flatten(part)
            elif not is_blank(part):
                yield part.strip()
    elif isinstance(value, str):
        if not is_blank(value):
            yield value.strip()
    elif isinstance(value, bool | int | float):
        yield value


def is_blank(text: str) -> bool:
    """Whether a text says nothing: it is empty, or a link without a target, as a template leaves it."""
    if "[" not in text:
        return not text or text.isspace()
    return not text[2:3].isalnum() and not _NO_LINK.sub("", text).strip()


def shown(text: str) -> str:
    """A text value as words: of links what they display, else the last part of their target; inline fields and links
    without a target left out."""
    if "[" not in text and "::" not in text:
        return text
    link = parse_reference(text)
    if link is not None:
        return link.display or stem(link.target)
    words = _NO_LINK.sub("", text)
    for pattern in (WIKILINK, MARKDOWN_LINK):
        for match in reversed(tuple(pattern.finditer(mask(words)))):
            link = parse_reference(words[match.start() : match.end()])
            if link is not None:
                words = words[: match.start()] + (link.display or stem(link.target)) + words[match.end() :]
    return " ".join(_FIELD.sub("", words).split()) if words != text or _FIELD.search(words) else text
