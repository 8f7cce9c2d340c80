"""Fences: a note's text to its front matter and its body; and the front matter to its properties, the quick way where
it is flat, else as YAML."""

import re

from vaultkit.model.diagnostic import Diagnostic
from vaultkit.model.note import Property
from vaultkit.model.regex import regex
from vaultkit.syntax.block_values import FrontMatter
from vaultkit.syntax.flat_block import read_flat

_BLOCK = regex(r"---\r?\n(?:(.*?)\r?\n)??---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_END = regex(r"\n---[ \t]*(?:\n|\Z)")


def split(text: str) -> tuple[str | None, str, int]:
    """The front matter without its fences (None when there is none), the body, and the body's first line (1-based).

    Only at the start of the text, after a byte order mark at most; the fences are exactly `---`, the second may have
    blanks behind it."""
    start = 1 if text.startswith("\ufeff") else 0
    if not text.startswith("---", start):
        return None, text[start:], 1
    if "\r" not in text:  # the same, many times faster
        end = _END.search(text, start + 3) if text.startswith("\n", start + 3) else None
        if end is None:
            return None, text[start:], 1
        return text[start + 4 : end.start()], text[end.end() :], text.count("\n", 0, end.end()) + 1
    match = _BLOCK.match(text, start)
    if match is None:
        return None, text[start:], 1
    return match.group(1) or "", text[match.end() :], text.count("\n", 0, match.end()) + 1


def parse_properties(block: str, path: str, first_line: int) -> tuple[tuple[Property, ...], tuple[Diagnostic, ...]]:
    """The properties of a block that begins at `first_line`, and the findings; a block with an error gives none."""
    front = read_block(block, path, first_line)
    return front.properties, front.diagnostics


def read_block(block: str, path: str, first_line: int) -> FrontMatter:
    """The block as read; total over any text."""
    source = block.replace("\r\n", "\n") if "\r" in block else block
    if (flat := read_flat(source, path, first_line)) is not None:
        return flat
    from vaultkit.syntax.frontmatter import load_block  # most notes have no such block, and YAML takes its time

    return load_block(source, path, first_line)
