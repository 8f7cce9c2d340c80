"""Row begins: how a row of a body begins to which block it may be, as CommonMark has it."""

from vaultkit.model.regex import regex

HEADING = regex(r"(#{1,6})(?:[ \t]|$)")
MARKER = regex(r"(?:[-*+]|([0-9]{1,9})[.)])(?=[ \t]|$)")
RULE = regex(r"(?:-[ \t]*){3,}$|(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$")
FENCE = regex(r"(`{3,})[^`]*$|(~{3,})")
UNDERLINE = regex(r"(?:-+|=+)[ \t]*$")
DELIMITERS = regex(r"[-:|][-:| \t]*$")
COMMENT, COMMENT_END = "<!--", "-->"


def is_heading(said: str, level: int) -> bool:
    """Whether a row that begins with so many `#` is a heading, with `said` behind them (as `HEADING` has it)."""
    return level <= 6 and (not said or said[0] in " \t")


def is_hard(said: str) -> bool:
    """Whether a row that begins a block may be one that only the parser can place."""
    sign = said[0]
    return sign == ">" or (sign == "<" and is_html(said)) or _is_delimiters(said)


def is_html(said: str) -> bool:
    """Whether a row begins raw HTML, or may do so where no paragraph stands above it."""
    from markdown_it.rules_block.html_block import HTML_SEQUENCES  # most vaults have few such lines

    return any(begin.search(said) for begin, _, _ in HTML_SEQUENCES)


def _is_delimiters(said: str) -> bool:
    return said[0] in "-:|" and DELIMITERS.match(said) is not None


def begins_block(content: str) -> bool:
    """Whether what stands behind a marker is more than text."""
    if content.startswith(COMMENT):
        return True
    patterns = (HEADING, MARKER, RULE, FENCE)
    return is_hard(content) or any(pattern.match(content) for pattern in patterns)


def closes_fence(line: str, mark: str) -> bool:
    """Whether a row closes the fence that the mark begins."""
    said = line.lstrip(" \t")
    lead = line[: len(line) - len(said)]
    return said.rstrip(" \t").strip(mark[0]) == "" and said.startswith(mark) and len(lead.expandtabs(4)) < 4
