"""A task's own words: what a person would say of it."""

import pytest

from vaultkit.model.note import Task
from vaultkit.syntax.document import parse_note
from vaultkit.syntax.task_words import task_words

WORDS = [
    ("feedback for [[Priya Nair]] 🔺 📅 2026-12-01", "feedback for Priya Nair"),
    ("call [[People/Ann Lee]] ⏬ ➕ 2026-11-01 🛫 2026-11-02 ⏳ 2026-11-03", "call Ann Lee"),
    ("send [[Bo|Bob]] the CV [due:: 2026-12-01] (priority:: high)", "send Bob the CV"),
    ("check budget [delegated:: [[Ann Lee]]]", "check budget"),
    ("write [Ann](People/Ann%20Lee.md) 🔁 every week when done 🏁 delete", "write Ann"),
    ("water the plants 🔁 every 2 weeks on Tuesday 📅 2026-12-01", "water the plants"),
    ("pay 🆔 abc1 ⛔ def2,ghi3", "pay"),
    ("lend the book 📅 2019-02-07 to [[Bo]]", "lend the book to Bo"),
    ("call her ⏫ #phone 📅 2026-12-01", "call her #phone"),
    ("ask about [the offer](https://example.org/a) 🔽", "ask about the offer"),
    ("rappeler [[Zoë Ek]] 🗓️ 2026-12-01", "rappeler Zoë Ek"),
    ("(see note) [draft] a:: b", "(see note) [draft] a:: b"),
    ("[ ]call [[Ann]]", "call Ann"),
    ("[] call [[Ann]]", "call Ann"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_the_words_of_a_task(text: str, words: str) -> None:
    assert task_words(text) == words


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("called [[Ann]] ✅ 2026-10-05.", "2026-10-05"),
        ("called [[Ann]] ✅ 2026-10-05 good talk", "2026-10-05"),
        ("called [[Ann]] ✅\u00a02026-10-05", "2026-10-05"),
        ("called [[Ann]] ✅2026-10-05, again soon", "2026-10-05"),
        ("called [[Ann]]\u00a0✅ 2026-10-05", "2026-10-05"),
        ("called [[Ann]] ✅ 2026-10-05 (#good)", "2026-10-05"),
        ("called [[Ann]] ✅ 2026-10-5", None),
        ("called [[Ann]] ✅ 2026-13-05 x", None),
        ("called [[Ann]] ✅", None),
    ],
)
def test_the_day_on_which_it_was_done_counts_before_other_words(text: str, done: str | None) -> None:
    (block,) = parse_note("a.md", f"- [x] {text}\n".encode()).blocks
    assert isinstance(block.task, Task)
    assert (block.task.done and block.task.done.isoformat()) == done
