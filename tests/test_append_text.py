"""Text to append: where a log line goes behind the bytes of a note, and when none may."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.model.diagnostic import Diagnostic
from vaultkit.model.location import Location
from vaultkit.model.page import Pending
from vaultkit.syntax.append_text import line_ending, text_to_append
from vaultkit.syntax.coming_lines import with_lines
from vaultkit.syntax.document import parse_note


def pending(line: str) -> Pending:
    return Pending(path="Ann.md", line=line, id=line[-11:], location=Location(path="Ecosystem/Home.md"))


LINE = "- 2026-11-25 coffee: her lab ^vk-aaaaaaaa"
OTHER = "- 2026-11-26 call ^vk-bbbbbbbb"
HEADED = f"## Log\n\n{LINE}\n"
BOM = "\ufeff"

PLACES = [
    pytest.param("", HEADED, id="empty"),
    pytest.param(BOM, HEADED, id="a byte order mark alone"),
    pytest.param("text", f"\n\n{HEADED}", id="no final newline"),
    pytest.param("text\n", f"\n{HEADED}", id="a paragraph"),
    pytest.param("text\n\n", HEADED, id="an empty line at the end"),
    pytest.param("text\n \n", HEADED, id="a blank line at the end"),
    pytest.param("---\na: b\n---\n", f"\n{HEADED}", id="front matter alone"),
    pytest.param("---\na: b\n---", f"\n\n{HEADED}", id="front matter without newline"),
    pytest.param("# Ann\n\n## Log\n", f"\n{LINE}\n", id="an empty log"),
    pytest.param("# Ann\n\n### LOG ###\n\n", f"{LINE}\n", id="an empty log in capitals"),
    pytest.param("- 2026-01-01 a\n", f"{LINE}\n", id="a log without heading"),
    pytest.param("- 2026-01-01 a", f"\n{LINE}\n", id="a log without newline"),
    pytest.param("- 2026-01-01 a\n  more\n", f"{LINE}\n", id="a log line of two lines"),
    pytest.param("- 2026-01-01 a\n\n", f"{LINE}\n", id="a log with an empty line"),
    pytest.param("- 2026-01-01 a\n\nWords.\n", f"\n{LINE}\n", id="words below the log"),
    pytest.param("## Log\n- 2026-01-01 a\n## Ideas\n- b\n", f"\n{HEADED}", id="another section behind the log"),
    pytest.param("### 2026-01-01 Coffee\nWe talked.\n", f"\n{LINE}\n", id="a dated heading"),
    pytest.param("| when | what |\n|---|---|\n| 2026-01-01 | a |\n", f"\n{LINE}\n", id="a table"),
    pytest.param("---\ninteractions: ['2026-01-01 a']\n---\nx\n", f"\n{HEADED}", id="a log in front matter only"),
    pytest.param("<div>\n- 2026-01-01 a", f"\n\n{HEADED}", id="raw HTML at the end"),
    pytest.param("- 2026-01-01 a\n<b>", f"\n\n{LINE}\n", id="HTML below a log"),
    pytest.param("## Attendees\n- [[Bob]]\n", f"\n{HEADED}", id="a list of people"),
    pytest.param(LINE[:17], f"{LINE[17:]}\n", id="a line that was cut off"),
    pytest.param(f"x\n{LINE[:-1]}", f"{LINE[-1]}\n", id="a line without its last letter"),
    pytest.param(f"x\n{LINE[:9]}", f"\n\n{HEADED}", id="a beginning where a heading was to come first"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "added"), PLACES)
@pytest.mark.parametrize("eol", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_the_line_follows_the_text(text: str, added: str, eol: str) -> None:
    data = text.replace("\n", eol).encode()
    plain = eol if eol.encode() in data else "\n"
    assert text_to_append("Ann.md", data, [pending(LINE)]) == added.replace("\n", plain).encode()


REFUSED = [
    pytest.param(b"---\na: " + b"[" * 30 + b"\n---\nx\n", "yaml-limit", 2, id="YAML beyond the limits"),
    pytest.param(b"x\n\xff\n", "not-utf8", 2, id="not UTF-8"),
    pytest.param(b"x\0", "binary-file", 1, id="NUL"),
    pytest.param(b"```\ncode\n", "open-fence", 2, id="an open fence"),
    pytest.param(b"x\n<!-- y\n", "open-fence", 2, id="an open comment"),
    pytest.param(b"%% y\n", "open-fence", 1, id="an open Obsidian comment"),
    pytest.param(b"<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n", "conflict-markers", 1, id="conflict markers"),
    pytest.param(b"<<<<<<<\nx\n=======\ny\n>>>>>>>\n", "conflict-markers", 1, id="markers without labels"),
    pytest.param(b"- a\n  <<<<<<<\n  x\n  =======\n  y\n  >>>>>>>\n", "conflict-markers", 2, id="indented markers"),
    pytest.param(b"---\na: '{{x}}'\n---\n", "template", 1, id="a template"),
]


@pytest.mark.parametrize(("data", "rule", "line"), REFUSED)
def test_what_cannot_be_read_whole_is_left_alone(data: bytes, rule: str, line: int) -> None:
    found = text_to_append("Ann.md", data, [pending(LINE)])
    assert isinstance(found, Diagnostic)
    assert (found.rule, found.location.path) == ("append-refused", "Ann.md")
    assert rule in found.message
    assert found.location.line == line


def test_a_note_that_is_closed_says_what_closes_it_and_an_open_one_what_spoils_it() -> None:
    board = b"---\nkanban-plugin: board\n---\n\n## Todo\n\n- [ ] a\n\n%% kanban:settings\n```\n{}\n```\n%%\n"
    closed = text_to_append("Ann.md", board, [pending(LINE)])
    assert closed == parse_note("Ann.md", board).closed
    spoiled = text_to_append("Ann.md", b"x\n\xff\n", [pending(LINE)])
    (why,) = parse_note("Ann.md", b"x\n\xff\n").diagnostics
    assert isinstance(spoiled, Diagnostic)
    assert spoiled.message == f"nothing is appended: {why.message} (not-utf8)"
    assert spoiled.hint == why.hint


def test_a_note_at_whose_end_no_line_would_be_read_says_so() -> None:
    found = text_to_append("Ann.md", b"x\n<!DOCTYPE", [pending(LINE)])
    assert isinstance(found, Diagnostic)
    assert found.message == "a line at the end of the note would not be read as a log line"
    assert found.hint == "end the note with a paragraph or a list"
    assert (found.rule, found.location) == ("append-refused", Location(path="Ann.md"))


def test_a_day_that_was_begun_is_ours_where_a_heading_was_to_come_first() -> None:
    assert text_to_append("Ann.md", f"x\n{LINE[:12]}".encode(), [pending(LINE)]) == f"{LINE[12:]}\n".encode()
    assert text_to_append("Ann.md", f"x\n{LINE[:11]}".encode(), [pending(LINE)]) == f"\n\n{HEADED}".encode()


@pytest.mark.parametrize(
    ("text", "eol"),
    [("", "\n"), ("a", "\n"), ("a\r\n", "\r\n"), ("a\nb\r\n", "\r\n"), ("a\nb\nc\r\n", "\n"), ("a\rb\n", "\n")],
)
def test_the_line_ending_is_that_of_half_of_the_lines(text: str, eol: str) -> None:
    assert line_ending(text.encode()) == eol.encode()


def test_a_line_that_stands_there_is_not_added() -> None:
    assert text_to_append("Ann.md", f"{HEADED}".encode(), [pending(LINE)]) == b""
    assert text_to_append("Ann.md", f"{HEADED}".encode(), [pending(LINE), pending(OTHER)]) == f"{OTHER}\n".encode()


def test_an_id_in_passing_is_no_line() -> None:
    text = b"See [[Ann#^vk-aaaaaaaa]].\n\nring ^vk-aaaaaaaa\n"
    assert text_to_append("Bob.md", text, [pending(LINE)]) == f"\n{HEADED}".encode()


def test_a_cut_off_line_may_end_within_a_letter() -> None:
    line = "- 2026-11-25 coffee: café ^vk-aaaaaaaa"
    whole = f"x\n{line}\n".encode()
    cut = whole.index("é".encode()) + 1
    rest = text_to_append("Ann.md", whole[:cut], [pending(line), pending(OTHER)])
    assert isinstance(rest, bytes)
    assert whole[:cut] + rest == whole + f"{OTHER}\n".encode()


@given(st.text(st.sampled_from("ab-#|`<>[]% \n\t0123456789:*_"), max_size=60))
def test_whatever_stands_above_is_read_as_before(text: str) -> None:
    data = text.encode()
    added = text_to_append("Ann.md", data, [pending(LINE)])
    if isinstance(added, bytes):
        before, after = parse_note("Ann.md", data), parse_note("Ann.md", data + added)
        assert after.properties == before.properties
        assert after.blocks[: len(before.blocks)] == before.blocks
        assert [line.id for line in after.log].count("vk-aaaaaaaa") == 1


@pytest.mark.parametrize("text", [place.values[0] for place in PLACES], ids=[place.id for place in PLACES])
@pytest.mark.parametrize("eol", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_a_write_that_was_cut_off_anywhere_is_completed(text: str, eol: str) -> None:
    data = text.replace("\n", eol).encode()
    wanted = [pending(LINE), pending(OTHER)]
    added = text_to_append("Ann.md", data, wanted)
    assert isinstance(added, bytes)
    for cut in range(1, len(added.rstrip())):
        rest = text_to_append("Ann.md", data + added[:cut], wanted)
        assert rest == added[cut:], added[:cut]


@pytest.mark.parametrize("torn", ["- 2026-11-25", "- 2026-11-", "- 2026-", "- 202", "- ", "-"])
def test_signs_that_a_cut_off_write_left_are_completed_and_no_contact_of_their_own(torn: str) -> None:
    data = f"# Ann\n\n- 2026-01-01 call\n{torn}".encode()
    added = text_to_append("Ann.md", data, [pending(LINE)])
    assert isinstance(added, bytes)
    note = parse_note("Ann.md", data + added)
    assert [(line.day.isoformat(), line.text) for line in note.log] == [
        ("2026-01-01", "call"),
        ("2026-11-25", "coffee: her lab"),
    ]
    assert (data + added).endswith(f"\n{LINE}\n".encode())


@pytest.mark.parametrize("torn", ["#", "##", "## ", "## L", "## Log", "## Log\n", "## Log\n\n", "## Log\n\n- 20"])
def test_a_heading_that_was_cut_off_is_completed(torn: str) -> None:
    data = f"# Ann\n\nWords.\n\n{torn}".encode()
    added = text_to_append("Ann.md", data, [pending(LINE)])
    assert isinstance(added, bytes)
    assert data + added == f"# Ann\n\nWords.\n\n{HEADED}".encode()


NOT_OURS = [
    pytest.param("C#", "\n\n" + HEADED, id="a sharp at the end of a word"),
    pytest.param("Title\n-", "\n\n" + HEADED, id="the line below a heading"),
    pytest.param("x\n- 2026-11-25 call", f"\n{LINE}\n", id="another line of that day"),
    pytest.param("## 2", "\n\n" + HEADED, id="another heading"),
    pytest.param("- 2026-01-01 a\n## L", "\n\n" + HEADED, id="a heading where none was to come"),
]


@pytest.mark.parametrize(("text", "added"), NOT_OURS)
def test_what_only_looks_like_a_beginning_stays_as_it_is(text: str, added: str) -> None:
    assert text_to_append("Ann.md", text.encode(), [pending(LINE)]) == added.encode()


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_line_that_was_begun_comes_first(order: tuple[int, int]) -> None:
    both = [pending(LINE), pending(OTHER)]
    data = f"- 2026-01-01 a\n{OTHER[:20]}".encode()
    wanted = [both[at] for at in order]
    added = text_to_append("Ann.md", data, wanted)
    assert added == f"{OTHER[20:]}\n{LINE}\n".encode()
    now = with_lines(parse_note("Ann.md", data), wanted)
    assert [line.id for line in now.log] == ["", both[1].id, both[0].id]


@pytest.mark.parametrize("cut", range(1, len(LINE)))
def test_a_line_cut_off_anywhere_reads_as_it_will(cut: int) -> None:
    data = f"# Ann\n\n- 2026-01-01 call\n{LINE[:cut]}".encode()
    now, added = (
        with_lines(parse_note("Ann.md", data), [pending(LINE)]),
        text_to_append("Ann.md", data, [pending(LINE)]),
    )
    assert isinstance(added, bytes)
    then = parse_note("Ann.md", data + added)
    assert [(line.id, line.text) for line in now.log] == [(line.id, line.text) for line in then.log]


@given(st.text(st.sampled_from("ab-# [](\n0123456789"), max_size=60))
def test_a_note_with_lines_to_come_reads_as_it_will(text: str) -> None:
    data = f"# Ann\n\n{text}\n".encode()
    added = text_to_append("Ann.md", data, [pending(LINE)])
    if isinstance(added, bytes):
        now = with_lines(parse_note("Ann.md", data), [pending(LINE)])
        then = parse_note("Ann.md", data + added)
        assert [(line.id, line.text, line.tags) for line in now.log] == [
            (line.id, line.text, line.tags) for line in then.log
        ]
        assert {tag.name for tag in now.tags} == {tag.name for tag in then.tags}
