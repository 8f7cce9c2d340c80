"""Tags: each case carries its id in the table of conventions."""

import pytest

from vaultkit.syntax.document import parse_note

LEFT_OUT: dict[str, str] = {"T22": "the Tasks plugin's own rule: vaultkit reads tags as Obsidian does"}

CASES: list[tuple[str, str, list[str]]] = [
    ("T1", "#meeting", ["meeting"]),
    ("T2", "#inbox/to-read", ["inbox/to-read"]),
    ("T3", "#1984", []),
    ("T3", "#y1984 #1990s #2024-goals #3d", ["y1984", "1990s", "2024-goals", "3d"]),
    ("T4", "- #3344: [..]", []),
    ("T5", "#café #日本語 #✅done", ["café", "日本語", "✅done"]),
    ("T6", "#Tag and #TAG", ["Tag"]),
    ("T7", "#foo:x", ["foo"]),
    ("T7", "#foo!", ["foo"]),
    ("T8", '(#pa) "#pc" .#pd x—#pe', []),
    ("T8", "a\u00a0#nb b\u3000#wide", ["nb", "wide"]),
    ("T9", "a#b https://x/#y", []),
    ("T10", "[x #ph]", ["ph"]),
    ("T10", "[Discord #tf](https://x)", ["tf"]),
    ("T11", "#tl#tm", ["tl", "tm"]),
    ("T11", "#tn/#to", ["tn", "to"]),
    ("T12", "x _#uc_ y, snake_case_#wc", ["uc", "wc"]),
    ("T13", r"\[\[#Escaped Links\]\]", ["Escaped"]),
    ("T14", "`#x`", []),
    ("T14", "```\n#x\n``` info\n#y\n```\n", []),
    ("T14", "a\n\n    #x\n", []),
    ("T15", "<!-- #x -->", []),
    ("T15", "<div>\n#x\n</div>", []),
    ("T15", "<p>#x</p>", []),
    ("T15", "a <!-- #x --> b", []),
    ("T16", "%% #x %%", ["x"]),
    ("T16", "%%\na #x\n%%", ["x"]),
    ("T17", "$a #b$", []),
    ("T17", "$$a\n#b\n$$", []),
    ("T18", "|#uo|x|\n|-|-|\n|y|z|\n", ["uo"]),
    ("T19", "# Heading", []),
    ("T19", "#", []),
    ("T20", "---\ntags: [a b]\n---\n", []),
    ("T21", "---\ntags: [123]\n---\n", []),
]


@pytest.mark.parametrize(("case", "text", "expected"), CASES)
def test_tags(case: str, text: str, expected: list[str]) -> None:
    assert [tag.name for tag in parse_note("S.md", text.encode()).tags] == expected, case


def test_the_path_of_a_link_is_no_tag() -> None:
    note = parse_note("S.md", b'[[N #H]] and [x](y#z) and [a](b "t #u") $5 #lunch $6\n')
    assert [tag.name for tag in note.tags] == ["lunch"]


def test_a_tag_knows_its_line_and_column() -> None:
    (tag,) = parse_note("S.md", b"\n- a\n  - b #c\n").tags
    assert (tag.location.line, tag.location.column) == (3, 7)


def test_every_row_about_tags_has_a_case() -> None:
    assert {f"T{number}" for number in range(1, 23)} - {row[0] for row in CASES} - set(LEFT_OUT) == set()
