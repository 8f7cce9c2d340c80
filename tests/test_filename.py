import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.syntax.filename import LONGEST_BYTES, file_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Makers Night", "Makers Night"),
        ("Talk: a/b \\ c?", "Talk a b c"),
        ("..hidden", "hidden"),
        ("ends with dots...", "ends with dots"),
        ("con", "con_"),
        ("NUL.txt", "NUL.txt_"),
        ("a [b] #c ^d |e", "a b c d e"),
        ("two\nlines\tand\x00more", "two lines and more"),
        ("evil\u202ename", "evil name"),
        ("Cafe\u0301", "Caf\u00e9"),
        ("Before 2026-11-24 %%", "Before 2026-11-24 %"),
        ("==a== ~~b~~ {{c}}", "=a= ~b~ {c}"),
        ("", "unnamed"),
        ("///", "unnamed"),
    ],
)
def test_a_name_of_a_file(text: str, name: str) -> None:
    assert file_name(text) == name


def test_a_long_name_is_cut_between_characters() -> None:
    assert file_name("ä" * 200) == "ä" * 58
    assert len(file_name("x" * 300, room=9).encode()) == LONGEST_BYTES - len(".md") - 9


@given(st.text(max_size=300))
def test_any_text_gives_a_safe_name_that_stays_as_it_is(text: str) -> None:
    name = file_name(text)
    assert 0 < len(f"{name}.md".encode()) <= LONGEST_BYTES
    assert not set(name) & set('/\\:*?"<>|[]#^`')
    assert not any(unicodedata.category(char)[0] == "C" for char in name)
    assert name[0] not in ". "
    assert name[-1] not in ". "
    assert unicodedata.is_normalized("NFC", name)
    assert file_name(name) == name
