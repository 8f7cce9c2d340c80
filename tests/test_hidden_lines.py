"""Pages of the past that name what is private now: our lines go, everything of the user's stays."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultkit.model.page import Edit
from vaultkit.pages.edits import plan_hidden, plan_settled
from vaultkit.pages.hidden_lines import NOT_SHOWN, ShownRegion, hide_lines
from vaultkit.pages.marks import LoggedIds, read_marks
from vaultkit.pages.safety_law import SafetyLawError, assert_outside_untouched
from vaultkit.syntax.region import format_page, parse_page, read_lines, region_codes

PATH = "Ecosystem/Reviews/2026-10.md"
A, B, C = "vk-aaaaaaaa", "vk-bbbbbbbb", "vk-cccccccc"
NO_FILE: frozenset[str] = frozenset()
NOTES = "\n\n## My notes\n\nmine, with Zed in it \t\n"


def names_zed(line: str) -> bool:
    return "Zed" in line


REGIONS = [
    pytest.param(
        "- [[Ann]]\n- [[Zed]] · quiet\n- [[Bob]]", "- [[Ann]]\n- (no longer shown)\n- [[Bob]]", id="a line of a list"
    ),
    pytest.param("- Zed\n- a Zed\n- [[Bob]]\n- Zed", "- (no longer shown)\n- [[Bob]]\n- (no longer shown)", id="a row"),
    pytest.param("- Zed\n  - his\n    - lamp\n- [[Bob]]", "- (no longer shown)\n- [[Bob]]", id="with deeper lines"),
    pytest.param(
        "- [[Goal]]\n  - through Zed\n    - his\n  - [[Bob]]",
        "- [[Goal]]\n  - (no longer shown)\n  - [[Bob]]",
        id="a deeper line alone",
    ),
    pytest.param("1. Vision\n2. Focus · Zed\n3. End", "1. Vision\n- (no longer shown)\n3. End", id="a numbered line"),
    pytest.param("Thank Zed.\n\nAsk Bob.", "- (no longer shown)\n\nAsk Bob.", id="a paragraph"),
    pytest.param("Zed?\n\nZed!\n\nBob.", "- (no longer shown)\n\nBob.", id="paragraphs in a row"),
    pytest.param(
        "## What to say\n\n**[[Zed]]** · a call\n- Remember\n  - the lamp\n- To begin: hi\n\n**[[Bob]]**\n- Remember",
        "## What to say\n\n- (no longer shown)\n\n**[[Bob]]**\n- Remember",
        id="a card with all that it remembers",
    ),
    pytest.param(
        "**[[Bob]]**\n- Remember\n  - met with Zed\n- To begin: hi",
        "**[[Bob]]**\n- Remember\n  - (no longer shown)\n- To begin: hi",
        id="a line on the card of somebody else",
    ),
    pytest.param(
        "# Week\n\n## Zed\n\nTall.\n\n- plays\n\n### Where\n\nAt home.\n\n## Bob\n\nShort.",
        "# Week\n\n## (no longer shown)\n\n## Bob\n\nShort.",
        id="a heading with its section",
    ),
    pytest.param("### Zed\n\n- a\n\n### Bob", "### (no longer shown)\n\n### Bob", id="a heading keeps its level"),
    pytest.param(
        "# Before [[Zed's party]]\n\n2026-10-02 · at home\n\n## Who comes\n\n- [[Bob]]\n\n[[Home]]",
        "# (no longer shown)",
        id="a brief of what is private itself",
    ),
    pytest.param(
        f"- [ ] [[Zed]] ^{A}\n  Lean no.\n- [ ] [[Bob]] ^{B}",
        f"- (no longer shown)\n- [ ] [[Bob]] ^{B}",
        id="an item with our text below it",
    ),
    pytest.param(
        f"- [ ] decline [[Dinner]] ^{A}\n  Lean no, Zed comes.\n  “Dear Zed”\n- [ ] [[Bob]] ^{B}",
        f"- [ ] decline [[Dinner]] ^{A}\n  (no longer shown)\n- [ ] [[Bob]] ^{B}",
        id="text below an item, where a bullet would be the user's",
    ),
    pytest.param(f"- [x] [[Zed]] ^{A}\n  - told him", f"- [x] [[Zed]] ^{A}\n  - told him", id="ticked, not logged yet"),
    pytest.param(f"- [>] [[Zed]] ^{A}", f"- [>] [[Zed]] ^{A}", id="put off, not logged yet"),
    pytest.param(f"- [x] [[Zed]] · logged ^{A}\n\nEnd.", "- (no longer shown)\n\nEnd.", id="ticked and logged"),
    pytest.param(f"- [-] [[Zed]] ✅ 2026-10-02 ^{A}", "- (no longer shown)", id="not this time"),
    pytest.param(
        f"- [ ] [[Zed]] · taken back ^{A}\n  - not yet\n- [ ] Zed ^{B}",
        f"- [ ] (no longer shown) · taken back ^{A}\n  - not yet\n- (no longer shown)",
        id="taken back: the box stays, or the line would count again",
    ),
    pytest.param(
        f"## Zed\n\n- [-] [[Bob]] ^{A}\n- [ ] [[Cy]] ^{B}\n- [[Cy]]",
        f"## (no longer shown)\n\n- [-] [[Bob]] ^{A}",
        id="an item that the user marked, in such a section",
    ),
    pytest.param("A.\n\nZed.\n\n\nB.", "A.\n\n- (no longer shown)\n\n\nB.", id="blank lines stay"),
    pytest.param("A.\n\nB.\n\n## Zed\n\nC.\n", "A.\n\nB.\n\n## (no longer shown)", id="nothing is left at the end"),
]


@pytest.mark.parametrize(("before", "after"), REGIONS)
def test_what_tells_of_somebody_private_is_no_longer_shown(before: str, after: str) -> None:
    assert hide_lines(before, names_zed).body == after
    assert hide_lines(after, names_zed) == ShownRegion(body=after), "a second run changes nothing"


def test_what_the_user_wrote_below_an_item_that_goes_is_handed_on() -> None:
    body = f"- [x] [[Zed]] · logged ^{A}\n  Lean no.\n  - a walk\n    along the river\n\n- [x] [[Bob]] ^{B}\n  - Zed!"
    shown = hide_lines(body, names_zed)
    assert shown.bullets == ("  - a walk", "    along the river")
    assert shown.gone == {A}
    assert shown.body == f"- (no longer shown)\n\n- [x] [[Bob]] ^{B}\n  - Zed!"


REVIEW = f"""# October 2026

In contact with 3 people: [[Ann]], [[Zed]] and [[Bob]]

- [ ] [[Ann]] · quiet ^{A}
- [ ] [[Zed]] · quiet ^{B}
- [ ] [[Bob]] ^{C}

## One question

Who?"""
SHOWN = f"""# October 2026

- (no longer shown)

- [ ] [[Ann]] · quiet ^{A}
- (no longer shown)
- [ ] [[Bob]] ^{C}

## One question

Who?"""


def written(body: str = REVIEW, rest: str = NOTES, key: str = "2026-10") -> str:
    return format_page(key, body, rest)


CODES = region_codes("2026-10", REVIEW)
"""What the code file holds of the page."""


def planned(before: str, ids: LoggedIds | None = None, codes: frozenset[str] = CODES) -> Edit:
    """The one edit of a page with that text; a second run plans nothing."""
    ids = ids or LoggedIds()
    (edit,) = plan_hidden([PATH], {PATH: before.encode()}.get, names_zed, ids, codes)
    assert edit.before == before.encode()
    assert plan_hidden([PATH], {PATH: edit.after}.get, names_zed, ids) == ()
    assert plan_settled([PATH], {PATH: edit.after}.get, ids) == (), "nothing is left to be settled"
    return edit


def after(before: str, ids: LoggedIds | None = None, codes: frozenset[str] = CODES) -> str:
    edit = planned(before, ids, codes)
    assert edit.refused is None
    page = parse_page(edit.after.decode())
    assert page is not None
    assert not page.is_edited, "the hash is right"
    return edit.after.decode()


def test_only_our_lines_of_the_region_go() -> None:
    before = written().replace("vaultkit:", "mood: Zed\nvaultkit:", 1)
    edit = planned(before)
    assert edit.after.decode() == written(SHOWN).replace("vaultkit:", "mood: Zed\nvaultkit:", 1)
    assert edit.diagnostics == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(written(REVIEW.replace("Zed", "Cy")), id="names nobody private, but in the user's part"),
        pytest.param(written(REVIEW.replace("Zed", "Cy")).replace("Who?", "Who?\nmy Zed"), id="only by the user"),
        pytest.param(f"# Mine\n\n{REVIEW}\n", id="no page of ours"),
        pytest.param("", id="empty"),
    ],
)
def test_another_page_is_not_touched(text: str) -> None:
    assert plan_hidden([PATH], {PATH: text.encode()}.get, names_zed) == ()


def test_a_page_that_is_gone_or_not_text_is_not_touched() -> None:
    assert plan_hidden([PATH], lambda path: None, names_zed) == ()
    assert plan_hidden([PATH], lambda path: b"\xff\xfe Zed", names_zed) == ()


def test_a_damaged_page_that_names_somebody_private_is_told() -> None:
    text = written().replace("%% Begin", "% Begin")
    (edit,) = plan_hidden([PATH], {PATH: text.encode()}.get, names_zed)
    assert edit.refused is not None
    assert edit.after == text.encode()


def test_a_page_with_crlf_keeps_it() -> None:
    before = written().replace("\n", "\r\n")
    assert after(before) == written(SHOWN).replace("\n", "\r\n")


def test_the_users_lines_in_the_region_move_and_are_not_replaced() -> None:
    before = written().replace("Who?\n", "Who?\nI owe Zed a lamp.\nand one more\n")
    edit = planned(before)
    assert edit.after.decode() == f"{written(SHOWN)}\nI owe Zed a lamp.\nand one more\n"
    assert [found.rule for found in edit.diagnostics] == ["page-edited"]


def test_the_words_of_an_item_that_the_user_reworded_move_too() -> None:
    before = written().replace("[[Zed]] · quiet", "[[Zed]] · quiet, rang twice").replace("[[Bob]]", "[[Bob]] soon", 1)
    text = after(before.replace(f"- [ ] [[Bob]] ^{C}", f"- [ ] [[Bob]] in May ^{C}"))
    assert "- [[Zed]] · quiet, rang twice\n" in text.partition("## My notes")[2]
    assert f"- [ ] [[Bob]] in May ^{C}\n" in text
    assert "- [[Bob]] in May\n" in text.partition("## My notes")[2]
    assert "Zed" not in text.partition("## My notes")[0]


def test_the_users_marks_on_other_items_stay_to_the_byte() -> None:
    mine = f"* [x] [[Ann]] · quiet ^{A} ✅ 2026-10-02\n\t- told her\n\n      of Zed  \n- [-] [[Bob]] ^{C}\n"
    before = re.sub(rf"- \[ \] \[\[Ann\]\] · quiet \^{A}\n", "", written()).replace(f"- [ ] [[Bob]] ^{C}\n", mine)
    assert mine in after(before)


def test_a_tick_waits_until_it_is_logged_and_goes_then() -> None:
    ticked = f"- [x] [[Zed]] · quiet ✅ 2026-10-02 ^{B}\n  - a walk\n"
    before = written().replace(f"- [ ] [[Zed]] · quiet ^{B}\n", ticked)
    waiting = after(before)
    assert ticked in waiting
    text = after(waiting, LoggedIds(logged=frozenset((B,))))
    assert B not in text
    assert text == f"{written(SHOWN)}\n  - a walk\n"
    assert after(before, LoggedIds(logged=frozenset((B,)))) == text


def test_what_became_of_other_ticks_is_said_in_the_same_edit() -> None:
    before = written().replace(f"- [ ] [[Bob]] ^{C}", f"- [x] [[Bob]] ^{C}\n  - a walk")
    text = after(before, LoggedIds(logged=frozenset((C,))))
    assert f"- [x] [[Bob]] · logged ^{C}\n  - a walk\n" in text
    assert "Zed" not in text.partition("## My notes")[0]


def test_a_torn_page_is_put_together_without_what_is_hidden() -> None:
    ours = written().replace(f"- [ ] [[Bob]] ^{C}", f"- [x] [[Bob]] ^{C}")
    theirs = written().replace("Who?\n", "Who?\nmy line\n")
    text = after(ours + theirs)
    region, _, notes = text.partition("%% End")
    assert f"- [x] [[Bob]] ^{C}" in region
    assert "Zed" not in region
    assert "my line\n" in notes
    assert text.count("%% Begin") == 1


@pytest.mark.parametrize("codes", [CODES, NO_FILE], ids=["with the file", "without it"])
def test_where_lines_were_put_in_at_one_place_nothing_that_is_hidden_moves(codes: frozenset[str]) -> None:
    for at in ("# October 2026\n", "Who?\n", f"^{C}\n"):
        text = after(written().replace(at, f"{at}my line\n  my own\nmine, too\n"), codes=codes)
        assert text == f"{written(SHOWN)}\nmy line\n  my own\nmine, too\n"


def test_without_the_file_a_page_that_was_edited_here_and_there_keeps_every_word_that_may_be_the_users() -> None:
    before = written().replace("Who?\n", "Who?\nmy line\n").replace("# October 2026\n", "# October 2026\nmine\n")
    text = after(before, codes=NO_FILE)
    assert "Zed" not in text.partition("## My notes")[0]
    for line in ("In contact with 3 people: [[Ann]], [[Zed]] and [[Bob]]", "my line", "mine"):
        assert f"\n{line}\n" in text.partition("## My notes")[2]
    assert "- [[Zed]] · quiet" not in text, "the id says whose it was"


def test_the_safety_law_lets_boxes_of_hidden_items_go_and_no_bullet() -> None:
    before = written(f"- [x] [[Zed]] · logged ^{B}\n  - a walk").encode()
    bare = written("- (no longer shown)").encode()
    assert_outside_untouched(before, bare + b"  - a walk\n", forgotten={B})
    with pytest.raises(SafetyLawError, match="bullet"):
        assert_outside_untouched(before, bare, forgotten={B})
    with pytest.raises(SafetyLawError, match="mark"):
        assert_outside_untouched(before, bare + b"  - a walk\n")


def test_a_line_that_the_user_wrote_does_not_become_ours_when_a_late_tick_is_settled() -> None:
    before = written().replace("Who?\n", "Who?\nI owe Zed a lamp.\n").replace(f"[ ] [[Bob]] ^{C}", f"[x] [[Bob]] ^{C}")
    ids = LoggedIds(logged=frozenset((C,)))
    (settled,) = plan_settled([PATH], {PATH: before.encode()}.get, ids, CODES)
    assert "I owe Zed a lamp.\n" in settled.after.decode().partition("## My notes")[2]
    assert "I owe Zed a lamp.\n" in after(settled.after.decode(), ids)


OURS = st.sampled_from(
    ["# H", "## Zed", "## Bob", "### Sub", "", "Text.", "Zed did.", "- Zed", "- Bob", "  - Zed", "  - lamp", "1. Zed"]
)
ITEM = st.builds(
    "- [{}] {}{} ^{}".format,
    st.sampled_from(" xX>-"),
    st.sampled_from(["[[Zed]]", "[[Bob]]"]),
    st.sampled_from(["", " · logged", " · taken back"]),
    st.sampled_from((A, B, C)),
)
BODY = (
    st.lists(st.one_of(OURS, OURS, ITEM, st.just("  Lean no.")), max_size=10)
    .map("\n".join)
    .filter(lambda body: all(line.role != "child" for line in read_lines(body)))
)
"""Regions as they are rendered: below an item never a bullet, which would be the user's."""
MINE = st.sampled_from(["mine Zed", "- mine", "  - mine Zed", "    mine", "\t- mine", "  mine"])


@st.composite
def left_by_somebody(draw: st.DrawFn) -> tuple[frozenset[str], str]:
    """The codes of a page as it was written, and the page as the user left it: lines put in anywhere, lines deleted."""
    body = draw(BODY)
    page = format_page("2026-10", body, "\n\n## My notes\nmine Zed\n")
    head, begin, region = page.partition("%% Begin vaultkit: 2026-10 %%\n")
    inside, marker, rest = region.partition("%% End")
    lines = [] if draw(st.booleans()) else [f"mine {draw(st.integers(0, 9))}"]
    for line in inside.split("\n")[:-1]:
        if draw(st.integers(0, 11)):
            lines.append(line)
        lines += draw(st.lists(MINE, max_size=1)) if draw(st.booleans()) else []
    return region_codes("2026-10", body), head + begin + "".join(f"{line}\n" for line in lines) + marker + rest


@settings(deadline=None, max_examples=120)
@given(BODY)
def test_no_line_of_ours_names_it_but_ticks_that_wait(body: str) -> None:
    shown = hide_lines(body, names_zed)
    assert hide_lines(shown.body, names_zed) == ShownRegion(body=shown.body)
    for line in read_lines(shown.body):
        if line.role == "item" and line.item is not None:
            waits = line.item.status in "xX>" and not line.item.text.endswith("· logged")
            assert waits or "Zed" not in line.text
        elif line.role == "line":
            assert "Zed" not in line.text


@settings(deadline=None, max_examples=120)
@given(left_by_somebody(), st.sets(st.sampled_from((A, B, C))))
def test_laws(page: tuple[frozenset[str], str], logged: set[str]) -> None:
    codes, before = page
    ids = LoggedIds(logged=frozenset(logged))
    for edit in plan_hidden([PATH], {PATH: before.encode()}.get, names_zed, ids, codes):
        text = edit.after.decode()
        assert edit.refused is None
        old, new = parse_page(before), parse_page(text)
        assert old is not None
        assert new is not None
        assert (new.head, new.rest[: len(old.rest)]) == (old.head, old.rest), "bytes outside the region stay"
        assert not new.is_edited
        assert plan_hidden([PATH], {PATH: edit.after}.get, names_zed, ids) == (), "a second run plans nothing"
        assert NOT_SHOWN in new.body
        if any(old.body.count(id) > 1 for id in (A, B, C)):
            continue  # what the user did to two items of one id is joined
        assert text.count("mine Zed") >= before.count("mine Zed"), "no word of the user's is lost"
        assert text.count("mine") >= before.count("mine")
        added = new.rest.removeprefix(old.rest).split("\n")
        assert all("mine" in line or NOT_SHOWN in line or line in {"", "## My notes"} for line in added), "none of ours"
        kept = read_marks(new.body)
        for id, mark in read_marks(old.body).items():
            if mark.is_by_user and "Zed" not in mark.line:
                assert (kept[id].status, kept[id].notes) == (mark.status, mark.notes)
