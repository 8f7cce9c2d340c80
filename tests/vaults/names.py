"""Names: what a disk can hold as the name of a note, and what reads as markup, as a mark of vaultkit's or as nothing at
all."""

import random
import unicodedata

PIECES: tuple[str, ...] = (
    # scripts
    "Ann", "Øyvind", "Zoë", "Łukasz", "Михаил", "王小明", "山田", "محمد", "שרה", "Ελένη", "김", "เอ", "अ", "ﬀ", "ß",
    "İ", "e\u0301", "\u0301", "🙂", "👩\u200d👩\u200d👧",
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    # markup
    "#", "##", "^", "|", "[", "]", "[[", "]]", "`", "``", "*", "**", "_", "__", "~", "~~", "=", "==", "===", "$", "$$",
    "<", ">", "<b>", "<!--", "-->", "<%", "%>", "{{", "}}", "\\", "\\[", "&", "&amp;", "(", ")", "](", "!", "![[", ":",
    "::", "%", "%%", "%20", "%23", "%2F", "%E9", "\ufffd", "- [ ]", "[x]", "- ", "+", "1. ", "> ", "---", "#tag", "@",
    "http:", "mailto:", "'", '"', "’", ",", ";", "?", "!", ".md", ".MD", "…", "·",
    # marks
    "✅ 2026-01-01", "❌ 2026-01-01", "📅 2026-01-01", "⏳ 2026-01-01", "🔁 every day", "[completion:: 2026-01-01]",
    "^vk-aaaaaaaa", " ^vk-aaaaaaaa", "· logged", "· taken back", "accept", "decline ", "2026-11-23", "snoozed until",
    "%% Begin vaultkit: week %%", "%% End vaultkit: week 12345678 %%", "vaultkit: page",
    # blanks, breaks, what does not show
    " ", "  ", "\xa0", "\u3000", "\u2028", "\x0b", "\x85", "\t", "\n", "\r", "\r\n", "\x07", "\x1b[31m", "\x7f",
    "\u200b", "\u202e", "\u2066", "\ufeff", "\u3164", "\u2800", "\u00ad", "\ufe0f", "\U000e0041", "\U000e0100",
    ".", "..", "...",
)  # fmt: skip

NAMES: tuple[str, ...] = (
    "C# Gal", "C# Meetup", " lead", "trail ", "x ✅ 2026-01-01", "✅ 2026-01-01", "x 📅 2026-01-01", "[[", "]]",
    "a]]b", "a|b", "a#b|c", "#", "#x", "^", "a^b", "%%", "%", "100%", "%20", "%41", "a%23b", "\\", "a\\",
    "a\\|b", "a\nb", "a\r\nb", "\n", "\t", "- [ ] a", "[x] a", "a [completion:: 2026-01-01]", "a · logged",
    "a · taken back", "a ^vk-aaaaaaaa", "accept", "accept x", "decline accept", "x.md", "X.MD", "~~~", "===",
    "==a==", "~~a~~", "a::b", "::", "<b>", "<%x%>", "{{x}}", "`a`", "*a*", "_a_", "$a$", "&amp;", "http:",
    "mailto:a@b.c", "(a)", "a (b) [c]", "a](b", "![[a", "\u3164", "\U000e0041", "\U000e0041\U000e0042",
    "\u2800", "\u202eabc", "a\u200bb", "\u200b", "\ufeff", "\ufe0f", "🙂", "👩\u200d👩\u200d👧", "é", "王小明",
    "محمد", "x...", "x..", "-", "---", "+", "1.", "1. a", "> a", "\ufffd", "a\ufffdb", "Home", "2026-W48",
    "vaultkit", "somebody", "note", "unnamed", "%% Begin vaultkit: 2026-W48 %%",
    "%% End vaultkit: 2026-W48 12345678 %%", "n" * 200, "王" * 80, "#" * 100, "%" * 100, "\u3164" * 60,
)  # fmt: skip
"""Those of which each alone is a case."""

_LONGEST = 254


def is_name(name: str) -> bool:
    """Whether a disk can hold a note of that name and vaultkit reads it by it: composed, no path, no hidden file."""
    size = len(name.encode("utf-8", "replace"))
    return bool(name) and size <= _LONGEST - len(".md") and not set(name) & {"/", "\0"} and not name.startswith(".")


def random_name(rng: random.Random) -> str:
    """A name of one to five pieces."""
    while True:
        name = unicodedata.normalize("NFC", "".join(rng.choice(PIECES) for _ in range(rng.randint(1, 5))))
        if is_name(name):
            return name
