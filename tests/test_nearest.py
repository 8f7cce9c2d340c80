import pytest

from vaultkit.syntax.nearest import closest

WORDS = ("tier", "cadence", "paused", "let go", "Straße", "zo\u00eb")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("cadance", "cadence"),
        ("PASUED", "paused"),
        ("teir", "tier"),
        ("etir", ""),
        ("tear", ""),
        ("letgo", "let go"),
        ("strasse", "Straße"),
        ("zoe\u0308", "zo\u00eb"),
        ("", ""),
        ("nothing like it", ""),
    ],
    ids=repr,
)
def test_a_mistyped_word_means_the_one_that_it_nearly_is(word: str, meant: str) -> None:
    assert closest(word, WORDS) == meant


def test_of_two_that_are_as_near_the_first_in_order_is_meant() -> None:
    assert closest("cale", ("cales", "bcale")) == closest("cale", ("bcale", "cales")) == "bcale"
