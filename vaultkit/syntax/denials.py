"""Denials: whether a sentence says that something is not so, in the large languages."""

import re

from vaultkit.model.regex import regex

_DENIES = regex(
    r"\b(?:not|never|no longer|nobody|neither|nor|without|cannot|\w+n['’]t|nicht|nie(?:mals|mand)?|kein\w*|ohne"
    r"|no|nunca|jamás|sin|ne|n['’]\w+|jamais|pas|sans|non|senza|não|sem|niet|nooit|geen|zonder"
    r"|nigdy|bez|не|никогда|нет|без)\b|不|没|沒|未|ない|ません",
    re.IGNORECASE,
)


def denies(sentence: str) -> bool:
    """Whether the sentence holds a word that denies."""
    return _DENIES.search(sentence) is not None
