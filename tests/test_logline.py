"""Log lines: every form that is read, the one form that is written, and the decisions among them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from vaultkit.model.location import Location
from vaultkit.model.note import LogLine, Note
from vaultkit.syntax.document import parse_note
from vaultkit.syntax.logline import format_log_line, parse_log_line
from vaultkit.syntax.typed_words import as_typed

HERE = Location(path="Ann.md")
DAY = date(2026, 11, 20)


def note(text: str) -> Note:
    return parse_note("Ann.md", text.encode())


def line(text: str) -> LogLine:
    found = parse_log_line(text, HERE)
    assert found is not None
    return found


FORMS = [
    "- 2026-11-20 coffee: her lab",
    "- [[2026-11-20]] coffee: her lab",
    "- [[Daily/2026-11-20|Friday]]: coffee: her lab",
    "- **2026-11-20** – coffee: her lab",
    "- **2026-11-20:** coffee: her lab",
    "* 2026-11-20: coffee: her lab",
    "+ 2026-11-20 - coffee: her lab",
    "1. *2026-11-20* coffee: her lab",
    "- 2026/11/20 coffee: her lab",
    "- x\n    - 2026-11-20 coffee: her lab",
    "### 2026-11-20 Coffee\n\nher lab\n",
    "### 2026-11-20\n\nCoffee: her lab\n\n## Other\n\nmore\n",
    "## [[2026-11-20]]: coffee\nher lab\n",
    "| when | what | who |\n|---|---|---|\n| 2026-11-20 | coffee | her lab |\n",
    "---\ninteractions:\n- {date: 2026-11-20, kind: coffee, text: her lab}\n---\n",
    "---\ninteractions:\n  - date: 2026-11-20\n    text: 'coffee: her lab'\n---\n",
    "---\ninteractions: ['2026-11-20 coffee: her lab']\n---\n",
]

NOT_FORMS = [
    "- [ ] 2026-11-20 coffee\n",
    "- [x] 2026-11-20 coffee\n",
    "> - 2026-11-20 coffee\n",
    "> ### 2026-11-20 coffee\n",
    "```\n- 2026-11-20 coffee\n```\n",
    "<!--\n- 2026-11-20 coffee\n-->\n",
    "%%\n- 2026-11-20 coffee\n%%\n",
    "a\n\n    - 2026-11-20 coffee\n",
    "- coffee 2026-11-20\n",
    "- 2026-11-20th\n",
    "- 2026-11-2 coffee\n",
    "- 2026-11-20-notes\n",
    "- 12026-11-20 coffee\n",
    "| what | who | when |\n|---|---|---|\n| coffee | her lab | 2026-11-20 |\n",
]

TIMES = [
    ("2026-11-20 14:30 coffee", "14:30", "coffee"),
    ("2026-11-20T14:30 coffee", "14:30", "coffee"),
    ("2026-11-20T14:30:00Z: coffee", "14:30", "coffee"),
    ("2026-11-20 2:30 pm coffee", "14:30", "coffee"),
    ("2026-11-20 9:05 – coffee", "09:05", "coffee"),
    ("**2026-11-20** 14:30 coffee", "14:30", "coffee"),
    ("2026-11-20 coffee 14:30", "", "coffee 14:30"),
]


@pytest.mark.parametrize("text", FORMS)
def test_a_form_is_read(text: str) -> None:
    (found,) = note(text).log
    assert (found.day, found.word) == (DAY, "coffee")
    assert " ".join(found.rest.split()).removeprefix(": ") == "her lab"


@pytest.mark.parametrize("text", NOT_FORMS)
def test_what_is_no_log_line(text: str) -> None:
    assert note(text).log == ()


@pytest.mark.parametrize(("text", "time", "said"), TIMES)
def test_a_time_after_the_date(text: str, time: str, said: str) -> None:
    assert (line(text).time, line(text).text) == (time, said)


@pytest.mark.parametrize(
    ("text", "word", "rest"),
    [
        ("2026-11-20 coffee: her lab", "coffee", "her lab"),
        ("2026-11-20 Coffee with [[Bo]]", "coffee", "with [[Bo]]"),
        ("2026-11-20 **call**: x", "call", "x"),
        ("2026-11-20 [[Bo]] came", "", "[[Bo]] came"),
        ("2026-11-20", "", ""),
    ],
)
def test_the_first_word(text: str, word: str, rest: str) -> None:
    assert (line(text).word, line(text).rest) == (word, rest)


def test_links_tags_id_and_place() -> None:
    (found,) = note("---\na: 1\n---\n\n- [[2026-11-20]] met [[Bo]] #gave #In ^vk-k3f9q2mz\n").log
    assert [link.target for link in found.links] == ["Bo"]
    assert (found.tags, found.id, found.text) == (("gave", "In"), "vk-k3f9q2mz", "met [[Bo]] #gave #In")
    assert (found.location.line, found.location.column) == (5, 3)
    assert found.links[0].location.column == 22


def test_a_heading_takes_all_text_until_the_next_heading_but_no_tasks_quotes_or_log_lines() -> None:
    text = "# 2026-11-20 call\nabout [[A]]\n\n- and [[B]]\n- [ ] ask [[C]]\n- 2026-11-19 email\n"
    text += "\n> [[D]]\n\n# Next\n[[E]]\n"
    email, call = note(text).log
    assert (email.word, call.word) == ("email", "call")
    assert call.text == "call: about [[A]] and [[B]]"
    assert [link.target for link in call.links] == ["A", "B"]


def test_an_impossible_date_is_a_finding_with_its_line() -> None:
    found = note("- 2026-02-30 coffee\n\n---\n")
    assert found.log == ()
    assert [(d.rule, d.location.line, d.location.column) for d in found.diagnostics] == [("bad-date", 1, 3)]
    found = note("---\ninteractions:\n- {date: soon, text: x}\n---\n")
    assert [(d.rule, d.location.line) for d in found.diagnostics] == [("bad-date", 3)]


def test_the_written_form() -> None:
    written = format_log_line(day=DAY, kind="coffee", text="her lab is hiring in spring", id="vk-k3f9q2mz")
    assert written == "- 2026-11-20 coffee: her lab is hiring in spring ^vk-k3f9q2mz"
    assert format_log_line(day=DAY, kind="call", text="", id="") == "- 2026-11-20 call"
    assert format_log_line(day=DAY, kind="call", text="x", id="", time="14:30") == "- 2026-11-20 14:30 call: x"
    assert format_log_line(day=DAY, kind="", text="let go", id="vk-a") == "- 2026-11-20 let go ^vk-a"


@settings(deadline=None)
@given(
    st.dates(date(1000, 1, 1), date(2999, 12, 31)),
    st.sampled_from(["coffee", "call", "text"]),
    st.text(max_size=60),
    st.sampled_from(["", "vk-k3f9q2mz"]),
    st.sampled_from(["", "09:05"]),
)
def test_what_is_written_is_read_back(day: date, kind: str, text: str, id: str, time: str) -> None:
    written = format_log_line(day=day, kind=kind, text=text, id=id, time=time)
    assert "\n" not in written
    (found,) = parse_note("Ann.md", f"# Ann\n\n{written}\n".encode()).log
    assert (found.day, found.word, found.id, found.time) == (day, kind, id, time)
    assert found.text == (f"{kind}: {as_typed(text)}" if as_typed(text) else kind)
    assert replace(line(written), links=(), location=found.location) == replace(found, links=(), above=())


def test_links_behind_a_bullet_stand_where_they_stand() -> None:
    found = line("- 2026-11-20 met [[Bo]]")
    assert (found.text, [link.location.column for link in found.links]) == ("met [[Bo]]", [18])
