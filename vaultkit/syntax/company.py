"""Company: the words around a link to a person to what it was that this person did towards the writer, or that both did
together."""

from collections.abc import Sequence

from vaultkit.syntax.clause_bounds import leads_with
from vaultkit.syntax.clause_words import ClauseWords
from vaultkit.syntax.lines import LINK

_INVERTED = 3
_NEAR = 2
_TO_DO = frozenset({"to", "a", "zum", "para", "pour", "om", "na", "на", "по"})
_HERE = frozenset({"casa", "aquí", "by", "over", "in", "round", "vorbei", "rüber", "langs", "here"})
_THEIRS = frozenset({"的", "の"})
_WRITTEN = frozenset({"letter", "card", "text"})

Told = tuple[str, str]
"""The word that decides, and the kind of contact."""


def told_by_them(heard: Sequence[str], after: Sequence[str], words: ClauseWords, *, has_object: bool) -> Told | None:
    """What the person did (`[[Ann]] called`, `gestern kam [[Ann]] vorbei`, `me contó [[Ann]]`), where a verb that has
    them as its subject is said of the writer, or of nobody else; `has_object` says that another link follows."""
    after = after[: after.index(":")] if ":" in after else after
    for cut in range(len(heard), max(len(heard) - _INVERTED, 0) - 1, -1):
        if all(_is_lead(word, words) for word in heard[:cut]):
            told = _said(heard[cut:], after, words, has_object=has_object)
            if told:
                return told
    return None


def _is_lead(word: str, words: ClauseWords) -> bool:
    return word in words.leads or word.isdecimal()


def _said(inverted: Sequence[str], after: Sequence[str], words: ClauseWords, *, has_object: bool) -> Told | None:
    said = [*inverted, *after]
    if words.negated_words.intersection(said[: _INVERTED + _NEAR]):
        return None
    for begin, end, phrase, kind in words.theirs.find(said):
        if end < len(inverted) or (inverted and begin > len(inverted)):
            continue
        lead = said[:begin]
        to_me = _is_to_me(lead, said[begin:end], words) or bool(words.to_me.intersection(said[end : end + _NEAR]))
        is_last = end == len(said) and not has_object
        if not all(_may_precede(word, words) for word in lead) and not (is_last and _is_framed(lead, words)):
            return None
        if to_me or (kind != "talked" and (is_last or _goes_on(said, end, phrase, kind, words))):
            return phrase, kind
    return None


def _may_precede(word: str, words: ClauseWords) -> bool:
    return _is_lead(word, words) or word in words.auxiliaries or word in words.to_me or word.startswith("m'")


def _is_to_me(lead: Sequence[str], verb: Sequence[str], words: ClauseWords) -> bool:
    """Whether the verb is said to be done to the writer: right before it, or as a part of it."""
    before = {"me", "m", "nos", "nous", "mi", "ci"}
    return any(word in words.to_me or word in before or word.startswith("m'") for word in (*lead, *verb))


def _is_framed(lead: Sequence[str], words: ClauseWords) -> bool:
    """Whether a verb at the very end belongs to what stands right behind the link (`hat mir beim Umzug geholfen`)."""
    return lead[:1] != [] and lead[0] in words.auxiliaries and bool(words.to_me.intersection(lead[1:3]))


def _goes_on(said: Sequence[str], end: int, phrase: str, kind: str, words: ClauseWords) -> bool:
    if end >= len(said):
        return False
    if kind == "message" and said[end] in {"to", "for", "per", "para", "por", "pour", "at", "w", "na", "с", "из"}:
        return False
    if kind != "message" and said[end] in words.with_words - words.weak_with:
        return True
    if phrase.rpartition(" ")[2] in _HERE and said[end] in _TO_DO:
        return True
    return words.goes_on.at(said, end) is not None or (kind != "message" and words.of_what.at(said, end) is not None)


def in_company(heard: Sequence[str], after: Sequence[str], words: ClauseWords) -> Told | None:
    """What both did together (`cinema with [[Ann]]`, `mit [[Ann]] klettern gewesen`): an activity in the clause of a
    link to which *with* leads."""
    if heard[:1] == [LINK] or words.subordinate_words.intersection(heard):
        return None
    been = next((entry for entry in words.been_with.find(heard) if len(heard) - entry[1] <= _NEAR), None)
    is_strong = leads_with(heard, words) and not (heard and heard[-1] in words.weak_with)
    if not is_strong and been is None and not (after and after[0] in words.with_after):
        return None
    stop = next((at for at, word in enumerate(after) if word in words.subordinate_words or word == ":"), len(after))
    found = [*words.activities.find(heard), *words.activities.find(after[:stop])]
    if been:
        return been[2], "met"
    return (found[0][2], "contact") if found else None


def received_from(heard: Sequence[str], after: Sequence[str], words: ClauseWords) -> Told | None:
    """A card, a letter or a call that came from the person (`got a postcard from [[Ann]]`, `接到 [[Ann]] 的电话`)."""
    if after and after[0] in _THEIRS and words.received.find([*heard, *after]):
        told = next((entry for entry in (*words.cards.find(after), *words.kinds.find(after)) if entry[0] == 1), None)
        return (told[2], told[3]) if told else None
    if not heard or (heard[-1] not in words.from_words and not words.from_words.intersection(heard[-2:])):
        return None
    cards = [entry for entry in words.cards.find(heard) if entry[3] in _WRITTEN]
    if not cards or not (words.received.find(heard) or words.received.find(after)):
        return None
    return cards[-1][2], cards[-1][3]
