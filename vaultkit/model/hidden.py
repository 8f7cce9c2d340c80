"""Hidden: the notes that are private, by path, link and name, and the question whether a text names one of them."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from vaultkit.model.names import fold, stem

_WORD = re.compile(r"[^\W_]+")
_LINK = re.compile(r"\[\[([^\[\]|#]*)|\]\(<?([^()<>#]*)")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
"""Scripts that set no space between words, or join endings to a name: Thai to Khmer, Kana, Han, Hangul."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """What no page and no output about somebody else may name.

    `paths` are the private notes. `targets` the folded link targets that lead to one. `names` are the names, each as
    its words: one word with its capitals, several folded. `unspaced` are the names in scripts without spaces. `lengths`
    maps the first of several words, and the first character of an unspaced name, to how long such names are, so that
    a text is read once, however many names there are. `borne` are the names, of those, that a public person bears as
    well, by the path of that person's note: they hide none of that person's lines. `tainted` are the public notes
    whose own name holds such a name, by path, with what is said instead of it."""

    paths: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    names: frozenset[Words] = frozenset()
    unspaced: frozenset[str] = frozenset()
    lengths: Mapping[str, frozenset[int]] = field(default_factory=dict, hash=False)
    borne: Mapping[str, frozenset[Words]] = field(default_factory=dict, hash=False)
    tainted: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __bool__(self) -> bool:
        return bool(self.paths)

    def hides(self, text: str, of: str = "") -> bool:
        """Whether the text links to a private note or holds the name of one, as whole words; `of` is the path of the
        person whose line it is."""
        if not (self.paths and text):
            return False
        if "[" in text and any(target in self.targets for target in link_targets(text)):
            return True
        if not (self.names or self.unspaced):
            return False
        borne = self.borne.get(of, frozenset())
        return any(name not in borne for name in self.names_in(text))

    def names_in(self, text: str) -> Iterator[Words]:
        """The hidden names that the text holds, as often as they stand there."""
        plain = bare(text)
        if self.unspaced and not plain.isascii():
            runs = (plain[at : at + n] for at, first in enumerate(plain) for n in self.lengths.get(first, ()))
            yield from ((run,) for run in runs if run in self.unspaced)
        words = _WORD.findall(plain)
        yield from (name for word in words for name in _without_genitive((word,)) if name in self.names)
        folded = tuple(word.casefold() for word in words)
        for at, first in enumerate(folded):
            for end in (at + length for length in self.lengths.get(first, ())):
                if end <= len(folded):
                    yield from (name for name in _without_genitive(folded[at:end]) if name in self.names)


def _without_genitive(words: Words) -> set[Words]:
    """The words, and the words without an s at the end."""
    return {words, (*words[:-1], words[-1].removesuffix("s"))}


def link_targets(text: str) -> Iterator[str]:
    """The targets of the links in a text as they are compared: folded, without `.md`; of a path the file name, too."""
    for wiki, markdown in _LINK.findall(text):
        target = fold((wiki or markdown.replace("%20", " ")).strip()).removesuffix(".md").removesuffix("\\")
        if target:
            yield target
            yield stem(target)


def name_words(name: str) -> Words:
    """A name as its words: a single one with its capitals, several folded."""
    words = tuple(_WORD.findall(bare(name)))
    return words if len(words) == 1 else tuple(word.casefold() for word in words)


def bare(text: str) -> str:
    """The text without accents, so that a name is found however it is typed."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(char for char in parts if not unicodedata.combining(char)))


def is_unspaced(name: str) -> bool:
    """Whether the name is in a script in which words do not stand apart."""
    return bool(_UNSPACED.search(name))
