"""Page text: the Markdown of a generated page to the lines in which a terminal shows it: headings, lists and tables
without their marks, links as their names."""

import re
from collections.abc import Callable, Iterator
from itertools import groupby

from click import unstyle

from vaultkit.cli.output.colours import title
from vaultkit.cli.output.columns import table
from vaultkit.cli.output.text import plain
from vaultkit.model.regex import regex
from vaultkit.syntax.inert import terminal

_HEADING = regex(r"^#{1,6}\s+(?P<text>.*)$")
_ITEM = regex(r"^(?P<indent>\s*)[-*+]\s+(?P<text>.*)$")
_ID = regex(r"(?:^|(?<!\s)\s+)\^[0-9A-Za-z-]+\s*$")
_EMPHASIS = regex(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_CODE = regex(r"`([^`]+)`")
_ONLY_A_LINK = regex(r"^\s*(?:\[\[[^\[\]]*\]\]|\[[^\[\]]*\]\([^()]*\))\s*$")
_RULE = regex(r"^\s*\|[\s:|-]+\|\s*$")


def page_lines(body: str, hides: Callable[[str], bool]) -> list[str]:
    """The page line by line, without those that `hides` says tell of something private, without its first heading's
    mark and without the link that leads back from it."""
    shown = [line for line in body.strip("\n").split("\n") if not hides(line)]
    while shown and (not shown[-1].strip() or _ONLY_A_LINK.match(shown[-1])):
        shown.pop()
    lines = list(_parted(shown))
    return [line for number, line in enumerate(lines) if line or number < 2 or not _is_title(lines[number - 1])]


def _is_title(line: str) -> bool:
    return line == title(unstyle(line)) != ""


def _parted(lines: list[str]) -> Iterator[str]:
    is_code = False
    for is_row, group in groupby(lines, key=lambda line: line.lstrip().startswith("|")):
        if is_row and not is_code:
            yield from _table(list(group))
            continue
        for line in group:
            if line.startswith("```"):
                is_code = not is_code
            elif is_code:
                yield f"  {line.rstrip()}"
            else:
                yield _line(line)


def _line(line: str) -> str:
    if heading := _HEADING.match(line):
        return title(_said(heading["text"]))
    if item := _ITEM.match(line):
        return f"  {item['indent']}- {_said(item['text'])}"
    indent = " " * (len(line) - len(line.lstrip(" ")))
    return f"{indent}{_said(line)}".rstrip()


def _table(rows: list[str]) -> list[str]:
    cells = [
        [_said(cell) for cell in re.split(r"(?<!\\)\|", row.strip().strip("|"))] for row in rows if not _RULE.match(row)
    ]
    width = max(map(len, cells))
    even = [row + [""] * (width - len(row)) for row in cells]
    return table(even[0], even[1:]) if len(even) > 1 else []


def _said(text: str) -> str:
    """The text as it is read."""
    without = _CODE.sub(r"\1", _EMPHASIS.sub(r"\1", _ID.sub("", text)))
    return terminal(plain(without))
