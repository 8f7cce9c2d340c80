"""One run is enough: after renamed links, a note that came back, a refused line, or a conflict in a conflict, a second
run finds nothing to do."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.test_page_copies import copied
from tests.vaults.ticked import ANN, DAY, FAIR, FILES, LIMITS, WEEK, item, log, made, mark, read, run, settled

CIRCLE, HOME, RECONNECT = "Ecosystem/Circle.md", "Ecosystem/Home.md", "Ecosystem/Reconnect.md"
BOB = "People/Bob Stone.md"


def renamed(root: Path, path: str, name: str, *, links: bool = True) -> str:
    """The note under another name, and every link to it, also on pages, as Obsidian does it; gives its new path."""
    note = root / path
    old, new = note.stem, note.with_name(f"{name}.md")
    note.rename(new)
    for file in root.rglob("*.md") if links else ():
        text = file.read_text()
        file.write_text(text.replace(f"[[{old}]]", f"[[{name}]]").replace(f"[[{old}|", f"[[{name}|"))
    return new.relative_to(root).as_posix()


@pytest.mark.parametrize(
    ("page", "gone"), [(CIRCLE, "deleted"), (RECONNECT, "renamed again"), (WEEK, "private"), (HOME, "private")]
)
def test_a_line_of_a_copy_whose_link_was_renamed_moves_at_once_or_never(tmp_path: Path, page: str, gone: str) -> None:
    root = made(tmp_path)
    copied(root, page=page)
    path = renamed(root, ANN, "Ann Moe")
    run(root)
    match gone:
        case "renamed again":
            renamed(root, path, "Ann Roe", links=False)
        case "private":
            (root / path).write_text(f"---\nprivate: true\n---\n{read(root, path)}")
        case _:
            (root / path).unlink()
    settled(root)


@pytest.mark.parametrize(("path", "words"), [(BOB, "[[Bob Stone]]"), (FAIR, "accept")])
def test_a_ticked_item_finds_the_note_of_its_id_that_came_back(tmp_path: Path, path: str, words: str) -> None:
    root = made(tmp_path)
    id = mark(root, words, "x", "old days")
    run(root)
    assert len(log(root, path)) == 1
    other = renamed(root, path, "Somebody Else")
    run(root)
    (root / other).unlink()
    (root / path).write_text(FILES[path])
    settled(root)
    assert len(log(root, path)) == 1
    assert "· logged" in item(root, f"^{id}", WEEK)


@pytest.mark.parametrize(
    "data", [b"---\ndate: 2026-12-05\nstatus", b"---\ndate: 2026-12-05\n---\n```\nopen\n", b"\xff\xfe"]
)
def test_a_page_keeps_a_tick_whose_line_is_gone_until_it_is_back(tmp_path: Path, data: bytes) -> None:
    root = made(tmp_path)
    id = mark(root, "decline", "x")
    run(root)
    (root / WEEK).unlink()
    assert len(log(root, FAIR)) == 1
    text = read(root, LIMITS)
    earlier = f"## Earlier\n\n- [x] decline [[Spring Fair]] · logged ^{id}\n%% End vaultkit"
    (root / LIMITS).write_text(text.replace("%% End vaultkit", earlier, 1))
    (root / FAIR).write_bytes(data)
    run(root)
    assert [edit.path for edit in run(root).edits if not edit.refused] == []
    assert item(root, id, LIMITS).startswith("- [x] decline [[Spring Fair]] ^")
    (root / FAIR).write_text(FILES[FAIR])
    settled(root)
    assert [line.partition(" ^")[0] for line in log(root, FAIR)] == ["- 2026-11-23 declined"]


NESTED = ("<<<<<<< HEAD", "<<<<<<< HEAD", "=======", "=======", ">>>>>>> other", "=======", "mine", ">>>>>>> other")
OPEN = ("<<<<<<< HEAD", "mine")


@pytest.mark.parametrize("rows", [NESTED, (*OPEN, *NESTED), (*NESTED, *OPEN)])
@pytest.mark.parametrize("where", ["copy", "both"])
def test_of_a_conflict_in_a_conflict_no_marker_comes_to_stay(tmp_path: Path, rows: tuple[str, ...], where: str) -> None:
    root = made(tmp_path)
    paths = {"copy": [copied(root, page=HOME)], "page": [HOME]}
    for path in paths.get(where, [*paths["copy"], HOME]):
        lines = read(root, path).split("\n")
        (root / path).write_text("\n".join([*lines[:7], *rows, *lines[7:]]))
    settled(root)
    text = read(root, HOME)
    assert "\nmine\n" in text
    assert where != "copy" or "<<<<<<<" not in text


SAID = {"x": "done", ">": "later"}
BACK: dict[str, Callable[[str], str]] = {
    "as it was": lambda text: text,
    "edited": lambda text: text.replace(" ^vk-", " and more words ^vk-"),
    "as the first line": lambda text: "\n".join([*text.split("\n")[-2:-1], *text.split("\n")[:-2], ""]),
    "with other line ends": lambda text: text.replace("\n", "\r\n"),
    "twice": lambda text: text + text.split("\n")[-2] + "\n",
    "half saved": lambda text: text + "no newline at the end",
}


def unticked(root: Path, box: str, *below: str) -> tuple[str, str]:
    """An item whose line went with another branch, and whose page was written anew meanwhile: its id, and the note as
    it is where the line stands."""
    id = mark(root, "[[Ann Lee]]", box, *below)
    run(root)
    there = read(root, ANN)
    (root / ANN).write_text(FILES[ANN])
    (root / WEEK).unlink()
    run(root)
    assert item(root, id).startswith("- [ ] ")
    return id, there


@pytest.mark.parametrize(("box", "how"), [*((">", how) for how in BACK), ("x", "as it was"), ("x", "edited")])
def test_a_line_that_came_back_counts_on_every_page_at_once(tmp_path: Path, box: str, how: str) -> None:
    root = made(tmp_path)
    id, there = unticked(root, box, "in two weeks")
    (root / ANN).write_bytes(BACK[how](there).encode())
    settled(root)
    assert item(root, id).startswith(f"- [{box}] ")
    assert "· logged ^" in item(root, id)
    assert f"[[Ann Lee]] · {SAID[box]}" in read(root, HOME)


@pytest.mark.parametrize("box", ["x", ">"])
def test_a_line_that_came_back_says_whose_item_it_is_where_the_link_does_not(tmp_path: Path, box: str) -> None:
    root = made(tmp_path)
    id, there = unticked(root, box)
    (root / WEEK).write_text(read(root, WEEK).replace("[[Ann Lee]]", "[[Nobody]]"))
    (root / ANN).write_text(there)
    settled(root)
    assert item(root, id).startswith(f"- [{box}] ")
    assert f"[[Ann Lee]] · {SAID[box]}" in read(root, HOME)


@pytest.mark.parametrize("box", ["x", ">"])
@pytest.mark.parametrize(
    ("then", "shown"), [("there", " "), ("gone", " "), ("gone and back", " "), ("ticked again", "box")]
)
def test_a_line_that_was_taken_back_counts_as_the_page_says(tmp_path: Path, box: str, then: str, shown: str) -> None:
    root = made(tmp_path)
    id = mark(root, "[[Ann Lee]]", box)
    run(root)
    there = read(root, ANN)
    mark(root, "[[Ann Lee]]", " ")
    settled(root)
    assert "· taken back" in item(root, id)
    match then:
        case "gone":
            (root / ANN).write_text(FILES[ANN])
        case "gone and back":
            (root / ANN).write_text(FILES[ANN])
            run(root)
            (root / ANN).write_text(there)
        case "ticked again":
            mark(root, "[[Ann Lee]]", box)
    settled(root)
    counts = shown == "box"
    assert item(root, id).startswith(f"- [{box if counts else ' '}] ")
    assert (f"[[Ann Lee]] · {SAID[box]}" in read(root, HOME)) is counts


@pytest.mark.parametrize(("first", "then"), [("x", ">"), (">", "x")])
def test_a_line_stays_taken_back_while_the_note_refuses_that_of_the_box_that_followed(
    tmp_path: Path, first: str, then: str
) -> None:
    root = made(tmp_path)
    mark(root, "[[Ann Lee]]", first)
    run(root)
    (root / "People/Also Ann.md").hardlink_to(root / ANN)
    mark(root, "[[Ann Lee]]", then)
    once = run(root)
    assert once.appended == ((ANN, "refused"),)
    assert run(root).views == once.views
    (root / "People/Also Ann.md").unlink()
    settled(root)
    assert [line for line in log(root) if "vk-" in line][1:] != []
    assert item(root, "[[Ann Lee]]").startswith(f"- [{then}] ")


@pytest.mark.parametrize("day", [1, 3, 6])
def test_a_plan_that_is_made_anew_knows_what_was_put_off_in_the_week(tmp_path: Path, day: int) -> None:
    root = made(tmp_path)
    id = mark(root, "[[Ann Lee]]", ">", "2026-11-24")
    run(root)
    (root / WEEK).unlink()
    settled(root, DAY + timedelta(days=day))
    assert item(root, id).startswith("- [>] ")
    assert "[[Ann Lee]] · later" in read(root, HOME)


@pytest.mark.parametrize("box", ["x", ">"])
@pytest.mark.parametrize("gone", [True, False])
def test_a_tick_that_was_taken_back_is_not_asked_for_again_by_a_copy(tmp_path: Path, box: str, gone: bool) -> None:
    root = made(tmp_path)
    mark(root, "[[Ann Lee]]", box)
    run(root)
    copied(root)
    mark(root, "[[Ann Lee]]", " ")
    if gone:
        (root / ANN).write_text(FILES[ANN])
    run(root)
    (root / ANN).write_text(FILES[ANN])
    settled(root)
    assert log(root) == []
    assert "· taken back" in item(root, "[[Ann Lee]]")


@pytest.mark.parametrize("box", [" ", "-", "x"])
@pytest.mark.parametrize("taken_back", [True, False])
def test_of_a_past_plan_no_touch_counts_whose_line_says_what_is_private_now(
    tmp_path: Path, box: str, taken_back: bool
) -> None:
    root = made(tmp_path, {**FILES, "People/Dee Moe.md": "- 2024-02-01 lunch: old days\n"})
    mark(root, "[[Cy Dole]]", "x" if taken_back else box)
    run(root)
    if taken_back:
        mark(root, "[[Cy Dole]]", " ")
        run(root)
    run(root, DAY + timedelta(days=7))
    (root / "People/Dee Moe.md").write_text("---\nprivate: true\n---\n- 2024-02-01 lunch: quiet since 1 May\n")
    settled(root, DAY + timedelta(days=7))
    assert "[[Cy Dole]] · quiet" not in read(root, WEEK)
