"""Nearest: a word that is none of those known to the one that it was probably meant to be."""

from collections.abc import Iterable

from vaultkit.model.names import fold

_NEAR = 80.0
"""How alike two words are, of 100, when one is taken for the other, mistyped: about one letter in five differs."""


def closest(word: str, choices: Iterable[str]) -> str:
    """The choice that the word was probably meant to be, "" when none is near: one with nearly the same letters, or, of
    short words, with the same ones in another order behind the first."""
    from rapidfuzz import fuzz, process  # imported late: only a mistake needs it

    known, wanted = sorted(choices), fold(word)
    found = process.extractOne(wanted, known, scorer=fuzz.ratio, processor=fold, score_cutoff=_NEAR)
    if found:
        return str(found[0])
    return next((one for one in known if _is_swapped(wanted, fold(one))), "")


def _is_swapped(word: str, other: str) -> bool:
    return word[:1] == other[:1] and sorted(word) == sorted(other)
