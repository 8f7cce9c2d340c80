"""Clause hits: the words of a line to the lists of which something may stand in it, so that no rule is asked of a line
that has nothing for it."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from vaultkit.syntax.clause_words import ClauseWords
from vaultkit.syntax.fallen_plans import beginnings
from vaultkit.syntax.lines import Token

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

    @cached_property
    def _by_word(self) -> dict[str, int]:
        w = self._words
        lists: tuple[tuple[int, tuple[Iterable[str], ...]], ...] = (
            (ASKED, (w.imperatives.beginnings, w.imperatives_after.beginnings)),
            (OFF, (w.called_off.beginnings, w.unkept.beginnings, w.refused.beginnings, w.negated_words)),
            (FALLEN, (beginnings(),)),
            (LATER, (w.later.beginnings,)),
            (SPOKEN, (w.kinds.beginnings, w.past.beginnings)),
            (SAID_AFTER, (w.past_after.beginnings,)),
            (INTENDED, (w.intentions.beginnings, w.intentions_after.beginnings)),
            (
                TOGETHER,
                (
                    w.theirs.beginnings,
                    w.activities.beginnings,
                    w.been_with.beginnings,
                    w.cards.beginnings,
                    w.kinds.beginnings,
                ),
            ),
        )
        found: dict[str, int] = {}
        for hit, some in lists:
            for words in some:
                for word in words:
                    found[word] = found.get(word, 0) | hit
        return found

    def of(self, tokens: Sequence[Token]) -> int:
        """What the line may hold; what it is not said to hold, it does not."""
        known, hits = self._by_word, 0
        for token in tokens:
            if token.kind == "word":
                if token.text in known:
                    hits |= known[token.text]
            elif token.day is not None:
                hits |= LATER
            elif token.kind in _SIGNS:
                hits |= LABELLED
        return hits
