"""A number and its noun."""

import pytest

from vaultkit.syntax.plurals import count


@pytest.mark.parametrize(
    ("number", "many", "words"),
    [(0, "", "0 events"), (1, "", "1 event"), (2, "", "2 events"), (2, "people", "2 people")],
)
def test_a_count_has_its_noun(number: int, many: str, words: str) -> None:
    assert count(number, "event", many) == words
