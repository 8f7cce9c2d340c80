"""Remarks: the user's own words in a note, and what is none of them."""

import pytest
from msgspec.structs import replace

from tests.vaults.hostile import CORPUS
from vaultkit.syntax.document import parse_note
from vaultkit.syntax.fences import split
from vaultkit.syntax.remarks import read_remarks


def remarks(body: str) -> list[str]:
    return [one.text for one in parse_note("People/Ann.md", body.encode()).own_words()]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Sees the whole machine.\n", ["Sees the whole machine."]),
        ("One line\nand its end.\n\nAnother.\n", ["One line and its end.", "Another."]),
        ("# Ann\n\nBelow a heading.\n", ["Below a heading."]),
        ("- likes tea\n* and rust\n", ["likes tea", "and rust"]),
        ("- 2026-10-01 coffee: her lab\n", []),
        ("- [[2026-10-01]] her lab\n", []),
        ("01.10.2026 Telefonat\n", []),
        ("## 2026-10-01\nher lab\n## Notes\nKnows trains.\n", ["Knows trains."]),
        ("- [ ] call her\n- [x] called\n", []),
        ("> quoted\n\nOwn.\n", ["Own."]),
        ("| a | b |\n|---|---|\n| c | d |\n", []),
        ("```\ncode\n```\nOwn.\n", ["Own."]),
        ("$$x$$\nOwn.\n", ["Own."]),
        ("%% secret %%\nOwn.\n", ["Own."]),
        ("%%\nsecret\n%%\nOwn.\n", ["Own."]),
        ("Own %% secret %% words.\n", []),
        ("<!-- secret -->\nOwn <!-- secret -->\n", []),
        ("role:: mentor\n[org:: Acme]\nOwn.\n", ["Own."]),
        ("#person #friend\nOwn.\n", ["Own."]),
        ("[[Bob]] · [[Cid]]\nOwn.\n", ["Own."]),
        ("## Attendees\n- Bob and his dog\n## Notes\nOwn.\n", ["Own."]),
        ("Attendees: Bob\nOwn.\n", ["Own."]),
        ("![[photo.png]]\n---\n***\nOwn.\n", ["Own."]),
        ("Own.\r\n", ["Own."]),
        ("", []),
    ],
)
def test_own_words(body: str, expected: list[str]) -> None:
    assert remarks(body) == expected


def test_a_remark_knows_its_links_and_its_line() -> None:
    note = parse_note("Events/Fair.md", b"---\ndate: 2026-11-24\n---\n\nSmall round, [[Dirk]] speaks.\n")
    (one,) = note.own_words()
    assert ([link.target for link in one.links], one.location.line) == (["Dirk"], 5)


def test_of_a_long_note_the_first_words_are_enough() -> None:
    assert len(remarks("A word.\n\n" * 500)) == 12
    assert max(map(len, remarks("word " * 5_000))) <= 600


WITH_BLOCKS = (
    "Met [[Bo]] at the fair.\n",
    "  Met [[Bo]] at the fair.\n",
    "- likes [[Bo]]\n",
    "Met [[Bo]] and\n[[Cy]] there.\n",
    "Met [[Bo]] there. ^b1\n",
    "  Met [Bo](Bo.md) there.\n\nMet [Bo](Bo.md), too.\n",
    "`[[No]]` and [[Bo]]\n",
    "%%\nMet [[Bo]].\n%%\nMet [[Cy]].\n",
    f"{'word ' * 130}[[Bo]]\n",
    "---\na: b\n---\nMet [[Bo|him]].\r\n\r\nAnd [[Cy#x]].\r\n",
)


def test_with_the_blocks_at_hand_remarks_say_what_they_say_without() -> None:
    for text in (*WITH_BLOCKS, *CORPUS.values()):
        note = parse_note("People/Ann.md", text.encode("utf-8", "surrogatepass"))
        _, body, first = split(text.replace("\r\n", "\n"))
        rows = body.split("\n")
        known = replace(note, remarks=read_remarks(note.path, rows, first, note.blocks))
        assert known.own_words() == read_remarks(note.path, rows, first), repr(text[:100])


def test_a_remark_that_is_a_block_is_kept_once() -> None:
    note = parse_note("People/Ann.md", b"Own.\n\nMet [[Bo]].\n\n- likes [[Cy]]\n")
    assert [one if isinstance(one, int) else one.text for one in note.remarks] == ["Own.", 0, "likes [[Cy]]"]
    assert [one.text for one in note.own_words()] == ["Own.", "Met [[Bo]].", "likes [[Cy]]"]
