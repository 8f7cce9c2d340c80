"""Next steps: bullets below a tick that become open tasks in the person's note; and every beginning of what is to be
appended is completed, on that day and on a later one."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.test_torn_lines import BOB, BODIES, FRONT, MORE
from tests.test_torn_lines import ticked as ticked_page
from tests.vaults.index import SETTINGS
from tests.vaults.ticked import ANN, DAY, FAIR, WEEK, log, made, mark, read, run, settled
from vaultkit.index.indexer import build_index
from vaultkit.model.index import Index
from vaultkit.pages.edits import plan_appends
from vaultkit.syntax.checklist import step_id
from vaultkit.syntax.document import parse_note

WORDS = ("coffee: her lab", "- [ ] send her the CV 📅 2026-11-30", "next: ask about  the gripper")
TASKS = ("- [ ] send her the CV 📅 2026-11-30", "- [ ] ask about  the gripper")


def ticked(root: Path, *below: str, status: str = "x", words: str = "[[Ann Lee]]") -> str:
    """The item's id, with these bullets below it."""
    return mark(root, words, status, *(line.removeprefix("- ") for line in below))


def test_next_steps_are_open_tasks_below_the_line_of_the_contact(tmp_path: Path) -> None:
    id = ticked(made(tmp_path), *WORDS)
    built = settled(tmp_path)
    assert log(tmp_path) == [
        f"- 2026-11-23 coffee: her lab ^{id}",
        *(f"{task} ^{step_id(id, number)}" for number, task in enumerate(TASKS)),
    ]
    assert [(one.text, one.due) for one in built.index.promises[ANN]] == [
        ("send her the CV", date(2026, 11, 30)),
        ("ask about the gripper", None),
    ]
    assert [one.text for one in run(tmp_path).index.promises[ANN]] == [one.text for one in built.index.promises[ANN]]


def test_a_step_alone_is_a_contact_and_a_task(tmp_path: Path) -> None:
    id = ticked(made(tmp_path), "next step: send her the CV")
    settled(tmp_path)
    assert log(tmp_path) == [f"- 2026-11-23 contact ^{id}", f"- [ ] send her the CV ^{step_id(id, 0)}"]


@pytest.mark.parametrize(
    ("path", "words", "status"), [(ANN, "[[Ann Lee]]", ">"), (FAIR, "accept [[Spring Fair]]", "x")]
)
def test_what_is_no_contact_has_no_next_steps(tmp_path: Path, path: str, words: str, status: str) -> None:
    ticked(made(tmp_path), "- [ ] in two weeks", status=status, words=words)
    settled(tmp_path)
    (line,) = log(tmp_path, path)
    assert "2026-12-07" in line or "accepted: in two weeks" in line


def test_a_step_that_comes_late_follows_on_the_next_day(tmp_path: Path) -> None:
    id = ticked(made(tmp_path), "coffee: her lab")
    settled(tmp_path)
    ticked(tmp_path, *WORDS[1:])
    settled(tmp_path)
    assert len(log(tmp_path)) == 1
    settled(tmp_path, DAY + timedelta(days=1))
    assert log(tmp_path)[1:] == [f"{task} ^{step_id(id, number)}" for number, task in enumerate(TASKS)]


EDITED = {
    "ticked": ("- [ ] send", "- [x] send"),
    "ticked by a plugin": ("- [ ] send her the CV", "- [x] send her the CV ✅ 2026-11-24"),
    "another bullet": ("- [ ] send", "* [ ] send"),
    "indented": ("- [ ] send", "  - [ ] send"),
    "other words": ("send her the CV", "send him the book"),
    "more words": ("the CV", "the CV and the book"),
}


@pytest.mark.parametrize(("old", "new"), EDITED.values(), ids=EDITED)
def test_a_step_that_was_edited_is_not_written_again(tmp_path: Path, old: str, new: str) -> None:
    ticked(made(tmp_path), *WORDS)
    settled(tmp_path)
    (tmp_path / ANN).write_bytes(read(tmp_path, ANN).replace(old, new).encode())
    for days in range(3):
        assert [edit for edit in run(tmp_path, DAY + timedelta(days=days)).edits if edit.path == ANN] == []


A, B, C = "[ ] send the CV", "next: ask about the gripper", "[ ] réserver la salle 📅 2026-12-01"
LATE: dict[str, tuple[tuple[str, ...], tuple[str, ...], list[str]]] = {
    "above": ((A,), (B, A), ["send the CV", "ask about the gripper"]),
    "below": ((A,), (A, B), ["send the CV", "ask about the gripper"]),
    "between": ((A, C), (A, B, C), ["send the CV", "réserver la salle 📅 2026-12-01", "ask about the gripper"]),
    "two around": ((B,), (A, B, C), ["ask about the gripper", "send the CV", "réserver la salle 📅 2026-12-01"]),
    "in another order": ((A, B), (B, A), ["send the CV", "ask about the gripper"]),
    "in another order, and one more": (
        (A, B),
        (C, B, A),
        ["send the CV", "ask about the gripper", "réserver la salle 📅 2026-12-01"],
    ),
    "one taken out": ((A, B), (B,), ["send the CV", "ask about the gripper"]),
    "ticked on the page": ((A, B), ("[x] send the CV", B), ["send the CV", "ask about the gripper"]),
    "ticked on the page, and one more": (
        (A,),
        ("[x] send the CV", B),
        ["send the CV", "ask about the gripper"],
    ),
}


@pytest.mark.parametrize(("first", "then", "tasks"), LATE.values(), ids=LATE)
def test_each_step_is_a_task_once_wherever_it_is_written(
    tmp_path: Path, first: tuple[str, ...], then: tuple[str, ...], tasks: list[str]
) -> None:
    ticked(made(tmp_path), "coffee: her lab", *first)
    settled(tmp_path)
    old = "".join(f"\n  - {line}" for line in first)
    new = "".join(f"\n  - {line}" for line in then)
    (tmp_path / WEEK).write_bytes(read(tmp_path, WEEK).replace(old, new, 1).encode())
    for days in range(4):
        settled(tmp_path, DAY + timedelta(days=days))
    line, *found = (row.rpartition(" ^")[0] for row in log(tmp_path))
    assert line == "- 2026-11-23 coffee: her lab"
    assert found == [f"- [ ] {task}" for task in tasks]


def test_the_steps_that_two_devices_wrote_stand_once_each(tmp_path: Path) -> None:
    id = ticked(made(tmp_path), "coffee: her lab", A, C)
    settled(tmp_path)
    note = read(tmp_path, ANN).replace(step_id(id, 1), step_id(id, 0))  # each logged its own as the first one
    (tmp_path / ANN).write_bytes(note.encode())
    for days in range(3):
        settled(tmp_path, DAY + timedelta(days=days))
    assert read(tmp_path, ANN) == note


def test_a_step_that_was_deleted_after_its_week_stays_away(tmp_path: Path) -> None:
    ticked(made(tmp_path), *WORDS)
    settled(tmp_path)
    (tmp_path / ANN).write_bytes("\n".join(read(tmp_path, ANN).split("\n")[:-3]).encode() + b"\n")
    settled(tmp_path, DAY + timedelta(days=10))
    assert len(log(tmp_path)) == 1


# A write that was cut off

CUT = {**BODIES, **MORE, "nothing": "", "a bullet": "- "}
BULLETS = "\n  - ".join(
    ["café: elle cherche à l'été", "[ ] send her the CV 📅 2026-11-30", "next: ask about  the gripper"]
)


def index_of(data: bytes, days: int) -> Index:
    """The index so many days later, while the page does not say yet that anything was logged."""
    return build_index([parse_note(BOB, data), ticked_page(BULLETS)], SETTINGS, DAY + timedelta(days=days))


def appended(index: Index, data: bytes) -> bytes:
    """Bob's note once everything that is asked for stands there."""
    edits = plan_appends(index.pending, lambda _: data)
    return next((edit.after for edit in edits if not edit.refused), data)


def told(index: Index) -> list[object]:
    """What Bob's note says, but for the places where it does."""
    contacts = [(one.day, one.kind, one.text) for one in index.history[BOB]]
    return [*contacts, *((one.text, one.due) for one in index.promises.get(BOB, ()))]


@pytest.mark.parametrize("later", [0, 1, 30])
@pytest.mark.parametrize("body", CUT.values(), ids=CUT)
@pytest.mark.rounds(1)
def test_whatever_was_left_of_a_write_is_completed(body: str, later: int, seed: int) -> None:
    before = (FRONT + body).encode()
    after = appended(index_of(before, 0), before)
    added = after.removeprefix(before)
    line = added.index(b"- 2026-11-2") + len("- 2026-11-23")
    letter = added.index("📅".encode())
    cuts = {*range(1 + seed % 17, len(added), 17), 1, 2, line - 1, line, line + 1, letter + 1, letter + 2, letter + 3}
    ends, whole = len(added.rstrip(b"\r\n")), index_of(after, later)
    for cut in sorted(cuts):
        if later and cut < line:
            continue  # no more than a part of a day: it is completed as of the day on which it is
        left = before + added[:cut]
        first = index_of(left, later)
        now = appended(first, left)
        assert now == (after if cut < ends else left), cut
        again = whole if now == after else index_of(now, later)
        assert again.pending == (), cut
        assert told(again) == told(first) == told(whole), cut


def test_a_part_of_a_day_is_completed_as_of_a_day_that_it_can_be(tmp_path: Path) -> None:
    id = mark(made(tmp_path), "[[Ann Lee]]", "x")
    before = read(tmp_path, ANN)
    for begun, day in (("- 2026-11-2", 26), ("- 2026-11-23", 23), ("- 2026-11-24 con", 24), ("-", 26), ("- 2026", 26)):
        (tmp_path / ANN).write_bytes(f"{before}{begun}".encode())
        run(tmp_path, date(2026, 11, 26))
        assert log(tmp_path) == [f"- 2026-11-{day} contact ^{id}"], begun
        (tmp_path / ANN).write_bytes(before.encode())
