"""Copies of pages: what was ticked and written on a copy that a sync tool left comes to the page, whatever the copy is
called; then it is named as safe to remove, and nothing is written again."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.test_conflict_copies import FORMS
from tests.vaults.commands import run as command
from tests.vaults.small import snapshot, write_vault
from tests.vaults.ticked import ANN, FAIR, FILES, LIMITS, WEEK, item, log, made, mark, read, run, settled
from vaultkit.index.page_copies import join_pages
from vaultkit.model.diagnostic import Diagnostic
from vaultkit.model.page import PageState

BOB = "People/Bob Stone.md"
CY = "People/Cy Dole.md"
MORE_FORMS = {"iCloud": "{} 2", "Drive": "{} (1)", "OneDrive desktop": "{}-LAPTOP", "by hand": "{} copy", "any": "x {}"}
SAFE = "a sync tool left this copy of a page; its ticks and lines stand on the page now"


def copied(root: Path, form: str = FORMS["Syncthing"], page: str = WEEK) -> str:
    """A copy of a page beside it, in that form."""
    folder, _, name = page.rpartition("/")
    path = f"{folder}/{form.format(name.removesuffix('.md'))}.md"
    shutil.copyfile(root / page, root / path)
    return path


def findings(root: Path, path: str, day: date | None = None) -> list[Diagnostic]:
    built = run(root, day) if day else run(root)
    return [one for one in built.diagnostics if one.location.path == path]


@pytest.mark.parametrize("name", ["Syncthing", "Dropbox", "Nextcloud", "French", "Russian", "Japanese", *MORE_FORMS])
def test_a_tick_on_a_copy_is_logged_and_comes_to_the_page(tmp_path: Path, name: str) -> None:
    root = made(tmp_path)
    copy = copied(root, {**FORMS, **MORE_FORMS}[name])
    mark(root, "[[Bob Stone]]", "x", "coffee: old days in Porto", page=copy)
    mark(root, "[[Ann Lee]]", "x")
    before = read(root, copy)
    settled(root)
    assert [line.partition(" ^")[0] for line in log(root, BOB)] == ["- 2026-11-23 coffee: old days in Porto"]
    assert len(log(root, ANN)) == 1
    assert item(root, "[[Bob Stone]]").startswith("- [x] ")
    assert "· logged" in item(root, "[[Bob Stone]]")
    assert "  - coffee: old days in Porto\n" in read(root, WEEK)
    assert read(root, copy) == before
    (told,) = findings(root, copy)
    assert (told.rule, told.message, told.hint) == ("page-copy", SAFE, "the copy is safe to remove")
    (root / copy).unlink()
    assert run(root).edits == ()


def test_before_it_is_taken_over_a_copy_is_not_safe(tmp_path: Path) -> None:
    root = made(tmp_path)
    copy = copied(root)
    mark(root, "[[Bob Stone]]", "x", page=copy)
    before = snapshot(root)
    output = command(root, "check").output
    assert snapshot(root) == before
    assert "the next build takes its ticks and lines over" in output
    assert "safe to remove" not in output
    assert command(root, "review").exit_code == 0
    assert "safe to remove" in command(root, "check").output


MARKS = {
    "done on both": ("x", "x", "x"),
    "done on the copy": (" ", "x", "x"),
    "done on the page": ("x", " ", "x"),
    "later on the copy": (" ", ">", ">"),
    "not this time on the copy": (" ", "-", "-"),
    "not this time on the page, done on the copy": ("-", "x", "x"),
    "later on the page, done on the copy": (">", "x", "x"),
    "done on the page, not this time on the copy": ("x", "-", "x"),
}


@pytest.mark.parametrize("name", MARKS)
def test_the_box_that_says_most_counts(tmp_path: Path, name: str) -> None:
    on_page, on_copy, now = MARKS[name]
    root = made(tmp_path)
    copy = copied(root)
    mark(root, "[[Bob Stone]]", on_page)
    mark(root, "[[Bob Stone]]", on_copy, page=copy)
    settled(root)
    assert item(root, "[[Bob Stone]]").startswith(f"- [{now}] ")
    assert len(log(root, BOB)) == (now in "x>")


def test_bullets_of_both_sides_are_kept(tmp_path: Path) -> None:
    root = made(tmp_path)
    copy = copied(root)
    mark(root, "[[Bob Stone]]", "x", "lunch: pasta", "she was there")
    mark(root, "[[Bob Stone]]", "x", "lunch: pasta", "so was he", page=copy)
    settled(root)
    text = read(root, WEEK)
    assert [text.count(f"  - {words}\n") for words in ("lunch: pasta", "she was there", "so was he")] == [1, 1, 1]
    assert len(log(root, BOB)) == 1


def test_what_is_unticked_on_the_page_later_stays_unticked(tmp_path: Path) -> None:
    root = made(tmp_path)
    copy = copied(root)
    mark(root, "[[Bob Stone]]", "x", page=copy)
    settled(root)
    mark(root, "[[Bob Stone]]", " ")
    settled(root)
    assert "· taken back" in item(root, "[[Bob Stone]]")
    assert item(root, "[[Bob Stone]]").startswith("- [ ] ")
    assert run(root).index.history[BOB][-1].day.year == 2024


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_the_lines_of_somebody_are_kept_below_my_notes(tmp_path: Path, eol: str) -> None:
    root = made(tmp_path)
    (root / WEEK).write_text(read(root, WEEK) + "\nMine on the page.\n", encoding="utf-8")
    copy = copied(root, FORMS["German"])
    text = read(root, copy).replace("## Reach out\n", "## Reach out\n\nInside the region: [[Ann Lee]] is ill.\n", 1)
    text += "Mine on the copy.\n\n- a list\n  - and more of it\n"
    (root / copy).write_bytes(text.replace("\n", eol).encode())
    settled(root)
    _, _, notes = read(root, WEEK).partition("## My notes\n")
    wanted = ["Mine on the page.", "Inside the region: [[Ann Lee]] is ill.", "Mine on the copy.", "- a list"]
    assert [line for line in notes.split("\n") if line] == [*wanted, "  - and more of it"]
    assert [one.rule for one in findings(root, copy)] == ["page-copy"]


def test_a_copy_of_an_older_day_says_nothing_new(tmp_path: Path) -> None:
    root = made(tmp_path)
    copy = copied(root)
    write_vault(root, {"People/Di Fox.md": "---\ntier: inner\n---\n", "2026-11-22.md": "Lunch with [[Cy Dole]].\n"})
    built = run(root, date(2026, 11, 25))
    assert "## My notes\n\n" not in read(root, WEEK)
    assert run(root, date(2026, 11, 25)).edits == ()
    assert [one.rule for one in built.diagnostics if one.location.path == copy] == ["page-copy"]


@pytest.mark.parametrize("page", ["Ecosystem/Home.md", "Ecosystem/Reconnect.md", LIMITS, "Ecosystem/Reviews/2026.md"])
def test_each_kind_of_page_is_known_by_its_key(tmp_path: Path, page: str) -> None:
    root = tmp_path
    assert command(write_vault(root, FILES), "review", "all").exit_code == 0
    copy = copied(root, "{} 3", page)
    with (root / copy).open("a", encoding="utf-8") as file:
        file.write("Mine.\n")
    assert command(root, "review", "all").exit_code == 0
    assert read(root, page).endswith("## My notes\n\nMine.\n")
    before = snapshot(root)
    assert command(root, "review", "all").exit_code == 0
    assert snapshot(root) == before


BRIEF = "Ecosystem/Briefs/Before Spring Fair.md"


@pytest.mark.parametrize("form", [FORMS["Dropbox"], FORMS["Italian"], FORMS["Syncthing"], "{} 2", "{}-LAPTOP"])
def test_a_copy_of_a_brief_is_known_by_its_name(tmp_path: Path, form: str) -> None:
    root = made(tmp_path, {**FILES, FAIR: "---\ndate: 2026-11-28\nstatus: accepted\npeople: ['[[Ann Lee]]']\n---\n"})
    copy = copied(root, form, BRIEF)
    with (root / copy).open("a", encoding="utf-8") as file:
        file.write("Mine.\n")
    settled(root)
    assert read(root, BRIEF).endswith("## My notes\n\nMine.\n")
    assert [one.rule for one in findings(root, copy)] == ["page-copy"]


def test_the_brief_of_an_event_with_a_number_is_no_copy(tmp_path: Path) -> None:
    event = "---\ndate: 2026-11-28\nstatus: accepted\npeople: ['[[Ann Lee]]']\n---\n"
    root = made(
        tmp_path,
        {**FILES, FAIR: event, "Events/Spring Fair 2.md": event + "Two.\n", "Events/Spring Fair-B.md": event + "B.\n"},
    )
    built = settled(root)
    assert built.index.page_copies == {}
    assert {"may-be-copy", "conflict-copy", "page-copy"}.isdisjoint(one.rule for one in built.diagnostics)


def test_an_answer_on_a_copy_reaches_the_event(tmp_path: Path) -> None:
    root = made(tmp_path)
    copy = copied(root, "{} 2")
    mark(root, "decline [[Spring Fair]]", "x", "not my field", page=copy)
    settled(root)
    assert [line.partition(" ^")[0] for line in log(root, FAIR)] == ["- 2026-11-23 declined: not my field"]


def test_a_copy_of_a_page_of_before_is_settled_too(tmp_path: Path) -> None:
    root = made(tmp_path)
    copy = copied(root, FORMS["Chinese"])
    mark(root, "[[Bob Stone]]", "x", "call: hello", page=copy)
    with (root / copy).open("a", encoding="utf-8") as file:
        file.write("Mine.\n")
    later = date(2026, 12, 2)
    settled(root, later)
    assert [line.partition(" ^")[0] for line in log(root, BOB)] == ["- 2026-11-29 call: hello"]
    assert "· logged" in item(root, "[[Bob Stone]]")
    assert read(root, WEEK).endswith("Mine.\n")
    assert [one.hint for one in findings(root, copy, later)] == ["the copy is safe to remove"]


def test_where_only_a_copy_is_left_the_page_is_made_of_it(tmp_path: Path) -> None:
    root = made(tmp_path)
    copy = copied(root)
    plan = [line.rpartition(" ^")[2] for line in read(root, WEEK).split("\n") if line.startswith("- [ ] [[")]
    mark(root, "[[Bob Stone]]", "x", "lunch: soup", page=copy)
    mark(root, "[[Cy Dole]]", "-", page=copy)
    with (root / copy).open("a", encoding="utf-8") as file:
        file.write("Mine.\n")
    (root / WEEK).unlink()
    settled(root)
    assert [line.rpartition(" ^")[2] for line in read(root, WEEK).split("\n") if line.startswith("- [")][:3] == plan[:3]
    assert item(root, "[[Bob Stone]]").startswith("- [x] ")
    assert item(root, "[[Cy Dole]]").startswith("- [-] ")
    assert read(root, WEEK).endswith("## My notes\n\nMine.\n")
    assert len(log(root, BOB)) == 1


def test_two_copies_and_the_page_are_three_sides(tmp_path: Path) -> None:
    root = made(tmp_path)
    first, second = copied(root, FORMS["Dropbox"]), copied(root, "{} 2")
    mark(root, "[[Ann Lee]]", "x", "tea: one", page=first)
    mark(root, "[[Bob Stone]]", "x", "tea: two", page=second)
    mark(root, "[[Cy Dole]]", "x", "tea: three")
    settled(root)
    assert [len(log(root, path)) for path in (ANN, BOB, CY)] == [1, 1, 1]
    assert [item(root, words)[:6] for words in ("[[Ann Lee]]", "[[Bob Stone]]", "[[Cy Dole]]")] == ["- [x] "] * 3


@pytest.mark.parametrize("broken", ["no UTF-8", "no region", "another key", "conflict markers"])
def test_a_copy_that_cannot_be_read_spoils_nothing(tmp_path: Path, broken: str) -> None:
    root = made(tmp_path)
    copy = copied(root)
    text = read(root, copy)
    data = {
        "no UTF-8": text.encode() + b"\xff\n",
        "no region": text.replace("%% End", "% End").encode(),
        "another key": text.replace(": 2026-W48 ", ": home ").encode(),
        "conflict markers": f"{text}<<<<<<< HEAD\nMine.\n=======\nTheirs.\n>>>>>>> x\n".encode(),
    }[broken]
    (root / copy).write_bytes(data)
    page = read(root, WEEK)
    settled(root)
    assert read(root, WEEK).startswith(page.rstrip("\n"))
    assert ("Theirs." in read(root, WEEK)) == (broken == "conflict markers")


# Private


@pytest.mark.parametrize("page", [WEEK, "Ecosystem/Reconnect.md"])
def test_who_became_private_leaves_the_copies_too(tmp_path: Path, page: str) -> None:
    few = "" if page == WEEK else "touches_per_week: 1\n"  # who is in the plan does not stand on the longer lists
    root = made(tmp_path, {**FILES, "Boundaries.md": f"---\ntype: boundaries\n{few}---\n"})
    copy = copied(root, page=page)
    assert "Bob Stone" in read(root, copy)
    write_vault(root, {BOB: FILES[BOB].replace("---\n", "---\nprivate: true\n", 1)})
    settled(root)
    pages = {path: data for path, data in snapshot(root).items() if path.startswith("Ecosystem/")}
    assert not [path for path, data in pages.items() if b"Bob Stone" in data]
    assert [one.rule for one in findings(root, copy)] == ["page-copy"]


# The form of a copy that pages of our own have


@pytest.mark.parametrize("day", [date(2025, 10, 6), date(2026, 4, 6), date(2027, 4, 5), date(2026, 11, 23)])
def test_no_page_of_ours_is_a_copy_and_the_first_monday_of_a_quarter_is_at_rest(tmp_path: Path, day: date) -> None:
    write_vault(tmp_path, FILES)
    for number in range(10, -1, -2):
        before = date.fromordinal(day.toordinal() - 7 * number)
        assert command(tmp_path, "review", "all", "--today", before.isoformat()).exit_code == 0
    stood = snapshot(tmp_path)
    assert command(tmp_path, "review", "all", "--today", day.isoformat()).exit_code == 0
    assert snapshot(tmp_path) == stood
    output = command(tmp_path, "check", "--today", day.isoformat()).output
    assert "copy" not in output


def test_a_page_that_somebody_filed_elsewhere_is_no_copy(tmp_path: Path) -> None:
    root = made(tmp_path)
    (root / "Ecosystem/Archive").mkdir()
    shutil.move(root / WEEK, root / "Ecosystem/Archive/2026-W48.md")
    built = settled(root)
    assert built.index.page_copies == {}
    assert os.listdir(root / "Ecosystem/Archive") == ["2026-W48.md"]  # noqa: PTH208


@pytest.mark.parametrize(
    ("names", "copy", "is_asked"),
    [
        (("Before Fair", "Before Show"), None, False),
        (("Before Fair", "Before Fair.sync-conflict-20261120-101010-ABCDEFG"), 1, False),
        (("Before Fair", "Before Fair 2"), 1, True),
        (("Before Fair", "Before Show 2"), None, False),
    ],
)
def test_the_names_of_notes_are_asked_where_a_brief_is_named_like_a_copy(
    names: tuple[str, ...], copy: int | None, is_asked: bool
) -> None:
    paths = [f"Ecosystem/Briefs/{name}.md" for name in names]
    asked = list[bool]()

    def known() -> set[str]:
        asked.append(True)
        return set()

    pages = [PageState(path=path, key="", region="brief") for path in paths]
    assert join_pages(pages, "Ecosystem", known)[1] == ({} if copy is None else {paths[copy]: paths[0]})
    assert bool(asked) == is_asked
    if is_asked:
        assert join_pages(pages, "Ecosystem", lambda: {"fair 2"})[1] == {}
