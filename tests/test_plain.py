"""User text as plain words, for a line of a page."""

import pytest

from vaultkit.syntax.plain import plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("#gave him the book", "gave him the book"),
        ("coffee, #asked for a hint #work", "coffee, asked for a hint"),
        ("coffee and news #gave", "coffee and news"),
        ("lunch #gave #helped", "lunch"),
        ("talk on #robots/soft hands", "talk on hands"),
    ],
)
def test_a_tag_is_shown_where_it_is_a_verb(text: str, shown: str) -> None:
    assert plain(text) == shown
