"""Links as written: each case carries its id in the table of conventions."""

import pytest

from vaultkit.model.note import Link, Note
from vaultkit.syntax.document import parse_note
from vaultkit.syntax.wikilink import parse_reference

LEFT_OUT: dict[str, str] = {
    "L50": "reference links `[text][ref]` are not evidence of anything in vaultkit's format and are not read",
    **dict.fromkeys(
        (
            "L5",
            "L9",
            "L10",
            "L11",
            "L12",
            "L13",
            "L14",
            "L15",
            "L16",
            "L17",
            "L41",
            "L48",
            "L51",
            "L52",
            "L53",
            "L54",
            "L55",
        ),
        "what a link resolves to is the index's",
    ),
}


def note(text: str) -> Note:
    return parse_note("S.md", text.encode())


def body_links(text: str) -> list[Link]:
    return [link for block in note(text).blocks for link in block.links]


# id, body, what each link says: target, display
CASES: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("L1", "[[Three laws of motion]]", [("Three laws of motion", "")]),
    ("L1", "[[Three laws of motion.md]]", [("Three laws of motion.md", "")]),
    ("L2", "[T](Three%20laws%20of%20motion)", [("Three laws of motion", "T")]),
    ("L2", "[T](Three%20laws%20of%20motion.md)", [("Three laws of motion.md", "T")]),
    ("L3", "[w](Sub/My Note.md)", []),
    ("L4", "[w](<My Note.md>)", [("My Note.md", "w")]),
    ("L6", "[h](#heading)", [("", "h")]),
    ("L7", "[]()", []),
    ("L7", "[x]()", []),
    ("L7", "[](x)", []),
    ("L8", "[T](https://x)", []),
    ("L18", "[[N|Custom]]", [("N", "Custom")]),
    ("L19", "[[N#H|Alias]]", [("N", "Alias")]),
    ("L20", "[[#H||x]]", [("", "|x")]),
    ("L21", "[[N#H]]", [("N", "")]),
    ("L22", "[[N#H1#H2]]", [("N", "")]),
    ("L23", "[[#H]]", [("", "")]),
    ("L24", "[[N#^abc-1]]", [("N", "")]),
    ("L25", "[[pa#th/path/N]]", [("pa", "")]),
    ("L26", "[[]]", []),
    ("L27", "[[|]]", [("|", "")]),
    ("L27", "[[|alias]]", [("|alias", "")]),
    ("L27", "[[|#alias]]", [("|#alias", "")]),
    ("L28", "[[Sq]uare]]", [("Sq]uare", "")]),
    ("L29", "[[Multi\nLine]]", []),
    ("L30", "[[Nested [[Inner]] x]]", [("Inner", "")]),
    ("L31", "[[https://example.com]]", [("https://example.com", "")]),
    ("L32", r"\[\[X\]\]", []),
    ("L33", "`[[X]]`", []),
    ("L33", "```\n[[X]]\n```\n", []),
    ("L33", "a\n\n    [[X]]\n", []),
    ("L34", "a <!-- [[X]] --> b", []),
    ("L34", "<!--\n\n[[X]]\n\n-->\n", []),
    ("L35", "%% [[X]] %%", [("X", "")]),
    ("L35", "%%\na [[X]]\n%%\n", [("X", "")]),
    ("L36", "## I link to [[X]]", [("X", "")]),
    ("L37", "![[X]]", [("X", "")]),
    ("L38", "![[i.png|100x145]]", [("i.png", "100x145")]),
    ("L38", "![[i.png|100]]", [("i.png", "100")]),
    ("L39", "![[d.pdf#page=3]]", [("d.pdf", "")]),
    ("L39", "![[d.pdf#height=400]]", [("d.pdf", "")]),
    ("L40", "| a |\n|---|\n| [[N\\|A]] |\n", [("N", "A")]),
    ("L49", "[[2023-01-01]]", [("2023-01-01", "")]),
]

# id, front matter, key, the targets of its links
PROPERTY_CASES: list[tuple[str, str, list[str]]] = [
    ("L42", 'link: "[[N]]"', ["N"]),
    ("L43", 'link:\n  - "[[A]]"\n  - "[[B]]"', ["A", "B"]),
    ("L44", 'link: "[[#H in self]]"', [""]),
    ("L45", "link: [[N]]", ["N"]),  # ours: Obsidian sees a nested list, vaultkit the link that was meant
    ("L45", "link:\n  - [[N]]", ["N"]),
    ("L45", "link: [[Lee, Ann]]", ["Lee, Ann"]),
    ("L46", 'link: "[T](b.md)"', ["b.md"]),
    ("L47", 'link: "see [[N]] now"', ["N"]),
]


@pytest.mark.parametrize(("case", "text", "expected"), CASES)
def test_a_link_is_read_as_written(case: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(link.target, link.display) for link in body_links(text)] == expected, case


@pytest.mark.parametrize(("case", "text", "expected"), PROPERTY_CASES)
def test_a_property_holds_links(case: str, text: str, expected: list[str]) -> None:
    (found,) = note(f"---\n{text}\n---\n").properties
    assert [link.target for link in found.links] == expected, case


def test_l45_an_unquoted_link_is_the_text_that_was_meant() -> None:
    assert note("---\nup: [[N|n]]\nall:\n- [[A]]\n---\n").properties[0].value == "[[N|n]]"
    assert note("---\nup: [[[A]], [[B]]]\n---\n").properties[0].value == ("[[A]]", "[[B]]")
    assert note("---\nup: [[1, 2], [3]]\n---\n").properties[0].value == ((1, 2), (3,))


def test_l37_an_embed_says_so() -> None:
    (embed,) = body_links("![[X]]")
    (link,) = body_links("[[X]]")
    assert (embed.embed, link.embed) == (True, False)


def test_l36_a_heading_keeps_its_raw_text() -> None:
    (block,) = note("## I link to [[X]]\n").blocks
    assert (block.kind, block.text) == ("heading", "I link to [[X]]")


def test_a_link_knows_its_line_and_column() -> None:
    text = "---\na: 'x [[P]]'\n---\n\n> - one\n>   two [[A]] and [b](B.md)\n"
    (found,) = note(text).properties
    assert [(link.location.line, link.location.column) for link in found.links] == [(2, 7)]
    assert [(link.location.line, link.location.column) for link in body_links(text)] == [(6, 9), (6, 19)]


@pytest.mark.parametrize(
    ("value", "target"),
    [
        ("[[N]]", "N"),
        (" [[a/N|x]] ", "a/N"),
        ("[T](b.md)", "b.md"),
        ("see [[N]]", None),
        ("N", None),
        ("[[A]], [[B]]", None),
    ],
)
def test_a_reference_is_a_value_that_is_one_link(value: str, target: str | None) -> None:
    link = parse_reference(value)
    assert (link.target if link else None) == target


def test_every_row_about_reading_links_has_a_case() -> None:
    told = {case for case, *_ in CASES} | {case for case, *_ in PROPERTY_CASES} | set(LEFT_OUT)
    assert {f"L{number}" for number in range(1, 56)} - told == set()
