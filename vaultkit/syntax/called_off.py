"""Called off: the words before and after a link to the one that says that nothing took place."""

from collections.abc import Sequence

from vaultkit.syntax.clause_words import ClauseWords

_NEAR, _NEAREST = 5, 3
_ONLY = frozenset({"only", "nur", "just", "seulement", "solo", "alleen", "tylko", "только"})

_LATIN = "\u2fff"
"""What stands behind it in the table of signs is written without blanks."""


def off_after(clauses: Sequence[Sequence[str]], words: ClauseWords) -> str:
    """The word by which it did not happen in the clauses behind the link, of which the first is its own; "" for
    none."""
    return next((word for number, clause in enumerate(clauses) if (word := _off_in(clause, words, not number))), "")


def off_before(heard: Sequence[str], spoken: Sequence[int], words: ClauseWords) -> str:
    """The word by which it did not happen before the link in its clause, "" for none; `spoken` is where the kinds and
    verbs of contact begin."""
    past = [begin for begin, *_ in words.past.find(heard)]
    for _, end, phrase, _ in words.refused.find(heard):
        if len(heard) - end <= _NEAR and not any(begin >= end for begin in past):
            return phrase
    near = _NEAREST if spoken else _NEAR
    for at, word in enumerate(heard):
        is_no = word in words.negated_words and not _ONLY.intersection(heard[at + 1 : at + 2])
        if is_no and any(0 < begin - at <= near for begin in spoken or [len(heard)]):
            return word
    return ""


def _off_in(clause: Sequence[str], words: ClauseWords, is_first: bool) -> str:
    for begin, _, phrase, _ in words.called_off.find(clause):
        if _is_of_link(clause[:begin], words, is_first):
            return phrase
    verbs = [verb for verb in words.unkept.find(clause) if not words.onward.intersection(clause[verb[1] : verb[1] + 1])]
    for at, word in enumerate(clause) if verbs else ():
        if word in words.negated_words and not _asks_whether(clause, at):
            for begin, end, phrase, _ in verbs:
                is_near = 0 < begin - at <= _NEAREST + 1 or 0 <= at - end <= 2
                if is_near and _is_of_link(clause[: min(at, begin)], words, is_first):
                    return f"{word} {phrase}"
    return ""


def _asks_whether(clause: Sequence[str], at: int) -> bool:
    """Whether one sign stands on both sides of the word, as in `来不来`."""
    before, after = clause[at - 1 : at] if at else [], clause[at + 1 : at + 2]
    return before != [] and before == after and before[0] > _LATIN


def _is_of_link(said: Sequence[str], words: ClauseWords, is_first: bool) -> bool:
    """Whether what follows these words is said of the link, and of nobody and nothing else."""
    if said and said[-1] in words.articles:
        return False
    if is_first:
        return not any(word in words.cut_words for word in said if word not in words.subjects)
    kinds = {at for begin, end, *_ in words.kinds.find(said) for at in range(begin, end)}
    return all(word in words.subjects or at in kinds for at, word in enumerate(said))
