"""The safety law: an edit of a page that would lose anything of the user's is refused, and no other one."""

import pytest

from tests.vaults.old_pages import old_page
from vaultkit.pages.foreign_lines import foreign_lines
from vaultkit.pages.safety_law import SafetyLawError, assert_outside_untouched
from vaultkit.syntax.merge import read_torn
from vaultkit.syntax.region import format_page, region_codes

A, B = "vk-aaaaaaaa", "vk-bbbbbbbb"
NOTES = "\n\n## My notes\nmine\n"


def page(*rows: str, rest: str = NOTES, key: str = "week") -> str:
    return format_page(key, "\n".join(rows), rest)


def is_lawful(before: str, after: str, forgotten: tuple[str, ...] = (), codes: frozenset[str] = frozenset()) -> bool:
    try:
        assert_outside_untouched(before.encode(), after.encode(), forgotten=forgotten, codes=codes)
    except SafetyLawError:
        return False
    return True


PLAIN = page("# Week", f"- [ ] Ann ^{A}")

AROUND = [
    pytest.param(PLAIN, True, id="nothing"),
    pytest.param(page("# All new"), True, id="the region, whose items nobody marked"),
    pytest.param(PLAIN + "more\n", True, id="text at the end"),
    pytest.param(PLAIN[:-1], False, id="the last newline gone"),
    pytest.param(PLAIN.replace("mine", "Mine"), False, id="a letter behind the region"),
    pytest.param(PLAIN.replace("page\n", "page\ntags: [x]\n", 1), False, id="the front matter"),
    pytest.param("\ufeff" + PLAIN, False, id="a byte order mark before it"),
    pytest.param(page("# Week", f"- [ ] Ann ^{A}", key="month"), False, id="another page's key"),
    pytest.param(PLAIN.replace("%% End", "%% Fin"), False, id="no region"),
    pytest.param("", False, id="everything"),
]


@pytest.mark.parametrize(("after", "lawful"), AROUND)
def test_around_the_region_text_is_added_at_the_end_and_nothing_else(after: str, lawful: bool) -> None:
    assert is_lawful(PLAIN, after) is lawful


def test_the_front_matter_of_an_older_version_may_become_the_new_one_and_no_other() -> None:
    body = f"# Week\n- [ ] Ann ^{A}"
    old = old_page("week", body, NOTES)
    assert is_lawful(old, PLAIN)
    assert not is_lawful(PLAIN, old)
    for front in ("tags: [vaultkit, x]", "tags: [vaultkit]\nmood: fine", "tags:  [vaultkit]"):
        mine = old.replace("tags: [vaultkit]", front)
        assert not is_lawful(mine, PLAIN)
        assert is_lawful(mine, PLAIN.replace("page\n", f"page\n{front}\n", 1))


def test_what_was_no_page_is_not_written_to() -> None:
    assert not is_lawful("# Mine\n", PLAIN)
    assert not is_lawful("", PLAIN)


MARKS = [
    pytest.param("[x] Ann", "[x] Ann", True, id="the tick as it was"),
    pytest.param("[x] Ann", "[x] Ann, anew", True, id="other words of the page's"),
    pytest.param("[x] Ann", "[ ] Ann", False, id="a tick taken away"),
    pytest.param("[x] Ann", "[>] Ann", False, id="done becomes later"),
    pytest.param("[>] Ann", "[x] Ann", True, id="later is done on another side"),
    pytest.param("[-] Ann", "[>] Ann", True, id="not this time is later on another side"),
    pytest.param("[>] Ann", "[-] Ann", False, id="later becomes not this time"),
    pytest.param("[x] Ann", "[X] Ann", False, id="another sign for done"),
    pytest.param("[?] Ann", "[!] Ann", False, id="a sign of the user's own"),
    pytest.param("[x] Ann ✅ 2026-11-20", "[x] Ann ✅ 2026-11-20", True, id="the done date as it was"),
    pytest.param("[x] Ann ✅ 2026-11-20", "[x] Ann ✅ 2026-11-21", False, id="another done date"),
    pytest.param("[x] Ann ✅ 2026-11-20", "[x] Ann", False, id="the done date gone"),
    pytest.param("[x] Ann", "[x] Ann ✅ 2026-11-20", False, id="a done date put in"),
    pytest.param("[>] Ann", "[x] Ann ✅ 2026-11-20", True, id="done on a day, on another side"),
]


@pytest.mark.parametrize(("before", "after", "lawful"), MARKS)
def test_a_box_keeps_what_it_says_or_says_what_counts_more(before: str, after: str, lawful: bool) -> None:
    assert is_lawful(page(f"- {before} ^{A}"), page(f"- {after} ^{A}")) is lawful


BULLETS = [
    pytest.param(["  - one", "  - two"], True, id="as they were"),
    pytest.param(["  - one", "  - two", "  - three"], True, id="one of another side behind them"),
    pytest.param(["  - one"], False, id="the second gone"),
    pytest.param(["  - two"], False, id="the first gone"),
    pytest.param(["  - two", "  - one"], False, id="in another order"),
    pytest.param(["  - zero", "  - one", "  - two"], False, id="one before them"),
    pytest.param(["  - one", "  - Two"], False, id="a letter changed"),
    pytest.param([], False, id="both gone"),
]


@pytest.mark.parametrize("box", [" ", "x"])
@pytest.mark.parametrize(("bullets", "lawful"), BULLETS)
def test_the_bullets_below_an_item_stay_in_their_order(bullets: list[str], lawful: bool, box: str) -> None:
    before = page(f"- [{box}] Ann ^{A}", "  - one", "  - two")
    assert is_lawful(before, page(f"- [{box}] Ann ^{A}", *bullets)) is lawful


def test_an_empty_box_with_bullets_may_be_ticked_and_may_not_vanish() -> None:
    before = page(f"- [ ] Ann ^{A}", "  - one")
    assert is_lawful(before, page(f"- [x] Ann ^{A}", "  - one"))
    assert is_lawful(before, page(f"- [?] Ann ^{A}", "  - one"))
    assert not is_lawful(before, page("# Week", rest=f"{NOTES}  - one\n"))


def test_a_marked_item_may_not_vanish_unless_it_is_forgotten() -> None:
    before = page(f"- [x] Ann ^{A}", f"- [x] Bob ^{B}")
    only_bob = page(f"- [x] Bob ^{B}")
    assert not is_lawful(before, only_bob)
    assert not is_lawful(before, only_bob, forgotten=(B,))
    assert is_lawful(before, only_bob, forgotten=(A,))
    assert not is_lawful(before, page("# Week"), forgotten=(A,)), "the item behind a forgotten one is looked at, too"


@pytest.mark.parametrize(
    ("after", "lawful"),
    [
        pytest.param(page("# Week", rest=f"{NOTES}  - one\n- two\n"), True, id="below the region"),
        pytest.param(page("# Week", "  - one", rest=f"{NOTES}- two\n"), True, id="one in it, one below"),
        pytest.param(page("# Week", rest=f"{NOTES}  - one\r\n- two\r\n"), True, id="with other line ends"),
        pytest.param(page("# Week", rest=f"{NOTES}  - one\n"), False, id="one of two"),
        pytest.param(page("# Week", rest=f"{NOTES}  - one\n- twofold\n"), False, id="only the beginning of one"),
        pytest.param(page("# Week"), False, id="none"),
    ],
)
def test_the_bullets_of_a_forgotten_item_stand_somewhere_else(after: str, lawful: bool) -> None:
    before = page(f"- [x] Ann ^{A}", "  - one", "  - two")
    assert is_lawful(before, after, forgotten=(A,)) is lawful


def torn(*rows: str) -> str:
    """A page on which two devices met, with these lines of the second one in its region."""
    whole = page("# Week", "A line of the page.")
    inner = "\n".join(["<<<<<<< HEAD", "A line of the page.", "=======", *rows, ">>>>>>> other"])
    return whole.replace("A line of the page.", inner)


HEALED = [
    pytest.param(page("# Week", rest=f"{NOTES}my own words\n"), True, id="below the region"),
    pytest.param(page("# Week", rest=f"{NOTES}  my own words\r\n"), True, id="with other blanks and line ends"),
    pytest.param(page("# Week", "my own words"), True, id="in the region"),
    pytest.param(page("# Week"), False, id="gone"),
    pytest.param(page("# Week", rest=f"{NOTES}my own words and more\n"), False, id="as a part of another line"),
]


@pytest.mark.parametrize(("after", "lawful"), HEALED)
def test_a_foreign_line_of_a_torn_page_stays(after: str, lawful: bool) -> None:
    before = torn("my own words")
    old = read_torn(before)
    assert old is not None
    assert [line.text for line in foreign_lines(old, "")] == ["my own words"]
    assert is_lawful(before, after) is lawful


def test_a_line_that_vaultkit_is_known_to_have_written_need_not_stay() -> None:
    before, after = torn("An earlier line."), page("# Week")
    assert not is_lawful(before, after)
    assert is_lawful(before, after, codes=region_codes("week", "An earlier line."))
    assert not is_lawful(torn("An earlier line.", "yours"), after, codes=region_codes("week", "An earlier line."))


def test_of_a_whole_page_a_line_in_the_region_is_the_pages_business() -> None:
    assert is_lawful(PLAIN.replace("# Week\n", "# Week\nmine, in the region\n"), PLAIN)


def test_a_line_with_an_old_line_end_in_it_is_one_line() -> None:
    assert is_lawful(torn("my own\rwords"), page("# Week", rest=f"{NOTES}my own\rwords\n"))
    before = page(f"- [x] Ann ^{A}", "  - my own\rwords")
    assert is_lawful(before, page("# Week", rest=f"{NOTES}  - my own\rwords\n"), forgotten=(A,))


WHY = [
    ("# Mine\n", PLAIN, "a page without its region"),
    (PLAIN, "\ufeff" + PLAIN, "bytes outside the region changed"),
    (page(f"- [x] Ann ^{A}"), page("# Week"), "a mark of the user's is gone"),
    (page(f"- [x] Bob ^{B}", "  - one"), page("# Week"), "a bullet of the user's is gone"),
    (torn("my own words"), page("# Week"), "a line of the user's is gone"),
]


@pytest.mark.parametrize(("before", "after", "why"), WHY)
def test_the_law_says_what_is_gone(before: str, after: str, why: str) -> None:
    with pytest.raises(SafetyLawError, match=f"^{why}$"):
        assert_outside_untouched(before.encode(), after.encode(), forgotten={B})


def test_a_tick_of_either_side_of_a_torn_page_stays() -> None:
    before = torn(f"- [x] Ann ^{A}")
    assert not is_lawful(before, page("# Week", f"- [ ] Ann ^{A}"))
    assert is_lawful(before, page("# Week", f"- [x] Ann ^{A}"))
