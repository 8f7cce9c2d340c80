"""Names in text: a set of names to which of them a text holds, as whole words, however they are typed: without accents,
in another Unicode form, across a line break, with a genitive s; in scripts without spaces as a part of the text."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field

from vaultkit.model.bare_text import bare
from vaultkit.model.regex import regex
from vaultkit.model.scripts import may_hold, pages

Words = tuple[str, ...]
"""A name as it is compared: its words, folded; a single one with its capitals."""

_WORD = regex(r"(?:[^\W_]|[\u0900-\u0963\u0970-\u0dff])+")
_UNSPACED = regex(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
    r"\U00020000-\U0003ffff]"
)
"""Scripts that set no space between words, or join endings to a name: Thai to Khmer, Kana, Han, Hangul."""
_UNSPACED_PAGES = pages((0x0E, 0x10, 0x17, 0x30, *range(0x34, 0xA0), *range(0xAC, 0xDC), 0xF9, 0xFA))
_GAPS = regex(r"[\s\u00b7\u30fb]+")
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "å": "aa", "Å": "Aa", "ø": "oe", "Ø": "Oe"}
)
_MOST_WORDS = 20
_MOST_LETTERS = 60
_PREFIXES = ("ובלכמהש", "وفبلك")
"""Letters that Hebrew and Arabic join to the beginning of a word: and, in, to, like, from, the, that."""


class NamesInText(Struct, frozen=True, kw_only=True):
    """Names, ready to be looked for; looking costs no more with more of them.

    `single` maps each form of a name of one word to that name, `runs` each form of one of several; `lengths` are those
    of the runs that begin with a word, and `firsts` the first words of all, folded. `unspaced` maps each name in a
    script without spaces to itself, and `unspaced_lengths` the first two characters of these to their lengths."""

    single: Mapping[str, Words] = field(default_factory=dict)
    runs: Mapping[Words, Words] = field(default_factory=dict)
    lengths: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    firsts: frozenset[str] = frozenset()
    unspaced: Mapping[str, Words] = field(default_factory=dict)
    unspaced_lengths: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.single or self.runs or self.unspaced)

    def begin_in(self, text: str) -> bool:
        """Whether any name may stand in the text: a first word of one does."""
        plain = bare(text)
        return bool(self.unspaced) or not self.firsts.isdisjoint(_WORD.findall(plain.casefold()))

    def found_in(self, text: str) -> Iterator[Words]:
        """The names that the text holds, in their order."""
        plain = bare(text)
        if self.unspaced and _holds_unspaced(plain):
            yield from self._unspaced_in(_joined(plain))
        if self.firsts.isdisjoint(_WORD.findall(plain.casefold())):
            return
        words = _WORD.findall(plain)
        folded = [word.casefold() for word in words]
        for at, (word, first) in enumerate(zip(words, folded, strict=True)):
            if word in self.single:
                yield self.single[word]
            for length in self.lengths.get(first, ()):
                run = tuple(folded[at : at + length])
                if run in self.runs:
                    yield self.runs[run]

    def _unspaced_in(self, text: str) -> Iterator[Words]:
        for at in range(len(text) - 1):
            for length in self.unspaced_lengths.get(text[at : at + 2], ()):
                if (name := text[at : at + length]) in self.unspaced:
                    yield self.unspaced[name]


def names_in_text(names: Iterable[str]) -> NamesInText:
    """The names, ready to be looked for; those without a letter or digit are none."""
    single: dict[str, Words] = {}
    runs: dict[Words, Words] = {}
    unspaced: dict[str, Words] = {}
    for name in sorted(set(names)):
        words = name_words(name)
        if is_unspaced(name):
            if len(words) == 1 and len(words[0]) > 1:
                unspaced[words[0]] = words
        elif words:
            for form in (form for spelled in _spelled(name, words) for form in _forms(spelled)):
                if len(form) == 1:
                    single.setdefault(form[0], words)
                else:
                    runs.setdefault(form, words)
    return NamesInText(
        single=single,
        runs=runs,
        lengths=_lengths((run[0], len(run)) for run in runs),
        firsts=frozenset((*(word.casefold() for word in single), *(run[0] for run in runs))),
        unspaced=unspaced,
        unspaced_lengths=_lengths((name[:2], len(name)) for name in unspaced),
    )


def name_words(name: str) -> Words:
    """A name as it is compared; () for one without a letter or digit. Of one that is longer than names are, what it
    begins with stands for it, so that looking for it costs no more."""
    if is_unspaced(name):
        joined = _joined(bare(name))[:_MOST_LETTERS]
        return (joined,) if joined else ()
    words = tuple(_WORD.findall(bare(name)))[:_MOST_WORDS]
    return words if len(words) == 1 else tuple(word.casefold() for word in words)


def words_in(plain: str) -> tuple[re.Match[str], ...]:
    """The words of a bare text, each with its place in it."""
    return tuple(_WORD.finditer(plain))


def is_unspaced(name: str) -> bool:
    """Whether the name is in a script in which words do not stand apart."""
    return not name.isascii() and _holds_unspaced(unicodedata.normalize("NFKC", name))


def _holds_unspaced(text: str) -> bool:
    return may_hold(text, _UNSPACED_PAGES) and _UNSPACED.search(text) is not None


def _joined(plain: str) -> str:
    return _GAPS.sub("", plain).casefold()


def _spelled(name: str, words: Words) -> tuple[Words, ...]:
    """The name's words, also as they are typed without a key for umlauts."""
    return (words,) if name.isascii() else (words, name_words(unicodedata.normalize("NFC", name).translate(_UMLAUTS)))


def _forms(words: Words) -> Iterator[Words]:
    """A name as it may stand in a sentence: with a genitive s, with a letter joined to its beginning; one of one word
    that is written small also as the first word."""
    yield words
    yield (*words[:-1], f"{words[-1]}s")
    yield from ((f"{prefix}{words[0]}", *words[1:]) for prefix in _prefixes(words[0]))
    if len(words) == 1 and words[0].islower():
        yield from ((word,) for word in (words[0].capitalize(), f"{words[0].capitalize()}s"))


def _prefixes(word: str) -> Iterator[str]:
    hebrew, arabic = _PREFIXES
    if "\u05d0" <= word[:1] <= "\u05ea":
        yield from hebrew
        yield from (f"{first}{second}" for first in "ושמ" for second in hebrew)
    elif "\u0620" <= word[:1] <= "\u064a":
        yield from arabic
        yield from (f"{first}{second}" for first in "وف" for second in arabic)


def _lengths(pairs: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for first, length in pairs:
        found.setdefault(first, set()).add(length)
    return {first: tuple(sorted(lengths)) for first, lengths in found.items()}
