"""Vocabulary: words to the things whose texts hold them, so that one can ask which of many speak of a phrase."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")


def speaks_of(wanted: str, texts: Iterable[str]) -> bool:
    """Whether all words of `wanted` stand in one of the texts, case and a plural s aside; never when it is empty."""
    needed = _stems(wanted)
    return bool(needed) and any(needed <= _stems(text) for text in texts)


def speak_of(wanted: str, texts: Iterable[str]) -> bool:
    """Whether all words of `wanted` stand in the texts together, case and a plural s aside; never when it is empty."""
    needed = _stems(wanted)
    return bool(needed) and needed <= frozenset().union(*map(_stems, texts))


class Vocabulary:
    """The texts of many things, by the paths of these."""

    def __init__(self, texts: Mapping[str, Iterable[str]]) -> None:
        """Reads each text once."""
        self._places: dict[str, list[tuple[str, frozenset[str]]]] = {}
        self._asked: dict[frozenset[str], frozenset[str]] = {}
        for path, said in texts.items():
            for text in said:
                stems = _stems(text)
                for stem in stems:
                    self._places.setdefault(stem, []).append((path, stems))

    def speaking_of(self, wanted: str) -> frozenset[str]:
        """The paths of the things of which one text holds all words of `wanted` (`speaks_of`)."""
        needed = _stems(wanted)
        known = self._asked.get(needed)
        if known is None:
            rarest = min((self._places.get(stem, []) for stem in needed), key=len, default=[])
            known = self._asked[needed] = frozenset(path for path, stems in rarest if needed <= stems)
        return known


@lru_cache(maxsize=8192)
def _stems(text: str) -> frozenset[str]:
    return frozenset(_singular(word) for word in _WORD.findall(text.casefold()))


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 5 and word.endswith(("ches", "shes", "xes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "ics", "us")) else word
