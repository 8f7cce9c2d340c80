"""Fragments: which lines hold no more than a piece of one of vaultkit's, where that begins, and what is left."""

import pytest

from vaultkit.syntax.fragments import common_end, find_fragments, piece_of, step_piece, tail_of

ID = "vk-k3f9q2mz"
ODD = "- 2026-11-23 call ^vk-aaaaaa41"
WHOLE = f"- 2026-11-23 coffee: her lab ^{ID}"
TASK = f"- [ ] send her CV ^{ID}"

# the body, as it reads without the pieces, and of each of these the line, the column and what is known to be vaultkit's
TORN: dict[str, tuple[str, str, list[tuple[int, int, str]]]] = {
    "words and an id": (f"x ^{ID}", "", [(5, 3, "")]),
    "an id right behind a word": (f"x^{ID}", "", [(5, 2, "")]),
    "an indented line": (f"x\n  y ^{ID}\n", "x\n\n", [(6, 5, "")]),
    "a row of a table": (f"| a ^{ID}", "| a", [(5, 5, "")]),
    "an item below which nothing is": (f"- a\n  b ^{ID}", "- a\n", [(6, 5, "")]),
    "the end of the line below": (f"her lab ^{ID}\n{WHOLE}", f"\n{WHOLE}", [(5, 1, f"her lab ^{ID}")]),
    "the end of the line above": (f"{WHOLE}\nher lab ^{ID}", f"{WHOLE}\n", [(6, 1, f"her lab ^{ID}")]),
    "an item with the end": (f"- her lab ^{ID}\n{WHOLE}", f"-\n{WHOLE}", [(5, 3, f"her lab ^{ID}")]),
    "a cut word behind an older entry": (
        f"- 2026-11-22 lunch er lab ^{ID}\n{WHOLE}",
        f"- 2026-11-22 lunch\n{WHOLE}",
        [(5, 20, f"er lab ^{ID}")],
    ),
    "a cut word right behind an older entry": (
        f"- 2026-11-22 dayser lab ^{ID}\n{WHOLE}",
        f"- 2026-11-22 days\n{WHOLE}",
        [(5, 18, f"er lab ^{ID}")],
    ),
    "a word behind an entry a week older": (
        f"- 2026-11-16 lunch lab ^{ID}\n{WHOLE}",
        f"- 2026-11-16 lunch\n{WHOLE}",
        [(5, 20, f"lab ^{ID}")],
    ),
    "behind another id": (
        f"- 2026-11-23 a ^vk-aaaaaaaa her lab ^{ID}",
        "- 2026-11-23 a ^vk-aaaaaaaa",
        [(5, 29, f"her lab ^{ID}")],
    ),
    "a line without enough indent": (f"- 2026-11-23 a\n b ^{ID}", "- 2026-11-23 a\n", [(6, 4, "")]),
    "below a line without enough": (f"- 2026-11-23 a\n c\n  b ^{ID}", "- 2026-11-23 a\n c\n", [(7, 5, "")]),
    "without it below one that has it": (f"- 2026-11-23 a\n  c\n b ^{ID}", "- 2026-11-23 a\n  c\n", [(7, 4, "")]),
    "below an empty line": (f"- 2026-11-23 a\n\n  b ^{ID}", "- 2026-11-23 a\n\n", [(7, 5, "")]),
    "below a line that has an id": (
        f"- 2026-11-23 a ^vk-aaaaaaaa\n  b ^{ID}",
        "- 2026-11-23 a ^vk-aaaaaaaa\n",
        [(6, 5, "")],
    ),
    "a quote in an item": (f"- 2026-11-23 a\n  > b ^{ID}", "- 2026-11-23 a\n  > b", [(6, 7, "")]),
    "a word behind another task above": (
        f"- [ ] buy milk her CV ^{ID}\n{TASK}",
        f"- [ ] buy milk\n{TASK}",
        [(5, 16, f"her CV ^{ID}")],
    ),
    "the end of the task below": (f"her CV ^{ID}\n{TASK}", f"\n{TASK}", [(5, 1, f"her CV ^{ID}")]),
    "three letters of an id": (f"w2mz\n{WHOLE}", f"w\n{WHOLE}", [(5, 2, "2mz")]),
    "three letters of an id behind a blank": (f"w 2mz\n{WHOLE}", f"w\n{WHOLE}", [(5, 3, "2mz")]),
    "three letters above an empty line": (f"w2mz\n\n{WHOLE}", f"w\n\n{WHOLE}", [(5, 2, "2mz")]),
    "three letters above a heading": (f"w2mz\n## Log\n{WHOLE}", f"w\n## Log\n{WHOLE}", [(5, 2, "2mz")]),
    "three letters of the last of two": (f"w2mz\n{ODD}\n{WHOLE}", f"w\n{ODD}\n{WHOLE}", [(5, 2, "2mz")]),
    "three letters behind an entry": (
        f"- 2026-11-22 x9q2mz\n{WHOLE}",
        f"- 2026-11-22 x\n{WHOLE}",
        [(5, 15, "9q2mz")],
    ),
    "two letters with a digit": (f"w41\n{ODD}", f"w\n{ODD}", [(5, 2, "41")]),
    "two letters with a digit behind any": (f"wé41\n{ODD}", f"wé\n{ODD}", [(5, 3, "41")]),
    "a heading behind a word": (f"a## Log\n\n{WHOLE}", f"a\n\n{WHOLE}", [(5, 2, "## Log")]),
    "half a heading": (f"text\nog\n\n{WHOLE}", f"text\n\n\n{WHOLE}", [(6, 1, "og")]),
    "a heading above a torn line": (f"a## Log\n\n{WHOLE}\n{ODD}", f"a\n\n{WHOLE}\n{ODD}", [(5, 2, "## Log")]),
    "half a heading of three letters": (f"text\nLog\n\n{WHOLE}", f"text\n\n\n{WHOLE}", [(6, 1, "Log")]),
    "half a heading of one letter": (f"text\ng\n\n{WHOLE}", f"text\n\n\n{WHOLE}", [(6, 1, "g")]),
    "a heading behind a capital": (f"Malcolm X## Log\n\n{WHOLE}", f"Malcolm X\n\n{WHOLE}", [(5, 10, "## Log")]),
    "the end of an id alone": (f"mz\n{WHOLE}", f"\n{WHOLE}", [(5, 1, "mz")]),
    "an id right behind the word of a line that goes on": (
        f"- 2026-11-23 a\n  b^{ID}",
        "- 2026-11-23 a\n",
        [(6, 4, "")],
    ),
    "an id alone in a line that goes on": (f"- 2026-11-23 a\n  ^{ID}", "- 2026-11-23 a\n", [(6, 3, "")]),
    "an id right behind a capital": (f"- 2026-11-23 Malcolm X^{ID}", "- 2026-11-23 Malcolm X", [(5, 23, "")]),
    "not enough indent for a capital": (f"- 2026-11-23 a\n X b ^{ID}", "- 2026-11-23 a\n", [(6, 6, "")]),
    "indented above an item": (f"  b ^{ID}\n- 2026-11-23 a", "\n- 2026-11-23 a", [(5, 5, "")]),
    "below a task with a day": (
        f"- [ ] 2026-11-30 send her CV ^{ID}\nher CV ^{ID}",
        f"- [ ] 2026-11-30 send her CV ^{ID}\n",
        [(6, 8, "")],
    ),
    "below two lines of one day": (
        f"{WHOLE}\n- 2026-11-23 tea ^{ID}\nher lab ^{ID}",
        f"{WHOLE}\n- 2026-11-23 tea ^{ID}\n",
        [(7, 1, f"her lab ^{ID}")],
    ),
    "pieces on two lines": (f"x ^{ID}\ny ^vk-aaaaaaaa", "\n", [(5, 3, ""), (6, 3, "")]),
}

WHOLE_LINES = {
    "no id": "x",
    "an id in the middle": f"x ^{ID} y",
    "an id as a link": f"[[A#^{ID}]]",
    "a block of a heading": f"a #^{ID}",
    "a line": WHOLE,
    "a line with a tab before the id": f"- 2026-11-23 coffee\t^{ID}",
    "a task": TASK,
    "a task of two lines": f"- [ ] a\n  b ^{ID}",
    "a line of two lines": f"- 2026-11-23 a\n  b ^{ID}",
    "a line of three": f"- 2026-11-23 a\n  c\n  b ^{ID}",
    "an indented line of two": f"  - 2026-11-23 a\n    b ^{ID}",
    "a line and an older one with other words": f"- 2026-11-20 a ^{ID}\n- 2026-11-23 b ^{ID}\n- 2026-11-22 c ^{ID}",
    "a word behind an entry six days older": f"- 2026-11-17 lunch lab ^{ID}\n{WHOLE}",
    "two letters": f"wmz\n{WHOLE}",
    "two letters with a digit behind a blank": f"w 41\n{ODD}",
    "two letters with a digit behind a digit": f"w141\n{ODD}",
    "three letters two lines above": f"w2mz\nx\n{WHOLE}",
    "three letters below": f"{WHOLE}\nw2mz",
    "three letters above another line": f"w2mz\n- 2026-11-23 a\n{WHOLE}",
    "a heading": f"## Log\n\n{WHOLE}",
    "a lower heading": f"### Log\n\n{WHOLE}",
    "a heading behind words": f"see ## Log\n\n{WHOLE}",
    "a heading right above": f"a## Log\n{WHOLE}",
    "a heading two empty lines above": f"a## Log\n\n\n{WHOLE}",
    "a heading above the heading": f"a## Log\n\n## Log\n\n{WHOLE}",
    "a heading right above the heading": f"a## Log\n## Log\n\n{WHOLE}",
    "a heading above other text": f"a## Log\ntext\n\n{WHOLE}",
    "a line of two below a tab": f"\t- 2026-11-23 a\n      b ^{ID}",
    "half a heading alone": f"og\n\n{WHOLE}",
    "half a heading below an empty line": f"text\n\nog\n\n{WHOLE}",
    "half a heading, indented": f"- text\n  og\n\n{WHOLE}",
    "another half": f"text\n Logs\n\n{WHOLE}",
}


@pytest.mark.parametrize(("body", "read", "pieces"), TORN.values(), ids=TORN)
def test_a_piece_is_cut_away_where_it_begins(body: str, read: str, pieces: list[tuple[int, int, str]]) -> None:
    left, found = find_fragments("A.md", body, 5)
    assert left == read
    assert [(one.location.line, one.location.column, one.piece) for one in found] == pieces
    rows = body.split("\n")
    assert [one.text for one in found] == [rows[line - 5].strip() for line, _, _ in pieces]
    assert all(one.location.path == "A.md" and (one.id in body or one.id == "") for one in found)


@pytest.mark.parametrize("body", WHOLE_LINES.values(), ids=WHOLE_LINES)
def test_a_whole_line_and_the_users_own_words_stay(body: str) -> None:
    assert find_fragments("A.md", body, 1) == (body, ())


def test_a_piece_has_the_id_of_the_line_that_it_is_of() -> None:
    _, found = find_fragments("A.md", f"x\ny41\n{ODD}\n{WHOLE}\nher lab ^{ID}", 1)
    assert [(one.id, one.piece) for one in found] == [("vk-aaaaaa41", "41"), (ID, f"her lab ^{ID}")]
    _, found = find_fragments("A.md", f"a## Log\n\n{ODD}\n{WHOLE}", 1)
    assert [(one.id, one.piece) for one in found] == [("vk-aaaaaa41", "## Log")]


PIECES = [
    ("- 2024-02-01 lunch her lab ^vk-x", "- 2026-11-23 coffee: her lab ^vk-x", 7, "her lab ^vk-x"),
    ("- 2024-02-01 lunch her lab ^vk-x", "- 2026-11-23 coffee: her lab ^vk-x", 6, ""),
    ("dayser lab", "coffee: her lab", 1, "er lab"),
    ("dayser lab", "coffee: her lab", 0, ""),
    ("days er lab", "coffee: her lab", 1, "er lab"),
    ("a ber lab", "coffee: er lab", 1, "er lab"),
    ("lunch: her lab", "coffee: her lab", 1, ""),
    ("her lab", "coffee: her lab", 1, ""),
    ("x! lab ^vk-x", "y! lab ^vk-x", 6, ""),
    ("x! lab ^vk-x", "y! lab ^vk-x", 7, "! lab ^vk-x"),
    ("same", "same", 9, ""),
    ("one", "two", 9, ""),
    ("a ^vk-x", "b ^vk-x", 9, ""),
    ("a: ^vk-x", "b: ^vk-x", 9, ""),
    ("a1 ^vk-x", "b1 ^vk-x", 1, "1 ^vk-x"),
    ("a. 1 ^vk-x", "b. 1 ^vk-x", 9, ". 1 ^vk-x"),
    ("a 1 ^vk-x", "b: 1 ^vk-x", 7, "1 ^vk-x"),
]


@pytest.mark.parametrize(("text", "whole", "days", "piece"), PIECES)
def test_a_piece_is_a_cut_word_or_after_a_week_any_word(text: str, whole: str, days: int, piece: str) -> None:
    assert piece_of(text, whole, days=days) == piece


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("- [ ] buy her CV ^vk-x", "her CV ^vk-x"),
        ("- [x] buy her CV ^vk-x", "her CV ^vk-x"),
        ("1. buy her CV ^vk-x", "her CV ^vk-x"),
        ("buy her CV ^vk-x", "her CV ^vk-x"),
        ("- [ ] send him her CV ^vk-x", ""),
        ("* [x] send the CV ^vk-x", ""),
        ("- [ ] buy - her CV ^vk-x", "her CV ^vk-x"),
        ("buy - her CV ^vk-x", "her CV ^vk-x"),
    ],
)
def test_a_task_that_begins_with_the_same_word_is_that_task(text: str, piece: str) -> None:
    assert step_piece(text, "- [ ] send her CV ^vk-x") == piece


TAILS = [
    ("x9q2mz", False, "9q2mz"), ("x2mz", False, "2mz"), ("xmz", False, ""), ("x", False, ""), (f"x{ID}", False, ID),
    ("  mz ", True, "mz"), (f" lab ^{ID}", True, f"lab ^{ID}"), (f" lab ^{ID}", False, ID),
    ("lab", True, ""), ("x2mz", True, "2mz"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "goes_on", "tail"), TAILS)
def test_the_tail_is_three_letters_of_the_id_and_more_or_all_of_a_line_that_goes_on(
    row: str, goes_on: bool, tail: str
) -> None:
    assert tail_of(row, WHOLE, goes_on=goes_on) == tail


@pytest.mark.parametrize(
    ("row", "tail"),
    [("w41", "41"), ("é41", "41"), ("a w41", "41"), ("41", ""), (" 41", ""), ("141", ""), ("w1", ""), ("wa1", "")],
)
def test_two_letters_are_a_tail_where_a_digit_stands_right_behind_a_letter(row: str, tail: str) -> None:
    assert tail_of(row, ODD, goes_on=False) == tail
    assert tail_of(row, WHOLE, goes_on=False) == ""


@pytest.mark.parametrize(
    ("one", "other", "end"), [("ab", "cb", "b"), ("ab", "ab", "ab"), ("b", "ab", "b"), ("a", "b", ""), ("", "a", "")]
)
def test_the_common_end(one: str, other: str, end: str) -> None:
    assert common_end(one, other) == end
