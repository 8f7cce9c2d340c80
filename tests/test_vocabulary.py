"""Words that speak of a phrase, one by one and of many things at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.measures.vocabulary import Vocabulary, speaks_of


@pytest.mark.parametrize(
    ("wanted", "text", "speaks"),
    [
        ("mentors", "Mentor", True),
        ("mentor", "mentorship", False),
        ("machine learning", "Learning machines", True),
        ("machine learning", "machine", False),
        ("companies", "company", True),
        ("robotics", "robotic", False),
        ("law", "lawn", False),
        ("glass", "glas", False),
        ("campus", "campu", False),
        ("gas", "ga", False),
        ("soft-robots", "soft robot", True),
        ("Çelik", "çelik", True),
        ("", "anything", False),
        ("!", "!", False),
    ],
)
def test_words_match_whole_and_in_singular_or_plural(wanted: str, text: str, speaks: bool) -> None:
    assert speaks_of(wanted, (text,)) is speaks
    assert Vocabulary({"x.md": (text,)}).speaking_of(wanted) == (frozenset({"x.md"}) if speaks else frozenset())


def test_all_words_stand_in_one_text() -> None:
    assert not speaks_of("machine learning", ("machine", "learning"))
    assert speaks_of("machine learning", ("machine", "learning machines"))
    assert Vocabulary({"x.md": ("machine", "learning")}).speaking_of("machine learning") == frozenset()


def test_of_many_things_those_are_found_that_say_it() -> None:
    found = Vocabulary({"a.md": ("Robotics", "law"), "b.md": ("robotics",), "c.md": ()})
    assert found.speaking_of("robotics") == {"a.md", "b.md"}
    assert found.speaking_of("law") == {"a.md"}
    assert found.speaking_of("art") == frozenset()


WORDS = st.lists(st.sampled_from(["robot", "robots", "law", "soft", "arts", "boss"]), max_size=3).map(" ".join)


@given(WORDS, st.dictionaries(st.sampled_from(["a.md", "b.md", "c.md"]), st.lists(WORDS, max_size=3)))
def test_asking_many_at_once_says_what_asking_each_does(wanted: str, texts: dict[str, list[str]]) -> None:
    expected = {path for path, said in texts.items() if speaks_of(wanted, said)}
    assert Vocabulary(texts).speaking_of(wanted) == expected
