import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.model.page import Edit, Page
from vaultkit.pages.edits import plan_edits, plan_page
from vaultkit.pages.marks import read_marks
from vaultkit.pages.safety_law import SafetyLawError, assert_outside_untouched
from vaultkit.syntax.region import format_page, parse_page, region_codes

PATH = "Ecosystem/Reconnect.md"
IDS = ("vk-aaaaaaaa", "vk-bbbbbbbb", "vk-cccccccc")
A, B, C = IDS
BODY = f"# Reconnect\n\n- [ ] [[Ann]] · quiet ^{A}\n  Lean no.\n- [ ] [[Bob]] ^{B}\n\nThat is all."
NOTES = "\n\n## My notes\n"


def page(body: str = BODY, key: str = "reconnect") -> Page:
    return Page(path=PATH, key=key, body=body)


def written(body: str = BODY, rest: str = NOTES) -> str:
    return format_page("reconnect", body, rest)


def codes(body: str = BODY) -> frozenset[str]:
    """What the code file holds of a page that was written with this region."""
    return region_codes("reconnect", body)


KNOWN = codes()
NO_FILE: frozenset[str] = frozenset()


def planned(before: str, body: str = BODY, known: frozenset[str] = KNOWN) -> Edit:
    edit = plan_page(page(body), before.encode(), codes=known)
    assert edit is not None
    return edit


def after(before: str, body: str = BODY, known: frozenset[str] = KNOWN) -> str:
    edit = planned(before, body, known)
    assert edit.refused is None
    for codes_then in (known, known | codes(body), NO_FILE):
        assert plan_page(page(body), edit.after, codes=codes_then) is None, "a second build plans no edit"
    return edit.after.decode()


def test_a_new_page_has_its_key_its_region_and_room_for_notes() -> None:
    (edit,) = plan_edits([page()], lambda path: None)
    assert edit == Edit(path=PATH, before=None, after=written().encode())


def test_a_page_that_would_stay_the_same_is_no_edit() -> None:
    assert plan_edits([page()], lambda path: written().encode()) == ()


def test_each_page_is_read_by_its_own_path() -> None:
    pages = [Page(path=f"Ecosystem/{name}.md", key=name, body=BODY) for name in ("a", "b", "c")]
    files = {"Ecosystem/b.md": format_page("b", BODY, NOTES).encode()}
    assert [edit.path for edit in plan_edits(pages, files.get)] == ["Ecosystem/a.md", "Ecosystem/c.md"]


def test_a_changed_region_is_replaced_and_nothing_else() -> None:
    rest = "\n\nmy words\n## My notes\nmine \t\r\n\x0b\u2028 %%x%%"
    before = written(rest=rest).replace("vaultkit:", "mood: x\nvaultkit:", 1)
    assert after(before, "new") == written("new", rest).replace("vaultkit:", "mood: x\nvaultkit:", 1)


def test_boxes_dates_and_bullets_stay_with_their_item() -> None:
    mine = f"- [x] [[Ann]] · quiet ✅ 2026-11-20 ^{A}\n  Lean no.\n  - told her\n    of robots\n"
    before = written().replace(f"- [ ] [[Ann]] · quiet ^{A}\n  Lean no.\n", mine)
    new = f"- [ ] [[Bob]] ^{B}\n- [ ] [[Ann]] · quiet since May ^{A}\n  Lean yes.\nEnd."
    region = parse_page(after(before, new))
    assert region is not None
    assert region.body == (
        f"- [ ] [[Bob]] ^{B}\n- [x] [[Ann]] · quiet since May ✅ 2026-11-20 ^{A}\n  Lean yes.\n"
        "  - told her\n    of robots\nEnd."
    )
    assert plan_page(page(), before.encode()) is None


def test_a_marked_item_that_the_page_no_longer_shows_stays_under_earlier() -> None:
    before = written().replace(f"- [ ] [[Bob]] ^{B}", f"- [>] [[Bob]] ^{B}\n  - in March")
    gone = after(before, "Nobody.")
    assert f"Nobody.\n\n## Earlier\n\n- [>] [[Bob]] ^{B}\n  - in March\n%% End" in gone
    back = after(gone, f"- [ ] [[Bob]] · anew ^{B}")
    assert f"%%\n- [>] [[Bob]] · anew ^{B}\n  - in March\n%% End" in back


def test_an_item_that_was_left_as_it_was_vanishes() -> None:
    assert "[[Bob]]" not in after(written(), "Nobody.")


def test_an_unticked_item_leaves_earlier() -> None:
    gone = after(written().replace(f"- [ ] [[Bob]] ^{B}", f"- [x] [[Bob]] ^{B}"), "Nobody.")
    assert "Earlier" not in after(gone.replace("- [x]", "- [ ]"), "Nobody.")


def test_an_item_that_stands_twice_keeps_its_tick_and_all_bullets() -> None:
    twice = f"- [ ] [[Bob]] ^{B}\n  - both\n  - one\n- [x] [[Bob]] ^{B}\n  - both\n  - other"
    text = after(written().replace(f"- [ ] [[Bob]] ^{B}", twice))
    assert f"- [x] [[Bob]] ^{B}\n  - both\n  - one\n  - other\n" in text
    assert text.count(B) == 1


FOREIGN = [
    pytest.param("That is all.", "That is all.\nmy line  ", "my line  ", id="at the end"),
    pytest.param("- [ ] [[Bob]]", "* my bullet\n- [ ] [[Bob]]", "* my bullet", id="between items"),
    pytest.param("  Lean no.", "  my words\n  Lean no.", "  my words", id="below an item"),
    pytest.param("# Reconnect\n", "# Reconnect\na\n\nb\n", "a\nb", id="two lines"),
    pytest.param("- [ ] [[Bob]]", "- [x] mine\n- [ ] [[Bob]]", "- [x] mine", id="a task of mine"),
]
REWORDED = pytest.param("· quiet", "· quiet, rang twice", "- [[Ann]] · quiet, rang twice", id="words in an item")


@pytest.mark.parametrize("known", [KNOWN, NO_FILE], ids=["with the file", "without it"])
@pytest.mark.parametrize(("old", "new", "moved"), FOREIGN)
def test_what_was_written_into_the_region_moves_below_it(old: str, new: str, moved: str, known: frozenset[str]) -> None:
    before = written().replace(old, new)
    edit = planned(before, known=known)
    assert edit.after.decode() == written(rest=f"{NOTES}\n{moved}\n")
    assert [(finding.rule, finding.location.line) for finding in edit.diagnostics] == [("page-edited", 4)]
    assert plan_page(page(), edit.after, codes=known) is None


@pytest.mark.parametrize(("old", "new", "moved"), [*FOREIGN, REWORDED])
@pytest.mark.parametrize("body", ["All new.", "# Reconnect", ""])
def test_only_what_was_inserted_moves_when_the_page_changes_at_the_same_time(
    old: str, new: str, moved: str, body: str
) -> None:
    assert after(written().replace(old, new), body) == written(body, f"{NOTES}\n{moved}\n")


def test_a_line_that_was_reworded_moves_and_no_other() -> None:
    text = after(written().replace("That is all.", "That was all, I think."), "All new.")
    assert text == written("All new.", f"{NOTES}\nThat was all, I think.\n")


def test_without_the_file_too_much_is_kept_but_no_item_of_ours() -> None:
    before = written().replace("That is all.", "That was all, I think.")
    text = after(before, "All new.", NO_FILE)
    assert text == written("All new.", f"{NOTES}\n# Reconnect\n  Lean no.\nThat was all, I think.\n")


def test_deleted_lines_come_back_without_a_word() -> None:
    edit = planned(written().replace("That is all.\n", ""))
    assert edit.after.decode() == written()
    assert edit.diagnostics == ()


def test_moved_lines_get_a_heading_when_the_notes_have_none() -> None:
    before = written(rest="\nno newline").replace("That is all.", "That is all.\nmine")
    assert after(before) == written(rest="\nno newline\n\n## My notes\n\nmine\n")


def test_a_page_with_crlf_keeps_it() -> None:
    before = written(rest="\n\n## My notes\nmine\n").replace("\n", "\r\n")
    assert plan_page(page(), before.encode()) is None
    assert after(before, "new") == written("new", "\n\n## My notes\nmine\n").replace("\n", "\r\n")
    foreign = before.replace("That is all.", "That is all.\r\nmy line")
    assert after(foreign) == before + "\r\nmy line\r\n"


REFUSED = [
    pytest.param(b"# Mine\n", "front matter", id="no key"),
    pytest.param(b"", "front matter", id="empty file"),
    pytest.param(b"---\nvaultkit: page\n---\n\xff\xfe", "UTF-8", id="not UTF-8"),
    pytest.param(written().replace("%% Begin", "% Begin").encode(), "0 begin", id="damaged marker"),
    pytest.param(format_page("other", BODY, "\n").encode(), "`other`", id="another page's region"),
]


@pytest.mark.parametrize(("before", "words"), REFUSED)
def test_a_file_that_is_not_whole_and_ours_is_left_alone(before: bytes, words: str) -> None:
    edit = plan_page(page(), before)
    assert edit is not None
    assert edit.refused is not None
    assert (edit.after, edit.refused.rule, edit.refused.location.path) == (before, "page-refused", PATH)
    assert words in edit.refused.message


@pytest.mark.parametrize("body", ["a\n%% End vaultkit: reconnect 00000000 %%", "  %% begin vaultkit"])
def test_a_rendered_text_that_would_break_out_of_its_region_is_refused(body: str) -> None:
    edit = plan_page(page(body), None)
    assert edit is not None
    assert edit.refused is not None


@pytest.mark.parametrize("key", ["", " a", "a\nb", "a %% b"])
def test_a_key_that_cannot_stand_in_a_marker_is_refused(key: str) -> None:
    edit = plan_page(page(key=key), None)
    assert edit is not None
    assert edit.refused is not None


@pytest.mark.parametrize(
    "after",
    [
        pytest.param(written(rest="\n\n## My note\n"), id="a byte behind the region"),
        pytest.param("\ufeff" + written(), id="a byte before it"),
        pytest.param("gone", id="no region"),
        pytest.param(written().replace("[x]", "[ ]"), id="a tick"),
    ],
)
def test_the_safety_law_speaks_up(after: str) -> None:
    before = written().replace(f"- [ ] [[Bob]] ^{B}", f"- [x] [[Bob]] ^{B}")
    with pytest.raises(SafetyLawError):
        assert_outside_untouched(before.encode(), after.encode())


def test_a_long_page_that_was_edited_is_planned_in_little_time() -> None:
    body = "\n".join(f"- [ ] [[Person {n}]] ^vk-{n:08d}" for n in range(1500))
    before = written(body).replace("[[Person 7]]", "[[Person 7]] mine")
    assert "- [[Person 7]] mine\n" in after(before, body, codes(body))


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n%")).filter(lambda t: "^vk-" not in t)
WORDS = st.text("abc ·[]", max_size=8)
ITEM = st.builds(lambda id, words: f"- [ ] {words.strip()} ^{id}", st.sampled_from(IDS), WORDS)
GENERATED = st.lists(st.one_of(ITEM, st.sampled_from(["# H", "  Lean no.", "", "Text."])), max_size=8).map("\n".join)
REST = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="%")).map(lambda text: "\n" + text)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, frozenset[str]]:
    """A page as the user may leave it: boxes changed, bullets and foreign lines put in, lines deleted, anything around
    it; and what the code file holds of it."""
    body = draw(GENERATED).strip("\n")
    text = format_page("reconnect", body, draw(REST))
    lines: list[str] = []
    inside = False
    for line in text.split("\n"):
        inside = (inside or line.startswith("%% Begin")) and not line.startswith("%% End")
        if inside and line.startswith("- [ ]"):
            line = line.replace("[ ]", f"[{draw(st.sampled_from(' x->'))}]", 1)
        elif inside and not line.startswith("%%") and draw(st.integers(0, 9)) == 0:
            continue
        lines.append(line)
        if inside:
            words = WORDS.map("mine".__add__)
            item = st.builds("- [ ] {} ^{}".format, words.map(str.strip), st.sampled_from(IDS))
            extra = st.one_of(TEXT.map("mine".__add__), words.map("  - ".__add__), words.map("\t- ".__add__), item)
            lines += draw(st.lists(extra, max_size=2))
    return "\n".join(lines), codes(body)


KNOWS = st.sampled_from(("the file", "no file", "a file of another device"))


def known_of(whole: frozenset[str], knows: str) -> frozenset[str]:
    """What is known of a page with these codes; another device knows the lines that stand on each version."""
    return {"the file": whole, "no file": NO_FILE}.get(knows, codes("# H\n  Lean no."))


@given(edited(), GENERATED, KNOWS)
def test_laws(page_and_codes: tuple[str, frozenset[str]], body: str, knows: str) -> None:
    before, known = page_and_codes[0], known_of(page_and_codes[1], knows)
    old = parse_page(before)
    assert old is not None
    edit = plan_page(page(body), before.encode(), codes=known)
    if edit is None:
        return
    assert edit.refused is None
    new = parse_page(edit.after.decode())
    assert new is not None
    assert new.head == old.head, "bytes before the region stay"
    assert new.rest.startswith(old.rest), "bytes behind the region stay"
    kept = read_marks(new.body)
    for id, mark in read_marks(old.body).items():
        assert (kept[id].status, kept[id].notes) == (mark.status, mark.notes), "boxes and bullets survive"
    assert plan_page(page(body), edit.after, codes=known) is None, "a second build plans no edit"


@given(edited(), GENERATED, KNOWS)
def test_no_word_of_the_users_is_lost(page_and_codes: tuple[str, frozenset[str]], body: str, knows: str) -> None:
    before, known = page_and_codes[0], known_of(page_and_codes[1], knows)
    edit = plan_page(page(body), before.encode(), codes=known)
    if edit is not None and (old := parse_page(before)) is not None and old.is_edited:
        text = edit.after.decode()
        for line in old.body.split("\n"):
            if "mine" in line and (knows == "the file" or " ^vk-" not in line):
                assert line[line.index("mine") :].partition(" ^vk-")[0].strip() in text


@given(edited(), GENERATED)
def test_no_line_of_ours_is_taken_for_the_users_while_the_file_is_there(
    page_and_codes: tuple[str, frozenset[str]], body: str
) -> None:
    before, known = page_and_codes
    edit, old = plan_page(page(body), before.encode(), codes=known), parse_page(before)
    new = parse_page(edit.after.decode()) if edit else old
    assert old is not None
    assert new is not None
    added = new.rest.removeprefix(old.rest).split("\n")
    assert all("mine" in line or line in {"", "## My notes"} for line in added)


@given(st.binary(), st.text())
def test_any_file_and_any_text_give_a_plan(before: bytes, body: str) -> None:
    edit = plan_page(page(body), before)
    assert edit is not None
    assert edit.after == before
