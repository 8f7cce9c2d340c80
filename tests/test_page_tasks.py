"""Page tasks: what the user writes on a generated page as an open task is a promise, and nothing else of it is read."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from tests.vaults.day import TODAY
from tests.vaults.index import index_of
from tests.vaults.ticked import ANN, WEEK, made, mark, read, run, settled
from vaultkit.syntax.region import format_page

PAGE = "Ecosystem/Reviews/2026-W48.md"
REGION = """# Week 48

- [ ] [[Ann]] · quiet since 3 May ^vk-aaaaaaaa
  - [ ] a step below an item
- a line of ours about [[Ann]]"""
PEOPLE = {f"People/{name}.md": "- 2026-10-01 coffee: hello\n" for name in ("Ann", "Jürgen Groß", "李明")}


def promised(below: str, region: str = REGION, files: Mapping[str, str] = PEOPLE) -> list[tuple[str, str]]:
    """Whom, and what, of the tasks on a page with these lines below its region."""
    index = index_of({**files, PAGE: format_page("2026-W48", region, f"\n\n## My notes\n\n{below}\n")}, today=TODAY)
    found = [(path, one) for path, every in index.promises.items() for one in every]
    return [(Path(path).stem, one.text) for path, one in found]


TASKS = {
    "a task": ("- [ ] send [[Ann]] the CV", [("Ann", "send Ann the CV")]),
    "of another bullet": ("* [ ] send [[Ann]] the CV", [("Ann", "send Ann the CV")]),
    "numbered": ("1. [ ] send [[Ann]] the CV", [("Ann", "send Ann the CV")]),
    "under way": ("- [/] send [[Ann]] the CV", [("Ann", "send Ann the CV")]),
    "below a heading": ("### Next\n\n- [ ] send [[Ann]] the CV", [("Ann", "send Ann the CV")]),
    "below a bullet": ("- for spring\n  - [ ] send [[Ann]] the CV", [("Ann", "send Ann the CV")]),
    "German": ("- [ ] [[Jürgen Groß]] die Liste schicken", [("Jürgen Groß", "Jürgen Groß die Liste schicken")]),
    "French": ("- [ ] écrire à [[Ann]]", [("Ann", "écrire à Ann")]),
    "Chinese": ("- [ ] 给[[李明]]寄书", [("李明", "给李明寄书")]),
    "done": ("- [x] send [[Ann]] the CV", []),
    "dropped": ("- [-] send [[Ann]] the CV", []),
    "about nobody": ("- [ ] tidy the desk", []),
    "in a fence": ("```\n- [ ] send [[Ann]] the CV\n```", []),
    "in a comment": ("%%\n- [ ] send [[Ann]] the CV\n%%", []),
    "in a quote": ("> - [ ] send [[Ann]] the CV", []),
    "an item of ours": ("- [ ] [[Ann]] · quiet since 3 May ^vk-bbbbbbbb\n  - [ ] ask about the choir", []),
    "no task": ("send [[Ann]] the CV", []),
}


@pytest.mark.parametrize(("below", "found"), TASKS.values(), ids=TASKS)
def test_an_open_task_below_the_region_is_a_promise(below: str, found: list[tuple[str, str]]) -> None:
    assert promised(below) == found


@pytest.mark.parametrize(("below", "found"), TASKS.values(), ids=TASKS)
def test_what_else_stands_there_is_no_contact(below: str, found: list[tuple[str, str]]) -> None:
    del found
    page = format_page("2026-W48", REGION, f"\n\n## My notes\n\n- 2026-11-22 coffee with [[Ann]]\n{below}\n")
    index = index_of({**PEOPLE, PAGE: page}, today=TODAY)
    assert [one.day for one in index.history["People/Ann.md"]] == [date(2026, 10, 1)]


def test_a_task_written_into_the_region_is_the_users_before_and_after_it_is_moved(tmp_path: Path) -> None:
    made(tmp_path)
    page = read(tmp_path, WEEK)
    (tmp_path / WEEK).write_text(page.replace("## What to say", "- [ ] send [[Ann Lee]] the map\n\n## What to say", 1))
    for _ in range(2):
        built = settled(tmp_path)
        assert [one.text for one in built.index.promises[ANN]] == ["send Ann Lee the map"]
    assert "- [ ] send [[Ann Lee]] the map" in read(tmp_path, WEEK).partition("## My notes")[2]


def test_a_task_that_is_ticked_there_is_done(tmp_path: Path) -> None:
    made(tmp_path)
    page = read(tmp_path, WEEK)
    (tmp_path / WEEK).write_text(f"{page}\n- [ ] send [[Ann Lee]] the map 📅 2026-11-27\n")
    assert [one.due for one in run(tmp_path).index.promises[ANN]] == [date(2026, 11, 27)]
    mark(tmp_path, "[[Ann Lee]]", "x", "coffee")
    (tmp_path / WEEK).write_text(
        read(tmp_path, WEEK).replace("- [ ] send [[Ann Lee]] the map", "- [x] send [[Ann Lee]] the map")
    )
    assert ANN not in settled(tmp_path).index.promises
