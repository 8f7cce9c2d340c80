"""Clause bounds: the tokens of a line to where the clause of a link begins and ends."""

from collections.abc import Sequence

from vaultkit.syntax.clause_words import ClauseWords
from vaultkit.syntax.lines import Token

LONGEST = 40
"""So many words are looked at on each side of a link, so that a line of many links costs no more than its length."""
_NEAR, _NEAREST = 5, 3
_BOUNDARIES = frozenset(("comma", "dash", "end"))


class ClauseBounds:
    """The bounds of the clauses of one line."""

    def __init__(self, tokens: Sequence[Token], words: ClauseWords) -> None:
        """Looks at nothing yet."""
        self._tokens, self._words = tokens, words

    def start_of(self, at: int) -> int:
        """Where the clause begins whose link stands there: what is only a name in a list belongs to what precedes."""
        begin = self._boundary_before(at)
        for _ in range(_NEAR):
            if begin == 0 or self._tokens[begin - 1].kind == "end":
                break
            here = self._tokens[begin:at]
            earlier = self._boundary_before(begin - 1)
            segment = [token for token in self._tokens[earlier : begin - 1] if token.kind in ("word", "link")]
            is_list = not here and segment and len(segment) <= 8 and (segment[-1].is_name or segment[-1].kind == "link")
            if is_list and not all(token.is_name or token.kind == "link" for token in segment):
                lead = [token.text for token in segment if not token.is_name]
                return earlier if lead and lead[-1] in self._words.with_words else begin
            if not is_list and not self._goes_on(segment, here):
                break
            begin = at = earlier
        return begin

    def _goes_on(self, segment: Sequence[Token], here: Sequence[Token]) -> bool:
        """Whether an *and* joins a kind to more of it (`coffee and cake with`)."""
        said, rest = [token.text for token in segment], [token.text for token in here]
        kinds = self._words.kinds.find(said)
        ends = bool(kinds) and kinds[-1][1] == len(said)
        return ends and 1 < len(rest) <= 4 and leads_with(rest, self._words) and not self._words.past.find(rest)

    def _boundary_before(self, at: int) -> int:
        least, then = max(at - LONGEST, 0), self._words.then_words
        while at > least:
            token = self._tokens[at - 1]
            if token.kind in _BOUNDARIES or (token.kind == "word" and token.text in then):
                break
            at -= 1
        return at

    def sentence_start(self, at: int) -> int:
        """Where the sentence begins in which the token stands."""
        least = max(at - LONGEST, 0)
        while at > least and self._tokens[at - 1].kind != "end":
            at -= 1
        return at

    def following(self, at: int) -> tuple[list[Token], list[Token]]:
        """The tokens after the links in their clause, and those that follow in the sentence before the next link."""
        after: list[Token] = []
        rest: list[Token] = []
        part, then = after, self._words.then_words
        for token in self._tokens[at : at + LONGEST]:
            kind = token.kind
            if kind == "end" or (kind == "link" and token.day is None):
                break
            if kind in _BOUNDARIES or (kind == "word" and token.text in then):
                part = rest
            part.append(token)
        return after, rest


def leads_with(said: Sequence[str], words: ClauseWords) -> bool:
    """Whether a word such as *with* leads to what follows on the words, with a few between (`with my friend`)."""
    if _ends_with(said[-_NEAR:], words):
        return True
    for back, word in enumerate(reversed(said)):
        if back > _NEAREST or word in words.topic_words - words.with_words or word == ":":
            return False
        if word in words.with_words and (back == 0 or word not in words.weak_with):
            return True
    return False


def _ends_with(said: Sequence[str], words: ClauseWords) -> bool:
    """Whether the last words are such a phrase (`en casa de`)."""
    return any(end == len(said) for _, end, *_ in words.with_phrases.find(said))
