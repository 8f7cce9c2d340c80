"""Inert: whatever the words are, the page around them keeps its structure, and nothing in them runs."""

import json
import random
import shlex
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from vaultkit.cli.output.envelope import dump
from vaultkit.cli.output.text import in_shell
from vaultkit.syntax.document import parse_note
from vaultkit.syntax.filename import LONGEST_BYTES, file_name
from vaultkit.syntax.inert import inert, link_text, steers, terminal, terminal_lines
from vaultkit.syntax.quoting import yaml_text
from vaultkit.syntax.wikilink import format_link, parse_reference
from vaultkit.vault.confine import split_path

NASTY = [
    *(
        "[[",
        "]]",
        "![[x]]",
        "[a](b)",
        "`",
        "```",
        "~~~",
        "<%",
        "%>",
        "%%",
        "key::",
        "(k:: v)",
        "{{",
        "}}",
        "<b>",
        "<!--",
    ),
    *(
        "-->",
        "|",
        "\n",
        "\r\n",
        "\\",
        "#tag",
        "# ",
        "- ",
        "1. ",
        "> ",
        "---",
        "===",
        "***",
        "*a*",
        "_b_",
        "~~",
        "==",
        "$",
    ),
    *(
        "^id",
        " ^vk-aaaaaaaa",
        "[ ] ",
        "[x] ",
        "\u202e",
        "\u2066",
        "\x1b[31m",
        "\x00",
        "\u2028",
        "&lt;",
        "&#91;",
        "dataviewjs",
    ),
    *(" ", "a", "Ann", "é", "1", ".", "!", ":", "📅 2026-01-01", "    ", "\t", "https://x.y/z"),
]
WORDS = st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=4)), max_size=10).map("".join)
RAW = (
    "[[",
    "]]",
    "![",
    "%%",
    "<%",
    "%>",
    "::",
    "{{",
    "}}",
    "<!--",
    "~~",
    "==",
    "\n",
    "\u202e",
    "\u2066",
    "\x1b",
    "\x00",
)
PAGE = """# Title

- [ ] [[Ann Lee]] · {0} ^vk-k3f9q2mz
  - {0}
- second {0}

| a | b |
|---|---|
| {1} | [[Ann\\|x]] |

{0}

end
"""
PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def structure(words: str, in_cell: str) -> list[str]:
    """The kinds of all tokens, block and inline, but for text."""
    kinds: list[str] = []
    for token in PARSER.parse(PAGE.format(words, in_cell)):
        kinds.append(token.type)
        kinds += [child.type for child in token.children or () if child.type not in {"text", "text_special"}]
    return kinds


PLAIN = structure("words", "words")


@settings(deadline=None, max_examples=150)
@given(WORDS)
def test_the_structure_of_the_page_does_not_change(words: str) -> None:
    shown = inert(words, tags=False) or "words"
    assert structure(shown, shown) == PLAIN


@settings(deadline=None, max_examples=150)
@given(WORDS)
def test_raw_sequences_do_not_appear(words: str) -> None:
    for shown in (inert(words), inert(words, tags=False)):
        assert [raw for raw in RAW if raw in shown] == []


@pytest.mark.parametrize("around", ["{}", "a{}b", "\\{}", "{}{}", "< {} >"])
def test_no_raw_sequence_gets_through(around: str) -> None:
    for raw in filter(str.strip, RAW):
        words = around.format(raw, raw)
        assert raw not in inert(words)
        assert inert(inert(words)) == inert(words)


@settings(deadline=None, max_examples=150)
@given(WORDS)
def test_nothing_of_it_is_read_as_a_link_task_tag_field_or_id(words: str) -> None:
    shown = inert(words, tags=False)
    note = parse_note("S.md", f"- x {shown} ^vk-k3f9q2mz\n".encode(), as_written=True)
    (block,) = note.blocks
    assert (block.links, block.tags, block.task, block.id) == ((), (), None, "vk-k3f9q2mz")
    assert (note.fields, note.log) == ((), ())
    assert note.writable


@settings(deadline=None, max_examples=120)
@given(WORDS)
def test_inert_text_is_its_own_inert_form(words: str) -> None:
    for make in (inert, link_text, terminal):
        assert make(make(words)) == make(words)
    assert inert(inert(words, tags=False), tags=False) == inert(words, tags=False)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee: the gripper paper #asked",
        "50% of C# and snake_case (a-b), 3 < 4? no".replace("<", "to"),
        "José · 日本 📅",
        "",
    ],
)
def test_text_with_nothing_special_stays_as_it_is(text: str) -> None:
    assert inert(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see [[Ann]]", "see \\[\\[Ann\\]\\]"),
        ("- item", "\\- item"),
        ("1. item", "1\\. item"),
        ("#gave", "#gave"),
        ("a\nb", "a b"),
        ("k:: v", "k:\\: v"),
        ("<% x %>", "\\<\\% x %\\>"),
        ("-5 and +49", "-5 and +49"),
    ],
)
def test_what_is_special_is_escaped(text: str, expected: str) -> None:
    assert inert(text) == expected


def test_a_page_shows_no_tag_of_the_users() -> None:
    assert inert("x #gave", tags=False) == "x \\#gave"


@settings(deadline=None, max_examples=120)
@given(WORDS)
def test_the_shown_part_of_a_link_keeps_the_link_whole(words: str) -> None:
    written = format_link("People/Ann", display=words)
    link = parse_reference(written)
    assert link is not None
    assert link.target == "People/Ann"


@settings(deadline=None, max_examples=120)
@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="/"), min_size=1, max_size=20)
    .map(str.strip)
    .filter(bool)
)
def test_a_link_to_any_name_is_read_back(name: str) -> None:
    link = parse_reference(format_link(name))
    assert link is not None
    assert link.target.removesuffix(".md") == name.removesuffix(".md")


@pytest.mark.parametrize(
    ("name", "display", "markdown", "expected"),
    [
        ("Ann Lee", "", False, "[[Ann Lee]]"),
        ("People/Ann Lee", "", False, "[[People/Ann Lee|Ann Lee]]"),
        ("Ann Lee", "Ann", False, "[[Ann Lee|Ann]]"),
        ("Ann Lee", "", True, "[Ann Lee](Ann%20Lee.md)"),
        ("a#b", "", False, "[a＃b](a%23b.md)"),
        ("`0`", "", False, "['0'](%600%60.md)"),
        ("_a_ b_c", "", True, "[＿a＿ b_c](_a_%20b_c.md)"),
        ("_a_", "", False, "[[_a_]]"),
    ],
)
def test_links_are_written(name: str, display: str, markdown: bool, expected: str) -> None:
    assert format_link(name, display=display, markdown=markdown) == expected


SEEDS, STRINGS = 5, 100


def random_words(rng: random.Random) -> str:
    """A string of what is nasty, what is plain, and any characters at all."""
    parts = [rng.choice(NASTY), rng.choice(NASTY), "".join(chr(rng.randrange(32, 0x2100)) for _ in range(3))]
    return "".join(rng.choice(parts) if rng.random() < 0.3 else rng.choice(NASTY) for _ in range(rng.randrange(1, 10)))


def on_a_page(words: str) -> None:
    """As running text, below an item, and in a table."""
    shown = inert(words, tags=False) or "words"
    assert structure(shown, shown) == PLAIN
    assert [raw for raw in RAW if raw in inert(words) or raw in shown] == []


def in_a_link(words: str) -> None:
    """As what a link shows, in both forms, and as the name that it leads to."""
    for name, markdown in ((name, markdown) for name in ("People/Ann", file_name(words)) for markdown in BOTH):
        written = format_link(name, display=words, markdown=markdown)
        link = parse_reference(written)
        assert link is not None
        assert link.target.removesuffix(".md") == name
        assert [raw for raw in RAW if raw in written.removeprefix("[[").removesuffix("]]")] == []
        assert len(parse_note("S.md", f"- x {written}\n".encode(), as_written=True).blocks[0].links) == 1
        if not written.startswith("[["):
            assert structure(written, written) == structure("[words](a.md)", "[words](a.md)")


def in_a_log_line(words: str) -> None:
    """As the words of a contact that a tick appends: one line, with its own id at the end, that is read back."""
    text = f"- 2026-11-23 coffee: {inert(words)} ^vk-k3f9q2mz\n"
    note = parse_note("People/Ann.md", text.encode())
    assert [(line.day.isoformat(), line.id) for line in note.log] == [("2026-11-23", "vk-k3f9q2mz")]
    assert note.writable


def in_front_matter(words: str) -> None:
    """As a property of a note that is made."""
    note = parse_note("S.md", f"---\norg: {yaml_text(words)}\n---\n".encode())
    assert note.diagnostics == ()
    assert [found.key for found in note.properties] == ["org"]


def at_a_terminal(words: str) -> None:
    """On one line and on several, and as a word of a command to copy."""
    assert not steers(terminal(words))
    assert not any(steers(line) for line in terminal_lines(words).split("\n"))
    assert shlex.split(in_shell(words)) in ([terminal(words)], ["--", terminal(words)])


def as_a_file(words: str) -> None:
    """As the name of a file, which lies where it was meant to."""
    name = file_name(words)
    assert split_path(f"People/{name}.md") == ("People", f"{name}.md")
    assert not name.startswith((".", " "))
    assert not steers(name)
    assert len(f"{name}.md".encode()) <= LONGEST_BYTES
    assert file_name(name) == name


def in_json(words: str) -> None:
    """As a value and as a name of what is printed for another program."""
    printed = dump({"said": [words], words: 1})
    assert json.loads(printed) == {"version": json.loads(printed)["version"], "said": [words], words: 1}
    assert not any(steers(line) for line in printed.split("\n"))


def twice(words: str) -> None:
    for make in (inert, link_text, terminal, terminal_lines):
        assert make(make(words)) == make(words)


BOTH = (False, True)
CONTEXTS = (on_a_page, in_a_link, in_a_log_line, in_front_matter, at_a_terminal, as_a_file, in_json, twice)
"""Wherever words of the user's may stand; no page holds a diagram or code that is made of them."""


@pytest.mark.parametrize("context", CONTEXTS, ids=lambda context: context.__name__.replace("_", " "))
@pytest.mark.rounds(SEEDS)
def test_whatever_the_string_is_every_context_holds(context: Callable[[str], None], seed: int) -> None:
    rng = random.Random(seed)
    for words in [random_words(rng) for _ in range(STRINGS)]:
        context(words)


def test_the_figure_of_the_contract_is_met() -> None:
    assert SEEDS * STRINGS * 10 >= 5_000


@given(st.text(st.characters(max_codepoint=0x2FFFF)), st.sampled_from(("a", "\u00b7", " ", "")))
def test_a_terminal_line_is_the_same_when_all_of_it_is_looked_at(words: str, first: str) -> None:
    text = f"{first}{words}a"
    assert terminal(text) == terminal(f"\0{text}")  # a sign that cannot be printed is left out


@settings(deadline=None)
@given(WORDS)
def test_a_terminal_line_holds_nothing_that_acts(words: str) -> None:
    assert [raw for raw in ("\n", "\x1b", "\x00", "\u202e", "\x9b") if raw in terminal(words)] == []
