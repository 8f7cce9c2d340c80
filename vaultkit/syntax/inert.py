"""Inert: words of the user's to text that a page, a log line or a terminal shows and never runs."""

from vaultkit.model.regex import regex

_BIDI = "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_DROP = regex(f"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f{_BIDI}]")
_BLANK = (
    "\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200c\u200d\u2061-\u2064\u206a-\u206f\u2800\u3164\ufe00-\ufe0f"
    "\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_VISIBLE = regex(f"[^\\s\x00-\x1f\x7f-\x9f{_BIDI}{_BLANK}]")
_INVISIBLE = regex(f"[{_BLANK}]")
_STRAY_TAGS = regex("(?<![\U0001f3f4\U000e0020-\U000e007e])[\U000e0000-\U000e007f]+")
_MOST_CODES = 4
_SURROGATE = regex("[\ud800-\udfff]")
_BREAKS = regex("[\t-\r\x85\u2028\u2029]")
_STEERING = regex(f"[\x7f-\x9f\u2028\u2029{_BIDI}\ud800-\udfff]")
_SPACES = regex(r"\s+")
_LONG_WORD = regex(r"(\S{200})\S{101,}")
_LONGEST_MESSAGE = 1_000
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_ALWAYS = frozenset("`[]<|*$")
_DOUBLED = frozenset("%:{}~=")
_MAYBE = regex(r"[`\[\]<|*$%:{}~=_#^&\\]")
_ENTITY = regex(r"&#?\w+;")
_START = regex(r"(?:[-+](?=$|[^\w.,])|>|#{1,6}(?=$|\s)|=|\d{1,9}(?=[.)](?:\s|$)))")
_TAG = regex(r"#[\w/-]+(?=[\s:;,.!?)]|$)")

_LINK_TABLE = str.maketrans(
    {"[": "(", "]": ")", "|": "/", "`": "'", "<": "‹", ">": "›", "\\": "/", "$": "＄", "#": "＃", "*": "∗", "^": "ˆ"}
)
_EMPHASIS = regex(r"(?<![^\W_])_|_(?![^\W_])")
_REPEATED = regex(r"%{2,}|:{2,}|\{{2,}|\}{2,}|~{2,}|={2,}")


def is_visible(text: str) -> bool:
    """Whether anything of the text can be seen."""
    return _VISIBLE.search(text) is not None


def terminal(text: str) -> str:
    """The text on one line without control, escape and direction characters; letters that show nothing are told by
    their codes (`U+3164`) where there are no others, and letters of hidden tags are left out where there are."""
    if text.isprintable() and text.lstrip()[:1].isascii():  # nothing to leave out, and no space but the blank
        return " ".join(text.split())
    if text.isascii():
        return _SPACES.sub(" ", _DROP.sub("", text)).strip()
    if not is_visible(text):
        codes = dict.fromkeys(f"U+{ord(char):04X}" for char in _INVISIBLE.findall(text))
        return " ".join([*codes][:_MOST_CODES])
    cleaned = _STRAY_TAGS.sub("", _SURROGATE.sub("\ufffd", text))
    return _SPACES.sub(" ", _DROP.sub("", cleaned)).strip()


def terminal_lines(text: str) -> str:
    """The text without control, escape and direction characters, its line breaks and blanks as they are."""
    return "\n".join(map(_line, text.split("\n")))


def _line(line: str) -> str:
    return _BREAKS.sub(" ", _DROP.sub("", _SURROGATE.sub("\ufffd", line)))


def escaped(text: str) -> str:
    """JSON that says the same, with escapes for what a terminal would take for more than text."""
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def steers(text: str) -> bool:
    """Whether the text holds what is no text to a terminal: control, escape and direction characters, line breaks, and
    halves of characters."""
    return bool(_DROP.search(text) or _SURROGATE.search(text) or _BREAKS.search(text))


def abridged(message: str) -> str:
    """The message with what nobody reads cut away: the ends of words longer than a path may be, and what follows the
    thousandth character."""
    short = _LONG_WORD.sub(r"\1…", message)
    return short if len(short) <= _LONGEST_MESSAGE else short[:_LONGEST_MESSAGE].rpartition(" ")[0] + " …"


def inert(text: str, *, tags: bool = True) -> str:
    """The text as one line of Markdown that shows it and does nothing: no link, embed, code, comment, HTML, field,
    template, emphasis, math, block id or list can come of it.

    Specials are escaped with a backslash; what is escaped already stays, so that the result is its own inert form.
    `tags` keeps plain tags such as `#gave`, as a log line wants it; a page does not."""
    line = terminal(text)
    if _MAYBE.search(line):
        line = _escape(line, tags)
    return _escape_start(line)


def _escape(line: str, tags: bool) -> str:
    out: list[str] = []
    last = ""
    position, length = 0, len(line)
    while position < length:
        character = line[position]
        following = line[position + 1] if position + 1 < length else ""
        if character == "\\":
            if following in _PUNCTUATION:
                out.append(character + following)
                last = following
                position += 2
                continue
            out.append("\\" if following else "\\\\")
        elif character == "#" and tags and last in {"", " "} and (tag := _TAG.match(line, position)):
            out.append(tag.group())
            last = tag.group()[-1]
            position = tag.end()
            continue
        else:
            out.append("\\" + character if _acts(character, last, following, line, position) else character)
        last = character
        position += 1
    return "".join(out)


def _acts(character: str, last: str, following: str, line: str, position: int) -> bool:
    """Whether a character, between the visible ones around it, could be read as markup."""
    if character in _ALWAYS:
        return True
    if character == "%":
        return last in {"%", "<"}
    if character in "!>":
        return last == ("<" if character == "!" else "%")
    if character in _DOUBLED:
        return last == character
    if character == "_":
        return not (last.isalnum() and following.isalnum())
    if character == "#":
        return not last.isalnum()
    if character == "^":
        return last in {"", " "}
    return character == "&" and _ENTITY.match(line, position) is not None


def _escape_start(line: str) -> str:
    match = _START.match(line)
    if match is None:
        return line
    cut = match.end() if match.group()[0].isdigit() else 0
    return f"{line[:cut]}\\{line[cut:]}"


def link_text(text: str, *, markdown: bool = False) -> str:
    """The text as the shown part of a link, where a backslash escapes nothing: specials become their look-alikes; in a
    Markdown link also the underscores that emphasize."""
    text = _EMPHASIS.sub("＿", text) if markdown else text
    return _REPEATED.sub(lambda match: match.group()[0], terminal(text).translate(_LINK_TABLE)).strip()
