"""Phrasing: counts, lists and numbers as the words of a sentence."""

import re
from collections.abc import Sequence

from vaultkit.model.index import Index
from vaultkit.model.view import Words
from vaultkit.practices.measures.gatherings import reference

_LINK = re.compile(r"!?\[\[([^\]\[|]*)(?:\|([^\]\[]*))?\]\]|!?\[([^\]\[]*)\]\([^()\s]*\)")
_DATES = re.compile(r"[⏳📅🛫➕✅❌🔁⏫🔼🔽]\ufe0f?\s*(?:\d{4}-\d{2}-\d{2})?|\[(?:due|scheduled|start)::[^\]]*\]")
_VERB = re.compile(r"(?<!\S)#(gave|asked|helped|intro)(?=\s+[^\s#])", re.IGNORECASE)
_TAG = re.compile(r"(?<!\S)#[^\W\d][\w/-]*")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def count(number: int, one: str, many: str = "") -> str:
    """`3 people`, `1 person`: a count with its noun."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def spelled(number: int) -> str:
    """A small number as a word, a larger one in digits."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def decimal(number: float) -> str:
    """A number with at most one decimal: `4`, `4.5`."""
    return f"{number:.1f}".removesuffix(".0")


def listed(index: Index, paths: Sequence[str], *, most: int = 0) -> Words:
    """References to the notes, as a sentence lists them: `A, B and C`; past `most`, `A, B and 4 more`."""
    shown = paths[:most] if most and len(paths) > most else paths
    rest = len(paths) - len(shown)
    words: list[Words] = [(reference(index, path),) for path in shown]
    if rest:
        words.append((f"{rest} more",))
    return joined(words)


def joined(parts: Sequence[Words]) -> Words:
    """Parts of a sentence joined by commas and a last `and`."""
    found: Words = ()
    for place, part in enumerate(parts):
        found += (" and " if place == len(parts) - 1 else ", ",) if place else ()
        found += part
    return found


def dotted(*parts: Words) -> Words:
    """Parts of a line with ` · ` between them, empty ones left out."""
    found: Words = ()
    for part in parts:
        if part:
            found += (" · ", *part) if found else part
    return found


def shortened(text: str, most: int = 100) -> str:
    """A text on one line, cut at a word with `…` when it is longer than `most`."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rsplit(" ", 1)[0] + "…"


def plain(text: str) -> str:
    """The user's words without tags and the marks of links and of task plugins; a tag that is the verb of its sentence
    (`#gave him the book`) stays as a word."""
    words = _VERB.sub(r"\1", _DATES.sub("", _LINK.sub(_shown, text)))
    return " ".join(_TAG.sub("", words).split())


def _shown(match: re.Match[str]) -> str:
    target = match[1] or ""
    return match[2] or match[3] or target.partition("#")[0].rpartition("/")[2]


def capital(text: str) -> str:
    """The text with a capital as its first letter."""
    return text[:1].upper() + text[1:]


def sentence(words: Words) -> Words:
    """The words as a sentence: a capital where our own text begins it, and a full stop."""
    first = words[0] if words else ""
    start: Words = (first[:1].upper() + first[1:],) if isinstance(first, str) else words[:1]
    return (*start, *words[1:], ".")
