"""A page and copies of it as sides of one page: whose box counts, and which lines stand on a copy only."""

from collections.abc import Mapping

import pytest

from tests.vaults.old_pages import old_page
from vaultkit.pages.foreign_lines import moved_lines
from vaultkit.pages.marks import Mark
from vaultkit.pages.page_sides import lines_of, marks_of
from vaultkit.syntax.region import GeneratedPage, format_page, parse_page

A, B = "vk-aaaaaaaa", "vk-bbbbbbbb"
BODY = f"# Week\n\n- [ ] Ann ^{A}\n- [ ] Bob ^{B}\n\nThat is all."


def page(body: str = BODY, below: str = "", front: str = "", written: str = BODY) -> GeneratedPage:
    """A page as it was written, with what somebody made of its region, below it, and of its front matter."""
    text = format_page("week", written, f"\n\n## My notes\n{below}").replace("vaultkit:", f"{front}vaultkit:", 1)
    found = parse_page(text.replace(written, body, 1))
    assert found is not None
    return found


def boxes(marks: Mapping[str, Mark]) -> dict[str, str]:
    return {id: mark.status for id, mark in marks.items()}


def ticked(box: str, *bullets: str, end: str = "") -> GeneratedPage:
    return page(BODY.replace(f"- [ ] Ann ^{A}", "\n".join([f"- [{box}] Ann{end} ^{A}", *bullets])))


def test_the_marks_of_the_page_and_those_that_only_a_copy_has_count() -> None:
    other = page(BODY.replace("[ ] Bob", "[>] Bob"))
    assert boxes(marks_of(ticked("x"), [other])) == {A: "x", B: ">"}
    assert boxes(marks_of(ticked("x"), [])) == {A: "x"}
    assert boxes(marks_of(None, [ticked("x"), other])) == {A: "x", B: ">"}
    assert marks_of(None, []) == {}


@pytest.mark.parametrize(
    ("page_box", "copy_box", "counts"),
    [("x", ">", "x"), (">", "x", "x"), ("-", ">", ">"), (">", "-", ">"), ("x", "-", "x"), ("-", "x", "x")],
)
def test_the_box_that_says_most_counts(page_box: str, copy_box: str, counts: str) -> None:
    assert boxes(marks_of(ticked(page_box), [ticked(copy_box)])) == {A: counts}
    assert boxes(marks_of(None, [ticked(page_box), ticked(copy_box)])) == {A: counts}


def test_an_empty_box_on_a_copy_says_nothing_and_its_bullets_do() -> None:
    assert marks_of(ticked("x"), [ticked(" ")]) == marks_of(ticked("x"), [])
    assert marks_of(None, [ticked(" ")]) == {}
    assert marks_of(None, [ticked(" ", "  - hi")])[A].notes == ("  - hi",)


def test_what_a_copy_says_of_its_tick_without_a_box_is_no_mark() -> None:
    assert marks_of(None, [ticked(" ", end=" · logged")]) == {}


def test_once_the_page_says_what_became_of_a_tick_the_box_of_the_copy_is_old() -> None:
    old = ticked(" ", end=" · taken back")
    assert boxes(marks_of(old, [ticked("x", "  - hi")])) == {A: " "}
    assert marks_of(old, [ticked("x", "  - hi")])[A].notes == ("  - hi",)


def test_bullets_of_all_sides_come_together_once() -> None:
    sides = [ticked("x", "  - one", "  - two"), ticked("x", "  - two", "  - three")]
    assert marks_of(ticked("x", "  - one"), sides)[A].notes == ("  - one", "  - two", "  - three")


def lines(side: GeneratedPage, old: GeneratedPage | None, body: str = BODY) -> tuple[str, ...]:
    moved = moved_lines(old, body) if old is not None and old.is_edited else ()
    return lines_of(old, [side], body, moved)


def test_lines_that_stand_on_a_copy_only_are_found_in_their_order() -> None:
    side = page(BODY.replace("That", "mine, inside\nThat"), "mine, below\n  - and more\n", front="mood: fine\n")
    assert lines(side, page()) == ("mood: fine", "mine, inside", "mine, below", "  - and more")
    assert lines(side, None) == ("mood: fine", "mine, inside", "mine, below", "  - and more")


@pytest.mark.parametrize(
    "old",
    [
        pytest.param(page(below="  mine\n"), id="below the region"),
        pytest.param(page(BODY.replace("That", "mine\nThat")), id="in it"),
        pytest.param(page(front="mine\n"), id="in the front matter"),
        pytest.param(page(below="mine\r\n"), id="with another line end"),
        pytest.param(page(below="mine"), id="as the last one of the file"),
        pytest.param(page(f"{BODY}\nmine"), id="as the last one of the region"),
    ],
)
def test_a_line_that_the_page_has_somewhere_is_not_found_again(old: GeneratedPage) -> None:
    assert lines(page(below="mine\n"), page(below="mine and more\n")) == ("mine",)
    assert lines(page(below="mine\n"), old) == ()
    assert lines(page(below=" mine\r\n"), old) == ()


def test_what_frames_every_page_is_nobodys_line() -> None:
    assert lines(page(), None) == ()
    assert lines(page(below="\n\n## My notes\n\n"), None) == ()
    assert lines(page(below="tags: [vaultkit]\n"), page()) == ()
    of_an_older_version = parse_page(old_page("week", BODY))
    assert of_an_older_version is not None
    assert lines(of_an_older_version, None) == lines(of_an_older_version, page()) == ()


def test_a_line_that_two_copies_hold_is_found_once() -> None:
    assert lines_of(page(), [page(below="mine\nyours\n"), page(below="yours\nmine\nours\n")], BODY) == (
        "mine",
        "yours",
        "ours",
    )


def test_line_ends_are_no_part_of_a_line() -> None:
    assert lines(page(below="mine  \r\nLine X\r\n"), page()) == ("mine  ", "Line X")


def test_the_region_of_a_copy_that_nobody_edited_says_nothing() -> None:
    older = page("# Week 1\n\nOld words.", written="# Week 1\n\nOld words.")
    assert lines(older, page()) == ()
    assert lines(page("# Week 1\n\nOld words.\nmine", written="# Week 1\n\nOld words."), page()) == ("mine",)


def test_what_the_new_region_says_too_need_not_be_kept() -> None:
    side = page(BODY.replace("That", "A new line.\nThat"))
    assert lines(side, page()) == ("A new line.",)
    assert lines(side, page(), f"{BODY}\nA new line.") == ()
