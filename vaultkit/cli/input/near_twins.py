"""Near twins: a name that is about to get a note to one that a note has already, and was probably meant to be."""

from collections.abc import Iterable

from vaultkit.cli.input.name_search import Words, name_words
from vaultkit.model.candidate import Candidate

_FEWEST_LETTERS = 4


def near_twin(typed: str, candidates: Iterable[Candidate]) -> str:
    """The name or alias that differs from the typed one in accents, the order of its words, single letters that stand
    for a name, or one letter of a word, "" for none; numbers have to be the same. What is private is no twin."""
    wanted = [_sorted(way) for way in name_words(typed)]
    spelled = (spelling for one in candidates if not one.hidden for spelling in one.spellings)
    return next((name for name in spelled if any(_are_near(_sorted(way), wanted) for way in name_words(name))), "")


def _are_near(words: Words, wanted: list[Words]) -> bool:
    return any(len(words) == len(other) > 0 and all(map(_is_near, words, other)) for other in wanted)


def _is_near(word: str, other: str) -> bool:
    if word == other:
        return True
    if max(len(word), len(other)) < _FEWEST_LETTERS or abs(len(word) - len(other)) > 1:
        return False
    if not (word.isalpha() and other.isalpha()):
        return False
    from rapidfuzz.distance import OSA  # imported late: only words that may be near need it

    return OSA.distance(word, other, score_cutoff=1) <= 1


def _sorted(words: Words) -> Words:
    """The words in order, without single letters beside others."""
    long = tuple(sorted(word for word in words if len(word) > 1 or not word.isalpha()))
    return long or tuple(sorted(words))
