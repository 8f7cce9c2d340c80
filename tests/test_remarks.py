"""Remarks: the user's own words in a note, and what is none of them."""

import random

import pytest
from msgspec.structs import replace

from tests.vaults.hostile import CORPUS
from vaultkit.model.location import Location
from vaultkit.model.note import Opening
from vaultkit.syntax.document import parse_note
from vaultkit.syntax.fences import split
from vaultkit.syntax.remarks import opening, own_words, read_remarks
from vaultkit.vault.kept.note_parts import decoded_note, pack


def remarks(body: str) -> list[str]:
    return [one.text for one in own_words(parse_note("People/Ann.md", body.encode()))]


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
    (one,) = own_words(note)
    assert ([link.target for link in one.links], one.location.line) == (["Dirk"], 5)


def test_of_a_long_note_the_first_words_are_enough() -> None:
    assert len(remarks("A word.\n\n" * 500)) == 12
    assert max(map(len, remarks("word " * 5_000))) <= 600


def test_a_note_keeps_what_its_remarks_are_read_of_and_no_more() -> None:
    body = "Own.\n\n" + "- [ ] a task\n" * 200 + "Late.\n"
    note = parse_note("People/Ann.md", f"---\nrole: baker\n---\n{body}".encode())
    (begin,) = note.openings
    assert (begin.location.path, begin.location.line) == ("People/Ann.md", 4)
    assert begin.text == "\n".join(body.split("\n")[:80])
    assert [one.text for one in own_words(note)] == ["Own."]
    assert parse_note("Empty.md", b"---\na: b\n---\n \n\n").openings == ()
    assert parse_note("Home.md", b"---\nvaultkit: home\n---\nOwn.\n").openings == ()


@pytest.mark.parametrize("seed", range(40))
def test_of_what_is_kept_the_same_is_read_as_of_all(seed: int) -> None:
    chance = random.Random(seed)
    lines = ["", "", "", "Own words.", "Own: words.", "- a bullet", "# Notes", "## Attendees", "word " * 400, "x" * 601]
    lines += [
        "word  " * 150 + "end",
        "word " * 130 + "%%",
        "%%",
        "```",
        "[[Bo]] " * 120,
        "- 2026-10-01 met",
        "  text  ",
    ]
    for count in (5, 30, 79, 80, 81, 120):
        rows = [chance.choice(lines) for _ in range(count)]
        body = "\n".join(rows)
        whole = Opening(text="\n".join(rows[:80]), location=Location(path="Ann.md", line=3))
        kept = opening("Ann.md", body, rows, 3)
        assert [said for one in kept for said in read_remarks(one)] == [*read_remarks(whole)]
        assert sum(len(one.text) for one in kept) <= len(body)


WITH_BLOCKS = tuple(
    text.replace("Met", f"Met {'long ago ' * 12}")
    for text in (
        "Met [[Bo]] at the fair.\n",
        "  Met [[Bo]] at the fair.\n",
        "- likes [[Bo]]\n",
        "Met [[Bo]] and\n[[Cy]] there.\n",
        "Met [[Bo]] there. ^b1\n",
        "  Met [Bo](Bo.md) there.\n\nMet [Bo](Bo.md), too.\n",
        "`[[No]]` and [[Bo]]\n",
        "%%\nMet [[Bo]].\n%%\nMet [[Cy]].\n",
        f"Met {'word ' * 130}[[Bo]]\n",
        "---\na: b\n---\nMet [[Bo|him]].\r\n\r\nMet [[Cy#x]].\r\n",
        "> Met [[Bo]].\n\nMet [[Bo]].\n",
        "# Met [[Bo]] 2026\n\nMet [[Bo]].\n",
    )
)


def test_with_lines_that_are_blocks_remarks_say_what_they_say_without() -> None:
    held = 0
    for text in (*WITH_BLOCKS, *CORPUS.values()):
        note = parse_note("People/Ann.md", text.encode("utf-8", "surrogatepass"))
        _, body, first = split(text.replace("\r\n", "\n"))
        rows = body.split("\n")
        known = replace(note, openings=opening(note.path, body, rows, first, note.blocks))
        plain = replace(note, openings=opening(note.path, body, rows, first), blocks=())
        assert own_words(known) == own_words(plain), repr(text[:100])
        held += sum(len(one.blocks) for one in note.openings)
    assert held > len(WITH_BLOCKS) // 2


def test_a_line_that_is_a_block_is_kept_once() -> None:
    met = "Met [[Bo]]" + " again and again" * 5
    note = parse_note("People/Ann.md", f"Own.\n\n{met}\n\n- likes [[Cy]]\n".encode())
    assert [(one.text, one.blocks) for one in note.openings] == [("Own.\n\n\n\n- likes [[Cy]]\n", (0,))]
    assert [one.text for one in own_words(note)] == ["Own.", met, "likes [[Cy]]"]


def test_of_a_long_note_no_more_is_kept_than_its_remarks_take() -> None:
    (prose,) = parse_note("Prose.md", b"A line of prose that goes on and on.\n\n" * 5_000).openings
    assert len(prose.text) == 40 * 38 - 1
    (lines,) = parse_note("Lines.md", (b"word " * 1_000 + b"\n\n") * 50).openings
    assert len(lines.text) < 12 * 610
    (mixed,) = parse_note("Short.md", (b"word " * 100 + b"\n\n") * 50).openings
    assert len(own_words(parse_note("Short.md", (b"word " * 100 + b"\n\n") * 50))) == 12
    assert len(mixed.text) < 12 * 510


def test_of_a_note_with_sides_the_words_of_each_are_its_own() -> None:
    one, other = (parse_note(f"{name}.md", f"From {name}, [[Bo]].\n".encode()) for name in ("Ann", "Ann 2"))
    both = replace(one, openings=(*one.openings, *other.openings))
    assert [(said.text, said.location.path) for said in own_words(both)] == [
        ("From Ann, [[Bo]].", "Ann.md"),
        ("From Ann 2, [[Bo]].", "Ann 2.md"),
    ]


def test_what_a_packed_note_says_of_its_own_is_what_the_parsed_one_says() -> None:
    for text in CORPUS.values():
        note = parse_note("People/Ann.md", text.encode("utf-8", "surrogatepass"))
        assert own_words(decoded_note(pack(note).data)) == own_words(note), repr(text[:100])
