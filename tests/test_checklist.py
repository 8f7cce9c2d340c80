import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.syntax.checklist import Item, format_item, make_id, parse_item, split_stamp

ID = "vk-k3f9q2mz"


def test_an_id_is_vk_and_eight_letters_that_depend_on_the_parts_alone() -> None:
    first = make_id("2026-W48", "People/Ann Lee.md")
    assert re.fullmatch(r"vk-[a-z0-9]{8}", first)
    assert first == make_id("2026-W48", "People/Ann Lee.md")
    assert first != make_id("2026-W48People/Ann Lee.md")
    assert first != make_id("2026-W48", "People/", "Ann Lee.md")


def test_an_id_is_the_same_for_composed_and_decomposed_names() -> None:
    assert make_id("Zo\u00eb") == make_id("Zoe\u0308")


def test_an_id_never_moves_between_versions() -> None:
    assert make_id("week", "2026-W48", "People/Ann Lee.md") == "vk-jjqi5cza"


@given(st.lists(st.text()), st.lists(st.text()))
def test_ids_of_different_parts_differ(left: list[str], right: list[str]) -> None:
    if [make_id(part) for part in left] != [make_id(part) for part in right]:
        assert make_id(*left) != make_id(*right)


@pytest.mark.parametrize(
    ("line", "item"),
    [
        pytest.param(f"- [ ] [[Ann]] ^{ID}", Item(text="[[Ann]]", id=ID), id="open"),
        pytest.param(f"- [x] [[Ann]] ^{ID}\r\n", Item(status="x", text="[[Ann]]", id=ID), id="crlf"),
        pytest.param(f"  * [>] a ^{ID}  ", Item(indent="  ", status=">", text="a", id=ID), id="star"),
        pytest.param("12) [-] a ^other-1", Item(status="-", text="a", id="other-1"), id="foreign id"),
        pytest.param("+ [🎂] a", Item(status="🎂", text="a"), id="any character is a status"),
        pytest.param(
            f"- [x] a ^{ID} ✅ 2026-11-20", Item(status="x", text="a ✅ 2026-11-20", id=ID), id="done behind id"
        ),
        pytest.param(f"- [ ] ^{ID}", Item(text="", id=ID), id="nothing but an id"),
        pytest.param("- [ ]", Item(text=""), id="empty"),
        pytest.param("- [ ] 2^10", Item(text="2^10"), id="a caret inside a word is no id"),
        pytest.param("- [] a", None, id="no status"),
        pytest.param("- [  ] a", None, id="two blanks"),
        pytest.param("-[ ] a", None, id="no blank"),
        pytest.param("- [ ]a", None, id="no blank behind the box"),
        pytest.param("[ ] a", None, id="no marker"),
        pytest.param("- a", None, id="no box"),
        pytest.param("", None, id="empty line"),
    ],
)
def test_a_line_with_a_box_is_an_item(line: str, item: Item | None) -> None:
    assert parse_item(line) == item


@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1).filter(
        lambda t: "^" not in t
    ),
    st.sampled_from(" xX/->"),
)
def test_what_is_formatted_is_read_again(text: str, status: str) -> None:
    assert parse_item(format_item(text, id=ID, status=status)) == Item(status=status, text=text, id=ID)


@given(st.text())
def test_an_item_is_always_one_line(text: str) -> None:
    line = format_item(text, id=ID)
    assert "\n" not in line
    assert "\r" not in line


def test_a_done_date_is_told_from_the_text() -> None:
    assert split_stamp("call [[Ann]] ✅ 2026-11-20") == ("call [[Ann]]", "✅ 2026-11-20")
    assert split_stamp("a [completion:: 2026-11-20] ❌ 2026-11-21") == ("a", "[completion:: 2026-11-20] ❌ 2026-11-21")
    assert split_stamp("nothing ✅ done") == ("nothing ✅ done", "")


def test_long_hostile_lines_are_read_in_linear_time() -> None:
    assert parse_item("- [ ] " + " " * 200_000 + "x") is not None
    assert parse_item("- [ ] " + "^" * 200_000 + "!") is not None
    assert split_stamp(" " * 200_000 + "x") == ("x", "")
