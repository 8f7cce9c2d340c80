"""What stands around the words of an item on a page: its ids, boxes and done dates, and what became of its tick."""

from datetime import date

import pytest

from vaultkit.syntax.checklist import (
    Item,
    answer_id,
    box_rank,
    format_item,
    join_state,
    later_id,
    make_id,
    parse_item,
    plan_id,
    split_stamp,
    split_state,
    stamped_day,
    step_id,
)

ID = "vk-k3f9q2mz"


def test_ids_of_each_kind_are_the_same_for_ever() -> None:
    found = {
        plan_id("2026-W48", "core", "People/Ann Lee.md"): "vk-7i3gyj8h",
        answer_id("accept", "Events/Fair.md"): "vk-v4e61u1c",
        later_id(ID): "vk-z9mihu7p",
        step_id(ID, 0): "vk-73x16el2",
        make_id("\ud800"): "vk-ctcli8gp",
        make_id(): "vk-0186rs6g",
        make_id(""): "vk-zvp4a82i",
    }
    assert list(found) == list(found.values())


def test_done_counts_before_later_and_later_before_not_this_time() -> None:
    assert box_rank("x") == box_rank("X") < box_rank(">") < box_rank("-") < box_rank(" ") == box_rank("?")


@pytest.mark.parametrize(
    ("line", "item"),
    [
        (f"- [x] a ^{ID} ✅ 2026-11-20", Item(status="x", text="a ✅ 2026-11-20", id=ID)),
        (f"- [ ]\t^{ID} b", Item(text="b", id=ID)),
        ("\t- [x]  a \t^ab1", Item(indent="\t", status="x", text="a", id="ab1")),
        (f"- [ ] a^{ID}", Item(text=f"a^{ID}")),
        (f"- [ ] a ^{ID}z b", Item(text=f"a ^{ID}z b")),
        (f"- [ ] AX \t ^{ID}\t Xb", Item(text="AX Xb", id=ID)),
        ("- [ ] a ^vk-aaaaaaaa b ^other", Item(text="a ^vk-aaaaaaaa b", id="other")),
        ("- [ ] a ^vk-aaaaaaaa ^vk-bbbbbbbb x", Item(text="a ^vk-bbbbbbbb x", id="vk-aaaaaaaa")),
        ("123456789) [ ] a", Item(text="a")),
        ("1234567890. [ ] a", None),
        ("- [\n] a", None),
        ("- [x] a\nb", Item(status="x", text="a\nb")),
    ],
)
def test_the_id_is_the_last_word_or_one_of_ours_before_other_words(line: str, item: Item | None) -> None:
    assert parse_item(line) == item


@pytest.mark.parametrize(
    ("id", "ours"),
    [(ID, True), ("vk-k3f9q2m", False), ("vk-k3f9q2mzz", False), ("vk-K3F9Q2MZ", False), ("other", False), ("", False)],
)
def test_our_ids_have_eight_letters_and_figures(id: str, ours: bool) -> None:
    assert Item(text="a", id=id).is_ours is ours
    assert Item(text="a", id=id).status == " "


def test_an_item_is_written_on_one_line_without_blanks_around_its_words() -> None:
    assert format_item("a\r\n  b\tc \n", id="x") == "- [ ] a b\tc ^x"
    assert format_item(" \ta\t ", id="", status=">") == "- [>] a"
    assert format_item("X-ray", id="") == "- [ ] X-ray"
    assert format_item("", id="") == "- [ ]"


@pytest.mark.parametrize(
    ("text", "words", "stamps"),
    [
        ("a ✅2026-11-20", "a", "✅2026-11-20"),
        ("a ✅\ufe0f 2026-11-20 b", "a b", "✅\ufe0f 2026-11-20"),
        ("a ✅ 2026-11-20 ❌ 2026-11-21", "a", "✅ 2026-11-20 ❌ 2026-11-21"),
        ("a [cancelled:: 2026-11-20]", "a", "[cancelled:: 2026-11-20]"),
        ("a\t✅ 2026-11-20\t", "a", "✅ 2026-11-20"),
        ("[[x ✅ 2026-11-20]] a", "[[x ✅ 2026-11-20]] a", ""),
        ("[x](✅2026-11-20) b", "[x](✅2026-11-20) b", ""),
        ("[[x ✅ 2026-11-20]] ✅ 2026-11-21", "[[x ✅ 2026-11-20]]", "✅ 2026-11-21"),
        (" a ", "a", ""),
        ("X ✅ 2026-11-20", "X", "✅ 2026-11-20"),
    ],
)
def test_done_dates_are_told_from_the_words_but_not_in_links(text: str, words: str, stamps: str) -> None:
    assert split_stamp(text) == (words, stamps)


@pytest.mark.parametrize(
    ("stamps", "day"),
    [
        ("✅ 2026-11-20", date(2026, 11, 20)),
        ("✅\ufe0f2026-11-20", date(2026, 11, 20)),
        ("❌ 2026-11-20 [completion:: 2026-11-21]", date(2026, 11, 21)),
        ("✅ 2026-11-20 ✅ 2026-11-22", date(2026, 11, 20)),
        ("✅ 2026-02-30", None),
        ("❌ 2026-11-20", None),
        ("", None),
    ],
)
def test_the_day_on_which_an_item_was_done(stamps: str, day: date | None) -> None:
    assert stamped_day(stamps) == day


@pytest.mark.parametrize(
    ("text", "words", "state"),
    [
        ("a · logged", "a", "logged"),
        ("a  ·\ttaken back", "a", "taken back"),
        ("a · logged · taken back", "a · logged", "taken back"),
        ("a · logged b", "a · logged b", ""),
        ("a· logged", "a· logged", ""),
        ("· logged", "· logged", ""),
        ("a", "a", ""),
    ],
)
def test_what_became_of_a_tick_stands_at_the_end(text: str, words: str, state: str) -> None:
    assert split_state(text) == (words, state)


def test_what_became_of_a_tick_is_written_as_it_is_read() -> None:
    assert join_state("a", "logged") == "a · logged"
    assert join_state("a", "taken back") == "a · taken back"
    assert join_state("a", "") == "a"
