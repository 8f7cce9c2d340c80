"""Texts with and without Chinese and Japanese letters: whichever way a text is taken apart, the pieces are those that
the pattern with all these letters finds."""

import random
import re
import unicodedata

import pytest

from vaultkit.model.names import fold_words
from vaultkit.model.names_in_text import _UNSPACED, _UNSPACED_PAGES, is_unspaced
from vaultkit.model.scripts import may_hold
from vaultkit.syntax import lines, linked_lines, phrases
from vaultkit.syntax.asian import LETTERS, is_letter, may_hold_letters

EDGES = (
    "\u3004\u3005\u3007\u3008\u303f\u3040\u30ff\u3100\u33ff\u3400\u4dbf\u4dc0\u4dff\u4e00\u9fff\ua000"
    "\uf8ff\uf900\ufaff\ufb00"
)
SIGNS = f"{EDGES}ab Iß'’_-12 :.é日本々ー・ｱ、。（）АБ\U00020000📅\ud800\n"
_WORD = re.compile(rf"[{LETTERS}]|[^\W_{LETTERS}]+(?:'[^\W_{LETTERS}]+)*")
_TAIL = re.compile(r"['’]?[^\W\d_\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff]+")


def texts(seed: int, count: int) -> list[str]:
    rng = random.Random(seed)
    return ["".join(rng.choices(SIGNS, k=rng.randrange(1, 60))) for _ in range(count)]


@pytest.mark.parametrize("letter", EDGES, ids=unicodedata.category)
def test_a_letter_is_one_where_the_pattern_says_so(letter: str) -> None:
    assert is_letter(letter) == bool(re.match(f"[{LETTERS}]", letter))
    assert may_hold_letters(letter) or not is_letter(letter)


def test_no_other_letter_needs_the_pattern() -> None:
    assert not may_hold_letters("plain text, naïve café, Łódź, Жанна, “quoted” – and 📅 ﬁne")


@pytest.mark.rounds(2)
def test_words_are_the_same_in_each_way(seed: int) -> None:
    for text in texts(seed, 300):
        expected = _WORD.findall(fold_words(text))
        assert list(phrases.words_of(text)) == expected, text
        assert list(phrases._by_hand(fold_words(text))) == expected, text


@pytest.mark.rounds(2)
def test_tokens_are_the_same_in_each_way(seed: int) -> None:
    for text in texts(seed, 300):
        expected = [(one.lastgroup, one.span()) for one in lines._TOKEN.finditer(text)]
        if not may_hold_letters(text):
            plain = [(one.lastgroup, one.span()) for one in lines._PLAIN.finditer(text)]
            assert [("word" if kind == "number" else kind, span) for kind, span in plain] == expected, text


@pytest.mark.rounds(2)
def test_what_is_joined_to_a_link_ends_at_the_same_place(seed: int) -> None:
    for text in texts(seed, 200):
        for end in range(len(text)):
            tail = _TAIL.match(text, end)
            assert linked_lines._tail_end(text, end) == (tail.end() if tail else end), (text, end)


@pytest.mark.parametrize(
    "name", ["Ann", "Freya Nyström", "Жанна", "สมชาย", "王伟", "김민준", "たなか", "\U00020000", "ﾀﾅｶ", "Ⅷ"]
)
def test_a_script_without_spaces_is_told_as_the_pattern_tells_it(name: str) -> None:
    assert is_unspaced(name) == bool(_UNSPACED.search(unicodedata.normalize("NFKC", name)))


def test_each_letter_without_spaces_stands_on_one_of_the_pages() -> None:
    letters = map(chr, (*range(0x0D80, 0x1900, 3), *range(0x2F80, 0xFFFF, 7), *range(0x10000, 0x40001, 0x101)))
    assert [one for one in letters if _UNSPACED.search(one) and not may_hold(one, _UNSPACED_PAGES)] == []
