"""Own lines: which line of a note is the one that was asked for, however it was edited or torn."""

from datetime import date

import pytest
from msgspec.structs import replace

from vaultkit.model.location import Location
from vaultkit.model.note import Block, LogLine
from vaultkit.model.page import Pending
from vaultkit.syntax.document import parse_note
from vaultkit.syntax.own_lines import (
    as_begun,
    day_of,
    is_line_of,
    is_step_of,
    missing_lines,
    piece_in,
    spelled,
    spelled_step,
)

ID = "vk-k3f9q2mz"
WORDS = "coffee: her lab is hiring"
SINCE, DAY = date(2026, 11, 16), date(2026, 11, 23)


def asked(line: str = f"- 2026-11-23 {WORDS} ^{ID}", since: date | None = None) -> Pending:
    return Pending(path="A.md", line=line, id=ID, since=since, location=Location(path="P.md"))


STEP = asked(f"- [ ] send her the CV ^{ID}")


def line_of(text: str, *, spread: bool = False) -> LogLine:
    (line,) = parse_note("A.md", f"- {text} ^{ID}\n".encode()).log
    return replace(line, spread=spread)


def task_of(text: str) -> Block:
    (block,) = parse_note("A.md", text.encode()).blocks
    return block


# what stands there, since when the line may have been written, whether it is on several lines, whether it is the line
LINES = [
    pytest.param(f"2026-11-23 {WORDS}", None, False, True, id="as it was written"),
    pytest.param("2026-11-23 lunch: other words", None, False, True, id="other words on its day"),
    pytest.param("2026-11-23 lunch: other words", None, True, True, id="other words on its day, on two lines"),
    pytest.param("2026-11-16 lunch", SINCE, True, True, id="the first day that it can bear"),
    pytest.param("2026-11-15 lunch is hiring", SINCE, True, False, id="a day before that, on two lines"),
    pytest.param("2026-11-22 lunch", None, True, False, id="a day before, on two lines"),
    pytest.param("2026-11-24 lunch", None, True, False, id="a day later, on two lines"),
    pytest.param("2026-11-24 lunch", None, False, True, id="moved to a later day"),
    pytest.param(f"2024-02-01 {WORDS}", None, False, True, id="moved to an old day"),
    pytest.param("2024-02-01 lunch: old days", None, False, True, id="moved and reworded"),
    pytest.param("2024-02-01 lunch: old days is hiring", None, False, False, id="a word of it behind an older entry"),
    pytest.param("2026-11-16 lunch: old days is hiring", None, False, False, id="the same, a week older"),
    pytest.param("2026-11-17 lunch: old days is hiring", None, False, True, id="the same, six days older"),
    pytest.param("2026-11-22 lunch: old dayser lab is hiring", None, False, False, id="a cut word"),
    pytest.param("2026-11-22 lunch: old dayser lab is hiring", SINCE, False, True, id="on a day that it can bear"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "since", "spread", "is_it"), LINES)
def test_a_line_with_the_id_is_the_one_that_was_asked_for_unless_a_save_put_two_together(
    text: str, since: date | None, spread: bool, is_it: bool
) -> None:
    assert is_line_of(line_of(text, spread=spread), asked(since=since)) is is_it


def test_a_line_with_another_id_is_another_line() -> None:
    other = Pending(path="A.md", line=asked().line, id="vk-aaaaaaaa", location=Location(path="P.md"))
    assert not is_line_of(line_of(f"2026-11-23 {WORDS}"), other)


def test_what_is_asked_for_without_a_day_is_known_by_its_id() -> None:
    assert is_line_of(line_of("2024-02-01 lunch", spread=True), asked(f"- {WORDS} ^{ID}"))


def test_the_piece_is_what_both_end_in() -> None:
    assert piece_in(line_of("2024-02-01 lunch: old days is hiring"), asked()) == f"is hiring ^{ID}"
    assert piece_in(line_of("2024-02-01 lunch"), asked()) == f"^{ID}"


TASKS = [
    pytest.param(f"- [ ] send her the CV ^{ID}", True, id="as it was written"),
    pytest.param(f"- [x] send her the CV ✅ 2026-11-24 ^{ID}", True, id="done"),
    pytest.param(f"- [ ] send him the book ^{ID}", True, id="other words"),
    pytest.param(f"- [ ] buy milk the CV ^{ID}", False, id="a piece behind another task"),
    pytest.param(f"- [ ] buy milker the CV ^{ID}", False, id="a cut word behind another task"),
    pytest.param(f"- send her the CV [[Bob]] ^{ID}", False, id="no task"),
    pytest.param("- [ ] send her the CV ^vk-aaaaaaaa", False, id="another id"),
    pytest.param(f"- [ ] send her ^{ID}\n  the CV", False, id="on two lines"),
]


@pytest.mark.parametrize(("text", "is_it"), TASKS)
def test_a_task_with_the_id_is_the_step_that_was_asked_for_unless_it_is_another_task(text: str, is_it: bool) -> None:
    assert is_step_of(task_of(text), STEP) is is_it


def test_missing_is_what_stands_in_the_note_neither_as_a_line_nor_as_a_task() -> None:
    line = asked()
    there = parse_note("A.md", f"{line.line}\n".encode())
    assert missing_lines(there, [line, STEP]) == (STEP,)
    there = parse_note("A.md", f"{STEP.line}\n".encode())
    assert missing_lines(there, [line, STEP]) == (line,)
    assert missing_lines(parse_note("A.md", b""), [STEP, line]) == (STEP, line)


# the end of the note, since when, the day on which the line was begun
BEGUN = [
    ("- 2026-11-19 cof", SINCE, "2026-11-19"),
    ("- 2026-11-16", SINCE, "2026-11-16"),
    ("- 2026-11-1", SINCE, "2026-11-19"),
    ("- 2026-11-2", SINCE, "2026-11-23"),
    ("- ", SINCE, "2026-11-23"),
    ("- 2026-11-15", SINCE, "2026-11-23"),
    ("- 2026-11-24", SINCE, "2026-11-23"),
    ("- 2026-11-19", None, "2026-11-23"),
    ("-2026-11-19", SINCE, "2026-11-23"),
    ("words", SINCE, "2026-11-23"),
]


@pytest.mark.parametrize(("row", "since", "day"), BEGUN)
def test_a_line_that_was_begun_bears_the_latest_day_on_which_it_can_have_been(
    row: str, since: date | None, day: str
) -> None:
    line = asked(since=since)
    assert as_begun(line, row) == asked(f"- {day} {WORDS} ^{ID}", since)


def test_a_task_bears_no_day() -> None:
    step = asked(STEP.line, SINCE)
    assert as_begun(step, "- [ ] send") == step
    assert day_of(step) is None
    assert day_of(asked()) == DAY


@pytest.mark.parametrize("text", [f"2026-11-23 {WORDS}", "2026-11-23 14:30 call: hi", "2026-11-23"])
def test_a_line_is_spelled_as_vaultkit_writes_it(text: str) -> None:
    assert spelled(line_of(text)) == f"- {text} ^{ID}"


def test_a_line_without_an_id_and_a_task_are_spelled_too() -> None:
    (line,) = parse_note("A.md", b"* 2026-11-23  call\n").log
    assert spelled(line) == "- 2026-11-23 call"
    assert spelled_step(task_of(f"* [x] send her the CV ^{ID}")) == STEP.line
