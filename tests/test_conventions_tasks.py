"""Tasks: each case carries its id in the table of conventions."""

from datetime import date

import pytest

from vaultkit.model.note import Block, Task
from vaultkit.syntax.document import parse_note

LEFT_OUT: dict[str, str] = {
    "K26": "how the Tasks plugin writes; vaultkit writes no task of the user's",
    "K27": "what the Tasks plugin writes when a task recurs",
    "K28": "how the Tasks plugin computes the next date",
    "K29": "a setting of the Tasks plugin, off by default",
}
DAY = date(2024, 5, 1)


def blocks(text: str) -> list[Block]:
    return [block for block in parse_note("S.md", text.encode()).blocks if block.task is not None]


def only_task(text: str) -> Task:
    (block,) = blocks(text)
    assert block.task is not None
    return block.task


# id, note, the box of each task
CASES: list[tuple[str, str, list[str]]] = [
    ("K1", "- [ ] a\n", [" "]),
    ("K1", "* [ ] a\n", [" "]),
    ("K1", "+ [ ] a\n", [" "]),
    ("K1", "1. [ ] a\n", [" "]),
    ("K1", "1) [ ] a\n", [" "]),
    ("K2", "- [x] a\n- [X] b\n- [/] c\n- [-] d\n- [>] e\n- [?] f\n- [🎂] g\n", ["x", "X", "/", "-", ">", "?", "🎂"]),
    ("K3", "-[ ] a\n", []),
    ("K3", "- [] a\n", []),
    ("K3", "- [  ] a\n", []),
    ("K3", "[ ] a\n", []),
    ("K3", "- \\[ ] a\n", []),
    ("K4", "- [ ]a\n", []),  # ours: a blank after the box, as Obsidian itself needs it
    ("K5", "> - [ ] t\n", [" "]),
    ("K5", "> [!todo] x\n> - [ ] t\n>\n> > [!info]\n> > - [x] u\n", [" ", "x"]),
    ("K6", "```\n- [ ] a\n```\n", []),
    ("K6", "<!--\n- [ ] a\n-->\n", []),
    ("K6", "%%\n- [ ] a\n%%\n", []),
]

# id, text after the box, due, scheduled, done
DATES: list[tuple[str, str, date | None, date | None, date | None]] = [
    ("K12", "Call [[Jane]] 📅 2024-05-01", DAY, None, None),
    ("K13", "Call 📅2024-05-01", DAY, None, None),
    ("K14", "Call 📅 2024-05-01 tomorrow", None, None, None),
    ("K15", "Call 📅 2024-05-01 (see [[N]])", None, None, None),
    ("K16", "Call 📅 2024-05-01 #a ⏫ #b", DAY, None, None),
    ("K17", "Call 🔁 every week 📅 2024-05-01", DAY, None, None),
    ("K18", "Call 📅 2024-05-01 🔁 every month when done", DAY, None, None),
    ("K19", "Call 📅 2024-05-01 🔁 every blah", DAY, None, None),
    ("K20", "Call 📅 2024-02-30", None, None, None),
    ("K21", "Call 📅 2024-05-01 📅 2024-06-01", DAY, None, None),
    ("K22", "Call 🗓️ 2024-05-01", DAY, None, None),
    ("K22", "Call 📆 2024-05-01", DAY, None, None),
    ("K23", "Call 📅\u00a02024-05-01", None, None, None),
    ("K24", "Call [due:: 2024-05-01]", DAY, None, None),  # ours: both forms are read, whichever the setting is
    ("K25", "Call (due:: 2024-05-01)", DAY, None, None),
    ("K25", "Call [Due:: 2024-05-01]", None, None, None),
    ("K25", "Call [scheduled:: 2024-05-01]  [priority:: high]", None, DAY, None),
    ("K25", "Call [completion:: 2024-05-01]", None, None, DAY),
    ("K25", "Call [due:: 2024-05-01] then", None, None, None),
    ("K9", "Call 📅 2024-05-01 ^id", DAY, None, None),
    ("K12", "Call ⏳ 2024-05-01", None, DAY, None),
    ("K12", "Call ⌛ 2024-05-01", None, DAY, None),
    ("K12", "Call 📅 2024-06-01 ✅ 2024-05-01", date(2024, 6, 1), None, DAY),
    ("K12", "Call 🆔 abc ⛔ d,e 🏁 delete ➕ 2024-01-01 🛫 2024-01-02 📅 2024-05-01", DAY, None, None),
]


@pytest.mark.parametrize(("case", "text", "boxes"), CASES)
def test_what_is_a_task(case: str, text: str, boxes: list[str]) -> None:
    assert [block.task.status for block in blocks(text) if block.task] == boxes, case


@pytest.mark.parametrize(("case", "text", "due", "scheduled", "done"), DATES)
def test_the_dates_of_a_task(case: str, text: str, due: date | None, scheduled: date | None, done: date | None) -> None:
    task = only_task(f"- [ ] {text}\n")
    assert (task.due, task.scheduled, task.done) == (due, scheduled, done), case


def test_k7_continuation_lines_belong_to_the_item_and_only_the_first_line_is_read_for_dates() -> None:
    (block,) = blocks("- [ ] a 📅 2024-05-01\n  more [[B]] 📅 2024-07-01\n")
    assert block.task is not None
    assert block.task.due == DAY
    assert [link.target for link in block.links] == ["B"]


def test_k8_a_child_knows_its_parent() -> None:
    found = parse_note("S.md", b"- [ ] a\n  - [ ] b\n    - [[C]]\n- [ ] d\n").blocks
    assert [(block.depth, block.parent) for block in found] == [(0, None), (1, 0), (2, 1), (0, None)]


def test_k9_a_block_id_is_taken_off() -> None:
    (block,) = blocks("- [ ] call [[A]] ^abc-1\n")
    assert (block.text, block.id) == ("call [[A]]", "abc-1")


@pytest.mark.parametrize(
    ("case", "status", "is_open", "is_done"),
    [
        ("K10", " ", True, False),
        ("K10", "/", True, False),
        ("K10", "x", False, True),
        ("K10", "-", False, False),
        ("K11", "X", False, True),
        ("K11", ">", False, False),
        ("K11", "?", True, False),  # ours: a theme's mark for what is to be asked
    ],
)
def test_k10_k11_open_and_done(case: str, status: str, is_open: bool, is_done: bool) -> None:
    task = only_task(f"- [{status}] a\n")
    assert (task.is_open, task.is_done) == (is_open, is_done), case


def test_every_row_about_tasks_has_a_case() -> None:
    told = {row[0] for row in CASES} | {row[0] for row in DATES} | set(LEFT_OUT) | {"K7", "K8", "K9", "K10", "K11"}
    assert {f"K{number}" for number in range(1, 30)} - told == set()
