"""Bare text: a text as names are looked for in it, without accents, what is not seen, and letters for their looks."""

import re
import unicodedata

from vaultkit.model.regex import regex

_UNSEEN = regex(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u0640\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_ACCENT = regex(r"[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670]")
_PLAIN = str.maketrans(
    {"ß": "ss", "ẞ": "SS", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "Ae", "œ": "oe",
     "Œ": "Oe", "ı": "i", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ħ": "h", "Ħ": "H", "’": "'"}
)  # fmt: skip
_SEAM = regex(r"[A-Za-z](?=[\u0370-\u052f])|[\u0370-\u052f](?=[A-Za-z])")
"""Where a letter of one alphabet follows one of another: some of them are there for how they look."""
_MIXED = regex(r"[A-Za-z\u0370-\u052f]+")
_LOOK = str.maketrans(
    "АВЕЅІЈКМНОРСТУХҮԚԜавеѕіјкмнорстухһӏԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧϲαιικνορτυχ",
    "ABESIJKMHOPCTYXYQWabesijkmhopctyxhldqwABEZHIKMNOPTYXcaiikvoptux",
)


def bare(text: str) -> str:
    """The text in one Unicode form, without accents, what is not seen, and letters that only look like others."""
    if text.isascii() and text.isprintable():
        return text
    seen = _UNSEEN.sub("", text)
    if seen.isascii():
        return seen
    parts = unicodedata.normalize("NFKD", seen)
    plain = unicodedata.normalize("NFC", _ACCENT.sub("", parts)).translate(_PLAIN)
    return _MIXED.sub(_one_alphabet, plain) if _SEAM.search(plain) else plain


def _one_alphabet(word: re.Match[str]) -> str:
    """A word of two alphabets with the letters of the one that it looks like; any other word as it is."""
    return word[0].translate(_LOOK) if _SEAM.search(word[0]) else word[0]
