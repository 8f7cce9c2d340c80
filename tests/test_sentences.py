"""Sentences: which sentence of a line names somebody, and how it is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.syntax.sentences import _END, sentence_naming, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Dr. Ann came. So did Prof. Lee.", ["Dr. Ann came.", "So did Prof. Lee."]),
        ("At 10.30 we met. Then home.", ["At 10.30 we met.", "Then home."]),
        ("“Stop.” She left.", ["“Stop.”", "She left."]),
        ("Vgl. z. B. das Alte. Danach Kaffee.", ["Vgl. z. B. das Alte.", "Danach Kaffee."]),
        ("¿Vienes? ¡Claro!", ["¿Vienes?", "¡Claro!"]),
        ("今日は晴れ。アンに会った。", ["今日は晴れ。", "アンに会った。"]),
        ("Привет. Пока.", ["Привет.", "Пока."]),
        ("no stop at all", ["no stop at all"]),
        ("line one\nline two", ["line one", "line two"]),
        ("", []),
    ],
)
def test_a_text_falls_into_sentences(text: str, expected: list[str]) -> None:
    assert list(sentences(text)) == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("A walk. Then [[Ann Lee]] came.", "Ann Lee", "Then Ann Lee came."),
        ("A walk. Then [[People/Ann Lee|she]] came.", "Ann Lee", "Then she came."),
        ("A walk. Then Ann Lee came.", "ann lee", "Then Ann Lee came."),
        ("Nobody here. Nothing.", "Ann Lee", "Nobody here."),
        (
            "In the evening the rather loud Hardware Hackers Night: [[Ann Lee]] and her robot, Sam and a bird.",
            "Ann Lee",
            "…Hardware Hackers Night: Ann Lee and her robot…",
        ),
    ],
)
def test_the_sentence_that_names_somebody(text: str, name: str, expected: str) -> None:
    assert sentence_naming(text, [name], most=50) == expected


@given(text=st.text(max_size=300), most=st.integers(20, 120))
def test_no_excerpt_is_longer_than_a_line(text: str, most: int) -> None:
    assert len(sentence_naming(text, ["Ann"], most=most)) <= most + 1


@given(st.lists(st.sampled_from([*'.!?…。！？\n \t")*Aaé会', "Dr.", "Ann"]), max_size=9).map("".join))
def test_a_text_without_a_sign_of_an_end_is_one_sentence(text: str) -> None:
    if _END.search(text) is None:
        assert list(sentences(text)) == ([text.strip()] if text.strip() else [])
