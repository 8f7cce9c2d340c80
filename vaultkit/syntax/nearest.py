"""Nearest: a word that is none of those known to the one that it was probably meant to be."""

from collections.abc import Iterable

from vaultkit.model.names import fold

_NEAR = 80.0
"""How alike two words are, of 100, when one is taken for the other, mistyped: about one letter in five differs."""


class Nearest:
    """The words that are known, put in order once for however many words are none of them."""

    def __init__(self, choices: Iterable[str]) -> None:
        """Of two choices that are equally near the first in order is taken."""
        self._known = sorted(choices)
        self._folded = [fold(one) for one in self._known]
        self._by_letters: dict[str, str] = {}
        for one, folded in zip(self._known, self._folded, strict=True):
            self._by_letters.setdefault(_letters(folded), one)

    def to(self, word: str) -> str:
        """The choice that the word was probably meant to be, "" when none is near: one with nearly the same letters,
        or, of short words, with the same ones in another order behind the first."""
        from rapidfuzz import fuzz, process  # imported late: only a mistake needs it

        wanted = fold(word)
        found = process.extractOne(wanted, self._folded, scorer=fuzz.ratio, score_cutoff=_NEAR)
        return self._known[found[2]] if found else self._by_letters.get(_letters(wanted), "")


def closest(word: str, choices: Iterable[str]) -> str:
    """The one of the choices that the word was probably meant to be, "" when none is near."""
    return Nearest(choices).to(word)


def _letters(word: str) -> str:
    return word[:1] + "".join(sorted(word))
