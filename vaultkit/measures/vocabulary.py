"""Vocabulary: words to the things whose texts hold them, so that one can ask which of many speak of a phrase."""

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from unicodedata import combining, normalize

from vaultkit.model.regex import regex

_WORD = regex(r"[^\W_]+")
_SHORTEST = 4
_NO_PLURALS = ("ss", "ics", "us")
_ENDINGS = (
    ("innen", "in"),
    ("ciones", "cion"),
    ("ów", ""),
    ("ow", ""),
    ("ов", ""),
    ("es", ""),
    ("en", ""),
    ("e", ""),
    ("e", "a"),
    ("n", ""),
    ("i", "o"),
    ("i", "e"),
    ("i", ""),
    ("y", ""),
    ("и", ""),
    ("ы", ""),
    ("s", ""),
)
"""Endings of plurals, and what stands in the singular instead."""


def speaks_of(wanted: str, texts: Iterable[str]) -> bool:
    """Whether all words of `wanted` stand in one of the texts, case and a plural s aside; never when it is empty."""
    needed = _stems(wanted)
    return bool(needed) and any(needed <= _stems(text) for text in texts)


def speak_of(wanted: str, texts: Iterable[str]) -> bool:
    """Whether all words of `wanted` stand in the texts together, case and a plural aside; never when it is empty."""
    needed, there = _stems(wanted), frozenset().union(*map(_stems, texts))
    roots = {root for word in there for root in _roots(word)}
    return bool(needed) and all(word in there or not roots.isdisjoint(_roots(word)) for word in needed)


class Vocabulary:
    """The texts of many things, by the paths of these."""

    def __init__(self, texts: Mapping[str, Iterable[str]]) -> None:
        """Each text is read once, when the first phrase is asked for."""
        self._texts = texts
        self._asked: dict[frozenset[str], frozenset[str]] = {}

    @cached_property
    def _places(self) -> dict[str, list[tuple[list[str], frozenset[str]]]]:
        """The stems of the texts, each with those texts: the things that have it, since many say the same, and its
        stems."""
        things: dict[str, list[str]] = {}
        for path, said in self._texts.items():
            for text in said:
                if text in things:
                    things[text].append(path)
                else:
                    things[text] = [path]
        found: dict[str, list[tuple[list[str], frozenset[str]]]] = {}
        for text, paths in things.items():
            stems = _stems(text)
            for stem in stems:
                found.setdefault(stem, []).append((paths, stems))
        return found

    def speaking_of(self, wanted: str) -> frozenset[str]:
        """The paths of the things of which one text holds all words of `wanted` (`speaks_of`); a word that none of the
        texts has stands for its singular, where that is one of theirs."""
        needed = frozenset(self._form(word) for word in _stems(wanted))
        known = self._asked.get(needed)
        if known is None:
            rarest = min((self._places.get(stem, []) for stem in needed), key=len, default=[])
            known = self._asked[needed] = frozenset().union(*(paths for paths, stems in rarest if needed <= stems))
        return known

    def _form(self, word: str) -> str:
        if word in self._places:
            return word
        return next((root for root in _roots(word) if root in self._places), word)


@lru_cache(maxsize=8192)
def _roots(word: str) -> tuple[str, ...]:
    """The word, and what it may be the plural of, in the large languages: `mentores`, `Mentoren`, `mentorów`."""
    bare = "".join(letter for letter in normalize("NFD", word) if not combining(letter))
    found = [word, bare]
    for ending, instead in _ENDINGS:
        if ending == "s" and bare.endswith(_NO_PLURALS):
            continue
        if bare.endswith(ending) and len(bare) - len(ending) >= _SHORTEST:
            found.append(bare[: -len(ending)] + instead)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=8192)
def _stems(text: str) -> frozenset[str]:
    return frozenset(_singular(word) for word in _WORD.findall(text.casefold()))


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 5 and word.endswith(("ches", "shes", "xes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(_NO_PLURALS) else word
