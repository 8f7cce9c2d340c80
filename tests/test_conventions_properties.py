"""Front matter: each case carries its id in the table of conventions."""

import pytest

from vaultkit.model.note import Note, Value
from vaultkit.syntax.document import parse_note
from vaultkit.syntax.fences import parse_properties, split

LEFT_OUT: dict[str, str] = {
    "Y38": "whether one text of aliases is split is the index's; the value is read as one text (Y39)",
    "Y43": "types.json is not read: each of our properties has its type",
    "Y45": "vaultkit renders no property",
    "Y47": "a link of Obsidian's window, not of the note",
    "Y48": "excluded files are the vault's",
}


def note(text: str) -> Note:
    return parse_note("S.md", text.encode())


def properties(text: str) -> dict[str, Value]:
    return {found.key: found.value for found in note(text).properties}


# id, whole note, its properties
CASES: list[tuple[str, str, dict[str, Value]]] = [
    ("Y1", "---\na: 1\n---\n", {"a": 1}),
    ("Y2", "\ufeff---\na: 1\n---\n", {"a": 1}),
    ("Y3", "\n---\na: 1\n---\n", {}),
    ("Y4", "----\na: 1\n----\n", {}),
    ("Y5", "---\na: 1\n---   \nx", {"a": 1}),
    ("Y6", "---\na: 1\n---", {"a": 1}),
    ("Y7", "---\r\na: 1\r\n---\r\nx", {"a": 1}),
    ("Y8", "---\n---\n", {}),
    ("Y9", "---\n\nkanban-plugin: basic\n\n---", {"kanban-plugin": "basic"}),
    ("Y10", "---\na: 1\n...\n", {}),
    ("Y10", "---\na: 1\n ---\n", {}),
    ("Y10", "---\na: 1\n", {}),
    ("Y11", '---\n{ "tags": "journal" }\n---\n', {"tags": "journal"}),
    ("Y12", '{ "a": 1 }\n', {}),
    ("Y12", "+++\na = 1\n+++\n", {}),
    ("Y13", "---\ntags:someValue\n---\n", {}),
    ("Y13", "---\n- a\n- b\n---\n", {}),
    ("Y14", "---\nHello there\n\nmore\n---\n", {}),
    ("Y15", "---\na: 1\na: 2\n---\n", {}),
    ("Y16", "---\na:\n\tb: 1\n---\n", {}),
    ("Y17", "---\na:\n- @kepano\n---\n", {"a": ("@kepano",)}),
    ("Y17", "---\na: `x`\n---\n", {"a": "`x`"}),
    ("Y17", "---\na: %x\n---\n", {"a": "%x"}),
    ("Y18", "---\ntitle: foo: bar\n---\n", {"title": "foo: bar"}),
    ("Y19", "---\na: [[X]]'s uncle\n---\n", {"a": "[[X]]'s uncle"}),
    ("Y19", "---\na: [[X]], [[Y]]\n---\n", {"a": "[[X]], [[Y]]"}),
    ("Y22", "---\nd: 2020-08-21\n---\n", {"d": "2020-08-21"}),
    ("Y23", "---\nd: 2023-02-30\nb: x\n---\n", {"d": "2023-02-30", "b": "x"}),
    ("Y24", "---\nt: 2020-08-21T10:30:00\n---\n", {"t": "2020-08-21T10:30:00"}),
    ("Y25", "---\nt: 2024-01-01 10:00\n---\n", {"t": "2024-01-01 10:00"}),
    ("Y26", "---\nx: yes\ny: on\nz: no\n---\n", {"x": "yes", "y": "on", "z": "no"}),
    ("Y27", "---\nt: 10:30\n---\n", {"t": "10:30"}),
    # ours: leading zeros, underscores, exponents and octals stay as written, where a YAML 1.2 core reader makes numbers
    ("Y28", "---\nisbn: 0241\nphone: 0044123\n---\n", {"isbn": "0241", "phone": "0044123"}),
    ("Y29", "---\na: 12_000\nb: 1e3\nc: 0o14\n---\n", {"a": "12_000", "b": "1e3", "c": "0o14"}),
    ("Y30", "---\ntags: #foo\n---\n", {"tags": None}),
    ("Y33", "---\ntags:\nt: []\n---\n", {"tags": None, "t": ()}),
    ("Y39", "---\naliases: SC\n---\n", {"aliases": "SC"}),
    ("Y40", "---\na: {b: {c: 1}}\nd:\n- {e: f}\n---\n", {"a": {"b": {"c": 1}}, "d": ({"e": "f"},)}),
    ("Y41", "---\na:\n-\n-\n---\n", {"a": (None, None)}),
    ("Y42", "---\nlast:\ntrue_: true\nnot: False\n---\n", {"last": None, "true_": True, "not": False}),
    ("Y44", "---\na: 'x #y'\n---\n", {"a": "x #y"}),
    ("Y46", "---\na: &x 1\nb: *x\n---\n", {"a": "&x 1"}),
]

# id, front matter, the note's tags
TAG_CASES: list[tuple[str, str, list[str]]] = [
    ("Y30", "tags: #foo", []),
    ("Y31", "tags: my-tag", ["my-tag"]),
    ("Y32", "tags: a, b", []),
    ("Y33", "tags:", []),
    ("Y33", "tags: []", []),
    ("Y34", 'tags: [work, 42, null, "home"]', ["work", "home"]),
    ("Y35", 'tags: ["#pkm"]', ["pkm"]),
    ("Y36", "Tags: a", ["a"]),
    ("Y36", "TAGS: [a]", ["a"]),
    ("Y37", "tag: a", []),
    ("Y37", "TAG: a", []),
    ("Y44", "a: 'x #y'", []),
]

# id, front matter block, rule, line and column in a note where it begins on line 2
FINDINGS: list[tuple[str, str, str, int, int]] = [
    ("Y13", "tags:someValue", "not-a-mapping", 2, 1),
    ("Y14", "Hello there\n\nmore", "not-a-mapping", 2, 1),
    ("Y15", "a: 1\nb: 2\na: 3", "broken-yaml", 4, 1),
    ("Y15", "a:\n  b: 1\n  b: 2", "broken-yaml", 4, 3),
    ("Y16", "a:\n\tb: 1", "broken-yaml", 3, 1),
    ("Y17", "x: 1\na: `x`", "broken-yaml", 3, 4),
    ("Y18", "title: foo: bar", "broken-yaml", 2, 11),
    ("Y46", "a: &x 1", "broken-yaml", 2, 4),
    ("Y46", "a: 1\nb: !!str 1", "broken-yaml", 3, 4),
]

# id, note, whether it is a template
TEMPLATES: list[tuple[str, str, bool]] = [
    ("Y20", "---\ndate: {{date}}\n---\n", True),
    ("Y21", "---\ndate: <% tp.date.now() %>\n---\n", True),
    ("Y21", "---\na: 1\n---\n<% tp.x %> {{date}}\n", False),
]


@pytest.mark.parametrize(("case", "text", "expected"), CASES)
def test_front_matter_is_read_as_obsidian_reads_it(case: str, text: str, expected: dict[str, Value]) -> None:
    assert properties(text) == expected, case


@pytest.mark.parametrize(("case", "block", "expected"), TAG_CASES)
def test_tags_of_front_matter(case: str, block: str, expected: list[str]) -> None:
    assert [tag.name for tag in note(f"---\n{block}\n---\n").tags] == expected, case


@pytest.mark.parametrize(("case", "block", "rule", "line", "column"), FINDINGS)
def test_a_finding_names_its_line(case: str, block: str, rule: str, line: int, column: int) -> None:
    (found,) = note(f"---\n{block}\n---\nbody [[X]]\n").diagnostics
    assert (found.rule, found.location.line, found.location.column) == (rule, line, column), case


@pytest.mark.parametrize(("case", "text", "expected"), TEMPLATES)
def test_a_template_is_known_by_its_front_matter(case: str, text: str, expected: bool) -> None:
    found = note(text)
    told = [(one.rule, one.location.line, one.location.column) for one in found.diagnostics]
    assert (found.template, told) == (expected, [("looks-like-template", 2, 7)] if expected else []), case


def test_y14_prose_between_rules_stays_in_the_body() -> None:
    found = note("---\nHello [[there]]\n\nmore\n---\n")
    assert [link.target for block in found.blocks for link in block.links] == ["there"]
    assert found.blocks[0].location.line == 2
    assert found.writable


def test_y15_a_note_with_broken_yaml_keeps_name_and_body() -> None:
    found = note("---\na: 1\na: 2\n---\n[[X]] #t\n")
    assert (found.name, found.properties, found.writable) == ("S", (), True)
    assert [link.target for link in found.blocks[0].links] == ["X"]


def test_the_split_gives_block_body_and_line() -> None:
    assert split("---\na: 1\n---\nx\n") == ("a: 1", "x\n", 4)
    assert split("---\r\na: 1\r\n---\r\nx\r\n") == ("a: 1", "x\r\n", 4)
    assert split("---\n---\nx") == ("", "x", 3)
    assert split("x\n---\na: 1\n---\n") == (None, "x\n---\na: 1\n---\n", 1)


@pytest.mark.parametrize(
    ("block", "rule"),
    [
        ("a: " + "[" * 21 + "]" * 21, "yaml-limit"),
        ("a: [" + "x, " * 5_000 + "]", "yaml-limit"),
        ("a: " + "x" * 70_000, "yaml-limit"),
        ("a: " + "[" * 30_000, "yaml-limit"),
        ("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]", "broken-yaml"),
        ("a: !!python/object/apply:os.system [x]", "broken-yaml"),
    ],
)
def test_hostile_front_matter_is_refused_before_it_is_loaded(block: str, rule: str) -> None:
    found, (finding,) = parse_properties(block, "S.md", 2)
    assert found == ()
    assert finding.rule == rule


def test_depth_of_20_is_read() -> None:
    found, findings = parse_properties("a: " + "[" * 19 + "]" * 19, "S.md", 2)
    assert len(found) == 1
    assert findings == ()


def test_every_row_about_front_matter_has_a_case() -> None:
    told = {row[0] for rows in (CASES, TAG_CASES, FINDINGS, TEMPLATES) for row in rows} | set(LEFT_OUT)
    assert {f"Y{number}" for number in range(1, 49)} - told == set()
