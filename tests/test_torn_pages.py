"""A page file that a merge tore, line by line: which lines are somebody's, where the region is, and what is no page."""

import re

import pytest

from tests.vaults.old_pages import old_page
from vaultkit.syntax.merge import (
    PageLine,
    conflict_at,
    is_conflicted,
    page_lines,
    read_page_file,
    read_torn,
    without_markers,
)
from vaultkit.syntax.region import GeneratedPage, format_page, generated_lines, line_code, own_codes, region_codes

OURS, BASE, MIDDLE, THEIRS = "<<<<<<< HEAD", "||||||| base", "=======", ">>>>>>> theirs"
CONFLICT = f"a\n{OURS}\nb\n{BASE}\nc\n{MIDDLE}\nd\n{THEIRS}\ne\n"


def torn(text: str) -> GeneratedPage:
    found = read_torn(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (CONFLICT, 2),
        ("<<<<<<<\n=======\n>>>>>>>", 0),
        ("x\n  <<<<<<< a\n\t=======\n >>>>>>> b\n", 2),
        ("\ufeff<<<<<<< a\r\n=======\r\n>>>>>>> b\r\n", 0),
        ("a\n=======\nb\n", -1),
        (f"a\n{MIDDLE}\n{THEIRS}\n", -1),
        (f"{OURS}\n{THEIRS}\n", -1),
        (f"{OURS}\n{MIDDLE}\n", -1),
        (f"x {OURS}\n{MIDDLE}\n{THEIRS}\n", -1),
        ("<<<<<<<<\n=======\n>>>>>>>\n", -1),
        (f"<<<<<<<HEAD\n{MIDDLE}\n{THEIRS}\n", -1),
        (f"{OURS}\n======= x\n{THEIRS}\n", 0),
        (f"{OURS}\n========\n{THEIRS}\n", -1),
        (f"{OURS}\n{MIDDLE}\n>>>>>>>>\n", -1),
        ("", -1),
    ],
)
def test_a_conflict_is_three_markers_on_lines_of_their_own(text: str, at: int) -> None:
    assert conflict_at(text) == at
    assert is_conflicted(text) is (at >= 0)


def texts(text: str) -> list[str]:
    return [line.text for line in page_lines(text)]


def test_the_lines_of_both_sides_stay_and_those_of_the_ancestor_do_not() -> None:
    assert page_lines(CONFLICT) == tuple(
        PageLine(text=text, number=number) for text, number in (("a", 1), ("b", 3), ("d", 7), ("e", 9), ("", 10))
    )


def test_without_an_ancestor_both_sides_stay() -> None:
    assert texts(f"{OURS}\nb\n{MIDDLE}\nd\n{THEIRS}\ne") == ["b", "d", "e"]


def test_two_conflicts_are_read_one_after_the_other() -> None:
    assert texts(f"{CONFLICT}{CONFLICT}") == ["a", "b", "d", "e", "a", "b", "d", "e", ""]


@pytest.mark.parametrize(
    ("rows", "left"),
    [
        pytest.param([MIDDLE, THEIRS, BASE], [MIDDLE, THEIRS, BASE], id="before any conflict"),
        pytest.param([OURS, "x", OURS, MIDDLE, THEIRS, MIDDLE, THEIRS], ["x"], id="a conflict on our side"),
        pytest.param([OURS, MIDDLE, "x", MIDDLE, BASE, THEIRS], ["x", MIDDLE, BASE], id="a row of signs on theirs"),
        pytest.param([OURS, THEIRS, MIDDLE, THEIRS], [THEIRS], id="an end before the middle"),
        pytest.param([OURS, BASE, "x", OURS, THEIRS, MIDDLE, THEIRS], [], id="anything in the ancestor"),
        pytest.param([OURS, BASE, OURS, MIDDLE, THEIRS, "x"], ["x"], id="a conflict in the ancestor"),
    ],
)
def test_a_marker_where_git_puts_none_is_somebodys_line(rows: list[str], left: list[str]) -> None:
    whole = f"{OURS}\n{MIDDLE}\n{THEIRS}"
    assert texts("\n".join([*rows, whole])) == left


def test_without_markers_each_line_stays_where_it_was() -> None:
    assert without_markers(CONFLICT) == "a\n\nb\n\n\n\nd\n\ne\n"
    assert without_markers("a\nb") == "a\nb"
    assert without_markers("") == ""


BODY = "# Week\n- one"
WHOLE = format_page("week", BODY, "\n\n## My notes\nmine\n")


def twice(first: str, second: str, rest: str = "\n") -> str:
    """The regions of two versions side by side in one file."""
    one, other = format_page("week", first, ""), format_page("week", second, "")
    return f"{one}\n{other[other.index('%%') :]}{rest}"


def test_two_regions_become_one_with_the_lines_of_both_and_their_hashes() -> None:
    page = torn(twice(BODY, "# Week\n- two", "\n\n## My notes\nmine\n"))
    assert (page.key, page.body, page.rest) == ("week", f"{BODY}\n# Week\n- two", "\n\n## My notes\nmine\n")
    assert page.head == "---\nvaultkit: page\n---\n"
    assert page.codes == frozenset()
    assert page.hashes == tuple(re.findall(r"week ([0-9a-f]{8}) %%", twice(BODY, "# Week\n- two")))
    assert (page.healed, page.is_edited, page.outdated, page.eol) == (True, True, False, "\n")


def test_a_whole_page_read_as_a_torn_one_has_the_same_parts() -> None:
    page = torn(WHOLE)
    assert page.head + page.rest == WHOLE[: WHOLE.index("%%")] + WHOLE[WHOLE.rindex("%%") + 2 :]
    assert page.body == BODY


def test_line_ends_are_those_of_the_markers() -> None:
    page = torn(twice(BODY, BODY, "\nmine\n").replace("\n", "\r\n"))
    assert (page.eol, page.rest) == ("\r\n", "\r\nmine\r\n")
    assert page.body == f"{BODY}\n{BODY}"
    mixed = torn(WHOLE.replace("week %%\n# Week", "week %%\r\n# Week"))
    assert (mixed.eol, mixed.rest) == ("\r\n", "\n\n## My notes\nmine\n")
    assert torn(f"{WHOLE.rstrip()}\r").rest.endswith("mine\r")


def test_what_stands_between_two_regions_is_in_the_one_region() -> None:
    text = twice(BODY, BODY).replace("%%\n%% Begin", "%%\nmine, between\n%% Begin")
    assert "mine, between" in torn(text).body.split("\n")


NONE = [
    pytest.param("", id="nothing"),
    pytest.param(WHOLE.replace("vaultkit: page", "vaultkit: none"), id="no key"),
    pytest.param("\n" + WHOLE, id="front matter not at the start"),
    pytest.param(WHOLE.replace("%% Begin vaultkit: week %%\n", ""), id="no begin"),
    pytest.param(WHOLE[: WHOLE.index("%% End")], id="no end"),
    pytest.param(WHOLE.replace("Begin vaultkit: week", "Begin vaultkit: home"), id="two keys"),
    pytest.param(WHOLE + format_page("home", "x", "\n"), id="two regions of two pages"),
    pytest.param(WHOLE.replace("# Week", "%% Begin vaultkit"), id="a damaged marker in it"),
    pytest.param(WHOLE + "%% end vaultkit: week\n", id="a damaged marker behind it"),
    pytest.param("---\nvaultkit: page\n%% Begin vaultkit: k %%\n---\n%% End vaultkit: k 00000000 %%\n", id="in front"),
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_page_of_one_region_is_left_alone(text: str) -> None:
    assert read_torn(text) is None
    assert read_page_file(text) is None
    assert read_page_file(text, frozenset({"abcde"})) is None


def test_markers_in_the_wrong_order_make_no_region() -> None:
    begin, end = "%% Begin vaultkit: k %%\n", "%% End vaultkit: k 00000000 %%\n"
    front = WHOLE[: WHOLE.index("%%")]
    assert read_torn(front + end + begin) is None
    assert torn(front + end + begin + "x\n" + end).body == "x"
    assert torn(front + begin + "x\n" + end + begin).body == "x"


def test_a_whole_page_is_read_whole_and_a_conflicted_one_as_torn() -> None:
    whole = read_page_file(WHOLE)
    assert whole is not None
    assert (whole.healed, whole.is_edited) == (False, False)
    below = read_page_file(WHOLE + CONFLICT)
    assert below is not None
    assert below.healed
    assert below.rest == "\n\n## My notes\nmine\na\nb\nd\ne\n"
    side_by_side = read_page_file(twice(BODY, BODY))
    assert side_by_side is not None
    assert side_by_side.healed


def test_known_codes_are_added_to_those_of_the_page() -> None:
    for text, own in ((WHOLE, set()), (old_page("week", BODY), {line_code(line) for line in generated_lines(BODY)})):
        for known in (set(), {"0123456789"}):
            found = read_page_file(text, frozenset(known))
            assert found is not None
            assert found.codes == own | known
            assert own_codes(found) == own | known | region_codes("week", BODY)


def test_of_an_edited_page_the_line_of_an_older_version_tells_which_lines_are_ours() -> None:
    found = read_page_file(old_page("week", BODY).replace("- one", "- one\n- two"))
    assert found is not None
    assert (found.is_edited, found.outdated) == (True, True)
    assert own_codes(found) == {line_code(line) for line in generated_lines(BODY)}


def test_each_side_of_a_conflict_that_nobody_edited_tells_its_own_lines() -> None:
    ours, theirs = WHOLE.split("\n"), format_page("week", "# Week\n- two", "").split("\n")
    text = "\n".join([*ours[:4], OURS, *ours[4:7], BASE, "- base", MIDDLE, *theirs[4:], THEIRS, *ours[7:]])
    assert torn(text).codes == region_codes("week", BODY) | region_codes("week", "# Week\n- two")
    edited = torn(text.replace("- two\n", "- two\n- mine\n"))
    assert edited.codes == region_codes("week", BODY)
    assert edited.hashes == torn(text).hashes


def test_of_a_conflict_around_the_region_the_key_is_still_found() -> None:
    text = WHOLE.replace("# Week\n", f"{OURS}\n# Week\n{MIDDLE}\n# Week, too\n{THEIRS}\n")
    page = torn(text)
    assert page.body == "# Week\n# Week, too\n- one"
    assert page.codes == region_codes("week", BODY)
