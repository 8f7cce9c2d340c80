"""Hostile text: the pieces of which a note is made that is to stop a reader, or to cost it without bound, and whole
notes of kinds that made some program stumble."""

from collections.abc import Iterator

from vaultkit.model.settings import FIELD_SPELLINGS

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
)
"""What stands before the repeated pieces."""

ENDS: tuple[str, ...] = ("", "\n", "x", " 2026-11-20", "]]", " ^vk-aaaaaaaa\n", "'\n---\n", "\n---\nx\n")
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


def properties() -> Iterator[str]:
    """Every name of a property of ours."""
    yield from FIELD_SPELLINGS
