"""Coming lines: a note as it reads once what is asked for stands at its end."""

from datetime import date

import pytest

from vaultkit.model.location import Location
from vaultkit.model.note import Note
from vaultkit.model.page import Pending
from vaultkit.syntax.append_text import text_to_append
from vaultkit.syntax.coming_lines import with_lines
from vaultkit.syntax.document import parse_note

ID, STEP_ID = "vk-k3f9q2mz", "vk-bbbbbbb4"
LINE = f"- 2026-11-23 coffee: her lab with [[Bob]] #gave ^{ID}"
STEP = f"- [ ] send her CV 📅 2026-12-01 ^{STEP_ID}"


def asked(line: str) -> Pending:
    return Pending(path="A.md", line=line, id=line[-11:], location=Location(path="P.md"))


BOTH = [asked(LINE), asked(STEP)]


def log_of(note: Note) -> list[tuple[date, str, str, tuple[str, ...], str]]:
    return [(line.day, line.time, line.text, line.tags, line.id) for line in note.log]


def blocks_of(note: Note) -> list[tuple[str, str, bool, int | None]]:
    return [(block.text, block.id, block.task is not None, block.parent) for block in note.blocks]


def places(note: Note) -> list[Location]:
    return [line.location for line in note.log] + [block.location for block in note.blocks]


WHOLE = {
    "nothing": "",
    "prose": "# Ann\n\nWords about [[Cy]].\n",
    "a log": "- 2026-01-01 call: hi\n",
    "a log with a time": "- 2026-01-01 14:30 call: hi #asked\n",
    "nested items with links": "- [[Cy]]\n  - [[Di]]\n    - [ ] call [[Ed]]\n",
    "a task": "- [ ] buy milk\n- 2026-01-01 call\n",
    "tags": "#gave and #Asked\n",
    "another id": "- 2026-01-01 call ^vk-aaaaaaaa\n- [ ] buy ^vk-cccccccc\n",
    "a log line of two lines": "- 2026-01-01 call\n  about the lab\n",
    "an open line": "words\n- 2026-01-01 call",
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_a_note_reads_as_it_will_once_the_lines_stand_there(text: str) -> None:
    before = parse_note("A.md", text.encode())
    added = text_to_append("A.md", text.encode(), BOTH)
    assert isinstance(added, bytes)
    now, then = with_lines(before, BOTH), parse_note("A.md", text.encode() + added)
    assert log_of(now) == log_of(then)
    assert blocks_of(now) == blocks_of(then)
    assert sorted(tag.name.lower() for tag in now.tags) == sorted(tag.name.lower() for tag in then.tags)
    assert [block.task for block in now.blocks] == [block.task for block in then.blocks]


@pytest.mark.parametrize(
    "text", ["[[Cy]]\n\n- 2026-01-01 call [[Di]]\n", "- 2026-01-01 call\n\n[[Cy]]\n", "[[Cy]]\n", ""]
)
def test_what_comes_stands_below_all_that_is_there(text: str) -> None:
    before = parse_note("A.md", text.encode())
    now = with_lines(before, BOTH)
    assert now.log[: len(before.log)] == before.log
    assert now.blocks[: len(before.blocks)] == before.blocks
    last = max((where.line for where in places(before)), default=0)
    assert sorted({where.line - last for where in places(now)} & {1, 2, 3}) == [1, 2]
    assert {where.path for where in places(now)} == {"A.md"}
    assert [tag.location.line - last for tag in now.tags] == [1]


# the note, as its log reads: the words of each line and its id
TORN = {
    "a word behind an older entry": (f"- 2024-02-01 lunch: old days #gave ^{ID}\n", ["lunch: old days", LINE]),
    "letters of an id behind the last entry": ("- 2024-02-01 lunch9q2mz\n", ["lunch", LINE]),
    "the same, behind a line that goes on": ("- 2024-02-01 lunch\n  mz\n", ["lunch", LINE]),
    "too few letters": ("- 2024-02-01 lunchmz\n", ["lunchmz", LINE]),
    "letters behind an entry that is not the last": (
        "- 2024-02-01 lunch9q2mz\n- 2024-02-02 call\n",
        ["lunch9q2mz", "call", LINE],
    ),
    "nothing": ("- 2024-02-01 lunch\n", ["lunch", LINE]),
    "an id of another line": ("- 2024-02-01 lunch #gave ^vk-aaaaaaaa\n", ["lunch #gave", LINE]),
}


@pytest.mark.parametrize(("text", "lines"), TORN.values(), ids=TORN)
def test_what_a_save_left_of_a_line_is_no_part_of_the_log(text: str, lines: list[str]) -> None:
    now = with_lines(parse_note("A.md", text.encode()), [asked(LINE)])
    said = LINE.partition(" ")[2].partition(" ")[2].rpartition(" ^")[0]
    assert [line.text for line in now.log] == [*lines[:-1], said]
    assert [line.id for line in now.log].count(ID) == 1
    assert now.log[-1].id == ID


def test_a_line_that_lost_its_end_keeps_what_is_its_own() -> None:
    text = f"- 2024-02-01 14:30 lunch: #asked old days #gave ^{ID}\n"
    (old, _) = with_lines(parse_note("A.md", text.encode()), [asked(LINE)]).log
    assert (old.day, old.time, old.word, old.text, old.rest) == (
        date(2024, 2, 1), "14:30", "lunch", "lunch: #asked old days", "#asked old days",
    )  # fmt: skip
    assert (old.tags, old.id, old.spread, old.location) == (("asked",), "", False, Location(path="A.md", column=3))


def test_a_line_whose_words_are_its_own_loses_no_more_than_the_id() -> None:
    (old, _) = with_lines(parse_note("A.md", f"- 2024-02-01 lunch ^{ID}\n".encode()), [asked(LINE)]).log
    assert (old.text, old.id, old.spread) == ("lunch", "", False)


@pytest.mark.parametrize("end", [f" #gave ^{ID}", "9q2mz"])
def test_a_line_that_lost_its_end_stands_where_it_stood(end: str) -> None:
    text = f"## Log\n\n### 2024\n\n- 2024-02-01 lunch{end}\n"
    (old, _) = with_lines(parse_note("A.md", text.encode()), [asked(LINE)]).log
    assert (old.text, old.above, old.kind, old.location.line) == ("lunch", ("Log", "2024"), "item", 5)


STEPS = {
    "words behind another task": (f"- [ ] buy milk her CV 📅 2026-12-01 ^{STEP_ID}\n", "buy milk"),
    "another id": ("- [ ] buy milk her CV ^vk-aaaaaaaa\n", "buy milk her CV"),
    "no id": ("- [ ] buy milk her CV\n", "buy milk her CV"),
}


@pytest.mark.parametrize(("text", "words"), STEPS.values(), ids=STEPS)
def test_what_a_save_left_of_a_step_is_no_part_of_a_task(text: str, words: str) -> None:
    now = with_lines(parse_note("A.md", text.encode()), [asked(STEP)])
    assert [(block.text.partition(" 📅")[0], block.id == STEP_ID) for block in now.blocks] == [
        (words, False),
        ("send her CV", True),
    ]


def test_a_note_that_takes_no_line_still_reads_with_it() -> None:
    closed = f"- 2026-01-01 call\n\nher lab ^{ID}\n\n```\ncode"
    now = with_lines(parse_note("A.md", closed.encode()), [asked(LINE)])
    assert [line.id for line in now.log] == ["", ID]
