"""What somebody types, in `log` or below a tick, stands in the note byte for byte, and is read once, as it says."""

import re
from datetime import date
from pathlib import Path

import pytest

from tests.vaults.commands import asked, note, run
from tests.vaults.small import TODAY, write_vault
from vaultkit.index.indexer import build_index
from vaultkit.model.index import Index
from vaultkit.model.settings import Settings
from vaultkit.syntax.document import parse_note

DANA = "People/Dana Ek.md"
NOTES = {
    ".obsidian/app.json": "{}\n",
    DANA: "---\ntier: close\ncadence: monthly\n---\n\n## Log\n\n- 2026-06-02 coffee: plans\n",
    "People/Ann Lee.md": "---\ntype: person\n---\n",
    "People/Jonas Pfeiffer.md": "---\ntype: person\n---\n",
}

TEXTS = {
    "brackets": "read chapter [4] of [2]",
    "a link": "he wants [[Jonas Pfeiffer]] on board",
    "a link with other words": "met [[Ann Lee|her]] at the fair",
    "a link to a heading": "see [[Ann Lee#Log]] and [[Ann Lee#^abc]]",
    "a link to nobody": "about [[Some Idea]]",
    "an embed": "![[sketch.png]] drawn on a napkin",
    "a Markdown link": "[her paper](https://example.org/a_b*c) was good",
    "a Markdown link to a note": "with [Ann](Ann%20Lee.md)",
    "a reference": "as in [the book][ref] and [^1]",
    "a footnote": "he said so[^1] twice",
    "an inline footnote": "so he said^[at lunch]",
    "emphasis": "a *very* good **idea** _indeed_ __yes__",
    "highlight": "the ==main point== and ~~not this~~",
    "code": "runs `grep -c '^a' *.md` daily",
    "two backticks": "``a ` b`` in code",
    "an open backtick": "the ` key is broken",
    "maths": "says $e = mc^2$ and $$x_1 < 5$$",
    "prices": "costs $5 or $7",
    "comparisons": "5 < 6 > 4 & 3 <= 3",
    "HTML": "<b>bold</b> and <span style='x'>y</span><br>",
    "an open tag": "an <unclosed and a </div>",
    "an HTML comment": "visible <!-- hidden --> again",
    "an open comment": "starts <!-- and goes on",
    "an entity": "R&amp;D and &nbsp; and &#42;",
    "a mail address": "write to ann.lee+x@example.org",
    "a mail in brackets": "write to <ann.lee@example.org>",
    "a URL": "https://example.org/path?q=a&b=c#frag_ment~*",
    "a URL in brackets": "<https://example.org/a_b>",
    "a phone": "+49 (0)30 123-456 78",
    "an inline field": "[due:: 2026-12-01] (mood:: good)",
    "a field of its own": "email:: z@y",
    "a template": "<% tp.date.now() %> and {{title}}",
    "a tag": "#gave her the paper #topic/energy",
    "no tag": "issue #12 and C# and #",
    "a pipe": "a | b || c |",
    "a table": "| a | b | c |",
    "backslashes": r"C:\temp\new \* \[x\] \\ end",
    "a backslash at the end": "a line ends in \\",
    "quotes": "\"double\" 'single' „deutsch“ «français» ‘so’",
    "dashes": "a - b -- c — d – e",
    "an ellipsis": "well … so ...",
    "stars": "* not a list, 5 stars *****",
    "a hash": "# no heading",
    "a greater sign": "> no quote",
    "a plus": "+ no list",
    "a number": "1. no list, 2) none",
    "a day": "2026-11-01 was better",
    "a clock": "14:30 at the station",
    "carets": "2^10 ^ up",
    "a percentage": "100% sure, 50 % less",
    "signs of tasks": "paper 📅 2026-12-20 ⏳ 2026-12-01 🔺",
    "emoji": "great 👩‍🔬 🇩🇪 👍🏽 talk ☕️",
    "Hebrew": "דיברנו על התערוכה ב-2027",
    "Arabic": "تحدثنا عن المعرض، ثم القهوة",
    "mixed directions": "met שלום at (مقهى) 5",
    "Chinese": "聊了机器人，还有春天的计划。",
    "Japanese": "新しい研究室の話「春に募集」",
    "Russian": "говорили о выставке, «да»",
    "combining marks": "cafe\u0301 und A\u030angstro\u0308m",
    "accents": "naïve façade, Ångström, Łódź, œuvre",
    "special blanks": "a\u00a0b\u202fc\u3000d",
    "several blanks": "a  b   c    d",
    "a tab": "a\tb",
    "our own marks": "done · logged · taken back ✅ 2025-01-01",
    "a callout": "[!note] no callout",
    "a long line": "word " * 80 + "end",
}
"""Each is one line that nothing ends or hides: what is written is what was typed."""

CHANGED = {
    "line breaks": ("one\ntwo\r\nthree", "one two three"),
    "a box": ("[ ] no task", None),
    "an id at the end": ("agreed ^my-id", r"agreed \^my-id"),
    "an id of ours": ("agreed ^vk-abcdefgh", r"agreed \^vk-abcdefgh"),
    "a comment": ("a %%hidden%% b", r"a %\%hidden%\% b"),
    "blanks around": ("  so  ", "so"),
}
"""What would not stay one line that is read as it stands is made harmless."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_vault(tmp_path / "vault", NOTES)


def written(root: Path) -> str:
    """The words of the line that was added to the note, behind its kind."""
    added = note(root, DANA).removeprefix(NOTES[DANA])
    found = re.fullmatch(rf"- {TODAY} coffee: (.*) \^vk-[a-z0-9]{{8}}\n", added, re.DOTALL)
    assert found, added
    return found[1]


def contacts(root: Path) -> list[tuple[str, str]]:
    found = asked(root, "show", "Dana Ek")["interactions"]
    return [(one["date"], one["kind"]) for one in found]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_the_text_of_a_log_is_kept_byte_for_byte_and_read_once(root: Path, text: str) -> None:
    assert run(root, "log", "Dana Ek", "coffee", "--", text).exit_code == 0
    assert written(root) == text
    assert contacts(root) == [("2026-06-02", "coffee"), (TODAY, "coffee")]
    assert run(root, "log", "Dana Ek", "coffee", "--", text).stdout.endswith("(there already)\n")


@pytest.mark.parametrize(("text", "stands"), CHANGED.values(), ids=CHANGED)
def test_what_would_end_or_hide_the_line_is_made_harmless(root: Path, text: str, stands: str | None) -> None:
    assert run(root, "log", "Dana Ek", "coffee", "--", text).exit_code == 0
    assert written(root) == (text if stands is None else stands)
    assert contacts(root) == [("2026-06-02", "coffee"), (TODAY, "coffee")]


def test_bullets_below_ticks_are_kept_byte_for_byte_and_read_once(tmp_path: Path) -> None:
    """All of them in one vault, each below the box of somebody of their own."""
    bullets = {
        f"Guest {chr(65 + at // 26)}{chr(65 + at % 26)}": text
        for at, text in enumerate(one for one in TEXTS.values() if not one.startswith("2026-"))
    }
    notes = {f"People/{name}.md": "---\ntype: person\n---\n" for name in bullets}
    page = "\n".join(
        f"- [x] [[{name}]] ^vk-{number:08d}\n    - coffee: {text}"
        for number, (name, text) in enumerate(bullets.items())
    )
    home = f"---\nvaultkit: page\n---\n%% Begin vaultkit: home %%\n{page}\n%% End vaultkit: home 00000000 %%\n"
    root = write_vault(tmp_path / "vault", {**NOTES, **notes, "Ecosystem/Home.md": home})
    assert run(root, "review").exit_code in {0, 1}
    lines = {name: note(root, f"People/{name}.md").rpartition(f"- {TODAY} ")[2] for name in bullets}
    said = {name: re.sub(r" \^vk-[a-z0-9]{8}\n$", "", line) for name, line in lines.items()}
    assert said == {name: f"coffee: {text.strip()}" for name, text in bullets.items()}
    index = index_of(root)
    for person in index.people:
        if person.name in bullets:
            found = [(one.day.isoformat(), one.kind) for one in index.history[person.path]]
            assert found == [(TODAY, "coffee")], person.name


def index_of(root: Path) -> Index:
    paths = sorted(root.rglob("*.md"))
    notes = [parse_note(path.relative_to(root).as_posix(), path.read_bytes()) for path in paths]
    return build_index(notes, Settings(), date.fromisoformat(TODAY))


@pytest.mark.parametrize(
    ("text", "people", "promised"),
    [
        ("he wants [[Ann Lee]] on board", ["People/Ann Lee.md"], []),
        ("see [[Ann Lee|her]] and [Jonas](Jonas%20Pfeiffer.md)", ["People/Ann Lee.md", "People/Jonas Pfeiffer.md"], []),
        (r"no \[\[Ann Lee\]\] link", [], []),
    ],
)
def test_links_in_the_text_are_links(root: Path, text: str, people: list[str], promised: list[str]) -> None:
    run(root, "log", "Dana Ek", "coffee", text)
    parsed = parse_note(DANA, (root / DANA).read_bytes())
    (line,) = [one for one in parsed.log if one.day.isoformat() == TODAY]
    assert [f"People/{link.target.removesuffix('.md').replace('%20', ' ')}.md" for link in line.links] == people


VALUES = [text for text in TEXTS.values() if len(text) < 200]


def test_values_of_new_notes_are_kept_byte_for_byte(root: Path) -> None:
    for number, text in enumerate(VALUES):
        name = f"Number {number}"
        assert run(root, "new", "person", "--org", text, "--role", f"so: {text}", "--", name).exit_code == 0
        found = {one.key: one.value for one in parse_note("x.md", (root / f"People/{name}.md").read_bytes()).properties}
        assert (found["org"], found["role"]) == (text, f"so: {text}")
        (root / f"People/{name}.md").unlink()  # the next command need not read it


@pytest.mark.parametrize("text", ["not my [field]", "[[Ann Lee]] asks *too* late", "5 < 6 & $x$", "日本語の理由"])
def test_the_reason_of_a_decision_is_kept(root: Path, text: str) -> None:
    write_vault(root, {"Events/Fair.md": "---\ndate: 2026-12-05\nstatus: invited\n---\n"})
    assert run(root, "decide", "fair", "decline", text).exit_code == 0
    assert f"- {TODAY} declined: {text} ^vk-" in note(root, "Events/Fair.md")
