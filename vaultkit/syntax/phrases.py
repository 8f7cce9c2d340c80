"""Phrases: lists of words and phrases to the places in a text where one of them stands, as whole words, whatever their
case, accents and apostrophes; words of Chinese and Japanese anywhere, since nothing stands between them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Generic, TypeVar

from vaultkit.model.names import fold_words
from vaultkit.model.regex import regex
from vaultkit.syntax.asian import LETTERS, is_letter, may_hold_letters

_PLAIN = regex(r"[^\W_]+(?:'[^\W_]+)*")
"""A word where each letter of one stands among others."""
_PLAIN_OR_SIGN = regex(r"[^\W_]+(?:'[^\W_]+)*|\S")
_WORD = regex(rf"[{LETTERS}]|[^\W_{LETTERS}]+(?:'[^\W_{LETTERS}]+)*")
_SHORT = 40
"""So many letters are taken apart by hand: to compile the pattern takes as long as some thousand of them."""

_Meaning = TypeVar("_Meaning")


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded; of Chinese and Japanese each letter."""
    if text.isascii():
        lower = text.lower()
        spaced = lower.replace(",", " ").replace(":", " ").replace(".", " ")
        if spaced.replace(" ", "").isalnum():  # as most lines are, which are parted far quicker so
            return tuple(spaced.split())
        return tuple(_PLAIN.findall(lower))
    folded = fold_words(text)
    if not may_hold_letters(folded):
        return tuple(_PLAIN.findall(folded))
    return tuple(_WORD.findall(folded)) if len(folded) > _SHORT else tuple(_by_hand(folded))


def _by_hand(folded: str) -> Iterator[str]:
    """The same as the pattern finds."""
    for word in _PLAIN_OR_SIGN.findall("".join(f" {one} " if is_letter(one) else one for one in folded)):
        if len(word) > 1 or word.isalnum() or is_letter(word):
            yield word


def beginning_of(text: str) -> str:
    """The first of the words of a text, "" where it has none."""
    head = text.partition(" ")[0]
    if head.isascii() and head.isalpha():
        return head.lower()
    words = words_of(head) or words_of(text)
    return words[0] if words else ""


class Phrases(Generic[_Meaning]):
    """Phrases that mean something, found among words; where several begin, the longest one stands."""

    def __init__(self, meanings: Mapping[str, _Meaning]) -> None:
        """The phrases as they are written, each with what it means."""
        self._meanings = meanings
        self._entries: dict[str, list[tuple[tuple[str, ...], str, _Meaning]]] = {}

    @property
    def beginnings(self) -> Collection[str]:
        """The words with which a phrase begins: where none of them stands, there is none."""
        return self._by_first.keys()

    @cached_property
    def _by_first(self) -> dict[str, list[str]]:
        """The phrases by their first word, found when something is first looked for."""
        heads = [phrase.partition(" ")[0] for phrase in self._meanings]
        # All at once: of words as short as these nearly all the work is to begin to fold one.
        foreign = [head for head in heads if not head.isascii() and "\n" not in head]
        folded = dict(zip(foreign, fold_words("\n".join(foreign)).split("\n"), strict=False))
        by_first: dict[str, list[str]] = {}
        for phrase, head in zip(self._meanings, heads, strict=True):
            first = head.lower() if head.isascii() else folded.get(head, "")
            if first and is_letter(first[0]):
                first = first[0]
            elif not first.isalpha() or (not first.isascii() and may_hold_letters(first)):
                first = beginning_of(phrase)
            if first:
                by_first.setdefault(first, []).append(phrase)
        return by_first

    def _begun_by(self, first: str) -> "list[tuple[tuple[str, ...], str, _Meaning]]":
        """The phrases that begin with a word, each with its words and meaning, the longest first."""
        found: dict[tuple[str, ...], tuple[tuple[str, ...], str, _Meaning]] = {}
        for phrase in self._by_first[first]:
            words = words_of(phrase)
            found.setdefault(words, (words, phrase, self._meanings[phrase]))
        return sorted(found.values(), key=lambda entry: -len(entry[0]))

    def begun_by(self, first: str) -> "list[tuple[tuple[str, ...], str, _Meaning]]":
        """The phrases that begin with a word, each with its words, as it is written and with what it means, the longest
        first."""
        if (entries := self._entries.get(first)) is None:
            entries = self._entries[first] = self._begun_by(first) if first in self._by_first else []
        return entries

    def at(self, words: Sequence[str], place: int) -> "tuple[int, str, _Meaning] | None":
        """The place behind the phrase that begins at a place, the phrase and what it means; None where none begins."""
        first = words[place]
        if first not in self._by_first:
            return None
        for phrase, written, meaning in self.begun_by(first):
            end = place + len(phrase)
            if len(phrase) == 1 or tuple(words[place:end]) == phrase:
                return end, written, meaning
        return None

    def find(self, words: Sequence[str]) -> "list[tuple[int, int, str, _Meaning]]":
        """Each phrase among the words: where it begins and ends, the phrase and what it means; none within another."""
        if self._by_first.keys().isdisjoint(words):
            return []
        found, place = [], 0
        while place < len(words):
            here = self.at(words, place)
            if here is None:
                place += 1
            else:
                found.append((place, *here))
                place = here[0]
        return found

    def whole(self, words: Sequence[str]) -> "_Meaning | None":
        """What the words mean as one phrase, None when they are none."""
        here = self.at(words, 0) if words else None
        return here[2] if here and here[0] == len(words) else None


def phrases(words: Iterable[str]) -> Phrases[str]:
    """Phrases that mean themselves."""
    return Phrases({word: word for word in words})
