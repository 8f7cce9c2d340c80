import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vaults.old_pages import old_page
from vaultkit.syntax.region import (
    GeneratedPage,
    RegionLine,
    boxed_words_of,
    canonical,
    format_page,
    generated_lines,
    has_marker,
    is_page,
    marker_key,
    page_fault,
    parse_page,
    read_lines,
    region_codes,
    region_hash,
    replace_region,
    words_of,
)

A, B = "vk-aaaaaaaa", "vk-bbbbbbbb"
BODY = f"# Week\n\n- [ ] [[Ann]] · quiet ^{A}\n  Lean no.\n- [ ] [[Bob]] ^{B}\n\nThat is all."
LINE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n%"))


def parsed(text: str) -> GeneratedPage:
    page = parse_page(text)
    assert page is not None
    return page


def test_a_new_page_is_what_the_format_shows() -> None:
    assert format_page("reconnect", "- [ ] a ^vk-aaaaaaaa", "\n\n## My notes\n") == (
        "---\nvaultkit: page\n---\n"
        "%% Begin vaultkit: reconnect %%\n- [ ] a ^vk-aaaaaaaa\n"
        "%% End vaultkit: reconnect 79b13c98 %%\n\n## My notes\n"
    )


@given(st.lists(LINE).map("\n".join), st.text(st.characters(exclude_categories=["Cs"], exclude_characters="%")))
def test_what_is_formatted_is_read_again(body: str, rest: str) -> None:
    page = parsed(format_page("2026-W48", body, "\n" + rest))
    assert (page.key, page.body, page.rest, page.is_edited) == ("2026-W48", body, "\n" + rest, False)
    assert replace_region(page, body) == format_page("2026-W48", body, "\n" + rest)


def test_a_key_may_hold_spaces() -> None:
    assert parsed(format_page("Python Meetup November", "a", "\n")).key == "Python Meetup November"


@pytest.mark.parametrize(
    ("changed", "edited"),
    [
        pytest.param(BODY.replace("- [ ]", "- [x]"), False, id="ticked"),
        pytest.param(BODY.replace(f" ^{A}", f" ✅ 2026-11-20 ^{A}"), False, id="done date by a plugin"),
        pytest.param(BODY.replace(f"^{A}", f"^{A} ✅ 2026-11-20"), False, id="done date behind the id"),
        pytest.param(BODY.replace(f"^{A}\n", f"^{A}\n  - told her\n    more\n"), False, id="child bullet"),
        pytest.param(BODY.replace(f"^{B}\n", f"^{B}\n\t- told him\n\n\t- and her\n"), False, id="tab, blank line"),
        pytest.param(BODY.replace("\n", "  \n"), False, id="space at line ends"),
        pytest.param(BODY.replace("[[Ann]]", "[[Ann Lee-Smith]]"), False, id="a note renamed"),
        pytest.param(BODY.replace("[[Ann]]", "[[People/Ann]]"), False, id="a note moved"),
        pytest.param(BODY.replace("[[Ann]]", "[[Ann|Ann]]"), True, id="a link shown otherwise"),
        pytest.param(BODY + "\n\n", False, id="blank lines"),
        pytest.param(BODY.replace("quiet", "quiet since May"), True, id="reworded item"),
        pytest.param(BODY + "\nmore", True, id="more text"),
        pytest.param(BODY.replace("That is all.", ""), True, id="less text"),
        pytest.param(BODY.replace("  Lean no.", "  Lean yes."), True, id="reworded line below an item"),
        pytest.param(BODY + "\n- foreign", True, id="bullet on the top level"),
    ],
)
def test_boxes_and_child_bullets_are_no_edit_and_all_else_is(changed: str, edited: bool) -> None:
    assert (region_hash(changed) != region_hash(BODY)) is edited


def test_lines_below_an_item_are_the_users_when_they_are_bullets() -> None:
    body = (
        f"- [ ] a ^{A}\n  generated\n  - mine\n    mine too\n  generated again\n  * mine\n- top\n  - not below an item"
    )
    assert [line.role for line in read_lines(body)] == [
        "item",
        "line",
        "child",
        "child",
        "line",
        "child",
        "line",
        "line",
    ]


GOOD = format_page("k", "a", "\n")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("", "front matter", id="empty"),
        pytest.param("# Mine\n", "front matter", id="somebody's note"),
        pytest.param(GOOD.replace("vaultkit: page\n", ""), "front matter", id="key taken out"),
        pytest.param("\n" + GOOD, "front matter", id="front matter not at the start"),
        pytest.param(GOOD.replace("%% End vaultkit: k", "%% End vaultkit: j"), "together", id="two keys"),
        pytest.param(GOOD + GOOD[GOOD.index("%%") :], "2 begin and 2 end", id="region twice"),
        pytest.param(GOOD.replace("%% Begin vaultkit: k %%\n", ""), "0 begin", id="no begin"),
        pytest.param(GOOD.replace("%% Begin vaultkit: k %%", "%% Begin vaultkit: k"), "damaged", id="begin cut"),
        pytest.param(GOOD[:-4], "damaged", id="end cut"),
        pytest.param(GOOD + "%% end VAULTKIT: k %%\n", "damaged", id="one more, in other letters"),
    ],
)
def test_a_page_that_is_not_whole_says_why(text: str, words: str) -> None:
    assert parse_page(text) is None
    assert words in page_fault(text)


def test_a_region_that_begins_in_the_front_matter_is_none() -> None:
    text = GOOD.replace("page\n", "page\n%% Begin vaultkit: k %%\n", 1).replace(
        "---\n%% Begin vaultkit: k %%\n", "---\n"
    )
    assert is_page(text)
    assert page_fault(text) == "the region begins in the front matter"
    assert parse_page(text) is None


def test_the_fault_is_told_in_words() -> None:
    assert page_fault("x").startswith("the file does not have `vaultkit: page` in its front matter")
    assert page_fault(GOOD[:-4]) == "a marker of the generated region is damaged"


def test_a_key_is_read_of_each_marker() -> None:
    assert marker_key("%% Begin vaultkit: a b %%") == ("a b", "", "")
    assert marker_key("%% End vaultkit: a b 0123abcd %%\r") == ("", "a b", "0123abcd")
    assert marker_key("text") == ("", "", "")


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_a_page_of_an_older_version_is_read_without_its_tag_and_its_line_of_codes(eol: str) -> None:
    text = old_page("reconnect", BODY)
    page = parsed(text.replace("\n", eol))
    assert (page.body, page.is_edited, page.outdated) == (BODY, False, True)
    assert replace_region(page, BODY) == format_page("reconnect", BODY, "\n\n## My notes\n").replace("\n", eol)
    assert not parsed(replace_region(page, BODY)).outdated


def test_a_front_matter_that_somebody_changed_stays() -> None:
    page = parsed(old_page("reconnect", BODY).replace("tags: [vaultkit]", "tags: [vaultkit, mine]"))
    assert replace_region(page, BODY).startswith("---\nvaultkit: page\ntags: [vaultkit, mine]\n---\n%% Begin")


@pytest.mark.parametrize(
    "line", ["x %% Lines of vaultkit: aaaaa %%", "%% Lines of vaultkit: aaaaa %% x", "%% Lines of vaultkit: aaa %%"]
)
def test_what_only_looks_like_a_line_of_codes_is_somebodys(line: str) -> None:
    page = parsed(GOOD.replace("\na\n", f"\na\n{line}\n"))
    assert (page.body, page.outdated) == (f"a\n{line}", False)


@pytest.mark.parametrize(
    ("text", "edited"),
    [
        ("[Ann](People/Ann.md) [[Bob|B]] · [mail](mailto:a@b.org)", False),
        ("[Ann](<People/A (b).md>) [[x/B c|B]] · [mail]()", False),
        ("[Anna](Ann.md) [[Bob|B]] · [mail](mailto:a@b.org)", True),
        ("[Ann](Ann.md) [[Bob|Bo]] · [mail](mailto:a@b.org)", True),
        ("[Ann](Ann.md) [[Bob|B]] · [mail](mailto:a@b.org) mine", True),
    ],
)
def test_where_a_link_leads_is_no_part_of_what_was_written(text: str, edited: bool) -> None:
    body = "[Ann](Ann.md) [[Bob|B]] · [mail](mailto:a@b.org)"
    page = parsed(format_page("k", body, "\n").replace(body, text))
    assert page.is_edited is edited


@pytest.mark.parametrize(
    ("line", "form"),
    [
        (f"- [x] Ann ✅ 2026-11-20 · logged ^{A}", f"- [ ] Ann ^{A}"),
        (f"- [x] Ann · logged ✅ 2026-11-20 ^{A}", f"- [ ] Ann ^{A}"),
        (f"  - [>] Ann · taken back ^{A}  ", f"  - [ ] Ann ^{A}"),
        ("- [x] mine ✅ 2026-11-20  ", "- [ ] mine ✅ 2026-11-20"),
        ("- [x] mine · logged ^other", "- [ ] mine · logged ^other"),
        ("* [ ] mine", "- [ ] mine"),
        ("words  ", "words"),
        ("", ""),
    ],
)
def test_a_line_as_it_was_generated(line: str, form: str) -> None:
    assert canonical(read_lines(line)[0]) == form
    assert canonical(RegionLine(text=line)) == form
    assert generated_lines(line) == (() if not line else (read_lines(line)[0],))


@pytest.mark.parametrize(
    ("bullet", "boxed", "words"),
    [
        ("  - one", "one", "one"),
        ("\t* [x] one", "[x] one", "one"),
        ("1) [ ] - two", "[ ] - two", "- two"),
        ("  - [ ] [x] one", "[ ] [x] one", "[x] one"),
        ("  - - one", "- one", "- one"),
        ("  going on ", "going on", "going on"),
        ("  -", "", ""),
        ("", "", ""),
    ],
)
def test_the_words_of_a_bullet(bullet: str, boxed: str, words: str) -> None:
    assert (boxed_words_of(bullet), words_of(bullet)) == (boxed, words)


def test_hashes_and_codes_are_the_same_for_ever() -> None:
    assert region_hash(BODY) == "0ef8edcd"
    assert sorted(region_codes("k", "# Week\n\n- [x] a ^vk-aaaaaaaa\n  - mine")) == [
        "70e0189de6",
        "79b13c988e",
        "db33e9f527",
    ]
    assert region_hash("\ud800") == "91a681b9"
    assert region_hash("a\nb") != region_hash("ab")


def test_markers_in_the_wrong_order_are_refused() -> None:
    begin, body, end = "%% Begin vaultkit: k %%\n", "a\n", f"%% End vaultkit: k {region_hash('a')} %%\n"
    front = GOOD[: GOOD.index("%%")]
    assert page_fault(front + begin + body + end) == ""
    assert "together" in page_fault(front + end + body + begin)


@pytest.mark.parametrize(
    "front",
    [
        "---\nvaultkit: page\n---\n",
        "---\nx: 1\nvaultkit: 'page'\ny: [2]\n---  \n",
        "\ufeff---\r\nvaultkit: page\r\n---\r\n",
    ],
)
def test_the_key_is_found_whatever_stands_beside_it(front: str) -> None:
    assert is_page(front + "body")


@pytest.mark.parametrize(
    "front", ["---\nvaultkit: pages\n---\n", "---\n  vaultkit: page\n---\n", "---\nvaultkit: page\n"]
)
def test_another_key_is_no_key(front: str) -> None:
    assert not is_page(front + "body")


def test_a_page_with_crlf_keeps_it() -> None:
    text = format_page("k", BODY, "\n\n## My notes\nmine\n").replace("\n", "\r\n")
    page = parsed(text)
    assert (page.eol, page.body, page.is_edited) == ("\r\n", BODY, False)
    assert replace_region(page, BODY) == text


def test_a_mention_of_a_marker_inside_a_line_is_none() -> None:
    assert not has_marker("see `%% Begin vaultkit: k %%`")
    assert has_marker("a\n  %% BEGIN  vaultkit")


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert (parse_page(text) is None) == (page_fault(text) != "")
    assert "".join(line.text + "\n" for line in read_lines(text)) == text + "\n"
