"""The law of the prescan: what it makes of a body line by line is what the block parser makes of it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.common.utils import MD_TRIM_CHARS

from tests.vaults.hostile import CORPUS, UNITS
from vaultkit.syntax.fences import split
from vaultkit.syntax.markdown import parse_body
from vaultkit.syntax.prescan import BLANKS, scan_body

ROOT = Path(__file__).parent.parent
ROWS = (
    "", " ", "   ", "a", "  c", "   d", "    x", "\t\tx", "      q", "\xa0", "\x1c a \x85",
    "# t", "## h #", "#h", "#", "  ### h", "a\\", "1", "2026-11-20 coffee: a", "- 2026-11-20 coffee: a",
    "-", "- ", "- b [[x]]", "- [ ] do", "- 2026. n", "- 2026-1",
    "  - z", "    - z", "\t- y", "-\tq", "- - a", "- # t", "-     code",
    "+ p", "* s",
    "1. y", "01. y", "0. y", "2. x", "10) b", "   1. z", "1.\tq", "1234. w", "- ```", "- > q", "- ---", "- <b>",
    "---", "- - -", "* * *", "__ _", "==", "===", "--", ": ", "|", "|---|---|", "| a | b |", "a | b", ":-:", "-|-",
    "```", "```js", "``` a`b", "~~~", "    ```", "````", "> q", ">", "> - a", "> ```", "<div>", "<p>x", "<span>",
    "<span a>b", "</x>", "<b", "<?", "?>", "<!-- x", "-->", "<!-- y -->", "  <!-- z --> w", "<!-->", "<!A", "<script>",
    "</script>", "%%", "%% a", "$$", "^id", "[x]: y", "[^1]: [[z]]",
)  # fmt: skip


def test_the_same_is_taken_off_the_ends_of_text_as_by_the_parser() -> None:
    assert BLANKS == MD_TRIM_CHARS


@given(st.lists(st.sampled_from(ROWS), max_size=9).map("\n".join))
@settings(max_examples=120)
def test_lines_of_all_kinds_are_read_as_the_parser_reads_them(text: str) -> None:
    assert scan_body(text) == parse_body(text)


@given(st.lists(st.sampled_from(UNITS + ROWS), max_size=14).map("".join))
@settings(max_examples=60)
def test_hostile_text_is_read_as_the_parser_reads_it(text: str) -> None:
    assert scan_body(text) == parse_body(text)


@pytest.mark.parametrize("first", ROWS)
def test_any_two_lines_are_read_as_the_parser_reads_them(first: str) -> None:
    for number, second in enumerate(ROWS):
        text = f"{first}\n{second}" if number % 2 else f"- i\n{first}\n{second}\n"
        assert scan_body(text) == parse_body(text), repr(text)


def test_the_hostile_corpus_is_read_as_the_parser_reads_it() -> None:
    for name, text in CORPUS.items():
        assert scan_body(text) == parse_body(text), name


@pytest.mark.parametrize("folder", ["sample-vault", "tests/cases"])
def test_real_notes_are_read_as_the_parser_reads_them(folder: str) -> None:
    notes = sorted((ROOT / folder).rglob("*.md"))
    assert notes
    for note in notes:
        body = split(note.read_text(encoding="utf-8"))[1]
        assert scan_body(body) == parse_body(body), note
