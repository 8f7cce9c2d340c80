"""Other syntax of the body: each case carries its id in the table of conventions."""

import pytest

from vaultkit.model.note import Block
from vaultkit.syntax.document import parse_note

LEFT_OUT: dict[str, str] = {
    "B4": "which heading a subpath means is asked by nothing that vaultkit does",
    "B6": "all types of callout are read alike",
    "B11": "how lines break when shown; vaultkit keeps them as written",
    "B15": "canvas files are not read: a vault is its `.md` files",
}


def blocks(text: str) -> tuple[Block, ...]:
    return parse_note("S.md", text.encode()).blocks


# id, body, targets of all links
CASES: list[tuple[str, str, list[str]]] = [
    ("B1", "a %% [[X]] %% b", ["X"]),
    ("B1", "%%\n[[X]]\n\n[[Y]]\n%%\n[[Z]]", ["X", "Y", "Z"]),
    ("B1", "%%%%\n- [[X]]", ["X"]),
    ("B2", "%% Begin Waypoint %%\n- [[X]]\n\n%% End Waypoint %%", ["X"]),
    ("B5", "> [!tip]- Title [[X]]\n> [[Y]]", ["X", "Y"]),
    ("B7", "text[^1]\n\n[^1]: [[X]]", ["X"]),
    ("B7", "[^n]: see [[X]] there", ["X"]),
    ("B8", "$a [[X]]$ and $$[[Y]]$$", []),
    ("B9", "<div>\n[[X]]\n</div>\n\n[[Y]]", ["Y"]),
    ("B10", "==[[X]]== ~~[[Y]]~~", ["X", "Y"]),
    ("B12", "![[x.svg]]", ["x.svg"]),
    ("B13", "<svg>\n[[X]]\n</svg>", []),
    ("B13", "```svg\n[[X]]\n```", []),
    ("B14", "![a](data:image/png;base64,AAAA)", []),
]

# id, body, ids of the blocks
IDS: list[tuple[str, str, list[str]]] = [
    ("B3", "text ^abc", ["abc"]),
    ("B3", "- item ^abc-1\n- other\n", ["abc-1"]),
    ("B3", "- item\n\n^list\n", ["list"]),
    ("B3", "text^no and ^not here", []),
    ("B3", "text ^no_score", []),
]


@pytest.mark.parametrize(("case", "text", "expected"), CASES)
def test_links_of_a_body(case: str, text: str, expected: list[str]) -> None:
    assert [link.target for block in blocks(text) for link in block.links] == expected, case


@pytest.mark.parametrize(("case", "text", "expected"), IDS)
def test_block_ids(case: str, text: str, expected: list[str]) -> None:
    assert [block.id for block in blocks(text) if block.id] == expected, case


def test_b5_what_stands_in_a_callout_is_quoted() -> None:
    found = blocks("> [!quote] [[A]]\n> - [[B]]\n\n[[C]]\n")
    assert [(block.kind, block.quoted) for block in found] == [("quote", True), ("item", True), ("paragraph", False)]


@pytest.mark.parametrize(
    ("heading", "kept"),
    [("Attendees", True), ("PEOPLE", True), ("👥 Participants:", True), ("How I decline", True), ("Notes", False)],
)
def test_a_section_that_is_asked_for_is_kept_whole(heading: str, kept: bool) -> None:
    found = blocks(f"# {heading}\n\n- Ann Lee\n\nwords\n")
    assert [block.text for block in found] == (["Ann Lee", "words"] if kept else [])
    assert {block.section for block in found} == ({heading} if kept else set())


def test_a_row_is_one_block() -> None:
    (block,) = blocks("| a | b |\n|---|---|\n| [[X]] | y |\n")
    assert (block.kind, block.text, block.location.line) == ("row", "[[X]] | y", 3)


def test_an_item_holds_its_own_text_only() -> None:
    first, second = blocks("- one [[A]]\n  - two [[B]]\n")
    assert (first.text, second.text) == ("one [[A]]", "two [[B]]")


def test_every_row_about_the_body_has_a_case() -> None:
    told = {row[0] for row in (*CASES, *IDS)} | set(LEFT_OUT)
    assert {f"B{number}" for number in range(1, 16)} - told == set()
