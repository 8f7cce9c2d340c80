"""Document: any bytes give a note; what must not be written to says so; the fast path changes nothing."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.steps import steps
from vaultkit.model.note import Note
from vaultkit.syntax import document
from vaultkit.syntax.document import MAX_SIZE, parse_note, parse_notes
from vaultkit.syntax.head import leading_tags

PARTS = [
    *(
        "---\n",
        "----\n",
        "a: 1\n",
        "a:\n",
        "- x\n",
        "tags: [a]\n",
        "interactions:\n",
        "{date: 2026-01-01}\n",
        "\ufeff",
        "x: &a *a\n",
    ),
    *(
        "# h\n",
        "## Attendees\n",
        "- 2026-11-20 call [[A]]\n",
        "- [ ] x\n",
        "> ",
        "    ",
        "\t",
        "```\n",
        "~~~\n",
        "<!--",
        "-->\n",
    ),
    *(
        "<div>\n",
        "</div>\n",
        "%%\n",
        "$$\n",
        "[[A|b]]",
        "[a](b.md)",
        "k:: v\n",
        "| a | b |\n|---|---|\n",
        "#t",
        " ^id\n",
        "\\",
    ),
    *(
        "\n",
        "\r\n",
        "\r",
        "\x0b",
        "\x0c",
        "\x85",
        "\u2028",
        "<<<<<<< a\n",
        "=======\n",
        ">>>>>>> b\n",
        "text",
        "é",
        "1. ",
        "===\n",
    ),
]
TEXTS = st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=5)), max_size=16).map("".join)


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=200))
@example(b"\xff\xfe\x00")
@example(b"---\n\xc3\n---\n")
def test_any_bytes_give_a_note(data: bytes) -> None:
    assert parse_note("a/b.md", data).name == "b"


@settings(deadline=None, max_examples=200)
@given(TEXTS)
def test_any_text_gives_a_note(text: str) -> None:
    note = parse_note("a.md", text.encode("utf-8", "replace"))
    last = text.count("\n") + 1
    places = [found.location for group in (note.blocks, note.log, note.fields, note.tags) for found in group]
    places += [found.location for found in note.diagnostics]
    places += [link.location for block in note.blocks for link in block.links]
    assert all(1 <= place.line <= last and place.column >= 1 for place in places)
    assert all(block.parent is None or block.parent < number for number, block in enumerate(note.blocks))


@settings(deadline=None, max_examples=120)
@given(TEXTS)
def test_line_ends_make_no_difference(text: str) -> None:
    lines = text.replace("\r", "")
    assert parse_note("a.md", lines.replace("\n", "\r\n").encode()) == parse_note("a.md", lines.encode())


@settings(deadline=None, max_examples=150)
@given(TEXTS)
@example("[ab](c.md)")
def test_a_body_that_is_not_parsed_would_give_nothing(text: str) -> None:
    # A rule of HTML gives nothing either, and makes every body worth parsing.
    found, parsed = note(text.encode("utf-8", "replace")), note(f"{text}\n\n<hr>\n".encode("utf-8", "replace"))
    assert (found.blocks, found.fields, found.tags, found.log) == (
        parsed.blocks,
        parsed.fields,
        parsed.tags,
        parsed.log,
    )
    assert found.writable == parsed.writable


def note(data: bytes) -> Note:
    return parse_note("a.md", data)


REFUSED = [
    (b"x" * (MAX_SIZE + 1), "file-too-large", 1),
    (b"a\nb\0c", "binary-file", 2),
    ("é\n".encode("latin-1"), "not-utf8", 1),
    ("a\nb: é\n".encode("latin-1"), "not-utf8", 2),
    (b"---\na: " + b"[" * 30 + b"\n---\n", "yaml-limit", 2),
    (b"a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\n", "conflict-markers", 2),
    (b"a\n<<<<<<<\nb\n=======\nc\n>>>>>>>\n", "conflict-markers", 2),
    (b"a\r\n<<<<<<<\r\nb\r\n=======\r\nc\r\n>>>>>>>\r\n", "conflict-markers", 2),
    (b"- a\n  <<<<<<< HEAD\n  b\n  =======\n  c\n  >>>>>>> other\n", "conflict-markers", 2),
    (b"<<<<<<<\nb\n||||||| base\nx\n=======\nc\n>>>>>>>\n", "conflict-markers", 1),
    (b"a\n\n```\ncode\n", "open-fence", 4),
    (b"a\n\n```\n", "open-fence", 3),
    (b"~~~~\n~~~\n", "open-fence", 2),
    (b"a\n\n<!-- open\n\n- x\n", "open-fence", 5),
    (b"<script>\nx\n", "open-fence", 2),
    (b"a\n%%\nb\n", "open-fence", 3),
    (b"$$\nb\n", "open-fence", 2),
]

WRITABLE = [
    b"",
    b"%%\n<iframe src='x'></iframe>\n%%\n\nend\n",
    b"%%\n<div>\n</div>\n%%\nend\n",
    b"%%\n<video src='x'>\n%%\n",
    b"words\n",
    b"---\na: 1\n---\n",
    b"```\ncode\n```\n",
    b"````\n```\n````",
    b"- x\n  ```\n  code\n",
    b"> ```\n> code\n",
    b"<!-- x -->\n",
    b"<div>\nx\n",
    b"%% a %%\n%%\nb\n%%\n",
    b"Title\n=======\n",
    b"<<<<<<< HEAD\nonly one marker\n",
    b"```\n%%\n```\n",
    b"100%% sure\n",
]


@pytest.mark.parametrize(("data", "rule", "line"), REFUSED)
def test_what_must_not_be_written_to(data: bytes, rule: str, line: int) -> None:
    found = note(data)
    assert not found.writable
    assert [(finding.rule, finding.location.line) for finding in found.diagnostics] == [(rule, line)]


@pytest.mark.parametrize("data", WRITABLE)
def test_what_may_be_appended_to(data: bytes) -> None:
    found = note(data)
    assert found.writable
    assert found.diagnostics == ()


def test_a_finding_says_nothing_of_what_the_note_says() -> None:
    (finding,) = note(b"---\nsecret: [Ann owes me\n---\n").diagnostics
    assert "Ann" not in str(finding)


TOGETHER = [
    ("People/Ann.md", b"---\ntags: [a]\n---\n# Ann\n\nKnows [[Bo]].\n\n- 2026-11-20 call: x ^vk-k3f9q2mz\n"),
    ("a.md", b"x\0y"),
    ("b.md", b"# b\n\n- 2026-11-20 call: \xe2\x82"),
    ("c.md", b"\xff\xfe"),
    ("d.md", b"---\na: {{x}}\n---\nd\n"),
    ("e.md", b"---\nvaultkit: page\n---\n- x\n"),
    ("f.md", b"---\na: b: c\nd: e\n---\n- [ ] f\n"),
    ("g.md", b"```\nopen [[g]]\n"),
    ("h.md", b""),
    ("i.md", b"<<<<<<< ours\n- 2026-11-20 call\n=======\n- 2026-11-21 call\n>>>>>>> theirs\n"),
    ("j.md", b"lunch ^vk-k3f9q2mz\n"),
    ("Journal/2026-11-20.md", b"Met [[Ann]] at noon,\nand [[Bo]].\n\nAttendees: Cleo\n"),
]


@pytest.mark.parametrize("as_written", [False, True])
def test_notes_that_are_parsed_together_are_those_that_are_parsed_alone(as_written: bool) -> None:
    alone = [parse_note(*one, as_written=as_written) for one in TOGETHER]
    assert parse_notes(TOGETHER, as_written=as_written) == alone
    assert parse_notes(TOGETHER[::-1], as_written=as_written) == alone[::-1]


@pytest.mark.faulty
@pytest.mark.parametrize("step", ["split", "scan_body", "find_unlinked", "opening", "why_closed"])
def test_what_goes_wrong_with_one_note_leaves_the_others_as_they_are(
    step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, real = parse_notes(TOGETHER), getattr(document, step)

    def wrong(*given: object) -> object:
        if any("Knows [[Bo]]" in str(one) for one in given):
            raise ValueError
        return real(*given)

    monkeypatch.setattr(document, step, wrong)
    first, *others = parse_notes(TOGETHER)
    assert (first.failed, first.path, whole[0].failed) == (True, "People/Ann.md", False)
    assert others == whole[1:]


def test_lines_are_split_on_newlines_only() -> None:
    found = note("a\x0bb\x0cc\x85d\u2028e [[X]]\n- [[Y]]\n".encode())
    assert [block.location.line for block in found.blocks] == [1, 2]
    assert [(link.location.line, link.location.column) for block in found.blocks for link in block.links] == [
        (1, 11),
        (2, 3),
    ]


def test_deep_lists_are_read() -> None:
    text = "".join(f"{'  ' * depth}- [[N{depth}]]\n" for depth in range(25))
    assert [block.depth for block in note(text.encode()).blocks] == list(range(25))


def test_a_page_of_ours_is_kept_as_text_and_gives_no_blocks() -> None:
    text = "---\nvaultkit: page\n---\n# Home\n\n- [x] [[A]] ^vk-aaaaaaaa\n\nplain [[B]] #tag\n"
    note = parse_note("Ecosystem/Home.md", text.encode())
    assert (note.source, note.blocks, note.tags, note.log) == (text, (), (), ())
    assert parse_note("Home.md", text.replace("vaultkit", "other").encode()).source == ""


HOSTILE = [
    *(
        "[",
        "[[",
        "[a](",
        "[[a ",
        "> ",
        "- ",
        "> - ",
        "$a ",
        "<!-- ",
        "%% ",
        "#a",
        "(k:: ",
        "*",
        "\\",
        "^",
        "``` ` ",
        "`",
    ),
    *("| a ", "- 2026-11-20 x\n", "### 2026-11-20\nx\n", "- [ ] [[a]] #b c:: d\n  - e\n", "~~~\n", "<div>\n"),
]


HEADS = ["", "- ", "# ", "---\n", "---\na: ", "| a |\n|---|\n"]


@pytest.fixture(scope="module")
def _known() -> None:
    """What is imported, compiled or read at its first use is no part of the work on one note."""
    for unit in HOSTILE:
        for head in HEADS:
            note(f"{head}{unit}{unit} x\n".encode())


@pytest.mark.usefixtures("_known")
@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.parametrize("head", HEADS)
def test_twice_the_hostile_text_takes_at_most_twice_the_steps(head: str, unit: str) -> None:
    times = 600 // len(unit)
    once, twice = (f"{head}{unit * (times * many)}".encode() for many in (1, 2))
    assert sum(steps(lambda: note(twice)).values()) <= 2.2 * sum(steps(lambda: note(once)).values())


@pytest.mark.parametrize("unit", HOSTILE)
def test_long_hostile_text_is_read(unit: str) -> None:
    assert note((unit * (20_000 // len(unit))).encode()).path == "a.md"


CONFLICTS = {
    "labels": ("<<<<<<< HEAD", "||||||| base", "=======", ">>>>>>> other"),
    "no labels": ("<<<<<<<", "|||||||", "=======", ">>>>>>>"),
    "indented": ("  <<<<<<< HEAD", "  |||||||", "  =======", "  >>>>>>> other"),
}


@pytest.mark.parametrize("marks", CONFLICTS.values(), ids=CONFLICTS)
@pytest.mark.parametrize("eol", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_entries_on_both_sides_of_a_conflict_are_read_without_the_markers(marks: tuple[str, ...], eol: str) -> None:
    ours, base, middle, theirs = marks
    rows = ("- 2026-01-01 call", ours, "- 2026-01-02 coffee: a", base, "- 2026-01-03 old", middle)
    text = eol.join((*rows, "- 2026-01-04 lunch: b", theirs, "- 2026-01-05 tea", ""))
    found = note(text.encode())
    assert [(line.day.day, line.text, line.location.line) for line in found.log] == [
        (1, "call", 1),
        (2, "coffee: a", 3),
        (4, "lunch: b", 7),
        (5, "tea", 9),
    ]
    assert not found.writable


def test_a_conflict_that_begins_in_the_front_matter_leaves_no_marker_in_an_entry() -> None:
    side = "tier: {}\n---\n- 2026-01-0{} call\n"
    text = f"---\n<<<<<<< HEAD\n{side.format('inner', 1)}=======\n{side.format('close', 2)}>>>>>>> other\n"
    assert [line.text for line in note(text.encode()).log] == ["call", "call"]


@pytest.mark.parametrize("character", ["ü", "€", "\U0001f642"])
def test_a_note_that_a_write_was_cut_off_in_is_read_up_to_there(character: str) -> None:
    whole = b"---\naliases: [Annie]\n---\n- 2026-11-20 coffee: x\n- 2026-11-21 call: y"
    torn = character.encode()
    for cut in range(1, len(torn)):
        note, plain = parse_note("People/Ann.md", whole + b" " + torn[:cut]), parse_note("People/Ann.md", whole)
        assert (note.properties, note.log, note.unread) == (plain.properties, plain.log, ())
        assert not note.writable
        (found,) = note.diagnostics
        assert (found.rule, found.location.line, found.location.column) == ("not-utf8", 5, 22)
        assert parse_note("People/Ann.md", whole + torn[:cut] + b"\n").properties == ()


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("#person - #friend", ("person", "friend")),
        ("- #person – #friend", ("person", "friend")),
        ("#person-friend - met in June", ("person-friend",)),
        ("* #person | #friend", ("person", "friend")),
        ("Ann - #person", ()),
        ("Tags: #person, #friend", ("person", "friend")),
        ("- [ ] #person", ()),
    ],
)
def test_the_tags_with_which_a_line_begins(line: str, tags: tuple[str, ...]) -> None:
    assert leading_tags(line) == tags
