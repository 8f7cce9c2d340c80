"""Pages that a merge tore: ticks from every side, no line of the user's lost, and the page whole again."""

from pathlib import Path

import pytest

from tests.vaults.ticked import ANN, DAY, FAIR, FILES, LIMITS, WEEK, item, log, made, mark, read, run, settled
from vaultkit.syntax.merge import page_lines, read_torn
from vaultkit.syntax.region import NOTES_HEADING, format_page, generated_lines, line_code

PATH = "Ecosystem/Home.md"
CODES = "Ecosystem/.vaultkit"
TITLE = "# Week of 23 November\n"


def conflicted(ours: str, theirs: str, *, base: str | None = None) -> str:
    """Two versions of a file as git leaves them in conflict, their common beginning and end outside the markers."""
    first, second = ours.split("\n"), theirs.split("\n")
    before = next((n for n, pair in enumerate(zip(first, second, strict=False)) if pair[0] != pair[1]), 0)
    behind = next((n for n, pair in enumerate(zip(first[::-1], second[::-1], strict=False)) if pair[0] != pair[1]), 0)
    middle = [["||||||| base", *base.split("\n")] if base is not None else []]
    return "\n".join(
        [
            *first[:before],
            "<<<<<<< HEAD",
            *first[before : len(first) - behind],
            *middle[0],
            "=======",
            *second[before : len(second) - behind],
            ">>>>>>> other device",
            *(first[len(first) - behind :] if behind else []),
        ]
    )


def union(ours: str, theirs: str) -> str:
    """Two versions of a file as git's union merge leaves them."""
    return "\n".join(
        line for line in conflicted(ours, theirs).split("\n") if line[:7] not in {"<<<<<<<", "=======", ">>>>>>>"}
    )


def two_versions(root: Path) -> tuple[str, str, str, str]:
    """The week's page of two devices, each with another tick; both texts and both ids."""
    made(root)
    plain = read(root, WEEK)
    first = mark(root, "[[Ann Lee]]", "x", "coffee: her lab")
    ours = read(root, WEEK)
    (root / WEEK).write_bytes(plain.encode())
    second = mark(root, "[[Cy Dole]]", "x", "call: his boat")
    return ours, read(root, WEEK), first, second


@pytest.mark.parametrize("merge", [conflicted, union])
def test_ticks_of_both_sides_are_logged_once_and_the_page_is_clean(tmp_path: Path, merge: object) -> None:
    ours, theirs, first, second = two_versions(tmp_path)
    (tmp_path / WEEK).write_bytes(merge(ours, theirs).encode())  # type: ignore[operator]
    settled(tmp_path)
    assert log(tmp_path) == [f"- 2026-11-23 coffee: her lab ^{first}"]
    assert log(tmp_path, "People/Cy Dole.md") == [f"- 2026-11-23 call: his boat ^{second}"]
    page = read(tmp_path, WEEK)
    assert [page.count(mark) for mark in ("<<<<", "====", ">>>>", "%% Begin", "%% End", first, second)] == [
        0,
        0,
        0,
        1,
        1,
        1,
        1,
    ]
    assert page.endswith(f"%%\n\n{NOTES_HEADING}\n")


def test_what_only_the_ancestor_holds_is_not_brought_back(tmp_path: Path) -> None:
    ours, theirs, *_ = two_versions(tmp_path)
    torn = conflicted(ours, theirs, base="- [x] [[Bob Stone]] ^vk-00000000\nan old line")
    (tmp_path / WEEK).write_bytes(torn.encode())
    settled(tmp_path)
    assert log(tmp_path, "People/Bob Stone.md") == []
    assert "an old line" not in read(tmp_path, WEEK)


@pytest.mark.parametrize("merge", [conflicted, union])
def test_what_both_users_wrote_is_kept(tmp_path: Path, merge: object) -> None:
    made(tmp_path)
    page = read(tmp_path, PATH)
    assert page.count(TITLE) == 1
    ours, theirs = (
        page + "mine, of the desk\n",
        page.replace(TITLE, f"{TITLE}mine, in the region\n") + "mine, of the phone\n",
    )
    (tmp_path / PATH).write_bytes(merge(ours, theirs).encode())  # type: ignore[operator]
    built = settled(tmp_path)
    notes = read(tmp_path, PATH).partition(NOTES_HEADING)[2]
    assert sorted(line for line in notes.split("\n") if line) == [
        "mine, in the region",
        "mine, of the desk",
        "mine, of the phone",
    ]
    assert "page-healed" in {found.rule for found in built.diagnostics}


def test_versions_of_two_days_leave_no_old_line_behind(tmp_path: Path) -> None:
    made(tmp_path)
    ours = {path: read(tmp_path, path) for path in (WEEK, LIMITS, PATH, "Ecosystem/Reconnect.md")}
    (tmp_path / ANN).write_bytes(read(tmp_path, ANN).encode() + b"- 2026-11-24 coffee: hiring\n")
    (tmp_path / "Events/Spring Fair.md").write_bytes(b"---\ndate: 2026-12-05\nstatus: accepted\n---\n")
    run(tmp_path, DAY.replace(day=25))
    for path, text in ours.items():
        (tmp_path / path).write_bytes(union(text, read(tmp_path, path)).encode())
    settled(tmp_path, DAY.replace(day=26))
    for path in ours:
        assert read(tmp_path, path).endswith(f"%%\n\n{NOTES_HEADING}\n"), path


def test_a_page_of_a_past_week_is_healed_too(tmp_path: Path) -> None:
    ours, theirs, first, second = two_versions(tmp_path)
    (tmp_path / WEEK).write_bytes(conflicted(ours, theirs).encode())
    settled(tmp_path, DAY.replace(month=12, day=10))
    assert log(tmp_path) == [f"- 2026-11-29 coffee: her lab ^{first}"]
    assert item(tmp_path, "[[Cy Dole]]").endswith(f" · logged ^{second}")
    assert "<<<<" not in read(tmp_path, WEEK)
    assert read(tmp_path, WEEK).count("## Reach out") == 1


def test_two_new_pages_in_one_file_become_one(tmp_path: Path) -> None:
    made(tmp_path)
    page = read(tmp_path, PATH)
    (tmp_path / PATH).write_bytes((page + page).encode())
    settled(tmp_path)
    assert read(tmp_path, PATH) == page


NOT_TORN = [
    pytest.param("no page", id="no page"),
    pytest.param(format_page("a", "x", "\n").replace("%% Begin", "% Begin"), id="a damaged marker"),
    pytest.param(format_page("a", "x", "\n") + format_page("b", "y", "\n"), id="two regions"),
    pytest.param(format_page("a", "x", "\n").partition("%% End")[0], id="no end"),
]


@pytest.mark.parametrize("text", NOT_TORN)
def test_what_cannot_be_put_together_is_left_to_the_user(text: str) -> None:
    assert read_torn(text) is None


def test_a_row_of_equals_signs_is_a_heading_unless_git_put_it_there() -> None:
    text = "Title\n=======\n- a\n"
    assert "\n".join(line.text for line in page_lines(text)) == text


def test_crlf_stays(tmp_path: Path) -> None:
    ours, theirs, *_ = two_versions(tmp_path)
    (tmp_path / WEEK).write_bytes(union(ours, theirs).replace("\n", "\r\n").encode())
    settled(tmp_path)
    assert read(tmp_path, WEEK).count("\r\n") == read(tmp_path, WEEK).count("\n")


def test_a_brief_of_a_past_event_is_healed_too(tmp_path: Path) -> None:
    event = "---\ndate: 2026-12-05\nstatus: accepted\npeople: ['[[Ann Lee]]']\n---\n"
    made(tmp_path, {**FILES, FAIR: event})
    brief = "Ecosystem/Briefs/Before Spring Fair.md"
    page = read(tmp_path, brief)
    (tmp_path / brief).write_bytes(union(page, page.replace("# Before", "# Before the")).encode())
    built = settled(tmp_path, DAY.replace(month=12, day=20))
    assert read(tmp_path, brief).count("%% End") == 1
    assert "page-refused" not in {found.rule for found in built.diagnostics}


HEADING = "## One invitation to answer"


def changed(root: Path) -> str:
    """A vault whose Home held the heading, and holds it no more; the text that held it."""
    made(root)
    before = read(root, PATH)
    (root / FAIR).write_bytes(b"---\ndate: 2026-12-05\nstatus: accepted\n---\n")
    run(root)
    assert (HEADING in before, HEADING in read(root, PATH)) == (True, False)
    return before


def scribble(root: Path, *lines: str) -> str:
    """Puts these lines into the region of Home, builds, and gives what stands below it."""
    text = read(root, PATH)
    assert text.count(TITLE) == 1
    (root / PATH).write_bytes(text.replace(TITLE, "".join([TITLE, *(f"{line}\n" for line in lines)])).encode())
    settled(root)
    region, _, notes = read(root, PATH).partition(NOTES_HEADING)
    assert not set(lines) & set(region.split("\n"))
    return notes.strip()


def test_a_line_of_an_earlier_run_is_known_by_the_file(tmp_path: Path) -> None:
    changed(tmp_path)
    assert scribble(tmp_path, HEADING, "mine") == "mine"


def test_without_the_file_a_line_of_an_earlier_run_is_rather_kept(tmp_path: Path) -> None:
    changed(tmp_path)
    (tmp_path / CODES).unlink()
    assert scribble(tmp_path, HEADING, "mine") == f"{HEADING}\nmine"


@pytest.mark.parametrize("knows", ["both", "one", "neither"])
@pytest.mark.parametrize("merge", [conflicted, union])
def test_a_line_of_mine_that_is_nearly_one_of_ours_stays_whoever_has_the_file(
    tmp_path: Path, merge: object, knows: str
) -> None:
    """Also where it stands in a page that a merge tore."""
    before = changed(tmp_path)
    if knows == "neither":
        (tmp_path / CODES).unlink()
    elif knows == "one":
        codes = set(
            map(line_code, generated_lines(before.partition("%% Begin")[2].partition("\n")[2].partition("%% End")[0]))
        )
        kept = [line for line in read(tmp_path, CODES).split("\n") if line[:10] not in codes]
        (tmp_path / CODES).write_bytes("\n".join(kept).encode())
    mine = ("- [[Bob Stone]]", "- call [[Ann Lee]] about the boat", "- [[Ann Lee]] · not a word from her")
    other = before.replace(TITLE, "".join([TITLE, *(f"{line}\n" for line in mine)]))
    (tmp_path / PATH).write_bytes(merge(read(tmp_path, PATH), other).encode())  # type: ignore[operator]
    settled(tmp_path)
    notes = read(tmp_path, PATH).partition(NOTES_HEADING)[2].strip().split("\n")
    assert [line for line in notes if line in mine] == list(mine)
    if knows == "both":
        assert notes == list(mine)


@pytest.mark.parametrize("knows", [True, False])
@pytest.mark.parametrize("late", [False, True])
def test_after_a_note_was_renamed_in_the_editor_all_lines_stay_ours(tmp_path: Path, knows: bool, late: bool) -> None:
    made(tmp_path)
    (tmp_path / ANN).rename(tmp_path / "People/Ann Smith.md")
    for page in (tmp_path / "Ecosystem").rglob("*.md"):
        page.write_bytes(page.read_bytes().replace(b"[[Ann Lee]]", b"[[Ann Smith]]"))
    if not knows:
        (tmp_path / CODES).unlink()
    built = settled(tmp_path, DAY.replace(month=12, day=20) if late else DAY)
    assert not {"page-edited", "page-healed", "page-refused"} & {found.rule for found in built.diagnostics}
    for page in (tmp_path / "Ecosystem").rglob("*.md"):
        assert page.read_text().endswith(f"{NOTES_HEADING}\n")


def test_text_below_a_ticked_item_is_mine_and_all_else_ours_without_the_file_too(tmp_path: Path) -> None:
    made(tmp_path)
    id = mark(tmp_path, "[[Ann Lee]]", "x")
    line = item(tmp_path, "[[Ann Lee]]")
    (tmp_path / WEEK).write_bytes(read(tmp_path, WEEK).replace(line, f"{line}\n  told her of it").encode())
    (tmp_path / CODES).unlink()
    settled(tmp_path, DAY.replace(day=25))
    assert id in read(tmp_path, WEEK)
    assert read(tmp_path, WEEK).partition(NOTES_HEADING)[2].strip() == "told her of it"
