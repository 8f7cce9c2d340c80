"""What somebody typed, as it stands in their note: byte for byte, on one line that nothing of it ends or hides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.vaults.names import PIECES
from vaultkit.model.location import Location
from vaultkit.model.page import Pending
from vaultkit.syntax.append_text import text_to_append
from vaultkit.syntax.document import parse_note
from vaultkit.syntax.typed_words import as_typed, format_step, next_step

NOTE = b"---\ntier: close\n---\n\n- 2024-02-01 lunch: old days\n"
LINE = "- 2026-11-23 coffee: {} ^vk-aaaaaaaa"
ID = "vk-aaaaaaaa"
PENDING = Pending(path="Ann.md", line="", id=ID, location=Location(path="Ann.md"))

WORDS = {
    "links": ("met [[Bob]] and [Cy](Cy.md)", None),
    "code and HTML": ("`x` <b>y</b> <!-- z", None),
    "emphasis": ("*a* **b** _c_ ~~d~~ ==e== $f$", None),
    "fields and templates": ("a:: b {{c}} <% d %>", None),
    "blanks": ("a  b\tc", None),
    "backslashes": (r"a \* b \\ c \ ", r"a \* b \\ c \ ".strip()),
    "tags": ("#gave the paper #a/b", None),
    "other languages": ("réunion, 合作, «да», ¿qué?", None),
    "a line break": ("a\nb\r\n  c\rd", "a b c d"),
    "an id at the end": ("a ^mine", r"a \^mine"),
    "an id of vaultkit's": ("a ^vk-bbbbbbbb b", r"a \^vk-bbbbbbbb b"),
    "an id within": ("a ^mine b", None),
    "a power": ("2^10", None),
    "comments": ("a %%b%% %%% c", r"a %\%b%\% %\%\% c"),
    "a percentage": ("100% sure", None),
    "nothing": ("  \n ", ""),
}


@pytest.mark.parametrize(("typed", "written"), WORDS.values(), ids=WORDS)
def test_words_are_written_as_they_were_typed(typed: str, written: str | None) -> None:
    assert as_typed(typed) == (typed if written is None else written)


@given(st.one_of(st.text(max_size=40), st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join)))
def test_whatever_was_typed_the_line_and_the_task_are_read_back(typed: str) -> None:
    words = as_typed(typed)
    assert as_typed(words) == words
    assert "%%" not in words
    assert "\n" not in words
    for line in (LINE.format(words), format_step(typed or "x", ID)):
        added = text_to_append("Ann.md", NOTE, [replace(PENDING, line=line)])
        assert added == f"{line}\n".encode()
        assert text_to_append("Ann.md", NOTE + added, [replace(PENDING, line=line)]) == b""
    (_, found) = parse_note("Ann.md", NOTE + f"{LINE.format(words)}\n".encode()).log
    assert (found.id, found.day.year) == (ID, 2026)


STEPS = {
    "[ ] send her the CV": "send her the CV",
    "[ ] send her the CV 📅 2026-11-30 #work": "send her the CV 📅 2026-11-30 #work",
    "next: send  her the CV": "send  her the CV",
    "Next step: send her the CV": "send her the CV",
    "NEXT STEP:send her the CV": "send her the CV",
    "[x] sent her the CV": "",
    "[ ]": "",
    "next:": "",
    "next week: the fair": "",
    "the next: one": "",
    "nextstep: x": "",
}


@pytest.mark.parametrize(("bullet", "step"), STEPS.items())
def test_a_next_step(bullet: str, step: str) -> None:
    assert next_step(bullet) == step


def test_the_task_of_a_step() -> None:
    assert format_step("send her the CV", ID) == f"- [ ] send her the CV ^{ID}"
    assert format_step("next: send her the CV", ID) == f"- [ ] send her the CV ^{ID}"
    assert format_step("next: week one\nby one %%x%%", ID) == rf"- [ ] week one by one %\%x%\% ^{ID}"


def test_what_no_file_can_hold_is_replaced() -> None:
    assert as_typed("a\0b\udc80c\ud800") == "a\ufffdb\ufffdc\ufffd"
