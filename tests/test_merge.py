"""Pages that a merge tore: ticks from every side, no line of the user's lost, and the page whole again."""

from pathlib import Path

import pytest

from tests.vaults.ticked import ANN, DAY, FAIR, FILES, LIMITS, WEEK, item, log, made, mark, read, run, settled
from vaultkit.build_memory import BuildMemory
from vaultkit.syntax.merge import page_lines, read_torn
from vaultkit.syntax.region import NOTES_HEADING, format_page

PATH = "Ecosystem/Home.md"
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


@pytest.mark.parametrize("remembers", [True, False])
def test_a_line_of_an_earlier_run_that_lost_its_code_is_known_to_who_remembers(tmp_path: Path, remembers: bool) -> None:
    made(tmp_path)
    memory = BuildMemory()
    heading = "## One invitation to answer"
    assert heading in read(tmp_path, PATH)
    run(tmp_path, memory=memory)
    (tmp_path / FAIR).write_bytes(b"---\ndate: 2026-12-05\nstatus: accepted\n---\n")
    run(tmp_path, memory=memory)
    assert heading not in read(tmp_path, PATH)
    assert read(tmp_path, PATH).count(TITLE) == 1
    (tmp_path / PATH).write_bytes(read(tmp_path, PATH).replace(TITLE, f"{TITLE}{heading}\nmine\n").encode())
    run(tmp_path, memory=memory if remembers else BuildMemory())
    notes = read(tmp_path, PATH).partition(NOTES_HEADING)[2]
    assert notes.split() == (["mine"] if remembers else [*heading.split(), "mine"])
    assert heading not in read(tmp_path, PATH).partition(NOTES_HEADING)[0]
