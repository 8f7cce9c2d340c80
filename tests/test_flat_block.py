"""The law of the flat reader of front matter: where it says anything of a block, it says what the YAML loader says."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from vaultkit.syntax.fences import split
from vaultkit.syntax.flat_block import read_flat
from vaultkit.syntax.frontmatter import load_block

ROOT = Path(__file__).parent.parent
KEYS = ("a", "b", "tags", "a b", "A-1", "x_y", "date", "ключ", "ab:", "<<", "1a", "-a", "y")
VALUES = (
    "x", "x y", "[a, b]", "[[Ann B]]", '"[[Ann]]"', '["[[A]]", "[[B|c]]"]', "2026-11-20", "12", "-3", "007", "true",
    "null", "~", "10:30", "http://x.y/z", "a: b", "a #c", "a:", "'it''s'", "'it'", '"q"', '"q\\"', "a, b", "[]", "[a,]",
    "[,]", "[a,,b]", "[a b , c]", "see [[Ann]]", "[m](n.md)", "m [n](o.md)", "[x", "x]", "{a: b}", "*x", "&x", "!t",
    "|", ">", "@x", "`x`", "%x", "é ö", "a\xa0b", "a\u2028b", "a\x85b", "日本", "x  ", "[ [a] ]", "[[a, b]]",
    "[[a],[b]]", "[[a]]x", "🙂", "a\tb", "1e3", "0x1F", "1_000", ".5", "(a)", "+49 1", "'", '"', "a'b", 'a"b', "[a: b]",
    "[#a]", "[a#b]", "[-a]", "[- a]", "- a", "? a", "a ? b", "a - b", "a |", "<<", "=", "No", "[true, 3]",
    "[ 'a' , \"b\" ]", "[[[a]]]", "[[a]], [[b]]", "[[a]] b", "[a] b", "٣", "+49", "+49 30 12", "+1 (2) 3", "+4.5 6",
    "+49 : x", "+49 #c", "+0 ", "(030) 1-2", "(+49) 30", "(", "()", "( a", "(a: b", "(: a", "( #c", "(a, b)", "+49\t1",
    "+ 1", "a\x7fb", "a\rb", "\ufeffa", "", '["a", "b\'c"]', '["a","b"]', '["a" , "b"]', '["a", b, "c"]', '["", "a"]',
    '["a", ""]', '[""]', '["a\\"b", "c"]', '["a", "é"]', '["a: b", "#c", "[m](n.md)"]', '["[[A B|c]]", "![[D#e]]"]',
    '["a", "b",]', '["a", "b"] ', '["a"", "b"]', '["a", "b', "123456 and more", "yesterday", "falsely", "nullity",
    "2026", "1234567", "12345678901234567890", "a](b", "2026-11-20 x",
)  # fmt: skip
LINES = (
    "{k}: {v}", "{k}: {v}", "{k}: {v}", "{k}:", "- {v}", "  - {v}", "{k}:  {v} ", " {k}: {v}", "{v}", "", "# c", "---",
    "...", "{k} : {v}", '"{k}": {v}', "{k}:{v}", "    - {v}", "  {v}", "- {k}: {v}", "-{v}", "-   {v}",
)  # fmt: skip
FLAT = """\
type: person
aliases: [Ann, Ann L]
org: Müller & Söhne
born: 1980-04-17
friends: ["[[Bo]]", '[[Cleo|C]]']
met at: [[Spring Fair]]
known: true
phone: +49 30 23125 207
tags:
  - robotics
  - "lab: two"
"""


def _line(shape: str, key: str, value: str) -> str:
    return shape.format(k=key, v=value)


LINE = st.builds(_line, st.sampled_from(LINES), st.sampled_from(KEYS), st.sampled_from(VALUES))


@given(st.lists(LINE, max_size=5).map("\n".join))
@settings(max_examples=150)
def test_blocks_are_read_as_the_loader_reads_them(block: str) -> None:
    flat = read_flat(block, "n.md", 2)
    assert flat is None or repr(flat) == repr(load_block(block, "n.md", 2))


def test_each_value_is_read_as_the_loader_reads_it() -> None:
    for value in VALUES:
        for shape in LINES:
            block = f"{_line(shape, 'a', value)}\nb: {value}"
            flat = read_flat(block, "n.md", 2)
            assert flat is None or repr(flat) == repr(load_block(block, "n.md", 2)), repr(block)


def test_plain_front_matter_needs_no_loader() -> None:
    assert read_flat(FLAT.rstrip("\n"), "n.md", 2) == load_block(FLAT.rstrip("\n"), "n.md", 2)


def test_front_matter_of_notes_is_read_as_the_loader_reads_it() -> None:
    notes = [split(note.read_text(encoding="utf-8"))[0] for note in sorted((ROOT / "sample-vault").rglob("*.md"))]
    blocks = [block for block in notes if block]
    read = [(flat, block) for block in blocks if (flat := read_flat(block, "n.md", 2)) is not None]
    assert len(read) > len(blocks) * 0.6
    for flat, block in read:
        assert repr(flat) == repr(load_block(block, "n.md", 2)), block
