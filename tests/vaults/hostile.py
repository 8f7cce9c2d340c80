"""Hostile text: the pieces of which a note is made that is to stop a reader, or to cost it without bound, and whole
notes of kinds that made some program stumble."""

import json
import random
from collections.abc import Sequence
from pathlib import Path

from vaultkit.model.diagnostic import Diagnostic
from vaultkit.model.location import Location
from vaultkit.model.page import Pending
from vaultkit.model.settings import FIELD_SPELLINGS
from vaultkit.syntax.append_text import text_to_append
from vaultkit.syntax.region import format_page

UNITS: tuple[str, ...] = (
    # tags, links, code, emphasis
    "#t ", "#", "#a", "#a/", "# ", "## ", "#t#t ", "[[", "]]", "[[a]] ", "[[a|", "![[", "![[a]]", "[[a#b|c]] ", "](",
    "[a](b) ", "[a](", "[a](b", "[", "]", "[]", "[](", "](b.md)", "[a][b]", "[^a]", "(", ")", "()", "(a:: ", "[a:: ",
    "[a::b]", "a:: ", "::", ":", "{", "}", "{{", "}}", "<%", "%>", "`", "``", "` ", "```", "`a`", "*", "**", "***",
    "* ", "_", "__", "_a_", "~", "~~", "~~~", "=", "==", "==a==", "$", "$$", "$a$", "$ a", "^", "^a ", "^vk-",
    " ^vk-aaaaaaaa", "\\", "\\\\", "\\[", "&", "&amp;", "&#", "<", "<!--", "-->", "<a>", "<a ", "</", "<?",
    "<![CDATA[", "<script>", "<div>\n", "http://a ", "a@b.c ", "%%", "%% ", "%%a%%",
    # lists, tasks, quotes, tables, fences, each line
    "- ", "-", "--", "---\n", "- a\n", "- [ ] ", "- [x] a\n", "- [ ] a #t\n", "  - a\n", "1. ", "1) a\n", "1", "+ ",
    "> ", ">", "> > ", "> [!note] ", "|", "| ", "|a", "|-", "|a|\n", "```\n", "~~~\n", "===\n", "***\n", "# a\n",
    "#\n", "    a\n", "\t", "\t\n",
    # days and numbers
    "2026-11-20 ", "2026-11-20", "- 2026-11-20 coffee\n", "### 2026-11-20 a\n", "[[2026-11-20]] ", "2026-", "11-20",
    "20:15 ", "9", "٣", "0", "1,", "1.", "1 May ", "May ", "Monday ", "every ", "\U0001f4c5 2026-11-20 ",
    "\U0001f4c5", "✅ 2026-11-20", "⏳ ", "\U0001f501 every day ", "\U0001f53a", "⛔ a, ", "\U0001f194 a ",
    "[due:: 2026-11-20] ", "(due:: a), ", "[priority:: high]",
    # spaces, line ends, letters
    " ", "  ", "\xa0", "\u2028", "\x0b", "\x0c", "\x85", "\n", "\n\n", " \n", "\r", "\r\n", "a", "a ", "a b", "a\n",
    "A", "ﬀ", "é", "é", "́", "\u200b", "\u202e", "️", "\ufeff", "\U0001f642",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467", "\U000e0041", "'", '"', '""', "''", '"a" ', "’", ",", ", ", ".",
    "...", ";", "!", "?", "/", "//", "@", "@a ", "-a", "a-", "–", "—",
    # YAML and what conflicts leave
    "a: b\n", "a: [\n", "a:\n", "- - ", "[[a]], ", "? ", "! ", "&a ", "*a ", "<<: ", "a: |\n", "a: >\n", 'a: "\n',
    "a: '\n", "<<<<<<< a\n", "=======\n", ">>>>>>> b\n", "private: true\n", "private::", "did not ", "tomorrow ",
    "Attendees: ",
)  # fmt: skip
"""What is repeated: each is to cost in proportion to how often it stands there."""

PREFIXES: tuple[str, ...] = (
    "",
    "- [ ] ",
    "- [x] a ",
    "- 2026-11-20 coffee ",
    "> ",
    "### 2026-11-20 ",
    "a:: ",
    "[[",
    "`",
    "| a | b |\n|---|---|\n| 2026-11-20 ",
    "---\na: ",
    "---\na: '",
    "---\ninteractions:\n  - ",
    "---\ntype: person\norg: ",
    "## Attendees\n\n- ",
    "%% ",
    "<!-- ",
    "$",
    "(a:: [",
    "- [ ] a 📅 2026-11-20 ",
    "[[a]] ",
    "- [ ] [[a]] ",
    "- 2026-11-20 coffee with [[a]] ",
    "Attendees: [[a]], ",
    "---\npeople: 'a ",
    "---\nemail: 'a@b.c ",
)
"""What stands before the repeated pieces."""

ENDS: tuple[str, ...] = ("", "\n", "x", " 2026-11-20", " [[a]]\n", "]]", " ^vk-aaaaaaaa\n", "'\n---\n", "\n---\nx\n")
"""What stands behind them."""

PATHS: dict[str, str] = {
    "person": "People/Hostile.md",
    "event": "Events/Hostile.md",
    "group": "Groups/Hostile.md",
    "goal": "Goals/Hostile.md",
    "boundaries": "Boundaries.md",
    "daily": "2026-11-20.md",
    "page": "Ecosystem/Reviews/2026-W48.md",
    "plain": "Notes/Hostile.md",
}
"""Where a note stands, by what it is then."""

FRONT: dict[str, str] = {"boundaries": "type: boundaries\n", "page": "vaultkit: page\n"}
"""What the front matter of a note must hold to be of that kind."""


def repeated(unit: str, prefix: str, size: int, end: str = "") -> str:
    """A text of about that many bytes of UTF-8."""
    return prefix + unit * max(size // len(unit.encode()), 1) + end


def of_kind(kind: str, text: str) -> str:
    """The text as a note of that kind; what it needs for it stands in its front matter."""
    front = FRONT.get(kind, "")
    if not front:
        return text
    if text.startswith("---\n"):
        return f"---\n{front}{text[4:]}"
    body = f"---\n{front}---\n{text}"
    return body if kind != "page" else f"---\n{front}---\n%% Begin vaultkit: 2026-W48 %%\n{text}\n"


CORPUS: dict[str, str] = {
    **json.loads((Path(__file__).parent / "hostile_notes.json").read_text(encoding="utf-8")),
    "a long scalar": f"---\norg: {'x ' * 8000}\n---\n",
    "many keys": "---\n" + "".join(f"k{n}: v\n" for n in range(1500)) + "---\n",
    "one long line": "x" * 60_000,
    "many empty lines": "\n" * 9000,
    "many rules": "---\n\n***\n\n___\n\n" * 700,
}
"""Whole notes, each of one kind of trouble."""

TOKENS: tuple[str, ...] = (
    "---\n", "\n", "\r\n", "\r", "\t", " ", "- ", "- [ ] ", "- [x] ", "> ", "# ", "```\n", "~~~\n", "%%", "%%\n",
    "<!--", "-->", "$$\n", "[[", "]]", "[[Ann Lee]]", "|", "](", "#t", "::", "a:: b\n", "^vk-aaaaaaaa",
    "2026-11-20 ", "- 2026-11-20 coffee ", "\\", "`", "**", "'", '"', "{", "}", "[", "]", ": ", "&a ", "*a ",
    "!x ", "<% x %>", "{{x}}", "<<<<<<< a\n", "=======\n", ">>>>>>> b\n", "\x00", "\x1b", "private: true\n",
    "type: event\n", "vaultkit: page\n", "%% Begin vaultkit: 2026-W48 %%\n",
    "%% End vaultkit: 2026-W48 00000000 %%\n", "\ufeff", "\u2028", "\u202e", "e\u0301", "\U0001f642",
    "999999999999999999999999999999", "✅ 2026-11-20", "\U0001f4c5 2026-13-01", "<div>\n",
    "| a | b |\n|---|---|\n",
)  # fmt: skip
"""What is put into a note at any place."""

VALUES: tuple[str, ...] = (
    "x", "", "null", "true", "no", "3", "-1", "2026-11-20", "2026-02-30", "monthly", "6 weeks", "close", "core",
    "inner", "wanted", "'[[Ann Lee]]'", "[[Ann Lee]]", "[a, '[[Bob Stone]]', 3]", "{a: b, c: [d]}", "'a, b'",
    "[[[a]]]", "9999-12-31", "0001-01-01", "'2 mentors in robotics'",
    "[2026-11-01 call, {date: 2026-11-02, text: x}]", "2026-12-01 to 2026-12-05", "'~12+'", "1h 30m", "4/5",
    "'\\n'", '"\\x00"', "|\n  a\n  b", ">\n  a", "'%% x %%'", "'<% x'", "[]", "{}", "[null]", "'#t'", "'a:: b'",
    "\ud7ff", "²",
)  # fmt: skip
"""What stands behind the name of a property."""

_BEGINNINGS: tuple[str, ...] = (
    "", "- ", "  - ", "> ", "## ", "1. ", "- [ ] ", "- [x] ", "\t- ", "| ", "- 2026-11-20 ", "### 2026-11-20 ",
)  # fmt: skip
"""What a line begins with."""

_WORDS = (*TOKENS, "coffee", "with ", "[[Bob Stone]]", "[[Nobody Known]] ", "did not ", "#met")


def append(path: str, data: bytes) -> bytes | Diagnostic:
    """The note with a log line behind it, or why none may stand there."""
    added = text_to_append(path, data, [Pending(path=path, line=LINE, id="vk-zzzzzzzz", location=Location(path=path))])
    return added if isinstance(added, Diagnostic) else data + added


LINE = "- 2026-11-25 coffee: her lab ^vk-zzzzzzzz"


class Writer:
    """Writes hostile notes, the same ones for the same seed."""

    def __init__(self, seed: int, samples: Sequence[bytes] = ()) -> None:
        """`samples` are notes of people who mean no harm, of which hostile ones are made too."""
        self._rng = random.Random(seed)
        self._samples = samples

    def note(self, kind: str, key: str = "") -> bytes:
        """A note of that kind, of a page the one with that key: made of parts, and half of them damaged."""
        rng = self._rng
        made = rng.choice((self._structured, self._structured, self._of_corpus, self._of_samples))
        text = made()
        whole = kind == "page" and rng.random() < 0.7
        text = format_page(key, text.replace("\r", ""), "\n\nmine\n") if whole else of_kind(kind, text)
        data = text.encode("utf-8", "surrogatepass")
        return self._damaged(data) if rng.random() < 0.5 else data

    def _structured(self) -> str:
        rng = self._rng
        names = list(FIELD_SPELLINGS)
        front = [f"{rng.choice(names)}: {rng.choice(VALUES)}\n" for _ in range(rng.randint(0, 8))]
        head = f"---\n{''.join(front)}---\n" if front and rng.random() < 0.8 else "".join(front)
        body = [
            rng.choice((self._line, self._line, self._tokens, self._corpus_line))() for _ in range(rng.randint(0, 25))
        ]
        return head + "".join(body)

    def _line(self) -> str:
        rng = self._rng
        begin = rng.choice(_BEGINNINGS)
        words = (rng.choice(_WORDS) for _ in range(rng.randint(0, 6)))
        return begin + "".join(words).replace("\n", " ") + rng.choice(("\n", "\n", "\n\n", "\r\n", ""))

    def _tokens(self) -> str:
        return "".join(self._rng.choice(TOKENS) for _ in range(self._rng.randint(1, 8)))

    def _corpus_line(self) -> str:
        text = self._rng.choice(list(CORPUS.values()))
        return self._rng.choice(text.split("\n"))[:400] + "\n"

    def _of_corpus(self) -> str:
        return self._rng.choice(list(CORPUS.values()))

    def _of_samples(self) -> str:
        if not self._samples:
            return self._of_corpus()
        return self._rng.choice(self._samples).decode("utf-8", "replace")

    def _damaged(self, data: bytes) -> bytes:
        rng = self._rng
        for _ in range(rng.randint(1, 6)):
            at, to = sorted((rng.randint(0, len(data)), rng.randint(0, len(data))))
            to = min(to, at + 200)
            what = rng.randrange(6)
            if what == 0:
                data = data[:at] + data[to:]
            elif what == 1:
                data = data[:at] + data[at:to] * 2 + data[to:]
            elif what == 2:
                data = data[:at] + rng.choice(TOKENS).encode() + data[at:]
            elif what == 3 and data:
                data = data[:at] + bytes([rng.randrange(256)]) + data[at + 1 :]
            elif what == 4:
                data = data[:at] if rng.random() < 0.3 else data
            else:
                lines = data.split(b"\n")
                rng.shuffle(lines)
                data = b"\n".join(lines)
        return data
