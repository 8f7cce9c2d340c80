"""Screen: what a command says to the lines in which it is read: wrapped below themselves to the width of a terminal,
and in a pipe as they are."""

import sys
from collections.abc import Iterable

import click

from vaultkit.model.regex import regex

NARROWEST = 40
"""Terminals of fewer columns are written as if they had so many."""

_ESCAPES = regex(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b\x07]*(?:\x1b\\|\x07)")
_ONE_CELL_EACH = regex(r"[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u25cb\u25cf]*")
_WIDE = regex(
    "[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff"
    "\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003fffd]"
)
"""Letters of scripts that are written without blanks: a line may end behind any of them."""


def terminal_width() -> int | None:
    """The columns of the terminal that is written to, None for a pipe or a file."""
    return _columns() if sys.stdout.isatty() else None


def put(text: str = "", *, hang: int | None = None, err: bool = False, nl: bool = True) -> None:
    """Prints a text at once, each of its lines as `fitted` fits it, and a line break unless the line goes on (`nl`)."""
    width = error_width() if err else terminal_width()
    lines = (piece for line in text.split("\n") for piece in fitted(line, width, hang=hang))
    click.echo("\n".join(lines), err=err, nl=nl)


def put_all(lines: Iterable[str], *, hang: int | None = None) -> None:
    """Prints lines one by one."""
    for line in lines:
        put(line, hang=hang)


def fitted(line: str, width: int | None, *, hang: int | None = None) -> list[str]:
    """The line in pieces that are no wider, broken between words only; those below the first are indented by `hang`
    columns, else by two more than the first. A word that is wider than a whole line is broken all the same."""
    if width is None or cells(line) <= width:
        return [line]
    bare = line.lstrip(" ")
    begin = len(line) - len(bare)
    below = begin + 2 if hang is None else hang
    longest = longest_word(bare)
    if below + longest > width:
        below = begin + 2
    if below + longest > width >= longest:
        begin, below = min(begin, width - longest), width - longest
    from wcwidth import wrap  # only a line that is too long for its terminal needs it

    return wrap(
        bare,
        width,
        initial_indent=" " * begin,
        subsequent_indent=" " * below,
        break_on_hyphens=False,
        break_long_words=longest > width - max(begin, below) or _WIDE.search(bare) is not None,
    )


def cells(text: str) -> int:
    """The columns that a text takes on a terminal; escape sequences take none."""
    bare = _ESCAPES.sub("", text) if "\x1b" in text else text
    if (bare.isascii() and bare.isprintable()) or _ONE_CELL_EACH.fullmatch(bare):
        return len(bare)
    from wcwidth import width  # only letters of other widths need it

    return width(bare)


def padded(text: str, columns: int) -> str:
    """The text with blanks behind it up to so many columns."""
    return text + " " * (columns - cells(text))


def longest_word(text: str) -> int:
    """The columns of the longest piece of a text that no line is to be broken in."""
    bare = _ESCAPES.sub("", text) if "\x1b" in text else text
    pieces = _WIDE.sub(lambda letter: f" {letter[0]} ", bare).split()
    return max(map(cells, pieces), default=0)


def error_width() -> int | None:
    """The columns of the terminal that errors are written to, None for a pipe or a file."""
    return _columns() if sys.stderr.isatty() else None


def _columns() -> int:
    import shutil  # brings what unpacks archives; only a terminal needs it

    return max(shutil.get_terminal_size().columns, NARROWEST)
