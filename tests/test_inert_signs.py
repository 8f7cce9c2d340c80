"""Each sign that could act, where it does and where it does not; and what a terminal is told of letters that show
nothing."""

import pytest

from vaultkit.syntax.inert import abridged, escaped, inert, is_visible, link_text, steers, terminal, terminal_lines

SIGNS = [
    ("50%%", "50%\\%"), ("%>x", "%\\>x"), ("50% x%", "50% x%"), ("<%", "\\<\\%"), ("<!x", "\\<\\!x"), ("a!b", "a!b"),
    ("!", "!"), ("a>b", "a>b"), ("> a", "\\> a"), (">", "\\>"), ("::", ":\\:"), ("a: b: c", "a: b: c"),
    ("{{x}}", "{\\{x}\\}"), ("{x}", "{x}"), ("a~~b", "a~\\~b"), ("~5", "~5"), ("==x", "\\=\\=x"), ("= x", "\\= x"),
    ("a=b", "a=b"), ("a_b", "a_b"), ("_a", "\\_a"), ("a_", "a\\_"), ("é_é", "é_é"), ("a_ b", "a\\_ b"), ("#", "\\#"),
    ("a#b", "a#b"), ("# x", "\\# x"), ("##", "\\#\\#"), ("###### a", "\\#\\#\\#\\#\\#\\# a"), ("(#a", "(\\#a"),
    ("^a", "\\^a"), ("a ^b", "a \\^b"), ("2^10", "2^10"), ("&amp;", "\\&amp;"), ("&", "&"), ("&#91;", "\\&\\#91;"),
    ("a & b;", "a & b;"), ("\\", "\\\\"), ("\\\\", "\\\\"), ("\\a", "\\a"), ("\\[", "\\["), ("a\\", "a\\\\"),
    ("\\é", "\\é"), ("- a", "\\- a"), ("-5", "-5"), ("-", "\\-"), ("-,", "-,"), ("+ a", "\\+ a"), ("+5", "+5"),
    ("a - b", "a - b"), ("1. a", "1\\. a"), ("1) a", "1\\) a"), ("1.5", "1.5"), ("1.", "1\\."), ("12", "12"),
    ("123456789. a", "123456789\\. a"), ("1234567890. a", "1234567890. a"), ("*", "\\*"), ("a|b", "a\\|b"),
    ("`", "\\`"), ("$", "\\$"), ("]", "\\]"), ("a\\#b", "a\\#b"), ("\\%%", "\\%\\%"), ("\\{{", "\\{\\{"),
    ("XX [x]", "XX \\[x\\]"), ("%X [x]", "%X \\[x\\]"),
]  # fmt: skip


def test_a_sign_is_escaped_where_it_could_act() -> None:
    assert [(text, inert(text)) for text, _ in SIGNS] == SIGNS
    assert [(text, inert(text, tags=False)) for text, _ in SIGNS] == SIGNS


TAGS = [
    ("#gave", "\\#gave"), ("a #b", "a \\#b"), ("a #gave,b", "a \\#gave,b"), ("#gave!x", "\\#gave!x"),
    ("#a/b-c d", "\\#a/b-c d"), ("#gave #x", "\\#gave \\#x"), ("#gave.", "\\#gave."), ("#gave: x", "\\#gave: x"),
    ("#gave_", "\\#gave\\_"), ("#gave::", "\\#gave:\\:"), ("#gave #=x", "\\#gave \\#=x"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "on_a_page"), TAGS)
def test_a_plain_tag_stays_in_a_log_line_and_is_none_on_a_page(text: str, on_a_page: str) -> None:
    assert inert(text, tags=False) == on_a_page
    in_a_log = inert(text)
    assert in_a_log.startswith(text[: text.index("#") + 1])
    assert inert(in_a_log) == in_a_log


def test_behind_a_tag_signs_act_as_behind_its_last_letter() -> None:
    assert inert("#gave_x") == "#gave_x"
    assert inert("#gave [x]") == "#gave \\[x\\]"
    assert inert("#gave #b*") == "#gave \\#b\\*"
    assert inert("#a(#b") == "\\#a(\\#b"


SHOWN = [
    ("\u3164", "U+3164"), ("\u3164\u2800\u3164", "U+3164 U+2800"),
    ("\u3164\u2800\xad\u200c\u200d\ufe0f", "U+3164 U+2800 U+00AD U+200C"), ("\u202e", ""), ("", ""), ("\x1b", ""),
    ("é\U000e0041", "é"), ("🏴\U000e0067\U000e007f", "🏴\U000e0067\U000e007f"), ("é\ud800", "é\ufffd"),
    ("é\x1b[31m \u202ex\u2028y", "é[31m x y"), ("a \t\n b", "a b"), ("a\x1bb", "ab"), (" é ", "é"), (" a ", "a"),
    ("X", "X"), ("Xé", "Xé"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "shown"), SHOWN, ids=[ascii(text) for text, _ in SHOWN])
def test_a_terminal_is_told_what_can_be_seen_and_the_codes_of_what_cannot(text: str, shown: str) -> None:
    assert terminal(text) == shown
    assert is_visible(text) is (shown != "" and not shown.startswith("U+"))


LINES = [
    ("é\u202e\n  b\ud800", "é\n  b\ufffd"), ("a\tb", "a b"), ("a\n  b c", "a\n  b c"), ("é\x85b\nc", "é b\nc"),
    ("a\x1bb", "ab"), ("abc", "abc"), ("é\u2028b", "é b"), ("a\n\n b\x00", "a\n\n b"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "shown"), LINES, ids=[ascii(text) for text, _ in LINES])
def test_a_text_of_several_lines_keeps_them(text: str, shown: str) -> None:
    assert terminal_lines(text) == shown


def test_json_of_letters_stays_as_it_is() -> None:
    assert escaped('{"name": "Xavi é 王"}') == '{"name": "Xavi é 王"}'


def test_json_holds_escapes_for_what_steers_a_terminal() -> None:
    assert escaped("a\u202e\ud800\x7f\u2028é") == "a\\u202e\\ud800\\u007f\\u2028é"


@pytest.mark.parametrize("text", ["a\n", "a\x1b", "\ud800", "\u2028", "\u200b", "a\tb", "\x85", "\x7f"])
def test_what_steers_a_terminal_is_known(text: str) -> None:
    assert steers(text)


@pytest.mark.parametrize("text", ["", "a", "X", "é", "王小明", "a b", "📅"])
def test_a_plain_text_steers_nothing(text: str) -> None:
    assert not steers(text)


def test_a_message_loses_the_ends_of_words_longer_than_a_path() -> None:
    assert abridged("x" * 300) == "x" * 300
    assert abridged("x" * 301) == "x" * 200 + "…"
    assert abridged("x" * 300 + " y") == "x" * 300 + " y"
    assert abridged("x" * 300 + " " + "y" * 301) == "x" * 300 + " " + "y" * 200 + "…"


def test_a_message_ends_at_a_word_before_the_thousandth_character() -> None:
    assert abridged("a " * 500) == "a " * 500
    assert abridged("a " * 500 + "b") == "a " * 499 + "a …"
    assert abridged("word " * 250) == "word " * 199 + "word …"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a[b]|`<>\\$#*^", "a(b)/'‹›/＄＃∗ˆ"), ("%%%a::b{{{}}~~==", "%a:b{}~="), ("  x ", "x"), ("50% a:b", "50% a:b"),
        ("a\nb", "a b"),
    ],
)  # fmt: skip
def test_in_the_shown_part_of_a_link_signs_become_their_look_alikes(text: str, shown: str) -> None:
    assert link_text(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a _b_ c", "a ＿b＿ c"), ("a_b", "a_b"), ("_a", "＿a"), ("a_", "a＿"), ("é_é_", "é_é＿"), ("__", "＿＿")],
)
def test_in_a_markdown_link_the_underscores_that_emphasize_do_too(text: str, shown: str) -> None:
    assert link_text(text, markdown=True) == shown
    assert link_text(text) == text
