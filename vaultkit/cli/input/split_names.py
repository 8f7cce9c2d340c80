"""Split names: a text that lists names, with commas or `and` between them, to the names."""

import re
from collections.abc import Callable

from vaultkit.model.regex import regex

_SEPARATORS = (regex(r"[,;\n]"), regex(r"&|(?<!\s)\s+and\s+|\s\+\s", re.IGNORECASE))


def split_names(typed: str, is_name: Callable[[str], bool]) -> tuple[str, ...]:
    """The names, in order and each once: what lies between commas, semicolons, `&` and `and`, unless the longer text is
    a name itself."""
    found: dict[str, str] = {}
    for name in _split(typed, is_name, 0):
        found.setdefault(name.casefold(), name)
    return tuple(found.values())


def _split(text: str, is_name: Callable[[str], bool], level: int) -> list[str]:
    whole = " ".join(text.split())
    if not whole or level == len(_SEPARATORS) or is_name(whole):
        return [whole] if whole else []
    return [name for part in _SEPARATORS[level].split(text) for name in _split(part, is_name, level + 1)]
