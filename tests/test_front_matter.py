"""The block between the fences: where it ends, what each value is and where it stands, and what is not even loaded."""

from typing import Any

import pytest

from vaultkit.model.location import Location
from vaultkit.model.note import Value
from vaultkit.syntax.block_values import FrontMatter
from vaultkit.syntax.fences import parse_properties, read_block, split
from vaultkit.syntax.frontmatter import read_value

FENCES = [
    ("", None, "", 1),
    ("a\n---\n", None, "a\n---\n", 1),
    ("\ufeffa", None, "a", 1),
    ("---\na: 1\n---\nb", "a: 1", "b", 4),
    ("\ufeff---\n---\nb", "", "b", 3),
    ("---\na", None, "---\na", 1),
    ("\ufeff---\na", None, "---\na", 1),
    ("--- \na: 1\n---\n", None, "--- \na: 1\n---\n", 1),
    ("---\r\na: 1\r\n---\r\nb", "a: 1", "b", 4),
    ("---\na: 1\n--- \t", "a: 1", "", 3),
    ("---\n\n---", "", "", 3),
    ("---\n---", "", "", 2),
    ("---\na\n----\nb\n---\nc", "a\n----\nb", "c", 6),
    ("\ufeff\ufeff---\na: 1\n---\n", None, "\ufeff---\na: 1\n---\n", 1),
]


@pytest.mark.parametrize(("text", "block", "body", "line"), FENCES)
def test_the_block_stands_between_two_fences_at_the_start(text: str, block: str | None, body: str, line: int) -> None:
    assert split(text) == (block, body, line)


VALUES: list[tuple[str, Value, list[int]]] = [
    ("[[Ann]]", "[[Ann]]", [7]),
    ("'[[Ann]]'", "[[Ann]]", [8]),
    ('"x [[Ann]]"', "x [[Ann]]", [10]),
    ("[a, [[Bob]]]", ("a", "[[Bob]]"), [11]),
    ("{a: b, c: '[[Cy]]'}", {"a": "b", "c": "[[Cy]]"}, [18]),
    ("{a: [[X]]}", {"a": "[[X]]"}, [11]),
    ("{[a]: b}", {"[a]": "b"}, []),
    ("[[a],[b]]", (("a",), ("b",)), []),
    ("[[a, b]]", "[[a, b]]", [7]),
    ("[ [[a]] ]", ("[[a]]",), [9]),
    ("[[a]] # c", "[[a]]", [7]),
    ("[[]]", ((),), []),
    ("[]", (), []),
    ("{}", {}, []),
    ("x # c", "x", []),
    ("x]] y", "x]] y", []),
    ("'[A](B.md)'", "[A](B.md)", [8]),
    ("12", 12, []),
    ("-12", -12, []),
    ("0", 0, []),
    ("999999", 999999, []),
    ("1000000", "1000000", []),
    ("012", "012", []),
    ("00", "00", []),
    ("1.5", "1.5", []),
    *((text, True, list[int]()) for text in ("true", "True", "TRUE")),
    *((text, False, list[int]()) for text in ("false", "False", "FALSE")),
    *((text, None, list[int]()) for text in ("~", "null", "Null", "NULL")),
    ("'true'", "true", []),
    ("'~'", "~", []),
    ("'12'", "12", []),
    ("yes", "yes", []),
    ("2026-01-01", "2026-01-01", []),
]


@pytest.mark.parametrize(("text", "value", "columns"), VALUES)
def test_a_value_by_itself_with_its_links_where_they_stand(text: str, value: Value, columns: list[int]) -> None:
    found = read_value(text, Location(path="A.md", line=3, column=7))
    assert found is not None
    assert (found[0], type(found[0])) == (value, type(value))
    assert [link.location for link in found[1]] == [Location(path="A.md", line=3, column=at) for at in columns]


@pytest.mark.parametrize(
    "text",
    [
        "", "# c", "|", ">", ">-", "a: b", "- a", "[a", "{a: 1, a: 2}", "&a b", "*a", "!t a", "[[Ann]], x", "![x] a",
        "'x", "[[Ann]", "\x01", "\ud800", "[" * 21 + "]" * 21,
    ],
)  # fmt: skip
def test_what_is_no_value_by_itself(text: str) -> None:
    assert read_value(text, Location(path="A.md", line=3, column=7)) is None


def properties(front: FrontMatter) -> dict[str, Any]:
    return {found.key: found.value for found in front.properties}


def test_each_property_its_links_and_the_entries_of_lists_have_their_places() -> None:
    block = "a: 1\r\nb:\r\n  - x\r\n  - '[[Y]]'\r\nc: [[X]]\r\nd:\r\n  e: [f, [[Z]]]\r\n? [g]\r\n: [h]\r\n"
    front = read_block(block, "A.md", 2)
    assert properties(front) == {
        "a": 1,
        "b": ("x", "[[Y]]"),
        "c": "[[X]]",
        "d": {"e": ("f", "[[Z]]")},
        "[g]": ("h",),
    }
    assert [(one.location.line, one.location.column) for one in front.properties] == [
        (2, 1),
        (3, 1),
        (6, 1),
        (7, 1),
        (9, 3),
    ]
    links = [(link.target, link.location.line, link.location.column) for one in front.properties for link in one.links]
    assert links == [("Y", 5, 6), ("X", 6, 4), ("Z", 8, 10)]
    entries = {key: [(at.line, at.column) for at in places] for key, places in front.entries.items()}
    assert entries == {"b": [(4, 5), (5, 5)], "c": [(6, 5)], "[g]": [(10, 4)]}
    assert front.diagnostics == ()
    assert parse_properties(block, "A.md", 2) == (front.properties, ())


def test_links_in_texts_of_several_lines_are_found() -> None:
    front = read_block("a: |\n  [[X]]\n  y [[Z]]\nb: 'x\n  [[Q]]'\nc: [b: [[[C]], c], d]\n", "A.md", 1)
    assert [[link.target for link in one.links] for one in front.properties] == [["X", "Z"], ["Q"], ["C"]]
    assert front.properties[2].value == ({"b": ("[[C]]", "c")}, "d")


@pytest.mark.parametrize("block", ["", "# c", "~", "null", "\n\n"])
def test_an_empty_block_says_nothing(block: str) -> None:
    assert read_block(block, "A.md", 2) == FrontMatter()


def nested(depth: int) -> str:
    return "a: " + "[" * (depth - 1) + "]" * (depth - 1)


def parts(count: int) -> str:
    """A block of so many events: nine of them are those of the stream, the document, the mapping, key and list."""
    return f"a: [{'1,' * (count - 9)}]"


TAKEN = [
    pytest.param(nested(20), id="20 deep"),
    pytest.param(parts(5000), id="5,000 parts"),
    pytest.param("a: " + "x" * 65_533, id="64 KB"),
    pytest.param("a: é" + "x" * 65_531, id="64 KB with an accent"),
    pytest.param("\n".join(f"{letter}: [[[1]]]" for letter in "abcdefghijkl"), id="lists behind each other"),
]


@pytest.mark.parametrize("block", TAKEN)
def test_a_block_within_the_limits_is_read(block: str) -> None:
    front = read_block(block, "A.md", 2)
    assert front.diagnostics == ()
    assert front.properties


INVALID = "the front matter is not valid YAML: "
FAULTS = [
    (nested(21), "yaml-limit", "the front matter is nested deeper than 20", 2, 23),
    (parts(5001), "yaml-limit", "the front matter has more than 5000 parts", 2, 9990),
    ("a: " + "x" * 65_534, "yaml-limit", "the front matter is larger than 64 KB", 2, 1),
    ("a: é" + "x" * 65_532, "yaml-limit", "the front matter is larger than 64 KB", 2, 1),
    ("b: 1\na: &x 1", "broken-yaml", "anchors and aliases of YAML (`&`, `*`) are not read", 3, 4),
    ("a: *x", "broken-yaml", "anchors and aliases of YAML (`&`, `*`) are not read", 2, 4),
    ("a: &x [1]", "broken-yaml", "anchors and aliases of YAML (`&`, `*`) are not read", 2, 4),
    ("a: !t 1", "broken-yaml", "tags of YAML (`!`) are not read", 2, 4),
    ("a: !t {}", "broken-yaml", "tags of YAML (`!`) are not read", 2, 4),
    ("a: [", "broken-yaml", INVALID, 2, 5),
    ("a: 'x", "broken-yaml", INVALID, 2, 6),
    ("b: 1\na: \x01", "broken-yaml", f"{INVALID}it cannot be read", 3, 4),
    ("a: \ud800", "broken-yaml", f"{INVALID}it cannot be read", 2, 1),
    ("a: 1\n---\nb: 2", "broken-yaml", INVALID, 3, 1),
    ("a: 1\na: 2", "broken-yaml", "the key `a` stands twice", 3, 1),
    ("b:\n  a: 1\n  a: 2", "broken-yaml", "the key `a` stands twice", 4, 3),
    ("[a]: 1\n[a]: 2", "broken-yaml", "the key `[a]` stands twice", 3, 1),
    (f"{'k' * 50}: 1\n{'k' * 50}: 2", "broken-yaml", f"the key `{'k' * 40}` stands twice", 3, 1),
    ("''", "not-a-mapping", "the block holds no `key: value` lines", 2, 1),
    ("a", "not-a-mapping", "the block holds no `key: value` lines", 2, 1),
    ("- a", "not-a-mapping", "the block holds no `key: value` lines", 2, 1),
]


@pytest.mark.parametrize(("block", "rule", "message", "line", "column"), FAULTS, ids=[case[0][:12] for case in FAULTS])
def test_what_is_not_read_is_told_with_its_place(block: str, rule: str, message: str, line: int, column: int) -> None:
    front = read_block(block, "A.md", 2)
    (found,) = front.diagnostics
    assert (found.rule, found.location) == (rule, Location(path="A.md", line=line, column=column))
    if message == INVALID:  # what follows is the YAML library's
        assert found.message.removeprefix(INVALID) not in {found.message, "", "it cannot be read"}
    else:
        assert found.message == message
    assert (front.properties, dict(front.entries)) == ((), {})
