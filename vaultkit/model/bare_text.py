"""Bare text: a text as names are looked for in it, without accents and what is not seen."""

import unicodedata

from vaultkit.model.regex import regex

_UNSEEN = regex(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u0640\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_ACCENT = regex(r"[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670]")
_PLAIN = str.maketrans(
    {"ß": "ss", "ẞ": "SS", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "Ae", "œ": "oe",
     "Œ": "Oe", "ı": "i", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ħ": "h", "Ħ": "H", "’": "'"}
)  # fmt: skip


def bare(text: str) -> str:
    """The text in one Unicode form, without accents and what is not seen."""
    if text.isascii() and text.isprintable():
        return text
    seen = _UNSEEN.sub("", text)
    if seen.isascii():
        return seen
    parts = unicodedata.normalize("NFKD", seen)
    return unicodedata.normalize("NFC", _ACCENT.sub("", parts)).translate(_PLAIN)
