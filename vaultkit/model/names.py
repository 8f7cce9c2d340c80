"""Names: how names, keys and paths are compared: the one fold for each."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from vaultkit.model.regex import regex

_NOT_LETTERS = regex(r"[\W_]+")
_NUMBER = regex(r"^\d+ ?")
_ACCENTS = regex("[\u0300-\u036f]+")
_ALIKE = {"ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "’": "'", "‘": "'", "ʼ": "'", "＇": "'"}
_NO_KEY_LETTERS = regex(r"[\s\-_*\u200b-\u200d\u2060\ufeff]+")
_INVISIBLE = regex("[\u200b-\u200d\u2060\ufeff]+")


def fold(text: str) -> str:
    """The text as names are compared: composed (NFC) and without case."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def fold_all(texts: Iterable[str]) -> list[str]:
    """Many texts, none of which holds a NUL, as names are compared: folded all at once, since nothing goes over one."""
    every = tuple(texts)
    return fold("\0".join(every)).split("\0") if every else []


def entries_of(row: str) -> list[str]:
    """The entries of a row of a table of words: what `,` and `;` part, with one blank between words."""
    parts = " ".join(row.split()).replace(";", ",").split(",")
    return [entry for part in parts if (entry := part.strip(" "))]


TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"})
"""The two letters that German and Danish names have for one."""


def fold_words(text: str) -> str:
    """The text as words are compared: folded, without accents on Latin, Greek and Cyrillic letters, and with one form
    of the apostrophe."""
    if text.isascii():
        return text.lower()
    plain = fold(text)
    for sign, alike in _ALIKE.items():  # in a long text a search for each is far quicker than a look at every letter
        plain = plain.replace(sign, alike)
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", plain)))


@lru_cache(maxsize=4096)
def fold_key(key: str) -> str:
    """A property's key as keys are compared: folded, without space, `-`, `_`, Markdown emphasis, and letters that
    nobody sees."""
    return fold(key if key.isalpha() else _NO_KEY_LETTERS.sub("", key))


@lru_cache(maxsize=64)
def keys_of(name: str, spellings: tuple[str, ...]) -> frozenset[str]:
    """The keys, as keys are compared, of a property of ours by its name and other spellings."""
    return frozenset(map(fold_key, (name, *spellings)))


def without_invisible(text: str) -> str:
    """The text without letters that take no room, as they come with what is copied from elsewhere."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


@lru_cache(maxsize=4096)
def label(text: str) -> str:
    """A text as labels are compared (folders, types, names of overviews): folded, its words parted by one space, emoji,
    punctuation and `_` left out."""
    folded = fold(text)
    if not folded.replace(" ", "").isalpha():
        folded = _NOT_LETTERS.sub(" ", folded)
    return " ".join(folded.split())


def labels(text: str) -> tuple[str, ...]:
    """The label of a text, and what it is without one and more of the numbers that it begins with (`10 People`,
    `01_People`, `02 1on1s`)."""
    found = [label(text)]
    while (bare := _NUMBER.sub("", found[-1], count=1)) and bare != found[-1]:
        found.append(bare)
    return tuple(found)


def stem(path: str) -> str:
    """The file name of a note's path, without its folder and `.md`."""
    return path.rpartition("/")[2].removesuffix(".md")
