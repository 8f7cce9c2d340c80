"""Privacy: the bytes of a note to whether it may be private, told by its lines alone, where nobody can wait until the
note is read."""

import re
from collections.abc import Iterable
from functools import lru_cache

from vaultkit.model.names import fold, fold_key, without_invisible
from vaultkit.model.regex import regex
from vaultkit.model.settings import FIELD_SPELLINGS

KEYS = ("private", *FIELD_SPELLINGS["private"])
"""The keys that are taken for `private` where a note is not read whole."""

PLAINLY_TRUE = frozenset(
    (
        *(
            "true",
            "yes",
            "y",
            "on",
            "1",
            "x",
            "ja",
            "wahr",
            "sí",
            "si",
            "verdadero",
            "oui",
            "vrai",
            "sì",
            "vero",
            "sim",
        ),
        *("verdadeiro", "waar", "tak", "prawda", "да", "правда", "是", "真", "はい"),
    )
)
PLAINLY_FALSE = frozenset(
    (
        *("false", "no", "n", "off", "0", "nein", "falsch", "non", "faux", "falso", "não", "nao", "nee", "onwaar"),
        *("nie", "fałsz", "нет", "ложь", "否", "不", "假", "いいえ", "偽"),
    )
)
"""The words that say yes and no, folded."""

_NEAR = 200
"""So many characters around a key are looked at, so that a long line costs no more than many short ones."""

_BREAK = regex(r"[\n\r\x0b\x0c\x85\u2028\u2029]")
_WORD = regex(r"[^\W_]")
_MARKS = regex(r"[\W_]*(?:\d{1,9}[.)][\W_]*)?")
_CLOSED_BY = {"[": "]", "(": ")", "{": ",}", ",": ",}", "|": "|"}


def may_be_private(data: bytes, spellings: Iterable[str] = ()) -> bool:
    """Whether the note says, or may say, that it is private: by a property or an inline field, in any letter case;
    `spellings` are further keys that mean it.

    It fails closed: whatever begins a line, a bracket or a cell counts, also in a code block, and so does a value that
    is not plainly false, an empty one too. Bytes that are no UTF-8 text may be private."""
    try:
        text = without_invisible(fold(data.decode("utf-8")))
    except UnicodeDecodeError:
        return True
    pattern = _pattern((*KEYS, *spellings))
    for found in pattern.finditer(text):
        mark = _mark_before(text[max(found.start() - _NEAR, 0) : found.start()])
        if mark is not None and not _is_false(text[found.end() : found.end() + _NEAR], mark):
            return True
    return False


@lru_cache
def _pattern(keys: tuple[str, ...]) -> re.Pattern[str]:
    """A key, bare, quoted or bold, as keys are compared (`vaultkit.model.names`), with its colon or colons."""
    spaced = (r"[ \t_*-]{0,3}".join(map(re.escape, fold_key(key))) for key in keys if fold_key(key))
    return re.compile(rf"(?:{'|'.join(spaced)})[ \t\"'*_-]{{0,9}}[:：]:?[*_]{{0,3}}")


def _mark_before(before: str) -> str | None:
    """The bracket, comma or bar that opens the place where a key stands, "" when it begins its line (behind bullets and
    the like); None in the middle of a sentence."""
    line = _BREAK.split(before)[-1]
    at = max(line.rfind(mark) for mark in _CLOSED_BY)
    if at >= 0 and not _WORD.search(line, at):
        return line[at]
    return "" if _MARKS.fullmatch(line) else None


def _is_false(after: str, mark: str) -> bool:
    value = _BREAK.split(after)[0]
    for closing in _CLOSED_BY.get(mark, ""):
        value = value.partition(closing)[0]
    return re.split(r"\s#", value)[0].strip(" \t\"'") in PLAINLY_FALSE
