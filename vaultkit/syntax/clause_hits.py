"""Clause hits: the words of a line to the lists of which something may stand in it, so that no rule is asked of a line
that has nothing for it."""

from collections.abc import Collection, Sequence
from functools import cached_property
from itertools import chain

from vaultkit.syntax.clause_words import ClauseWords
from vaultkit.syntax.fallen_plans import beginnings
from vaultkit.syntax.lines import Token
from vaultkit.syntax.phrases import Phrases

ASKED, OFF, FALLEN, LATER, SPOKEN, LABELLED, SAID_AFTER, INTENDED, TOGETHER = (1 << number for number in range(9))
"""What a line may hold: what asks for something, keeps from it or lets a plan fall, a day or a word for what is to
come, a kind or a verb of the past, a sign that may follow a label, a verb that stands behind the link, an intention,
and what was done together."""
_SIGNS = frozenset(("colon", "dash", "comma"))


class ClauseHits:
    """Knows the words with which the entries of one vault's lists begin."""

    def __init__(self, words: ClauseWords) -> None:
        """Nothing is made ready before a line is looked at."""
        self._words = words
        self._begun: dict[str, tuple[int, tuple[tuple[int, frozenset[str]], ...]]] = {}

    @cached_property
    def _phrases(self) -> tuple[tuple[int, tuple[Phrases[str], ...]], ...]:
        w = self._words
        return (
            (ASKED, (w.imperatives, w.imperatives_after)),
            (OFF, (w.called_off, w.unkept, w.refused)),
            (LATER, (w.later,)),
            (SPOKEN, (w.kinds, w.past)),
            (SAID_AFTER, (w.past_after,)),
            (INTENDED, (w.intentions, w.intentions_after)),
            (TOGETHER, (w.theirs, w.activities, w.been_with, w.cards, w.kinds)),
        )

    @cached_property
    def _words_of(self) -> tuple[tuple[int, Collection[str]], ...]:
        """Words that count whatever follows."""
        return ((OFF, self._words.negated_words), (FALLEN, beginnings()))

    @cached_property
    def _first(self) -> frozenset[str]:
        """The words with which any entry begins."""
        every = [listed.beginnings for _, some in self._phrases for listed in some]
        return frozenset().union(*every, *(words for _, words in self._words_of))

    def of(self, tokens: Sequence[Token]) -> int:
        """What the line may hold; what it is not said to hold, it does not."""
        first, hits, begun = self._first, 0, []
        for token in tokens:
            if token.kind == "word":
                if token.text in first:
                    begun.append(token.text)
            elif token.day is not None:
                hits |= LATER
            elif token.kind in _SIGNS:
                hits |= LABELLED
        there: set[str] | None = None
        for word in begun:
            alone, with_others = self._begun.get(word) or self._begun_by(word)
            hits |= alone
            for hit, second in with_others:
                if not hits & hit:
                    there = there or {token.text for token in tokens}
                    hits |= 0 if second.isdisjoint(there) else hit
        return hits

    def _begun_by(self, word: str) -> tuple[int, tuple[tuple[int, frozenset[str]], ...]]:
        """What a line may hold by that word alone, and what where one of some others stands in it, too: most words with
        which an entry begins that has several stand in nearly all lines (`the day after tomorrow`)."""
        alone = 0
        with_others: dict[int, set[str]] = {}
        for hit, words in self._words_of:
            alone |= hit if word in words else 0
        for hit, some in self._phrases:
            for said, *_ in chain.from_iterable(listed.begun_by(word) for listed in some):
                if len(said) > 1:
                    with_others.setdefault(hit, set()).add(said[1])
                else:
                    alone |= hit
        found = alone, tuple((hit, frozenset(words)) for hit, words in with_others.items() if not alone & hit)
        self._begun[word] = found
        return found
