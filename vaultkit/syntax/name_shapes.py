"""Name shapes: which texts look like the name of a person."""

from vaultkit.model.regex import regex

_PARTICLES = frozenset(
    {"van", "von", "der", "den", "de", "da", "di", "del", "della", "la", "le", "bin", "al", "el", "y"}
)
_WORD = regex(r"[^\W\d_][^\W\d_'’.\-]*(?:['’.\-][^\W\d_]*)*")


def looks_like_a_name(text: str) -> bool:
    """Whether the text is two to four words, each with a capital first letter but for particles (`van der`)."""
    words = text.split()
    own = [word for word in words if word not in _PARTICLES]
    if not 2 <= len(own) <= 4 or len(words) > 6 or not all(_WORD.fullmatch(word) for word in words):
        return False
    return all(word[0] == word[0].upper() and not (len(word) > 3 and word.isupper()) for word in own)
